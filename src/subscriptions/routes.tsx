import type { FastifyInstance } from 'fastify';
import { mailWorks } from '../mail/index.ts';
import { dayOf } from '../platform/dates.ts';
import { staffOf } from '../platform/http/services.ts';
import { countedSince, countSubjects, countSubscribers } from './figures.ts';
import { DAYS, SubscriptionsPage } from './pages/console.tsx';
import { PATH } from './paths.ts';
import { subscriptionReaders } from './rules.ts';
import { named, subjectsOf } from './subjects.ts';

/** 订阅: how many subscribe to what, and what became of it day by day; nobody is shown. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;
  app.get('/subscriptions', async (request, reply) => {
    const { authorityId } = staffOf(request, ...subscriptionReaders);
    const from = dayOf(new Date(now().getTime() - (DAYS - 1) * 86_400_000));
    const [subscribers, counts, days, subjects, works] = await Promise.all([
      countSubscribers(db, authorityId),
      countSubjects(db, authorityId),
      countedSince(db, authorityId, from),
      subjectsOf({ db, house, now: now() }, authorityId),
      mailWorks(db),
    ]);
    const lines = counts.map(({ people, ...wish }) => {
      const { sort, name, href } = named(house, subjects, wish);
      const kept = wish.kind === 'word' || wish.kind === 'matter';
      return { people, sort, name: kept ? '' : name, href: kept ? '' : href };
    });
    return reply.page(<SubscriptionsPage {...{ subscribers, lines, days, works }} />, {
      ...{ title: '订阅', nav: PATH, wide: true },
    });
  });
}
