import { type CheerioAPI, load } from 'cheerio';
import type { FastifyInstance } from 'fastify';
import type { Room } from '../../src/platform/room.ts';
import type { Client } from './client.ts';
import { testRoom } from './room.ts';

export interface Route {
  method: 'GET' | 'POST';
  /** as the program names it: '/console/documents/:id' */
  url: string;
}

/** A room that hears of every route of the rooms after it. */
export function listening(routes: Route[]): Room {
  const hear = (app: FastifyInstance) =>
    app.addHook('onRoute', ({ method, url }) => {
      for (const one of ['GET', 'POST'] as const)
        if ([method].flat().includes(one) && !routes.some((other) => other.method === one && other.url === url))
          routes.push({ method: one, url });
    });
  return testRoom({ name: 'listening', publicRoutes: hear, staffRoutes: hear });
}

/** A field of a form and what stands in it: one text, those that one chooses from, or the kinds of files that it takes. */
export interface Control {
  name: string;
  kind: 'text' | 'file' | 'choice' | 'list' | 'button';
  values: string[];
}

/** What can be sent from a page of somebody's. */
export interface Sending {
  url: string;
  controls: Control[];
}

/** A form as it stands, sent without a thought: of what can be ticked the first, of a list the last. */
export function asItStands({ controls }: Sending): { fields: [name: string, value: string][]; files: string[] } {
  return {
    fields: controls
      .filter(({ kind }) => kind !== 'file')
      .map(({ name, kind, values }) => [name, (kind === 'list' ? values.at(-1) : values[0]) ?? '']),
    files: controls.filter(({ kind }) => kind === 'file').map(({ name }) => name),
  };
}

export interface Known {
  /** addresses, by the route that answers them: '/console/documents/:id' */
  addresses: Map<string, Set<string>>;
  forms: Map<string, Sending>;
}

const patterns = new Map<string, RegExp>();
function patternOf(url: string): RegExp {
  const known = patterns.get(url);
  if (known) return known;
  const pattern = new RegExp(
    `^${url
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/:[a-zA-Z]+/g, '([^/]+)')
      .replace('*', '.*')}/?$`,
  );
  patterns.set(url, pattern);
  return pattern;
}

const answering = new WeakMap<readonly Route[], Map<string, string | undefined>>();

