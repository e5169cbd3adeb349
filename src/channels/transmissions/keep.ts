import type { Db, Tx } from '../../platform/database/index.ts';
import type { Step } from '../connectors/connector.ts';
import { connectorById } from '../connectors/list.ts';
import { noteAnswered, noteAway } from '../connectors/rest.ts';
import { changeDelivery, lockDeliveries } from '../deliveries/store.ts';
import { beginCancelling, fell, settled } from './follow.ts';
import type { Hold } from './holds.ts';
import { shownOf } from './outgoing.ts';
import { isUnheard, LONGEST_ASKED, pauseAfter } from './rules.ts';
import type { Taken } from './step.ts';
import {
  changeTransmission,
  lastOutcome,
  lockHeld,
  lockTransmission,
  noteAttempt,
  type Transmission,
} from './store.ts';

const [HANDED, NOT_HEARD] = ['已交给对方', '没有听到答复'];
const RESTS = '没有接通，等待恢复';
const SILENT = '对方一直没有给出结果，请人工核对是否已经发布';
const UNHEARD = '请求发布以后没有听到答复，核对多次也没有见到：请登录对方的平台，看看是否已经发布，再按看到的办理';

/** Keeps what a step came to, if this process still holds the account, and how the account stands by now: should the process
 *  end between, the next step says it again.
 *  @returns when the account was set up as it is, and the transmission if its next step follows at once; undefined: it is
 *    another's */
export async function keep(
  db: Db,
  hold: Hold,
  known: Transmission,
  { step, laid, heard }: Taken,
  now: Date,
): Promise<{ setAt: Date; next: Transmission | undefined } | undefined> {
  const rests =
    step.next === 'away' && laid && (await noteAway(db, hold, { setAt: laid.setAt, said: step.failure, now }));
  const kept = await db.transaction().execute(async (tx) => {
    // deliveries before the transmission, as whoever publishes holds them
    const deliveries = await lockDeliveries(tx, idsOf(known));
    const held = await lockHeld(tx, hold.token, known);
    if (!held || (held.state !== 'due' && held.state !== 'cancelling')) return undefined;
    const next = await follows(tx, { held, deliveries, rests }, step, now);
    return { setAt: held.setAt, faults: held.faults, next };
  });
  if (heard && step.next !== 'away' && kept?.faults && kept.setAt.getTime() === laid?.setAt.getTime())
    await noteAnswered(db, hold, now);
  return kept;
}

/** Keeps what a step came to, for who holds the books and took it elsewhere. */
export async function keepStep(tx: Tx, id: number, step: Step, now: Date): Promise<void> {
  const held = await lockTransmission(tx, id);
  if (!held) throw new Error(`transmission ${id} is not there`);
  await follows(tx, { held, deliveries: await lockDeliveries(tx, idsOf(held)) }, step, now);
}

const idsOf = ({ articles }: Transmission) => articles.map(({ deliveryId }) => deliveryId);

/** A transmission and its deliveries, all held. */
interface Held {
  held: Transmission;
  deliveries: Awaited<ReturnType<typeof lockDeliveries>>;
  /** its account rests as a whole */
  rests?: boolean | undefined;
}

