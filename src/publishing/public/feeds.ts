import type { FastifyInstance, FastifyRequest } from 'fastify';
import { siteAddress } from '../../platform/http/origin.ts';
import { escapeXml, XML, XML_HEAD } from '../../platform/http/xml.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { withBelow } from '../columns/queries.ts';
import { columnsFor } from './kept.ts';
import { newestTexts } from './queries.ts';

const FEED_SIZE = 50;
const SUMMARY = 200;

/** What is new, for programs that follow it: of the whole site and of each column. */
export function feedRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  app.get('/feed.xml', async (request, reply) =>
    reply.type(XML).send(await feed(request, { title: `${request.authority.name} 最新公开`, path: '/' })),
  );
  app.get('/columns/:slug/feed.xml', async (request, reply) => {
    const columns = await columnsFor(request);
    const column = columns.find(({ slug }) => slug === (request.params as { slug: string }).slug);
    if (!column) throw new FailureError(notFound());
    const title = `${column.name} - ${request.authority.name}`;
    const ids = withBelow(columns, column.id);
    return reply.type(XML).send(await feed(request, { title, path: `/columns/${column.slug}` }, ids));
  });

  async function feed(
    request: FastifyRequest,
    { title, path }: { title: string; path: string },
    columnIds?: number[],
  ): Promise<string> {
    const { authority } = request;
    const origin = siteAddress(request);
    const texts = await newestTexts(db, authority.id, columnIds, FEED_SIZE);
    const changes = texts.map((text) => text.changedAt.getTime());
    return atom(
      {
        title,
        self: origin + request.url,
        site: origin + path,
        // of a feed without entries its beginning is the last change
        updatedAt: new Date(changes.length ? Math.max(...changes) : (authority.openedAt ?? authority.createdAt)),
        author: authority.name,
      },
      texts.map((text) => ({
        url: `${origin}/documents/${text.documentId}`,
        title: text.title,
        summary: text.summary || text.bodyText.replace(/\s+/g, ' ').slice(0, SUMMARY).toWellFormed(),
        author: text.officeName,
        category: text.columnName,
        publishedAt: text.publishedAt,
        changedAt: text.changedAt,
      })),
    );
  }
}

interface FeedEntry {
  url: string;
  title: string;
  summary: string;
  author: string;
  category: string;
  publishedAt: Date;
  changedAt: Date;
}

/** Atom (RFC 4287). @param self address of the feed @param site address of the page it follows */
function atom(
  feed: { title: string; self: string; site: string; updatedAt: Date; author: string },
  entries: FeedEntry[],
): string {
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
