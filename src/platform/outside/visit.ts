import { lookup as resolve } from 'node:dns/promises';
import { type ClientRequest, request as plain } from 'node:http';
import { request as sealed } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** What became of a visit to an address of another site. */
export type Visit =
  /** a server answered, at last with this status */
  | { how: 'answered'; status: number }
  /** nobody answered: no such name, no way there, no answer in time */
  | { how: 'silent'; why: string }
  /** it leads to this machine or its network, or is no address of the web: nobody went there */
  | { how: 'closed' };

/** Milliseconds that one request may take. */
const LONGEST = 15_000;
const MOST_TURNS = 5;
/** Sites that do not answer to HEAD answer so. */
const NOT_BY_HEAD: ReadonlySet<number> = new Set([400, 403, 404, 405, 406, 412, 500, 501, 503]);

class Closed extends Error {}

/** Asks whether an address answers, and reads nothing of what it says. The name is resolved here and the connection made to
 *  what was resolved, each time anew also where the site sends on: no name and no answer leads into the own network.
 *  @param may addresses that may be visited; those of the public internet unless told */
export async function visit(address: string, may: (address: string) => boolean = isPublicAddress): Promise<Visit> {
  let at = urlOf(address);
  try {
    for (let turns = 0; at && turns <= MOST_TURNS; turns += 1) {
      let answer = await ask('HEAD', at, may);
      if (NOT_BY_HEAD.has(answer.status)) answer = await ask('GET', at, may);
      const { status, location } = answer;
      if (status < 300 || status > 399 || location === undefined) return { how: 'answered', status };
      at = urlOf(location, at);
    }
    return at ? { how: 'answered', status: 310 } : { how: 'closed' };
  } catch (error) {
    if (error instanceof Closed) return { how: 'closed' };
    return { how: 'silent', why: (error as NodeJS.ErrnoException).code ?? 'ETIMEDOUT' };
  }
}

function urlOf(address: string, base?: URL): URL | undefined {
  const url = URL.parse(address, base);
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : undefined;
}

interface Answer {
  status: number;
  location: string | undefined;
}

async function ask(method: 'HEAD' | 'GET', url: URL, may: (address: string) => boolean): Promise<Answer> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const all = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolve(host, { all: true });
  const [to] = all.filter(({ address }) => may(address));
  if (!to) throw new Closed();
  const lookup: LookupFunction = (_, options, done) =>
    options.all ? done(null, [to]) : done(null, to.address, to.family);
  return new Promise((answered, failed) => {
    const options = {
      ...{ method, lookup, agent: false as const, timeout: LONGEST },
      headers: { 'user-agent': 'Mozilla/5.0 (compatible; gongkai link check)', accept: '*/*' },
    };
    // only whether it answers is asked, whatever its certificate: nothing that it says is read
    const asked: ClientRequest =
      url.protocol === 'https:' ? sealed(url, { ...options, rejectUnauthorized: false }) : plain(url, options);
    const late = setTimeout(() => asked.destroy(new Error('ETIMEDOUT')), LONGEST);
    asked.on('response', (response) => {
      const { statusCode = 0, headers } = response;
      answered({ status: statusCode, location: headers.location });
      response.destroy();
    });
    asked.on('timeout', () => asked.destroy(new Error('ETIMEDOUT')));
    asked.on('error', failed);
    asked.on('close', () => clearTimeout(late));
    asked.end();
  });
}
