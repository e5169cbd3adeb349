import type { FastifyInstance } from 'fastify';
import { oftenRoutes } from './often/routes.tsx';
import { receiptRoutes } from './receipt/routes.tsx';
import { caseRoutes } from './routes/case.tsx';
import { listRoutes } from './routes/list.tsx';
import { registerRoutes } from './routes/register.tsx';
import { replyRoutes } from './routes/reply.tsx';

export { paperRoutes } from './papers/routes.tsx';
export { publicRoutes } from './public/routes.tsx';

/** The staff's pages of this room, below /console. */
export function staffRoutes(app: FastifyInstance): void {
  listRoutes(app);
  oftenRoutes(app);
  receiptRoutes(app);
  registerRoutes(app);
  replyRoutes(app);
  caseRoutes(app);
}
