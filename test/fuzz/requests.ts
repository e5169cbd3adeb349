import { METHODS } from 'node:http';
import { Hostile } from '../support/hostile.ts';
import { addressesFor, type Control, type Known, type Route, routeOf, type Sending } from '../support/walking.ts';
import type { Actor } from './actors.ts';
import { type Fields, filledWell } from './filling.ts';
import {
  contentTypes,
  fileContents,
  fileNames,
  hostileTexts,
  jsonBodies,
  largeTexts,
  oddHeaders,
  strayPaths,
} from './values.ts';

/** Those who act together, and what they could know: of their own authority, and of others. */
export interface Side {
  name: string;
  actors: Actor[];
  own: Known;
  others: Known;
}

export interface Asked {
  by: Actor;
  method: string;
  url: string;
  headers: Record<string, string>;
  payload: Buffer | undefined;
  /** over a real connection; else straight into the program */
  socket: boolean;
  /** the same one sent more than once, side by side */
  copies: number;
}

/** Ways of each route: its addresses that somebody met, such as could be there, and those of others. */
interface Way {
  route: Route;
  own: string[];
  guessed: string[];
  others: string[];
}

interface Ways {
  site: Way[];
  console: Way[];
  /** a form of each route that takes one */
  forms: Map<string, Sending>;
}

/** addresses by method and route */
type Addresses = Map<string, string[]>;

const LENGTHS = ['content-length', 'transfer-encoding', 'expect'];
/** As many bytes as the odd headers speak of. */
const SAYS_MORE = 3;
/** Under another's host name a form may lawfully leave something at that other's. */
const oddHeadersAtHome = oddHeaders.filter((one) => !('host' in one) && !('x-forwarded-host' in one));
const staffSide = (url: string) => url.startsWith('/console');
/** What ends one's session or makes work for minutes, asked as seldom as people ask it. */
const SELDOM = /sign-out|sessions\/end-others/;

/** Makes requests out of a number: the same seed, side and number ask the same. */
export class Requests {
  private readonly ways = new Map<Known, Ways>();
  private readonly guessed = new Map<Known, Addresses>();
  private readonly routes: readonly Route[];
  private readonly seed: number;
  constructor(routes: readonly Route[], seed: number) {
    this.routes = routes;
    this.seed = seed;
  }

  of(side: Side, n: number): Asked {
    const chance = new Hostile(this.seed * 1_000_003 + n * 7919 + side.name.charCodeAt(0) * 104_729);
    const by = chance.below(5) < 2 ? side.actors[0]! : chance.one(side.actors);
    const { site, console } = this.waysOf(side, chance.below(4) ? by.known : side.own);
    const ways = by.staff ? (chance.below(8) ? console : site) : chance.below(12) ? site : console;
    const open = ways.filter(({ own }) => own.length);
    let way = chance.one(open.length && chance.below(5) ? open : ways);
    if (SELDOM.test(way.route.url) && chance.below(20)) way = chance.one(ways);
    const method = chance.below(25)
      ? way.route.method
      : chance.one([...METHODS.filter((one) => one !== 'CONNECT'), 'HEAD', 'HEAD', 'GET', 'POST', 'OPTIONS']);
    const url = chance.below(40) ? addressOf(chance, way) : chance.one(strayPaths);
    const sends = method === 'POST' || (method !== 'GET' && method !== 'HEAD' && chance.below(2) === 0);
    const body = sends ? this.bodyFor(chance, side, by, url) : undefined;
    const headers: Record<string, string> = {
      host: by.host,
      'x-forwarded-for': addressFor(chance),
      ...(by.cookie && { cookie: chance.below(60) ? by.cookie : damaged(chance, by.cookie) }),
      ...(body && { 'content-type': body.type }),
      ...(chance.below(9) ? {} : { ...chance.one(sends ? oddHeadersAtHome : oddHeaders) }),
    };
    if (body?.type === '') delete headers['content-type'];
    // what says that more will come is waited for, as long as a slow line may take
    if (!body || body.payload.length < SAYS_MORE) for (const name of LENGTHS) delete headers[name];
    return {
      ...{ by, method, headers },
      url: body?.query ? `${url}${url.includes('?') ? '&' : '?'}${body.query}` : url,
      payload: body?.payload,
      socket: chance.below(16) === 0,
      copies: chance.below(50) ? 1 : 2,
    };
  }

