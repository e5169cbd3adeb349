import type { FastifyRequest } from 'fastify';
import { type Authority, authoritiesOfHost, pathBelow, sitePlace } from '../organizations/index.ts';
import { baseIn, partsOfBase } from '../platform/http/base.ts';
import { plainHost } from '../platform/http/host.ts';
import type { Language } from '../platform/languages/language.ts';

/** Whose site an address leads to. */
interface Whose {
  authority: Authority;
  /** under whose host it stands, where it has none */
  above: Authority | undefined;
  /** those that report to it; none of one below a path, whose site can have none below it */
  units: readonly Authority[];
  /** '', '/u/<code>', '/en', '/u/<code>/en' */
  base: string;
  language: Language;
  /** nobody's site stands below this path of this host, or not in this language */
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
  const at: Whose = { authority: here, above: undefined, units, base: '', language: 'zh' };
  const base = baseIn(request.originalUrl);
  const { place: path, language } = partsOfBase(base);
  const spoken = (whose: Whose): Whose =>
    language === 'zh' || whose.authority.languages.includes(language)
      ? { ...whose, language, base }
      : { ...whose, nobody: true };
  if (!path) return spoken(at);
  const unit = units.find(({ code }) => path === pathBelow(code));
  const place = unit && sitePlace(unit, here);
  if (!place) return { ...at, nobody: true };
  if (place.base) return spoken({ ...at, authority: unit, above: here, units: [] });
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
