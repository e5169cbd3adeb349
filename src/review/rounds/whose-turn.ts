import type { Calendar } from '../../law/index.ts';
import { calendarOf, whoWorks } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { roles, type Who } from '../../platform/roles.ts';
import type { SubjectKind } from '../subjects.ts';
import { rolesFor } from './acting.ts';
import { dueOf } from './due.ts';
import { dueStep, type Round, reviewFault } from './rules.ts';
import { openRounds } from './store.ts';

/** The step that is waited for, and who can take it now. */
export interface Turn {
  subjectId: string;
  step: string;
  /** who may, in words of their role */
  roles: string;
  /** names; none: nobody with an account in use can take it */
  people: string[];
  /** by when, in words: '2024-03-05'; undefined: without a limit */
  by: string | undefined;
}

/** At whom the subjects of a kind stand that are under review in an authority. @param day 'YYYY-MM-DD' */
export async function turnsOf(db: Db, kind: SubjectKind, authorityId: number, day: string): Promise<Turn[]> {
  const [rounds, people, calendar] = await Promise.all([
    openRounds(db, authorityId, [kind.name]),
    whoWorks(db, authorityId, day),
    calendarOf(db),
  ]);
  return rounds.map((round) => turnOf(kind, round, people, calendar));
}

function turnOf({ words }: SubjectKind, round: Round, people: readonly Who[], calendar: Calendar): Turn {
  return {
    subjectId: round.subjectId,
    ...openStep(round),
    people: people.filter((who) => !reviewFault(words, round, who, round.contentHash)).map(({ name }) => name),
    by: dueOf(round, calendar)?.by,
  };
}

/** The step that is waited for, and who may take it, in words. */
export function openStep(round: Round): { step: string; roles: string } {
  const step = round.steps[dueStep(round)];
  const names = step ? rolesFor(step).map((role) => roles[role]) : [];
  return { step: step?.label ?? '', roles: names.join('或者') };
}
