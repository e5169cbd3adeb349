import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../../platform/database/index.ts';
import { unspoken } from '../../platform/http/base.ts';
import { clearOwnCookie, clearStorage, ownCookie, setOwnCookie } from '../../platform/http/cookies.ts';
import { issue, readIssued } from '../../platform/http/slips.ts';
import { HOME } from '../filing/paths.ts';

const ACKNOWLEDGEMENT_COOKIE = 'acknowledgement';
const FOLLOW_COOKIE = 'follow';
/** How long the code can be read again, and how long an application stays open in a browser. */
const ACKNOWLEDGEMENT_MS = 3_600_000;
const FOLLOW_MS = 2 * 3_600_000;

/** Sites that stand under one host share its cookies: each has its own by name. */
const named = ({ base }: FastifyRequest, name: string) => name + unspoken(base).replaceAll('/', '-');

const newKey = () => randomBytes(16).toString('base64url');

/** What is told once, when an application has been filed. */
export interface Acknowledgement {
  id: number;
  number: string;
  code: string;
  at: Date;
}

interface Pass {
  authorityId: number;
  id: number;
  /** names this pass, so that it can be ended before its time */
  key: string;
  /** ms since 1970 */
  until: number;
}

/** Number and code travel to the acknowledgement in a sealed cookie: the page can be loaded again, printed, and left. */
export function openAcknowledgement(
  request: FastifyRequest,
  reply: FastifyReply,
  acknowledgement: Omit<Acknowledgement, 'at'>,
) {
  const at = request.server.services.now().getTime();
  const key = newKey();
  const told = issue(request, 'applications.public:acknowledgement', { ...acknowledgement, at, key });
  setOwnCookie(reply, named(request, ACKNOWLEDGEMENT_COOKIE), told, {
    seconds: ACKNOWLEDGEMENT_MS / 1000,
    sameSite: 'strict',
  });
  openApplication(request, reply, acknowledgement.id, key);
  return reply.redirect(`${HOME}/acknowledgement`, 303);
}

/** The acknowledgement that this browser may still see. */
export async function acknowledgementOf(request: FastifyRequest): Promise<Acknowledgement | undefined> {
  const found = readIssued<Omit<Acknowledgement, 'at'> & { at: number; key: string }>(
    request,
    'applications.public:acknowledgement',
    ownCookie(request, named(request, ACKNOWLEDGEMENT_COOKIE)),
  );
  const good = found?.key && found.at + ACKNOWLEDGEMENT_MS > request.server.services.now().getTime();
  if (!good || (await isEnded(request, found.key))) return undefined;
  const { key: _, ...told } = found;
  return { ...told, at: new Date(found.at) };
}

/** From now on this browser may see and do what the applicant of this one application may. */
export function openApplication(request: FastifyRequest, reply: FastifyReply, id: number, key = newKey()): void {
  const pass: Pass = {
    authorityId: request.authority.id,
    id,
    key,
    until: request.server.services.now().getTime() + FOLLOW_MS,
  };
  const sealed = issue(request, 'applications.public:follow', pass);
  setOwnCookie(reply, named(request, FOLLOW_COOKIE), sealed, { seconds: FOLLOW_MS / 1000, sameSite: 'strict' });
}

/** The pass that this browser brings, ended or not; undefined: none, or of another authority, or too old. */
function passOf(request: FastifyRequest): Pass | undefined {
  const pass = readIssued<Pass>(
    request,
    'applications.public:follow',
    ownCookie(request, named(request, FOLLOW_COOKIE)),
  );
  if (!pass?.key || pass.authorityId !== request.authority.id) return undefined;
  return pass.until > request.server.services.now().getTime() ? pass : undefined;
}

/** The application that this browser has opened by number and code; undefined when none, or too long ago, or left since. */
export async function openedBy(request: FastifyRequest): Promise<number | undefined> {
  const pass = passOf(request);
  return pass && !(await isEnded(request, pass.key)) ? pass.id : undefined;
}

async function isEnded(request: FastifyRequest, key: string): Promise<boolean> {
  const { db } = request.server.services;
  const row = await db.selectFrom('ended_passes').select('key').where('key', '=', key).executeTakeFirst();
  return row !== undefined;
}

/** Nothing of it stays in this browser, and what was copied from it opens nothing any more. */
export async function closeApplication(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const pass = passOf(request);
  if (pass) {
    const ended = { key: pass.key, until: new Date(pass.until) };
    const { db } = request.server.services;
    await db
      .insertInto('ended_passes')
      .values(ended)
      .onConflict((oc) => oc.column('key').doNothing())
      .execute();
  }
  for (const name of [ACKNOWLEDGEMENT_COOKIE, FOLLOW_COOKIE]) clearOwnCookie(reply, named(request, name));
  clearStorage(reply);
}

/** Forgets passes that are over by themselves. */
export async function forgetPasses(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('ended_passes').where('until', '<', now).execute();
}
