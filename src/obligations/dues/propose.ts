import { sql } from 'kysely';
import { periodDays } from '../../law/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { type Change, columnsOf, withBelow } from '../../publishing/index.ts';
import type { ObligationContent } from '../catalogue/content.ts';
import { fitOf, type Published, type Wanted } from './matching.ts';
import { settle } from './settle.ts';

/** Publications older than that against a new due are not looked at. */
const LOOK_BACK_DAYS = 400;

const day = sql<string>`to_char(p.published_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;

function publications(db: Db, authorityId: number) {
  return db
    .selectFrom('publications as p')
    .select(['p.document_id as documentId', 'p.title', 'p.column_id as columnId', 'p.article_item as item'])
    .select(['p.office_id as officeId', day.as('on')])
    .where('p.authority_id', '=', authorityId)
    .where('p.supplier', '=', '')
    .where('p.withdrawn_at', 'is', null);
}

interface Asked {
  ids?: readonly number[];
  /** only dues whose office, as it stands now, is this or the authority */
  officeId?: number;
  around?: string;
}

/** Open dues, as publications are compared with them. */
async function wanted(db: Db, authorityId: number, { ids, officeId, around }: Asked): Promise<Wanted[]> {
  let query = db
    .selectFrom('dues as d')
    .innerJoin('obligation_versions as v', 'v.id', 'd.version_id')
    .leftJoin('offices as o', 'o.id', 'd.office_id')
    .select([
      'd.id',
      'd.office_id as office',
      'o.closed_into as heir',
      'd.period',
      'd.base_on as base',
      'd.due_on as on',
    ])
    .select('v.content')
    .where('d.authority_id', '=', authorityId)
    .where('d.state', '=', 'open');
  if (ids) query = query.where(sql<boolean>`d.id = any(${[...ids]}::bigint[])`);
  if (officeId !== undefined)
    query = query.where(sql<boolean>`(d.office_id is null or ${officeId} in (d.office_id, o.closed_into))`);
  if (around !== undefined)
    query = query.where(sql<boolean>`d.due_on between ${around}::date - ${LOOK_BACK_DAYS}::int
    and ${around}::date + ${LOOK_BACK_DAYS}::int`);
  const rows = await query.execute();
  if (!rows.length) return [];
  const columns = await columnsOf(db, authorityId);
  const below = new Map<number, number[]>();
  const columnsIn = (id: number) => {
    const known = below.get(id) ?? withBelow(columns, id);
    below.set(id, known);
    return known;
  };
  return rows.map(({ office, heir, content, ...due }) => {
    const { frequency, columnId, item, words } = content as ObligationContent;
    const offices = office === null ? null : heir === null ? [office] : [office, heir];
    return { ...due, offices, frequency, item, words, columns: columnId === null ? [] : columnsIn(columnId) };
  });
}

async function put(tx: Tx, authorityId: number, all: readonly Published[], dues: readonly Wanted[]): Promise<void> {
  const rows = dues.flatMap((due) =>
    all.flatMap((one) => {
      const fits = fitOf(one, due);
      return fits ? [{ due: due.id, document: one.documentId, on: one.on, fits: JSON.stringify(fits) }] : [];
    }),
  );
  if (!rows.length) return;
  await sql`
    insert into due_documents (due_id, authority_id, obligation_id, document_id, public_on, state, fits)
    select d.id, d.authority_id, d.obligation_id, n.document, n.day, 'proposed',
      array(select jsonb_array_elements_text(n.fits::jsonb))
    from unnest(${rows.map(({ due }) => due)}::bigint[], ${rows.map(({ document }) => document)}::bigint[],
      ${rows.map(({ on }) => on)}::date[], ${rows.map(({ fits }) => fits)}::text[]) as n (due, document, day, fits)
    join dues d on d.id = n.due and d.authority_id = ${authorityId}
    on conflict (due_id, document_id) where document_id is not null do nothing`.execute(tx);
}

/** Looks among what is public already for what may meet new dues: a catalogue that is entered late finds its publications. */
export async function proposeForDues(tx: Tx, authorityId: number, ids: readonly number[]): Promise<void> {
  if (!ids.length) return;
  const dues = await wanted(tx, authorityId, { ids });
  if (!dues.length) return;
  const since = dues.map(beginOf).sort()[0]!;
  const all = await publications(tx, authorityId)
    .where('p.published_at', '>=', sql<Date>`${since}::date - 31`)
    .execute();
  await put(tx, authorityId, all, dues);
}

const beginOf = ({ period, base }: Wanted): string => (/^\d/.test(period) ? periodDays(period).first.toString() : base);

/** What becomes of a document becomes of the dues that it meets, in the same transaction. Published: it proposes itself where
 *  it may fit; withdrawn: what it met is open again; published again: met again. */
export async function followDocument(tx: Tx, { kind, documentId, authorityId, at }: Change): Promise<void> {
  if (kind === 'withdrawn') return withdrawn(tx, documentId);
  if (kind !== 'published' && kind !== 'corrected') return;
  const one = await publications(tx, authorityId).where('p.document_id', '=', documentId).executeTakeFirst();
  if (!one) return;
  const known = await tx
    .updateTable('due_documents')
    .set((eb) => ({
      state: sql<'proposed'>`case state when 'gone' then 'confirmed' when 'writing' then 'proposed' else state end`,
      public_on: eb.fn.coalesce('public_on', sql<string>`${one.on}::date`),
      fits: sql<string[]>`case when state = 'writing' then array['由这一项起草'] else fits end`,
    }))
    .where('document_id', '=', documentId)
    .where('state', 'in', ['gone', 'writing'])
    .returning('due_id')
    .execute();
  await settle(
    tx,
    known.map((row) => row.due_id),
  );
  await put(tx, authorityId, [one], await wanted(tx, authorityId, { officeId: one.officeId, around: dayOf(at) }));
}

async function withdrawn(tx: Tx, documentId: number): Promise<void> {
  const rows = await tx
    .updateTable('due_documents')
    .set({ state: 'gone' })
    .where('document_id', '=', documentId)
    .where('state', '=', 'confirmed')
    .returning('due_id')
    .execute();
  await tx.deleteFrom('due_documents').where('document_id', '=', documentId).where('state', '=', 'proposed').execute();
  await settle(
    tx,
    rows.map((row) => row.due_id),
  );
}
