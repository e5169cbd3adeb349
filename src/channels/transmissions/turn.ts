import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { JobContext } from '../../platform/room.ts';
import { documentById } from '../../publishing/index.ts';
import type { Connector, Step, Work } from '../connectors/connector.ts';
import { connectorById, connectors } from '../connectors/list.ts';
import { accountIn, settingsWithSecrets } from '../connectors/settings.ts';
import { changeDelivery, lockDelivery } from '../deliveries/store.ts';
import { beginCancelling, fell, settled } from './follow.ts';
import { outgoingOf } from './outgoing.ts';
import { LONGEST_ASKED, pauseAfter } from './rules.ts';
import {
  attemptsOf,
  changeTransmission,
  lastPut,
  lockTransmission,
  noteAttempt,
  type Transmission,
  transmissionById,
} from './store.ts';

/** Accounts that are worked for at once: one that is slow or away holds up no other. */
const AT_ONCE = 8;
/** A turn of the job ends then, ms. */
const TURN = 15_000;
/** An account that a process holds and that it did not touch for so long is taken over, ms: longer than any one step. */
const HELD = 60_000;
const HANDED = '已交给对方';
const OTHER_ACCOUNT = '账号已经更换：请登录原来的账号，核对那里的草稿和已经发布的文章；没有发布的，请重新送出';
/** Steps of one transmission until others of the account have their turn. */
const MOST_STEPS = 60;

type Context = Pick<JobContext, 'db' | 'files' | 'sealer' | 'now' | 'config'> & { connectors?: readonly Connector[] };

/** Sends, asks and takes down what is due, account by account that is in use, whoever was served longest ago first. Whatever ends the
 *  process: what a step reached is kept before the next is taken, so that nothing is lost and nothing done twice. */
export async function transmit(context: Context): Promise<void> {
  const begun = performance.now();
  const clock = () => new Date(context.now.getTime() + performance.now() - begun);
  const next = () => takeAccount(context.db, clock());
  const serve = async (account: Account | undefined) => {
    for (let one = account; one; one = performance.now() - begun < TURN ? await next() : undefined)
      await workFor({ ...context, clock, account: one });
  };
  const first = await next();
  if (!first) return;
  const others = Array.from({ length: AT_ONCE - 1 }, async () => serve(await next()));
  await Promise.all([serve(first), ...others]);
}

interface Account {
  authorityId: number;
  connector: string;
  /** this process's hold of it */
  token: string;
}

async function takeAccount(db: Db, now: Date): Promise<Account | undefined> {
  const token = randomUUID();
  const { rows } = await sql<Omit<Account, 'token'>>`
    update channel_connectors set held_until = ${later(now)}, held_by = ${token}, worked_at = ${now}
    where (authority_id, connector) = (
      select c.authority_id, c.connector from channel_connectors c
      where c.enabled and c.held_until <= ${now} and exists (
        select from transmissions t where t.authority_id = c.authority_id and t.connector = c.connector
          and t.state in ('due', 'cancelling') and t.next_at <= ${now})
      order by c.worked_at limit 1 for update skip locked)
    returning authority_id as "authorityId", connector`.execute(db);
  return rows[0] && { ...rows[0], token };
}

const later = (now: Date) => new Date(now.getTime() + HELD);

type Working = Context & { clock: () => Date; account: Account };

