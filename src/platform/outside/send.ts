import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { ask, Closed, urlOf, whyOf } from './ask.ts';
import type { May } from './reach.ts';

/** What is sent, and how much of an answer is waited for. */
export interface Sending {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers: OutgoingHttpHeaders;
  body?: Buffer | Readable;
  /** bytes of the answer that are read */
  most: number;
  /** milliseconds for all of it, from the name to the end of the answer */
  within: number;
}

export type Sent =
  /** @param cut the answer goes on behind `body` */
  | { how: 'answered'; status: number; headers: IncomingHttpHeaders; body: Buffer; cut: boolean }
  /** nobody answered, or not to the end, or not with a certificate that holds: a code that says why */
  | { how: 'silent'; why: string }
  /** it leads to where nobody may ask, or is no address of the web: nothing was sent */
  | { how: 'closed' };

/** Sends something to an address that somebody wrote: once, to the host that was resolved and may be asked, over a
 *  connection whose certificate holds. Where it is sent on to is an answer like another, and followed by nobody.
 *  @param may whom the program may ask: `mayReach` of its settings */
export async function send(address: string, { method, headers, body, most, within }: Sending, may: May): Promise<Sent> {
  const url = urlOf(address);
  if (!url) return { how: 'closed' };
  try {
    return { how: 'answered', ...(await ask(url, { method, headers, body, most, within, verified: true, may })) };
  } catch (error) {
    return error instanceof Closed ? { how: 'closed' } : { how: 'silent', why: whyOf(error) };
  } finally {
    if (body instanceof Readable) body.destroy();
  }
}
