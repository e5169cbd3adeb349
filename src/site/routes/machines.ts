import type { FastifyInstance } from 'fastify';
import { DISCLOSURE_ITEMS } from '../../law/index.ts';
import { siteAddress } from '../../platform/http/origin.ts';
import { XML } from '../../platform/http/xml.ts';
import { tagOf } from '../../platform/languages/language.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { columnsOf, countPublications, publicationAddresses, shownColumns } from '../../publishing/index.ts';
import { sitemap, sitemapIndex } from '../sitemap.ts';
import { addressIn, languagesOf } from '../spoken.ts';
import { UNITS, unitsFor } from '../units.ts';

/** The protocol's limit for one file. */
const SITEMAP_SIZE = 50_000;

const standing = [
  '/',
  '/disclosure',
  '/disclosure/guide',
  '/disclosure/authority',
  '/disclosure/institution',
  '/disclosure/items',
].concat(['/disclosure/application', '/disclosure/reports', '/documents', '/accessibility']);

/** What programs read: site map and robots. */
export function machineRoutes(app: FastifyInstance): void {
  const { db, house } = app.services;

  app.get('/sitemap.xml', async (request, reply) => {
    const total = await countPublications(db, { authorityId: request.authority.id });
    const parts = Array.from({ length: Math.ceil(total / SITEMAP_SIZE) }, (_, n) => `/sitemap-documents-${n + 1}.xml`);
    const urls = ['/sitemap-pages.xml', ...parts].map((path) => siteAddress(request) + path);
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
      ...(unitsFor(request).length > 0 ? [UNITS] : []),
      ...pages.flat(),
      ...DISCLOSURE_ITEMS.map((item) => `/disclosure/items/${item.id}`),
      ...shownColumns(columns).map(({ slug }) => `/columns/${slug}`),
    ];
    const languages = languagesOf(request.authority);
    if (languages.length === 1)
      return reply.type(XML).send(sitemap(paths.map((path) => ({ url: siteAddress(request) + path }))));
    const entries = paths.flatMap((path) => {
      const spoken = languages.map((language) => [tagOf(language), addressIn(request, language, path)] as const);
      return spoken.map(([, url]) => ({ url, spoken }));
    });
    return reply.type(XML).send(sitemap(entries));
  });
  app.get('/sitemap-documents-:part.xml', async (request, reply) => {
    const part = (request.params as { part: string }).part;
    if (!/^[1-9]\d{0,4}$/.test(part)) throw new FailureError(notFound());
    const page = { number: Number(part), size: SITEMAP_SIZE };
    const rows = await publicationAddresses(db, request.authority.id, page);
    if (!rows.length) throw new FailureError(notFound());
    const origin = siteAddress(request);
    return reply
      .type(XML)
      .send(sitemap(rows.map((row) => ({ url: `${origin}/documents/${row.documentId}`, changedAt: row.changedAt }))));
  });

  // programs ask for it at the root of a host alone: it speaks for the sites below its paths too
  app.get('/robots.txt', (request, reply) => {
    const bases = ['', ...unitsFor(request).flatMap(({ place }) => (place.base ? [place.base] : []))];
    const lines = [
      'User-agent: *',
      'Disallow: /console',
      ...bases.flatMap((base) =>
        languagesOf(request.authority).flatMap((language) =>
          ['/preferences', '/search', '/feedback', '/engagement/new'].map(
            (path) => `Disallow: ${request.base}${base}${language === 'zh' ? '' : `/${language}`}${path}`,
          ),
        ),
      ),
      ...bases.map((base) => `Sitemap: ${siteAddress(request)}${base}/sitemap.xml`),
    ];
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`);
  });
}
