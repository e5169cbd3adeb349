import { sql } from 'kysely';
import type { Tx } from '../platform/database/index.ts';
import { instantOf } from '../platform/dates.ts';
import { nextSerials } from '../platform/serials.ts';
import { contentHash, indexSeries, sanitise, textOf } from '../publishing/index.ts';
import { workingDaysBefore } from './calendar.ts';
import { authorFor, officeReviewerFor } from './desks.ts';
import type { Filed } from './filed.ts';
import type { Planned } from './plan.ts';
import { addReviews } from './reviewed.ts';

const CHUNK = 400;
const SEALED_AFTER = 50 * 60_000; // ms from the first words to submission

/** Columns whose texts all belong to one entry of the standard catalogue. */
const catalogued: Partial<Record<string, string>> = {
  jiuzhu: '社会救助/最低生活保障',
  butie: '涉农补贴/补贴发放',
  xiangmu: '重大建设项目/实施情况',
  yingji: '安全生产/应急管理',
};

/** Documents with their sealed revision, publication, history, review and deliveries, in bulk. */
export async function addPublished(tx: Tx, filed: Filed, planned: Planned[]): Promise<void> {
  for (let from = 0; from < planned.length; from += CHUNK) await addChunk(tx, filed, planned.slice(from, from + CHUNK));
}

/** Each with its serial and its 索引号, in the order given. */
async function numbered(tx: Tx, { authorityId, code }: Filed, planned: readonly Planned[]) {
  const ones = planned.map((one) => {
    const parts = { authority: code, column: one.column, office: one.office, year: one.day.slice(0, 4) };
    return { one, ...indexSeries('{authority}-{column}-{year}-{serial:5}', parts) };
  });
  const counts = new Map<string, number>();
  for (const { series } of ones) counts.set(series, (counts.get(series) ?? 0) + 1);
  const next = new Map<string, number>();
  for (const [series, count] of counts)
    next.set(series, await nextSerials(tx, `index:${authorityId}:${series}`, count));
  return ones.map(({ one, series, write }) => {
    const serial = next.get(series)!;
    next.set(series, serial + 1);
    return { one, serial, index: write(serial) };
  });
}

async function addChunk(tx: Tx, filed: Filed, planned: Planned[]): Promise<void> {
  const rows = (await numbered(tx, filed, planned)).map(({ one, serial, index }) => {
    const at = instantOf(
      `${one.day}T${String(8 + (serial % 9)).padStart(2, '0')}:${String((serial * 7) % 60).padStart(2, '0')}`,
    );
    return {
      one,
      at,
      index,
      officeId: filed.offices.get(one.office)!,
      columnId: filed.columns.get(one.column)!,
      author: authorFor(filed, one.office),
      html: sanitise(one.body),
      written: instantOf(`${workingDaysBefore(one.day, 1)}T08:${String(10 + (serial % 40))}`),
      catalogueItemId: filed.catalogue.get(catalogued[one.column] ?? '') ?? null,
    };
  });
  const documents = await tx
    .insertInto('documents')
    .values(
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
    )
    .returning('id')
    .execute();
  const full = rows.map((row, n) => {
    const id = documents[n]!.id;
    const content = {
      title: row.one.title,
      bodyHtml: row.html,
      summary: '',
      columnId: row.columnId,
      catalogueItemId: row.catalogueItemId,
      articleItem: row.one.item,
      legalForm: null,
      documentNumber: '',
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
  const revisions = await tx
    .insertInto('revisions')
    .values(
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
        body_text: textOf(content.bodyHtml),
        column_id: content.columnId,
        catalogue_item_id: content.catalogueItemId,
        article_item: content.articleItem,
        formed_on: content.formedOn,
        source: content.source,
        keywords: content.keywords,
        channels: content.channels,
      })),
    )
    .returning('id')
    .execute();
  const done = full.map((row, n) => ({ ...row, revisionId: revisions[n]!.id }));
  await sql`update documents d set revision_id = r.id, approved_hash = r.content_hash from revisions r
    where r.document_id = d.id and d.revision_id is null`.execute(tx);
  await tx
    .insertInto('publications')
    .values(
      done.map((row) => ({
        document_id: row.id,
        authority_id: filed.authorityId,
        office_id: row.officeId,
        revision_id: row.revisionId,
        column_id: row.columnId,
        article_item: row.one.item,
        title: row.one.title,
        index_number: row.index,
        formed_on: row.one.formedOn,
        published_at: row.at,
        changed_at: row.at,
        on_site: row.one.channels.includes('website'),
        validity: 'valid' as const,
        is_demo: true,
      })),
    )
    .execute();
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
      state: 'confirmed' as const,
      title: row.one.title,
      column_id: row.columnId,
      article_item: row.one.item,
      formed_on: row.one.formedOn,
      planned_at: row.at,
      delivered_on: row.one.day,
      url: channel === 'website' ? `/documents/${row.id}` : '',
      recorded_by: row.author.name,
      is_demo: true,
    })),
  );
  for (let at = 0; at < deliveries.length; at += 1000)
    await tx
      .insertInto('deliveries')
      .values(deliveries.slice(at, at + 1000))
      .execute();
}
