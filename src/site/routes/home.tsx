import type { FastifyInstance } from 'fastify';
import { countChannels, publishedYears } from '../../annual-report/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { columnsOf, listPublications, publicationCounts, publicationYears, withBelow } from '../../publishing/index.ts';
import { HomePage } from '../pages/home.tsx';

/** What people look for first, by kind of column. */
const FRONT = ['notice', 'policy', 'other', 'news'] as const;

export function homeRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  app.get('/', async (request, reply) => {
    const { authority } = request;
    const id = authority.id;
    const [columns, counts, years, reports, newest] = await Promise.all([
      columnsOf(db, id),
      publicationCounts(db, id),
      publicationYears(db, id),
      publishedYears(db, id),
      listPublications(db, { authorityId: id }, { number: 1, size: 8 }),
    ]);
    const year = years[0] ?? Number(dayOf(now()).slice(0, 4));
    const filled = columns.filter((column) => counts.byColumn.has(column.id));
    const front = FRONT.flatMap((kind) => filled.filter((column) => column.kind === kind)).slice(0, 2);
    const [channels, ...lists] = await Promise.all([
      countChannels(db, id, year),
      ...front.map((column) =>
        listPublications(db, { authorityId: id, columnIds: withBelow(columns, column.id) }, { number: 1, size: 5 }),
      ),
    ]);
    return reply.page(
      <HomePage
        authority={authority}
        year={year}
        channels={channels}
        newest={newest.rows}
        byArticleItem={counts.byArticleItem}
        columns={front.map((column, n) => ({ column, newest: lists[n]?.rows ?? [] }))}
        report={reports[0]}
      />,
      {
        title: '首页',
        nav: '/',
        description: `${authority.name}政府信息公开：指南、制度、法定主动公开内容、年报、依申请公开`,
      },
    );
  });
}
