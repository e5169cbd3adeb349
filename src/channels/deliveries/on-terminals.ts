import { action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { invalid } from '../../platform/outcome.ts';
import type { DeliveryState, FollowUp } from '../tables.ts';
import { changeDelivery, lockDelivery } from './store.ts';

const BY_PLATFORM = '平台自动发布';

/** A delivery on the authority's own screens or kiosks that the report of a device may prove. */
export interface Provable {
  id: number;
  documentId: number;
  state: DeliveryState;
  followUp: FollowUp | null;
  /** a device proved that it was out: another one's taking down is no person's word */
  byMachine: boolean;
  /** the revision that the public sees; null: withdrawn */
  revisionId: number | null;
}

function provable(db: Db) {
  return db
    .selectFrom('deliveries as d')
    .innerJoin('publications as p', 'p.document_id', 'd.document_id')
    .select(['d.id', 'd.document_id as documentId', 'd.state', 'd.follow_up as followUp'])
    .select(['d.recorded_by as recordedBy', 'p.revision_id as revisionId', 'p.withdrawn_at as withdrawnAt']);
}

/** What waits on a channel to be shown, replaced or taken down, of documents of the platform. */
export async function provableOn(db: Db, authorityId: number, channel: 'screen' | 'kiosk'): Promise<Provable[]> {
  const rows = await provable(db)
    .where('d.authority_id', '=', authorityId)
    .where('d.channel', '=', channel)
    .where((eb) => eb.or([eb('d.state', 'in', ['planned', 'failed']), eb('d.follow_up', 'is not', null)]))
    .orderBy('d.planned_at', 'desc')
    .limit(500)
    .execute();
  return rows.map(({ documentId, recordedBy, withdrawnAt, revisionId, ...row }) => ({
    ...row,
    documentId: documentId!,
    byMachine: recordedBy === BY_PLATFORM,
    revisionId: withdrawnAt ? null : revisionId,
  }));
}

/** The revision that the public sees of a document whose delivery is held: who withdraws or corrects it waits for that. */
async function publicRevision(db: Db, documentId: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('publications')
    .select('revision_id as id')
    .where('document_id', '=', documentId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

interface Told {
  id: number;
  /** which device said so, in words */
  device: string;
}

/** 已显示: a device of the authority reported that it showed the revision that the public sees. It counts from now on. */
export const confirmShown = action<Told & { revisionId: number }, number>(
  'channels.shown',
  ['program'],
  async ({ db, today }, { id, revisionId, device }) => {
    const delivery = await lockDelivery(db, id);
    const waits = delivery?.state === 'planned' || delivery?.state === 'failed';
    if (!delivery?.documentId || !waits || (await publicRevision(db, delivery.documentId)) !== revisionId)
      return invalid('这条发布已有变化');
    const note = [delivery.note, `${today} ${device}已显示`].filter(Boolean).join('；');
    await changeDelivery(db, id, {
      ...{ state: 'confirmed', delivered_on: today, note, failure: '', recorded_by: BY_PLATFORM },
    });
    return done(id, `delivery:${id}`, { on: today, device });
  },
);

/** 已替换、已撤下: no device holds the earlier text any more, as their reports say. The count does not change. */
export const settleShown = action<Told & { followUp: FollowUp }, number>(
  'channels.shownAfter',
  ['program'],
  async ({ db, today }, { id, followUp, device }) => {
    const delivery = await lockDelivery(db, id);
    if (delivery?.followUp !== followUp || delivery.recordedBy !== BY_PLATFORM) return invalid('这条发布已有变化');
    const did = followUp === 'replace' ? '已替换' : '已撤下';
    const note = [delivery.note, `${today} 平台${did}（${device}）`].filter(Boolean).join('；');
    const taken_down_on = followUp === 'takeDown' ? today : null;
    await changeDelivery(db, id, { note, taken_down_on, follow_up: null, follow_up_since: null });
    return done(id, `delivery:${id}`, { followUp, on: today, device });
  },
);
