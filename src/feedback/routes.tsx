import type { FastifyInstance } from 'fastify';
import { dayOf } from '../platform/dates.ts';
import { first, queryOf } from '../platform/http/form.ts';
import { staffOf } from '../platform/http/services.ts';
import { FailureError, notFound } from '../platform/outcome.ts';
import { FeedbackPage, OnePage } from './pages/console.tsx';
import { PATH, PERIODS } from './paths.ts';
import { feedbackReaders } from './rules.ts';
import { figuresOf, pagesRated, ratingsOf, viewsByMonth, type Wish } from './store.ts';
import { knownPages, officeNames } from './which.ts';

const PER_PAGE = 30;
const MOST_SAID = 200;
const DAY_MS = 86_400_000;

/** 页面反馈: which pages people find useless, and which they read. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, house, sealer, now } = app.services;

  /** The period that is asked for, up to today; the first of the choices where none of them is. */
  function wishOf(authorityId: number, asked: ReturnType<typeof queryOf>): Wish & { days: string } {
    const days = Object.hasOwn(PERIODS, first(asked, 'days')) ? first(asked, 'days') : Object.keys(PERIODS)[0]!;
    const office = /^[1-9]\d{0,8}$/.test(first(asked, 'office')) ? Number(first(asked, 'office')) : undefined;
    const from = dayOf(new Date(now().getTime() - (Number(days) - 1) * DAY_MS));
    return { authorityId, from, to: dayOf(now()), officeId: office, days };
  }

  app.get('/feedback', async (request, reply) => {
    const { authorityId } = staffOf(request, ...feedbackReaders);
    const asked = queryOf(request);
    const wish = wishOf(authorityId, asked);
    const page = Math.max(1, Number(/^\d{1,4}$/.exec(first(asked, 'page'))?.[0] ?? 1));
    const [figures, { lines, total }, offices] = await Promise.all([
      figuresOf(db, wish),
      pagesRated(db, wish, { offset: (page - 1) * PER_PAGE, most: PER_PAGE }),
      officeNames(db, authorityId),
    ]);
    const known = await knownPages(
      { db, house },
      authorityId,
      lines.map(({ path }) => path),
    );
    const pages = Math.max(1, Math.ceil(total / PER_PAGE));
    return reply.page(<FeedbackPage {...{ wish, figures, lines, known, offices, page, pages }} />, {
      ...{ title: '页面反馈', nav: PATH, wide: true },
    });
  });

  app.get('/feedback/page', async (request, reply) => {
    const { authorityId } = staffOf(request, ...feedbackReaders);
    const asked = queryOf(request);
    const path = first(asked, 'of');
    const wish = wishOf(authorityId, asked);
    const [known, said, months, offices] = await Promise.all([
      knownPages({ db, house }, authorityId, [path]),
      ratingsOf(db, sealer, { ...wish, path }, MOST_SAID),
      viewsByMonth(db, { ...wish, path }),
      officeNames(db, authorityId),
    ]);
    if (!said.length && !months.size && !known.size) throw new FailureError(notFound());
    return reply.page(<OnePage {...{ path, wish, said, months, offices, page: known.get(path), most: MOST_SAID }} />, {
      title: '一页的反馈',
      nav: PATH,
      crumbs: [['页面反馈', PATH]],
    });
  });
}
