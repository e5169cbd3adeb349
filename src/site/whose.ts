import type { FastifyRequest } from 'fastify';
import { type Authority, authoritiesOfHost, sitePlace } from '../organizations/index.ts';
import { baseIn } from '../platform/http/base.ts';
import { plainHost } from '../platform/http/host.ts';

/** Whose site an address leads to. */
interface Whose {
  authority: Authority;
  /** under whose host it stands, where it has none */
  above: Authority | undefined;
  /** those that report to it; none of one below a path, whose site can have none below it */
  units: readonly Authority[];
  /** '' or '/u/<code>' */
  base: string;
  /** nobody's site stands below this path of this host */
  nobody?: boolean;
  /** the host that its authority has by now */
  movedTo?: string;
}

/** By its host, and below it by its path: the site of an authority without a host stands at /u/<code> of its superior's, and
 *  under no other host. Undefined before set-up. */
export async function whoseSite(request: FastifyRequest): Promise<Whose | undefined> {
  const { db, pages } = request.server.services;
  const hostname = plainHost(request.hostname);
  const read = () => authoritiesOfHost(db, hostname);
  const [here, ...units] = await (pages ? pages.value(`authorities of ${hostname}`, ['authorities'], read) : read());
  if (!here) return undefined;
  const at = { authority: here, above: undefined, units, base: '' };
  const base = baseIn(request.originalUrl);
  if (!base) return at;
  const unit = units.find(({ code }) => base === `/u/${code}`);
  const place = unit && sitePlace(unit, here);
  if (!place) return { ...at, nobody: true };
  if (place.base) return { authority: unit, above: here, units: [], base };
  return place.host === null ? { ...at, nobody: true } : { ...at, authority: unit, movedTo: place.host };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** under whose host the site that is read stands, where its authority has none */
    above: Authority | undefined;
    /** the authorities that report to the one whose site is read; of one below a path none */
    units: readonly Authority[];
  }
}
