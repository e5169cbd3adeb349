import type { Channel } from '../../law/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import type { Tx } from '../../platform/database/index.ts';
import { type Failure, forbidden, invalid, notFound } from '../../platform/outcome.ts';
import type { Role } from '../../platform/roles.ts';
import { closedFor } from '../closed-years.ts';
import { postingsOf } from '../contacts/postings.ts';
import { progressOf } from '../contacts/settle.ts';
import { isUnheard, LOOK_FIRST } from '../transmissions/rules.ts';
import { unended } from '../transmissions/store.ts';
import { alike, keepApartFrom } from './alike.ts';
import { type Evidence, keepEvidence } from './proofs.ts';
import {
  actsFor,
  handlers,
  mayConfirm,
  mayFail,
  mayHandle,
  mayPutOut,
  mayRecord,
  mayRetry,
  maySettle,
  mayStandBeside,
  mayUndo,
} from './rules.ts';
import { changeDelivery, type Delivery, insertDelivery, lockDelivery } from './store.ts';

const may: readonly Role[] = handlers;

/** What goes to boards or groups one by one is recorded there, and only there. */
async function atPlaces(db: Tx, { id }: Delivery): Promise<Failure | undefined> {
  const progress = progressOf(await postingsOf(db, id));
  return progress === undefined
    ? undefined
    : invalid(`这条信息逐处登记（已办 ${progress}），请在“今日任务”里办理；登记有误的在那里撤销`);
}

interface Proven {
  /** YYYY-MM-DD */
  deliveredOn: string;
  url: string;
  note: string;
  evidence: readonly Evidence[];
}

/** What the log keeps of them. */
const hashes = (evidence: readonly Evidence[]) => evidence.map(({ hash }) => hash).join(' ') || undefined;

function proofOf({ deliveredOn, url, note, evidence }: Proven) {
  return { deliveredOn, url, note, hasFile: evidence.length > 0 };
}

/** The delivery, held, if this person may handle it. */
export async function take(
  { db, who }: Pick<Act, 'db' | 'who'>,
  id: number,
): Promise<{ ok: true; delivery: Delivery } | Failure> {
  const delivery = await lockDelivery(db, id);
  const verdict = mayHandle(delivery, who);
  return verdict.ok ? { ok: true, delivery: delivery! } : verdict;
}

/** 登记已发布: it counts from now on, in the year of its day. */
export const confirmDelivery = action('channels.confirm', may, async (act, input: Proven & { id: number }) => {
  const taken = await take(act, input.id);
  if (!taken.ok) return taken;
  const early = mayPutOut(taken.delivery, act.now);
  if (!early.ok) return early;
  const verdict = mayConfirm(taken.delivery, proofOf(input), act.today);
  if (!verdict.ok) return verdict;
  const elsewhere = await atPlaces(act.db, taken.delivery);
  if (elsewhere) return elsewhere;
  await changeDelivery(act.db, input.id, {
    state: 'confirmed',
    delivered_on: input.deliveredOn,
    url: input.url,
    note: input.note,
    failure: '',
    recorded_by: act.who.name,
  });
  await keepEvidence(act.db, input.id, input.evidence);
  return done(input.id, `delivery:${input.id}`, {
    on: input.deliveredOn,
    url: input.url,
    evidence: hashes(input.evidence),
  });
});

/** 登记发布失败, with the reason. */
export const failDelivery = action('channels.fail', may, async (act, { id, why }: { id: number; why: string }) => {
  const taken = await take(act, id);
  if (!taken.ok) return taken;
  const verdict = mayFail(taken.delivery);
  if (!verdict.ok) return verdict;
  await changeDelivery(act.db, id, { state: 'failed', failure: why, recorded_by: act.who.name });
  return done(id, `delivery:${id}`, { why });
});

/** 重新安排 what had failed. */
export const retryDelivery = action('channels.retry', may, async (act, { id }: { id: number }) => {
  const taken = await take(act, id);
  if (!taken.ok) return taken;
  const verdict = mayRetry(taken.delivery);
  if (!verdict.ok) return verdict;
  if ((await unended(act.db, [id])).some(isUnheard)) return invalid(LOOK_FIRST);
  await changeDelivery(act.db, id, { state: 'planned', failure: '' });
  return done(id, `delivery:${id}`, { after: taken.delivery.failure });
});

