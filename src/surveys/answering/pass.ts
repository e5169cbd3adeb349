import type { FastifyReply, FastifyRequest } from 'fastify';
import { unspoken } from '../../platform/http/base.ts';
import { ownCookie, setOwnCookie } from '../../platform/http/cookies.ts';

/** Longer than any survey is open. */
const SECONDS = 400 * 86_400;
const PURPOSE = 'surveys:answered';

interface Pass {
  surveyId: number;
  /** YYYY-MM-DD */
  on: string;
}

/** Sites that stand under one host share its cookies: each has its own by name. */
const named = ({ base }: FastifyRequest, surveyId: number) =>
  `survey-${surveyId}${unspoken(base).replaceAll('/', '-')}`;

/** That this device has answered, set when it did: sealed, the same for everybody who answered on that day, and sent back
 *  to nobody else. It says nothing of what was answered. */
export function givePass(request: FastifyRequest, reply: FastifyReply, pass: Pass): void {
  const { sealer } = request.server.services;
  const sealed = sealer.seal(pass, PURPOSE).toString('base64url');
  setOwnCookie(reply, named(request, pass.surveyId), sealed, { seconds: SECONDS });
}

/** The day on which this device answered; undefined: it has not. */
export function answeredOn(request: FastifyRequest, surveyId: number): string | undefined {
  const text = ownCookie(request, named(request, surveyId));
  if (!/^[\w-]{20,400}$/.test(text)) return undefined;
  try {
    const pass = request.server.services.sealer.open<Pass>(Buffer.from(text, 'base64url'), PURPOSE);
    return pass.surveyId === surveyId ? pass.on : undefined;
  } catch {
    return undefined;
  }
}
