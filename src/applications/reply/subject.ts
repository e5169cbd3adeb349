import { createHash } from 'node:crypto';
import { REPLY_KINDS, type ReplyKindId } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type ChainStep, latestRound, type Round, type Subject, type SubjectKind } from '../../review/index.ts';
import { legalReviewers, needsLegalReview, readers, signers } from '../rules.ts';
import type { GivenWith } from './given/store.ts';

/** What a draft reply says: the content of a paper of kind 'reply'. */
export interface ReplyContent {
  reply: ReplyKindId;
  /** disclosed against a third party's refusal. art. 32 */
  publicInterest: boolean;
  body: string;
}

/** How the note begins by which a reviewer sends a draft back. */
export const RETURNED = '退回答复稿：';

/** The steps of its chain, by index. */
export const LEGAL_REVIEW = 0;
export const SIGNATURE = 1;
export const STEP_LABELS = ['法制审核', '签发答复'] as const;

/** 法制审核 by another than who wrote it, then 签发; who reviewed it may sign it. A reply that simply gives what was asked
 *  may be signed at once. */
export function replySteps(kind: ReplyKindId): ChainStep[] {
  const [reviewer, ...others] = legalReviewers;
  const [signer, ...heads] = signers;
  const common = { scope: 'authority', checks: 'opinion' } as const;
  const optional = needsLegalReview(kind) ? {} : ({ optional: true } as const);
  return [
    { label: STEP_LABELS[LEGAL_REVIEW], role: reviewer, also: others, ...common, ...optional },
    { label: STEP_LABELS[SIGNATURE], role: signer, also: heads, ...common, again: true },
  ];
}

type Given = readonly Pick<GivenWith, 'hash' | 'name'>[];

/** SHA-256, hex, of what is reviewed and signed. @param given out with it */
export function replyHash(applicationId: number, { reply, publicInterest, body }: ReplyContent, given: Given): string {
  const files = given.length ? ['files', ...given.map(({ hash, name }) => `${hash} ${name}`)] : [];
  const lines = ['gongkai reply 1', applicationId, reply, publicInterest, body, ...files];
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** A draft as its reviewers compare it; a file by the beginning of its fingerprint, since another of the same name has
 *  another. */
export function textOfReply({ reply, publicInterest, body }: ReplyContent, given: Given): string {
  return [
    REPLY_KINDS[reply].label,
    ...(publicInterest ? ['第三方不同意公开，因公共利益决定公开'] : []),
    body,
    ...given.map(({ hash, name }, n) => `附件 ${n + 1}：${name}（指纹 ${hash.slice(0, 8)}）`),
  ].join('\n');
}

/** A draft reply as it is reviewed. */
export function subjectOfReview(row: { id: number; subject: string }, content: ReplyContent, given: Given): Subject {
  return subjectWith(row, replyHash(row.id, content, given));
}

function subjectWith({ id, subject }: { id: number; subject: string }, contentHash: string): Subject {
  return { id: String(id), title: subject, href: `/console/applications/${id}/reply`, contentHash };
}

/** The newest round of an application's reply; undefined: none was drafted. */
export function replyRound(db: Db, applicationId: number): Promise<Round | undefined> {
  return latestRound(db, replies.name, String(applicationId));
}

/** Draft replies of applications that can be answered now. They are reviewed beside the application, where the clock is
 *  in sight; 法制审核 and 签发 are steps of the application too. */
export const replies: SubjectKind = {
  name: 'reply',
  words: { kind: '依申请公开答复', it: '答复', text: '答复', wrote: '拟写', drafted: '拟写', review: '审核' },
  chain: 'own',
  personal: true,
  readers,
  async present(db, ids) {
    const rows = await db
      .selectFrom('applications as a')
      .innerJoin('application_papers as p', 'p.application_id', 'a.id')
      .select(['a.id', 'a.subject', 'p.reply_hash as hash'])
      .where('a.id', 'in', ids.map(Number))
      .where('a.phase', '=', 'open')
      .where('p.kind', '=', 'reply')
      .where('p.state', '=', 'draft')
      .execute();
    return new Map(rows.map(({ hash, ...row }) => [String(row.id), subjectWith(row, hash ?? '')]));
  },
};
