import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { fastifyCookie } from '@fastify/cookie';
import type { House } from '../../room.ts';
import { baseIn, withoutBase } from '../base.ts';

/** How addresses of public pages are read. */
export interface PageAddresses {
  /** The address as routes read it, without the base of a site that stands below a path: of a question only what some
   *  public page answers to, each once, in one order; no slash at the end. What stands below /console stays as it is. */
  read(request: Pick<IncomingMessage, 'method' | 'url'>): string;
  /** What a page is kept under: its address, the host as the reader typed it, and how they want pages; undefined: no
   *  page that is kept, or this reader gets one of their own (a notice waits for them). */
  keyOf(request: IncomingMessage): string | undefined;
}

const VIEW = /^(?:100|125|150)-(?:normal|high)$/;
/** No other way of writing an address is kept: each page could be asked for in many. */
const PLAIN = /^\/(?!console(?:[/?]|$))[\w/.,~-]*(?:\?[^#;]*)?$/;
const LONGEST = 600;

/** Without the slashes at its end, but for the one that is all of it. */
function withoutEnd(path: string): string {
  let end = path.length;
  while (end > 1 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

/** @param house whose rooms say which parameters their public pages know
 *  @param proxies whose word on host and protocol is taken */
export function pageAddresses(house: House, proxies: readonly string[]): PageAddresses {
  const known = new Set(house.rooms.flatMap(({ publicSide }) => publicSide.parameters ?? []));
  const trusted = trusting(proxies);
  const read: PageAddresses['read'] = ({ method, url: whole = '/' }) => {
    const url = baseIn(whole) ? withoutBase(whole) : whole;
    const at = url.indexOf('?');
    if (at < 0 && !url.endsWith('/')) return url;
    if ((method !== 'GET' && method !== 'HEAD') || /^\/(console|assets)\b/.test(url)) return url;
    const path = withoutEnd(at < 0 ? url : url.slice(0, at));
    return at < 0 ? path : path + question(url.slice(at + 1), known);
  };
  return {
    read,
    keyOf(request) {
      const { method, headers } = request;
      if (method !== 'GET' && method !== 'HEAD') return undefined;
      const { cookie } = headers;
      if (cookie?.includes('notice=')) return undefined;
      const { originalUrl: whole = request.url ?? '/' } = request as { originalUrl?: string }; // the framework rewrites it
      const url = baseIn(whole) + read({ method, url: whole });
      if (url.length > LONGEST || !PLAIN.test(url)) return undefined;
      const view = cookie?.includes('view') ? viewIn(cookie) : '';
      const told = headers['x-forwarded-host'] ?? headers['x-forwarded-proto'];
      if (told === undefined || !trusted(request.socket?.remoteAddress)) return `${headers.host} ${url} ${view}`;
      const { 'x-forwarded-host': host = headers.host, 'x-forwarded-proto': protocol = '' } = headers;
      return `${host} ${url} ${view} ${protocol}`;
    },
  };
}

/** How a reader wants pages, read as the page itself reads it, in whatever way it is written: else one could be kept for all
 *  as one reader wants it. Under both names: which one counts, the protocol says (cookies.ts). */
function viewIn(cookie: string): string {
  const { view = '', '__Host-view': own = '' } = fastifyCookie.parse(cookie);
  const wanted = [view, own].map((one) => (VIEW.test(one) ? one : ''));
  return wanted.some(Boolean) ? wanted.join('+') : '';
}

/** '?a=1&b=2' of what is known, '' when nothing is. */
function question(asked: string, known: ReadonlySet<string>): string {
  const first = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(asked))
    if (known.has(name) && !first.has(name)) first.set(name, value);
  if (!first.size) return '';
  return `?${new URLSearchParams([...first].sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}

function trusting(proxies: readonly string[]): (address: string | undefined) => boolean {
  const list = new BlockList();
  for (const one of proxies) {
    if (one === 'loopback') {
      list.addSubnet('127.0.0.0', 8, 'ipv4');
      list.addAddress('::1', 'ipv6');
      continue;
    }
    const [address = '', bits] = one.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => address !== undefined && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
