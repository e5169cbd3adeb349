import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayOf, isDay } from '../../platform/dates.ts';
import { check, countIn, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { reachedBy } from '../reached.ts';
import { keeps, QUIZ_DAYS, TRIES } from '../rules.ts';
import type { Training } from '../store.ts';
import { DESK, TITLE, trainingHref } from '../words.ts';
import { answerQuiz, writeQuiz } from './actions.ts';
import { AnswerPage, WritePage } from './pages.tsx';
import { answersBy } from './store.ts';
import { quizText } from './written.ts';

const writeForm = z.object({
  text: z.string().max(30_000, '题目过长').default(''),
  passMark: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, '合格分数应为 1 至 100 的整数')
    .transform(Number)
    .refine((mark) => mark >= 1 && mark <= 100, '合格分数应为 1 至 100 的整数'),
  until: z.string('请选择截止日期').refine(isDay, '请选择截止日期'),
});

/** Points of 100, unless somebody says another mark. */
const PASS_MARK = 60;

/** The quiz of a training: written by who keeps it, answered by who was there. */
export function quizRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const crumbs = ({ id, title }: Training): [string, string][] => [
    [TITLE, DESK],
    [title, trainingHref(id)],
  ];

  async function writePage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const training = await reachedBy(request);
    if (!keeps(staffOf(request), training)) throw new FailureError(notFound());
    const until = training.quizUntil ?? dayOf(new Date(training.endsAt.getTime() + QUIZ_DAYS * 86_400_000));
    const passMark = String(training.passMark ?? PASS_MARK);
    const stored: Typed = { text: quizText(training.quiz ?? []), passMark, until };
    if (failure) reply.code(statusOf(failure));
    return reply.page(<WritePage training={training} typed={failure ? typedIn(request) : stored} failure={failure} />, {
      title: '出题',
      nav: DESK,
      crumbs: crumbs(training),
      form: true,
    });
  }

  async function answerPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request);
    const training = await reachedBy(request);
    if (!training.quiz) throw new FailureError(notFound());
    const before = await answersBy(db, training.id, who.id!);
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <AnswerPage
        training={training}
        before={before}
        tries={TRIES}
        today={dayOf(now())}
        typed={failure ? typedIn(request) : {}}
        failure={failure}
      />,
      { title: '培训测验', nav: DESK, crumbs: crumbs(training), form: true },
    );
  }

  app.get('/training/:id/quiz/edit', (request, reply) => writePage(request, reply));
  app.post('/training/:id/quiz/edit', async (request, reply) => {
    staffOf(request);
    const input = check(writeForm, typedIn(request));
    const written = input.ok ? await writeQuiz(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (!written.ok) return writePage(request, reply, written);
    return reply
      .notice(written.value ? `已保存 ${written.value} 道题` : '已取消测验')
      .redirect(`${trainingHref(idOf(request))}#quiz`, 303);
  });
  app.get('/training/:id/quiz', (request, reply) => answerPage(request, reply));
  app.post('/training/:id/quiz', async (request, reply) => {
    const training = await reachedBy(request);
    const typed = typedIn(request);
    const chosen = (training.quiz ?? []).map(({ options }, n) => placesIn(typed, `q${n}`, options.length));
    const answered = await answerQuiz(callerOf(request), {
      ...{ id: training.id, version: countIn(typed, 'version'), chosen },
    });
    if (!answered.ok) return answerPage(request, reply, answered);
    const { score, passed, left } = answered.value;
    const said = passed ? '合格' : left > 0 ? `没有合格，还可以再答 ${left} 次` : '没有合格';
    return reply.notice(`得 ${score} 分，${said}`).redirect(`${trainingHref(training.id)}/quiz`, 303);
  });
}

/** Places of what was ticked, each once, those that there are. */
function placesIn(typed: Typed, name: string, options: number): number[] {
  const given = [typed[name] ?? []].flat();
  const places = given.filter((text) => /^\d$/.test(text)).map(Number);
  return [...new Set(places)].filter((place) => place < options).sort();
}
