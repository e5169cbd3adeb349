import { authorityById, rename } from '../organizations/index.ts';
import { type Act, action, type Caller, done } from '../platform/action.ts';
import { dayOf } from '../platform/dates.ts';
import { conflict, notFound, type Outcome } from '../platform/outcome.ts';
import { program } from '../platform/roles.ts';
import type { JobContext } from '../platform/room.ts';
import { chainOf, enterReview, latestRound, recallReview } from '../review/index.ts';
import { type Content, changes, contentNow, hashOf, textOf } from './content.ts';
import { editFault, missingFault } from './rules.ts';
import { dropDraft, forgetComingNames, lockDraft, namesDue, saveDraft } from './store.ts';
import { chainFor, profiles, subjectIdOf } from './subject.tsx';

const keepers = ['disclosureHead'] as const;

async function underReview({ db, who }: Act): Promise<boolean> {
  return (await latestRound(db, profiles.name, subjectIdOf(who.authorityId)))?.state === 'open';
}

/** The head of the disclosure office writes what the authority says of itself; nothing of it is public before it was
 *  reviewed and signed. 条例 arts. 12, 20(二) */
export const saveProfile = action<{ content: Content }, void>('profile.save', keepers, async (act, { content }) => {
  const { db, who, now } = act;
  const authority = await authorityById(db, who.authorityId);
  if (!authority || who.id === null) return notFound();
  const fault = editFault(await underReview(act));
  if (fault) return fault;
  const before = await lockDraft(db, who.authorityId);
  const authors = [...new Set([...(before?.authors ?? []), who.id])];
  await saveDraft(db, who.authorityId, { content, authors, savedBy: who.name, savedAt: now });
  return done(undefined, `authority:${who.authorityId}`, {
    changes: changes(before?.content ?? contentNow(authority), content),
  });
});

/** 送审 through the authority's chain of review. 条例 art. 17 */
export const submitProfile = action<null, void>('profile.submit', keepers, async (act) => {
  const { db, who, today } = act;
  const authority = await authorityById(db, who.authorityId);
  if (!authority) return notFound();
  const draft = await lockDraft(db, who.authorityId);
  if (!draft) return conflict('没有需要送审的修改');
  const fault = editFault(await underReview(act)) ?? missingFault(draft.content, today);
  if (fault) return fault;
  await enterReview(act, profiles, {
    id: subjectIdOf(who.authorityId),
    contentHash: hashOf(who.authorityId, draft.content),
    text: textOf(draft.content),
    officeId: who.officeId,
    authors: draft.authors,
    steps: chainFor(await chainOf(db, who.authorityId)),
  });
  return done(undefined, `authority:${who.authorityId}`, {
    changes: changes(contentNow(authority), draft.content),
  });
});

/** 撤回送审, to go on writing. */
export const recallProfile = action<null, void>('profile.recall', keepers, async (act) => {
  const fault = await recallReview(act, profiles, subjectIdOf(act.who.authorityId));
  return fault ?? done(undefined, `authority:${act.who.authorityId}`);
});

/** What was written and not signed is given up: what is public stays. */
export const discardProfile = action<null, void>('profile.discard', keepers, async (act) => {
  const fault = editFault(await underReview(act));
  if (fault) return fault;
  await dropDraft(act.db, act.who.authorityId);
  return done(undefined, `authority:${act.who.authorityId}`);
});

/** On their day, names that were signed before hold. */
const useNames = action<{ content: Content; since: string }, void>(
  'profile.useNames',
  ['program'],
  async ({ db, who }, { content, since }) => {
    const { name = '', shortName = '', paperPrefix = '' } = content;
    await forgetComingNames(db, who.authorityId);
    const fault = await rename(db, who.authorityId, { name, shortName, paperPrefix }, since);
    return fault ?? done(undefined, `authority:${who.authorityId}`, { name, since });
  },
);

/** A turn of the job: every authority whose new names hold from today. */
export async function useDueNames({ db, house, now }: Omit<Caller, 'who'> | JobContext): Promise<Outcome<void>[]> {
  const results: Outcome<void>[] = [];
  for (const { authorityId, content, namesFrom } of await namesDue(db, dayOf(now))) {
    const caller = { db, house, now, who: program(authorityId) };
    results.push(await useNames(caller, { content, since: namesFrom! }));
  }
  return results;
}
