import { isForeign, type Language } from '../languages/language.ts';

/** An address below '/u/<code of an authority>', '/<language>' or both. Style sheets, scripts and the console keep their one
 *  place: asked for below it they are not there. */
const BASE = /^(?:\/u\/[a-z0-9]{2,12})?(?:\/(?:en|ru))?(?=[/?]|$)(?!\/(?:console|assets)(?:[/?]|$))/;
const SPOKEN = /^(?<place>(?:\/u\/[a-z0-9]{2,12})?)\/(?<language>en|ru)(?=[/?]|$)/;
const SHARED = /^\/(?:console|assets)(?=[/?#]|$)/;
/** What is no page is one in all languages: '/feed.xml', '/files/…/plan.pdf'. */
const FILE = /^[^?#]*\.[a-z0-9]{2,5}(?:[?#]|$)/i;
/** Whether an address is that of a file. */
export const isFile = (address: string): boolean => FILE.test(address);

/** A path of ours: no other host, however browsers read it. */
const OWN = /^\/(?![/\\])/;

/** Of a base, where the site stands whatever the language, and the language: '/u/sfz/en' → '/u/sfz' and 'en'. */
export function partsOfBase(base: string): { place: string; language: Language } {
  const { place = base, language = 'zh' } = SPOKEN.exec(base)?.groups ?? {};
  return { place, language: isForeign(language) ? language : 'zh' };
}

/** Where something of a base stands that has no language: '/en/kiosk/hall' → '/kiosk/hall'. */
export const unspoken = (base: string): string => base.replace(SPOKEN, '$<place>');

/** '/u/<code>', '/<language>' or '/u/<code>/<language>' where an address begins so, else ''. Whether somebody's site stands
 *  there in that language the site knows. */
export function baseIn(address: string): string {
  return BASE.exec(address)?.[0] ?? '';
}

/** The address as the routes of the site that stands below its base read it. */
export function withoutBase(address: string): string {
  const rest = address.slice(baseIn(address).length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** A path of a site as browsers ask for it: below its base, out of which no `..` climbs. What is everybody's, another
 *  host's or below it already stays as it is. @param base '' for a site that has a host of its own */
export function below(base: string, path: string): string {
  if (!base || !OWN.test(path)) return path;
  const plain = /\/(?:\.|%2e)/i.test(path) ? resolved(path) : path;
  const isBelow = plain.startsWith(base) && /^(?:[/?#]|$)/.test(plain.slice(base.length));
  if (isBelow) return isFile(plain) ? unspoken(plain) : plain;
  return SHARED.test(plain) ? plain : (isFile(plain) ? unspoken(base) : base) + plain;
}

function resolved(path: string): string {
  const { pathname, search, hash } = new URL(path, 'http://own');
  return pathname + search + hash;
}

const TAG = /<[a-z](?:[^"<>]|"[^"]*")*>/gi;
const ADDRESS = /( (?:(?:xlink:)?href|src|action|formaction|poster|data-address|data-files)=")(\/[^"]*)(?=")/g;
const SOURCES = /( srcset=")([^"]*)(?=")/g;
const REFRESH = /( content="\d+; ?url=)(\/[^"]*)(?=")/gi;

/** A whole page with every address of its own below the base: where pages are finished, so that none that writes a link
 *  need know where its site stands. @param origin put before them, where they are read elsewhere: 'https://host' */
export function pageBelow(base: string, html: string, origin = ''): string {
  if (!base && !origin) return html;
  const put = (_: string, name: string, path: string) => name + (OWN.test(path) ? origin : '') + below(base, path);
  return html.replace(TAG, (tag) =>
    tag
      .replace(ADDRESS, put)
      .replace(REFRESH, put)
      .replace(SOURCES, (_, name, all: string) => name + all.replace(/(^|, *)(\/[^ ,]*)/g, put)),
  );
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Below which path of its host the site that is read stands, in the language that is read: '', '/u/<code>', '/en' or
     *  '/u/<code>/en'. */
    base: string;
    /** the one address of another site of ours to which this request may be led */
    elsewhere: string | undefined;
  }
}
