import { sql } from 'kysely';
import type { Tx } from '../platform/database/index.ts';
import { instantOf } from '../platform/dates.ts';
import { nextSerialsOf } from '../platform/serials.ts';
import { contentHash, indexSeries } from '../publishing/index.ts';
import { writeAll, writeNumbered } from './bulk.ts';
import { inOffice, workingDaysBefore } from './calendar.ts';
import { authorFor, officeReviewerFor } from './desks.ts';
import type { Filed } from './filed.ts';
import type { Planned } from './plan.ts';
import { addReviews } from './reviewed.ts';

const CHUNK = 1000;
const SEALED_AFTER = 50 * 60_000; // ms from the first words to submission

/** Columns whose texts all belong to one entry of the standard catalogue. */
const catalogued: Partial<Record<string, string>> = {
  jiuzhu: '社会救助/最低生活保障',
  butie: '涉农补贴/补贴发放',
  xiangmu: '重大建设项目/实施情况',
  yingji: '安全生产/应急管理',
};

/** The words of a body as publishing would read them: ours are written plainly enough to be read without a parser. */
export function plainText(html: string): string {
  return html
    .replace(/<\/t[hd]><t[hd]>/g, '\t')
    .replace(/<\/(?:p|h3|tr)>/g, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/[^\S\n\t]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

/** Documents with their sealed revision, publication, history, review and deliveries, in bulk. */
export async function addPublished(tx: Tx, filed: Filed, planned: Planned[]): Promise<void> {
  const all = await numbered(tx, filed, planned);
  for (let from = 0; from < all.length; from += CHUNK) await addChunk(tx, filed, all.slice(from, from + CHUNK));
}

type Numbered = Awaited<ReturnType<typeof numbered>>[number];

/** Each with its serial and its 索引号, in the order given. */
async function numbered(tx: Tx, { authorityId, code }: Filed, planned: readonly Planned[]) {
  const ones = planned.map((one) => {
    const parts = { authority: code, column: one.column, office: one.office, year: one.day.slice(0, 4) };
    const { series, write } = indexSeries('{authority}-{column}-{year}-{serial:5}', parts);
    return { one, series: `index:${authorityId}:${series}`, write };
  });
  const counts = new Map<string, number>();
  for (const { series } of ones) counts.set(series, (counts.get(series) ?? 0) + 1);
  const next = await nextSerialsOf(tx, counts);
  return ones.map(({ one, series, write }) => {
    const serial = next.get(series)!;
    next.set(series, serial + 1);
    return { one, serial, index: write(serial) };
  });
}

async function addChunk(tx: Tx, filed: Filed, planned: readonly Numbered[]): Promise<void> {
  const rows = planned.map(({ one, serial, index }) => {
    return {
      one,
      at: inOffice(one.day, serial * 47),
      index,
      officeId: filed.offices.get(one.office)!,
      columnId: filed.columns.get(one.column)!,
      author: authorFor(filed, one.office),
      html: one.body,
      written: instantOf(`${workingDaysBefore(one.day, 1)}T08:${String(30 + (serial % 30))}`),
      catalogueItemId: filed.catalogue.get(catalogued[one.column] ?? '') ?? null,
    };
  });
  const documents = await writeNumbered(
    tx,
    'documents',
    rows.map((row) => ({
      authority_id: filed.authorityId,
      office_id: row.officeId,
      author_id: row.author.id,
      state: 'published' as const,
      index_number: row.index,
      is_demo: true,
      created_at: row.written,
      updated_at: row.at,
    })),
  );
  const full = rows.map((row, n) => {
    const id = documents[n]!;
    const content = {
      title: row.one.title,
      bodyHtml: row.html,
      summary: '',
      columnId: row.columnId,
      catalogueItemId: row.catalogueItemId,
      articleItem: row.one.item,
      legalForm: row.one.legalForm ?? null,
      documentNumber: row.one.documentNumber ?? '',
      formedOn: row.one.formedOn,
      source: filed.officeNames.get(row.one.office)!,
      keywords: row.one.keywords,
      validity: 'valid' as const,
      channels: row.one.channels,
      correctionNote: '',
      attachments: [],
      relations: [],
    };
    return { ...row, id, content, hash: contentHash(id, content) };
  });
  const revisions = await writeNumbered(
    tx,
    'revisions',
    full.map(({ id, written, author, content, hash }) => ({
      document_id: id,
      number: 1,
      author_id: author.id,
      saved_by: author.id,
      created_at: written,
      saved_at: written,
      sealed_at: new Date(written.getTime() + SEALED_AFTER),
      content_hash: hash,
      title: content.title,
      body_html: content.bodyHtml,
      body_text: plainText(content.bodyHtml),
      column_id: content.columnId,
      catalogue_item_id: content.catalogueItemId,
      article_item: content.articleItem,
      legal_form: content.legalForm,
      document_number: content.documentNumber,
      formed_on: content.formedOn,
      source: content.source,
      keywords: content.keywords,
      channels: content.channels,
    })),
  );
  const done = full.map((row, n) => ({ ...row, revisionId: revisions[n]! }));
  await sql`update documents d set revision_id = r.id, approved_hash = r.content_hash from revisions r
    where r.document_id = d.id and d.revision_id is null`.execute(tx);
  await writeAll(
    tx,
    'publications',
    done.map((row) => ({
      document_id: row.id,
      authority_id: filed.authorityId,
      office_id: row.officeId,
      revision_id: row.revisionId,
      column_id: row.columnId,
      article_item: row.one.item,
      legal_form: row.content.legalForm,
      title: row.one.title,
      index_number: row.index,
      formed_on: row.one.formedOn,
      published_at: row.at,
      changed_at: row.at,
      on_site: row.one.channels.includes('website'),
      validity: 'valid' as const,
      is_demo: true,
    })),
  );
  await addReviews(
    tx,
    filed,
    done.map((row) => ({ ...row, published: row.at, officeReviewer: officeReviewerFor(filed, row.one.office) })),
  );
  const deliveries = done.flatMap((row) =>
    row.one.channels.map((channel) => ({
      authority_id: filed.authorityId,
      office_id: row.officeId,
      document_id: row.id,
      channel,
      state: row.one.waiting?.includes(channel) ? ('planned' as const) : ('confirmed' as const),
      title: row.one.title,
      column_id: row.columnId,
      article_item: row.one.item,
      formed_on: row.one.formedOn,
      planned_at: row.at,
      delivered_on: row.one.waiting?.includes(channel) ? null : row.one.day,
      url: channel === 'website' && !row.one.waiting?.includes(channel) ? `/documents/${row.id}` : '',
      recorded_by: row.one.waiting?.includes(channel) ? '' : row.author.name,
      is_demo: true,
    })),
  );
  await writeAll(tx, 'deliveries', deliveries);
}
