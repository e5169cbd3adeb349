import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Authority, authorityByCode, authorityById } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { first, queryOf } from '../../platform/http/form.ts';
import { sendDrawn } from '../../platform/http/picture.ts';
import { staffOf } from '../../platform/http/services.ts';
import type { Measure } from '../../platform/measures.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { kinds as mediaTypes } from '../../platform/reading/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import { type ChartSize, chartSizes, stackedSvg } from '../../platform/ui/stacked-chart.ts';
import { CITY, CITY_TITLE, OWN, OWN_TITLE } from '../paths.ts';
import { answerers, cityOffice, readers } from '../rules.ts';
import { settingsOf } from '../settings/store.ts';
import { standingOf, TREND_MONTHS, trendOf } from './one.ts';
import { AuthorityPage } from './pages/authority.tsx';
import { CityPage } from './pages/city.tsx';
import { trendPicture } from './pages/trend.tsx';
import { periodOf, periodsOn } from './period.ts';
import { citySheet } from './sheet.ts';
import { cityTable } from './table.ts';
import { PAGE, rowsOf, wishHref, wishOf } from './wish.ts';

const STYLES = ['supervision/city.css'] as const;

/** 各地情况: all authorities side by side, and each by itself. */
export function cityRoutes(app: FastifyInstance): void {
  const { db, now, house } = app.services;
  const measures = () => house.brought('measures');

  async function asked(request: FastifyRequest) {
    const { authorityId } = staffOf(request, ...cityOffice);
    const today = dayOf(now());
    const wish = wishOf(queryOf(request), measures());
    const settings = await settingsOf(db, authorityId);
    const period = periodOf(wish.period, today);
    const table = await cityTable(db, measures(), authorityId, settings, period);
    return { wish, settings, table, today, rows: rowsOf(table, wish, measures()) };
  }

  app.get('/supervision', async (request, reply) => {
    const { wish, settings, table, today, rows } = await asked(request);
    const pages = Math.max(1, Math.ceil(rows.length / PAGE));
    if (wish.page > pages) return reply.redirect(wishHref({ ...wish, page: pages }));
    const shown = rows.slice((wish.page - 1) * PAGE, wish.page * PAGE);
    return reply.page(
      <CityPage
        {...{ wish, settings, table, pages, rows: shown, total: rows.length }}
        periods={periodsOn(today)}
        measures={measures()}
      />,
      { title: CITY_TITLE, nav: CITY, wide: true, styles: [...STYLES] },
    );
  });

  app.get('/supervision/authorities.xlsx', async (request, reply) => {
    const { table, rows } = await asked(request);
    const name = `各地情况（${table.period.label}）.xlsx`;
    return reply.file({ name, type: mediaTypes.xlsx, content: citySheet(table, rows) });
  });

  /** Whose figures somebody may look at, and through whom they are compared. */
  async function seen(
    request: FastifyRequest,
  ): Promise<{ who: Who; authority: Authority; cityId: number; own: boolean }> {
    const who = staffOf(request, ...readers);
    const { code } = request.params as { code?: string };
    const authority = await (code === undefined ? authorityById(db, who.authorityId) : authorityByCode(db, code));
    const own = authority?.id === who.authorityId && has(who, ...answerers);
    const below = has(who, ...cityOffice) && authority?.parentId === who.authorityId;
    if (!authority || authority.parentId === null || !(own || below)) throw new FailureError(notFound());
    return { who, authority, cityId: authority.parentId, own: !below };
  }

  function measureAsked(request: FastifyRequest): { measure: Measure; all: boolean } {
    const query = queryOf(request);
    const all = measures();
    const measure =
      all.find(({ id }) => id === first(query, 'measure')) ?? all.find(({ id }) => id === 'dues.timely') ?? all[0]!;
    return { measure, all: first(query, 'months') === 'all' };
  }

  async function onePage(request: FastifyRequest, reply: FastifyReply) {
    const { authority, cityId, own } = await seen(request);
    const today = dayOf(now());
    const settings = await settingsOf(db, cityId);
    const period = periodOf(first(queryOf(request), 'period'), today);
    const { measure, all } = measureAsked(request);
    const of = { cityId, authority, settings };
    const [standing, months] = await Promise.all([
      standingOf(db, measures(), of, { period, today }),
      trendOf(db, measure, of, { months: TREND_MONTHS[all ? 'all' : 'year'], today }),
    ]);
    return reply.page(
      <AuthorityPage
        {...{ standing, settings, name: authority.name, measures: measures(), periods: periodsOn(today) }}
        code={own ? undefined : authority.code}
        at={own ? OWN : `${CITY}/authorities/${encodeURIComponent(authority.code)}`}
        trend={{ measure, months, all }}
        compares={!own || settings.tellsRank}
      />,
      {
        ...{ title: own ? OWN_TITLE : authority.name, nav: own ? OWN : CITY, wide: true, styles: [...STYLES] },
        ...(own ? {} : { crumbs: [[CITY_TITLE, CITY]] as [string, string][] }),
      },
    );
  }

  async function onePicture(request: FastifyRequest, reply: FastifyReply) {
    const { authority, cityId, own } = await seen(request);
    const { size } = request.params as { size: string };
    if (!Object.hasOwn(chartSizes, size)) throw new FailureError(notFound());
    const { measure, all } = measureAsked(request);
    const compares = !own || (await settingsOf(db, cityId)).tellsRank;
    const wish = { months: TREND_MONTHS[all ? 'all' : 'year'], today: dayOf(now()) };
    const months = await trendOf(db, measure, { cityId, authority }, wish);
    const picture = trendPicture(measure, authority.shortName, months, { size: size as ChartSize, compares });
    return sendDrawn(reply, await stackedSvg(picture, size as ChartSize));
  }

  for (const at of ['/supervision/authorities/:code', '/supervision/own']) {
    app.get(at, onePage);
    app.get(`${at}/trend/:size.svg`, onePicture);
  }
}
