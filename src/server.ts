import type { FastifyInstance } from 'fastify';
import { staffConsole } from './console/index.ts';
import { createApp } from './platform/http/app.ts';
import type { Log } from './platform/http/log.ts';
import type { Services } from './platform/http/services.ts';
import { publicSite } from './site/index.tsx';

/** The rooms of a house behind one HTTP server; it does not listen yet. @param log where its lines go; false: nowhere */
export async function buildServer(services: Services, log: Log | false = false): Promise<FastifyInstance> {
  const app = await createApp(services, log);
  await app.register(publicSite);
  await app.register(staffConsole, { prefix: '/console' });
  return app;
}
