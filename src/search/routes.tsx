import type { FastifyInstance } from 'fastify';
import { officesOf } from '../organizations/index.ts';
import { kept } from '../platform/http/cache/kept-values.ts';
import { first, queryOf, type Typed } from '../platform/http/form.ts';
import { columnsFor, yearsFor } from '../publishing/index.ts';
import { find } from './find.ts';
import type { Choice } from './pages/filters.tsx';
import { SearchPage } from './pages/results.tsx';

/** /search: works without scripts; whatever was typed ends in a calm page. */
export function publicRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;
  /** Pages that are no documents and answer to these words, for the line above the results. */
  const answers = (authorityId: number, words: string) =>
    Promise.all(house.rooms.map(({ publicSide }) => publicSide.answers?.(db, authorityId, words) ?? []));
  app.get('/search', async (request, reply) => {
    const { authority } = request;
    const typed = queryOf(request);
    const choice = choiceOf(typed);
    const [columns, offices, years, answered] = await Promise.all([
      columnsFor(request),
      kept(request, `offices of ${authority.id}`, [`site ${authority.id}`], () => officesOf(db, authority.id)),
      yearsFor(request),
      answers(authority.id, choice.q),
    ]);
    const below = withChildren(columns, columns.find((column) => column.slug === choice.column)?.id);
    const found = choice.q
      ? await find(
          db,
          {
            text: choice.q,
            authorityId: authority.id,
            columnIds: below,
            officeId: offices.find((office) => office.code === choice.office)?.id,
            year: years.find((year) => String(year) === choice.year),
            sort: choice.sort,
            page: pageOf(typed),
          },
          now(),
        )
      : undefined;
    return reply.page(
      <SearchPage choice={choice} choices={{ columns, offices, years }} links={answered.flat()} found={found} />,
      {
        title: choice.q ? `搜索：${choice.q.slice(0, 30)}` : '搜索',
        crumbs: [],
        query: choice.q,
        styles: ['search/search.css'],
        meta: [['robots', 'noindex']],
      },
    );
  });
}

function choiceOf(typed: Typed): Choice {
  const one = (name: string) => first(typed, name).trim();
  return {
    q: one('q').slice(0, 1_000),
    column: one('column'),
    year: one('year'),
    office: one('office'),
    sort: one('sort') === 'date' ? 'date' : 'relevance',
  };
}

function pageOf(typed: Typed): number {
  const page = Number(typed.page);
  return Number.isInteger(page) && page > 0 ? Math.min(page, 1_000) : 1;
}

/** The column and all below it. */
function withChildren(columns: readonly { id: number; parentId: number | null }[], id: number | undefined) {
  if (id === undefined) return undefined;
  const ids = [id];
  for (const column of columns) if (column.parentId !== null && ids.includes(column.parentId)) ids.push(column.id);
  return ids;
}
