import type { Act } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { type PagedKind, reviewHref, type Subject } from '../../review/index.ts';
import { contentHash } from '../content.ts';
import { revisionById } from '../revisions.ts';
import { authorityWide } from '../rules.ts';
import { documentById, lockDocument } from '../store.ts';
import { shown } from './reading.tsx';
import { approve, passOn, sendBack } from './requests.ts';

/** Documents under review: each round is about one sealed revision, its version. 条例 art. 17: 先审后发 */
export const documents: PagedKind = {
  name: 'document',
  words: {
    kind: '主动公开文稿',
    it: '这份文件',
    text: '文稿',
    wrote: '撰写或修改',
    drafted: '起草',
    review: '审核',
  },
  chain: 'authority',
  readers: authorityWide,

  async present(db, ids) {
    const rows = await db
      .selectFrom('documents as d')
      .innerJoin('revisions as r', 'r.id', 'd.revision_id')
      .select(['d.id', 'r.title', 'r.content_hash as hash'])
      .where('d.id', 'in', ids.map(Number))
      .where('d.state', '=', 'inReview')
      .execute();
    return new Map(rows.map(({ id, title, hash }) => [String(id), subjectOf(id, title, hash ?? '')]));
  },

  async follow(act, { kind, round, label, remark }) {
    const said = { documentId: Number(round.subjectId), remark: [label, remark].filter(Boolean).join('：') };
    if (kind === 'next') return failureOf(await passOn(act, said));
    if (kind === 'returned') return failureOf(await sendBack(act, said));
    if (kind === 'passed') return failureOf(await approve(act, { ...said, contentHash: round.contentHash }));
    return undefined; // recalled, or void: what the office did itself
  },

  async textOf(db, id, version) {
    const revision = await revisionById(db, Number(version));
    return revision?.documentId === Number(id) ? `${revision.title}\n${revision.bodyText}` : undefined;
  },

  async publicVersion(db, id) {
    return (await documentById(db, Number(id)))?.publicRevisionId?.toString();
  },

  page: { hold, shown, passed: '已签发，可以公开' },
};

function subjectOf(id: number, title: string, hash: string): Subject {
  return { id: String(id), title, href: reviewHref('document', String(id)), contentHash: hash };
}

async function hold({ db, who }: Act, id: string): Promise<Subject | undefined> {
  const document = /^\d{1,15}$/.test(id) ? await lockDocument(db, Number(id)) : undefined;
  if (document?.authorityId !== who.authorityId) return undefined;
  const revision = (await revisionById(db, document.revisionId))!;
  return subjectOf(document.id, revision.title, contentHash(document.id, revision));
}

const failureOf = <T extends { ok: boolean }>(outcome: T) =>
  outcome.ok ? undefined : (outcome as Exclude<T, { ok: true }>);

/** Everybody who wrote any of a document. */
export async function authorsOf(db: Db, documentId: number): Promise<number[]> {
  const document = (await documentById(db, documentId))!;
  const revisions = await db
    .selectFrom('revisions')
    .select(['author_id', 'saved_by'])
    .where('document_id', '=', documentId)
    .execute();
  const all = [document.authorId, ...revisions.flatMap(({ author_id, saved_by }) => [author_id, saved_by])];
  return all.filter((id) => id !== null);
}
