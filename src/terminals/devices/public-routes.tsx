import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TerminalKind } from '../tables.ts';
import { kindNames } from '../words.ts';
import { keepToken, waitAt } from './signed-in.ts';
import type { Terminal } from './store.ts';
import { WaitingPage } from './waiting-page.tsx';

/** Each page of a device that waits asks every three seconds; several hang behind one address. */
export const CALM = { config: { rateLimit: { max: 240, timeWindow: '1 minute' } } };

/** What a browser that is no device sees, and how it becomes one: /screen, /kiosk and any address below.
 *  @param show its page, once it is one */
export function waitingRoutes(
  scope: FastifyInstance,
  kind: TerminalKind,
  show: (request: FastifyRequest, reply: FastifyReply, terminal: Terminal) => unknown,
): void {
  const open = async (request: FastifyRequest<{ Params: { name?: string } }>, reply: FastifyReply) => {
    const place = { request, site: request.site };
    const { terminal } = request;
    if (terminal) {
      keepToken(place, reply, kind);
      if (request.params.name !== terminal.name) return reply.redirect(`/${kind}/${terminal.name}`, 303);
      return show(request, reply, terminal);
    }
    const waiting = await waitAt(place, reply, kind);
    if ('terminal' in waiting) return reply.redirect(`/${kind}/${waiting.terminal.name}`, 303);
    return reply.page(<WaitingPage kind={kind} code={waiting.code} address={`/${kind}/waiting`} />, {
      title: kindNames[kind],
      scripts: ['terminals/waiting.js'],
    });
  };
  scope.get(`/${kind}`, CALM, open);
  scope.get<{ Params: { name: string } }>(`/${kind}/:name`, CALM, open);
  scope.get(`/${kind}/waiting`, CALM, async (request, reply) => {
    const waiting = request.terminal
      ? { terminal: request.terminal }
      : await waitAt({ request, site: request.site }, reply, kind);
    return reply.send('terminal' in waiting ? { signedIn: true } : { code: waiting.code });
  });
}