/** @returns the transmission as it stands, if its next step follows at once */
async function follows(tx: Tx, of: Held, step: Step, now: Date): Promise<Transmission | undefined> {
  const { held } = of;
  const { id } = held;
  const reached = JSON.stringify(step.reached);
  const change = (set: Parameters<typeof changeTransmission>[2]) =>
    changeTransmission(tx, id, { reached, away: false, ...set });
  if (step.next === 'more') {
    await change({});
    return { ...held, reached: step.reached };
  }
  if (step.next === 'commit') return commits(tx, of, step, now);
  if (step.next === 'ask') {
    const longest = connectorById(held.connector)?.longestAsked ?? LONGEST_ASKED;
    const since = held.committedAt ?? held.createdAt;
    if (now.getTime() - since.getTime() > longest * 1000 && held.committed)
      return ends(
        tx,
        of,
        { ...step, next: 'failed', failure: isUnheard({ ...held, ...step }) ? UNHEARD : SILENT },
        now,
      );
    const { says = '' } = step;
    await change({ next_at: new Date(now.getTime() + step.after * 1000), attempts: 0, said: says });
    const outcome = says ? NOT_HEARD : HANDED;
    if ((await lastOutcome(tx, id)) !== outcome) await noteAttempt(tx, id, now, outcome, says);
    return undefined;
  }
  if (step.next === 'person') {
    await change({ state: 'person', said: step.says, attempts: 0 });
    await noteAttempt(tx, id, now, '等待确认', step.says);
    return undefined;
  }
  if (step.next === 'away' && of.rests) {
    // tried again in its turn when the account is; it is not its own fault
    await change({ said: step.failure, next_at: now, away: true });
    if ((await lastOutcome(tx, id)) !== RESTS) await noteAttempt(tx, id, now, RESTS, step.failure);
    return undefined;
  }
  if (step.next === 'later' || step.next === 'away') {
    const attempts = held.attempts + 1;
    const pause = pauseAfter(attempts);
    if (pause === undefined) return ends(tx, of, { ...step, next: 'failed' }, now);
    const seconds = Math.max(pause, (step.next === 'later' && step.after) || 0);
    const away = step.next === 'away';
    await change({ attempts, away, said: step.failure, next_at: new Date(now.getTime() + seconds * 1000) });
    await noteAttempt(tx, id, now, '未成功，稍后重试', step.failure);
    return undefined;
  }
  return ends(tx, of, step, now);
}

/** The last moment at which it can be called back: it goes on only while every text is the one that the public sees. */
async function commits(
  tx: Tx,
  { held, deliveries }: Held,
  { reached }: Step,
  now: Date,
): Promise<Transmission | undefined> {
  if (held.state === 'cancelling' || !(await areWanted(tx, { held, deliveries }))) {
    await beginCancelling(tx, held, now);
    return held.committed ? undefined : { ...held, state: 'cancelling' };
  }
  await changeTransmission(tx, held.id, {
    ...{ reached: JSON.stringify(reached), away: false, committed: true, committed_at: now },
  });
  if (held.what === 'send')
    for (const { deliveryId } of held.articles) await changeDelivery(tx, deliveryId, { state: 'sent' });
  return { ...held, reached, committed: true, committedAt: now };
}

async function areWanted(tx: Tx, { held: { what, articles }, deliveries }: Held): Promise<boolean> {
  if (what === 'takeDown') return deliveries.every(({ followUp }) => followUp === 'takeDown');
  const shown = await shownOf(
    tx,
    articles.map(({ documentId }) => documentId),
  );
  const standing = deliveries.every(({ state, followUp }) =>
    what === 'send' ? state === 'sending' : followUp === 'replace',
  );
  return standing && articles.every(({ documentId, revisionId }) => shown.get(documentId) === revisionId);
}

/** It is done, or given up, or was cleared away. */
async function ends(
  tx: Tx,
  { held, deliveries }: Held,
  step: Extract<Step, { next: 'done' | 'failed' }>,
  now: Date,
): Promise<undefined> {
  const { id } = held;
  const reached = JSON.stringify(step.reached);
  const done = step.next === 'done';
  const cancelled = held.state === 'cancelling';
  const state = done ? (cancelled ? 'cancelled' : 'done') : 'dead';
  const said = step.next === 'done' ? '' : step.failure;
  await changeTransmission(tx, id, { state, reached, said, ended_at: now });
  await noteAttempt(tx, id, now, done ? (cancelled ? '已取消' : '已完成') : '未能完成', said);
  if (cancelled) return;
  if (step.next === 'done') await settled(tx, held, deliveries, step, now);
  else await fell(tx, held, deliveries, said);
}
