import type { FastifyInstance } from 'fastify';
import { filingRoutes } from './filing-routes.tsx';
import { followingRoutes } from './following-routes.tsx';
import { columnHead } from './head.ts';
import { GuidePage } from './pages/guide.tsx';
import { HOME } from './paths.ts';

/** 依申请公开 as the citizen meets it, on the public site. */
export function publicRoutes(app: FastifyInstance): void {
  app.get(HOME, ({ authority }, reply) => reply.page(<GuidePage authority={authority} />, columnHead()));
  filingRoutes(app);
  followingRoutes(app);
}
