import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { asset, assetFolder } from '../../platform/assets.ts';
import { siteAddress } from '../../platform/http/origin.ts';
import { FailureError, invalid, notFound } from '../../platform/outcome.ts';
import { CALM, waitingRoutes } from '../devices/public-routes.tsx';
import { changeTerminal, noteReport, type Terminal } from '../devices/store.ts';
import type { Message, Report } from './message.ts';
import { type Asked, carriedBy, messageFor } from './message-for.ts';
import { ScreenPage } from './page.tsx';
import { prove } from './prove.ts';
import { signalsOf } from './signals.ts';

const number = z.number().int().positive().max(2_147_483_647);
const documents = z.array(z.object({ documentId: number, revisionId: number })).max(300);
const reportForm = z.object({
  version: z.string().max(40),
  label: z.string().max(300),
  shown: documents,
  carries: documents,
}) satisfies z.ZodType<Report>;

/** /screen/NAME: its page, what it shows, the line on which it is told of changes, and what it reports. */
export function displayRoutes(scope: FastifyInstance): void {
  const { db, house, now } = scope.services;
  const signals = signalsOf(scope);
  waitingRoutes(scope, 'screen', (request, reply, { name }) =>
    reply.page(
      <ScreenPage address={`/screen/${name}`} authority={request.authority.name} site={siteAddress(request)} />,
      { title: '显示大屏', scripts: ['terminals/display.js'] },
    ),
  );

  scope.get('/screen/:name/message', CALM, async (request, reply): Promise<Message> => {
    const terminal = deviceIn(request);
    const message = await messageFor(askedBy(request, now()), terminal);
    const carries = carriedBy(message);
    if (terminal.served !== message.version) {
      // from now on it may show these, and still the earlier ones until it says otherwise
      const both = [...terminal.carries, ...carries];
      const each = [...new Map(both.map((one) => [`${one.documentId} ${one.revisionId}`, one])).values()];
      await changeTerminal(db, terminal.id, { served: message.version, carries: JSON.stringify(each) });
    }
    return { ...message, token: reply.formToken() };
  });

  scope.get('/screen/:name/signals', CALM, (request, reply) => {
    signals.open(reply, deviceIn(request));
  });

  scope.post('/screen/:name/report', CALM, async (request, reply) => {
    const terminal = deviceIn(request);
    const given = reportForm.safeParse(request.body);
    if (!given.success) throw new FailureError(invalid('上报的内容无法识别'));
    const { version, label, shown, carries } = given.data;
    const held = version === terminal.served ? carries : [...terminal.carries, ...carries];
    await noteReport(db, terminal.id, { at: now(), version, shows: label, carries: held });
    await prove({ db, house, now: now() }, terminal, shown);
    return reply.send({ heard: true });
  });

  let worker: string | undefined;
  scope.get('/screen/:name/worker.js', CALM, async (request, reply) => {
    const { name } = deviceIn(request);
    worker ??= await readFile(join(assetFolder, asset('terminals/keeping.js').replace('/assets/', '')), 'utf8');
    return reply
      .header('service-worker-allowed', `${request.base}/screen/${name}`)
      .type('text/javascript; charset=utf-8')
      .send(worker);
  });
}

/** @throws FailureError: this browser is no device, or another than its address says */
function deviceIn(request: FastifyRequest): Terminal {
  const { terminal } = request;
  if (!terminal) throw new FailureError(notFound('这台终端没有登记，或者已经停用'));
  return terminal;
}

function askedBy(request: FastifyRequest, now: Date): Asked {
  const { db } = request.server.services;
  return { db, authority: request.authority, now, base: request.base, site: siteAddress(request) };
}
