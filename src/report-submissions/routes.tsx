import type { FastifyInstance } from 'fastify';
import { cityRoutes } from './city-routes.tsx';
import { onBehalfRoutes } from './on-behalf/routes.tsx';
import { townRoutes } from './town-routes.tsx';

/** The staff's pages of this room, below /console: the town's, and the city's office's. */
export function staffRoutes(app: FastifyInstance): void {
  townRoutes(app);
  cityRoutes(app);
  onBehalfRoutes(app);
}
