import type { FastifyInstance, FastifyRequest } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { first, queryOf } from '../../platform/http/form.ts';
import { staffOf } from '../../platform/http/services.ts';
import { kinds } from '../../platform/reading/index.ts';
import { has } from '../../platform/roles.ts';
import { authorityWide, figureReaders } from '../rules.ts';
import { askedIn, FIGURES, withinOf } from './asked.ts';
import { exportFigures, exportMarks } from './export.ts';
import { FiguresPage } from './page.tsx';
import { RecordsPage } from './records-page.tsx';
import { inWords } from './said.ts';
import { countsOf, keptSince, marksOf } from './store.ts';
import { yearWithin } from './year.ts';

const PAGE = 50;
/** Years that are offered. */
const YEARS = 10;

/** 信息管理统计, below /console. */
export function figureRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;

  /** Whose figures this person reads: of the whole authority, or of their office. */
  function reader(request: FastifyRequest) {
    const who = staffOf(request, ...figureReaders);
    return { who, officeId: has(who, ...authorityWide) ? null : (who.officeId ?? 0) };
  }

  app.get('/inspection/figures', async (request, reply) => {
    const { who, officeId } = reader(request);
    const { year } = askedIn(queryOf(request), now());
    const newest = Number(dayOf(now()).slice(0, 4));
    const [counts, since] = await Promise.all([
      countsOf(db, yearWithin(who.authorityId, officeId, year)),
      keptSince(db, who.authorityId),
    ]);
    const years = [...new Set([year, ...Array.from({ length: YEARS }, (_, n) => newest - n)])].sort((a, b) => b - a);
    return reply.page(<FiguresPage {...{ year, years, counts, since }} all={officeId === null} />, {
      ...{ title: '信息管理统计', nav: FIGURES, wide: true, styles: ['review/review.css'] },
    });
  });

  app.get('/inspection/figures/export', async (request, reply) => {
    const { who, officeId } = reader(request);
    const { year } = askedIn(queryOf(request), now());
    const counts = await countsOf(db, yearWithin(who.authorityId, officeId, year));
    return reply.file({ name: `信息管理统计 ${year} 年.xlsx`, type: kinds.xlsx, content: exportFigures(counts) });
  });

  async function records(request: FastifyRequest, page: { skip: number; most: number | null }) {
    const { who, officeId } = reader(request);
    const asked = askedIn(queryOf(request), now());
    const wanted = { ...withinOf(who.authorityId, officeId, asked), what: asked.what, check: asked.check };
    const { lines, all } = await marksOf(db, wanted, page);
    const applications = has(who, 'disclosureHead', 'signer');
    return { asked, all, lines: lines.map((one) => inWords(one, house, applications)) };
  }

  app.get('/inspection/figures/records', async (request, reply) => {
    const given = first(queryOf(request), 'page');
    const page = /^[1-9]\d{0,5}$/.test(given) ? Number(given) : 1;
    const found = await records(request, { skip: (page - 1) * PAGE, most: PAGE });
    const pages = Math.max(1, Math.ceil(found.all / PAGE), found.lines.length ? 1 : page);
    return reply.page(<RecordsPage {...found} {...{ page, pages }} />, {
      ...{ title: '信息管理记录', nav: FIGURES, wide: true },
      crumbs: [['信息管理统计', `${FIGURES}?year=${found.asked.year}`]],
    });
  });

  app.get('/inspection/figures/records/export', async (request, reply) => {
    const { asked, lines } = await records(request, { skip: 0, most: null });
    return reply.file({ name: `信息管理记录 ${asked.year} 年.xlsx`, type: kinds.xlsx, content: exportMarks(lines) });
  });
}
