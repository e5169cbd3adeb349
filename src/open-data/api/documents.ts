import { z } from 'zod';
import { disclosureItem } from '../../law/index.ts';
import {
  changesAfter,
  columnsOf,
  listPublications,
  type PublicationLine,
  publicationById,
  shownColumns,
  withBelow,
} from '../../publishing/index.ts';
import { type AskedOf, endpoint, param } from './endpoint.ts';

const day = z.string().meta({ format: 'date' });
export const instant = z.string().meta({ format: 'date-time' });
const column = z.object({ slug: z.string(), name: z.string() });

const line = z.object({
  id: z.number(),
  title: z.string(),
  url: z.string().meta({ description: '网页地址' }),
  data: z.string().meta({ description: '全文在本接口的地址' }),
  indexNumber: z.string().meta({ description: '索引号' }),
  column,
  office: z.string().meta({ description: '责任科室' }),
  articleItem: z.string().nullable().meta({ description: '法定公开事项，如 20.7 是条例第二十条第（七）项' }),
  formedOn: day.nullable().meta({ description: '成文日期' }),
  publishedAt: instant,
  changedAt: instant,
  validity: z.enum(['valid', 'expired', 'repealed']).meta({ description: '有效、失效、废止' }),
});

const toLine = (row: PublicationLine, { site }: AskedOf): z.input<typeof line> => ({
  id: row.documentId,
  title: row.title,
  ...addressesOf(site, row.documentId),
  indexNumber: row.indexNumber,
  column: { slug: row.columnSlug, name: row.columnName },
  office: row.officeName,
  articleItem: row.articleItem,
  formedOn: row.formedOn,
  publishedAt: row.publishedAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
  validity: row.validity,
});

const columns = endpoint({
  path: '/api/v1/columns',
  name: '栏目',
  summary: '网站的全部栏目，按网站上的次序',
  params: z.object({}),
  answer: z.object({
    columns: z.array(column.extend({ parent: z.string().nullable(), description: z.string(), url: z.string() })),
  }),
  run: async ({ db, authority, site }) => {
    const shown = shownColumns(await columnsOf(db, authority.id));
    const slugs = new Map(shown.map(({ id, slug }) => [id, slug]));
    return {
      columns: shown.map(({ slug, name, parentId, description }) => ({
        ...{ slug, name, parent: (parentId && slugs.get(parentId)) || null, description },
        url: `${site}/columns/${slug}`,
      })),
    };
  },
});

const documents = endpoint({
  path: '/api/v1/documents',
  name: '公开的信息',
  summary: '网站上公开的信息，最新的在前',
  params: z.object({
    column: z.string().max(80).optional().meta({ description: '栏目的网址代码，含下级栏目' }),
    item: z
      .string()
      .refine((id) => disclosureItem(id) !== undefined, '没有这个法定公开事项')
      .optional()
      .meta({ description: '法定公开事项，如 20.7' }),
    year: param.year.optional(),
    page: param.whole('第几页', 10_000, 1),
    size: param.whole('每页条数', 100, 20),
  }),
  answer: z.object({ total: z.number(), page: z.number(), size: z.number(), documents: z.array(line) }),
  run: async (of, { column: slug, item, year, page, size }) => {
    const all = slug === undefined ? [] : shownColumns(await columnsOf(of.db, of.authority.id));
    const one = all.find((each) => each.slug === slug);
    if (slug !== undefined && !one) return undefined;
    const { rows, total } = await listPublications(
      of.db,
      {
        authorityId: of.authority.id,
        ...(one ? { columnIds: withBelow(all, one.id) } : {}),
        ...(item ? { articleItem: item } : {}),
        ...(year ? { year } : {}),
      },
      { number: page, size },
    );
    return { total, page, size, documents: rows.map((row) => toLine(row, of)) };
  },
});

/** A document whole, as the public reads it. */
export const whole = line.extend({
  documentNumber: z.string().meta({ description: '发文字号' }),
  source: z.string(),
  keywords: z.array(z.string()),
  summary: z.string(),
  html: z.string().meta({ description: '正文，链接和图片都是完整网址' }),
  correctionNote: z.string().meta({ description: '更正说明' }),
  attachments: z.array(z.object({ name: z.string(), url: z.string(), bytes: z.number(), mediaType: z.string() })),
  related: z.array(
    z.object({ id: z.number(), title: z.string(), kind: z.string(), direction: z.enum(['to', 'from']) }),
  ),
});

/** Where a document is read, also when it is not there any more. */
export const addressesOf = (site: string, id: number) => ({
  url: `${site}/documents/${id}`,
  data: `${site}/api/v1/documents/${id}`,
});

/** @returns undefined: it is not on the site, or not any more */
export async function wholeDocument(of: AskedOf, id: number): Promise<z.input<typeof whole> | undefined> {
  const found = await publicationById(of.db, of.authority.id, id);
  if (!found) return undefined;
  const { documentNumber, source, keywords, summary, bodyHtml, correctionNote, attachments } = found.revision;
  return {
    ...toLine(found, of),
    ...{ documentNumber, source, keywords, summary, correctionNote },
    html: of.whole(bodyHtml),
    attachments: attachments.map(({ hash, name, size, mediaType }) => ({
      ...{ name, bytes: size, mediaType },
      url: `${of.site}/files/${hash}/${encodeURIComponent(name)}`,
    })),
    related: found.related.map(({ documentId, title, kind, direction }) => ({
      id: documentId,
      title,
      kind,
      direction,
    })),
  };
}

const document = endpoint({
  path: '/api/v1/documents/{id}',
  name: '一件信息的全文',
  summary: '正文、附件和相关文件；没有公开或者已撤下的答 404',
  params: z.object({ id: param.id }),
  answer: whole,
  run: (of, { id }) => wholeDocument(of, id),
});

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([1-9]\d{0,14})$/;

const changes = endpoint({
  path: '/api/v1/changes',
  name: '变化',
  summary: '公开、更正和撤下，最早的在前；把上次答的 next 作为 after 接着问，不遗漏、不重复',
  params: z.object({
    after: z
      .string()
      .regex(CURSOR, 'after 应是上次答复里的 next')
      .refine((text) => !Number.isNaN(Date.parse(text.split('_')[0]!)), 'after 应是上次答复里的 next')
      .optional()
      .meta({ description: '上次答复里的 next；不写从头开始' }),
    size: param.whole('条数', 500, 100),
  }),
  answer: z.object({
    changes: z.array(
      z.object({ id: z.number(), kind: z.enum(['shown', 'gone']), changedAt: instant, url: z.string() }),
    ),
    next: z.string().nullable(),
  }),
  run: async ({ db, authority, site, now }, { after, size }) => {
    const [, at, id] = CURSOR.exec(after ?? '') ?? [];
    const told = at && id ? { changedAt: new Date(at), documentId: Number(id) } : undefined;
    const found = await changesAfter(db, authority.id, { after: told, now, limit: size });
    const last = found.at(-1);
    return {
      changes: found.map(({ documentId, kind, changedAt }) => ({
        ...{ id: documentId, kind, changedAt: changedAt.toISOString() },
        url: `${site}/documents/${documentId}`,
      })),
      next: last ? `${last.changedAt.toISOString()}_${last.documentId}` : (after ?? null),
    };
  },
});

export const documentEndpoints = [columns, documents, document, changes];
