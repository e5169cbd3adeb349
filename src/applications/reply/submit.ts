import type { Act } from '../../platform/action.ts';
import { askedOf } from '../../platform/public-text/index.ts';
import { acknowledgedIn, enterReview, keepFindings, voidReview } from '../../review/index.ts';
import { draftOf, saveDraft } from '../papers/drafts.ts';
import type { ApplicationRow } from '../store.ts';
import { foundInReply } from './checked/look.ts';
import { replyReleases } from './checked/release.tsx';
import { type GivenWith, givenWith } from './given/store.ts';
import { type ReplyContent, replies, replyHash, replyRound, replySteps, textOfReply } from './subject.ts';

interface Saved {
  paperId: number;
  content: ReplyContent;
  given: readonly GivenWith[];
}

/** A draft that was saved is looked into, and begins a round of its own; all who wrote any of it are its authors.
 *  @returns how much was found that must be looked at or mended */
export async function submitDraft(act: Act, row: ApplicationRow, saved: Saved): Promise<number> {
  const { id, authority_id: authorityId, office_id: officeId } = row;
  const { content, given } = saved;
  const looked = await foundInReply(act, { application: row, content, given }, act.today);
  if (looked.ok) await keepFindings(act, { kind: replies, id: String(id), authorityId, officeId }, looked.value);
  await submit(act, row, saved);
  return looked.ok ? askedOf(looked.value).length : 0;
}

async function submit(act: Act, row: ApplicationRow, { paperId, content, given }: Saved): Promise<void> {
  const before = await replyRound(act.db, row.id);
  const version = String(paperId);
  const contentHash = replyHash(row.id, content, given);
  const same = before?.contentHash === contentHash;
  const acknowledged = same ? await acknowledgedIn(act, before) : [];
  if (!same) await voidReview(act, replyReleases, String(row.id));
  await enterReview(act, replies, {
    id: String(row.id),
    version,
    contentHash,
    text: textOfReply(content, given),
    officeId: row.office_id,
    authors: before?.version === version ? before.authors : [],
    steps: replySteps(content.reply),
    acknowledged: acknowledged.map((one) => ({ ...one, said: one })),
  });
}

/** What is given out with a reply is another: its draft, where there is one, is so too, and no verdict on what it was holds
 *  for it. In the transaction that holds the application. */
export async function givenChanged(act: Act, row: ApplicationRow): Promise<void> {
  const draft = await draftOf(act.db, act.sealer, row.id, 'reply');
  if (!draft) return;
  const content = draft.content as unknown as ReplyContent;
  const given = await givenWith(act, row);
  const hash = replyHash(row.id, content, given);
  const saved = { applicationId: row.id, kind: 'reply', content: draft.content, hash } as const;
  await saveDraft(act, saved, draft.version);
  await submitDraft(act, row, { paperId: draft.id, content, given });
}
