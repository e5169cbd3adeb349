import type { FastifyInstance, FastifyRequest } from 'fastify';
import { typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { FailureError, notFound, unwrap } from '../../platform/outcome.ts';
import { kinds } from '../../platform/reading/index.ts';
import type { AuditProcesses } from '../processes.ts';
import { reportAuditors } from '../rules.ts';
import { type OfResult, resultOf } from '../store.ts';
import { confirmScan } from './confirm.ts';
import { pageOf } from './pages.ts';

/** Pages of scans to look at, and that what was recognised was held against them. @param path of the audits */
export function scanRoutes(
  app: FastifyInstance,
  path: string,
  { processes, ofResult }: { processes: AuditProcesses; ofResult: (request: FastifyRequest) => OfResult },
): void {
  const { db, sealer } = app.services;

  app.get('/examine/:id/:n/pages/:page', async (request, reply) => {
    const who = staffOf(request, ...reportAuditors);
    const of = ofResult(request);
    const page = /^([1-9]\d{0,2})\.png$/.exec((request.params as { page: string }).page)?.[1];
    const known = page && (await resultOf(db, sealer, who, of));
    const content = known ? await pageOf(db, sealer, of, Number(page)) : undefined;
    if (!content) throw new FailureError(notFound());
    return reply.file({ name: `第${page}页.png`, type: kinds.png, content, shown: true });
  });

  app.post('/examine/:id/:n/confirm', async (request, reply) => {
    staffOf(request, ...reportAuditors);
    const of = ofResult(request);
    const confirmed = typedIn(request).confirmed !== '0';
    unwrap(await confirmScan(callerOf(request), { ...of, confirmed, processes }));
    return reply
      .notice(confirmed ? '已标为与原件核对，并重新核对' : '已撤销')
      .redirect(`${path}/${of.id}/${of.number}`, 303);
  });
}
