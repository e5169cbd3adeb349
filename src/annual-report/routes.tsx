import type { FastifyInstance } from 'fastify';
import { actRoutes } from './declared/routes.tsx';
import { cellRoutes } from './figures/cell-routes.tsx';
import { handlingRoutes } from './figures/handling-routes.tsx';
import { partRoutes } from './narrative/routes.tsx';
import { signOffRoutes } from './sign-off/routes.tsx';
import { trendRoutes } from './workspace/trend-routes.tsx';
import { yearRoutes } from './workspace/year-routes.tsx';

export { publicRoutes } from './publication/public-routes.tsx';

/** The staff's pages of this room, below /console. */
export function staffRoutes(app: FastifyInstance): void {
  yearRoutes(app);
  cellRoutes(app);
  handlingRoutes(app);
  signOffRoutes(app);
  trendRoutes(app);
  partRoutes(app);
  actRoutes(app);
}
