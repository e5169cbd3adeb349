import type { Channel } from '../../law/index.ts';
import { mailWorks } from '../../mail/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { type Change, deliveringIn, documentById, revisionById } from '../../publishing/index.ts';
import { websiteElsewhere } from '../city-website/waiting.ts';
import { followPostings, keepWhatWasPosted } from '../contacts/follow.ts';
import type { DeliveryState, FollowUp } from '../tables.ts';
import { arrangeTakingDown, callBack } from '../transmissions/follow.ts';
import type { Standing } from './rules.ts';
import { changeDelivery, type Delivery, insertDelivery, lockDeliveriesOf, retell, type Told } from './store.ts';
import { tellOfWithdrawal } from './withdrawn.ts';

const BY_PLATFORM = '平台自动发布';

const happened: Partial<Record<Change['kind'], string>> = {
  published: '重新公开',
  corrected: '内容更正',
  withdrawn: '已撤下',
  validityChanged: '变更效力',
};

/** Deliveries follow their document, in the transaction that changes it. */
export async function followDocument(tx: Tx, change: Change): Promise<void> {
  await keepWhatWasPosted(tx, change);
  const existing = await lockDeliveriesOf(tx, change.documentId);
  const elsewhere = (await websiteElsewhere(tx, change.authorityId)).length > 0;
  const steps = follow(change.kind, change.channels, existing, ownSite(existing, elsewhere));
  for (const step of steps) await take(tx, change, existing, step);
  if (change.kind === 'published' || change.kind === 'corrected')
    await retell(tx, change.documentId, await toldBy(tx, change));
  await followPostings(tx, change, existing);
  if (change.kind in happened) await callBack(tx, change);
  await arrangeTakingDown(tx, change.documentId, change.at);
  if (change.kind === 'withdrawn' && (await mailWorks(tx))) await tellOfWithdrawal(tx, change);
}

/** Which deliveries follow by themselves because they are this platform's own site: all of the website; where that is another
 *  site those that came out here before it was. */
function ownSite(existing: readonly Delivery[], elsewhere: boolean): OnSite {
  const here = new Set(existing.flatMap(({ id, url }) => (url.startsWith('/documents/') ? id : [])));
  return ({ channel, id }) => channel === 'website' && (!elsewhere || (id !== undefined && here.has(id)));
}

async function take(tx: Tx, change: Change, existing: Delivery[], step: Step): Promise<void> {
  if (step.kind === 'add') return add(tx, change, step);
  if (step.kind === 'revive')
    return changeDelivery(tx, step.id, {
      state: step.confirmed ? 'confirmed' : 'planned',
      failure: '',
      ...(step.confirmed ? onSite(change) : {}),
    });
  const before = existing.find((delivery) => delivery.id === step.id)!;
  const note = [before.note, `${dayOf(change.at)} ${happened[change.kind] ?? ''}`].filter(Boolean).join('；');
  if (step.kind === 'remove') return changeDelivery(tx, step.id, { state: 'removed', note });
  if (step.kind === 'note') return changeDelivery(tx, step.id, { note });
  return changeDelivery(tx, step.id, { note, follow_up: step.followUp, follow_up_since: change.at });
}

/** The website is this platform: it is out as soon as the transaction is. */
function onSite(change: Change) {
  return { delivered_on: dayOf(change.at), url: `/documents/${change.documentId}`, recorded_by: BY_PLATFORM };
}

async function add(tx: Tx, change: Change, { channel, confirmed }: Extract<Step, { kind: 'add' }>): Promise<void> {
  const told = await toldBy(tx, change);
  await insertDelivery(tx, {
    ...told,
    authorityId: change.authorityId,
    documentId: change.documentId,
    channel,
    // where the public looks first it goes at once
    plannedAt: confirmed || channel === 'website' ? change.at : await putOutFrom(tx, told.columnId, change.at),
    deliveredOn: confirmed ? dayOf(change.at) : null,
    url: confirmed ? `/documents/${change.documentId}` : '',
    recordedBy: confirmed ? BY_PLATFORM : '',
  });
}

