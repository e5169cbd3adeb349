import type { FastifyInstance } from 'fastify';
import { countChannels, reportsFor } from '../../annual-report/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { kept } from '../../platform/http/cache/kept-values.ts';
import { columnsFor, countsFor, newestPublications, withBelow, yearsFor } from '../../publishing/index.ts';
import { HomePage } from '../pages/home.tsx';
import { unitsFor } from '../units.ts';

/** What people look for first, by kind of column. */
const FRONT = ['notice', 'policy', 'other', 'news'] as const;

export function homeRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  app.get('/', async (request, reply) => {
    const { authority } = request;
    const id = authority.id;
    const [columns, counts, years, reports, newest] = await Promise.all([
      columnsFor(request),
      countsFor(request),
      yearsFor(request),
      reportsFor(request),
      newestPublications(db, { authorityId: id }, 8),
    ]);
    const year = years[0] ?? Number(dayOf(now()).slice(0, 4));
    const filled = columns.filter((column) => counts.byColumn.has(column.id));
    const front = FRONT.flatMap((kind) => filled.filter((column) => column.kind === kind)).slice(0, 2);
    const [channels, ...lists] = await Promise.all([
      kept(request, `channels of ${id} in ${year}`, [`lists ${id}`], () => countChannels(db, id, year)),
      ...front.map((column) =>
        newestPublications(db, { authorityId: id, columnIds: withBelow(columns, column.id) }, 5),
      ),
    ]);
    return reply.page(
      <HomePage
        authority={authority}
        year={year}
        channels={channels}
        newest={newest}
        byArticleItem={counts.byArticleItem}
        columns={front.map((column, n) => ({ column, newest: lists[n] ?? [] }))}
        report={reports[0]}
        units={unitsFor(request).map((unit) => unit.authority.shortName)}
      />,
      {
        title: '首页',
        nav: '/',
        description: `${authority.name}政府信息公开：指南、制度、法定主动公开内容、年报、依申请公开`,
      },
    );
  });
}
