import { countAccountability } from '../../../src/accountability/index.ts';
import {
  type Compiled,
  compileReport,
  findingsMark,
  partIds,
  publishedReport,
  publishReport,
  reviewReport,
  submitReport,
  textMark,
} from '../../../src/annual-report/index.ts';
import { editPart } from '../../../src/annual-report/narrative/actions.ts';
import { countLate } from '../../../src/channels/index.ts';
import { countConsultations } from '../../../src/consultations/index.ts';
import { REVIEW_GATES } from '../../../src/law/index.ts';
import { authorityById } from '../../../src/organizations/index.ts';
import { dayOf } from '../../../src/platform/dates.ts';
import { unwrap } from '../../../src/platform/outcome.ts';
import { reassessmentFigures } from '../../../src/reassessment/index.ts';
import { decideSubmission, submitReport as sendUp, submissionsOf } from '../../../src/report-submissions/index.ts';
import { latestRound } from '../../../src/review/index.ts';
import { countSurveys } from '../../../src/surveys/index.ts';
import { trainingFigures } from '../../../src/training/index.ts';
import { at, type Deed, YEAR, type Year } from './year.ts';

/** The report of the year as its books make it now. */
export async function compiled(year: Year): Promise<Compiled> {
  const { db } = year.books;
  return compileReport(db, (await authorityById(db, year.authorityId))!, YEAR);
}

/** What of the year the report tells besides its tables. */
export async function besides(year: Year): Promise<Record<string, unknown>> {
  const { db } = year.books;
  const of = [db, year.authorityId, YEAR] as const;
  const period = { from: `${YEAR}-01-01`, to: `${YEAR}-12-31` };
  const [late, trainings, accountability, consultations, surveys, reassessment] = await Promise.all([
    countLate(...of),
    trainingFigures(...of),
    countAccountability(...of),
    countConsultations(db, year.authorityId, period),
    countSurveys(db, year.authorityId, period),
    reassessmentFigures(...of),
  ]);
  return { late, accountability, trainings, consultations, surveys, reassessment };
}

const GATES = [...Object.keys(REVIEW_GATES), 'secrecy'];
const NOTHING = { accepted: false, reason: '', seen: findingsMark([]) };

/** The report is worded as its templates say, reviewed, signed, published, sent up and accepted, with nothing that the rules
 *  found and somebody had to accept. */
export const REPORT: readonly Deed[] = [
  {
    at: at('2027-01-05 16:00'),
    says: '年度报告撰写并送审',
    async run(year, now) {
      const editor = await year.as('editor1', now);
      const { sources } = await compiled(year);
      for (const part of partIds)
        unwrap(await editPart(editor, { year: YEAR, part, text: sources[part], seen: textMark(undefined) }));
      unwrap(await submitReport(editor, { year: YEAR, findings: NOTHING }));
    },
  },
  ...(['head', 'secrecy', 'signer'] as const).map(
    (login, n): Deed => ({
      at: at(`2027-01-06 1${n}:00`),
      says: `年度报告 ${login} 通过`,
      async run(year, now) {
        const { contentHash } = (await latestRound(year.books.db, 'annualReport', `${year.authorityId}:${YEAR}`))!;
        const given = { year: YEAR, verdict: 'passed', gates: GATES, remark: '', contentHash } as const;
        unwrap(await reviewReport(await year.as(login, now), given));
      },
    }),
  ),
  {
    at: at('2027-01-06 16:00'),
    says: '年度报告公布并报送',
    async run(year, now) {
      const head = await year.as('head', now);
      unwrap(await publishReport(head, { year: YEAR, date: dayOf(now), findings: NOTHING }));
      unwrap(await sendUp(head, { year: YEAR }));
    },
  },
  {
    at: at('2027-01-08 10:00'),
    says: '市里接收年度报告',
    async run(year, now) {
      const [sent] = await submissionsOf(year.books.db, year.authorityId, YEAR);
      const given = { id: sent!.id, accepted: true, remark: '', places: [] };
      unwrap(await decideSubmission(await year.as('city', now), given));
    },
  },
];

export const published = async (year: Year) => publishedReport(year.books.db, year.authorityId, YEAR);
