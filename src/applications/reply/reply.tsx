import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CHOSEN_REPLY_KINDS, opinionFault, type ReplyKindId, replyFault } from '../../law/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import { check, confirmedOf, field, first, idOf, queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { actorOf, callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { conflict, type Failure, FailureError, invalid, notFound, type Outcome } from '../../platform/outcome.ts';
import { AWAITED, isAwaited } from '../../platform/public-text/index.ts';
import { has } from '../../platform/roles.ts';
import { lookInside } from '../../publishing/index.ts';
import { changesFor, dueStep, takeStep, toAnswerIn } from '../../review/index.ts';
import { text, wholeNumber } from '../fields.ts';
import { keepNote } from '../handling/keep-note.ts';
import { type Held, hold, type Seen, take } from '../handling/steps/take.ts';
import { type Workspace, workspaceOf } from '../handling/workspace/workspace.ts';
import { replyTemplate } from '../papers/compose.ts';
import { saveDraft } from '../papers/drafts.ts';
import { issueDraft } from '../papers/issue.ts';
import { drawPaper, paperById, shownAddressee } from '../papers/read.ts';
import { unfinished } from '../papers/wording/fill.ts';
import { shownThirdParty } from '../privacy/applicant.ts';
import { handlers, legalReviewers, readers, signers } from '../rules.ts';
import { namesIn } from '../said.ts';
import { askReplyRelease, confirmReply } from './checked/actions.ts';
import { checkedReply, uncheckedFault } from './checked/checked.ts';
import { concernsOf } from './concerns.ts';
import { draftSeen, type ReplyDraft } from './draft-seen.ts';
import { givenRoutes } from './given/routes.tsx';
import { givenWith } from './given/store.ts';
import { ReplyPage } from './page.tsx';
import {
  LEGAL_REVIEW,
  RETURNED,
  type ReplyContent,
  replies,
  replyHash,
  replyRound,
  SIGNATURE,
  subjectOfReview,
} from './subject.ts';
import { submitDraft } from './submit.ts';

/** What who takes a step says of what no machine could read (`toAnswerIn`). */
interface Answered {
  opened?: readonly string[] | undefined;
  statement?: string | undefined;
}

interface Drafted {
  paperId: number;
  /** how much the checks found that must be looked at or mended */
  asked: number;
}

/** 拟写答复: one draft for an application; whoever changes it takes back an approval of 法制审核. Signing it needs a
 *  version; `draftVersion` is that of the draft that was seen, 0 for the first. */
export const draftReply = action<Seen & { draftVersion: number; content: ReplyContent }, Drafted>(
  'applications.draftReply',
  handlers,
  async (act, { id, draftVersion, content }) => {
    const got = await hold(act, { id });
    if (!got.ok) return got;
    const { state } = got.held;
    if (state.phase !== 'open') return conflict('这件申请现在不能拟写答复，请刷新查看办理情况');
    const fault = replyFault(state, content.reply, content.publicInterest, act.today);
    if (fault) return invalid(fault, { reply: fault });
    if (!content.body.trim()) return invalid('请写答复的内容', { body: '请写答复的内容' });
    const untrue = opinionFault(state, content.body);
    if (untrue) return invalid(untrue, { body: untrue });
    const given = await givenWith(act, got.held.row);
    const hash = replyHash(id, content, given);
    const draft = { applicationId: id, kind: 'reply', content: { ...content }, hash } as const;
    const saved = await saveDraft(act, draft, draftVersion);
    if (!saved.ok) return saved;
    const asked = await submitDraft(act, got.held.row, { paperId: saved.value, content, given });
    return done({ paperId: saved.value, asked }, `application:${id}`, { reply: content.reply });
  },
);

