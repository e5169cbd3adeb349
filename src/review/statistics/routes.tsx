import type { FastifyInstance, FastifyRequest } from 'fastify';
import { queryOf } from '../../platform/http/form.ts';
import { actorOf } from '../../platform/http/services.ts';
import { stepRoles } from '../chain/rules.ts';
import { type AskedRecords, askedIn, recordsIn } from './asked.ts';
import { knownTo, seesAll } from './books.ts';
import { exportLines, exportRecords } from './export.ts';
import { StatisticsPage } from './page.tsx';
import { RecordsPage } from './records-page.tsx';
import { isOf, keysOf, lineOf, linesOf, type Reckoned } from './rules.ts';
import { titled } from './words.ts';

const PAGE = 50;
const REASONS = 10;
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const nav = '/console/reviews';
const crumbs: [string, string][] = [['审核', nav]];

/** 审核统计: of everybody for who leads, their own for the rest. */
export function statisticsRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;
  const kinds = house.brought('reviewed');
  const reviewer = (request: FastifyRequest) => actorOf(request, ...stepRoles);

  async function figures(request: FastifyRequest) {
    const who = reviewer(request);
    const asked = askedIn(queryOf(request), now());
    const visits = await knownTo(db, kinds, who, asked, now());
    return { who, asked, visits, lines: linesOf(visits, asked.group) };
  }

  async function records(request: FastifyRequest): Promise<{ asked: AskedRecords; found: Reckoned[]; name: string }> {
    const who = reviewer(request);
    const asked = recordsIn(queryOf(request), now());
    const visits = await knownTo(db, kinds, who, asked, now());
    const named = (visit: Reckoned) => keysOf(visit, asked.group).find(([key]) => key === asked.key);
    const own = asked.key === undefined ? visits : visits.filter(named);
    const name = own[0] && asked.key !== undefined ? named(own[0])![1] : '';
    return { asked, name, found: own.filter((visit) => isOf(visit, asked.figure)).reverse() };
  }

  app.get('/reviews/statistics', async (request, reply) => {
    const { who, asked, visits, lines } = await figures(request);
    const newest = visits
      .filter(({ ended }) => ended === 'returned')
      .slice(-REASONS)
      .reverse();
    return reply.page(
      <StatisticsPage
        asked={asked}
        lines={lines}
        total={lineOf('', '合计', visits)}
        returned={await titled(db, kinds, newest)}
        kinds={kinds}
        all={seesAll(who)}
      />,
      { title: '审核统计', nav, crumbs, wide: true, styles: ['review/review.css'] },
    );
  });

  app.get('/reviews/statistics/export', async (request, reply) => {
    const { asked, lines } = await figures(request);
    const name = `审核统计 ${asked.from} 至 ${asked.to}.xlsx`;
    return reply.file({ name, type: EXCEL, content: exportLines(lines, asked.group) });
  });

  app.get('/reviews/statistics/records', async (request, reply) => {
    const { asked, found, name } = await records(request);
    const given = String(queryOf(request).page);
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    const page = Math.min(/^[1-9]\d{0,5}$/.test(given) ? Number(given) : 1, pages);
    return reply.page(
      <RecordsPage
        asked={asked}
        name={name}
        records={await titled(db, kinds, found.slice((page - 1) * PAGE, page * PAGE))}
        count={found.length}
        page={page}
        pages={pages}
        kinds={kinds}
      />,
      { title: '审核记录', nav, crumbs, wide: true },
    );
  });

  app.get('/reviews/statistics/records/export', async (request, reply) => {
    const { asked, found } = await records(request);
    const name = `审核记录 ${asked.from} 至 ${asked.to}.xlsx`;
    return reply.file({ name, type: EXCEL, content: exportRecords(await titled(db, kinds, found), kinds) });
  });
}
