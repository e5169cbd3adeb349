import { authoritiesBelow, authorityById } from '../../organizations/index.ts';
import { type Act, action, type Done, done } from '../../platform/action.ts';
import { dayOf } from '../../platform/dates.ts';
import { conflict, type Failure, invalid, notFound } from '../../platform/outcome.ts';
import { nextSerial } from '../../platform/serials.ts';
import { answerers, cityOffice, dueFault, type Ground, type StepKind, stateAfter } from '../rules.ts';
import { tellAuthority, tellCity } from './mails.ts';
import {
  insertOrder,
  insertStep,
  lateOrders,
  lockOrder,
  moveOrder,
  type Order,
  remindedAt,
  type Side,
} from './store.ts';

/** What is to be mended, of one authority or of several alike. */
export interface NewOrder {
  /** codes of authorities below the office */
  to: readonly string[];
  ground: Ground;
  subject: string;
  why: string;
  demand: string;
  /** 'YYYY-MM-DD' */
  dueOn: string;
}

/** 下达督办单: each authority gets one of its own, with a number without gaps. 条例 art. 47
 *  @returns their numbers in the books, in the order of the authorities */
export const issueOrders = action<NewOrder, number[]>(
  'supervision.issue',
  cityOffice,
  async (act, { to, dueOn, ...what }) => {
    const { db, who, now, today } = act;
    const below = (await authoritiesBelow(db, who.authorityId)).filter(({ code }) => to.includes(code));
    if (!below.length || below.length < new Set(to).size)
      return invalid('请选择被督办的机关', { to: '请选择被督办的机关' });
    const fault = dueFault(dueOn, today);
    if (fault) return fault;
    const city = (await authorityById(db, who.authorityId))!;
    const year = today.slice(0, 4);
    const issued: number[] = [];
    for (const authority of below) {
      const n = await nextSerial(db, `supervision-order:${city.id}:${year}`);
      const number = `${city.paperPrefix}公开督〔${year}〕${n}号`;
      const of = { cityId: city.id, authorityId: authority.id, number, issuedOn: today, dueOn, ...what };
      const id = await insertOrder(db, of);
      await insertStep(db, id, { kind: 'issue', said: '', dueOn, byName: who.name, at: now });
      await tellAuthority(act, { ...of, id, cityName: city.name }, 'issue');
      issued.push(id);
    }
    return done(issued, `supervision-order:${issued[0]}`, { orders: issued.length, subject: what.subject, dueOn });
  },
);

/** A step of somebody who saw the order as of a version. */
interface Taken {
  id: number;
  version: number;
  said: string;
}
type Given = Omit<Taken, 'id'> & {
  kind: Exclude<StepKind, 'issue'>;
  /** of what is asked from now on; undefined: as it was */
  dueOn?: string;
  evidence?: readonly { name: string; hash: string }[];
};

async function take(act: Act, side: Side, id: number, given: Given): Promise<Order | Failure> {
  const { db, who, now, today } = act;
  const order = await lockOrder(db, side, id); // two at once: one waits here
  if (!order) return notFound();
  const next = stateAfter(given.kind, order, given.version);
  if (!next.ok) return next;
  const dueOn = given.dueOn ?? order.dueOn;
  if (given.dueOn !== undefined) {
    const fault = dueFault(dueOn, today, given.kind === 'extend' ? order.dueOn : undefined);
    if (fault) return fault;
  }
  const ended = next.value === 'closed' || next.value === 'withdrawn';
  await moveOrder(db, id, {
    ...{ state: next.value, dueOn, endedOn: ended ? today : null },
    // what was returned is asked anew; what is added to an answer does not make it later
    answeredOn:
      given.kind === 'return' ? null : given.kind === 'answer' ? (order.answeredOn ?? today) : order.answeredOn,
  });
  const step = { kind: given.kind, said: given.said, dueOn: given.dueOn ?? null, byName: who.name, at: now };
  await insertStep(db, id, step, given.evidence);
  return { ...order, state: next.value, dueOn };
}

const isFault = (value: Order | Failure): value is Failure => 'ok' in value;
const told = (order: Order, detail?: Record<string, unknown>): Done<void> =>
  done(undefined, `supervision-order:${order.id}`, { number: order.number, ...detail });

/** A step of the city's office, of which the authority is told. */
function byCity(name: string, kind: Exclude<StepKind, 'issue' | 'answer' | 'remind'>) {
  return action<Taken & { dueOn?: string }, void>(name, cityOffice, async (act, { id, ...given }) => {
    const order = await take(act, { cityId: act.who.authorityId }, id, { ...given, kind });
    if (isFault(order)) return order;
    await tellAuthority(act, order, kind);
    return told(order, { remark: given.said, dueOn: given.dueOn });
  });
}
/** 验收: what was asked is done. */
export const acceptAnswer = byCity('supervision.accept', 'accept');
/** 退回: it is not, with what is missing and another day. */
export const returnAnswer = byCity('supervision.return', 'return');
/** 延期. */
export const extendOrder = byCity('supervision.extend', 'extend');
/** 撤销, with a reason. */
export const withdrawOrder = byCity('supervision.withdraw', 'withdraw');

/** 反馈: what was mended, and what proves it; may be added to until somebody decides on it. */
export const answerOrder = action<Taken & Pick<Given, 'evidence'>, void>(
  'supervision.answer',
  answerers,
  async (act, { id, ...given }) => {
    const order = await take(act, { authorityId: act.who.authorityId }, id, { ...given, kind: 'answer' });
    if (isFault(order)) return order;
    await tellCity(act, order);
    return told(order, { files: given.evidence?.length ?? 0 });
  },
);

/** 催办 of all that are open after their day, each at most once a day. @returns of how many was reminded */
export const remindOfLate = action<object, number>('supervision.remind', cityOffice, async (act) => {
  const { db, who, now, today } = act;
  const late = await lateOrders(db, who.authorityId, today);
  let reminded = 0;
  for (const { id } of late) {
    const order = await lockOrder(db, { cityId: who.authorityId }, id);
    if (!order || (order.state !== 'issued' && order.state !== 'returned')) continue;
    const before = await remindedAt(db, id);
    if (before && dayOf(before) === today) continue;
    await tellAuthority(act, order, 'remind');
    await insertStep(db, id, { kind: 'remind', said: '', dueOn: null, byName: who.name, at: now });
    reminded += 1;
  }
  if (!reminded) return conflict(late.length ? '逾期的督办单今天都已经催办过' : '没有逾期未办的督办单');
  return done(reminded, `authority:${who.authorityId}`, { orders: reminded });
});
