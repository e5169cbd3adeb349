import type { FastifyInstance } from 'fastify';
import { dayOf } from '../platform/dates.ts';
import { staffOf } from '../platform/http/services.ts';
import { LimitsPage } from './pages/limits.tsx';
import { readers } from './rules.ts';
import { limitsFor } from './store.ts';

/** The staff's pages of this room, below /console. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;
  app.get('/alerts', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const limits = await limitsFor({ db, house, who, now: now(), today: dayOf(now()) });
    return reply.page(<LimitsPage limits={limits} />, { title: '期限提醒', nav: '/console/alerts', wide: true });
  });
}
