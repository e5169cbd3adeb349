import type { FastifyInstance } from 'fastify';
import { attendingRoutes } from './attending/routes.tsx';
import { paperRoutes } from './certificates/routes.ts';
import { planningRoutes } from './planning/routes.tsx';
import { quizRoutes } from './quiz/routes.tsx';
import { yearRoutes } from './year/routes.tsx';

/** All pages of the room. */
export function trainingRoutes(app: FastifyInstance): void {
  yearRoutes(app);
  const { show } = planningRoutes(app);
  attendingRoutes(app, show);
  quizRoutes(app);
  paperRoutes(app);
}
