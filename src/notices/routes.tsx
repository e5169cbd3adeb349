import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mailsTo, wishInWords } from '../mail/index.ts';
import { calendarOf } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import { check, field, first, queryOf, type Typed, typedIn } from '../platform/http/form.ts';
import { moved } from '../platform/http/moved.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import type { Failure } from '../platform/outcome.ts';
import { has } from '../platform/roles.ts';
import type { Asked } from '../platform/room.ts';
import { saidWaiting } from '../platform/waiting.ts';
import { noticesOf, presses } from './notices.ts';
import { NoticesPage } from './pages/notices.tsx';
import type { SleepingOther } from './pages/sleeping.tsx';
import { NOTICES } from './paths.ts';
import { URGENCIES, type Urgency } from './rules.ts';
import { snoozeNotices, wakeNotice } from './snoozing/actions.ts';
import { holds, SNOOZES, type Snooze } from './snoozing/rules.ts';
import { snoozesIn } from './snoozing/store.ts';

const MOST_MAILS = 8;

const snoozeForm = z.object({
  keys: field.list().pipe(z.array(z.string().max(400)).max(1000, '一次最多暂缓 1000 项')),
  snooze: z
    .string('请选择暂缓到什么时候')
    .refine((text) => Object.hasOwn(SNOOZES, text), '请选择暂缓到什么时候')
    .transform((text) => text as Snooze),
  on: z.string().trim().max(20, '请填写日期').default(''),
});
const wakeForm = z.object({ key: z.string('没有找到').max(400, '没有找到') });
const urgencyIn = (typed: Typed, name: string): Urgency | undefined => {
  const text = first(typed, name);
  return Object.hasOwn(URGENCIES, text) ? (text as Urgency) : undefined;
};

/** The staff's pages of this room, below /console. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;

  async function page(
    request: FastifyRequest,
    reply: FastifyReply,
    given: { typed?: Typed; failure?: Failure; wrong?: Urgency | undefined } = {},
  ) {
    const who = staffOf(request);
    const asked = { db, house, who, now: now(), today: dayOf(now()) };
    const [notices, others, reminding, mails] = await Promise.all([
      noticesOf(asked),
      has(who, 'disclosureHead') ? othersAsleep(asked) : [],
      wishInWords(db, who.id!),
      mailsTo(db, who.id!, MOST_MAILS),
    ]);
    saidWaiting(asked, NOTICES, notices.filter(presses).length);
    if (given.failure) reply.code(statusOf(given.failure));
    return reply.page(
      <NoticesPage
        {...{ notices, others, reminding, mails }}
        whole={urgencyIn(queryOf(request), 'show')}
        typed={given.typed ?? {}}
        failure={given.failure}
        wrong={given.wrong}
      />,
      { title: '提醒', nav: NOTICES, form: given.failure !== undefined, styles: ['notices/notices.css'] },
    );
  }

  app.get('/notices', (request, reply) => page(request, reply));
  moved(app, '/alerts', NOTICES); // where limits alone stood before
  app.post('/notices/snooze', async (request, reply) => {
    staffOf(request);
    const typed = typedIn(request);
    const input = check(snoozeForm, typed);
    const result = input.ok ? await snoozeNotices(callerOf(request), input.value) : input;
    if (!result.ok) return page(request, reply, { typed, failure: result, wrong: urgencyIn(typed, 'group') });
    return reply.notice(`${result.value} 项暂缓提醒`).redirect(NOTICES, 303);
  });
  app.post('/notices/wake', async (request, reply) => {
    staffOf(request);
    const input = check(wakeForm, typedIn(request));
    const result = input.ok ? await wakeNotice(callerOf(request), input.value) : input;
    if (!result.ok) return page(request, reply, { failure: result });
    return reply.notice('已恢复提醒').redirect(NOTICES, 303);
  });
}

/** Which open limits others left alone. */
async function othersAsleep({ db, house, who, today }: Asked & { db: Db }): Promise<SleepingOther[]> {
  const snoozes = (await snoozesIn(db, who.authorityId, today)).filter(({ staffId }) => staffId !== who.id);
  if (snoozes.length === 0) return [];
  const [limits, calendar] = await Promise.all([house.limits(db, who.authorityId, today), calendarOf(db)]);
  const open = new Map(limits.map((limit) => [`limit:${limit.key}`, limit]));
  return snoozes.flatMap((one) => {
    const limit = open.get(one.key);
    if (!limit || !holds(one, { dueOn: limit.on, size: 1 }, today, calendar)) return [];
    const { title, href, limit: name, on } = limit;
    return [{ key: `${one.staffId} ${one.key}`, name: one.name, title, href, limit: name, on, until: one.until }];
  });
}
