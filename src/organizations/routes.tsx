import type { FastifyInstance } from 'fastify';
import { accountRoutes } from './account/routes.tsx';
import { authorityRoutes } from './authorities/routes.tsx';
import { setUpRoutes } from './authorities/set-up.tsx';
import { calendarRoutes } from './calendar/routes.tsx';
import { officeRoutes } from './offices/routes.tsx';
import { failedRoutes } from './sign-in/failed-routes.tsx';
import { signInRoutes } from './sign-in/routes.tsx';
import { secondFactorRoutes } from './sign-in/second-factor-routes.tsx';
import { administratorRoutes } from './staff/administrators/routes.tsx';
import { deputyRoutes } from './staff/deputies/routes.tsx';
import { handoverRoutes } from './staff/handover/routes.tsx';
import { staffImportRoutes } from './staff/import/routes.tsx';
import { staffRoutes } from './staff/routes.tsx';

/** Everything of this room's below /console. */
export function organizationRoutes(app: FastifyInstance): void {
  setUpRoutes(app);
  signInRoutes(app);
  secondFactorRoutes(app);
  accountRoutes(app);
  staffRoutes(app);
  staffImportRoutes(app);
  handoverRoutes(app);
  deputyRoutes(app);
  administratorRoutes(app);
  failedRoutes(app);
  officeRoutes(app);
  authorityRoutes(app);
  calendarRoutes(app);
}