  /** @param known what of their side's somebody has met, or all of it */
  private waysOf(side: Side, known: Known): Ways {
    const made = this.ways.get(known);
    if (made) return made;
    const own = this.addressesByRoute(known);
    const [guessed, others] = [this.guesses(side.own), this.guesses(side.others)];
    const all = this.routes.map((route): Way => {
      const key = `${route.method} ${route.url}`;
      return { route, own: own.get(key) ?? [], guessed: guessed.get(key) ?? [], others: others.get(key) ?? [] };
    });
    const forms = new Map<string, Sending>();
    for (const { forms: some } of [side.others, side.own])
      for (const [address, form] of some) forms.set(routeOf(this.routes, 'POST', address) ?? '', form);
    for (const [url, controls] of Object.entries(UNMET)) forms.set(url, { url, controls });
    const ways = {
      forms,
      site: all.filter(({ route }) => !staffSide(route.url)),
      console: all.filter(({ route }) => staffSide(route.url)),
    };
    this.ways.set(known, ways);
    return ways;
  }

  private addressesByRoute(known: Known): Addresses {
    const made: Addresses = new Map();
    for (const [route, urls] of known.addresses) made.set(`GET ${route}`, [...urls]);
    for (const url of known.forms.keys()) {
      const key = `POST ${routeOf(this.routes, 'POST', url)}`;
      made.set(key, [...(made.get(key) ?? []), url]);
    }
    return made;
  }

  /** Where nobody was: numbers that stand elsewhere, by route. */
  private guesses(known: Known): Addresses {
    const before = this.guessed.get(known);
    if (before) return before;
    const made: Addresses = new Map();
    this.guessed.set(known, made);
    for (const method of ['GET', 'POST'] as const)
      for (const url of addressesFor(this.routes, this.routes, method, known)) {
        const key = `${method} ${routeOf(this.routes, method, url)}`;
        made.set(key, [...(made.get(key) ?? []), url]);
      }
    return made;
  }

  private bodyFor(chance: Hostile, side: Side, by: Actor, url: string) {
    const token = by.tokens[staffSide(url) ? 'console' : 'site'];
    const csrf = chance.below(30) ? token : chance.one(['', 'x', `${token.slice(0, -1)}_`, token.repeat(40)]);
    const form =
      side.own.forms.get(url) ?? this.waysOf(side, side.own).forms.get(routeOf(this.routes, 'POST', url) ?? '') ?? ANY;
    const { fields, files } = filledIn(chance, form);
    if (chance.below(5) === 0) fields.push(['_once', `mark-${chance.below(300)}`]);
    if (chance.below(50) === 0)
      fields.push(...Array.from({ length: 10_000 }, (_, n): [string, string] => [`n${n}`, '']));
    if (files.length && chance.below(10)) {
      const { type, payload } = multipart(chance, fields, files);
      return { type, payload, query: `_csrf=${encodeURIComponent(csrf)}` };
    }
    const query = chance.below(6) ? '' : `_csrf=${encodeURIComponent(csrf)}`;
    if (chance.below(14) === 0) {
      const type = chance.one(contentTypes);
      const payload = chance.below(2) ? chance.one(jsonBodies) : encoded([['_csrf', csrf], ...fields]);
      return { type, payload: Buffer.from(payload), query };
    }
    const payload = Buffer.from(encoded([['_csrf', csrf], ...fields]));
    return {
      type: 'application/x-www-form-urlencoded',
      payload: chance.below(40) ? payload : payload.subarray(0, chance.below(payload.length + 1)),
      query,
    };
  }
}

const texts = (fields: Record<string, string>): Control[] =>
  Object.entries(fields).map(([name, value]) => ({ name, kind: 'text', values: [value] }));

/** Forms that exploring leaves alone, since they end one's session. */
const UNMET: Record<string, Control[]> = {
  '/console/sign-in': texts({ login: 'nobody-here', password: 'Wrong-pass-1', next: '/console' }),
  '/console/second-factor': texts({ code: '000000', next: '/console' }),
  '/console/account': texts({
    ...{ old: 'Wrong-pass-1', fresh: 'Quiet.lamp7-rotor', again: 'Quiet.lamp7-rotor', next: '/console' },
  }),
  '/console/set-up': texts({ key: '0', name: '某镇', code: 'mz' }),
};
const ANY: Sending = { url: '', controls: texts({ id: '1', name: '名', next: '/' }) };

/** IPv6 by its first half, as tries are counted: nearly every request comes from another network. */
function addressFor(chance: Hostile): string {
  return `2001:db8:${chance.below(65_536).toString(16)}:${chance.below(65_536).toString(16)}::1`;
}

