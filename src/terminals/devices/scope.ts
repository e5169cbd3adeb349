import type { FastifyInstance } from 'fastify';
import { unspoken } from '../../platform/http/base.ts';
import { type Shell, useShell } from '../../platform/http/shell.ts';
import type { TerminalKind } from '../tables.ts';
import { deviceOf } from './signed-in.ts';
import type { Terminal } from './store.ts';

/** Pages of devices: never kept by anybody, drawn in their own shell; who asks is known before a route runs, and forms
 *  are bound to it. What is not a device's is for the routes to say. */
export function deviceScope(
  app: FastifyInstance,
  kind: TerminalKind,
  shell: Shell,
  routes: (scope: FastifyInstance) => void,
): void {
  app.register(async (scope) => {
    useShell(scope, shell, { form: true });
    scope.decorateRequest('terminal', undefined);
    scope.decorateRequest('site', '');
    scope.decorateRequest('spoken', '');
    scope.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store');
      request.spoken = request.base;
      request.site = unspoken(request.base);
      request.terminal = await deviceOf({ request, site: request.site }, kind);
      if (request.terminal) request.formKey = `terminal ${request.terminal.id}`;
    });
    routes(scope);
  });
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The device that asks; set in the scope of devices alone. */
    terminal: Terminal | undefined;
    /** where the site stands, whatever the language: its base, before a kiosk put its own to it */
    site: string;
    /** the same, in the language that is read */
    spoken: string;
  }
}
