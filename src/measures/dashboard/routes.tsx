import type { FastifyInstance, FastifyRequest } from 'fastify';
import { officesOf } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { first, queryOf } from '../../platform/http/form.ts';
import { sendDrawn } from '../../platform/http/picture.ts';
import { staffOf } from '../../platform/http/services.ts';
import { asOfDay, type Measure, measure } from '../../platform/measures.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { kinds } from '../../platform/reading/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import { type ChartSize, chartSizes, stackedSvg } from '../../platform/ui/stacked-chart.ts';
import { DESK } from '../links.ts';
import { readers } from '../rules.ts';
import { type Board, boardById, SECTIONS } from './boards.ts';
import { stackedOf } from './chart.tsx';
import { type Drawn, draw, periodOf } from './figures.ts';
import { DashboardPage } from './page.tsx';
import { dashboardSheet } from './sheet.ts';

/** Years that are offered: as many as are comparable in a briefing. */
const YEARS = 5;

/** 统计分析: an authority's year in charts, pages and pictures. */
export function dashboardRoutes(app: FastifyInstance): void {
  const { db, now, house } = app.services;
  const measures = () => new Map(house.brought('measures').map((one) => [one.id, one]));

  /** What is asked for; who works for one office begins with it. @throws FailureError 404 for an office of others */
  async function asked(request: FastifyRequest) {
    const who = staffOf(request, ...readers);
    const query = queryOf(request);
    const today = dayOf(now());
    const newest = Number(today.slice(0, 4));
    const year = Number(/^20\d\d$/.exec(first(query, 'year'))?.[0] ?? newest);
    const offices = await officesOf(db, who.authorityId);
    const wished = first(query, 'office');
    const office = wished === '' ? ownOffice(who) : wished === 'all' ? undefined : Number(wished);
    if (office !== undefined && !offices.some(({ id }) => Number(id) === office)) throw new FailureError(notFound());
    const years = Array.from({ length: YEARS }, (_, n) => newest - n);
    const wish = { year: years.includes(year) ? year : newest, office };
    const of = { authorityId: who.authorityId, year: wish.year, today, offices, officeId: office };
    return { wish, years, of, period: periodOf(wish.year, today)! };
  }
  type Asked = Awaited<ReturnType<typeof asked>>;

  const ofHouse = (board: Board): Measure | undefined => measures().get(board.measure);
  const fits = (board: Board, { wish }: Asked) =>
    wish.office === undefined || (board.byOffice && board.across !== 'office');

  async function sectionsOf(what: Asked) {
    const all: { id: string; title: string; drawn: Drawn[] }[] = [];
    for (const { id, title, boards } of SECTIONS) {
      const drawn: Drawn[] = [];
      for (const board of boards) {
        const one = ofHouse(board);
        if (one && fits(board, what)) drawn.push(await draw(db, board, one, what.of));
      }
      if (drawn.length) all.push({ id, title, drawn });
    }
    return all;
  }

  /** The main figures: of an office those alone whose records know offices. */
  async function summaryOf({ of, wish, period }: Asked) {
    const known = [...measures().values()].filter(
      ({ id, standing }) =>
        (standing !== 'today' || period.to === of.today) &&
        (wish.office === undefined || boardsOf(id).some(({ byOffice }) => byOffice)),
    );
    return Promise.all(
      known.map(async (one) => {
        const asOf = asOfDay(one, period, of.today);
        const wanted = { authorities: [of.authorityId], ...period, asOf };
        return { measure: one, measured: (await measure(db, one, wanted, wish.office)).get(of.authorityId)! };
      }),
    );
  }

  app.get('/measures', async (request, reply) => {
    const what = await asked(request);
    const [sections, summary] = await Promise.all([sectionsOf(what), summaryOf(what)]);
    return reply.page(<DashboardPage {...what} offices={what.of.offices} {...{ sections, summary }} />, {
      ...{ title: '统计分析', nav: DESK, wide: true, styles: ['measures/dashboard.css'] },
    });
  });

  app.get('/measures/charts/:size/:board.svg', async (request, reply) => {
    const what = await asked(request);
    const { size, board: id } = request.params as { size: string; board: string };
    const board = boardById(id);
    const one = board && ofHouse(board);
    if (!board || !one || !Object.hasOwn(chartSizes, size)) throw new FailureError(notFound());
    const drawn = await draw(db, board, one, what.of);
    return sendDrawn(reply, await stackedSvg(stackedOf(drawn, size as ChartSize), size as ChartSize));
  });

  app.get('/measures/export.xlsx', async (request, reply) => {
    const what = await asked(request);
    const [sections, summary] = await Promise.all([sectionsOf(what), summaryOf(what)]);
    const office = what.of.offices.find(({ id }) => Number(id) === what.wish.office);
    const of = `${office ? `${request.authority.name}${office.name}` : request.authority.name} ${what.wish.year} 年`;
    const content = await dashboardSheet(
      of,
      summary,
      sections.flatMap(({ drawn }) => drawn),
    );
    return reply.file({ name: `${of.replaceAll(' ', '')}统计分析.xlsx`, type: kinds.xlsx, content });
  });
}

const boardsOf = (measureId: string) =>
  SECTIONS.flatMap(({ boards }) => boards).filter((board) => board.measure === measureId);

/** Who works for one office alone looks at it first. */
function ownOffice(who: Who): number | undefined {
  const all = has(who, 'disclosureHead', 'signer', 'cityOffice', 'caseOfficer', 'secrecyReviewer');
  return all || who.officeId === null ? undefined : Number(who.officeId);
}
