import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { JobContext } from '../../platform/room.ts';
import { severalAtOnce } from '../../platform/several.ts';
import { documentById } from '../../publishing/index.ts';
import type { Connector, Step, Work } from '../connectors/connector.ts';
import { connectorById, connectors } from '../connectors/list.ts';
import { accountIn, settingsWithSecrets } from '../connectors/settings.ts';
import { changeDelivery, lockDelivery } from '../deliveries/store.ts';
import { beginByItself } from './by-itself.ts';
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

/** How often it is looked what is due, ms. */
export const SEND_EVERY_MS = 1_000;
/** Accounts that are worked for at once, and those of one connector: neither an account that is slow or away nor a whole
 *  channel holds up another. */
const [AT_ONCE, AT_ONCE_OF_ONE] = [12, 8];
/** A turn of the job ends then, ms, and takes up nothing that failed before after a part of it: who does not answer is
 *  waited for within the turn. */
const [TURN, TURN_OF_FAILED] = [15_000, 5_000];
/** An account that a process holds and that it did not touch for so long is taken over, ms: longer than any one step. */
const HELD = 60_000;
const HANDED = '已交给对方';
const OTHER_ACCOUNT = '账号已经更换：请登录原来的账号，核对那里的草稿和已经发布的文章；没有发布的，请重新送出';
/** Steps of one transmission until others of the account have their turn. */
const MOST_STEPS = 60;

type Context = Pick<JobContext, 'db' | 'files' | 'sealer' | 'now' | 'config'> & { connectors?: readonly Connector[] };

/** Sends, asks and takes down what is due, account by account that is in use, one thing of each at a time, whoever was
 *  served longest ago first: a pile of one makes no other wait. Whatever ends the process: what a step reached is kept
 *  before the next is taken, so that nothing is lost and nothing done twice. */
export async function transmit(context: Context): Promise<void> {
  const begun = performance.now();
  const clock = () => new Date(context.now.getTime() + performance.now() - begun);
  await beginByItself(context.db, context.now);
  const busy = new Map<string, number>();
  const count = (connector: string, by: 1 | -1) => busy.set(connector, (busy.get(connector) ?? 0) + by);
  const full = () => [...busy].filter(([, n]) => n >= AT_ONCE_OF_ONE).map(([connector]) => connector);
  await severalAtOnce({
    atOnce: AT_ONCE,
    turnMs: TURN,
    take: (most, elapsed) =>
      takeAccounts(context.db, clock(), { most, full: full(), failedToo: elapsed < TURN_OF_FAILED }),
    work: async (account) => {
      count(account.connector, 1);
      await workFor({ ...context, clock, account }).finally(() => count(account.connector, -1));
    },
  });
}

interface Account {
  authorityId: number;
  connector: string;
  /** this process's hold of it */
  token: string;
  /** what failed before is tried too */
  failedToo: boolean;
}

/** A lease need not outlive the database: it is not waited for until it lies on the disk. */
const soon = sql`soon as (select set_config('synchronous_commit', 'off', true))`;

/** @param full connectors of which as many are worked for as may be */
async function takeAccounts(
  db: Db,
  now: Date,
  { most, full, failedToo }: { most: number; full: readonly string[]; failedToo: boolean },
): Promise<Account[]> {
  const token = randomUUID();
  const { rows } = await sql<Pick<Account, 'authorityId' | 'connector'>>`
    with ${soon}, next as (
      select c.authority_id, c.connector from channel_connectors c
      where c.enabled and c.held_until <= ${now} and c.connector <> all(${full}::text[]) and exists (
        select from transmissions t where t.authority_id = c.authority_id and t.connector = c.connector
          and t.state in ('due', 'cancelling') and t.next_at <= ${now} and (${failedToo} or t.attempts = 0) offset 0)
      order by c.worked_at limit ${Math.min(most, AT_ONCE - AT_ONCE_OF_ONE)} for update skip locked)
    update channel_connectors c set held_until = ${later(now)}, held_by = ${token}, worked_at = ${now}
    from next, soon where c.authority_id = next.authority_id and c.connector = next.connector
    returning c.authority_id as "authorityId", c.connector`.execute(db);
  return rows.map((row) => ({ ...row, token, failedToo }));
}

const later = (now: Date) => new Date(now.getTime() + HELD);

type Working = Context & { clock: () => Date; account: Account };

async function workFor(working: Working): Promise<void> {
  const { db, clock, account } = working;
  const { authorityId, connector, token, failedToo } = account;
  try {
    const due = await db
      .selectFrom('transmissions')
      .select('id')
      .where('authority_id', '=', authorityId)
      .where('connector', '=', connector)
      .where('state', 'in', ['due', 'cancelling'])
      .where('next_at', '<=', clock())
      .$if(!failedToo, (query) => query.where('attempts', '=', 0))
      .orderBy('next_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (due) await advance(working, due.id);
  } finally {
    await sql`with ${soon} update channel_connectors set held_until = '-infinity' from soon
      where authority_id = ${authorityId} and connector = ${connector} and held_by = ${token}`.execute(db);
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
    ...{
      what,
      key: `transmission-${id}`,
      serial: id,
      articles: outgoing,
      settings,
      reached,
      resumed,
      approved,
      files,
      config,
    },
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
    const longest = connectorById(held.connector)?.longestAsked ?? LONGEST_ASKED;
    if (now.getTime() - held.createdAt.getTime() > longest * 1000 && held.committed)
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