/** 法制审核 of the draft as it stands, by somebody who did not write it; it can then be signed. */
export const reviewLegally = action<Seen & Answered & { draftVersion: number; opinion: string }, void>(
  'applications.reviewLegally',
  [...legalReviewers, 'deputies'],
  async (act, { draftVersion, opinion, opened, statement, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const found = await draftSeen(act, seen.id, draftVersion, '审核');
    if (!found.ok) return found;
    const draft = found.value;
    const against = await unchecked(act, got.held, draft);
    if (against) return against;
    const passed = await pass(act, got.held, draft, { step: LEGAL_REVIEW, remark: opinion, opened, statement });
    if (!passed.ok) return passed;
    const along = { note: opinion, paperId: draft.id };
    const taken = await take(act, got.held, { kind: 'legallyReviewed', on: act.today }, along);
    if (!taken.ok) return taken;
    return done(undefined, `application:${seen.id}`, { paper: draft.id, version: draft.version });
  },
);

/** 签发答复: the draft gets its number and ends the procedure with exactly one kind of reply. arts. 33, 36–39 */
export const signReply = action<
  Seen & Answered & { draftVersion: number; confirmed?: readonly string[] },
  { number: string | null }
>('applications.signReply', [...signers, 'deputies'], async (act, input) => {
  const { draftVersion, confirmed = [], opened, statement, ...seen } = input;
  const got = await hold(act, seen);
  if (!got.ok) return got;
  const found = await draftSeen(act, seen.id, draftVersion, '签发');
  if (!found.ok) return found;
  const draft = found.value;
  const { reply, publicInterest, body } = draft.content;
  const round = await replyRound(act.db, seen.id);
  if (round && dueStep(round) === LEGAL_REVIEW)
    return invalid('这类答复须先经法制审核，审核后修改过的要重新审核', { reply: '请先办理法制审核' });
  const left = unfinished(body);
  if (left.length) return invalid('答复稿还没有写完', { body: `请先写完：${left.slice(0, 3).join('、')}` });
  const against = await unchecked(act, got.held, draft);
  if (against) return against;
  const untrue = opinionFault(got.held.state, body); // what they say may have come after it was drafted
  if (untrue) return invalid(untrue, { body: untrue });
  const names = namesIn(act.sealer, seen.id, got.held.steps);
  const named = (place: string) => shownThirdParty(names.get(place) ?? place);
  const concerns = concernsOf(got.held.state, draft.content, (await givenWith(act, got.held.row)).length, named);
  const unsaid = concerns.filter(({ key }) => !confirmed.includes(key));
  if (unsaid.length) {
    const why = `${unsaid.map(({ text }) => text).join('；')}。请核对，确认后再签发`;
    return invalid(why, { confirmed: why });
  }
  const passed = await pass(act, got.held, draft, { step: SIGNATURE, remark: '', opened, statement });
  if (!passed.ok) return passed;
  const step = { kind: 'replied', on: act.today, reply, ...(publicInterest ? { publicInterest } : {}) } as const;
  const taken = await take(act, got.held, step, { paperId: draft.id, field: 'reply' });
  if (!taken.ok) return taken;
  const paper = await issueDraft(act, draft, act.today);
  if (!paper.ok) return paper;
  const { number } = paper.value;
  if (got.held.state.again) {
    const { house, db, who, now, sealer, today } = act;
    await house.tell('answeredAnew', db, {
      applicationId: seen.id,
      on: today,
      number,
      by: who.name,
      at: now,
      sealer,
    });
  }
  return done({ number }, `application:${seen.id}`, {
    reply,
    number,
    version: draft.version,
    ...(concerns.length && { confirmed: concerns.map(({ key }) => key) }),
  });
});

/** 退回答复稿 to who wrote it, at 法制审核 or at 签发, with the reason: it is a note of the case, sealed with it. */
const returnReply = action<Seen & { draftVersion: number; remark: string }, void>(
  'applications.returnReply',
  [...new Set([...legalReviewers, ...signers]), 'deputies'],
  async (act, { draftVersion, remark, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const found = await draftSeen(act, seen.id, draftVersion, '退回');
    if (!found.ok) return found;
    if (remark.trim().length < 2) return invalid('请写明退回的理由', { remark: '请写明退回的理由，便于修改' });
    const { row } = got.held;
    const subject = subjectOfReview(row, found.value.content, await givenWith(act, row));
    const round = await replyRound(act.db, seen.id);
    const step = round?.step === LEGAL_REVIEW && round.steps[LEGAL_REVIEW]?.optional ? SIGNATURE : undefined;
    const verdict = { verdict: 'returned', gates: [], remark, step, contentHash: subject.contentHash } as const;
    const taken = await takeStep(act, replies, subject, verdict);
    if (!taken.ok) return taken;
    await act.db.updateTable('application_papers').set({ returned: true }).where('id', '=', found.value.id).execute();
    await keepNote(act, seen.id, `${RETURNED}${remark.trim()}`);
    return done(undefined, `application:${seen.id}`, { version: draftVersion, step: taken.value.record.step });
  },
);

/** Why the draft cannot go on for what the checks found in it; undefined: nothing stands against it. */
async function unchecked(act: Act, { row }: Held, { content }: ReplyDraft): Promise<Failure | undefined> {
  const [given, round] = [await givenWith(act, row), await replyRound(act.db, row.id)];
  const of = { application: row, content, given, round };
  const checked = await checkedReply(act, of, act.today);
  return checked.ok ? uncheckedFault(checked.value) : checked;
}

type Passing = Answered & { step: number; remark: string };

async function pass(act: Act, { row }: Held, { content }: ReplyDraft, passing: Passing) {
  const subject = subjectOfReview(row, content, await givenWith(act, row));
  const verdict = { verdict: 'passed', gates: [], ...passing, contentHash: subject.contentHash } as const;
  return takeStep(act, replies, subject, verdict);
}

const draftForm = z
  .object({
    draftVersion: wholeNumber('文稿版本'),
    reply: z.enum(CHOSEN_REPLY_KINDS as [ReplyKindId, ...ReplyKindId[]], '请选择答复的种类'),
    publicInterest: z.string().optional(),
    body: text('答复内容', 20_000),
  })
  .transform(({ draftVersion, publicInterest, ...content }) => ({
    draftVersion,
    content: { ...content, publicInterest: publicInterest === 'yes' },
  }));
const seenForm = z.object({
  draftVersion: wholeNumber('文稿版本'),
  opinion: z.string().trim().max(1000).default(''),
  remark: z.string().trim().max(1000).default(''),
  confirmed: field.list(),
  opened: field.list(),
  statement: field.optional('看到的情况', 500),
});

/** 拟写, 法制审核 and 签发 of the reply, on one page. */
export function replyRoutes(app: FastifyInstance): void {
  const nav = '/console/applications';
  const legalReviews = `${nav}/legal-review`;
  const may = [...new Set([...readers, ...legalReviewers])];
  givenRoutes(app);

  /** Words to begin with, of the kind that was chosen. */
  async function begun(request: FastifyRequest, id: number): Promise<Typed | undefined> {
    const reply = CHOSEN_REPLY_KINDS.find((kind) => kind === queryOf(request).reply);
    if (!reply) return undefined;
    return { reply, body: await replyTemplate(app.services.db, request.authority, { id }, reply) };
  }

  /** The finished letter, as it would be signed today. */
  async function sheetOf(request: FastifyRequest, { draft, row, today }: Workspace) {
    const { db, sealer } = app.services;
    const paper = draft && (await paperById(db, sealer, row.authority_id, draft.id));
    return paper && drawPaper(db, request.authority, paper, await shownAddressee(db, row.id), today);
  }

  async function show(request: FastifyRequest, reply: FastifyReply, typed?: Typed, failure?: Failure) {
    const who = actorOf(request, ...may);
    const found = await workspaceOf(app.services, who.authorityId, idOf(request));
    if (!found) throw new FailureError(notFound());
    const reads = has(who, ...readers);
    if (!failure && found.state.phase !== 'open')
      return reply.redirect(reads ? `${nav}/${found.row.id}` : has(who, ...may) ? legalReviews : '/console', 303);
    const { db } = app.services;
    const round = await replyRound(db, found.row.id);
    const content = found.draft?.content as unknown as ReplyContent | undefined;
    const given = await givenWith(app.services, found.row);
    await lookInside(app.services, given);
    const step = round?.state === 'open' ? round.steps[dueStep(round)] : undefined;
    const of = content && { application: found.row, content, given, round };
    const checked = of && (await checkedReply(app.services, of, found.today));
    const awaited = checked?.ok && isAwaited(checked.value.found);
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <ReplyPage
        of={found}
        round={round}
        sheet={await sheetOf(request, found)}
        given={given}
        asked={round && step ? await toAnswerIn(app.services, round, step) : []}
        changes={await changesFor(app.services, replies, round, who)}
        checked={checked}
        who={who}
        typed={typed ?? (await begun(request, found.row.id))}
        failure={failure}
      />,
      {
        title: '答复',
        ...(reads
          ? { nav, crumbs: [['依申请公开', nav] as const, [found.row.subject, `${nav}/${found.row.id}`] as const] }
          : { nav: legalReviews, crumbs: [['法制审核', legalReviews] as const] }),
        form: true,
        styles: ['publishing/findings.css'],
        ...(awaited && { scripts: [AWAITED] }),
      },
    );
  }

  /** Files are looked into before the action, which reads what was found. */
  const lookIntoGiven = async (request: FastifyRequest) => {
    const { authorityId } = actorOf(request, ...may);
    await lookInside(app.services, await givenWith(app.services, { id: idOf(request), authority_id: authorityId }));
  };

  app.get('/applications/:id/reply', (request, reply) => show(request, reply));

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Typed,
    result: Outcome<unknown>,
    to: string,
  ) {
    // a deputy reads no more of the application than what they sign
    const back = to || has(staffOf(request), ...readers) ? `${nav}/${idOf(request)}${to}` : '/console';
    if (result.ok) return reply.redirect(back, 303);
    if (result.code === 'notFound') throw new FailureError(result);
    return show(request, reply, typed, result);
  }

  app.post('/applications/:id/reply', async (request, reply) => {
    await lookIntoGiven(request);
    const typed = typedIn(request);
    const input = check(draftForm, typed);
    const result = input.ok ? await draftReply(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (result.ok) {
      const { asked } = result.value;
      reply.notice(`已保存答复稿${asked ? `，自动检查发现 ${asked} 处，核对、修改后才能审核和签发` : ''}`);
    }
    return answer(request, reply, typed, result, '/reply');
  });

  app.post('/applications/:id/reply/confirm', async (request, reply) => {
    await lookIntoGiven(request);
    const input = check(seenForm, typedIn(request));
    const given = { id: idOf(request), confirmed: confirmedOf(request) };
    const result = input.ok
      ? await confirmReply(callerOf(request), { ...given, draftVersion: input.value.draftVersion })
      : input;
    if (result.ok) reply.notice('已核对确认');
    return answer(request, reply, {}, result, '/reply');
  });

  app.post('/applications/:id/reply/release', async (request, reply) => {
    await lookIntoGiven(request);
    const typed = typedIn(request);
    const input = check(seenForm, typed);
    const reason = first(typed, 'reason').slice(0, 500);
    const { draftVersion } = input.ok ? input.value : { draftVersion: 0 };
    const result = input.ok
      ? await askReplyRelease(callerOf(request), { id: idOf(request), draftVersion, reason })
      : input;
    if (result.ok) reply.notice('已提请保密审查员放行');
    return answer(request, reply, { reason: typed.reason }, result, '/reply');
  });

  app.post('/applications/:id/reply/review', async (request, reply) => {
    await lookIntoGiven(request);
    const typed = typedIn(request);
    const input = check(seenForm, typed);
    const result = input.ok ? await reviewLegally(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (result.ok) reply.notice('法制审核已通过，可以签发');
    return answer(request, reply, typed, result, '/reply');
  });

  app.post('/applications/:id/reply/return', async (request, reply) => {
    const typed = typedIn(request);
    const input = check(seenForm, typed);
    const result = input.ok ? await returnReply(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (result.ok) reply.notice('已退回经办人修改');
    return answer(request, reply, { remark: typed.remark }, result, '/reply');
  });

  app.post('/applications/:id/reply/sign', async (request, reply) => {
    await lookIntoGiven(request);
    const typed = typedIn(request);
    const input = check(seenForm, typed);
    const result = input.ok ? await signReply(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (result.ok) reply.notice(`已签发${result.value.number ? `，文号 ${result.value.number}` : ''}，请登记送达`);
    return answer(request, reply, typed, result, '');
  });
}
