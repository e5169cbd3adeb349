import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { complaintMessages } from '../engagement/index.ts';
import { foldComplaint } from '../law/index.ts';
import { authoritiesBelow, calendarOf } from '../organizations/index.ts';
import { dayOf } from '../platform/dates.ts';
import { readEvidence, sendEvidence } from '../platform/http/evidence.ts';
import { check, first, idOf, queryOf, typedIn } from '../platform/http/form.ts';
import { sendTaken } from '../platform/http/sealed-reply.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../platform/outcome.ts';
import { has } from '../platform/roles.ts';
import { dueOf, OPENING_REASONS, openComplainant, registerCase, registerMessage, takeStep } from './actions.ts';
import { evidenceOf, isForBoth } from './evidence.ts';
import { caseForm, isSlug, messageForm, stepForm, stepOf } from './form.ts';
import { CasePage, type Opened, type Sent } from './pages/case.tsx';
import { ListPage } from './pages/list.tsx';
import { NewPage } from './pages/new.tsx';
import { type Complainant, hidden, onScreen, openedIn } from './privacy.ts';
import { type CaseRow, caseById, casesOf, countedIn, stepsOf } from './store.ts';
import { takeEvidence } from './take-evidence.ts';
import { caseHref, counters, DESK, keepers, TITLE } from './words.ts';

