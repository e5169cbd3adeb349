import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { action, done } from '../../platform/action.ts';
import { dayOf, isDay } from '../../platform/dates.ts';
import { first, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { conflict, type Failure, FailureError, invalid, notFound } from '../../platform/outcome.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import { DESK, TITLE } from '../paths.ts';
import { standing, surveyById, titleOf } from '../preparing/store.ts';
import { readAnswers } from '../questions/answers.ts';
import { enterers } from '../rules.ts';
import { QuestionFields } from './question-fields.tsx';
import { keepAnswer } from './store.ts';

interface Entered {
  id: number;
  /** the version that stood on the page */
  versionId: number;
  /** YYYY-MM-DD: when it was answered on paper */
  on: string;
  given: (field: string) => readonly string[];
  /** names this one form */
  slip: string;
}

/** 登记纸质答卷: what somebody answered on paper or said at the window, with its day and who entered it. */
export const enterAnswer = action<Entered, void>(
  'surveys.enter',
  enterers,
  async ({ db, who, now, today, sealer }, { id, versionId, on, given, slip }) => {
    const survey = await surveyById(db, who.authorityId, id);
    if (!survey?.shown) return notFound();
    if (standing(survey, now) !== 'open') return conflict('问卷不在进行中，不能登记答卷');
    if (versionId !== survey.versionId) return conflict('题目刚刚换了新的一版，请刷新后对照纸质问卷的版本再登记');
    if (!isDay(on) || on > today || on < survey.opensOn!)
      return invalid('回答的日期不对', { on: `回答的日期应在 ${survey.opensOn} 至今天之间` });
    const { answers, faults } = readAnswers(survey.shown.questions, given);
    if (Object.keys(faults).length) return invalid('有内容需要修改，请看标出的地方', faults);
    const of = { surveyId: id, versionId, channel: 'window' as const, on, answers, enteredBy: who.name };
    const fresh = await keepAnswer(db, sealer, { ...of, slip });
    return done(undefined, `survey:${id}`, { on, ...(!fresh && { again: true }) });
  },
);

/** Entering what came on paper, below /console. */
export function enterRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  async function show(request: FastifyRequest, reply: FastifyReply, typed: Typed, failure?: Failure) {
    const who = staffOf(request, ...enterers);
    const survey = await surveyById(db, who.authorityId, idOf(request));
    if (!survey?.shown) throw new FailureError(notFound());
    if (failure) reply.code(statusOf(failure));
    const open = standing(survey, now()) === 'open';
    return reply.page(
      <>
        <header class="head">
          <div>
            <h1>登记纸质答卷</h1>
            <p class="meta">
              {titleOf({ draft: null, shown: survey.shown })}　·　第 {survey.version} 版　·　{survey.opensOn} 至{' '}
              {survey.closesOn}
            </p>
          </div>
        </header>
        {open ? (
          <Form action={`${DESK}/${survey.id}/enter`} failure={failure} class="survey-form">
            <input type="hidden" name="slip" value={first(typed, 'slip') || randomUUID()} />
            <input type="hidden" name="version" value={String(survey.versionId)} />
            <Panel title="答卷">
              <p class="help">不登记是谁答的。照纸上的答案填；截止当天收到的，当天登记完。</p>
              <Field
                name="on"
                label="回答的日期"
                required
                type="date"
                typed={{ on: dayOf(now()), ...typed }}
                failure={failure}
              />
              <QuestionFields questions={survey.shown.questions} typed={typed} failure={failure} />
            </Panel>
            <button class="btn" type="submit">
              登记，再登记下一份
            </button>
          </Form>
        ) : (
          <p class="warning">{failure?.message ?? '问卷不在进行中，不能登记答卷'}</p>
        )}
      </>,
      { title: '登记纸质答卷', nav: DESK, crumbs: [[TITLE, DESK]], form: true },
    );
  }

  app.get('/surveys/:id/enter', (request, reply) => show(request, reply, {}));
  app.post('/surveys/:id/enter', async (request, reply) => {
    staffOf(request, ...enterers);
    const typed = typedIn(request);
    const slip = first(typed, 'slip');
    const entered = await enterAnswer(callerOf(request), {
      ...{ id: idOf(request), versionId: Number(first(typed, 'version')), on: first(typed, 'on') },
      given: (name) => [typed[name] ?? []].flat(),
      slip: /^[\w-]{36}$/.test(slip) ? `window:${slip}` : randomUUID(),
    });
    if (!entered.ok) return show(request, reply, typed, entered);
    return reply.notice('已登记一份').redirect(`${DESK}/${idOf(request)}/enter`, 303);
  });
}
