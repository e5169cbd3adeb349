import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/index.ts';
import type { InterpretationForm, RelationKind } from '../../tables.ts';
import { closesCircle, type Edge } from './circle.ts';

/** A relation that was said of a public document. */
export interface Relation {
  id: number;
  kind: RelationKind;
  toDocumentId: number | null;
  title: string;
  number: string;
  address: string;
  on: string | null;
  form: InterpretationForm | '';
  by: string;
}

/** Those that were said of a document, in their order; the other end's title as it is public now. */
export async function relationsFrom(db: Db, documentId: number): Promise<Relation[]> {
  const { rows } = await sql<Relation>`
    select d.id, d.kind, d.to_document_id as "toDocumentId", coalesce(p.title, d.to_title) as title, d.to_number as number,
      d.to_address as address, d.on_day as on, d.form, d.set_by as by
    from document_relations d left join publications p on p.document_id = d.to_document_id
    where d.from_document_id = ${documentId} order by d.id`.execute(db);
  return rows;
}

/** A document of the authority's that is public, by its 索引号, 发文字号 or title; the newest where several are so called. */
export async function publicNamed(
  db: Db,
  authorityId: number,
  name: string,
  except: number,
): Promise<{ id: number; title: string } | undefined> {
  const found = await db
    .selectFrom('publications as p')
    .innerJoin('revisions as r', 'r.id', 'p.revision_id')
    .select(['p.document_id as id', 'p.title'])
    .where('p.authority_id', '=', authorityId)
    .where('p.document_id', '!=', except)
    .where('p.withdrawn_at', 'is', null)
    .where((eb) =>
      eb.or([eb('p.index_number', '=', name), eb('p.title', '=', name), eb('r.document_number', '=', name)]),
    )
    .orderBy('p.published_at', 'desc')
    .executeTakeFirst();
  return found;
}

/** Nobody else sets a relation of this authority until the transaction ends. Whoever holds documents takes this after
 *  them, and no document after this. */
export async function holdRelations(tx: Tx, authorityId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('relations'), ${authorityId}::int)`.execute(tx);
}

/** Whether a relation would close a circle with what is public.  */
export async function wouldCircle(db: Db, authorityId: number, added: readonly Edge[]): Promise<boolean> {
  if (!added.length) return false;
  const { rows } = await sql<Edge>`
    select from_document_id as "from", to_document_id as "to" from document_relations
    where authority_id = ${authorityId} and to_document_id is not null and kind <> 'relates'
    union select p.document_id, l.to_document_id
    from publications p join revision_relations l on l.revision_id = p.revision_id
    where p.authority_id = ${authorityId} and l.kind <> 'relates'`.execute(db);
  return added.some((edge) => closesCircle(rows, edge));
}

/** What ends another document by now and has not: documents to be declared 废止, with the one that says so. */
export async function repealsDue(
  db: Db,
  today: string,
): Promise<{ id: number; documentId: number; authorityId: number }[]> {
  const { rows } = await sql<{ id: number; documentId: number; authorityId: number }>`
    select d.id, d.to_document_id as "documentId", d.authority_id as "authorityId"
    from document_relations d join publications o on o.document_id = d.to_document_id
      join publications p on p.document_id = d.from_document_id
    where d.on_day <= ${today} and o.validity = 'valid' and o.withdrawn_at is null and p.withdrawn_at is null
      and (o.validity_changed_on is null or o.validity_changed_on < d.on_day)
    order by d.on_day, d.id`.execute(db);
  return rows;
}
