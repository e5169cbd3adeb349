import { promises as dns, type LookupAddress } from 'node:dns';
import { type ClientRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders, request as plain } from 'node:http';
import { request as sealed } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { type May, targetOf } from './reach.ts';

/** One request, and what bounds it. */
export interface Asking {
  method: string;
  headers: OutgoingHttpHeaders;
  body?: Buffer | Readable | undefined;
  /** bytes of the answer's body that are read; 0: it ends with its head */
  most: number;
  /** milliseconds for all of it, from the name to the end of the answer */
  within: number;
  /** whether a certificate must be the host's own and from somebody who is trusted */
  verified: boolean;
  may: May;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** there was more than `most` */
  cut: boolean;
}

/** Nobody went there: the address leads to where nobody may ask. */
export class Closed extends Error {}

/** The address of a web page or interface; undefined: none, or one that carries a name and password. */
export function urlOf(address: string, base?: URL): URL | undefined {
  const url = URL.parse(address, base);
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : undefined;
}

/** Why nobody answered, in a word. */
export const whyOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'ETIMEDOUT';

/** Asks once and follows nothing. The name is resolved here, once, and the connection made to what was resolved and may be
 *  asked: no name leads elsewhere afterwards. @throws Closed; an error with a code when nobody answered in time */
export async function ask(url: URL, asking: Asking): Promise<Answer> {
  const late = AbortSignal.timeout(asking.within);
  const to = await allowed(url, asking.may, late);
  const lookup: LookupFunction = (_, options, done) =>
    options.all ? done(null, to) : done(null, to[0]!.address, to[0]!.family);
  const { method, headers, verified } = asking;
  const options = { method, headers, lookup, agent: false as const, signal: late };
  const asked =
    url.protocol === 'https:' ? sealed(url, { ...options, rejectUnauthorized: verified }) : plain(url, options);
  try {
    return await answerOf(asked, asking);
  } catch (error) {
    throw late.aborted ? timedOut() : error;
  } finally {
    asked.destroy();
  }
}

async function allowed(url: URL, may: May, late: AbortSignal): Promise<LookupAddress[]> {
  const target = targetOf(url);
  const { host } = target;
  const all = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await beforeLate(dns.lookup(host, { all: true }), late);
  const to = all.filter(({ address }) => may(address, target));
  if (!to.length) throw new Closed();
  return to;
}

/** A name that nobody answers for holds up no longer than the request may take. */
function beforeLate<T>(work: Promise<T>, late: AbortSignal): Promise<T> {
  return new Promise((done, failed) => {
    late.addEventListener('abort', () => failed(timedOut()), { once: true });
    work.then(done, failed);
  });
}

const timedOut = (): Error => Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' });

function answerOf(asked: ClientRequest, { body, most }: Asking): Promise<Answer> {
  return new Promise((answered, failed) => {
    asked.on('error', failed);
    let heard = false;
    // an answer in another tongue ends it without an error
    asked.on('close', () => heard || failed(Object.assign(new Error('no answer'), { code: 'ECONNRESET' })));
    asked.on('response', (response) => {
      heard = true;
      const { statusCode: status = 0, headers } = response;
      const parts: Buffer[] = [];
      let bytes = 0;
      const ends = (cut: boolean) => answered({ status, headers, body: Buffer.concat(parts).subarray(0, most), cut });
      if (most === 0) return ends(false);
      response.on('error', failed);
      response.on('end', () => ends(false));
      response.on('data', (part: Buffer) => {
        parts.push(part);
        bytes += part.length;
        if (bytes > most) ends(true);
      });
    });
    // who answers before all was said is heard: what could not be said any more is no failure of its own
    if (body === undefined || Buffer.isBuffer(body)) asked.end(body);
    else pipeline(body, asked, () => {});
  });
}
