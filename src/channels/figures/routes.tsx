import type { FastifyInstance, FastifyRequest } from 'fastify';
import { channelNames, channels } from '../../law/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { queryOf } from '../../platform/http/form.ts';
import { sendDrawn } from '../../platform/http/picture.ts';
import { staffOf } from '../../platform/http/services.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { type ChartSize, chartSizes, stackedSvg } from '../../platform/ui/stacked-chart.ts';
import { readers } from '../deliveries/rules.ts';
import { DESK } from '../desk/page.tsx';
import { ledgerYears } from '../ledger/counts.ts';
import { filterIn } from '../ledger/filter.ts';
import { listsOf } from '../lists.ts';
import { FiguresPage, MONTHS } from './page.tsx';
import { channelFigures, countedIn } from './queries.ts';

/** 渠道统计: its pages and its picture. */
export function figureRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const thisYear = () => Number(dayOf(now()).slice(0, 4));

  app.get('/channel-figures', async (request, reply) => {
    const { authorityId } = staffOf(request, ...readers);
    const year = filterIn(queryOf(request)).year ?? thisYear();
    const [figures, lists, years] = await Promise.all([
      channelFigures(db, authorityId, year),
      listsOf(db, authorityId),
      ledgerYears(db, authorityId),
    ]);
    const known = [...new Set([thisYear(), year, ...years])].sort((a, b) => b - a);
    return reply.page(<FiguresPage figures={figures} lists={lists} years={known} />, {
      ...{ title: '渠道统计', nav: DESK, crumbs: [['渠道总台', DESK]], wide: true },
    });
  });

  app.get('/channel-figures/:year/:size.svg', async (request, reply) => {
    const { authorityId } = staffOf(request, ...readers);
    const { year, size } = asked(request);
    const cells = await countedIn(db, authorityId, year);
    const lines = channels
      .map((channel) => ({
        name: channelNames[channel],
        values: MONTHS.map((month) =>
          cells.reduce((sum, one) => sum + (one.channel === channel && one.month === month ? one.count : 0), 0),
        ),
      }))
      .filter(({ values }) => values.some(Boolean));
    const categories = MONTHS.map((month) => (size === 'wide' ? `${month} 月` : String(month)));
    return sendDrawn(reply, await stackedSvg({ categories, lines, unit: '条' }, size));
  });
}

function asked(request: FastifyRequest): { year: number; size: ChartSize } {
  const { year, size } = request.params as { year: string; size: string };
  if (!/^20\d\d$/.test(year) || !Object.hasOwn(chartSizes, size)) throw new FailureError(notFound());
  return { year: Number(year), size: size as ChartSize };
}
