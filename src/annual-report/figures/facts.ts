import { countAccountability } from '../../accountability/index.ts';
import { countRecurring, countReplyTimes, type ReplyTime } from '../../applications/index.ts';
import { type AssessmentFigures, assessmentFigures } from '../../assessment/index.ts';
import { countLate, countsByColumn, type Facility, facilitiesAtEndOf, ledgerFigures } from '../../channels/index.ts';
import { countMessages, type MessageCounts } from '../../engagement/index.ts';
import { type ManagementCounts, managementOf } from '../../inspection/index.ts';
import { holdersOf, openOffices } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { columnsOf, documents, financePublications } from '../../publishing/index.ts';
import { type ReassessmentFigures, reassessmentFigures } from '../../reassessment/index.ts';
import { countReviews, type ReviewCounts } from '../../review/index.ts';
import { type TrainingFigures, trainingFigures } from '../../training/index.ts';
import { periodOf } from '../links.ts';
import { type Finance, financeOf } from './finance.ts';
import { type Interaction, interactionOf } from './interaction.ts';
import { type Supervised, supervisedIn } from './supervised.ts';

/** What was made public in one column in the year. */
export interface ColumnCount {
  id: number;
  name: string;
  kind: 'news' | 'notice' | 'policy' | 'other';
  count: number;
  /** it has columns below it, and need hold nothing itself */
  parent: boolean;
}

/** What the books of an authority show of a year besides the tables and the counts by channel. */
export interface Facts {
  finance: Finance;
  columns: readonly ColumnCount[];
  /** first made public after the limit of 条例 art. 26 */
  late: number;
  /** not put out where they were to go */
  failed: number;
  reviews: ReviewCounts;
  /** what was found in texts before and after they were public, and what became of it */
  management: ManagementCounts;
  /** what it had for the public on the year's last day */
  facilities: readonly Facility[];
  /** villages and communities, and those of them that have a contact: as they are when the report is made */
  places: { all: number; withContact: number };
  /** people who write, and who review and sign: as they are when the report is made */
  people: { writing: number; reviewing: number };
  /** who was trained (条例 art. 48) */
  training: TrainingFigures;
  /** what is not disclosed and was assessed again (条例 art. 18) */
  reassessment: ReassessmentFigures;
  /** cases in which somebody was held to account */
  accountability: number;
  /** how the site was inspected, and what the office above had mended */
  supervised: Supervised;
  /** what it was given, or gave, in assessments (条例 arts. 46, 50) */
  assessment: AssessmentFigures;
  /** matters that several asked for, not yet decided: 条例 art. 44 */
  askedOften: number;
  /** what people wrote, and how it was answered */
  messages: MessageCounts;
  /** what people were asked, what they said, what was answered to all of them */
  interaction: Interaction;
  /** how applications were handled, beyond the report's tables */
  replyTimes: Record<ReplyTime, number>;
}

/** Gathers them. */
export async function factsOf(db: Db, authorityId: number, year: number): Promise<Facts> {
  const [
    titles,
    columns,
    late,
    failed,
    reviews,
    management,
    facilities,
    offices,
    holders,
    askedOften,
    replyTimes,
    messages,
    interaction,
    training,
    accountability,
    reassessment,
    supervised,
    assessment,
  ] = await Promise.all([
    financePublications(db, authorityId, year),
    countColumns(db, authorityId, year),
    countLate(db, authorityId, year),
    ledgerFigures(db, authorityId, { year, state: 'failed' }),
    countReviews(db, authorityId, documents.name, year),
    managementOf(db, authorityId, year),
    facilitiesAtEndOf(db, authorityId, year),
    openOffices(db, authorityId),
    holdersOf(db, authorityId),
    countRecurring(db, authorityId, `${year}-01-01`, `${year + 1}-01-01`),
    countReplyTimes(db, authorityId, year),
    countMessages(db, authorityId, periodOf(year)),
    interactionOf(db, authorityId, year),
    trainingFigures(db, authorityId, year),
    countAccountability(db, authorityId, year),
    reassessmentFigures(db, authorityId, year),
    supervisedIn(db, authorityId, year),
    assessmentFigures(db, authorityId, year),
  ]);
  const places = offices.filter(({ kind }) => kind !== 'office');
  const contacts = new Set(holders.filter(({ role }) => role === 'contact').map(({ officeId }) => officeId));
  const having = (...roles: string[]) =>
    new Set(holders.filter(({ role }) => roles.includes(role)).map(({ id }) => id)).size;
  return {
    finance: financeOf(
      titles.map(({ title }) => title),
      year,
    ),
    columns,
    late,
    failed: [...failed.values()].reduce((sum, count) => sum + count, 0),
    reviews,
    management,
    facilities,
    places: { all: places.length, withContact: places.filter(({ id }) => contacts.has(id)).length },
    people: { writing: having('editor', 'contact'), reviewing: having('officeReviewer', 'secrecyReviewer', 'signer') },
    accountability,
    supervised,
    assessment,
    askedOften,
    replyTimes,
    messages,
    interaction,
    training,
    reassessment,
  };
}

async function countColumns(db: Db, authorityId: number, year: number): Promise<ColumnCount[]> {
  const [columns, counts] = await Promise.all([columnsOf(db, authorityId), countsByColumn(db, authorityId, year)]);
  const found = new Map(counts.map(({ columnId, count }) => [columnId, count]));
  const parents = new Set(columns.map(({ parentId }) => parentId));
  return columns.map(({ id, name, kind }) => ({ id, name, kind, count: found.get(id) ?? 0, parent: parents.has(id) }));
}
