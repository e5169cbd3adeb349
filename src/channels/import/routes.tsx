import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayOf } from '../../platform/dates.ts';
import { check, confirmedOf, first, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { readUpload } from '../../platform/http/upload.ts';
import { type Failure, FailureError, invalid, notFound } from '../../platform/outcome.ts';
import { kinds } from '../../platform/reading/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import { whyForm } from '../deliveries/forms.ts';
import { actsFor, handlers } from '../deliveries/rules.ts';
import { listsOf } from '../lists.ts';
import { annotated } from './annotated.ts';
import { claimJob, insertJob, type Job, jobById, recentJobs } from './jobs.ts';
import { JobPage } from './pages/job.tsx';
import { objectionToFound } from './pages/looked.tsx';
import { UploadPage } from './pages/upload.tsx';
import { ImportRunner } from './run.ts';
import { rulesFor } from './survey.ts';
import { templateOf } from './template.ts';
import { undoImport } from './undo-import.ts';

const PATH = '/console/ledger/import';
const head = {
  nav: '/console/ledger',
  form: true,
  crumbs: [
    ['主动公开台账', '/console/ledger'],
    ['导入台账', PATH],
  ] as [string, string][],
};

const uploadForm = z.object({
  year: z
    .string('请选择年度')
    .regex(/^20\d\d$/, '请选择年度')
    .transform(Number),
  officeId: z
    .string()
    .regex(/^\d{0,15}$/, '请重新选择科室')
    .default('')
    .transform((text) => (text ? Number(text) : null)),
});

/** 导入台账: template, upload, check, confirmation. */
export function importRoutes(app: FastifyInstance): void {
  const { db, files, now } = app.services;
  const runner = new ImportRunner(files);
  app.addHook('preClose', () => runner.stop());

  async function uploadPage(request: FastifyRequest, reply: FastifyReply, typed: Typed, failure?: Failure) {
    const who = staffOf(request, ...handlers);
    const { offices } = await listsOf(db, who.authorityId);
    const jobs = await recentJobs(db, who.authorityId, all(who) ? undefined : who.id!);
    const thisYear = Number(dayOf(now()).slice(0, 4));
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <UploadPage
        years={Array.from({ length: thisYear - 2007 }, (_, at) => thisYear - at)}
        offices={offices.filter(({ id }) => actsFor(who, { authorityId: who.authorityId, officeId: id }))}
        jobs={jobs}
        typed={typed}
        failure={failure}
      />,
      { ...head, title: '导入台账', crumbs: head.crumbs.slice(0, 1) },
    );
  }

  app.get('/ledger/import', (request, reply) =>
    uploadPage(request, reply, { officeId: String(staffOf(request).officeId ?? '') }),
  );

  app.post('/ledger/import', async (request, reply) => {
    const who = staffOf(request, ...handlers);
    const upload = await readUpload(request, {
      kinds: ['xlsx', 'csv', 'text', 'cfb', 'zip'], // those that are no tables are told what to do by the reader
      count: 1,
      anyEnding: true,
    });
    if (!upload.ok) return uploadPage(request, reply, upload.typed, upload.fields ? plainer(upload) : upload);
    const { fields, files: given } = upload.value;
    const input = check(uploadForm, fields);
    if (!input.ok) return uploadPage(request, reply, fields, input);
    const [file] = given;
    if (!file) return uploadPage(request, reply, fields, invalid('请选择要上传的文件', { file: '请选择台账文件' }));
    const id = await insertJob(db, {
      ...input.value,
      authorityId: who.authorityId,
      fileName: file.name,
      fileHash: file.stored.hash,
      staffId: who.id!,
      now: now(),
    });
    runner.check(callerOf(request), (await jobById(db, who.authorityId, id))!);
    return reply.redirect(`${PATH}/${id}`, 303);
  });

  app.get('/ledger/import/template.xlsx', async (request, reply) => {
    const { authorityId } = staffOf(request, ...handlers);
    const content = await templateOf(await listsOf(db, authorityId));
    return reply.file({ name: '主动公开台账模板.xlsx', plain: 'ledger.xlsx', type: kinds.xlsx, content });
  });

  /** The job in the address: one's own, or for the head of disclosure work anybody's. */
  async function jobOf(request: FastifyRequest): Promise<Job> {
    const who = staffOf(request, ...handlers);
    const job = await jobById(db, who.authorityId, idOf(request));
    if (!job || (job.staffId !== who.id && !all(who))) throw new FailureError(notFound());
    return job;
  }

  async function show(reply: FastifyReply, job: Job, failure?: Failure, typed?: Typed) {
    const running = isRunning(job);
    if (failure) reply.code(statusOf(failure));
    return reply.page(<JobPage job={job} lists={await listsOf(db, job.authorityId)} {...{ failure, typed }} />, {
      ...head,
      title: job.fileName,
      ...(running ? { scripts: ['platform/progress.js'], refresh: 3 } : {}),
    });
  }

  app.get('/ledger/import/:id', async (request, reply) => show(reply, await jobOf(request)));

  app.post('/ledger/import/:id/undo', async (request, reply) => {
    const job = await jobOf(request);
    if (job.importId === null) throw new FailureError(notFound());
    const typed = typedIn(request);
    const input = check(whyForm, typed);
    const result = input.ok ? await undoImport(callerOf(request), { id: job.importId, ...input.value }) : input;
    if (!result.ok) return show(reply, job, result, typed);
    return reply.notice(`已撤销，取消了 ${result.value} 条记录`).redirect(`${PATH}/${job.id}`, 303);
  });

  app.get('/ledger/import/:id/progress', async (request) => {
    const job = await jobOf(request);
    return { running: isRunning(job), progress: job.progress };
  });

  app.post('/ledger/import/:id/check', async (request, reply) => {
    const job = await jobOf(request);
    if (await claimJob(db, job.id, ['interrupted', 'refused', 'faulty', 'checked'], 'checking'))
      runner.check(callerOf(request), job);
    return reply.redirect(`${PATH}/${job.id}`, 303);
  });

  app.post('/ledger/import/:id/confirm', async (request, reply) => {
    const job = await jobOf(request);
    const typed = typedIn(request);
    const chosen = [typed.chosen ?? []].flat();
    const twice = first(typed, 'twice') === 'all' ? 'all' : 'one';
    const unanswered = objectionToFound(job.found, confirmedOf(request));
    if (job.state === 'checked' && unanswered) return show(reply, job, unanswered, typed);
    if (await claimJob(db, job.id, ['checked'], 'importing')) runner.import(callerOf(request), job, chosen, twice);
    return reply.redirect(`${PATH}/${job.id}`, 303);
  });

  app.get('/ledger/import/:id/annotated.xlsx', async (request, reply) => {
    const job = await jobOf(request);
    if (job.state !== 'faulty') throw new FailureError(notFound());
    const rules = await rulesFor(db, staffOf(request), { ...job, today: dayOf(now()) });
    return reply.file({
      name: `${job.fileName.replace(/\.[^.]*$/, '')}（标注）.xlsx`,
      plain: 'ledger.xlsx',
      type: kinds.xlsx,
      content: annotated(db, files.path(job.fileHash), rules),
    });
  });
}

function isRunning({ state }: Job): boolean {
  return state === 'checking' || state === 'importing';
}

function all(who: Who): boolean {
  return has(who, 'disclosureHead');
}

/** Says which kinds are taken, and how to come by them. */
function plainer(failure: Failure): Failure {
  const said = failure.fields?.file ?? '';
  if (!said.includes('类型')) return failure;
  const message =
    '只能导入 Excel 工作簿（.xlsx）或 CSV 文件，这个文件的内容不是表格；请在 Excel 或 WPS 中另存为 .xlsx 后再上传';
  return invalid(message, { file: message });
}
