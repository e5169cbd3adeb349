import { type Act, action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { conflict, type Failure, invalid, notFound } from '../../platform/outcome.ts';
import { documentById } from '../../publishing/index.ts';
import type { Reached } from '../connectors/connector.ts';
import { connectorById } from '../connectors/list.ts';
import { accountOf, connectorsInUse } from '../connectors/settings.ts';
import { actsFor, handlers, mayPutOut } from '../deliveries/rules.ts';
import { changeDelivery, type Delivery, lockDelivery } from '../deliveries/store.ts';
import { beginCancelling } from './follow.ts';
import { isUnheard, LOOK_FIRST, mayDo, maySend } from './rules.ts';
import {
  changeTransmission,
  insertTransmission,
  lastPut,
  lockTransmission,
  noteAttempt,
  type Transmission,
  transmissionById,
  unended,
} from './store.ts';

/** Deliveries go out together over one connector, in this order; the machine takes them up at its next turn. */
export const sendTogether = action<{ connector: string; deliveryIds: readonly number[] }, number>(
  'channels.send',
  handlers,
  async (act, { connector: id, deliveryIds }) => {
    const connector = connectorById(id);
    if (!connector || !(await connectorsInUse(act.db, act.who.authorityId)).includes(id))
      return invalid('这个接口没有启用，请联系系统管理员');
    const held = await heldInOrder(act, deliveryIds);
    if (connector.most === 0) return invalid('这个渠道由人办理，请下载数据包');
    const verdict = maySend(held, act.who, connector.most);
    if (!verdict.ok) return verdict;
    const deliveries = held as Delivery[];
    const early = deliveries.map((one) => mayPutOut(one, act.now)).find(({ ok }) => !ok);
    if (early && !early.ok) return early;
    if (deliveries.some(({ channel }) => channel !== connector.channel)) return invalid('所选信息不在这个渠道发布');
    if (await areUnheard(act.db, deliveryIds)) return invalid(LOOK_FIRST);
    const shown = await shownRevisions(act, deliveries);
    if (!shown) return conflict('所选信息中有一条现在不公开，请刷新页面');
    for (const { id } of deliveries) await changeDelivery(act.db, id, { state: 'sending', failure: '' });
    const made = await arrange(act, id, 'send', shown);
    return done(made, `transmission:${made}`, { connector: connector.name, deliveries: deliveries.length });
  },
);

/** The machine replaces, or takes down, what it put out before. */
export const redo = action<{ deliveryId: number }, number>('channels.redo', handlers, async (act, { deliveryId }) => {
  const delivery = await lockDelivery(act.db, deliveryId);
  if (!delivery || !actsFor(act.who, delivery)) return notFound();
  const put = await lastPut(act.db, deliveryId);
  const { followUp } = delivery;
  if (!followUp || !put) return invalid('这条发布没有可以由平台办理的事项，请刷新页面');
  if (!(await connectorsInUse(act.db, act.who.authorityId)).includes(put.connector))
    return invalid('这个接口没有启用，请由人办理后登记');
  if (await areUnheard(act.db, [deliveryId])) return invalid(LOOK_FIRST);
  if (put.account !== (await accountOf(act.db, act.who.authorityId, put.connector)))
    return invalid('这条是用原来的账号发布的，请登录原来的账号办理后登记');
  const shown = await shownRevisions(act, [delivery], followUp === 'takeDown');
  if (!shown) return conflict('这条信息现在不公开，请刷新页面');
  // what another machine said by a clock that is ahead of this one is done after it
  const { followUpSince } = delivery;
  const since = followUpSince && followUpSince > act.now ? followUpSince : act.now;
  const made = await arrange(act, put.connector, followUp, shown, since);
  return done(made, `transmission:${made}`, { what: followUp });
});

function arrange(
  { db, who, now }: Act,
  connector: string,
  what: Transmission['what'],
  of: { deliveryId: number; revisionId: number }[],
  at = now,
) {
  return insertTransmission(db, { authorityId: who.authorityId, connector, what, by: who.name, now: at }, of);
}

/** Held in one order by everybody; answered in the order that was asked for. */
async function heldInOrder({ db }: Act, ids: readonly number[]): Promise<(Delivery | undefined)[]> {
  const held = new Map<number, Delivery | undefined>();
  for (const id of ids.toSorted((a, b) => a - b)) held.set(id, await lockDelivery(db, id));
  return ids.map((id) => held.get(id));
}

/** The revisions that the public sees; undefined: one is not public. @param withdrawn of what may be withdrawn */
async function shownRevisions({ db }: Act, deliveries: readonly Delivery[], withdrawn = false) {
  const shown: { deliveryId: number; revisionId: number }[] = [];
  for (const { id, documentId } of deliveries) {
    const document = documentId === null ? undefined : await documentById(db, documentId);
    if (!document?.publicRevisionId || (document.publication?.withdrawn && !withdrawn)) return undefined;
    shown.push({ deliveryId: id, revisionId: document.publicRevisionId });
  }
  return shown;
}

/** A person looked at what was prepared: it goes out. */
export const approveTransmission = action<{ id: number }, null>('channels.approve', handlers, async (act, { id }) => {
  const held = await heldBy(act, id, 'approve');
  if (!held.ok) return held;
  await changeTransmission(act.db, id, { state: 'due', approved: true, next_at: act.now, said: '' });
  return done(null, `transmission:${id}`);
});

/** It is called back: what was prepared is cleared away, and what would have gone out waits again. */
export const cancelTransmission = action<{ id: number }, null>('channels.cancel', handlers, async (act, { id }) => {
  const held = await heldBy(act, id, 'cancel');
  if (!held.ok) return held;
  await beginCancelling(act.db, held.transmission, act.now);
  // what waits goes out by itself: it waits no more until somebody says so
  if (connectorById(held.transmission.connector)?.byItself && held.transmission.what === 'send')
    for (const { deliveryId } of held.transmission.articles)
      await changeDelivery(act.db, deliveryId, { state: 'failed', failure: `${act.who.name}取消了报送` });
  return done(null, `transmission:${id}`);
});

/** What was given up is tried again, from where it came to. */
export const againTransmission = action<{ id: number }, null>('channels.again', handlers, async (act, { id }) => {
  const held = await heldBy(act, id, 'again');
  if (!held.ok) return held;
  return (await goesOn(act, held.transmission)) ?? done(null, `transmission:${id}`);
});

/** A person looked and saw where it stands, or that it does not: what was asked for unheard goes on from there. */
export const seenTransmission = action<{ id: number; seen: { on: string; urls: readonly string[] } | 'nothing' }, null>(
  'channels.seen',
  handlers,
  async (act, { id, seen }) => {
    const held = await heldBy(act, id, 'seen');
    if (!held.ok) return held;
    const { transmission } = held;
    const { found, anew } = connectorById(transmission.connector)!.unheard!;
    const nothing = seen === 'nothing';
    if (!nothing && seen.on > act.today)
      return invalid('有内容需要修改，请看标出的地方', { on: '发布日期不能晚于今天' });
    const reached = nothing ? anew(transmission.reached) : found(transmission.reached, seen.urls, seen.on);
    const stopped = await goesOn(act, transmission, reached);
    if (stopped) return stopped;
    const said = `${act.who.name}${nothing ? '看到没有发布，重新请求发布' : '看到已经发布，登记了网址'}`;
    await noteAttempt(act.db, id, act.now, '由人核对', said);
    return done(null, `transmission:${id}`, { seen: nothing ? '没有发布' : '已经发布' });
  },
);

/** A transmission goes on from where it came to. @returns why not, if it does not */
async function goesOn(act: Act, transmission: Transmission, reached?: Reached): Promise<Failure | undefined> {
  const { id, state, what, articles, committed } = transmission;
  if (what === 'send' && state === 'dead') {
    const deliveries = await heldInOrder(
      act,
      articles.map(({ deliveryId }) => deliveryId),
    );
    if (deliveries.some((one) => one?.state !== 'failed')) return conflict('其中有一条已经另行办理，不能接着发送');
    for (const one of deliveries)
      await changeDelivery(act.db, one!.id, { state: committed ? 'sent' : 'sending', failure: '' });
  }
  await changeTransmission(act.db, id, {
    ...{ state: 'due', attempts: 0, next_at: act.now, said: '', ended_at: null },
    ...(committed ? { committed_at: act.now } : {}),
    ...(reached ? { reached: JSON.stringify(reached) } : {}),
  });
  return undefined;
}

/** Whether what was asked for last with one of them was not heard of: it may be out. */
async function areUnheard(db: Db, deliveryIds: readonly number[]): Promise<boolean> {
  return (await unended(db, deliveryIds)).some(isUnheard);
}

async function heldBy(
  act: Act,
  id: number,
  what: Parameters<typeof mayDo>[0],
): Promise<{ ok: true; transmission: Transmission } | Failure> {
  const known = await transmissionById(act.db, id);
  if (known?.authorityId !== act.who.authorityId) return notFound();
  const deliveries = await heldInOrder(
    act,
    known.articles.map(({ deliveryId }) => deliveryId),
  );
  if (deliveries.some((one) => !one || !actsFor(act.who, one))) return notFound();
  const transmission = (await lockTransmission(act.db, id))!;
  const verdict = mayDo(what, transmission);
  return verdict.ok ? { ok: true, transmission } : verdict;
}
