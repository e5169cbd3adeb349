import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Authority, authorityByCode, authorityById, officesOf } from '../organizations/index.ts';
import { dayOf, isDay } from '../platform/dates.ts';
import { first, queryOf } from '../platform/http/form.ts';
import { staffOf } from '../platform/http/services.ts';
import { asOfDay, type Counting, type Group, listMeasured, type Measure, measure } from '../platform/measures.ts';
import { FailureError, notFound } from '../platform/outcome.ts';
import { has, type Who } from '../platform/roles.ts';
import { DESK, type RecordsWish, recordsHref } from './links.ts';
import { RecordsPage } from './records-page.tsx';
import { readers } from './rules.ts';

const PAGE = 50;

/** The records behind every measure. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, now, house } = app.services;

  /** Whose records somebody asks for: of their own authority, or, in the city's office, of one below it. */
  async function authorityFor(who: Who, code: string): Promise<Authority> {
    const found = code ? await authorityByCode(db, code) : await authorityById(db, who.authorityId);
    const own = found?.id === who.authorityId;
    if (!found || !(own || (has(who, 'cityOffice') && found.parentId === who.authorityId)))
      throw new FailureError(notFound());
    return found;
  }

  function wishOf(request: FastifyRequest): RecordsWish & { counting: Counting; page: number } {
    const query = queryOf(request);
    const [from, to, counting] = [first(query, 'from'), first(query, 'to'), first(query, 'counting')];
    if (!isDay(from) || !isDay(to) || from > to) throw new FailureError(notFound());
    return {
      ...{ from, to, authority: first(query, 'authority') || undefined },
      counting: counting === 'others' || counting === 'all' ? counting : 'counted',
      group: first(query, 'group') || undefined,
      office: /^\d{1,9}$/.test(first(query, 'office')) ? Number(first(query, 'office')) : undefined,
      page: /^[1-9]\d{0,5}$/.test(first(query, 'page')) ? Number(first(query, 'page')) : 1,
    };
  }

  /** @throws FailureError 404 for a group that the measure has not */
  function groupOf({ groupings = [] }: Measure, asked: string | undefined): Group | undefined {
    if (asked === undefined) return undefined;
    const [, id, key] = /^([a-z]+):(.*)$/i.exec(asked) ?? [];
    const grouping = groupings.find((one) => one.id === id);
    if (!grouping || !Object.hasOwn(grouping.keys, key!)) throw new FailureError(notFound());
    return { grouping, key: key! };
  }

  app.get('/measures/:id', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const one = house.brought('measures').find(({ id }) => id === (request.params as { id: string }).id);
    if (!one) throw new FailureError(notFound());
    const wish = wishOf(request);
    const authority = await authorityFor(who, wish.authority ?? '');
    const asOf = asOfDay(one, wish, dayOf(now()));
    const of = { authorities: [authority.id], from: wish.from, to: wish.to, asOf };
    const officeId = wish.office === undefined ? undefined : wish.office || null;
    const group = groupOf(one, wish.group);
    const measured = (await measure(db, one, of, officeId, group)).get(authority.id)!;
    const total = { counted: measured.part, others: measured.whole - measured.part, all: measured.whole }[
      wish.counting
    ];
    const pages = Math.max(1, Math.ceil(total / PAGE));
    if (wish.page > pages) return reply.redirect(recordsHref(one.id, { ...wish, page: pages }));
    const [rows, offices] = await Promise.all([
      listMeasured(
        db,
        one,
        of,
        { counting: wish.counting, officeId, group },
        { offset: (wish.page - 1) * PAGE, limit: PAGE },
      ),
      officesOf(db, authority.id),
    ]);
    const names = new Map(offices.map(({ id, name }) => [id, name]));
    const own = authority.id === who.authorityId;
    return reply.page(
      <RecordsPage
        {...{ measure: one, wish, group, asOf, measured, total, pages, page: wish.page }}
        whose={own ? undefined : authority.name}
        rows={rows.map((row) => ({
          ...row,
          office: row.officeId === null ? '' : (names.get(Number(row.officeId)) ?? ''),
          href: own ? one.href?.(row, who) : undefined,
        }))}
      />,
      { title: one.label, nav: DESK, crumbs: [['统计分析', DESK]], wide: true },
    );
  });
}
