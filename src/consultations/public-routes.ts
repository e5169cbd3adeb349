import type { FastifyInstance } from 'fastify';
import { commentingRoutes } from './commenting/routes.tsx';
import { publicRoutes } from './public/routes.tsx';

/** 征集调查 for the public, on the site and below a kiosk: where a comment comes from is seen at its device. */
export function consultationRoutes(app: FastifyInstance): void {
  publicRoutes(app);
  commentingRoutes(app);
}
