import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authoritiesBelow, authorityById } from '../organizations/index.ts';
import type { Typed } from '../platform/http/form.ts';
import { staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../platform/outcome.ts';
import { kinds } from '../platform/reading/index.ts';
import { auditFiles } from './audit-files.ts';
import { BatchPage } from './pages/batch.tsx';
import { AuditedReportPage } from './pages/report.tsx';
import { UploadPage } from './pages/upload.tsx';
import { AuditProcesses } from './processes.ts';
import { type Batch, Results } from './results.ts';
import { reportAuditors } from './rules.ts';
import { summaryXlsx } from './summary.ts';
import { expectedOf, filesOf } from './upload.ts';

const PATH = '/console/examine';
const crumb: [string, string] = ['年报体检', PATH];

/** 年报体检: files in, findings out; nothing is written to the books. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const results = new Results();
  const processes = new AuditProcesses(2);
  app.addHook('preClose', async () => processes.close());

  const batchOf = (request: FastifyRequest): Batch => {
    const who = staffOf(request, ...reportAuditors);
    const { id = '' } = request.params as { id?: string };
    const batch = results.find(id, who.id!, now());
    if (!batch) throw new FailureError(notFound('体检结果只保留一小时，请重新上传'));
    return batch;
  };

  async function uploadPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure, typed?: Typed) {
    const who = staffOf(request, ...reportAuditors);
    if (failure) reply.code(statusOf(failure));
    const own = await authorityById(db, who.authorityId);
    const below = await authoritiesBelow(db, who.authorityId);
    const page = {
      batches: results.of(who.id!, now()),
      authorities: [...(own ? [own] : []), ...below].map(({ name }) => name),
      newestYear: now().getFullYear() - 1,
      failure,
      typed,
    };
    return reply.page(<UploadPage {...page} />, {
      title: '年报体检',
      nav: PATH,
      form: true,
    });
  }

  app.get('/examine', (request, reply) => uploadPage(request, reply));

  app.post('/examine', async (request, reply) => {
    const who = staffOf(request, ...reportAuditors);
    const given = await filesOf(request);
    if (!given.ok) return uploadPage(request, reply, given, given.typed);
    const { files, previous, typed } = given.value;
    const expected = expectedOf(typed);
    if (!expected.ok) return uploadPage(request, reply, expected, typed);
    const done = await auditFiles(files, { previous, expected: expected.value, processes });
    return reply.redirect(`${PATH}/${results.add({ ...done, staffId: who.id!, at: now() })}`, 303);
  });

  app.get('/examine/:id', async (request, reply) => {
    const batch = batchOf(request);
    const { only } = request.query as { only?: string };
    return reply.page(<BatchPage batch={batch} only={only === 'wrong' ? only : undefined} />, {
      title: '体检结果',
      nav: PATH,
      crumbs: [crumb],
      form: true,
      wide: true,
    });
  });

  app.post('/examine/:id/remove', async (request, reply) => {
    results.remove(batchOf(request).id);
    return reply.redirect(PATH, 303);
  });

  app.get('/examine/:id/summary.xlsx', async (request, reply) =>
    reply.file({
      name: '年报体检汇总.xlsx',
      type: kinds.xlsx,
      content: await summaryXlsx(batchOf(request).reports),
    }),
  );

  const reportOf = (request: FastifyRequest) => {
    const batch = batchOf(request);
    const { n = '' } = request.params as { n?: string };
    const one = /^\d{1,3}$/.test(n) ? batch.reports[Number(n) - 1] : undefined;
    if (!one || 'error' in one) throw new FailureError(notFound());
    return { batch, one };
  };

  app.get('/examine/:id/:n', async (request, reply) => {
    const { batch, one } = reportOf(request);
    const { n } = request.params as { n: string };
    return reply.page(<AuditedReportPage file={one.file} report={one.report} href={`${PATH}/${batch.id}/${n}`} />, {
      title: one.file,
      nav: PATH,
      crumbs: [crumb, ['体检结果', `${PATH}/${batch.id}`]],
      wide: true,
    });
  });

  app.get('/examine/:id/:n/report.json', async (request, reply) => {
    const { one } = reportOf(request);
    return reply.file({
      name: `${one.file}.json`,
      type: 'application/json; charset=utf-8',
      content: { file: one.file, ...one.report },
    });
  });
}
