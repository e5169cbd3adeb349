import type { FastifyInstance } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { followingRoutes } from '../following/routes.tsx';
import { receiptTermsOf } from '../receipt/terms.ts';
import { columnHead } from './head.ts';
import { GuidePage } from './pages/guide.tsx';
import { HOME } from './paths.ts';
import { filingRoutes } from './routes.tsx';

/** 依申请公开 as the citizen meets it, on the public site. */
export function publicRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  app.get(HOME, async ({ authority }, reply) => {
    const terms = await receiptTermsOf(db, authority.id);
    return reply.page(<GuidePage authority={authority} terms={terms} today={dayOf(now())} />, columnHead());
  });
  filingRoutes(app);
  followingRoutes(app);
}
