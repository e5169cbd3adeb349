import type { Calendar } from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Who } from '../../platform/roles.ts';
import type { Subject, SubjectKind } from '../subjects.ts';
import { type Due, dueOf } from './due.ts';
import { dueStep, mayKnow, type Round, reviewFault } from './rules.ts';
import { openRounds } from './store.ts';

/** Something under review, as lists show it. */
export interface Waiting {
  roundId: number;
  /** SubjectKind.name */
  kind: string;
  /** SubjectWords.kind */
  kindWords: string;
  id: string;
  title: string;
  href: string;
  /** '': of the whole authority */
  office: string;
  step: string;
  submittedAt: Date;
  /** undefined: the step has no limit */
  due: Due | undefined;
}

/** What waits for this person's verdict, oldest first. */
export async function waitingReviews(db: Db, kinds: readonly SubjectKind[], who: Who): Promise<Waiting[]> {
  const found = await underReview(db, kinds, who, (kind, round) => theirs(kind, round, who, round.contentHash));
  const calendar = await calendarOf(db);
  return found
    .filter(({ kind, round, subject }) => theirs(kind, round, who, subject.contentHash))
    .map((one) => lineOf(one, calendar));
}

/** What is under review and this person may know of: what waits for them, and for others. */
export async function reviewsKnown(
  db: Db,
  kinds: readonly SubjectKind[],
  who: Who,
): Promise<{ mine: Waiting[]; others: Waiting[] }> {
  const found = await underReview(db, kinds, who, (kind, round) => mayKnow(kind, round, who));
  const mine = found.filter(({ kind, round, subject }) => theirs(kind, round, who, subject.contentHash));
  const calendar = await calendarOf(db);
  const lines = (some: readonly Found[]) => some.map((one) => lineOf(one, calendar));
  return { mine: lines(mine), others: lines(found.filter((one) => !mine.includes(one))) };
}

const theirs = ({ words }: SubjectKind, round: Round, who: Who, hash: string) =>
  reviewFault(words, round, who, hash) === undefined;

interface Found {
  kind: SubjectKind;
  round: Round;
  subject: Subject;
}

/** Asks the rooms only for subjects that matter to this person: to say how they stand now may cost something. */
async function underReview(
  db: Db,
  kinds: readonly SubjectKind[],
  who: Who,
  matters: (kind: SubjectKind, round: Round) => boolean,
): Promise<Found[]> {
  const names = kinds.map(({ name }) => name);
  const kindOf = (round: Round) => kinds.find(({ name }) => name === round.kind)!;
  const rounds = (await openRounds(db, who.authorityId, names)).filter((round) => matters(kindOf(round), round));
  const subjects = new Map<string, ReadonlyMap<string, Subject>>();
  for (const kind of kinds) {
    const ids = rounds.filter((round) => round.kind === kind.name).map(({ subjectId }) => subjectId);
    if (ids.length > 0) subjects.set(kind.name, await kind.present(db, ids));
  }
  return rounds.flatMap((round) => {
    const subject = subjects.get(round.kind)?.get(round.subjectId);
    return subject ? [{ kind: kindOf(round), round, subject }] : [];
  });
}

function lineOf({ kind, round, subject }: Found, calendar: Calendar): Waiting {
  return {
    roundId: round.id,
    kind: kind.name,
    kindWords: kind.words.kind,
    id: round.subjectId,
    title: subject.title,
    href: subject.href,
    office: round.office,
    step: round.steps[dueStep(round)]?.label ?? '',
    submittedAt: round.submittedAt,
    due: dueOf(round, calendar),
  };
}
