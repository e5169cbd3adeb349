import { CHECKS, type CheckId } from '../../../law/index.ts';
import { type Act, action, done } from '../../../platform/action.ts';
import { conflict, forbidden, type Outcome, ok } from '../../../platform/outcome.ts';
import { askedOf, type Confirmed, objectionTo, type Passage } from '../../../platform/public-text/index.ts';
import { acknowledge, askRelease, type Round } from '../../../review/index.ts';
import { keepNote } from '../../handling/keep-note.ts';
import { type Held, hold, type Seen } from '../../handling/steps/take.ts';
import { handlers } from '../../rules.ts';
import { draftSeen, type ReplyDraft } from '../draft-seen.ts';
import { type GivenWith, givenWith } from '../given/store.ts';
import { replies, replyHash, replyRound, textOfReply } from '../subject.ts';
import { type CheckedReply, checkedReply } from './checked.ts';
import { replyReleases } from './release.tsx';

type OfDraft = Seen & { draftVersion: number };

interface Looked {
  held: Held;
  draft: ReplyDraft;
  given: GivenWith[];
  round: Round;
  checked: CheckedReply;
}

/** The draft that was seen, with what the checks say of it, for who wrote it. */
async function lookedAt(act: Act, { draftVersion, ...seen }: OfDraft, then: string): Promise<Outcome<Looked>> {
  const got = await hold(act, seen);
  if (!got.ok) return got;
  const draft = await draftSeen(act, seen.id, draftVersion, then);
  if (!draft.ok) return draft;
  const round = await replyRound(act.db, seen.id);
  if (round?.state !== 'open') return conflict('答复稿不在审核中，请修改保存后再办理');
  if (!round.authors.includes(act.who.id!)) return forbidden('由拟写答复的人办理');
  const given = await givenWith(act, got.held.row);
  const of = { application: got.held.row, content: draft.value.content, given, round };
  const checked = await checkedReply(act, of, act.today);
  return checked.ok ? ok({ held: got.held, draft: draft.value, given, round, checked: checked.value }) : checked;
}

/** 核对确认: who wrote the draft says of what the checks found that it may stand, each or all of a kind with a reason; for
 *  exactly this draft. The audit log tells how many of which kind; the reasons stand sealed with the round. 条例 art. 17 */
export const confirmReply = action<OfDraft & { confirmed: Confirmed }, void>(
  'applications.confirmReply',
  handlers,
  async (act, { confirmed, ...of }) => {
    const looked = await lookedAt(act, of, '核对');
    if (!looked.ok) return looked;
    const { round, checked } = looked.value;
    if (!checked.open.length) return conflict('没有需要核对确认的内容');
    const objection = objectionTo(checked.open, confirmed);
    if (objection) return { ...objection, message: '还有须核对的内容没有确认，请逐处勾选，或者写明一并确认的理由' };
    const said = checked.open.map((one) => ({ ...one, reason: confirmed.reasons.get(one.check) ?? '' }));
    await acknowledge(act, replies, round, said);
    return done(undefined, `application:${of.id}`, { confirmed: countsOf(checked.open) });
  },
);

/** 提请放行: what the checks stop in a draft is put before who reviews secrecy. 条例 arts. 14, 15, 17 */
export const askReplyRelease = action<OfDraft & { reason: string }, void>(
  'applications.askRelease',
  handlers,
  async (act, { reason, ...of }) => {
    const looked = await lookedAt(act, of, '提请');
    if (!looked.ok) return looked;
    const { held, draft, given, round, checked } = looked.value;
    const subject = {
      id: String(of.id),
      version: String(draft.id),
      contentHash: replyHash(of.id, draft.content, given),
      text: textOfReply(draft.content, given),
      officeId: held.row.office_id,
      authors: round.authors,
    };
    const asked = await askRelease(act, replyReleases, { subject, found: checked.found, reason });
    if (!asked.ok) return asked;
    await keepNote(act, of.id, `提请保密审查员放行：${reason.trim()}`);
    return done(undefined, `application:${of.id}`, { checks: asked.value });
  },
);

function countsOf(found: readonly Passage[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { check } of askedOf(found)) {
    const { name } = CHECKS[check as CheckId];
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