/** When what stands in a column from now on may go elsewhere. */
async function putOutFrom(tx: Tx, columnId: number | null, at: Date): Promise<Date> {
  const { embargoHours } = await deliveringIn(tx, columnId);
  return new Date(at.getTime() + embargoHours * 3_600_000);
}

/** What the ledger says of a document: its office, and its public revision's data. */
async function toldBy(tx: Tx, { documentId, revisionId }: Change): Promise<Told & { isDemo: boolean }> {
  const document = (await documentById(tx, documentId))!;
  const { title, columnId, articleItem, formedOn } = (await revisionById(tx, revisionId))!;
  return { officeId: document.officeId, isDemo: document.isDemo, title, columnId, articleItem, formedOn };
}

/** What happens to a document's deliveries when the document changes. */
type Step =
  | { kind: 'add'; channel: Channel; confirmed: boolean }
  | { kind: 'revive'; id: number; confirmed: boolean }
  | { kind: 'remove'; id: number }
  | { kind: 'flag'; id: number; followUp: FollowUp }
  | { kind: 'note'; id: number };

/** Whether a delivery, or one that a channel would get, is this platform's own site. */
type OnSite = (one: { channel: Channel; id?: number }) => boolean;
const website: OnSite = ({ channel }) => channel === 'website';

/** One delivery for each chosen channel. What was put out keeps counting, whatever becomes of it later:
 *  docs/decisions/0040. The website follows by itself; elsewhere a person must act. */
export function follow(
  change: Change['kind'],
  chosen: readonly Channel[],
  existing: readonly Standing[],
  here = website,
): Step[] {
  if (change === 'withdrawn') return existing.flatMap((one) => whenWithdrawn(one, here(one)));
  if (change === 'validityChanged') return existing.flatMap((one) => whenDeclared(one, here(one)));
  if (change !== 'published' && change !== 'corrected') return [];
  const kept = existing.flatMap((delivery) =>
    whenPublic(change, delivery, chosen.includes(delivery.channel), here(delivery)),
  );
  const added = chosen.filter((channel) => !existing.some((delivery) => delivery.channel === channel));
  return [...kept, ...added.map((channel): Step => ({ kind: 'add', channel, confirmed: here({ channel }) }))];
}

/** Nobody outside has it yet. */
const isBefore = (state: DeliveryState) => state === 'planned' || state === 'failed' || state === 'sending';
/** It is out, or may be. */
const isOut = (state: DeliveryState) => state === 'confirmed' || state === 'sent';

function whenWithdrawn({ id, state }: Standing, here: boolean): Step[] {
  if (isBefore(state)) return [{ kind: 'remove', id }];
  if (!isOut(state)) return [];
  return [here ? { kind: 'note', id } : { kind: 'flag', id, followUp: 'takeDown' }];
}

/** 失效、废止, or valid again: the city's site says so beside the text, as ours does. What hangs or was sent elsewhere is as it
 *  was. */
function whenDeclared({ id, channel, state, followUp }: Standing, here: boolean): Step[] {
  const stands = channel === 'website' && !here && isOut(state) && followUp !== 'takeDown';
  return stands ? [{ kind: 'flag', id, followUp: 'replace' }] : [];
}

function whenPublic(change: 'published' | 'corrected', delivery: Standing, chosen: boolean, here: boolean): Step[] {
  const { id, state } = delivery;
  if (!chosen) {
    if (isBefore(state)) return [{ kind: 'remove', id }];
    return isOut(state) && !here ? [{ kind: 'flag', id, followUp: 'takeDown' }] : [];
  }
  if (state === 'removed') return [{ kind: 'revive', id, confirmed: here }];
  if (!isOut(state)) return [];
  if (here) return [{ kind: 'note', id }];
  return change === 'corrected' || delivery.followUp ? [{ kind: 'flag', id, followUp: 'replace' }] : [];
}
