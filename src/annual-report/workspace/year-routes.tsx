import type { FastifyInstance } from 'fastify';
import { countApplications } from '../../applications/index.ts';
import { ledgerYears } from '../../channels/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { staffOf } from '../../platform/http/services.ts';
import { compileReport } from '../compile.ts';
import { countChannels } from '../figures/figures.ts';
import { fileNames, fileOf } from '../files/files.ts';
import { NAV } from '../links.ts';
import { totalOf } from '../narrative/sums.ts';
import { readers } from '../rules.ts';
import { yearStates } from '../store.ts';
import { yearOf } from '../year-of.ts';
import { type YearLine, YearsPage } from './pages/years.tsx';
import { returnedReports } from './returned.tsx';
import { yearPage } from './year-page.tsx';

/** The years, a year's report, and its files. */
export function yearRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;
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
    const [ledger, states, returned] = await Promise.all([
      ledgerYears(db, authorityId),
      yearStates(db, authorityId),
      returnedReports(house, db, authorityId),
    ]);
    const known = [Number(today().slice(0, 4)), ...ledger, ...states.map(({ year }) => year)];
    const [first, last] = [Math.min(...known), Math.max(...known)];
    const years = Array.from({ length: last - first + 1 }, (_, at) => last - at);
    return Promise.all(
      years.map(async (year) => {
        const [publications, applications] = await Promise.all([
          countChannels(db, authorityId, year),
          countApplications(db, authorityId, year),
        ]);
        const row = states.find((one) => one.year === year);
        return {
          year,
          state: row?.state ?? 'draft',
          publishedOn: row?.published_on ?? null,
          returned: returned.has(year),
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
      return reply.file(await fileOf(name, state === 'published' && snapshot ? snapshot : report));
    });
}
