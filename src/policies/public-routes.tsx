import type { FastifyInstance, FastifyRequest } from 'fastify';
import { csvField } from '../channels/index.ts';
import { dayOf } from '../platform/dates.ts';
import { kept } from '../platform/http/cache/kept-values.ts';
import { first, queryOf } from '../platform/http/form.ts';
import { siteAddress } from '../platform/http/origin.ts';
import { FailureError, notFound } from '../platform/outcome.ts';
import { FEED_SIZE, feedFormats, publicTextsOf, sectionMeta, sendFeed } from '../publishing/index.ts';
import { answersIn, concerning } from './concerning.ts';
import { askedIn } from './form.ts';
import { heads, rowOf } from './open-data.ts';
import { LibraryPage, SIZE } from './pages/library.tsx';
import { MinePage } from './pages/mine.tsx';
import { found, type Policy } from './rules.ts';
import { policiesOf } from './store.ts';
import { THEMES, type Theme } from './words.ts';

const STYLES = ['search/search.css', 'policies/policies.css'] as const;
const HOURLY = { config: { rateLimit: { max: 60, timeWindow: '1 hour' } } };

/** The latest made public first, where the library goes by the day of the document. */
const byPublication = (a: Policy, b: Policy): number => (a.publishedOn < b.publishedOn ? 1 : -1);

/** 政策文件库 of the site. What holds depends on the day: its pages are drawn anew for each who asks. */
export function publicRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const allFor = ({ authority: { id } }: FastifyRequest) => policiesOf(db, id);
  const keptFor = (request: FastifyRequest) =>
    kept(request, `policies of ${request.authority.id}`, [`lists ${request.authority.id}`], () => allFor(request));

  app.get('/policies', async (request, reply) => {
    const query = queryOf(request);
    const all = await keptFor(request);
    const today = dayOf(now());
    const asked = askedIn(query, all);
    const rows = found(all, asked, today);
    const pages = Math.max(1, Math.ceil(rows.length / SIZE));
    const page = Math.min(/^[1-9]\d{0,5}$/.test(first(query, 'page')) ? Number(first(query, 'page')) : 1, pages);
    reply.header('cache-control', 'no-store');
    return reply.page(<LibraryPage {...{ all, asked, rows, page, pages, today }} />, {
      ...{ title: '政策文件库', nav: '/policies', meta: sectionMeta('政策文件库'), styles: [...STYLES] },
      crumbs: [['政府信息公开', '/disclosure']],
    });
  });

  app.get('/policies/mine', async (request, reply) => {
    const query = queryOf(request);
    const answers = answersIn((name) => first(query, name));
    const rows = concerning(await keptFor(request), answers, dayOf(now()));
    reply.header('cache-control', 'no-store');
    return reply.page(<MinePage answers={answers} rows={rows} today={dayOf(now())} />, {
      ...{ title: '与我相关的政策', nav: '/policies', meta: sectionMeta('与我相关的政策'), styles: [...STYLES] },
      crumbs: [['政策文件库', '/policies']],
    });
  });

  for (const format of feedFormats)
    app.get(`/policies/feed.${format}`, async (request, reply) => {
      const theme = first(queryOf(request), 'theme');
      const known = Object.hasOwn(THEMES, theme) ? THEMES[theme as Theme] : undefined;
      if (theme && !known) throw new FailureError(notFound());
      const of = (await keptFor(request)).filter((policy) => !theme || policy.theme === theme);
      const ids = [...of].sort(byPublication).slice(0, FEED_SIZE);
      const texts = await publicTextsOf(
        db,
        ids.map(({ documentId }) => documentId),
      );
      return sendFeed(request, reply, format, {
        title: `${known ?? '政策文件库'} - ${request.authority.name}`,
        path: known ? `/policies?theme=${theme}` : '/policies',
        texts: texts.sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime()),
      });
    });

  app.get('/open-data/policies.csv', HOURLY, async (request, reply) => {
    const today = dayOf(now());
    const lines = (await allFor(request)).map((policy) => Object.values(rowOf(policy, today, siteAddress(request))));
    const text = [heads, ...lines].map((line) => `${line.map(csvField).join(',')}\r\n`).join('');
    return reply.file({
      ...{ name: '政策文件库.csv', plain: 'policies.csv', type: 'text/csv; charset=utf-8' },
      content: Buffer.from(`\ufeff${text}`),
    });
  });

  app.get('/open-data/policies.json', HOURLY, async (request, reply) => {
    const today = dayOf(now());
    const policies = (await allFor(request)).map((policy) => rowOf(policy, today, siteAddress(request)));
    return reply.file({
      ...{ name: '政策文件库.json', plain: 'policies.json', type: 'application/json; charset=utf-8' },
      content: Buffer.from(JSON.stringify({ authority: request.authority.name, on: today, policies }, null, 1)),
    });
  });
}
