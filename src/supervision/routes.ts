import type { FastifyInstance } from 'fastify';
import { beyondRoutes } from './bounds/routes.tsx';
import { cityRoutes } from './city/routes.tsx';
import { letterRoutes } from './letters/routes.tsx';
import { orderRoutes } from './orders/routes.tsx';
import { settingsRoutes } from './settings/routes.tsx';

/** All pages of supervision, below /console. */
export function staffRoutes(app: FastifyInstance): void {
  cityRoutes(app);
  settingsRoutes(app);
  beyondRoutes(app);
  letterRoutes(app);
  orderRoutes(app);
}
