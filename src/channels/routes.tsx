import type { FastifyInstance } from 'fastify';
import { deliveryRoutes } from './delivery-routes.tsx';

import { importRoutes } from './import/routes.tsx';
import { ledgerRoutes } from './ledger-routes.tsx';

/** The staff's pages of this room, below /console. */
export function staffRoutes(app: FastifyInstance): void {
  ledgerRoutes(app);
  deliveryRoutes(app);
  importRoutes(app);
}
