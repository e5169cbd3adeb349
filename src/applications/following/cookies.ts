import type { FastifyReply, FastifyRequest } from 'fastify';
import { HOME } from '../filing/paths.ts';
import { issue, readIssued } from '../filing/slips.ts';

const RECEIPT_COOKIE = 'receipt';
const FOLLOW_COOKIE = 'follow';
/** How long the code can be read again, and how long an application stays open in a browser. */
const RECEIPT_MS = 3_600_000;
const FOLLOW_MS = 2 * 3_600_000;

/** What is told once, when an application has been filed. */
export interface Receipt {
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

function put(request: FastifyRequest, reply: FastifyReply, name: string, value: string, ms: number): void {
  const secure = request.protocol === 'https';
  reply.setCookie(name, value, { path: HOME, httpOnly: true, sameSite: 'strict', secure, maxAge: ms / 1000 });
}

/** Number and code travel to the receipt in a sealed cookie: the page can be loaded again, printed, and left. */
export function openReceipt(request: FastifyRequest, reply: FastifyReply, receipt: Omit<Receipt, 'at'>) {
  const at = request.server.services.now().getTime();
  put(request, reply, RECEIPT_COOKIE, issue(request, 'receipt', { ...receipt, at }), RECEIPT_MS);
  openApplication(request, reply, receipt.id);
  return reply.redirect(`${HOME}/receipt`, 303);
}

/** The receipt that this browser may still see. */
export function receiptOf(request: FastifyRequest): Receipt | undefined {
  const found = readIssued<Omit<Receipt, 'at'> & { at: number }>(
    request,
    'receipt',
    request.cookies[RECEIPT_COOKIE] ?? '',
  );
  const good = found && found.at + RECEIPT_MS > request.server.services.now().getTime();
  return good ? { ...found, at: new Date(found.at) } : undefined;
}

/** From now on this browser may see and do what the applicant of this one application may. */
export function openApplication(request: FastifyRequest, reply: FastifyReply, id: number): void {
  const pass: Pass = {
    authorityId: request.authority.id,
    id,
    until: request.server.services.now().getTime() + FOLLOW_MS,
  };
  put(request, reply, FOLLOW_COOKIE, issue(request, 'follow', pass), FOLLOW_MS);
}

/** The application that this browser has opened by number and code; undefined when none, or too long ago. */
export function openedBy(request: FastifyRequest): number | undefined {
  const pass = readIssued<Pass>(request, 'follow', request.cookies[FOLLOW_COOKIE] ?? '');
  const good =
    pass && pass.until > request.server.services.now().getTime() && pass.authorityId === request.authority.id;
  return good ? pass.id : undefined;
}

/** Nothing of it stays in this browser. */
export function closeApplication(reply: FastifyReply): void {
  reply.clearCookie(RECEIPT_COOKIE, { path: HOME }).clearCookie(FOLLOW_COOKIE, { path: HOME });
}
