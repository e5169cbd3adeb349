import type { FastifyInstance } from 'fastify';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Little is written, and it is needed to read: done while there is any room at all. */
    writesLittle?: true;
  }
}

/** Takes nothing in while the disk is all but full, so that the database, which could not stop in the middle, keeps what
 *  it needs to be read. Refused before the body is read, with 507. */
export function keepRoom(app: FastifyInstance): void {
  const { disk } = app.services;
  if (!disk) return;
  app.addHook('preParsing', async (request) => {
    if (safe.has(request.method) || request.is404) return;
    const { level } = disk;
    const stopped = level === 'last' || (level === 'stopped' && !request.routeOptions.config.writesLittle);
    if (stopped) throw Object.assign(new Error('the disk is all but full'), { code: 'ENOSPC' });
  });
}