function addressOf(chance: Hostile, { route, own, guessed, others }: Way): string {
  const kind = chance.below(20);
  const from = kind < 15 && own.length ? own : kind < 17 ? guessed : kind < 19 ? others : [];
  const base = from.length ? chance.one(from) : filled(chance, route.url);
  if (chance.below(route.method === 'POST' ? 10 : 3)) return base;
  const names = [...NAMES, ...[...base.matchAll(/[?&]([^=&]+)=/g)].map((one) => one[1]!)];
  const path = base.split('?')[0]!;
  const query = chance.below(300)
    ? queryOf(chance, names)
    : Array.from({ length: 2_000 }, (_, n) => `n${n}=${n}`).join('&');
  return query ? `${path}?${query}` : path;
}

/** What questions of our pages are called. */
const NAMES =
  'q page year from to sort office column channel state kind item next id view tab part as phase who action of step'.split(
    ' ',
  );

function queryOf(chance: Hostile, names: readonly string[]): string {
  return Array.from({ length: 1 + chance.below(3) }, () => {
    const name = chance.below(15)
      ? chance.one(names)
      : chance.one(['__proto__', 'a[b][c]', '%00', '', 'x'.repeat(500)]);
    const value = chance.below(3) ? safely(chance.one(hostileTexts)).slice(0, 4_000) : chance.value();
    return chance.one([
      `${name}=${value}`,
      `${name}=${value}`,
      `${name}=${value}&${name}=${value}`,
      `${name}[]=${value}`,
      `${name}[a]=${value}`,
      name,
    ]);
  }).join('&');
}

function filled(chance: Hostile, url: string): string {
  return url.replace(/:[a-zA-Z]+|\*/g, () => {
    const kind = chance.below(4);
    if (kind === 0) return String(chance.below(400));
    return kind === 1 ? safely(chance.one(hostileTexts)).slice(0, 600) || '0' : chance.part();
  });
}

/** encodeURIComponent, that takes halves of characters too. */
function safely(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('%EF%BF%BD', '%ED%A0%80');
}

function damaged(chance: Hostile, cookie: string): string {
  const at = chance.below(cookie.length);
  return chance.one([
    cookie.slice(0, at),
    `${cookie.slice(0, at)}x${cookie.slice(at + 1)}`,
    cookie.repeat(3),
    `${cookie}; session=x`,
  ]);
}

/** A form as people fill it in, with none, some or all of its fields not so. */
function filledIn(chance: Hostile, form: Sending): { fields: Fields; files: string[] } {
  const { fields: usual, files } = filledWell(chance, form);
  const harm = chance.one([0, 0, 1, 1, 1, 2, 5]);
  const hit = new Set(Array.from({ length: harm }, () => chance.below(usual.length || 1)));
  const fields: Fields = [];
  for (const [n, [name, value]] of usual.entries()) {
    if (!hit.has(n)) fields.push([name, value]);
    else if (chance.below(400) === 0) fields.push([name, chance.one(largeTexts)()]);
    else if (chance.below(12) === 0) fields.push([name, value], [name, chance.one(hostileTexts)]);
    else if (chance.below(14)) fields.push([name, chance.one(hostileTexts)]);
  }
  if (chance.below(20) === 0) fields.push([chance.one(['__proto__', 'constructor', 'a[b]', '']), 'x']);
  return { fields, files };
}

const encoded = (fields: Fields) => fields.map(([name, value]) => `${safely(name)}=${safely(value)}`).join('&');

function multipart(chance: Hostile, fields: Fields, files: readonly string[]): { type: string; payload: Buffer } {
  const line = '----试'.replace('试', 'x');
  const parts: Buffer[] = [];
  for (const [name, value] of fields)
    parts.push(Buffer.from(`--${line}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
  const many = chance.below(30) ? 1 : 30;
  for (const field of files)
    for (let n = 0; n < many; n++)
      parts.push(
        Buffer.from(
          `--${line}\r\ncontent-disposition: form-data; name="${field}"; filename="${chance.one(fileNames)}"\r\ncontent-type: ${chance.one(['application/pdf', 'image/png', 'text/html', ''])}\r\n\r\n`,
        ),
        chance.one(fileContents),
        Buffer.from('\r\n'),
      );
  const end = chance.below(12) ? `--${line}--\r\n` : chance.one(['', `--${line}`, '--other--\r\n', '\r\n\r\n']);
  return { type: `multipart/form-data; boundary=${line}`, payload: Buffer.concat([...parts, Buffer.from(end)]) };
}
