import type { FastifyInstance } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { staffOf } from '../../platform/http/services.ts';
import { periodOf } from '../city/period.ts';
import { CITY, CITY_TITLE } from '../paths.ts';
import { cityOffice } from '../rules.ts';
import { BeyondPage } from './page.tsx';
import { openCrossings } from './store.ts';

/** Who is beyond a bound, for the city's office. */
export function beyondRoutes(app: FastifyInstance): void {
  const { db, now, house } = app.services;
  app.get('/supervision/beyond', async (request, reply) => {
    const { authorityId } = staffOf(request, ...cityOffice);
    const crossings = await openCrossings(db, authorityId);
    const period = periodOf('', dayOf(now()));
    return reply.page(<BeyondPage {...{ crossings, period }} measures={house.brought('measures')} />, {
      ...{ title: '超出界线', nav: CITY, crumbs: [[CITY_TITLE, CITY]] as [string, string][] },
      ...{ wide: true, styles: ['supervision/city.css'] as const },
    });
  });
}