/** 投诉举报和责任追究, for who keeps the register; which cases are counted, for who works on the annual report. */
export function accountabilityRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;
  const crumbs: [string, string][] = [[TITLE, DESK]];

  /** The year of the query; this one where none is asked for. @throws FailureError 404 */
  function yearAsked(request: FastifyRequest): number {
    const text = first(queryOf(request), 'year') || dayOf(now()).slice(0, 4);
    if (!/^20\d\d$/.test(text)) throw new FailureError(notFound());
    return Number(text);
  }

  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...counters);
    const year = yearAsked(request);
    const keeps = has(who, ...keepers);
    const counted = await countedIn(db, who.authorityId, year);
    const only = !keeps || first(queryOf(request), 'counted') === 'yes';
    const all = keeps ? await casesOf(db, who.authorityId) : [];
    const taken = new Set(all.map(({ message_id }) => message_id));
    const messages = has(who, 'disclosureHead') ? await complaintMessages(db, who.authorityId) : [];
    if (failure) reply.code(statusOf(failure));
    const years = [
      ...new Set([Number(dayOf(now()).slice(0, 4)), year, ...all.map((one) => Number(one.came_on.slice(0, 4)))]),
    ];
    return reply.page(
      <ListPage
        {...{ year, counted, only, keeps, failure }}
        years={years.sort((a, b) => b - a)}
        own={who.authorityId}
        cases={all.filter(({ came_on, phase }) => phase !== 'closed' || came_on.startsWith(`${year}-`))}
        messages={messages.filter(({ id }) => !taken.has(id))}
        typed={failure ? typedIn(request) : {}}
      />,
      { title: TITLE, nav: DESK, form: true, wide: true },
    );
  }
  app.get('/accountability', (request, reply) => listPage(request, reply));
  app.post('/accountability/messages', async (request, reply) => {
    staffOf(request, 'disclosureHead');
    const input = check(messageForm, typedIn(request));
    const made = input.ok
      ? await registerMessage(callerOf(request), { messageId: Number(input.value.message), duty: input.value.duty })
      : input;
    if (!made.ok) return listPage(request, reply, made);
    return reply.notice('已登记，请决定是否受理').redirect(caseHref(made.value), 303);
  });

  async function newPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...keepers);
    const below = has(who, 'cityOffice') ? await authoritiesBelow(db, who.authorityId) : [];
    const options = [{ id: who.authorityId, name: request.authority.name }, ...below];
    if (failure) reply.code(statusOf(failure));
    const fresh = { about: String(options.at(below.length ? 1 : 0)!.id), cameOn: dayOf(now()), origin: 'complaint' };
    return reply.page(<NewPage authorities={options} typed={failure ? typedIn(request) : fresh} failure={failure} />, {
      title: '登记投诉举报',
      nav: DESK,
      crumbs,
      form: true,
    });
  }
  app.get('/accountability/new', (request, reply) => newPage(request, reply));
  app.post('/accountability/new', async (request, reply) => {
    staffOf(request, ...keepers);
    const sent = await readEvidence(request, { sealed: true });
    const input = sent.ok ? check(caseForm, typedIn(request)) : sent;
    if (!input.ok) return newPage(request, reply, input);
    const { about, name, telephone, address, ...given } = input.value;
    const sender = { name, telephone, address };
    const made = await registerCase(callerOf(request), {
      ...{ ...given, authorityId: Number(about), sender },
      ...(sent.ok && { evidence: sent.value }),
    });
    if (!made.ok) return newPage(request, reply, made);
    return reply.notice('已登记，请决定是否受理').redirect(caseHref(made.value), 303);
  });

  /** The case of the address, for who keeps it or whom it is about. @throws FailureError 404 */
  async function mine(request: FastifyRequest): Promise<CaseRow> {
    const who = staffOf(request, ...keepers);
    const row = await caseById(db, who.authorityId, idOf(request));
    if (!row) throw new FailureError(notFound());
    return row;
  }

  async function onePage(request: FastifyRequest, reply: FastifyReply, sent?: Sent, opened?: Opened) {
    const who = staffOf(request);
    const row = await mine(request);
    const taken = await stepsOf(db, sealer, row.id);
    const state = taken.length ? foldComplaint(taken.map(({ step }) => step)) : undefined;
    const sender = openedIn<Complainant>(sealer, row.id, 'sender', row.sealed_sender);
    const keeps = row.keeper_id === who.authorityId;
    const clear = opened ? (text: string) => text : (keeps ? onScreen : hidden)(sender);
    const text = openedIn<string>(sealer, row.id, 'text', row.sealed_text);
    const evidence = await evidenceOf(db, sealer, row.id);
    if (sent) reply.code(statusOf(sent.failure));
    return reply.page(
      <CasePage
        {...{ row, state, sent, opened }}
        steps={taken.map((one) => ({
          ...one,
          said: clear(one.said),
          evidence: evidence
            .filter(({ seq }) => seq === one.seq && (keeps || isForBoth(one.step.kind)))
            .map(({ id, name }) => ({ id, name: clear(name) })),
        }))}
        text={text === undefined ? undefined : clear(text)}
        due={state && dueOf({ state }, await calendarOf(db))?.date.toString()}
        keeps={keeps}
        concerned={row.authority_id === who.authorityId}
        today={dayOf(now())}
      />,
      { title: row.number, nav: DESK, crumbs, form: true, wide: true },
    );
  }
  app.get('/accountability/:id', (request, reply) => onePage(request, reply));
  app.post('/accountability/:id/open', async (request, reply) => {
    const { id } = await mine(request);
    const asked = first(typedIn(request), 'reason');
    const reason = OPENING_REASONS.find((one) => one === asked) ?? OPENING_REASONS[0];
    const result = await openComplainant(callerOf(request), { id, reason });
    if (!result.ok) return onePage(request, reply, { slug: 'open', failure: result, typed: {} });
    return onePage(request, reply, undefined, result.value);
  });
  app.post<{ Params: { id: string; slug: string } }>('/accountability/:id/steps/:slug', async (request, reply) => {
    const { id } = await mine(request);
    const { slug } = request.params;
    if (!isSlug(slug)) throw new FailureError(notFound());
    const files = await readEvidence(request, { sealed: true });
    const typed = typedIn(request);
    const input = files.ok ? check(stepForm(slug), typed) : files;
    const taken = input.ok
      ? await takeStep(callerOf(request), {
          ...{ id, version: input.value.version, said: input.value.said },
          step: stepOf(slug, input.value),
          ...(files.ok && { evidence: files.value }),
        })
      : input;
    if (!taken.ok) return onePage(request, reply, { slug, failure: taken, typed });
    return reply.notice('已登记').redirect(caseHref(id), 303);
  });
  app.get('/accountability/:id/evidence', async (request, reply) => {
    const { evidence_hash: hash, evidence_name: name } = await mine(request);
    return sendEvidence(reply, hash ? { name, hash } : undefined);
  });
  app.get('/accountability/:id/evidence/:file', async (request, reply) => {
    const { id } = await mine(request);
    return sendTaken(reply, await takeEvidence(callerOf(request), { id, fileId: idOf(request, 'file') }));
  });
}
