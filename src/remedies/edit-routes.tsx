import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { applicationBrief } from '../applications/index.ts';
import { dayOf } from '../platform/dates.ts';
import { check, idOf, queryOf, type Typed, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Failure, FailureError, invalid, notFound } from '../platform/outcome.ts';
import { publicationBrief } from '../publishing/index.ts';
import { amendCase, openCase } from './actions.ts';
import { caseForm, filesWith } from './forms.ts';
import { EditCase } from './pages/edit.tsx';
import { handlers, type Particulars } from './rules.ts';
import { caseById, endedReconsiderations, type Links, type RemedyCase } from './store.ts';

const nav = '/console/remedies';

/** 登记案件 and 更正登记. */
export function editRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    given: { typed: Typed; failure?: Failure; of?: RemedyCase },
  ) {
    const who = staffOf(request, ...handlers);
    const { typed, failure, of } = given;
    if (failure) reply.code(statusOf(failure));
    const ended = (await endedReconsiderations(db, who.authorityId)).filter(({ id }) => id !== of?.id);
    return reply.page(<EditCase typed={typed} failure={failure} ended={ended} {...(of && { id: of.id })} />, {
      title: of ? '更正登记' : '登记案件',
      nav,
      crumbs: [['复议诉讼', nav], ...(of ? ([[of.title, `${nav}/${of.id}`]] as [string, string][]) : [])],
      form: true,
    });
  }

  /** What was typed, with the number of the application and the 索引号 looked up. */
  async function inputFrom(
    request: FastifyRequest,
    typed: Typed,
  ): Promise<{ ok: true; value: Particulars & Links } | Failure> {
    const { authorityId } = staffOf(request, ...handlers);
    const form = check(caseForm, typed);
    if (!form.ok) return form;
    const { application, document, ...rest } = form.value;
    const found = application ? await applicationBrief(db, authorityId, { number: application }) : undefined;
    if (application && !found) return invalid('没有这一编号的申请', { application: '没有这一编号的申请，请核对' });
    const shown = document ? await publicationBrief(db, authorityId, { indexNumber: document }) : undefined;
    if (document && !shown) return invalid('没有这一索引号的公开信息', { document: '没有这一索引号，请核对' });
    return { ok: true, value: { ...rest, applicationId: found?.id ?? null, documentId: shown?.documentId ?? null } };
  }

  /** The form of a new case, with what the address says it is about. */
  async function startFrom(request: FastifyRequest): Promise<Typed> {
    const { authorityId } = staffOf(request, ...handlers);
    const query = queryOf(request);
    const id = (name: string) => (/^[1-9]\d{0,14}$/.test(String(query[name])) ? Number(query[name]) : undefined);
    const before = id('before') ? await caseById(db, authorityId, id('before')!) : undefined;
    const applicationId = before?.applicationId ?? id('application');
    const documentId = before?.documentId ?? id('document');
    const application = applicationId ? await applicationBrief(db, authorityId, { id: applicationId }) : undefined;
    const publication = documentId ? await publicationBrief(db, authorityId, { documentId }) : undefined;
    const about = application ? ` ${application.number} 答复` : publication && `公开“${publication.title}”`;
    const kind = before ? 'suitAfterReconsideration' : 'reconsideration';
    return {
      kind,
      procedure: 'ordinary',
      filedOn: dayOf(now()),
      title: about ? `不服${about}${before ? '提起行政诉讼' : '申请行政复议'}`.slice(0, 200) : '',
      application: application?.number ?? '',
      document: publication?.indexNumber ?? '',
      beforeId: before ? String(before.id) : '',
    };
  }

  app.get('/remedies/new', async (request, reply) => show(request, reply, { typed: await startFrom(request) }));

  app.post('/remedies/new', async (request, reply) => {
    staffOf(request, ...handlers);
    const { typed, files, failure } = await filesWith(request);
    const input = failure ?? (await inputFrom(request, typed));
    const result = input.ok ? await openCase(callerOf(request), { ...input.value, files }) : input;
    if (!result.ok) return show(request, reply, { typed, failure: result });
    return reply.notice('已登记').redirect(`${nav}/${result.value}`, 303);
  });

  async function known(request: FastifyRequest): Promise<RemedyCase> {
    const of = await caseById(db, staffOf(request, ...handlers).authorityId, idOf(request));
    if (!of) throw new FailureError(notFound());
    return of;
  }

  app.get('/remedies/:id/edit', async (request, reply) => {
    const of = await known(request);
    const application = of.applicationId && (await applicationBrief(db, of.authorityId, { id: of.applicationId }));
    const publication = of.documentId && (await publicationBrief(db, of.authorityId, { documentId: of.documentId }));
    const typed = {
      kind: of.kind,
      title: of.title,
      body: of.body,
      caseNumber: of.caseNumber,
      procedure: of.procedure,
      filedOn: of.filedOn,
      servedOn: of.servedOn ?? '',
      application: application ? application.number : '',
      document: publication ? publication.indexNumber : '',
      beforeId: of.beforeId ? String(of.beforeId) : '',
    };
    return show(request, reply, { typed, of });
  });

  app.post('/remedies/:id/edit', async (request, reply) => {
    const of = await known(request);
    const typed = typedIn(request);
    const input = await inputFrom(request, typed);
    const result = input.ok ? await amendCase(callerOf(request), { ...input.value, id: of.id }) : input;
    if (!result.ok) return show(request, reply, { typed, failure: result, of });
    return reply.notice('已保存').redirect(`${nav}/${of.id}`, 303);
  });
}
