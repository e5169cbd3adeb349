import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authoritiesBelow, authorityById } from '../organizations/index.ts';
import { dayOf } from '../platform/dates.ts';
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
import { reportAuditors } from './rules.ts';
import { keepResults, removeResults, resultOf, resultsOf, uploadsOf } from './store.ts';
import { summaryXlsx } from './summary.ts';
import { expectedOf, filesOf } from './upload.ts';
import { VERDICTS, type Verdict } from './verdict.ts';

const PATH = '/console/examine';
const crumb: [string, string] = ['年报体检', PATH];

const isVerdict = (text = ''): text is Verdict => Object.hasOwn(VERDICTS, text);

const gone = () => new FailureError(notFound('体检结果只保留一小时，请重新上传'));

/** 年报体检: files in, findings out, which are kept for a while; nothing of it enters the ledgers. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;
  const processes = new AuditProcesses(2);
  app.addHook('preClose', async () => processes.close());

  const idOf = (request: FastifyRequest) => (request.params as { id: string }).id;

  const batchOf = async (request: FastifyRequest) => {
    const who = staffOf(request, ...reportAuditors);
    const results = await resultsOf(db, sealer, who, idOf(request), now());
    if (!results) throw gone();
    return { id: idOf(request), ...results };
  };

  async function uploadPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure, typed?: Typed) {
    const who = staffOf(request, ...reportAuditors);
    if (failure) reply.code(statusOf(failure));
    const own = await authorityById(db, who.authorityId);
    const below = await authoritiesBelow(db, who.authorityId);
    const page = {
      uploads: await uploadsOf(db, sealer, who, now()),
      authorities: [...(own ? [own] : []), ...below].map(({ name }) => name),
      newestYear: Number(dayOf(now()).slice(0, 4)) - 1,
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
    const { files, previous, notes, typed } = given.value;
    const expected = expectedOf(typed);
    if (!expected.ok) return uploadPage(request, reply, expected, typed);
    const done = await auditFiles(files, { previous, expected: expected.value, processes });
    return reply.redirect(`${PATH}/${await keepResults(db, sealer, who, { ...done, notes }, now())}`, 303);
  });

  app.get('/examine/:id', async (request, reply) => {
    const batch = await batchOf(request);
    const { only } = request.query as { only?: string };
    return reply.page(<BatchPage batch={batch} only={isVerdict(only) ? only : undefined} />, {
      title: '体检结果',
      nav: PATH,
      crumbs: [crumb],
      form: true,
      wide: true,
    });
  });

  app.post('/examine/:id/remove', async (request, reply) => {
    await removeResults(db, staffOf(request, ...reportAuditors), idOf(request));
    return reply.redirect(PATH, 303);
  });

  app.get('/examine/:id/summary.xlsx', async (request, reply) =>
    reply.file({
      name: '年报体检汇总.xlsx',
      type: kinds.xlsx,
      content: await summaryXlsx((await batchOf(request)).reports),
    }),
  );

  const reportOf = async (request: FastifyRequest) => {
    const who = staffOf(request, ...reportAuditors);
    const { n = '' } = request.params as { n?: string };
    const number = /^[1-9]\d{0,2}$/.test(n) ? Number(n) : 0;
    const one = await resultOf(db, sealer, who, { id: idOf(request), number, now: now() });
    if (!one || 'error' in one) throw gone();
    return one;
  };

  app.get('/examine/:id/:n', async (request, reply) => {
    const one = await reportOf(request);
    const { n } = request.params as { n: string };
    const batch = `${PATH}/${idOf(request)}`;
    return reply.page(<AuditedReportPage file={one.file} report={one.report} href={`${batch}/${n}`} />, {
      title: one.file,
      nav: PATH,
      crumbs: [crumb, ['体检结果', batch]],
      wide: true,
    });
  });

  app.get('/examine/:id/:n/report.json', async (request, reply) => {
    const one = await reportOf(request);
    return reply.file({
      name: `${one.file.split('/').at(-1)}.json`,
      type: 'application/json; charset=utf-8',
      content: { file: one.file, ...one.report },
    });
  });
}
