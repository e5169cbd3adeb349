import { load } from 'cheerio';
import type { Hostile } from '../support/hostile.ts';
import { formsOf, type Known, NOT_OURS, type Route, routeOf } from '../support/walking.ts';
import type { Actor } from './actors.ts';
import { filesFor, filledWell } from './filling.ts';

/** What would shut those out who act, or their whole authority. */
const SHUTS_OUT =
  /^\/console\/(?:staff|administrators|authorities|account|reviews\/chain|calendar)|application\/track$/;
/** Addresses that are kept of each kind: the newest. */
const KEPT = 12;

/** Goes about as people do who mean well: opens a page, follows one of its links, or fills in one of its forms and sends it;
 *  so that there are drafts, applications and cases in all states. What they met is noted. */
export async function live(actors: readonly Actor[], routes: readonly Route[], chance: Hostile, steps: number) {
  const lists = routes.filter(({ method, url }) => method === 'GET' && !/[:*]/.test(url) && !NOT_OURS.test(url));
  const listFor = ({ staff }: Actor) => chance.one(lists.filter(({ url }) => url.startsWith('/console') === staff)).url;
  const times = new Map<string, number>();
  const rarest = <T>(of: readonly T[], routeFor: (one: T) => string): T => {
    const one = chance.below(4) ? least(of, (each) => times.get(routeFor(each)) ?? 0) : chance.one(of);
    times.set(routeFor(one), (times.get(routeFor(one)) ?? 0) + 1);
    return one;
  };
  const open = { actor: actors[0]!, page: listFor(actors[0]!) };
  for (let step = 0; step < steps; step++) {
    if (chance.below(10) === 0) {
      open.actor = chance.below(2) ? actors[0]! : chance.one(actors);
      open.page = listFor(open.actor);
    }
    const { client, known } = open.actor;
    const reply = await client.get(open.page);
    if (reply.statusCode >= 500) throw new Error(`${reply.statusCode} ${open.page}`);
    if (reply.statusCode === 200) note(known, routeOf(routes, 'GET', open.page), open.page);
    if (reply.statusCode !== 200 || !String(reply.headers['content-type']).includes('html')) {
      open.page = listFor(open.actor);
      continue;
    }
    const $ = load(reply.body);
    const forms = formsOf($).filter(({ url }) => !SHUTS_OUT.test(url));
    for (const form of forms) known.forms.set(form.url, form);
    if (forms.length && chance.below(4)) {
      const form = rarest(forms, ({ url }) => `POST ${routeOf(routes, 'POST', url)}`);
      const token = $('input[name=_csrf]').attr('value') ?? '';
      const { fields, files } = filledWell(chance, form);
      const given = Object.fromEntries(fields);
      const sent = files.length
        ? await client.upload(form.url, given, filesFor(chance, form), open.page)
        : await client.send(form.url, given, token, open.page);
      if (sent.statusCode >= 500) throw new Error(`${sent.statusCode} ${form.url}`);
      const led = String(sent.headers.location ?? '').split('#')[0]!;
      if (led.startsWith('/')) open.page = led;
    } else {
      const links = $('main a[href^="/"]')
        .toArray()
        .map((one) => $(one).attr('href')!.split('#')[0]!)
        .filter((one) => one && !NOT_OURS.test(one));
      open.page = links.length
        ? rarest(links, (url) => `GET ${routeOf(routes, 'GET', url)}?${url.split('?')[1]?.replace(/\d+/g, '')}`)
        : listFor(open.actor);
    }
  }
}

function least<T>(of: readonly T[], weight: (one: T) => number): T {
  return of.reduce((best, one) => (weight(one) < weight(best) ? one : best));
}

function note({ addresses }: Known, route: string | undefined, url: string) {
  if (!route) return;
  const met = addresses.get(route) ?? new Set();
  met.delete(url);
  met.add(url);
  for (const oldest of [...met].slice(0, -KEPT)) met.delete(oldest);
  addresses.set(route, met);
}
