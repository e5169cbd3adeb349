import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mailWorks } from '../../mail/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { sendError } from '../../platform/http/errors.tsx';
import { checkDraft, field, first, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import type { Head } from '../../platform/http/page.ts';
import { issue, readIssued } from '../../platform/http/slips.ts';
import { statusOf } from '../../platform/http/status.ts';
import { conflict, type Failure, FailureError, invalid, notFound } from '../../platform/outcome.ts';
import { judged, mayTry, newCheck } from '../../platform/public-forms/index.ts';
import { sectionMeta } from '../../publishing/index.ts';
import { HOME, LIST, LIST_TITLE } from '../paths.ts';
import type { SurveyContent } from '../preparing/content.ts';
import { extensionsOf, type Survey, standing, surveyById, versionsOf } from '../preparing/store.ts';
import { readAnswers } from '../questions/answers.ts';
import { maySend } from '../questions/standing.ts';
import { LIMITS } from '../rules.ts';
import { countedAs, sendCode, useCode } from './codes.ts';
import { AnswerPage, CodePage, StandingPage, ThanksPage } from './pages.tsx';
import { answeredOn, givePass } from './pass.ts';
import { isKept, keepAnswer } from './store.ts';

const CALM = { config: { rateLimit: { max: 240, timeWindow: '1 minute' } } };
const OPENED = 'surveys:opened';
const OVER = '您所在的网络近来提交过多，请过一会儿再来；也可以到窗口填写纸质问卷。';

/** Which version was opened when: what is sent counts for that. */
interface Opened {
  surveyId: number;
  versionId: number;
  /** ms since 1970 */
  at: number;
}

const codeForm = z.object({ email: field.email() });

/** 问卷 of the site. How one stands depends on the minute, and whether one answered on the device: nothing is kept. */
export function answeringRoutes(app: FastifyInstance): void {
  const { db, now, sealer } = app.services;

  /** @throws FailureError 404 where the site shows no such survey */
  async function surveyOf(request: FastifyRequest): Promise<Survey & { shown: SurveyContent; versionId: number }> {
    const survey = await surveyById(db, request.authority.id, idOf(request));
    if (!survey?.shown || survey.versionId === null) throw new FailureError(notFound());
    return survey as Survey & { shown: SurveyContent; versionId: number };
  }
  const gone = (request: FastifyRequest, reply: FastifyReply) =>
    sendError(request, reply.header('cache-control', 'no-store'), 410, '这份问卷已经撤下');

  const headOf = (title: string, form: boolean): Head => ({
    ...{ title, nav: LIST, crumbs: [[LIST_TITLE, LIST]], form, scripts: form ? ['surveys/survey.js'] : [] },
    ...{
      styles: ['applications/filing.css', 'surveys/surveys.css'],
      meta: form ? [['robots', 'noindex']] : sectionMeta(title),
    },
  });

  /** The survey as it stands, with its form where it can be answered. */
  async function show(request: FastifyRequest, reply: FastifyReply, survey: Survey, given: Given = {}) {
    const content = given.content ?? survey.shown!;
    const at = standing(survey, now());
    const extensions = await extensionsOf(db, survey.id);
    const head = { survey, content, standing: at, extensions };
    reply.header('cache-control', 'no-store');
    if (given.failure) reply.code(statusOf(given.failure));
    const on = answeredOn(request, survey.id);
    if (given.sendable || (at === 'open' && !on)) {
      const opened = given.opened ?? { surveyId: survey.id, versionId: survey.versionId!, at: now().getTime() };
      const typed: Typed = given.typed ?? {};
      return reply.page(
        <AnswerPage
          {...head}
          typed={typed}
          failure={given.failure}
          check={newCheck(request, purposeFor(survey.id))}
          opened={issue(request, OPENED, opened)}
          mail={content.once !== 'mail' || (await mailWorks(db))}
        />,
        headOf(content.title, true),
      );
    }
    return reply.page(
      <StandingPage {...head}>
        {given.failure && (
          <div class="summary" role="alert">
            <p>{given.failure.message}</p>
          </div>
        )}
        {at === 'open' && on && (
          <p>
            这台设备 {on} 已经答过这份问卷，每人答一次。问卷 {survey.closesOn} 截止，第二天公布结果。
          </p>
        )}
        {at === 'upcoming' && <p>{survey.opensOn} 起可以在这里回答。</p>}
        {at === 'counting' && <p>问卷已经截止，正在统计，一小时后公布结果。</p>}
        {at === 'closed' && (
          <p>
            问卷已经结束，不再接受答卷。<a href={`${HOME}/${survey.id}/results`}>看各题的结果</a>
          </p>
        )}
      </StandingPage>,
      headOf(content.title, false),
    );
  }

  app.get(`${HOME}/:id`, async (request, reply) => {
    const survey = await surveyOf(request);
    return survey.withdrawnAt ? gone(request, reply) : show(request, reply, survey);
  });

  app.post(`${HOME}/:id`, CALM, async (request, reply) => {
    const survey = await surveyOf(request);
    if (survey.withdrawnAt) return gone(request, reply);
    const typed = typedIn(request);
    const at = now();
    const said = readIssued<Opened>(request, OPENED, first(typed, 'opened'));
    const opened =
      said?.surveyId === survey.id ? said : { surveyId: survey.id, versionId: survey.versionId, at: at.getTime() };
    const term = { opensOn: survey.opensOn, closesOn: survey.closesOn, withdrawn: false };
    const { verdict, id: slip } = judged(request, purposeFor(survey.id), typed);
    const thanks = () => reply.redirect(`${HOME}/${survey.id}/thanks`, 303);
    if (slip && (await isKept(db, slip))) {
      givePass(request, reply, { surveyId: survey.id, on: dayOf(at) });
      return thanks();
    }
    if (answeredOn(request, survey.id))
      return show(request, reply, survey, { failure: conflict('这台设备已经答过，没有再计一次') });
    if (!maySend(term, new Date(opened.at), at))
      return show(request, reply, survey, { failure: conflict('问卷已经截止，这份答卷没有收下') });
    const version = (await versionsOf(db, survey.id)).find(({ id }) => id === opened.versionId)!;
    const { content } = version;
    const again = (failure: Failure) =>
      show(request, reply, survey, { failure, typed, opened, content, sendable: true });
    const read = readAnswers(content.questions, (name) => [typed[name] ?? []].flat());
    const faults: Record<string, string> = read.faults;
    if (content.once === 'mail' && !first(typed, 'code').trim()) faults.code = '请填写验证码';
    if (Object.keys(faults).length) return again(invalid('有内容需要修改，请看标出的地方', faults));
    if (!verdict.ok) return again(invalid(verdict.message, { [verdict.field]: verdict.message }));
    const free =
      (await mayTry(request, verdict.proved ? LIMITS.proved : LIMITS.plain)) &&
      (await mayTry(request, LIMITS.survey, String(survey.id)));
    if (!free) {
      reply.code(429);
      return again(invalid(OVER));
    }
    const kept = await db.transaction().execute(async (tx) => {
      if (content.once === 'mail' && !(await useCode({ db: tx, sealer }, survey.id, first(typed, 'code'))))
        return false;
      const { versionId } = opened;
      const one = { surveyId: survey.id, versionId, channel: 'site' as const, on: dayOf(at), slip };
      await keepAnswer(tx, sealer, { ...one, answers: read.answers });
      return true;
    });
    if (!kept) {
      const wrong = '验证码不对，或者已经用过。重新取过验证码的，用最新一封信里的';
      return again(invalid(wrong, { code: wrong }));
    }
    givePass(request, reply, { surveyId: survey.id, on: dayOf(at) });
    return thanks();
  });

  app.get(`${HOME}/:id/thanks`, async (request, reply) => {
    const survey = await surveyOf(request);
    if (survey.withdrawnAt) return gone(request, reply);
    reply.header('cache-control', 'no-store');
    return reply.page(<ThanksPage survey={survey} title={survey.shown.title} />, {
      ...headOf('答卷已收到', false),
      meta: [['robots', 'noindex']],
    });
  });

  async function showCode(request: FastifyRequest, reply: FastifyReply, typed: Typed, failure?: Failure) {
    const survey = await surveyOf(request);
    if (survey.withdrawnAt) return gone(request, reply);
    if (survey.shown.once !== 'mail' || standing(survey, now()) !== 'open')
      return reply.redirect(`${HOME}/${survey.id}`, 303);
    if (failure && reply.statusCode === 200) reply.code(statusOf(failure));
    const { title } = survey.shown;
    const [check, mail] = [newCheck(request, codePurpose(survey.id)), await mailWorks(db)];
    return reply.page(<CodePage {...{ survey, title, typed, failure, check, mail }} />, headOf('取得验证码', true));
  }

  app.get(`${HOME}/:id/code`, (request, reply) => showCode(request, reply, {}));
  app.post(`${HOME}/:id/code`, CALM, async (request, reply) => {
    const survey = await surveyOf(request);
    const typed = typedIn(request);
    const again = (failure: Failure) => showCode(request, reply, typed, failure);
    if (survey.withdrawnAt || survey.shown.once !== 'mail' || standing(survey, now()) !== 'open')
      return again(conflict('现在不能取得验证码'));
    const input = checkDraft(codeForm, typed);
    if (!input.ok) return again(input);
    const { verdict } = judged(request, codePurpose(survey.id), typed);
    if (!verdict.ok) return again(invalid(verdict.message, { [verdict.field]: verdict.message }));
    if (!(await mailWorks(db))) return again(conflict('现在不能发送验证码，请到窗口填写纸质问卷。'));
    const { email: address } = input.value;
    const counted = countedAs(survey.id, address);
    if (!(await mayTry(request, LIMITS.code)) || !(await mayTry(request, LIMITS.address, counted))) {
      reply.code(429);
      return again(invalid('取得验证码的次数过多，请明天再来；也可以到窗口填写纸质问卷。'));
    }
    const wanted = { surveyId: survey.id, authorityId: survey.authorityId, title: survey.shown.title, address };
    await db.transaction().execute((tx) => sendCode({ db: tx, sealer, now: now() }, wanted));
    return reply
      .notice('验证码已经发出。十分钟没有收到的，请核对邮箱后重新取得；这个邮箱答过的，不再发')
      .redirect(`${HOME}/${survey.id}`, 303);
  });
}

interface Given {
  typed?: Typed;
  failure?: Failure;
  opened?: Opened;
  /** of the version that was opened */
  content?: SurveyContent;
  /** what was begun may still be sent */
  sendable?: true;
}

const purposeFor = (id: number) => `surveys:answer:${id}`;
const codePurpose = (id: number) => `surveys:code:${id}`;
