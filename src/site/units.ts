import type { FastifyRequest } from 'fastify';
import { type Authority, hasAddress, type SitePlace, sitePlace } from '../organizations/index.ts';

/** Where the list of them stands on their superior's site. */
export const UNITS = '/disclosure/units';

export interface Unit {
  authority: Authority;
  place: SitePlace;
}

/** 所属单位: the authorities below the one whose site is read that have an open site, of their own or below this one. */
export function unitsFor(request: FastifyRequest): Unit[] {
  request.shows.add('authorities');
  return request.units.flatMap((authority) => {
    const place = sitePlace(authority, request.authority);
    const open = authority.openedAt !== null && authority.closedAt === null;
    return open && place && hasAddress(place) ? [{ authority, place }] : [];
  });
}