/** Which route answers an address: the one with the fewest parts that may be anything. */
export function routeOf(routes: readonly Route[], method: Route['method'], url: string): string | undefined {
  const path = url.split(/[?#]/)[0]!;
  const known = answering.get(routes) ?? new Map<string, string | undefined>();
  answering.set(routes, known);
  const key = `${routes.length} ${method} ${path}`; // more routes may still be heard of
  if (!known.has(key)) known.set(key, answers(routes, method, path));
  return known.get(key);
}

function answers(routes: readonly Route[], method: Route['method'], path: string): string | undefined {
  return routes
    .filter((one) => one.method === method && patternOf(one.url).test(path))
    .sort((a, b) => (a.url.match(/[:*]/g)?.length ?? 0) - (b.url.match(/[:*]/g)?.length ?? 0))[0]?.url;
}

/** Goes wherever links lead from these pages, to at most `most` of each kind, and notes every address and form.
 *  @param most 'unknown': to one of each kind that nobody met before, and to all that have no number */
export async function explore(
  client: Client,
  routes: readonly Route[],
  known: Known,
  most: number | 'unknown',
  host?: string,
) {
  const waiting = routes.filter(({ method, url }) => method === 'GET' && !/[:*]/.test(url)).map(({ url }) => url);
  const been = new Map<string, number>();
  const seen = new Set(waiting);
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const route = routeOf(routes, 'GET', url);
    if (!route || NOT_OURS.test(route)) continue;
    const times = been.get(route) ?? 0;
    if (times >= (most === 'unknown' ? 1 : most)) continue;
    if (most === 'unknown' && /[:*]/.test(route) && known.addresses.has(route)) continue;
    been.set(route, times + 1);
    const { body, headers, statusCode } = await client.get(url, host ? { host } : {});
    if (statusCode >= 500) throw new Error(`${statusCode} ${url}`);
    if (statusCode === 200) known.addresses.set(route, (known.addresses.get(route) ?? new Set()).add(url));
    const led = String(headers.location ?? '').split('#')[0]!;
    if (led.startsWith('/') && !seen.has(led)) waiting.push(led);
    if (!String(headers['content-type']).includes('html')) continue;
    const $ = load(body);
    for (const one of $('a[href], img[src], form[method=get]').toArray()) {
      const to = ($(one).attr('href') ?? $(one).attr('src') ?? $(one).attr('action') ?? '').split('#')[0]!;
      if (!to.startsWith('/') || seen.has(to)) continue;
      seen.add(to);
      waiting.push(to);
    }
    for (const form of formsOf($)) if (!known.forms.has(form.url)) known.forms.set(form.url, form);
  }
}

/** What is about one's own session: it would end it. */
export const NOT_OURS = /^\/console\/(?:sign-out|sign-in|set-up|second-factor|account$)/;

/** What forms of a page send where; our own hidden fields and what is about one's own session apart. */
export function formsOf($: CheerioAPI): Sending[] {
  return $('form[method=post]')
    .toArray()
    .map((form) => ({
      url: ($(form).attr('action') ?? '').replace(/[?&]_csrf=[^&]*(?:&_once=[^&]*)?/, ''),
      controls: controlsOf($, form),
    }))
    .filter(({ url }) => !NOT_OURS.test(url));
}

function controlsOf($: CheerioAPI, form: Parameters<CheerioAPI>[0]): Control[] {
  const controls = new Map<string, Control>();
  for (const one of $(form).find('input, select, textarea, button[name]').toArray()) {
    const control = $(one);
    const name = control.attr('name') ?? '';
    const type = control.attr('type') ?? '';
    if (!name || name.startsWith('_')) continue;
    const before = controls.get(name);
    if (type === 'file') controls.set(name, { name, kind: 'file', values: [control.attr('accept') ?? ''] });
    else if (type === 'radio' || type === 'checkbox' || one.tagName === 'button') {
      const kind = one.tagName === 'button' ? 'button' : 'choice';
      controls.set(name, { name, kind, values: [...(before?.values ?? []), control.attr('value') ?? 'on'] });
    } else if (before) continue;
    else if (one.tagName === 'select') {
      const options = control.find('option').toArray();
      controls.set(name, { name, kind: 'list', values: options.map((each) => $(each).attr('value') ?? '') });
    } else {
      const stands = control.attr('value') || control.text() || FILLED[type] || '走查';
      controls.set(name, { name, kind: 'text', values: [stands] });
    }
  }
  return [...controls.values()];
}

const FILLED: Record<string, string> = { date: '2024-03-01', number: '1', email: 'a@example.com', tel: '19900000000' };

/** Addresses of others for each of these routes, by what was met `among` all: those that were met, and where none was, their numbers in each part. */
export function addressesFor(
  routes: readonly Route[],
  among: readonly Route[],
  method: Route['method'],
  known: Known,
): string[] {
  const met = method === 'GET' ? known.addresses : new Map<string, Set<string>>();
  if (method === 'POST')
    for (const url of known.forms.keys()) {
      const route = routeOf(routes, 'POST', url);
      if (route) met.set(route, (met.get(route) ?? new Set()).add(url));
    }
  const parts = partsMet(among, known);
  return routes
    .filter((one) => one.method === method && !NOT_OURS.test(one.url))
    .flatMap(({ url }) => {
      const addresses = met.get(url);
      if (addresses) return [...addresses].slice(0, 3);
      return filled(url, parts);
    });
}

/** What stood in an address for each part of a route, by what stands before it and its name: 'documents/:id' → 12. */
function partsMet(routes: readonly Route[], { addresses, forms }: Known): Map<string, Set<string>> {
  const parts = new Map<string, Set<string>>();
  const add = (key: string, value: string) => parts.set(key, (parts.get(key) ?? new Set()).add(value));
  const note = (route: string | undefined, address: string) => {
    if (!route) return;
    const values = patternOf(route).exec(address.split(/[?#]/)[0]!)?.slice(1) ?? [];
    for (const [n, name] of [...route.matchAll(/(?:([\w-]+)\/)?:([a-zA-Z]+)/g)].entries()) {
      if (values[n] === undefined) continue;
      add(`${name[1]}/${name[2]}`, values[n]);
      add(name[2]!, values[n]);
    }
  };
  for (const [route, all] of addresses) for (const one of all) note(route, one);
  for (const url of forms.keys()) note(routeOf(routes, 'POST', url), url);
  return parts;
}

function filled(url: string, parts: Map<string, Set<string>>): string[] {
  let made = [url.replace('*', '')];
  for (const [whole, before, name] of url.matchAll(/(?:([\w-]+)\/)?:([a-zA-Z]+)/g)) {
    const values = [...(parts.get(`${before}/${name}`) ?? parts.get(name!) ?? ['1', '2', '3'])].slice(-4);
    made = made.flatMap((one) =>
      values.map((value) => one.replace(whole, `${before === undefined ? '' : `${before}/`}${value}`)),
    );
  }
  return made.slice(0, 4);
}
