import type { FastifyInstance } from 'fastify';
import { countApplications } from '../applications/index.ts';
import { countDeliveries, ledgerYears } from '../channels/index.ts';
import { dayOf } from '../platform/dates.ts';
import { queryOf } from '../platform/http/form.ts';
import { staffOf } from '../platform/http/services.ts';
import { FailureError, notFound } from '../platform/outcome.ts';
import { cellOf, valueAt } from './cells.ts';
import { compileReport } from './compile.ts';
import { countTables } from './figures.ts';
import { fileNames, sendFile } from './files.ts';
import { cellHref } from './links.ts';
import { totalOf } from './named-figures.ts';
import { RecordsPage } from './pages/records.tsx';
import { type YearLine, YearsPage } from './pages/years.tsx';
import { recordsOf } from './records.ts';
import { readers } from './rules.ts';
import { yearStates } from './store.ts';
import { yearOf } from './year-of.ts';
import { crumbs, NAV, yearPage } from './year-page.tsx';

const PAGE = 50;
/** The years, a year's report, the records behind its cells and its publication. */
export function yearRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const today = () => dayOf(now());

  app.get('/annual-report', async (request, reply) => {
    const who = staffOf(request, ...readers);
    return reply.page(<YearsPage years={await yearLines(who.authorityId)} today={today()} />, {
      title: '年度报告',
      nav: NAV,
    });
  });

  /** From the first year with books to the current one. */
  async function yearLines(authorityId: number): Promise<YearLine[]> {
    const [ledger, states] = await Promise.all([ledgerYears(db, authorityId), yearStates(db, authorityId)]);
    const known = [Number(today().slice(0, 4)), ...ledger, ...states.map(({ year }) => year)];
    const [first, last] = [Math.min(...known), Math.max(...known)];
    const years = Array.from({ length: last - first + 1 }, (_, at) => last - at);
    return Promise.all(
      years.map(async (year) => {
        const [publications, applications] = await Promise.all([
          countDeliveries(db, authorityId, year),
          countApplications(db, authorityId, year),
        ]);
        const row = states.find((one) => one.year === year);
        return {
          year,
          state: row?.state ?? 'draft',
          publishedOn: row?.published_on ?? null,
          publications: totalOf(publications),
          received: applications.filter((one) => one.row === 'received').reduce((sum, one) => sum + one.count, 0),
        };
      }),
    );
  }

  app.get('/annual-report/:year', (request, reply) => yearPage(request, reply));
  for (const name of fileNames)
    app.get(`/annual-report/:year/${name}`, async (request, reply) => {
      staffOf(request, ...readers);
      const { report, snapshot, state } = await compileReport(db, request.authority, yearOf(request));
      return sendFile(reply, name, state === 'published' && snapshot ? snapshot : report);
    });

  app.get('/annual-report/:year/cells/:cell', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const year = yearOf(request);
    const path = (request.params as { cell: string }).cell;
    const cell = cellOf(path);
    if (!cell) throw new FailureError(notFound());
    const { page: asked } = queryOf(request);
    const number = typeof asked === 'string' && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
    const tables = await countTables(db, who.authorityId, year);
    const rows = { limit: PAGE, offset: (number - 1) * PAGE };
    const records = await recordsOf(db, who.authorityId, year, { cell, path, tables }, rows);
    const pages = Math.max(1, Math.ceil(records.total / PAGE));
    if (number > pages) return reply.redirect(`${cellHref(year, path)}?page=${pages}`);
    return reply.page(
      <RecordsPage
        year={year}
        path={path}
        value={valueAt(tables, path)}
        records={records}
        page={number}
        pages={pages}
      />,
      { title: '记录', nav: NAV, crumbs: crumbs(year), wide: true },
    );
  });
}
