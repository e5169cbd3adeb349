import type { Act } from '../../platform/action.ts';
import { conflict, type Outcome, ok } from '../../platform/outcome.ts';
import { reviewFault } from '../../review/index.ts';
import { type Draft, draftOf } from '../papers/drafts.ts';
import { type ReplyContent, replies, replyRound } from './subject.ts';

export type ReplyDraft = Omit<Draft, 'content'> & { content: ReplyContent };

/** The draft, if it is still the one that the person read. @param then what they mean to do with it */
export async function draftSeen(
  { db, who, sealer }: Act,
  id: number,
  version: number,
  then: string,
): Promise<Outcome<ReplyDraft>> {
  const draft = await draftOf(db, sealer, id, 'reply');
  const round = draft ? undefined : await replyRound(db, id);
  if (!draft) return (round && reviewFault(replies.words, round, who, '')) ?? conflict('还没有拟写答复');
  if (draft.version !== version) return conflict(`答复稿已被修改，请重新阅看后再${then}`);
  return ok({ ...draft, content: draft.content as unknown as ReplyContent });
}
