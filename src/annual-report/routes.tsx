import type { FastifyInstance } from 'fastify';
import { actRoutes } from './act-routes.tsx';
import { partRoutes } from './part-routes.tsx';
import { yearRoutes } from './year-routes.tsx';

export { publicRoutes } from './public-routes.tsx';

/** The staff's pages of this room, below /console. */
export function staffRoutes(app: FastifyInstance): void {
  yearRoutes(app);
  partRoutes(app);
  actRoutes(app);
}
