import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { foldMessage, MESSAGE_RATINGS, type MessageRating } from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import type { Caller } from '../../platform/action.ts';
import { dayOf } from '../../platform/dates.ts';
import { check, field, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { sendTaken } from '../../platform/http/sealed-reply.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound, type Outcome } from '../../platform/outcome.ts';
import { openByCode } from '../../platform/public-forms/index.ts';
import { answersOf } from '../answering/store.ts';
import { filesOf } from '../files/store.ts';
import { takeOwnMessageFile } from '../files/take.ts';
import { messageNumber } from '../numbers.ts';
import { HOME } from '../paths.ts';
import { openedIn, type Written } from '../privacy.ts';
import { publicAnswerOf } from '../public-answers/store.ts';
import { LONGEST } from '../sending/form.ts';
import { formHead } from '../sending/head.ts';
import { writerIn } from '../sending/writer.ts';
import { messageById, stepsOf } from '../store.ts';
import { askAgain, rateAnswer, withdrawMessage } from './actions.ts';
import { codedMessage } from './open-by-code.ts';
import { MinePage, type MineProps } from './own-page.tsx';
import { passes } from './passes.ts';
import { TrackPage } from './track-page.tsx';

const MINE = `${HOME}/mine`;
const CALM = { config: { rateLimit: { max: 240, timeWindow: '1 minute' } } };

const ratings = Object.keys(MESSAGE_RATINGS) as [MessageRating, ...MessageRating[]];
const asked = z.object({ text: field.required('追问', LONGEST.text) });
const rated = z.object({
  rating: z.enum(ratings, '请选择满意、基本满意或者不满意'),
  words: field.optional('评价的话', 500),
});
const withdrawn = z.object({ reason: field.optional('撤回的原因', 500) });

/** What people do with their own message, each a form on their page. */
const OWN: readonly {
  slug: 'ask' | 'rate' | 'withdraw';
  done: string;
  give: (caller: Caller, id: number, typed: Typed) => Promise<Outcome<void>>;
}[] = [
  {
    slug: 'ask',
    done: '追问已提交，答复期限从今天起重新计算',
    async give(caller, id, typed) {
      const input = check(asked, typed);
      return input.ok ? askAgain(caller, { id, text: input.value.text }) : input;
    },
  },
  {
    slug: 'rate',
    done: '谢谢您的评价',
    async give(caller, id, typed) {
      const input = check(rated, typed);
      return input.ok ? rateAnswer(caller, { id, rating: input.value.rating, text: input.value.words }) : input;
    },
  },
  {
    slug: 'withdraw',
    done: '留言已撤回',
    async give(caller, id, typed) {
      const input = check(withdrawn, typed);
      return input.ok ? withdrawMessage(caller, { id, text: input.value.reason }) : input;
    },
  },
];

/** 查询留言: by number and code, and what one does with one's own. */
export function followingRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;

  function track(request: FastifyRequest, reply: FastifyReply, typed: Typed, failure?: Failure) {
    const example = messageNumber(request.authority, Number(dayOf(now()).slice(0, 4)), 1);
    if (failure) reply.code(statusOf(failure));
    return reply.page(<TrackPage typed={typed} failure={failure} example={example} />, formHead('查询留言'));
  }

  app.get(`${HOME}/track`, (request, reply) => track(request, reply, {}));
  app.post(`${HOME}/track`, CALM, async (request, reply) => {
    const typed = typedIn(request);
    const opened = await openByCode(request, typed, codedMessage);
    if (!opened.ok) return track(request, reply, { number: typed.number }, opened);
    passes.open(request, reply, opened.value);
    return reply.redirect(MINE, 303);
  });

  app.post(`${HOME}/close`, async (request, reply) => {
    await passes.close(request, reply);
    return reply.notice('已退出，本机不再保留您的留言').redirect(HOME, 303);
  });

  async function show(request: FastifyRequest, reply: FastifyReply, more: Partial<MineProps> = {}) {
    const id = await passes.opened(request);
    const row = id === undefined ? undefined : await messageById(db, request.authority.id, id);
    if (!row) return reply.redirect(`${HOME}/track`, 303);
    const [steps, answers, calendar, shown, files] = await Promise.all([
      stepsOf(db, sealer, row.id),
      answersOf(db, sealer, row.id),
      calendarOf(db),
      publicAnswerOf(db, row.id),
      filesOf(db, sealer, row.id),
    ]);
    const main = row.merged_into ? await answersOf(db, sealer, row.merged_into) : [];
    if (more.failure) reply.code(statusOf(more.failure));
    return reply.page(
      <MinePage
        row={row}
        written={openedIn<Written>(sealer, row.id, 'written', row.sealed_message)}
        steps={steps}
        state={foldMessage(steps.map(({ step }) => step))}
        calendar={calendar}
        answers={[...answers, ...(row.phase === 'answered' ? main : [])].filter(({ sentAt }) => sentAt !== null)}
        shown={shown?.withdrawnAt === null ? shown : undefined}
        files={files}
        typed={{}}
        {...more}
      />,
      formHead(row.number),
    );
  }

  app.get(MINE, (request, reply) => show(request, reply));
  app.get(`${MINE}/files/:id`, async (request, reply) => {
    const id = await passes.opened(request);
    if (id === undefined) throw new FailureError(notFound());
    return sendTaken(reply, await takeOwnMessageFile(writerIn(request), { id, fileId: idOf(request) }));
  });

  for (const { slug, done, give } of OWN) {
    app.get(`${MINE}/${slug}`, (_request, reply) => reply.redirect(MINE, 303));
    app.post(`${MINE}/${slug}`, CALM, async (request, reply) => {
      const id = await passes.opened(request);
      if (id === undefined) return reply.redirect(`${HOME}/track`, 303);
      const typed = typedIn(request);
      const result = await give(writerIn(request), id, typed);
      if (!result.ok) return show(request, reply, { typed, failure: result, at: slug });
      return reply.notice(done).redirect(MINE, 303);
    });
  }
}
