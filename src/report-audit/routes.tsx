import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { authoritiesBelow, authorityById } from '../organizations/index.ts';
import { dayOf } from '../platform/dates.ts';
import { check, field, queryOf, type Typed, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { conflict, type Failure, FailureError, notFound, unwrap } from '../platform/outcome.ts';
import { paperDocx } from '../platform/papers/index.ts';
import { kinds } from '../platform/reading/index.ts';
import { has } from '../platform/roles.ts';
import { partsIn } from '../platform/scans/parts/index.ts';
import { auditFiles } from './audit-files.ts';
import { checkFinding, checksOf, liftCheck, MARK } from './checks.ts';
import { BatchPage } from './pages/batch.tsx';
import { AuditedReportPage, type Failed } from './pages/report.tsx';
import { UploadPage } from './pages/upload.tsx';
import { problemList } from './problem-list.ts';
import { AuditProcesses } from './processes.ts';
import { mayKeepOriginals, reportAuditors } from './rules.ts';
import { progressOf } from './scans/progress.ts';
import { readOn, scansIn } from './scans/read-on.ts';
import { scanRoutes } from './scans/routes.ts';
import {
  basisOf,
  hasOriginal,
  isFull,
  keepResults,
  MOST_KEPT,
  removeResults,
  resultOf,
  resultsOf,
  uploadsOf,
} from './store.ts';
import { summaryXlsx } from './summary.ts';
import { openCells } from './typed-in/apply.ts';
import { typeInRoutes } from './typed-in/routes.tsx';
import { expectedOf, filesOf, keepsOriginals } from './upload.ts';
import { VERDICTS, type Verdict } from './verdict.ts';

const PATH = '/console/examine';
const crumb: [string, string] = ['年报体检', PATH];

const checkForm = z.object({ reason: field.required('核实的情况', 200) });

const isVerdict = (text = ''): text is Verdict => Object.hasOwn(VERDICTS, text);

const gone = () => new FailureError(notFound('没有这次体检的结果，可能已经删除'));
const full = conflict(`已经保留 ${MOST_KEPT} 次体检的结果，请先删除不再需要的`);

/** 年报体检: files in, findings out, which are kept until they are removed; nothing of it enters the ledgers. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;
  const processes = new AuditProcesses(2);
  app.addHook('preClose', async () => processes.close());

  /** Folder of the parts by which scans are read; undefined: no office has added them. */
  const partsThere = async () => {
    const { parts } = app.services;
    return parts !== undefined && (await partsIn(parts)) !== 'none' ? parts : undefined;
  };
  const idOf = (request: FastifyRequest) => (request.params as { id: string }).id;
  const numberIn = (request: FastifyRequest) => {
    const { n = '' } = request.params as { n?: string };
    return /^[1-9]\d{0,2}$/.test(n) ? Number(n) : 0;
  };
  /** Which finding of which report a form is about. */
  const findingIn = (request: FastifyRequest) => {
    const { finding = '' } = typedIn(request);
    return { id: idOf(request), number: numberIn(request), finding: String(finding).slice(0, MARK) };
  };

  const batchOf = async (request: FastifyRequest) => {
    const who = staffOf(request, ...reportAuditors);
    const results = await resultsOf(db, sealer, who, idOf(request));
    if (!results) throw gone();
    return { id: idOf(request), checks: await checksOf(db, idOf(request)), ...results };
  };

  async function uploadPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure, typed?: Typed) {
    const who = staffOf(request, ...reportAuditors);
    if (failure) reply.code(statusOf(failure));
    const own = await authorityById(db, who.authorityId);
    const below = await authoritiesBelow(db, who.authorityId);
    const page = {
      uploads: await uploadsOf(db, sealer, who),
      authorities: [...(own ? [own] : []), ...below].map(({ name }) => name),
      newestYear: Number(dayOf(now()).slice(0, 4)) - 1,
      mayKeep: has(who, ...mayKeepOriginals),
      readsScans: (await partsThere()) !== undefined,
      failure,
      typed,
    };
    return reply.page(<UploadPage {...page} />, {
      title: '年报体检',
      nav: PATH,
      form: true,
    });
  }

  app.get('/examine', (request, reply) => uploadPage(request, reply, undefined, queryOf(request)));

  app.post('/examine', async (request, reply) => {
    const who = staffOf(request, ...reportAuditors);
    const given = await filesOf(request);
    if (await isFull(db, who)) return uploadPage(request, reply, full);
    if (!given.ok) return uploadPage(request, reply, given, given.typed);
    const { files, previous, notes, typed } = given.value;
    const expected = expectedOf(typed);
    if (!expected.ok) return uploadPage(request, reply, expected, typed);
    const parts = await partsThere();
    const quick = await auditFiles(files, {
      previous,
      expected: expected.value,
      processes,
      ...(parts && { scans: 'later' }),
    });
    const keeps = keepsOriginals(typed) && has(who, ...mayKeepOriginals);
    const originals = keeps ? await Promise.all(files.map((file) => file.bytes().catch(() => undefined))) : [];
    const results = { ...quick, notes };
    const id = await keepResults(db, sealer, who, results, now(), originals);
    if (parts && scansIn(results)) {
      const by = { db, sealer, processes, parts, failed: (error: unknown) => app.log.error(error) };
      await readOn(by, { id, files, previous, expected: expected.value, quick: results });
    }
    return reply.redirect(`${PATH}/${id}`, 303);
  });

  app.get('/examine/:id', async (request, reply) => {
    const batch = await batchOf(request);
    const { only } = request.query as { only?: string };
    const scan = await progressOf(db, batch.id);
    return reply.page(<BatchPage batch={batch} scan={scan} only={isVerdict(only) ? only : undefined} />, {
      title: '体检结果',
      nav: PATH,
      crumbs: [crumb],
      form: true,
      wide: true,
      ...(scan?.running ? { scripts: ['platform/progress.js'], refresh: 5 } : {}),
    });
  });

  app.get('/examine/:id/progress', async (request) => {
    const { id } = await batchOf(request);
    const scan = await progressOf(db, id);
    return { running: scan?.running === true, progress: scan ? scan.done / scan.pages : 1 };
  });

  app.post('/examine/:id/remove', async (request, reply) => {
    await removeResults(db, staffOf(request, ...reportAuditors), idOf(request));
    return reply.redirect(PATH, 303);
  });

  app.get('/examine/:id/summary.xlsx', async (request, reply) => {
    const { reports, checks } = await batchOf(request);
    return reply.file({ name: '年报体检汇总.xlsx', type: kinds.xlsx, content: await summaryXlsx(reports, checks) });
  });

  const reportOf = async (request: FastifyRequest) => {
    const who = staffOf(request, ...reportAuditors);
    const number = numberIn(request);
    const one = await resultOf(db, sealer, who, { id: idOf(request), number });
    if (!one || 'error' in one) throw gone();
    const basis = await basisOf(db, sealer, who, { id: idOf(request), number });
    const mayTypeIn = basis !== undefined && openCells(basis.read).length > 0;
    const mayFile = has(who, ...mayKeepOriginals) && (await hasOriginal(db, who, { id: idOf(request), number }));
    return { ...one, mayTypeIn, mayFile, checks: (await checksOf(db, idOf(request))).get(number) ?? new Map() };
  };

  async function reportPage(request: FastifyRequest, reply: FastifyReply, failed?: Failed) {
    const one = await reportOf(request);
    const batch = `${PATH}/${idOf(request)}`;
    if (failed) reply.code(statusOf(failed.failure));
    return reply.page(<AuditedReportPage {...one} href={`${batch}/${numberIn(request)}`} failed={failed} />, {
      title: one.file,
      nav: PATH,
      crumbs: [crumb, ['体检结果', batch]],
      form: true,
      wide: true,
    });
  }

  scanRoutes(app, PATH, {
    processes,
    ofResult: (request) => ({ id: idOf(request), number: numberIn(request) }),
  });
  typeInRoutes(app, PATH, {
    processes,
    ofResult: (request) => ({ id: idOf(request), number: numberIn(request) }),
  });

  app.get('/examine/:id/:n', (request, reply) => reportPage(request, reply));

  app.post('/examine/:id/:n/check', async (request, reply) => {
    staffOf(request, ...reportAuditors);
    const typed = typedIn(request);
    const input = check(checkForm, typed);
    const of = findingIn(request);
    const result = input.ok ? await checkFinding(callerOf(request), { ...of, reason: input.value.reason }) : input;
    if (!result.ok) return reportPage(request, reply, { finding: of.finding, typed, failure: result });
    return reply.notice('已标为核实').redirect(`${PATH}/${of.id}/${of.number}#found-${of.finding}`, 303);
  });

  app.post('/examine/:id/:n/lift', async (request, reply) => {
    staffOf(request, ...reportAuditors);
    const of = findingIn(request);
    unwrap(await liftCheck(callerOf(request), of));
    return reply.redirect(`${PATH}/${of.id}/${of.number}#found-${of.finding}`, 303);
  });

  app.get('/examine/:id/:n/problems.docx', async (request, reply) => {
    const { authorityId } = staffOf(request, ...reportAuditors);
    const one = await reportOf(request);
    const by = (await authorityById(db, authorityId))?.name ?? '';
    const paper = problemList(one, { by, day: dayOf(now()) });
    return reply.file({ name: `${paper.title}.docx`, type: kinds.docx, content: await paperDocx(paper) });
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
