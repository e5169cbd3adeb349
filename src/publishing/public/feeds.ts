import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { officesOf } from '../../organizations/index.ts';
import { siteAddress } from '../../platform/http/origin.ts';
import { escapeXml, XML, XML_HEAD } from '../../platform/http/xml.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { withBelow } from '../columns/queries.ts';
import { columnsFor } from './kept.ts';
import { newestTexts, type PublicText } from './queries.ts';

/** Entries of a feed. */
export const FEED_SIZE = 50;
const SUMMARY = 200;

/** What is new, for programs that follow it: of the whole site, of each column and of each office. */
export function feedRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  const whole = async ({ authority }: FastifyRequest): Promise<Of> => ({
    title: `${authority.name} 最新公开`,
    path: '/',
  });
  const ofColumn = async (request: FastifyRequest): Promise<Of> => {
    const columns = await columnsFor(request);
    const column = columns.find(({ slug }) => slug === (request.params as { slug: string }).slug);
    if (!column) throw new FailureError(notFound());
    const title = `${column.name} - ${request.authority.name}`;
    return { title, path: `/columns/${column.slug}`, columnIds: withBelow(columns, column.id) };
  };
  const ofOffice = async (request: FastifyRequest): Promise<Of> => {
    const { code } = request.params as { code: string };
    const office = (await officesOf(db, request.authority.id)).find((one) => one.code === code);
    if (!office) throw new FailureError(notFound());
    return { title: `${office.name} - ${request.authority.name}`, path: '/documents', officeId: office.id };
  };
  for (const [path, of] of [
    ['', whole],
    ['/columns/:slug', ofColumn],
    ['/offices/:code', ofOffice],
  ] as const)
    for (const format of feedFormats)
      app.get(`${path}/feed.${format}`, async (request, reply) => {
        const { title, path: site, ...which } = await of(request);
        const texts = await newestTexts(db, request.authority.id, which, FEED_SIZE);
        return sendFeed(request, reply, format, { title, path: site, texts });
      });
}

export const feedFormats = ['xml', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** A feed of these texts, newest first: Atom or JSON Feed. @param path of the page that it follows */
export function sendFeed(
  request: FastifyRequest,
  reply: FastifyReply,
  format: FeedFormat,
  { title, path, texts }: { title: string; path: string; texts: readonly PublicText[] },
): FastifyReply {
  const origin = siteAddress(request);
  const entries = texts.map((text) => ({
    url: `${origin}/documents/${text.documentId}`,
    title: text.title,
    summary: text.summary || summaryOf(text.bodyText),
    text: text.bodyText,
    author: text.officeName,
    category: text.columnName,
    keywords: text.keywords,
    publishedAt: text.publishedAt,
    changedAt: text.changedAt,
    attachments: text.attachments.map(({ hash, name }) => ({
      ...{ url: `${origin}/files/${hash}/${encodeURIComponent(name)}`, title: name },
      mime_type: 'application/octet-stream', // as it is sent
    })),
  }));
  return sendEntries(request, reply, format, { title, path, entries });
}

/** The beginning of a text in one line. */
export const summaryOf = (text: string): string => text.replace(/\s+/g, ' ').slice(0, SUMMARY).toWellFormed();

/** A feed of anything that has addresses of its own, newest first. @param path of the page that it follows */
export function sendEntries(
  request: FastifyRequest,
  reply: FastifyReply,
  format: FeedFormat,
  { title, path, entries }: { title: string; path: string; entries: readonly FeedEntry[] },
): FastifyReply {
  const { authority } = request;
  const origin = siteAddress(request);
  const changes = entries.map(({ changedAt }) => changedAt.getTime());
  const feed: Feed = {
    title,
    self: origin + request.url,
    site: origin + path,
    // of a feed without entries its beginning is the last change
    updatedAt: new Date(changes.length ? Math.max(...changes) : (authority.openedAt ?? authority.createdAt)),
    author: authority.name,
  };
  return format === 'xml'
    ? reply.type(XML).send(atom(feed, entries))
    : reply.type(JSON_FEED).send(jsonFeed(feed, entries));
}

/** What a feed is of; without columns and office, of the whole site. */
interface Of {
  title: string;
  path: string;
  columnIds?: number[];
  officeId?: number;
}

interface Feed {
  title: string;
  /** its own address */
  self: string;
  /** of the page that it follows */
  site: string;
  updatedAt: Date;
  author: string;
}

interface AtomEntry {
  url: string;
  title: string;
  summary: string;
  author: string;
  category: string;
  publishedAt: Date;
  changedAt: Date;
}

interface FeedEntry extends AtomEntry {
  text: string;
  keywords: readonly string[];
  /** as JSON Feed has them */
  attachments: readonly { url: string; title: string; mime_type: string }[];
}

const JSON_FEED = 'application/feed+json; charset=utf-8';

/** JSON Feed 1.1, with the whole text. */
function jsonFeed(feed: Feed, entries: readonly FeedEntry[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.site,
    feed_url: feed.self,
    language: 'zh-CN',
    authors: [{ name: feed.author }],
    items: entries.map((entry) => ({
      ...{ id: entry.url, url: entry.url, title: entry.title, summary: entry.summary, content_text: entry.text },
      date_published: entry.publishedAt.toISOString(),
      date_modified: entry.changedAt.toISOString(),
      authors: [{ name: entry.author }],
      tags: [entry.category, ...entry.keywords],
      attachments: entry.attachments,
    })),
  });
}

/** Atom (RFC 4287). */
export function atom(feed: Feed, entries: readonly AtomEntry[]): string {
  const lines = entries.map(
    (entry) => `<entry>
<id>${escapeXml(entry.url)}</id>
<title>${escapeXml(entry.title)}</title>
<link href="${escapeXml(entry.url)}"/>
<published>${entry.publishedAt.toISOString()}</published>
<updated>${entry.changedAt.toISOString()}</updated>
<author><name>${escapeXml(entry.author)}</name></author>
<category term="${escapeXml(entry.category)}"/>
<summary>${escapeXml(entry.summary)}</summary>
</entry>`,
  );
  return `${XML_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${escapeXml(feed.self)}</id>
<title>${escapeXml(feed.title)}</title>
<link rel="self" href="${escapeXml(feed.self)}"/>
<link href="${escapeXml(feed.site)}"/>
<updated>${feed.updatedAt.toISOString()}</updated>
<author><name>${escapeXml(feed.author)}</name></author>
${lines.join('\n')}
</feed>
`;
}
