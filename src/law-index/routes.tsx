import type { FastifyInstance, FastifyRequest } from 'fastify';
import { measureReaders, recordsHref, valueInWords } from '../measures/index.ts';
import { dayOf } from '../platform/dates.ts';
import { first, queryOf } from '../platform/http/form.ts';
import { staffOf } from '../platform/http/services.ts';
import type { OpenLimit } from '../platform/limits.ts';
import { asOfDay, measure } from '../platform/measures.ts';
import { FailureError, notFound } from '../platform/outcome.ts';
import { has, roles, type Who } from '../platform/roles.ts';
import { sectionMeta } from '../publishing/index.ts';
import { lawIndex } from './index-of.ts';
import { LawPage } from './pages/public.tsx';
import { type ShownFigure, type ShownPlace, StaffPage } from './pages/staff.tsx';
import { DESK, HOME, readers, TITLE } from './words.ts';

/** The first whole year under the Regulation as it holds now. */
const FIRST = 2020;

/** 条例对照 of the site. */
export function publicRoutes(app: FastifyInstance): void {
  const uses = app.services.house.brought('articles');
  const chapters = lawIndex(uses);

  app.get(HOME, async (request, reply) => {
    const figures = new Map<string, number>();
    for (const { forPublic } of uses)
      if (forPublic?.figure && !figures.has(forPublic.path))
        figures.set(forPublic.path, await forPublic.figure.of(request));
    return reply.page(<LawPage {...{ chapters, figures }} />, {
      ...{ title: TITLE, nav: '/disclosure', crumbs: [['政府信息公开', '/disclosure']], meta: sectionMeta(TITLE) },
      styles: ['law-index/law.css'],
    });
  });
}

/** 条例对照 of the console. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;
  const uses = house.brought('articles');
  const chapters = lawIndex(uses);
  const places = house.rooms.flatMap((room) => room.places);

  function yearAsked(request: FastifyRequest, today: string): number {
    const text = first(queryOf(request), 'year') || today.slice(0, 4);
    if (!/^20\d\d$/.test(text) || Number(text) < FIRST || text > today.slice(0, 4)) throw new FailureError(notFound());
    return Number(text);
  }

  /** Figures of a year by the id of their measure, for who may read their records. */
  async function figuresFor(who: Who, year: number, today: string): Promise<Map<string, ShownFigure>> {
    const shown = new Map<string, ShownFigure>();
    if (!has(who, ...measureReaders)) return shown;
    const wanted = new Set(uses.flatMap(({ forStaff }) => forStaff?.measures ?? []));
    const span = { from: `${year}-01-01`, to: `${year}-12-31` };
    const { authorityId } = who;
    for (const one of house.brought('measures').filter(({ id }) => wanted.has(id))) {
      const of = { authorities: [authorityId], ...span, asOf: asOfDay(one, span, today) };
      const { value } = (await measure(db, one, of)).get(authorityId)!;
      shown.set(one.id, { label: one.label, value: valueInWords(one, value), href: recordsHref(one.id, span) });
    }
    return shown;
  }

  /** Places that articles name, as somebody finds them. @throws Error where an article names none of the house's */
  function placesFor(who: Who): Map<string, ShownPlace> {
    return new Map(
      uses.flatMap(({ forStaff }) => {
        if (!forStaff) return [];
        const place = places.find(({ path }) => path === forStaff.place);
        if (!place) throw new Error(`no place ${forStaff.place}`);
        const all = place.roles === 'everybody';
        const named = all
          ? '所有人员'
          : (place.roles as readonly (keyof typeof roles)[]).map((one) => roles[one]).join('、');
        const opens = all || has(who, ...(place.roles as readonly (keyof typeof roles)[]));
        return [[place.path, { label: place.label, roles: named, opens }] as const];
      }),
    );
  }

  app.get('/law', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const today = dayOf(now());
    const year = yearAsked(request, today);
    const limits = new Map<string, OpenLimit[]>();
    // whoever is told of limits finds them here too
    if (year === Number(today.slice(0, 4)) && has(who, 'disclosureHead', 'caseOfficer'))
      for (const one of await house.limits(db, who.authorityId, today))
        limits.set(one.room, [...(limits.get(one.room) ?? []), one]);
    const years = Array.from(
      { length: Number(today.slice(0, 4)) - FIRST + 1 },
      (_, n) => Number(today.slice(0, 4)) - n,
    );
    return reply.page(
      <StaffPage
        {...{ chapters, year, years, limits }}
        figures={await figuresFor(who, year, today)}
        places={placesFor(who)}
      />,
      { title: TITLE, nav: DESK, wide: true },
    );
  });
}
