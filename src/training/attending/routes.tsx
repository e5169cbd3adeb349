import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { instantOf, minuteOf } from '../../platform/dates.ts';
import { ownCookie, setOwnCookie } from '../../platform/http/cookies.ts';
import { check, field, first, idOf, queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { siteAddress } from '../../platform/http/origin.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound, type Outcome } from '../../platform/outcome.ts';
import { isMoment } from '../planning/form.ts';
import type { Sent } from '../planning/page.tsx';
import { reachedBy } from '../reached.ts';
import { doorIsOpen, keeps } from '../rules.ts';
import type { Training } from '../store.ts';
import { DESK, TITLE, trainingHref } from '../words.ts';
import { closeTraining, enterList, mendAttendance, removeAttendance, setDoor, signInAtDoor } from './actions.ts';
import { doorCode } from './code.ts';
import { ComePage } from './come-page.tsx';
import { DoorPage } from './door-page.tsx';
import { MendPage } from './mend-page.tsx';
import { type Attendance, attendanceAt, attendanceCounts } from './store.ts';

/** By it the same browser is known again, for a day: two people who sign in by one are seen. */
const DEVICE = 'training-device';

const moment = z
  .string()
  .default('')
  .refine((text) => !text || isMoment(text), '请写明日期和几时几分')
  .transform((text) => (text ? instantOf(text) : null));
const listForm = z.object({
  staff: field.list().pipe(z.array(z.string().regex(/^[1-9]\d{0,8}$/, '请选择列出的人')).max(2_000)),
  came: moment,
});
const mendForm = z.object({ came: moment, left: moment, remark: field.optional('说明', 200) });
const removeForm = z.object({ removeReason: field.required('原因', 200) });

/** Draws a training's page again around a form that failed. */
type Again = (request: FastifyRequest, reply: FastifyReply, sent: Sent) => Promise<unknown>;

/** 签到: at the door by a code, from a list, mended; and closing the training. */
export function attendingRoutes(app: FastifyInstance, again: Again): void {
  const { db, sealer, now } = app.services;

  async function kept(request: FastifyRequest): Promise<Training> {
    const training = await reachedBy(request);
    if (!keeps(staffOf(request), training)) throw new FailureError(notFound());
    return training;
  }

  app.get('/training/:id/door', async (request, reply) => {
    const training = await kept(request);
    const open = doorIsOpen(training, now());
    const code = open ? doorCode(sealer, training.id, now()) : undefined;
    const people = (await attendanceCounts(db, [training.id])).get(training.id) ?? 0;
    return reply.page(
      <DoorPage
        training={training}
        code={code}
        address={`${siteAddress(request)}${trainingHref(training.id)}/come?code=${code}`}
        people={people}
      />,
      {
        ...{ title: `签到：${training.title}`, bare: true, form: true, refresh: 10 },
        ...{ scripts: ['training/door.js'], styles: ['training/door.css'] },
      },
    );
  });
  app.post('/training/:id/door', async (request, reply) => {
    const { id } = await kept(request);
    const open = first(typedIn(request), 'open') === 'yes';
    const result = await setDoor(callerOf(request), { id, open });
    if (!result.ok) return again(request, reply, { form: 'door', failure: result });
    if (open) return reply.redirect(`${trainingHref(id)}/door`, 303);
    return reply.notice('签到已关闭').redirect(`${trainingHref(id)}#attendance`, 303);
  });

  async function comePage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request);
    const training = await reachedBy(request);
    const there = (await attendanceAt(db, training.id)).find(({ staffId }) => staffId === who.id);
    const typed: Typed = failure ? typedIn(request) : { code: first(queryOf(request), 'code').slice(0, 20) };
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <ComePage training={training} there={there} open={doorIsOpen(training, now())} typed={typed} failure={failure} />,
      { title: '培训签到', bare: true, form: true },
    );
  }
  app.get('/training/:id/come', (request, reply) => comePage(request, reply));
  app.post('/training/:id/come', async (request, reply) => {
    staffOf(request);
    const device = ownCookie(request, DEVICE) || randomBytes(16).toString('hex');
    const code = first(typedIn(request), 'code').slice(0, 20);
    const known = sealer.lookup(device, 'training-device');
    const result = await signInAtDoor(callerOf(request), { id: idOf(request), code, device: known });
    setOwnCookie(reply, DEVICE, device, { seconds: 86_400 });
    if (!result.ok) return comePage(request, reply, result);
    return reply.notice(`${minuteOf(now())} 已签到`).redirect(`${trainingHref(idOf(request))}/come`, 303);
  });

  app.post('/training/:id/attendance', async (request, reply) => {
    const { id } = await kept(request);
    const input = check(listForm, typedIn(request));
    const entered = input.ok
      ? await enterList(callerOf(request), { id, staffIds: input.value.staff.map(Number), cameAt: input.value.came })
      : input;
    if (!entered.ok) return again(request, reply, { form: 'list', failure: entered });
    return reply.notice(`已登记 ${entered.value} 人`).redirect(`${trainingHref(id)}#attendance`, 303);
  });
  app.post('/training/:id/close', async (request, reply) => {
    const { id } = await kept(request);
    const closed = await closeTraining(callerOf(request), { id });
    if (!closed.ok) return again(request, reply, { form: 'close', failure: closed });
    return reply.notice(`已办结，发给证书 ${closed.value} 份`).redirect(trainingHref(id), 303);
  });

  /** @throws FailureError 404 */
  async function rowOf(request: FastifyRequest): Promise<{ training: Training; row: Attendance }> {
    const training = await kept(request);
    const staffId = idOf(request, 'staff');
    const row = (await attendanceAt(db, training.id)).find((one) => one.staffId === staffId);
    if (!row) throw new FailureError(notFound());
    return { training, row };
  }
  async function mendPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const { training, row } = await rowOf(request);
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <MendPage training={training} row={row} typed={failure ? typedIn(request) : undefined} failure={failure} />,
      {
        ...{ title: `更正签到：${row.name}`, nav: DESK, form: true },
        crumbs: [
          [TITLE, DESK],
          [training.title, trainingHref(training.id)],
        ],
      },
    );
  }
  const answer = (request: FastifyRequest, reply: FastifyReply, result: Outcome<unknown>, notice: string) =>
    result.ok
      ? reply.notice(notice).redirect(`${trainingHref(idOf(request))}#attendance`, 303)
      : mendPage(request, reply, result);
  app.get('/training/:id/attendance/:staff', (request, reply) => mendPage(request, reply));
  app.post('/training/:id/attendance/:staff', async (request, reply) => {
    const { training, row } = await rowOf(request);
    const input = check(mendForm, typedIn(request));
    const of = { id: training.id, staffId: row.staffId };
    const result = input.ok
      ? await mendAttendance(callerOf(request), {
          ...{ ...of, remark: input.value.remark, cameAt: input.value.came, leftAt: input.value.left },
        })
      : input;
    return answer(request, reply, result, '已更正');
  });
  app.post('/training/:id/attendance/:staff/remove', async (request, reply) => {
    const { training, row } = await rowOf(request);
    const input = check(removeForm, typedIn(request));
    const of = { id: training.id, staffId: row.staffId };
    const result = input.ok
      ? await removeAttendance(callerOf(request), { ...of, reason: input.value.removeReason })
      : input;
    return answer(request, reply, result, '已取消签到');
  });
}
