import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { authorityById } from '../organizations/index.ts';
import { dayOf } from '../platform/dates.ts';
import { check, type Typed, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Failure, FailureError, notFound, type Outcome, unwrap } from '../platform/outcome.ts';
import { paperDocx, paperPdf } from '../platform/papers/index.ts';
import { kinds } from '../platform/reading/index.ts';
import { has, type Who } from '../platform/roles.ts';
import {
  beginBriefing,
  editBriefing,
  handBriefing,
  recallBriefing,
  returnBriefing,
  sendBriefing,
  signBriefing,
} from './actions.ts';
import { currentOf, differencesOf } from './current.ts';
import { beginForm, editForm, handForm, returnForm, signForm, stepForm } from './forms.ts';
import { EditPage } from './pages/edit.tsx';
import { ListPage } from './pages/list.tsx';
import { type BriefingForm, BriefingPage } from './pages/one.tsx';
import { briefingPaper } from './paper.ts';
import { briefingHref, DESK } from './paths.ts';
import { mayTake, monthIn, monthInWords, monthsToBegin, readers, signers, type Verb, writers } from './rules.ts';
import { type Briefing, briefingOf, briefingsOf } from './store.ts';
import { ofMonths } from './text/figures.ts';
import { PARTS, type Part } from './text/parts.ts';

const BY: Record<Verb, readonly (typeof readers)[number][]> = {
  ...{ edit: writers, hand: writers, recall: writers, return: signers, sign: signers, send: readers },
};
const TITLE = '工作月报';
const crumbs: [string, string][] = [[TITLE, DESK]];

