import type { FastifyInstance } from 'fastify';
import { actRoutes } from './act-routes.tsx';
import { cellRoutes } from './cell-routes.tsx';
import { examineRoutes } from './examine/routes.tsx';
import { handlingRoutes } from './handling-routes.tsx';
import { partRoutes } from './part-routes.tsx';
import { publicRoutes as publicReportRoutes } from './public-routes.tsx';
import { cityRoutes } from './region/city-routes.tsx';
import { publicRegionRoutes } from './region/public-routes.tsx';
import { regionRoutes } from './region/region-routes.tsx';
import { townRoutes } from './region/town-routes.tsx';
import { signOffRoutes } from './sign-off-routes.tsx';
import { trendRoutes } from './trend-routes.tsx';
import { yearRoutes } from './year-routes.tsx';

/** Its pages on the public site. */
export function publicRoutes(app: FastifyInstance): void {
  publicReportRoutes(app);
  publicRegionRoutes(app);
}

/** The staff's pages of this room, below /console. */
export function staffRoutes(app: FastifyInstance): void {
  yearRoutes(app);
  cellRoutes(app);
  handlingRoutes(app);
  signOffRoutes(app);
  trendRoutes(app);
  partRoutes(app);
  actRoutes(app);
  townRoutes(app);
  cityRoutes(app);
  regionRoutes(app);
  examineRoutes(app);
}
