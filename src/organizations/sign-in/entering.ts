import type { FastifyReply, FastifyRequest } from 'fastify';
import { ownCookie, setOwnCookie } from '../../platform/http/cookies.ts';
import { untold } from '../staff/notices.ts';
import { COOKIE_SECONDS, SESSION_COOKIE, sessionOf } from './sessions.ts';
import type { From } from './sign-in.ts';
import { DEVICE_COOKIE, DEVICE_DAYS, rememberDevice } from './throttle/devices.ts';

/** From where this request asks to be let in. */
export function fromOf(request: FastifyRequest): From {
  const { db, now } = request.server.services;
  return {
    db,
    now: now(),
    address: request.ip,
    agent: String(request.headers['user-agent'] ?? ''),
    host: request.hostname,
    device: ownCookie(request, DEVICE_COOKIE),
  };
}

/** The browser holds the session from now on. */
export function holdSession(reply: FastifyReply, token: string): void {
  setOwnCookie(reply, SESSION_COOKIE, token, { seconds: COOKIE_SECONDS });
}

/** From now on this browser is one in which this person has signed in. */
export async function holdDevice(reply: FastifyReply, staffId: number): Promise<void> {
  const { db, device, now } = fromOf(reply.request);
  setOwnCookie(reply, DEVICE_COOKIE, await rememberDevice(db, device, staffId, now), { seconds: DEVICE_DAYS * 86_400 });
}

/** Somebody is wholly in: the browser is known, and they hear what was changed of their account. @param also to be said too */
export async function enter(reply: FastifyReply, token: string, staffId: number, ...also: string[]): Promise<void> {
  holdSession(reply, token);
  await holdDevice(reply, staffId);
  const { db, now } = fromOf(reply.request);
  const told = await untold(db, staffId, now);
  const said = told.length > MOST ? [...told.slice(-MOST), '更早的见“账号”页面。'] : told;
  if (said.length) said.push('不是您要求的，请立即告知本机关其他管理员。');
  if (said.length + also.length) reply.notice([...also, ...said].join(''));
}

/** Where somebody who is in goes: where they wanted to, else to where their day begins. @param next a path of ours */
export async function whereTo({ server }: FastifyRequest, token: string, next: string): Promise<string> {
  if (next !== '/console') return next;
  const { db, house, now } = server.services;
  const session = await sessionOf(db, token, now());
  const begins = session && house.rooms.flatMap(({ desk }) => desk.begins?.(session.who) ?? []);
  return begins?.[0] ?? next;
}

/** A notice travels in a cookie, which browsers keep to 4 KB. */
const MOST = 4;
