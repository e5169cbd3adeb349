import type { z } from 'zod';
import {
  BASE,
  cameShape,
  changesShape,
  type DocumentStanding,
  lackingShape,
  refusalShape,
  signedHeaders,
  standingShape,
} from '../../exchange/index.ts';
import { type May, send } from '../../platform/outside/index.ts';

/** Bytes of an answer, and ms for a request with its answer: of a part of 1 MB over a slow line. */
const MOST = 1024 * 1024;
const WITHIN = 45_000;

/** Why the city did not take something. */
export interface Fault {
  ok: false;
  /** as docs/exchange.md has them; 'silent': nobody answered; 'strange': something that does not speak this */
  code: string;
  message: string;
  /** bytes that are there already */
  came?: number | undefined;
}

export type Answer<T> = { ok: true; value: T } | Fault;

/** A city's instance as it is set up. */
export interface City {
  /** of its site, without a slash at the end */
  address: string;
  keyId: string;
  secret: string;
  may: May;
  now: () => Date;
  /** is told that the city answered and knows the supplier */
  heard?: () => void;
}

/** What a supplier asks of a city's instance: docs/exchange.md. */
export function cityApi(city: City) {
  async function ask<S extends z.ZodType>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    shape: S,
    body: Buffer = Buffer.alloc(0),
    type = 'application/json',
  ): Promise<Answer<z.output<S>>> {
    const { keyId, secret, now } = city;
    const signed = signedHeaders({ keyId, secret }, { method, path: BASE + path, body, now: now() });
    const headers = { ...signed, ...(method === 'GET' ? {} : { 'content-type': type }) };
    const sending = { method, headers, most: MOST, within: WITHIN, ...(method === 'GET' ? {} : { body }) };
    const sent = await send(city.address + BASE + path, sending, city.may);
    if (sent.how === 'closed') return { ok: false, code: 'closed', message: CLOSED };
    if (sent.how === 'silent') return { ok: false, code: 'silent', message: `市政府网站没有应答（${sent.why}）` };
    const answer = answerOf(shape, sent.status, sent.body);
    if (answer.ok || !isAway(answer)) city.heard?.();
    return answer;
  }
  const json = (value: unknown) => Buffer.from(JSON.stringify(value));
  const named = (key: string) => `/documents/${encodeURIComponent(key)}`;
  return {
    lacking: (files: readonly { hash: string; name: string; size: number }[]) =>
      ask('POST', '/files/lacking', lackingShape, json({ files })),
    sendPart: (hash: string, at: number, bytes: Buffer) =>
      ask('POST', `/files/${hash}/${at}`, cameShape, bytes, 'application/octet-stream'),
    put: (key: string, document: object): Promise<Answer<DocumentStanding>> =>
      ask('PUT', named(key), standingShape, json(document)),
    withdraw: (key: string, withdrawal: { version: number; reason: string }): Promise<Answer<DocumentStanding>> =>
      ask('POST', `${named(key)}/withdrawal`, standingShape, json(withdrawal)),
    declare: (key: string, declared: object): Promise<Answer<DocumentStanding>> =>
      ask('POST', `${named(key)}/validity`, standingShape, json(declared)),
    standing: (key: string): Promise<Answer<DocumentStanding>> => ask('GET', named(key), standingShape),
    changes: (after: number) => ask('GET', `/changes/${after}`, changesShape),
  };
}

/** The city was not reached, does not speak this, or does not let the supplier in. */
const AWAY: ReadonlySet<string> = new Set(['closed', 'silent', 'strange', 'busy', 'signature', 'clock', 'stopped']);
export const isAway = ({ code }: Fault): boolean => AWAY.has(code);

const CLOSED =
  '市政府网站的地址不是公网地址，也没有列入可以访问的内网主机：请系统管理员核对网址，或者请机房在 GONGKAI_INSIDE_HOSTS 里写明';

function answerOf<S extends z.ZodType>(shape: S, status: number, body: Buffer): Answer<z.output<S>> {
  const said = parsed(body);
  if (status >= 200 && status < 300) {
    const read = shape.safeParse(said);
    return read.success ? { ok: true, value: read.data } : strange(status);
  }
  const refused = refusalShape.safeParse(said);
  if (!refused.success) return strange(status);
  const { code, message, came } = refused.data.error;
  return { ok: false, code, message: `市政府网站：${message}`, came };
}

const strange = (status: number): Fault => ({
  ...{ ok: false, code: status >= 500 || status === 429 || status === 409 ? 'busy' : 'strange' },
  message:
    status >= 500 || status === 429 || status === 409
      ? `市政府网站暂时不能受理（${status}）`
      : `这个网址的答复不是供稿接口的（${status}），请系统管理员核对“市政府网站的网址”`,
});

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
