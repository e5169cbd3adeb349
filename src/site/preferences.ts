import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ownCookie, setOwnCookie } from '../platform/http/cookies.ts';
import { queryOf } from '../platform/http/form.ts';
import { ownPath } from '../platform/http/own-path.ts';

/** How a reader wants pages: kept in a cookie, works without scripts. */
export interface Preferences {
  size: '100' | '125' | '150';
  contrast: 'normal' | 'high';
}

const PREFERENCES_COOKIE = 'view';
const YEAR = 365 * 86_400;

export function preferencesOf(request: FastifyRequest): Preferences {
  const [, size, contrast] = /^(100|125|150)-(normal|high)$/.exec(ownCookie(request, PREFERENCES_COOKIE)) ?? [];
  return { size: (size as Preferences['size']) ?? '100', contrast: (contrast as Preferences['contrast']) ?? 'normal' };
}

/** Address that sets one preference and comes back. */
export function preferenceHref(now: Preferences, change: Partial<Preferences>, back: string): string {
  const { size, contrast } = { ...now, ...change };
  return `/preferences?${new URLSearchParams({ size, contrast, back })}`;
}

export function preferenceRoutes(app: FastifyInstance): void {
  app.get('/preferences', (request, reply) => {
    const { size, contrast, back } = queryOf(request);
    const now = preferencesOf(request);
    const value = `${['100', '125', '150'].includes(String(size)) ? size : now.size}-${
      contrast === 'high' || contrast === 'normal' ? contrast : now.contrast
    }`;
    setOwnCookie(reply, PREFERENCES_COOKIE, value, { seconds: YEAR });
    return reply.header('cache-control', 'no-store').redirect(ownPath(back), 303);
  });
}
