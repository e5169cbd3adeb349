import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DISCLOSURE_ITEMS } from '../../law/index.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { columnsOf, countPublications, newestTexts, publicationAddresses } from '../../publishing/index.ts';
import { originOf } from '../meta.ts';
import { withBelow } from '../pages/items.tsx';
import { atom, sitemap, sitemapIndex, XML } from '../xml.ts';

const FEED_SIZE = 50;
/** The protocol's limit for one file. */
const SITEMAP_SIZE = 50_000;
const SUMMARY = 200;

const standing = ['/', '/disclosure', '/disclosure/guide', '/disclosure/institution', '/disclosure/items'].concat([
  '/disclosure/application',
  '/disclosure/reports',
  '/documents',
  '/accessibility',
]);

/** What programs read: feeds, site map, robots. */
export function machineRoutes(app: FastifyInstance): void {
  const { db, house } = app.services;

  app.get('/feed.xml', async (request, reply) =>
    reply.type(XML).send(await feed(request, { title: `${request.authority.name} 最新公开`, path: '/' })),
  );
  app.get('/columns/:slug/feed.xml', async (request, reply) => {
    const columns = await columnsOf(db, request.authority.id);
    const column = columns.find(({ slug }) => slug === (request.params as { slug: string }).slug);
    if (!column) throw new FailureError(notFound());
    const title = `${column.name} - ${request.authority.name}`;
    const ids = withBelow(columns, column.id);
    return reply.type(XML).send(await feed(request, { title, path: `/columns/${column.slug}` }, ids));
  });

  app.get('/sitemap.xml', async (request, reply) => {
    const total = await countPublications(db, { authorityId: request.authority.id });
    const parts = Array.from({ length: Math.ceil(total / SITEMAP_SIZE) }, (_, n) => `/sitemap-documents-${n + 1}.xml`);
    const urls = ['/sitemap-pages.xml', ...parts].map((path) => originOf(request) + path);
    return reply.type(XML).send(sitemapIndex(urls));
  });
  app.get('/sitemap-pages.xml', async (request, reply) => {
    const { id } = request.authority;
    const [columns, ...pages] = await Promise.all([
      columnsOf(db, id),
      ...house.rooms.map(({ publicSide }) => publicSide.pages?.(db, id) ?? []),
    ]);
    const paths = [
      ...standing,
      ...pages.flat(),
      ...DISCLOSURE_ITEMS.map((item) => `/disclosure/items/${item.id}`),
      ...columns.map(({ slug }) => `/columns/${slug}`),
    ];
    return reply.type(XML).send(sitemap(paths.map((path) => ({ url: originOf(request) + path }))));
  });
  app.get('/sitemap-documents-:part.xml', async (request, reply) => {
    const part = (request.params as { part: string }).part;
    if (!/^[1-9]\d{0,4}$/.test(part)) throw new FailureError(notFound());
    const page = { number: Number(part), size: SITEMAP_SIZE };
    const rows = await publicationAddresses(db, request.authority.id, page);
    if (!rows.length) throw new FailureError(notFound());
    const origin = originOf(request);
    return reply
      .type(XML)
      .send(sitemap(rows.map((row) => ({ url: `${origin}/documents/${row.documentId}`, changedAt: row.changedAt }))));
  });

  app.get('/robots.txt', (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(
        `User-agent: *\nDisallow: /console\nDisallow: /preferences\nDisallow: /search\nSitemap: ${originOf(request)}/sitemap.xml\n`,
      ),
  );

  async function feed(
    request: FastifyRequest,
    { title, path }: { title: string; path: string },
    columnIds?: number[],
  ): Promise<string> {
    const { authority } = request;
    const origin = originOf(request);
    const texts = await newestTexts(db, authority.id, columnIds, FEED_SIZE);
    const changes = texts.map((text) => text.changedAt.getTime());
    return atom(
      {
        title,
        self: origin + request.url,
        site: origin + path,
        updatedAt: new Date(Math.max(0, ...changes)),
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
