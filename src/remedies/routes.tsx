import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { applicationBrief, readers as applicationReaders, screenOf } from '../applications/index.ts';
import { REMEDY_BLOCKS, REMEDY_RESULTS, type RemedyBlock, type RemedyResult } from '../law/index.ts';
import { calendarOf } from '../organizations/index.ts';
import { dayOf } from '../platform/dates.ts';
import { check, idOf, queryOf, type Typed, typedIn } from '../platform/http/form.ts';
import { sendTaken } from '../platform/http/sealed-reply.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Failure, FailureError, invalid, notFound, unwrap } from '../platform/outcome.ts';
import { has } from '../platform/roles.ts';
import { publicationBrief } from '../publishing/index.ts';
import { amendCase, openCase } from './actions.ts';
import { countCases } from './counting.ts';
import { caseForm, filesWith } from './forms.ts';
import { warningsOf } from './limits.ts';
import { openPersonalData } from './opening.ts';
import { CasePage } from './pages/case.tsx';
import { EditCase } from './pages/edit.tsx';
import { type Asked, CaseList } from './pages/list.tsx';
import { handlers, type Particulars, readers } from './rules.ts';
import { stepRoutes } from './step-routes.ts';
import {
  caseById,
  casesOf,
  caseYears,
  endedReconsiderations,
  eventsOf,
  filesOf,
  type Links,
  openedCase,
  type RemedyCase,
  suitsAfter,
} from './store.ts';
import { takeFile } from './take-file.ts';
import { caseName, retitled, titleOf } from './words.ts';

const PAGE = 50;
const nav = '/console/remedies';
const crumbs: [string, string][] = [['复议诉讼', nav]];

function askedIn(query: Typed, year: number): Asked {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].trim() : '');
  return {
    year: /^20\d\d$/.test(text('year')) ? Number(text('year')) : year,
    kind: Object.hasOwn(REMEDY_BLOCKS, text('kind')) ? (text('kind') as RemedyBlock) : undefined,
    result: Object.hasOwn(REMEDY_RESULTS, text('result')) ? (text('result') as RemedyResult) : undefined,
    words: text('words').slice(0, 100) || undefined,
  };
}

/** The staff's pages of this room, below /console. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;

  app.get('/remedies', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const query = queryOf(request);
    const today = dayOf(now());
    const current = Number(today.slice(0, 4));
    const asked = askedIn(query, current);
    const page = /^[1-9]\d{0,4}$/.test(String(query.page)) ? Number(query.page) : 1;
    const [counts, rows, years, calendar] = await Promise.all([
      countCases(db, who.authorityId, asked.year),
      casesOf(app.services, who.authorityId, asked, { limit: PAGE + 1, offset: (page - 1) * PAGE }),
      caseYears(db, who.authorityId),
      calendarOf(db),
    ]);
    const shown = await Promise.all(
      rows
        .slice(0, PAGE)
        .map(async (of) => ({ ...of, title: (await screenOf(app.services, of.applicationId))(of.title) })),
    );
    const known = [...new Set([...years, current, asked.year])].sort((a, b) => b - a);
    return reply.page(
      <CaseList
        {...{ asked, counts, calendar, today, page }}
        rows={shown}
        pages={rows.length > PAGE ? page + 1 : page}
        years={known}
        handles={has(who, ...handlers)}
      />,
      { title: '复议诉讼', nav, wide: true },
    );
  });

  /** @param opened somebody has just opened the personal data */
  async function show(request: FastifyRequest, reply: FastifyReply, failure?: Failure, typed?: Typed, opened = false) {
    const who = staffOf(request, ...readers);
    const found = await caseById(db, who.authorityId, idOf(request));
    if (!found) throw new FailureError(notFound());
    const shown = opened ? (text: string) => text : await screenOf(app.services, found.applicationId);
    const whole = openedCase(sealer, found);
    const of = {
      ...whole,
      title: shown(whole.title),
      hearingNote: shown(whole.hearingNote),
      decisionNote: shown(whole.decisionNote),
    };
    const [application, publication, before, suits, events, papers, calendar] = await Promise.all([
      of.applicationId === null ? undefined : applicationBrief(db, who.authorityId, { id: of.applicationId }),
      of.documentId === null ? undefined : publicationBrief(db, who.authorityId, { documentId: of.documentId }),
      of.beforeId === null ? undefined : caseById(db, who.authorityId, of.beforeId),
      suitsAfter(db, of.id),
      eventsOf(db, sealer, of.id),
      filesOf(db, sealer, of.id),
      calendarOf(db),
    ]);
    const answered = application && {
      row: application.outcome,
      deliveredOn: application.deliveredOn ?? application.closedOn,
    };
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <CasePage
        {...{ of, application, publication, before, suits, calendar, typed, failure, opened }}
        events={events.map((event) => ({ ...event, note: shown(event.note) }))}
        files={papers.map((file) => ({ ...file, name: shown(file.name) }))}
        warnings={warningsOf(of, { reply: answered, before }, calendar)}
        today={dayOf(now())}
        handles={has(who, ...handlers)}
        opens={has(who, ...applicationReaders)}
      />,
      { title: of.title, nav, crumbs, form: true },
    );
  }

  app.get('/remedies/:id', (request, reply) => show(request, reply));
  app.post('/remedies/:id/personal', async (request, reply) => {
    unwrap(await openPersonalData(callerOf(request), { id: idOf(request), reason: typedIn(request).why }));
    return show(request, reply, undefined, undefined, true);
  });
  editRoutes(app);
  stepRoutes(app, show);

  app.get('/remedies/:id/files/:file', async (request, reply) => {
    staffOf(request, ...readers);
    const given = { id: idOf(request), fileId: idOf(request, 'file') };
    return sendTaken(reply, await takeFile(callerOf(request), given));
  });
}

/** 登记案件 and 更正登记. */
function editRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;

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
      crumbs: of ? [...crumbs, [caseName(of), `${nav}/${of.id}`]] : crumbs,
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
    const { application, document, ...given } = form.value;
    const rest = { ...given, title: retitled(given.title, given.kind) };
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
    const kind: RemedyBlock = before ? 'suitAfterReconsideration' : 'reconsideration';
    return {
      kind,
      procedure: 'ordinary',
      filedOn: dayOf(now()),
      title: about ? titleOf(kind, about) : '',
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
      title: openedCase(sealer, of).title,
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
