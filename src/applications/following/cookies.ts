import type { FastifyReply, FastifyRequest } from 'fastify';
import { clearOwnCookie, clearStorage, ownCookie, setOwnCookie } from '../../platform/http/cookies.ts';
import { HOME } from '../filing/paths.ts';
import { issue, readIssued } from '../filing/slips.ts';

const ACKNOWLEDGEMENT_COOKIE = 'acknowledgement';
const FOLLOW_COOKIE = 'follow';
/** How long the code can be read again, and how long an application stays open in a browser. */
const ACKNOWLEDGEMENT_MS = 3_600_000;
const FOLLOW_MS = 2 * 3_600_000;

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
  const told = issue(request, 'acknowledgement', { ...acknowledgement, at });
  setOwnCookie(reply, ACKNOWLEDGEMENT_COOKIE, told, { seconds: ACKNOWLEDGEMENT_MS / 1000, sameSite: 'strict' });
  openApplication(request, reply, acknowledgement.id);
  return reply.redirect(`${HOME}/acknowledgement`, 303);
}

/** The acknowledgement that this browser may still see. */
export function acknowledgementOf(request: FastifyRequest): Acknowledgement | undefined {
  const found = readIssued<Omit<Acknowledgement, 'at'> & { at: number }>(
    request,
    'acknowledgement',
    ownCookie(request, ACKNOWLEDGEMENT_COOKIE),
  );
  const good = found && found.at + ACKNOWLEDGEMENT_MS > request.server.services.now().getTime();
  return good ? { ...found, at: new Date(found.at) } : undefined;
}

/** From now on this browser may see and do what the applicant of this one application may. */
export function openApplication(request: FastifyRequest, reply: FastifyReply, id: number): void {
  const pass: Pass = {
    authorityId: request.authority.id,
    id,
    until: request.server.services.now().getTime() + FOLLOW_MS,
  };
  const sealed = issue(request, 'follow', pass);
  setOwnCookie(reply, FOLLOW_COOKIE, sealed, { seconds: FOLLOW_MS / 1000, sameSite: 'strict' });
}

/** The application that this browser has opened by number and code; undefined when none, or too long ago. */
export function openedBy(request: FastifyRequest): number | undefined {
  const pass = readIssued<Pass>(request, 'follow', ownCookie(request, FOLLOW_COOKIE));
  const good =
    pass && pass.until > request.server.services.now().getTime() && pass.authorityId === request.authority.id;
  return good ? pass.id : undefined;
}

/** Nothing of it stays in this browser. */
export function closeApplication(reply: FastifyReply): void {
  for (const name of [ACKNOWLEDGEMENT_COOKIE, FOLLOW_COOKIE]) clearOwnCookie(reply, name);
  clearStorage(reply);
}
