import type { Db, Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { House } from '../../platform/room.ts';
import { publicationBrief } from '../../publishing/index.ts';
import type { DocumentFit } from '../words.ts';

/** What meets a due, or may. */
export interface DueDocument {
  id: number;
  dueId: number;
  documentId: number | null;
  /** of the site, where it is no document */
  page: string;
  title: string;
  /** 'YYYY-MM-DD'; null: not public yet */
  on: string | null;
  state: DocumentFit;
  fits: string[];
  decidedBy: string;
  decidedAt: Date | null;
}

function base(db: Db) {
  return db
    .selectFrom('due_documents as f')
    .leftJoin('publications as p', 'p.document_id', 'f.document_id')
    .leftJoin('documents as c', 'c.id', 'f.document_id')
    .leftJoin('revisions as r', 'r.id', 'c.revision_id')
    .select(['f.id', 'f.due_id as dueId', 'f.document_id as documentId', 'f.page', 'f.public_on as on', 'f.state'])
    .select(['f.fits', 'f.decided_by as decidedBy', 'f.decided_at as decidedAt'])
    .select((eb) => eb.fn.coalesce('p.title', 'r.title', 'f.page_title').as('title'));
}

/** Everything that was linked with a due or proposed for it, the oldest first. */
export function documentsOf(db: Db, dueId: number): Promise<DueDocument[]> {
  return base(db).where('f.due_id', '=', dueId).orderBy('f.id').execute();
}

/** Proposals that wait, of dues that are still owed; of all or of those given. */
export function proposalsOf(db: Db, authorityId: number, ids?: readonly number[]): Promise<DueDocument[]> {
  let query = base(db)
    .innerJoin('dues as d', 'd.id', 'f.due_id')
    .where('f.authority_id', '=', authorityId)
    .where('f.state', '=', 'proposed')
    .where('d.state', '<>', 'dropped');
  if (ids) query = query.where('f.id', 'in', ids.length ? [...ids] : [-1]);
  return query.orderBy('f.id').limit(500).execute();
}

/** What a person names by a number or an address. */
export interface Named {
  documentId: number | null;
  page: string;
  title: string;
  on: string | null;
}

/** What is public of the authority by its 索引号, its address, or as another page of the own site; undefined: nothing such. */
export async function namedPublic(
  { db, house }: { db: Db; house: House },
  authorityId: number,
  given: string,
): Promise<Named | undefined> {
  const [path = ''] = given.replace(/^https?:\/\/[^/]+/, '').split(/[?#]/);
  const [, number] = /^(?:\/u\/[^/]+)?\/documents\/(\d{1,9})$/.exec(path) ?? [];
  const by = number ? { documentId: Number(number) } : { indexNumber: given };
  const brief = await publicationBrief(db, authorityId, by);
  if (brief) {
    const row = await db
      .selectFrom('publications')
      .select(['published_at', 'withdrawn_at'])
      .where('document_id', '=', brief.documentId)
      .executeTakeFirstOrThrow();
    if (row.withdrawn_at) return undefined;
    return { documentId: brief.documentId, page: '', title: brief.title, on: dayOf(row.published_at) };
  }
  const title = await pageTitle({ db, house }, authorityId, path);
  return title === undefined ? undefined : { documentId: null, page: path, title, on: null };
}

const REPORTS = '/disclosure/reports/';

/** What a page of the own site is called, if the site shows it: a guide, a topic, a year's report. */
async function pageTitle({ db, house }: { db: Db; house: House }, authorityId: number, path: string) {
  if (path.startsWith(REPORTS)) {
    const sort = house.brought('online').find(({ name }) => name === 'annual-reports');
    const online = (await sort?.of(db, authorityId)) ?? [];
    return online.find(({ id }) => `${REPORTS}${id}` === path)?.title;
  }
  const sort = house.brought('rated').find(({ folder }) => path.startsWith(folder));
  const id = sort && Number(/^[1-9]\d{0,8}$/.exec(path.slice(sort.folder.length))?.[0]);
  return id ? (await sort!.of(db, authorityId, [id]))[0]?.title : undefined;
}

/** Links a publication with a due as confirmed; what was proposed or declined before is confirmed now. */
export async function linkConfirmed(
  tx: Tx,
  due: { id: number; authorityId: number; obligationId: number },
  { documentId, page, title, on }: Named,
  decided: { by: string; at: Date },
): Promise<void> {
  const values = { state: 'confirmed' as const, public_on: on, decided_by: decided.by, decided_at: decided.at };
  const query = tx.insertInto('due_documents').values({
    ...{ due_id: due.id, authority_id: due.authorityId, obligation_id: due.obligationId, document_id: documentId },
    ...{ page, page_title: page ? title : '', fits: ['由人关联'], ...values },
  });
  await (documentId === null
    ? query.onConflict((oc) => oc.columns(['due_id', 'page']).where('document_id', 'is', null).doUpdateSet(values))
    : query.onConflict((oc) =>
        oc.columns(['due_id', 'document_id']).where('document_id', 'is not', null).doUpdateSet(values),
      )
  ).execute();
}
