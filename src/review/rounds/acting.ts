import { type Failure, forbidden } from '../../platform/outcome.ts';
import { type ActsFor, has, type Role, type Who } from '../../platform/roles.ts';
import type { ChainStep } from '../tables.ts';
import type { SubjectWords } from '../words.ts';

/** What of a round says whose its steps are. */
interface Whose {
  authorityId: number;
  officeId: number | null;
  standInId: number | null;
  authors: readonly number[];
  reviews: readonly { reviewerId: number; forId: number | null }[];
}

/** Who may take a step. */
export function rolesFor({ role, also = [] }: ChainStep): Role[] {
  return [role, ...also];
}

/** In whose place a step is taken: of somebody who is away, or (null) one's own. */
export type Place = ActsFor | null;

/** In whose place this person could take a step, their own first; none: it is not theirs. */
export function placesAt(step: ChainStep, round: Whose, who: Who): Place[] {
  const others = (who.actsFor ?? []).filter((away) => isOf(step, round, { ...away, authorityId: who.authorityId }));
  return isOf(step, round, who) ? [null, ...others] : others;
}

/** Whether a step is one for this person, whoever wrote the subject. */
function isOf(step: ChainStep, { authorityId, officeId, standInId }: Whose, who: Who): boolean {
  if (who.authorityId !== authorityId || !has(who, ...rolesFor(step))) return false;
  if (step.scope === 'authority' || officeId === null || who.officeId === officeId) return true;
  return who.id === standInId || has(who, ...(step.also ?? []));
}

/** Why this person cannot take a step in that place: nobody passes what they wrote, and nobody takes two steps, be it in
 *  person or by a deputy. */
export function apartFault(
  words: SubjectWords,
  step: ChainStep,
  round: Whose,
  who: Who,
  away: Place,
): Failure | undefined {
  if (who.id === null || round.authors.includes(who.id)) return forbidden(`不能审核本人${words.wrote}的${words.text}`);
  if (away && round.authors.includes(away.id))
    return forbidden(`${away.name}不能审核其${words.wrote}的${words.text}，其代理人也不能`);
  if (step.again) return undefined;
  const took = (id: number) => round.reviews.some(({ reviewerId, forId }) => reviewerId === id || forId === id);
  if (took(who.id)) return forbidden('您已办理过本轮的前一环节，须由他人办理');
  return away && took(away.id) ? forbidden(`${away.name}已办理过本轮的前一环节，须由他人办理`) : undefined;
}

/** In whose place this person takes a step that they can take: their own where they may. */
export function placeTaken(words: SubjectWords, step: ChainStep, round: Whose, who: Who): Place {
  return placesAt(step, round, who).find((place) => !apartFault(words, step, round, who, place)) ?? null;
}
