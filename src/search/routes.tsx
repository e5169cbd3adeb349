import type { FastifyInstance } from 'fastify';
import { officesOf } from '../organizations/index.ts';
import { dayOf } from '../platform/dates.ts';
import { every } from '../platform/every.ts';
import { kept } from '../platform/http/cache/kept-values.ts';
import { first, queryOf, type Typed } from '../platform/http/form.ts';
import { columnsFor, feedFormats, sendFeed, yearsFor } from '../publishing/index.ts';
import { countUnread } from './attachments/unread.ts';
import { find } from './find.ts';
import { Misses } from './misses.ts';
import { everydayFor } from './own-words.ts';
import type { Choice } from './pages/filters.tsx';
import { SearchPage } from './pages/results.tsx';
import { looksMistyped } from './query.ts';
import { suggest } from './suggest.ts';
import { words as said } from './words.ts';

/** How often what was not found is written down. */
const WRITE_EVERY_MS = 30_000;

/** /search: works without scripts; whatever was typed ends in a calm page. */
export function publicRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;
  const misses = new Misses();
  const stop = every(
    WRITE_EVERY_MS,
    () => misses.write(db, dayOf(now())),
    (error) => app.log.warn(error),
  );
  app.addHook('onClose', async () => {
    await stop();
    await misses.write(db, dayOf(now())).catch((error) => app.log.warn(error)); // the books may be away by now
  });
  /** Pages that are no documents and answer to these words, for the line above the results. */
  const answers = (authorityId: number, words: string) =>
    Promise.all(house.rooms.map(({ publicSide }) => publicSide.answers?.(db, authorityId, words) ?? []));
  const names = house.rooms
    .flatMap(({ publicSide: { navigation = [], doors = [] } }) => [...navigation, ...doors])
    .map(({ label }) => label);
  app.get('/search', async (request, reply) => {
    const { authority } = request;
    const typed = queryOf(request);
    const choice = choiceOf(typed);
    const [columns, offices, years, everyday, unread, links] = await Promise.all([
      columnsFor(request),
      kept(request, `offices of ${authority.id}`, [`site ${authority.id}`], () => officesOf(db, authority.id)),
      yearsFor(request),
      kept(request, `everyday words of ${authority.id}`, [`lists ${authority.id}`], () =>
        everydayFor(db, authority.id),
      ),
      kept(request, `unread attachments of ${authority.id}`, [`search ${authority.id}`], () =>
        countUnread(db, authority.id),
      ),
      answers(authority.id, choice.q),
    ]);
    const column = columns.find(({ slug }) => slug === choice.column);
    const office = offices.find(({ code }) => code === choice.office);
    const year = years.find((each) => String(each) === choice.year);
    const missing = [
      ...(choice.column && !column ? [said.noColumn(choice.column)] : []),
      ...(choice.office && !office ? [said.noOffice(choice.office)] : []),
      ...(choice.year && !year ? [said.noYear(choice.year)] : []),
    ];
    const narrowing = { columnIds: withChildren(columns, column?.id), officeId: office?.id, year };
    const wish = { ...narrowing, text: choice.q, authorityId: authority.id, sort: choice.sort, page: pageOf(typed) };
    const found = choice.q && !missing.length ? await find(db, wish, now(), everyday) : undefined;
    const missed = found !== undefined && (found.total === 0 || found.left.length > 0);
    if (missed) {
      misses.count(authority.id, choice.q);
      reply.header('cache-control', 'no-store'); // else it would be counted once for all who ask
    }
    const pages = {
      names: [...names, ...columns.map(({ name }) => name)],
      answer: async (text: string) => (await answers(authority.id, text)).flat().length > 0,
    };
    const meant =
      found && (missed || looksMistyped(found.query)) ? await suggest(db, wish, now(), everyday, pages) : undefined;
    return reply.page(
      <SearchPage
        choice={choice}
        choices={{ columns, offices, years }}
        links={links.flat()}
        {...{ missing, found, meant, unread }}
      />,
      {
        title: choice.q ? `搜索：${choice.q.slice(0, 30)}` : '搜索',
        crumbs: [],
        query: choice.q,
        styles: ['search/search.css'],
        meta: [['robots', 'noindex']],
      },
    );
  });

  for (const format of feedFormats)
    app.get(`/search/feed.${format}`, async (request, reply) => {
      const { authority } = request;
      const { q } = choiceOf(queryOf(request));
      const everyday = await kept(request, `everyday words of ${authority.id}`, [`lists ${authority.id}`], () =>
        everydayFor(db, authority.id),
      );
      const wish = { text: q, authorityId: authority.id, sort: 'date' as const, page: 1 };
      const { hits, left } = await find(db, wish, now(), everyday);
      return sendFeed(request, reply, format, {
        title: `${q ? `“${q}”` : '搜索'} - ${authority.name}`,
        path: `/search?${new URLSearchParams({ q, sort: 'date' })}`,
        texts: left.length ? [] : hits, // by fewer of its words it is another search
      });
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
