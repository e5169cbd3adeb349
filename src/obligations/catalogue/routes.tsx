import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { check, countIn, first, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound, type Outcome } from '../../platform/outcome.ts';
import { eventsOf, recordEvent, voidEvent } from '../dues/events.ts';
import { eventForm, voidForm } from '../dues/form.ts';
import { countDues } from '../dues/list.ts';
import { duesHref } from '../figures/links.ts';
import { DESK, DESK_TITLE, heads, STYLES } from '../words.ts';
import { addObligation, changeObligation, endObligation, knownOf, startCatalogue } from './actions.ts';
import { differences, nameOf } from './content.ts';
import { contentFrom, emptyTyped, endForm, obligationForm, startForm, typedFrom } from './form.ts';
import { CataloguePage } from './pages/list.tsx';
import { NewPage, OnePage, type Sent } from './pages/one.tsx';
import { previewLines } from './pages/preview-lines.ts';
import { previewOf } from './preview.ts';
import { START_LIST } from './start-list.ts';
import { obligationById, obligationsOf, startedFrom, versionsOf } from './store.ts';

const crumbs: [string, string][] = [[DESK_TITLE, DESK]];

/** 公开事项目录, kept by the head of disclosure work. */
export function catalogueRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const { authorityId } = staffOf(request, ...heads);
    const [obligations, known, started] = await Promise.all([
      obligationsOf(db, authorityId),
      knownOf(db, authorityId),
      startedFrom(db, authorityId),
    ]);
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <CataloguePage
        {...{ obligations, ...known, authority: request.authority.name, failure }}
        startable={START_LIST.filter(({ key }) => !started.has(key)).length}
        typed={failure ? typedIn(request) : { from: `${dayOf(now()).slice(0, 7)}-01` }}
      />,
      { title: DESK_TITLE, nav: DESK, form: true, wide: true, styles: [...STYLES] },
    );
  }

  app.get('/obligations', (request, reply) => listPage(request, reply));
  app.post('/obligations/start', async (request, reply) => {
    staffOf(request, ...heads);
    const input = check(startForm, typedIn(request));
    const result = input.ok ? await startCatalogue(callerOf(request), input.value) : input;
    if (!result.ok) return listPage(request, reply, result);
    return reply.notice(`已加入 ${result.value} 项，请逐项核对`).redirect(DESK, 303);
  });

  /** What the dues would become by a form that was filled in whole. */
  async function previewFor(request: FastifyRequest, id: number | null) {
    const { authorityId } = staffOf(request, ...heads);
    const input = check(obligationForm, typedIn(request));
    if (!input.ok) return input;
    const content = contentFrom(input.value);
    const { offices } = await knownOf(db, authorityId);
    const wished = [{ id, content, from: input.value.from }];
    const difference = await previewOf(db, authorityId, dayOf(now()), wished);
    return { ok: true as const, value: previewLines(difference, offices, () => content.level2) };
  }

  async function newPage(
    request: FastifyRequest,
    reply: FastifyReply,
    { failure, preview }: { failure?: Failure; preview?: Parameters<typeof NewPage>[0]['preview'] } = {},
  ) {
    const { authorityId } = staffOf(request, ...heads);
    if (failure) reply.code(statusOf(failure));
    const typed = request.method === 'POST' ? typedIn(request) : emptyTyped(dayOf(now()));
    return reply.page(<NewPage {...(await knownOf(db, authorityId))} {...{ typed, failure, preview }} />, {
      ...{ title: '新增公开事项', nav: DESK, crumbs, form: true, styles: [...STYLES] },
    });
  }

  app.get('/obligations/new', (request, reply) => newPage(request, reply));
  app.post('/obligations/new', async (request, reply) => {
    staffOf(request, ...heads);
    if (first(typedIn(request), 'look')) {
      const preview = await previewFor(request, null);
      return newPage(request, reply, preview.ok ? { preview: preview.value } : { failure: preview });
    }
    const input = check(obligationForm, typedIn(request));
    const result = input.ok
      ? await addObligation(callerOf(request), { content: contentFrom(input.value), ...dated(input.value) })
      : input;
    if (!result.ok) return newPage(request, reply, { failure: result });
    return reply.notice('已新增，期限已经算好').redirect(`${DESK}/${result.value}`, 303);
  });

  async function onePage(
    request: FastifyRequest,
    reply: FastifyReply,
    more: { sent?: { form: Sent; failure: Failure }; preview?: Parameters<typeof OnePage>[0]['preview'] } = {},
  ) {
    const { authorityId } = staffOf(request, ...heads);
    const today = dayOf(now());
    const obligation = await obligationById(db, authorityId, idOf(request));
    if (!obligation) throw new FailureError(notFound());
    const { id, content } = obligation;
    const [known, versions, events, total, late] = await Promise.all([
      knownOf(db, authorityId),
      versionsOf(db, id),
      eventsOf(db, id),
      countDues(db, authorityId, { obligationId: id }, today),
      countDues(db, authorityId, { obligationId: id, standing: 'late' }, today),
    ]);
    const names = { ...known, authority: request.authority.name };
    const { sent, preview } = more;
    if (sent) reply.code(statusOf(sent.failure));
    const typed: Typed = preview ? typedIn(request) : { ...typedFrom(content), from: today };
    return reply.page(
      <OnePage
        {...{ obligation, events, typed, preview, today, ...known }}
        versions={versions.map((version, at) => {
          const before = versions[at + 1];
          return { version, changed: before ? differences(before.content, version.content, names) : [] };
        })}
        dues={{ total, late, href: duesHref({ obligation: String(id) }) }}
        sent={sent && { ...sent, typed: typedIn(request) }}
      />,
      { title: nameOf(content), nav: DESK, crumbs, form: true, wide: true, styles: [...STYLES] },
    );
  }

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    form: Sent,
    result: Outcome<unknown>,
    notice: string,
  ) {
    if (!result.ok) return onePage(request, reply, { sent: { form, failure: result } });
    return reply.notice(notice).redirect(`${DESK}/${idOf(request)}`, 303);
  }

  app.get('/obligations/:id', (request, reply) => onePage(request, reply));
  app.post('/obligations/:id', async (request, reply) => {
    staffOf(request, ...heads);
    const id = idOf(request);
    const typed = typedIn(request);
    if (first(typed, 'look')) {
      const preview = await previewFor(request, id);
      if (preview.ok) return onePage(request, reply, { preview: preview.value });
      return onePage(request, reply, { sent: { form: 'save', failure: preview } });
    }
    const input = check(obligationForm, typed);
    const result = input.ok
      ? await changeObligation(callerOf(request), {
          ...{ id, number: countIn(typed, 'number'), content: contentFrom(input.value) },
          ...dated(input.value),
        })
      : input;
    return answer(request, reply, 'save', result, '已保存，没有公开的已经重新计算，见变更对照');
  });
  app.post('/obligations/:id/end', async (request, reply) => {
    staffOf(request, ...heads);
    const typed = typedIn(request);
    const input = check(endForm, typed);
    const given = { id: idOf(request), number: countIn(typed, 'number') };
    const result = input.ok ? await endObligation(callerOf(request), { ...given, ...input.value }) : input;
    return answer(request, reply, 'end', result, '已停止，以前应公开的照旧');
  });
  app.post('/obligations/:id/events', async (request, reply) => {
    staffOf(request, ...heads);
    const input = check(eventForm, { ...typedIn(request), obligation: String(idOf(request)) });
    const result = input.ok
      ? await recordEvent(callerOf(request), {
          ...{ obligationId: idOf(request), officeId: input.value.office ? Number(input.value.office) : null },
          ...{ name: input.value.name, on: input.value.on },
        })
      : input;
    return answer(request, reply, 'event', result, '已登记，期限已经算好');
  });
  app.post('/obligations/events/:id/void', async (request, reply) => {
    staffOf(request, ...heads);
    const input = check(voidForm, typedIn(request));
    const result = input.ok ? await voidEvent(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (!result.ok && result.code === 'notFound') throw new FailureError(result);
    const back = result.ok ? `${DESK}/${result.value}` : backOf(request);
    return reply.notice(result.ok ? '已作废，不再应公开' : reasonOf(result)).redirect(back, 303);
  });
}

const dated = ({ from, remark }: { from: string; remark: string }) => ({ from, remark });
const reasonOf = ({ message, fields }: Failure): string => Object.values(fields ?? {})[0] ?? message;

/** The page of an obligation that a form was sent from. */
function backOf({ headers: { referer } }: FastifyRequest): string {
  const [path] = /\/console\/obligations\/\d{1,9}$/.exec((referer ?? '').split(/[?#]/)[0]!) ?? [DESK];
  return path;
}