/** 撤销登记 made by mistake: a document's delivery waits again; one recorded by hand or imported leaves the ledger. */
export const undoConfirmation = action('channels.undo', may, async (act, { id, why }: { id: number; why: string }) => {
  const taken = await take(act, id);
  if (!taken.ok) return taken;
  const { delivery } = taken;
  const verdict = mayUndo(delivery);
  if (!verdict.ok) return verdict;
  const elsewhere = await atPlaces(act.db, delivery);
  if (elsewhere) return elsewhere;
  const closed = await closedFor(act, delivery.authorityId, [delivery.deliveredOn]);
  if (closed) return closed;
  const state = delivery.documentId === null ? 'removed' : 'planned';
  await changeDelivery(act.db, id, {
    state,
    delivered_on: null,
    follow_up: null,
    follow_up_since: null,
    taken_down_on: null,
    row_key: null, // the same row may be imported again
    note: [delivery.note, `${act.today} 撤销登记：${why}`].filter(Boolean).join('；'),
  });
  return done(id, `delivery:${id}`, {
    why,
    was: delivery.deliveredOn,
    url: delivery.url,
    evidence: hashes(delivery.evidence),
  });
});

/** 已替换 or 已撤下 where the old text stood. The count does not change: it was published. */
export const settleFollowUp = action(
  'channels.settle',
  may,
  async (act, { id, settledOn, note }: { id: number; settledOn: string; note: string }) => {
    const taken = await take(act, id);
    if (!taken.ok) return taken;
    const { delivery } = taken;
    const verdict = maySettle(delivery, settledOn, act.today);
    if (!verdict.ok) return verdict;
    const elsewhere = await atPlaces(act.db, delivery);
    if (elsewhere) return elsewhere;
    const what = delivery.followUp === 'replace' ? '已替换' : '已撤下';
    await changeDelivery(act.db, id, {
      follow_up: null,
      follow_up_since: null,
      taken_down_on: delivery.followUp === 'takeDown' ? settledOn : null,
      note: [delivery.note, `${settledOn} ${what}${note && `（${note}）`}`].filter(Boolean).join('；'),
    });
    return done(id, `delivery:${id}`, { followUp: delivery.followUp, on: settledOn });
  },
);

export interface RecordInput extends Proven {
  /** of records that look the same: a person saw them and said that this is another */
  apartFrom?: readonly number[];
  title: string;
  channel: Channel;
  officeId: number;
  columnId: number | null;
  articleItem: string | null;
  formedOn: string | null;
}

/** 登记 what was put out without a document in the platform (a WeChat article, a notice on the board). */
export const recordDelivery = action('channels.record', may, async (act, { apartFrom, ...input }: RecordInput) => {
  const { db, who, now, today } = act;
  if (!actsFor(who, { authorityId: who.authorityId, officeId: input.officeId }))
    return forbidden('只能登记本科室（村、社区）发布的信息');
  const place = await placeOf(db, who.authorityId, input);
  if (!place.ok) return place;
  const verdict = mayRecord(proofOf(input), input.formedOn, today);
  if (!verdict.ok) return verdict;
  const same = await alike(db, who.authorityId, input);
  const seen = mayStandBeside(same, apartFrom);
  if (!seen.ok) return seen;
  const id = await insertDelivery(db, {
    ...input,
    authorityId: who.authorityId,
    documentId: null,
    plannedAt: now,
    recordedBy: who.name,
    isDemo: place.isDemo,
  });
  await keepEvidence(db, id, input.evidence);
  await keepApartFrom(db, id, same, { name: who.name, now });
  return done(id, `delivery:${id}`, { channel: input.channel, title: input.title, on: input.deliveredOn });
});

/** Whether office and column are this authority's own. */
export async function placeOf(
  db: Tx,
  authorityId: number,
  { officeId, columnId }: Pick<RecordInput, 'officeId' | 'columnId'>,
) {
  const office = await db
    .selectFrom('offices')
    .innerJoin('authorities as a', 'a.id', 'offices.authority_id')
    .select('a.is_demo as isDemo')
    .where('offices.id', '=', officeId)
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
  if (!office) return notFound();
  if (columnId === null) return { ok: true as const, isDemo: office.isDemo };
  const column = await db
    .selectFrom('columns')
    .select('id')
    .where('id', '=', columnId)
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
  return column
    ? { ok: true as const, isDemo: office.isDemo }
    : invalid('没有这个栏目', { columnId: '请重新选择栏目' });
}
