import type { Tx } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import { type Change, whenDocumentChanges } from '../publishing/index.ts';
import { follow, type Step } from './rules.ts';
import { changeDelivery, type Delivery, insertDelivery, lockDeliveriesOf, publicationOf, retell } from './store.ts';

const BY_PLATFORM = '平台自动发布';

const happened: Partial<Record<Change['kind'], string>> = {
  published: '重新公开',
  corrected: '内容更正',
  withdrawn: '已撤下',
};

/** Deliveries follow their document, in the transaction that changes it. */
whenDocumentChanges(async (tx, change) => {
  const existing = await lockDeliveriesOf(tx, change.documentId);
  const steps = follow(change.kind, change.channels, existing);
  for (const step of steps) await take(tx, change, existing, step);
  const told = await publicationOf(tx, change.documentId);
  if (told && (change.kind === 'published' || change.kind === 'corrected')) await retell(tx, change.documentId, told);
});

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
  const told = await publicationOf(tx, change.documentId);
  if (!told) throw new Error(`document ${change.documentId} was published without a publication`);
  await insertDelivery(tx, {
    ...told,
    authorityId: change.authorityId,
    documentId: change.documentId,
    channel,
    plannedAt: change.at,
    deliveredOn: confirmed ? dayOf(change.at) : null,
    url: confirmed ? `/documents/${change.documentId}` : '',
    recordedBy: confirmed ? BY_PLATFORM : '',
  });
}
