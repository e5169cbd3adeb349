import type { FastifyReply, FastifyRequest } from 'fastify';
import { clearOwnCookie, ownCookie, setOwnCookie } from '../../platform/http/cookies.ts';
import type { TerminalKind } from '../tables.ts';
import { CODE_MS, hashOf, newSecret } from './code.ts';
import { dropCode, waitAs, waitingBy } from './codes.ts';
import { changeTerminal, type Terminal, terminalById, terminalByToken } from './store.ts';

/** A device keeps its token as long as browsers keep anything; each time that it is read it is kept anew. */
const TOKEN_S = 400 * 86_400;

/** Sites that stand under one host share its cookies: each has its own by name, screens and kiosks too. */
const nameOf = ({ site }: Place, kind: TerminalKind, what: 'device' | 'code') =>
  `${what}-${kind}${site.replaceAll('/', '-')}`;

/** Where the site stands: its base before that of the kiosk was put to it. */
interface Place {
  request: FastifyRequest;
  site: string;
}

/** The device that asks, by the token in its cookie; undefined: this browser is none, or was shut out. */
export async function deviceOf(place: Place, kind: TerminalKind): Promise<Terminal | undefined> {
  const { request } = place;
  const token = ownCookie(request, nameOf(place, kind, 'device'));
  if (!token) return undefined;
  const terminal = await terminalByToken(request.server.services.db, request.authority.id, hashOf(token));
  return terminal?.kind === kind ? terminal : undefined;
}

/** What the browser that is no device shows: a code, new when it has none that holds; or where it was signed in meanwhile,
 *  with its token, which it alone ever gets. */
export async function waitAt(
  place: Place,
  reply: FastifyReply,
  kind: TerminalKind,
): Promise<{ code: string } | { terminal: Terminal }> {
  const { request } = place;
  const { db, now } = request.server.services;
  const authorityId = request.authority.id;
  const given = ownCookie(request, nameOf(place, kind, 'code'));
  const waiting = given ? await waitingBy(db, authorityId, hashOf(given), now()) : undefined;
  if (waiting?.terminalId) {
    const terminal = await collect(place, reply, kind, { ...waiting, terminalId: waiting.terminalId });
    if (terminal) return { terminal };
  } else if (waiting?.kind === kind) return { code: waiting.code };
  const secret = newSecret();
  setOwnCookie(reply, nameOf(place, kind, 'code'), secret, { seconds: CODE_MS / 1000, sameSite: 'strict' });
  return { code: await waitAs(db, { authorityId, kind, secretHash: hashOf(secret), now: now() }) };
}

async function collect(
  place: Place,
  reply: FastifyReply,
  kind: TerminalKind,
  { code, terminalId }: { code: string; terminalId: number },
): Promise<Terminal | undefined> {
  const { request } = place;
  const { db } = request.server.services;
  const token = newSecret();
  const mine = await db.transaction().execute(async (tx) => {
    const terminal = (await dropCode(tx, code)) ? await terminalById(tx, request.authority.id, terminalId) : undefined;
    if (!terminal || terminal.shutOutAt) return undefined;
    await changeTerminal(tx, terminal.id, { token_hash: hashOf(token) });
    return terminal;
  });
  if (mine) {
    keepToken(place, reply, kind, token);
    clearOwnCookie(reply, nameOf(place, kind, 'code'));
  }
  return mine;
}

/** The browser keeps its token from now on as long as it can. */
export function keepToken(
  place: Place,
  reply: FastifyReply,
  kind: TerminalKind,
  token = ownCookie(place.request, nameOf(place, kind, 'device')),
): void {
  setOwnCookie(reply, nameOf(place, kind, 'device'), token, { seconds: TOKEN_S, sameSite: 'strict' });
}
