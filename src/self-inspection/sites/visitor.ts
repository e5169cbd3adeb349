import { setTimeout as pause } from 'node:timers/promises';
import { PROBE_LIMIT_MS } from '../../law/index.ts';
import { type May, type Sent, send } from '../../platform/outside/index.ts';

/** Bytes of a page that are read; none of a site is longer. */
const MOST_BYTES = 1_500_000;
const MOST_TURNS = 5;
/** By this its readings count for nothing (platform/http/cache/views.ts). */
const AGENT = 'gongkai-self-inspection (monitor)';

/** Where a site is reached: its public address, or the program's own port under the site's name. */
export interface Way {
  /** 'https://www.town.example', with the path below which the site stands, without a slash at the end */
  root: string;
  /** asked for under this name, where it is not that of the address */
  host: string | undefined;
  may: May;
}

/** What became of a request. */
export interface Visited {
  path: string;
  /** null: nobody answered, or where it was sent on to is another site */
  status: number | null;
  /** in Chinese, why there is no status */
  why: string;
  /** nobody went there: it leads into the own network */
  closed: boolean;
  type: string;
  body: Buffer;
  /** the answer goes on behind `body` */
  cut: boolean;
  /** until the whole answer, or until it was given up */
  ms: number;
  /** whether the last answer came encrypted */
  https: boolean;
}

export interface Visitor {
  /** as the report names it */
  root: string;
  /** Asks for a path of the site, '/documents/5'. @param most bytes that are read */
  visit(path: string, most?: number): Promise<Visited>;
  /** The path of the site that a link leads to, without its fragment; undefined: another site, or none. */
  pathOf(href: string, from: string): string | undefined;
}

const WHY: Record<string, string> = {
  ETIMEDOUT: '15 秒内没有打开',
  ENOTFOUND: '域名没有解析',
  EAI_AGAIN: '域名没有解析',
  ECONNREFUSED: '没有接通',
  ECONNRESET: '连接中断',
  CERT_HAS_EXPIRED: '证书已过期',
  ERR_TLS_CERT_ALTNAME_INVALID: '证书不是这个域名的',
};
const inWords = (code: string): string => WHY[code] ?? (/CERT|SIGNED|ISSUER/.test(code) ? '证书不受信任' : '没有应答');

/** Somebody who visits a site from outside, one request after the other. @param wait ms between two
 *  @param within ms that one may take: what a probe may (tests: less) */
export function visitorOf({ root, host, may }: Way, wait: number, within = PROBE_LIMIT_MS): Visitor {
  const home = new URL(root);
  const base = home.pathname.replace(/\/$/, '');
  const names = new Set([home.hostname, ...(host ? [host] : [])]);
  const headers = { 'user-agent': AGENT, accept: '*/*', ...(host && { host }) };

  const ask = (url: URL, most: number, left: number): Promise<Sent> =>
    send(url.href, { method: 'GET', headers, most, within: left }, may);

  async function visit(path: string, most = MOST_BYTES): Promise<Visited> {
    if (wait) await pause(wait);
    const begun = performance.now();
    const none = { path, type: '', body: Buffer.alloc(0), cut: false, https: home.protocol === 'https:' };
    const ended = (why: string, closed = false): Visited => ({ ...none, status: null, why, closed, ms: since(begun) });
    let at = new URL(home.origin + base + path);
    for (let turns = 0; turns <= MOST_TURNS; turns += 1) {
      const left = within - since(begun);
      if (left <= 0) return ended(inWords('ETIMEDOUT'));
      const sent = await ask(at, most, left);
      if (sent.how === 'closed') return ended('域名在本机解析到内部网络的地址', true);
      if (sent.how === 'silent') return ended(inWords(sent.why));
      const to = sent.status >= 300 && sent.status < 400 && sent.headers.location;
      if (!to) {
        const { status, body, cut } = sent;
        const type = String(sent.headers['content-type'] ?? '').toLowerCase();
        return {
          ...none,
          status,
          why: '',
          closed: false,
          type,
          body,
          cut,
          ms: since(begun),
          https: at.protocol === 'https:',
        };
      }
      const next = URL.parse(to, at);
      if (!next || !/^https?:$/.test(next.protocol) || !names.has(next.hostname)) return ended('转到了别的网站');
      // the program's own port goes on under its own address
      at = host && next.hostname === host ? new URL(home.origin + next.pathname + next.search) : next;
    }
    return ended('转来转去，没有打开');
  }

  return {
    root,
    visit,
    pathOf(href, from) {
      const url = URL.parse(href, home.origin + base + from);
      if (!url || !/^https?:$/.test(url.protocol) || !names.has(url.hostname)) return undefined;
      if (base && url.pathname !== base && !url.pathname.startsWith(`${base}/`)) return undefined;
      return (url.pathname.slice(base.length) || '/') + url.search;
    },
  };
}

const since = (begun: number): number => Math.round(performance.now() - begun);
