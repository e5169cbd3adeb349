import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../platform/action.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import { first, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { moved } from '../../platform/http/moved.ts';
import { sendTaken } from '../../platform/http/sealed-reply.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, invalid, notFound, type Outcome, unwrap } from '../../platform/outcome.ts';
import { mayTry, openByCode, readForm } from '../../platform/public-forms/index.ts';
import { citizenOf } from '../filing/citizen.ts';
import { LONGEST } from '../filing/form.ts';
import { formHead } from '../filing/head.ts';
import { LIMITS } from '../filing/limits.ts';
import { AcknowledgementPage } from '../filing/pages/acknowledgement.tsx';
import { HOME } from '../filing/paths.ts';
import { recordClarification } from '../handling/steps/clarification.tsx';
import { withdrawApplication } from '../handling/steps/ending.tsx';
import { recordReasons } from '../handling/steps/reasons.tsx';
import { sendMessage } from '../handling/workspace/without-step.tsx';
import { numberOf } from '../numbers.ts';
import { sendPaper } from '../papers/files.ts';
import { takeOwnFile } from '../papers/take-file.ts';
import { receiptTermsOf, systemConfirms } from '../receipt/terms.ts';
import type { GivenFile } from '../store.ts';

import { codedApplication } from './open-by-code.ts';
import { type Followed, followed } from './own-application.ts';
import { MinePage, type MineProps, WithdrawPage } from './own-page.tsx';
import { ownPaper } from './own-paper.ts';
import { passes } from './passes.ts';
import { suggestPublication } from './suggestion.ts';
import { TrackPage } from './track-page.tsx';

const MINE = `${HOME}/mine`;
const CALM = { config: { rateLimit: { max: 240, timeWindow: '1 minute' } } };
const LONGEST_MESSAGE = 2_000;

const text = (typed: Typed, name: string): string => first(typed, name).trim();

/** What an applicant is asked for is given on their own page, in words and files. 条例 arts. 30, 35 */
const ANSWERS: readonly {
  slug: 'clarify' | 'reasons';
  /** the field of the words */
  name: string;
  label: string;
  done: string;
  give: (caller: Caller, given: { id: number; on: string; files: GivenFile[] }, said: string) => Promise<Outcome<void>>;
}[] = [
  {
    slug: 'clarify',
    name: 'description',
    label: '补正内容',
    done: '补正已提交，答复期限从次日起重新计算',
    give: (caller, given, description) => recordClarification(caller, { ...given, description }),
  },
  {
    slug: 'reasons',
    name: 'reasons',
    label: '理由',
    done: '理由已提交',
    give: (caller, given, reasons) => recordReasons(caller, { ...given, reasons }),
  },
];

/** Acknowledgement, tracking by number and code, and what an applicant does afterwards. */
export function followingRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;
  moved(app, `${HOME}/receipt`, `${HOME}/acknowledgement`);
  moved(app, `${MINE}/correct`, `${MINE}/clarify`);

  app.get(`${HOME}/acknowledgement`, async (request, reply) => {
    const acknowledgement = await passes.acknowledged(request);
    if (!acknowledgement) return reply.redirect(`${HOME}/track`, 303);
    const { authority } = request;
    const received = systemConfirms(await receiptTermsOf(db, authority.id), dayOf(acknowledgement.at));
    return reply.page(
      <AcknowledgementPage
        authority={authority}
        acknowledgement={acknowledgement}
        at={minuteOf(acknowledgement.at)}
        received={received}
      />,
      formHead('申请已提交'),
    );
  });

  app.get(`${HOME}/track`, (request, reply) => track(request, reply, {}));
  app.post(`${HOME}/track`, CALM, async (request, reply) => {
    const typed = typedIn(request);
    const opened = await openByCode(request, typed, codedApplication);
    if (!opened.ok) return track(request, reply, { number: typed.number }, opened);
    passes.open(request, reply, opened.value);
    return reply.redirect(MINE, 303);
  });
  app.post(`${HOME}/close`, async (request, reply) => {
    await passes.close(request, reply);
    return reply.notice('已退出，本机不再保留您的申请').redirect(HOME, 303);
  });

  /** The application this browser has opened. @throws FailureError when it has none */
  async function mine(request: FastifyRequest): Promise<Followed | undefined> {
    const id = await passes.opened(request);
    return id === undefined ? undefined : followed(db, sealer, request.authority.id, id, dayOf(now()));
  }

  async function show(request: FastifyRequest, reply: FastifyReply, props: Partial<MineProps> = {}) {
    const it = await mine(request);
    if (!it) return reply.redirect(`${HOME}/track`, 303);
    if (props.failure) reply.code(statusOf(props.failure));
    return reply.page(<MinePage of={it} typed={{}} kept={[]} {...props} />, formHead(it.subject));
  }

  app.get(MINE, (request, reply) => show(request, reply));

  for (const { slug, name, label, done, give } of ANSWERS) {
    // its form stands on the page itself
    app.get(`${MINE}/${slug}`, (_request, reply) => reply.redirect(MINE, 303));
    app.post(`${MINE}/${slug}`, CALM, async (request, reply) => {
      const id = await passes.opened(request);
      if (id === undefined) return reply.redirect(`${HOME}/track`, 303);
      const { typed, kept, failure } = await readForm(request, typedIn);
      const again = (why: Failure) => show(request, reply, { typed, kept, failure: why, at: slug });
      if (failure) return again(failure);
      const said = text(typed, name);
      const wrong = lengthFault(name, label, said, LONGEST.description);
      if (wrong) return again(wrong);
      const files = kept.map(({ hash, name }) => ({ hash, name, kind: 'clarification' as const }));
      const result = await give(citizenOf(request), { id, on: dayOf(now()), files }, said);
      if (!result.ok) return again(result);
      return reply.notice(done).redirect(MINE, 303);
    });
  }

  app.post(`${MINE}/message`, CALM, async (request, reply) => {
    const id = await passes.opened(request);
    if (id === undefined) return reply.redirect(`${HOME}/track`, 303);
    const typed = typedIn(request);
    const body = text(typed, 'body');
    const again = (why: Failure) => show(request, reply, { typed, failure: why, at: 'message' });
    const wrong = lengthFault('body', '留言', body, LONGEST_MESSAGE);
    if (wrong) return again(wrong);
    if (!(await mayTry(request, LIMITS.steps, String(id)))) return again(invalid('留言过于频繁，请稍后再试'));
    const result = await sendMessage(citizenOf(request), { id, body });
    if (!result.ok) return again(result);
    return reply.notice('留言已发送').redirect(`${MINE}#messages`, 303);
  });

  app.post(`${MINE}/suggest`, CALM, async (request, reply) => {
    const it = await mine(request);
    if (!it) return reply.redirect(`${HOME}/track`, 303);
    if (it.state.closed === null) return show(request, reply, { failure: invalid('答复以后才可以建议主动公开') });
    if (!it.wantsPublic) await suggestPublication(citizenOf(request), { id: it.id });
    return reply.notice('已收到您的建议').redirect(MINE, 303);
  });

  app.get(`${MINE}/withdraw`, async (request, reply) => {
    const it = await mine(request);
    if (!it?.mayWithdraw) return reply.redirect(it ? MINE : `${HOME}/track`, 303);
    return reply.page(<WithdrawPage it={it} />, formHead('撤回申请'));
  });
  app.post(`${MINE}/withdraw`, CALM, async (request, reply) => {
    const it = await mine(request);
    if (!it) return reply.redirect(`${HOME}/track`, 303);
    const note = text(typedIn(request), 'note').slice(0, 500);
    const result = await withdrawApplication(citizenOf(request), { id: it.id, on: dayOf(now()), note });
    if (result.ok) return reply.notice('申请已撤回').redirect(MINE, 303);
    return reply.code(statusOf(result)).page(<WithdrawPage it={it} failure={result} />, formHead('撤回申请'));
  });

  app.get<{ Params: { file: string } }>(`${MINE}/papers/:file`, CALM, async (request, reply) => {
    const applicationId = await passes.opened(request);
    const [, id, format] = /^([1-9]\d{0,14})\.(docx|pdf)$/.exec(request.params.file) ?? [];
    if (applicationId === undefined || (format !== 'docx' && format !== 'pdf')) throw new FailureError(notFound());
    const given = { applicationId, paperId: Number(id), format } as const;
    return sendPaper(reply, format, unwrap(await ownPaper(citizenOf(request), request.authority, given)));
  });

  app.get(`${MINE}/files/:id`, async (request, reply) => {
    const id = await passes.opened(request);
    if (id === undefined) throw new FailureError(notFound());
    return sendTaken(reply, await takeOwnFile(citizenOf(request), { id, fileId: idOf(request) }));
  });
}

function track(request: FastifyRequest, reply: FastifyReply, typed: Typed, failure?: Failure) {
  const example = numberOf(
    request.authority,
    'application',
    Number(dayOf(request.server.services.now()).slice(0, 4)),
    1,
  );
  if (failure) reply.code(statusOf(failure));
  return reply.page(<TrackPage typed={typed} failure={failure} example={example} />, formHead('查询办理进度'));
}

function lengthFault(name: string, label: string, value: string, most: number): Failure | undefined {
  if (!value) return invalid(`请填写${label}`, { [name]: `请填写${label}` });
  if ([...value].length <= most) return undefined;
  const message = `${label}最多 ${most} 个字，现在有 ${[...value].length} 个`;
  return invalid(message, { [name]: message });
}
