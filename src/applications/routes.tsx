import type { FastifyInstance } from 'fastify';
import { caseRoutes } from './handling/case/routes.tsx';
import { listRoutes } from './handling/list/routes.tsx';
import { registerRoutes } from './handling/register/routes.tsx';
import { receiptRoutes } from './receipt/routes.tsx';
import { oftenRoutes } from './recurring/routes.tsx';
import { replyRoutes } from './reply/routes.tsx';

export { publicRoutes } from './filing/public-routes.tsx';
export { paperRoutes } from './papers/routes.tsx';

/** The staff's pages of this room, below /console. */
export function staffRoutes(app: FastifyInstance): void {
  listRoutes(app);
  oftenRoutes(app);
  receiptRoutes(app);
  registerRoutes(app);
  replyRoutes(app);
  caseRoutes(app);
}
