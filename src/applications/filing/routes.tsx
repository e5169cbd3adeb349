import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mailWorks } from '../../mail/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { below } from '../../platform/http/base.ts';
import { first, queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';
import {
  fileRoute,
  judged,
  type Kept,
  mayTry,
  newCheck,
  readForm,
  withFiles,
} from '../../platform/public-forms/index.ts';
import { everydayFor, findAlike } from '../../search/index.ts';
import { passes } from '../following/passes.ts';
import { sendPaper } from '../papers/files.ts';
import { fileApplication } from '../receipt/receive.tsx';
import { receiptTermsOf } from '../receipt/terms.ts';
import { blankForm } from './blank-form.ts';
import { citizenOf } from './citizen.ts';
import { applicationOf, checkFiling, type FilingForm, filesOf } from './form.ts';
import { columnHead, formHead } from './head.ts';
import { LIMITS } from './limits.ts';
import { FormPage } from './pages/form.tsx';
import { GuidePage } from './pages/guide.tsx';
import { PreviewPage } from './pages/preview.tsx';
import { HOME } from './paths.ts';

/** Pages that do little work: a village at one address still reads and corrects at ease. */
const CALM = { config: { rateLimit: { max: 240, timeWindow: '1 minute' } } };
const MOST_ALIKE = 5;
const FILING = 'applications.public:filing';
const FORM_TITLE = '政府信息公开申请表';

/** 依申请公开 on the public site: how to apply, the form, what is checked before it is filed, and filing it. */
export function filingRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  app.get(HOME, async ({ authority }, reply) => {
    const terms = await receiptTermsOf(db, authority.id);
    return reply.page(<GuidePage authority={authority} terms={terms} today={dayOf(now())} />, columnHead());
  });

  for (const format of ['docx', 'pdf'] as const)
    app.get(`${HOME}/form.${format}`, CALM, ({ authority }, reply) => sendPaper(reply, format, blankForm(authority)));

  app.get(`${HOME}/new`, (request, reply) => {
    const as = queryOf(request).as === 'organisation' ? 'organisation' : 'person';
    return showForm(reply, { as }, []);
  });

  app.post(`${HOME}/new`, CALM, async (request, reply) => {
    const { typed, kept, failure } = await readForm(request, typedIn);
    const form = checkFiling(typed, hasAuthorisation(kept));
    if (failure || !form.ok) return showForm(reply, typed, kept, withFiles(form.ok ? undefined : form, failure));
    return preview(request, reply, { form: form.value, typed, kept });
  });

  app.post(`${HOME}/edit`, CALM, async (request, reply) => {
    const { typed, kept } = await readForm(request, typedIn);
    return showForm(reply, typed, kept);
  });

  app.post(`${HOME}/file`, CALM, async (request, reply) => {
    const { typed, kept } = await readForm(request, typedIn);
    const form = checkFiling(typed, hasAuthorisation(kept));
    if (!form.ok) return showForm(reply, typed, kept, form);
    const again = (failure: Failure) => preview(request, reply, { form: form.value, typed, kept, failure });

    const { verdict, id } = judged(request, FILING, typed);
    if (!verdict.ok) return again(invalid(verdict.message, { [verdict.field]: verdict.message }));
    if (!(await mayTry(request, verdict.proved ? LIMITS.proved : LIMITS.plain))) {
      reply.code(429);
      return again(
        invalid('您所在的网络一小时内提交的申请过多，请稍后再试。填写的内容仍在，也可以到窗口或者邮寄提交。'),
      );
    }
    const filed = await fileApplication(citizenOf(request), {
      ...applicationOf(form.value),
      files: filesOf(kept),
      filing: id,
    });
    if (!filed.ok) return showForm(reply, typed, kept, filed);
    passes.acknowledge(request, reply, filed.value);
    return reply.redirect(`${HOME}/acknowledgement`, 303);
  });

  fileRoute(app, `${HOME}/files`, CALM);

  app.get(`${HOME}/alike`, CALM, async (request, reply) => {
    const asked = queryOf(request);
    const alike = await alikeTo(request, first(asked, 'q'), first(asked, 'more'));
    const documents = alike.map(({ documentId, title }) => ({
      href: below(request.base, `/documents/${documentId}`),
      title,
    }));
    return reply.header('cache-control', 'private, no-store').send({ documents });
  });
}

async function showForm(reply: FastifyReply, typed: Typed, kept: readonly Kept[], failure?: Failure) {
  const mail = await mailWorks(reply.server.services.db);
  if (failure) reply.code(statusOf(failure));
  return reply.page(<FormPage typed={typed} kept={kept} failure={failure} mail={mail} />, formHead(FORM_TITLE));
}

/** What is public already of what is sought: by its name; where that finds nothing, with its other features. */
async function alikeTo(request: FastifyRequest, subject: string, description: string) {
  const { db } = request.server.services;
  const everyday = await everydayFor(db, request.authority.id);
  const find = (text: string) => findAlike(db, request.authority.id, text, MOST_ALIKE, everyday);
  const found = await find(subject);
  return found.length || !description.trim() ? found : find(`${subject} ${description}`);
}

interface Checked {
  form: FilingForm;
  typed: Typed;
  kept: readonly Kept[];
  failure?: Failure;
}

async function preview(request: FastifyRequest, reply: FastifyReply, { form, typed, kept, failure }: Checked) {
  const check = newCheck(request, FILING);
  const alike = await alikeTo(request, form.subject, form.description);
  if (failure && reply.statusCode === 200) reply.code(statusOf(failure));
  return reply.page(
    <PreviewPage form={form} typed={typed} kept={kept} alike={alike} check={check} failure={failure} />,
    formHead('核对申请内容'),
  );
}

function hasAuthorisation(kept: readonly Kept[]): boolean {
  return kept.some((file) => file.field === 'authorisation');
}
