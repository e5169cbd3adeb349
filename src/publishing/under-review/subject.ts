import { foundInside } from '../../checks/index.ts';
import type { Act } from '../../platform/action.ts';
import { conflict, type Failure } from '../../platform/outcome.ts';
import { passageKey } from '../../platform/public-text/index.ts';
import { type PagedKind, type RoundEvent, releasedIn, reviewHref, type Subject } from '../../review/index.ts';
import { releases } from '../blocked/subject.ts';
import { columnsOf } from '../columns/queries.ts';
import { advance, documentById, lockDocument, note } from '../document.ts';
import { contentHash, type Revision, revisionById } from '../revisions.ts';
import { authorityWide, mayDecide } from '../rules.ts';
import { filesOf, textOfRevision } from './fields.ts';
import { filesIn } from './files-in.ts';
import { shown } from './reading.tsx';
import { simple } from './simple.ts';

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
  columns: columnsOf,

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

  async titles(db, ids) {
    const rows = await db
      .selectFrom('documents as d')
      .innerJoin('revisions as r', 'r.id', 'd.revision_id')
      .select(['d.id', 'r.title'])
      .where('d.id', 'in', ids.map(Number))
      .execute();
    return new Map(rows.map(({ id, title }) => [String(id), title]));
  },

  async follow(act, { kind, round, label, remark }) {
    if (kind === 'recalled' || kind === 'voided') return undefined; // what the office did itself
    const said = [label, remark].filter(Boolean).join('：');
    return decide(act, { documentId: Number(round.subjectId), verdict: kind, contentHash: round.contentHash, said });
  },

  async publicText(db, id) {
    const revisionId = (await documentById(db, Number(id)))?.publicRevisionId;
    return revisionId ? textOfRevision(db, (await revisionById(db, revisionId))!) : undefined;
  },

  async textAgain(db, { version }) {
    const revision = await revisionById(db, Number(version));
    return revision && textOfRevision(db, revision);
  },

  files: filesOf,

  page: { hold, shown, simple, passed: '已签发，可以公开' },
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

interface Decided {
  documentId: number;
  verdict: Exclude<RoundEvent['kind'], 'recalled' | 'voided'>;
  /** SHA-256, hex, of what was read */
  contentHash: string;
  /** for its history: the step, and the remark */
  said: string;
}

/** What a verdict asks of a document, and the line of its history. */
const follows = {
  next: ['passOn', 'passed'],
  returned: ['sendBack', 'returned'],
  /** 签发: it may now be published with exactly this content */
  passed: ['approve', 'approved'],
} as const;

/** Pictures may be read after a document was submitted: what may not be public is not passed on.
 *  @returns conflict where such was found in a file and nobody let it through */
async function foundSince(
  act: Act,
  { documentId, revision }: { documentId: number; revision: Revision },
): Promise<Failure | undefined> {
  const found = await foundInside(act.db, filesIn(revision));
  const blocking = found.filter(({ severity }) => severity === 'block');
  if (blocking.length === 0) return undefined;
  const released = await releasedIn(act, releases, String(documentId), contentHash(documentId, revision));
  const one = blocking.find((it) => !released.has(passageKey(it)));
  if (!one) return undefined;
  return conflict(`${one.where}“${one.text}”：${one.message}。这是送审后才识别出来的，请退回修改`);
}

/** A verdict leads the document on in its life.
 *  @returns conflict when it is not in review, or what would be approved is not what was read */
export async function decide(act: Act, { documentId, verdict, ...of }: Decided): Promise<Failure | undefined> {
  const { db, who, now } = act;
  const [request, line] = follows[verdict];
  const document = await lockDocument(db, documentId);
  const may = mayDecide(document, who, request);
  if (!may.ok) return may;
  const revision = (await revisionById(db, document!.revisionId))!;
  if (verdict !== 'returned') {
    const stopped = await foundSince(act, { documentId, revision });
    if (stopped) return stopped;
  }
  if (verdict === 'passed') {
    if (!revision.sealedAt || contentHash(documentId, revision) !== of.contentHash)
      return conflict('文件在审核期间有改动，须重新送审');
    await db.updateTable('documents').set({ approved_hash: of.contentHash }).where('id', '=', documentId).execute();
  }
  await advance(db, document!, request, now);
  await note(act, document!, line, of.said);
  return undefined;
}