async function workFor(working: Working): Promise<void> {
  const { db, clock, account } = working;
  const { authorityId, connector, token } = account;
  try {
    const due = await db
      .selectFrom('transmissions')
      .select('id')
      .where('authority_id', '=', authorityId)
      .where('connector', '=', connector)
      .where('state', 'in', ['due', 'cancelling'])
      .where('next_at', '<=', clock())
      .orderBy('next_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (due) await advance(working, due.id);
  } finally {
    await db
      .updateTable('channel_connectors')
      .set({ held_until: sql<Date>`'-infinity'` })
      .where('authority_id', '=', authorityId)
      .where('connector', '=', connector)
      .where('held_by', '=', token)
      .execute();
  }
}

/** Takes one step after the other while they follow at once. */
async function advance(working: Working, id: number): Promise<void> {
  for (let n = 0; n < MOST_STEPS; n += 1) {
    const transmission = await transmissionById(working.db, id);
    if (transmission?.state !== 'due' && transmission?.state !== 'cancelling') return;
    const step = await stepOf(working, transmission, n === 0);
    if (!(await kept(working, transmission, step))) return;
  }
}

/** What the connector says; whatever it throws, or lacks, is a failure like others. */
async function stepOf(working: Working, transmission: Transmission, resumed: boolean): Promise<Step> {
  const { reached } = transmission;
  const connector = connectorById(transmission.connector, working.connectors ?? connectors);
  if (!connector) return { next: 'failed', reached, failure: '本程序没有这种接口，请联系管理员' };
  try {
    const work = await workOf(working, transmission, resumed);
    if (!work) return { next: 'failed', reached, failure: '接口的设置已被删除，请重新设置' };
    if (transmission.account !== accountIn(connector, work.settings))
      return { next: 'failed', reached, failure: OTHER_ACCOUNT };
    return await (transmission.state === 'cancelling' ? connector.cancel(work) : connector.step(work));
  } catch (error) {
    return { next: 'later', reached, failure: `程序出错：${error instanceof Error ? error.message : String(error)}` };
  }
}

async function workOf(
  { db, files, sealer, config, clock }: Working,
  transmission: Transmission,
  resumed: boolean,
): Promise<Work | undefined> {
  const { id, authorityId, connector, what, articles, reached, approved } = transmission;
  const settings = await settingsWithSecrets(db, sealer, authorityId, connector);
  if (!settings) return undefined;
  const outgoing = await Promise.all(articles.map((one) => outgoingOf(db, one, settings.site ?? '')));
  const { deliveryId } = articles[0]!;
  const put = what === 'send' ? undefined : await lastPut(db, deliveryId);
  return {
    ...{ what, key: `transmission-${id}`, articles: outgoing, settings, reached, resumed, approved, files, config },
    before: {
      reached: put?.reached ?? {},
      index: (put?.articles.findIndex((one) => one.deliveryId === deliveryId) ?? -1) + 1,
      count: put?.articles.length ?? 0,
    },
    now: clock(),
  };
}

/** Keeps what a step came to, if this process still holds the account. @returns whether the next step follows at once */
async function kept({ db, clock, account }: Working, { id, articles }: Transmission, step: Step): Promise<boolean> {
  const now = clock();
  return db.transaction().execute(async (tx) => {
    // deliveries before the transmission, as whoever publishes holds them
    for (const deliveryId of articles.map((one) => one.deliveryId).toSorted((a, b) => a - b))
      await lockDelivery(tx, deliveryId);
    const { numUpdatedRows } = await tx
      .updateTable('channel_connectors')
      .set({ held_until: later(now) })
      .where('authority_id', '=', account.authorityId)
      .where('connector', '=', account.connector)
      .where('held_by', '=', account.token)
      .executeTakeFirst();
    const held = await lockTransmission(tx, id);
    if (!numUpdatedRows || !held || (held.state !== 'due' && held.state !== 'cancelling')) return false;
    return follows(tx, held, step, now);
  });
}

/** Keeps what a step came to, for who holds the books and took it elsewhere. @returns whether the next follows at once */
export async function keepStep(tx: Tx, id: number, step: Step, now: Date): Promise<boolean> {
  const held = await lockTransmission(tx, id);
  if (!held) throw new Error(`transmission ${id} is not there`);
  return follows(tx, held, step, now);
}

async function follows(tx: Tx, held: Transmission, step: Step, now: Date): Promise<boolean> {
  const { id } = held;
  const reached = JSON.stringify(step.reached);
  const change = (set: Parameters<typeof changeTransmission>[2]) => changeTransmission(tx, id, { reached, ...set });
  if (step.next === 'more') {
    await change({});
    return true;
  }
  if (step.next === 'commit') return commits(tx, held, reached, now);
  if (step.next === 'ask') {
    if (now.getTime() - held.createdAt.getTime() > LONGEST_ASKED * 1000 && held.committed)
      return ends(tx, held, { ...step, next: 'failed', failure: '对方一直没有给出结果，请人工核对是否已经发布' }, now);
    await change({ next_at: new Date(now.getTime() + step.after * 1000), attempts: 0, said: '' });
    if ((await attemptsOf(tx, id)).at(-1)?.outcome !== HANDED) await noteAttempt(tx, id, now, HANDED, '');
    return false;
  }
  if (step.next === 'person') {
    await change({ state: 'person', said: step.says, attempts: 0 });
    await noteAttempt(tx, id, now, '等待确认', step.says);
    return false;
  }
  if (step.next === 'later') {
    const attempts = held.attempts + 1;
    const pause = pauseAfter(attempts);
    if (pause === undefined) return ends(tx, held, { ...step, next: 'failed' }, now);
    const seconds = Math.max(pause, step.after ?? 0);
    await change({ attempts, said: step.failure, next_at: new Date(now.getTime() + seconds * 1000) });
    await noteAttempt(tx, id, now, '未成功，稍后重试', step.failure);
    return false;
  }
  return ends(tx, held, step, now);
}

/** The last moment at which it can be called back: it goes on only while every text is the one that the public sees. */
async function commits(tx: Tx, held: Transmission, reached: string, now: Date): Promise<boolean> {
  const wanted = await Promise.all(held.articles.map((one) => isWanted(tx, held.what, one)));
  if (held.state === 'cancelling' || wanted.includes(false)) {
    await beginCancelling(tx, held, now);
    return true;
  }
  await changeTransmission(tx, held.id, { reached, committed: true });
  if (held.what === 'send')
    for (const { deliveryId } of held.articles) await changeDelivery(tx, deliveryId, { state: 'sent' });
  return true;
}

async function isWanted(
  tx: Tx,
  what: Transmission['what'],
  { deliveryId, documentId, revisionId }: Transmission['articles'][number],
) {
  const delivery = await lockDelivery(tx, deliveryId);
  if (what === 'takeDown') return delivery?.followUp === 'takeDown';
  const document = await documentById(tx, documentId);
  const shown = document?.publication?.withdrawn === false && document.publicRevisionId === revisionId;
  return shown && (what === 'send' ? delivery?.state === 'sending' : delivery?.followUp === 'replace');
}

/** It is done, or given up, or was cleared away. */
async function ends(
  tx: Tx,
  held: Transmission,
  step: Extract<Step, { next: 'done' | 'failed' }>,
  now: Date,
): Promise<boolean> {
  const { id } = held;
  const reached = JSON.stringify(step.reached);
  const done = step.next === 'done';
  const cancelled = held.state === 'cancelling';
  const state = done ? (cancelled ? 'cancelled' : 'done') : 'dead';
  const said = done ? '' : (step as Extract<Step, { next: 'failed' }>).failure;
  await changeTransmission(tx, id, { state, reached, said, ended_at: now });
  await noteAttempt(tx, id, now, done ? (cancelled ? '已取消' : '已完成') : '未能完成', said);
  if (cancelled) return false;
  if (done) await settled(tx, held, (step as Extract<Step, { next: 'done' }>).urls, now);
  else await fell(tx, held, said);
  return false;
}