/** 月报 of one's own authority. */
export function ownRoutes(app: FastifyInstance): void {
  const { db, now, house } = app.services;
  const measures = () => ofMonths(house.brought('measures'));

  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...readers);
    const briefings = await briefingsOf(db, who.authorityId);
    const there = new Set(briefings.map(({ month }) => month));
    const open = monthsToBegin(dayOf(now())).filter((month) => !there.has(month));
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <ListPage
        briefings={briefings}
        open={has(who, ...writers) ? open : undefined}
        typed={failure && typedIn(request)}
        failure={failure}
      />,
      { title: TITLE, nav: DESK, wide: true, form: true },
    );
  }
  app.get('/briefings', (request, reply) => listPage(request, reply));
  app.post('/briefings', async (request, reply) => {
    staffOf(request, ...writers);
    const input = check(beginForm, typedIn(request));
    const result = input.ok ? await beginBriefing(callerOf(request), input.value) : input;
    if (!result.ok) return listPage(request, reply, result);
    return reply
      .notice('已按台账起草')
      .redirect(briefingHref((input as { value: { month: string } }).value.month), 303);
  });

  /** @throws FailureError 404 for a month that has none */
  async function found(request: FastifyRequest): Promise<{ who: Who; briefing: Briefing }> {
    const who = staffOf(request, ...readers);
    const month = monthIn((request.params as { month: string }).month);
    const briefing = month && (await briefingOf(db, who.authorityId, month));
    if (!briefing) throw new FailureError(notFound());
    return { who, briefing };
  }

  async function onePage(request: FastifyRequest, reply: FastifyReply, failure?: Failure, at?: BriefingForm) {
    const { who, briefing } = await found(request);
    const today = dayOf(now());
    const current = await currentOf(db, measures(), briefing, today);
    const may = new Set(
      (Object.keys(BY) as Verb[]).filter(
        (verb) => has(who, ...BY[verb]) && mayTake(verb, briefing, { who: who.id, today }),
      ),
    );
    const differences = briefing.figures ? differencesOf(briefing.figures, current.figures, measures()) : [];
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <BriefingPage
        {...{ briefing, current, differences, may, failure, at }}
        measures={measures()}
        hasAbove={request.authority.parentId !== null}
        typed={failure && typedIn(request)}
      />,
      { title: `${monthInWords(briefing.month)}月报`, nav: DESK, crumbs, wide: true, form: true },
    );
  }
  app.get('/briefings/:month', (request, reply) => onePage(request, reply));

  /** One of the page's forms: checked, taken, and the page again. */
  function step<S extends z.ZodType>(
    at: BriefingForm,
    form: S,
    take: (request: FastifyRequest, month: string, value: z.output<S>) => Promise<Outcome<void>>,
    notice: string,
  ): void {
    app.post(`/briefings/:month/${at}`, async (request, reply) => {
      staffOf(request, ...BY[at]);
      const { briefing } = await found(request);
      const input = check(form, typedIn(request));
      const result = input.ok ? await take(request, briefing.month, input.value) : input;
      if (!result.ok) return onePage(request, reply, result, at);
      return reply.notice(notice).redirect(briefingHref(briefing.month), 303);
    });
  }
  step('hand', handForm, (request, month, v) => handBriefing(callerOf(request), { month, ...v }), '已送签');
  step('recall', stepForm, (request, month, v) => recallBriefing(callerOf(request), { month, ...v }), '已取回');
  step('return', returnForm, (request, month, v) => returnBriefing(callerOf(request), { month, ...v }), '已退回');
  step('sign', signForm, (request, month, v) => signBriefing(callerOf(request), { month, ...v }), '已签发');
  step('send', stepForm, (request, month, v) => sendBriefing(callerOf(request), { month, ...v }), '已报送');

  async function editPage(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { typed?: Typed; failure?: Failure } = {},
  ) {
    staffOf(request, ...writers);
    const { briefing } = await found(request);
    const part = partOf(request);
    if (briefing.state !== 'drafting' && !shown.failure) return reply.redirect(briefingHref(briefing.month), 303);
    const current = await currentOf(db, measures(), briefing, dayOf(now()));
    if (shown.failure) reply.code(statusOf(shown.failure));
    return reply.page(<EditPage {...{ briefing, part, current, ...shown }} measures={measures()} />, {
      title: PARTS[part],
      ...{ nav: DESK, wide: true, form: true },
      crumbs: [...crumbs, [`${monthInWords(briefing.month)}月报`, briefingHref(briefing.month)]],
    });
  }
  app.get('/briefings/:month/parts/:part', (request, reply) => editPage(request, reply));
  app.post('/briefings/:month/parts/:part', async (request, reply) => {
    staffOf(request, ...writers);
    const { briefing } = await found(request);
    const part = partOf(request);
    const typed = typedIn(request);
    if (typed.preview) return editPage(request, reply, { typed });
    const input = check(editForm, typed);
    const result = input.ok
      ? await editBriefing(callerOf(request), { month: briefing.month, part, ...input.value })
      : input;
    if (!result.ok) return editPage(request, reply, { typed, failure: result });
    return reply.notice(`“${PARTS[part]}”已保存`).redirect(`${briefingHref(briefing.month)}#${part}`, 303);
  });

  for (const end of ['docx', 'pdf'] as const)
    app.get(`/briefings/:month/briefing.${end}`, async (request, reply) => {
      const { briefing } = await found(request);
      const { content, figures } = briefing;
      const shown = content && figures ? { content, figures } : await currentOf(db, measures(), briefing, dayOf(now()));
      const { name, isDemo, parentId } = request.authority;
      const above = parentId ? (await authorityById(db, parentId))?.name : undefined;
      const paper = briefingPaper({ name, isDemo, above }, briefing, shown, measures());
      const bytes = end === 'docx' ? await paperDocx(paper) : unwrap(await paperPdf(paper));
      return reply.file({ name: `${paper.title}.${end}`, type: kinds[end], content: bytes });
    });
}

function partOf(request: FastifyRequest): Part {
  const { part } = request.params as { part: string };
  if (!Object.hasOwn(PARTS, part)) throw new FailureError(notFound());
  return part as Part;
}
