import { holdersOf } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type Role, roles, type Who } from '../../platform/roles.ts';
import type { SubjectKind } from '../subjects.ts';
import { dueStep, type Round, reviewFault, rolesFor } from './rules.ts';
import { openRounds } from './store.ts';

/** The step that is waited for, and who can take it now. */
export interface Turn {
  subjectId: string;
  step: string;
  /** who may, in words of their role */
  roles: string;
  /** names; none: nobody with an account in use can take it */
  people: string[];
}

/** At whom the subjects of a kind stand that are under review in an authority. */
export async function turnsOf(db: Db, kind: SubjectKind, authorityId: number): Promise<Turn[]> {
  const [rounds, people] = await Promise.all([openRounds(db, authorityId, [kind.name]), whoWorks(db, authorityId)]);
  return rounds.map((round) => turnOf(kind, round, people));
}

/** What stands still because nobody with an account in use can take the step that is open. */
export async function stuckAt(db: Db, kinds: readonly SubjectKind[], authorityId: number): Promise<Turn[]> {
  const all = await Promise.all(kinds.map((kind) => turnsOf(db, kind, authorityId)));
  return all.flat().filter(({ people }) => people.length === 0);
}

function turnOf({ words }: SubjectKind, round: Round, people: readonly Who[]): Turn {
  const step = round.steps[dueStep(round)];
  return {
    subjectId: round.subjectId,
    step: step?.label ?? '',
    roles: step
      ? rolesFor(step)
          .map((role) => roles[role])
          .join('或者')
      : '',
    people: people.filter((who) => !reviewFault(words, round, who, round.contentHash)).map(({ name }) => name),
  };
}

async function whoWorks(db: Db, authorityId: number): Promise<Who[]> {
  const people = new Map<number, Who & { roles: Role[] }>();
  for (const { id, name, role, officeId } of await holdersOf(db, authorityId)) {
    const known = people.get(id) ?? { id, name, authorityId, officeId, roles: [] };
    known.roles.push(role);
    people.set(id, known);
  }
  return [...people.values()];
}
