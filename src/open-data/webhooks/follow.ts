import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/index.ts';
import { type Change, columnsOf, revisionById, withBelow } from '../../publishing/index.ts';
import { heardOf, type Standing } from './rules.ts';

/** What programs are to be told of a change, in the transaction that makes it: whatever becomes of this process then,
 *  they are told. */
export async function followDocument(tx: Tx, change: Change): Promise<void> {
  const { kind, authorityId, documentId, revisionId, channels, at } = change;
  if (kind === 'edited') return;
  const webhooks = await tx
    .selectFrom('webhooks')
    .select(['id', 'events', 'column_id as columnId'])
    .where('authority_id', '=', authorityId)
    .where('state', '<>', 'removed')
    .execute();
  if (!webhooks.length) return;
  const columns = await columnsOf(tx, authorityId);
  const revision = (await revisionById(tx, revisionId))!;
  const now: Standing = { onSite: channels.includes('website'), columnId: revision.columnId };
  const before = kind === 'corrected' ? await stoodBefore(tx, change, now) : now;
  const rows = webhooks.flatMap(({ id, events, columnId }) => {
    const event = heardOf(kind, now, before, columnId === null ? undefined : withBelow(columns, columnId));
    return event && events.includes(event)
      ? [{ webhook_id: id, key: randomUUID(), event, document_id: documentId, happened_at: at, next_at: at }]
      : [];
  });
  if (rows.length) await tx.insertInto('webhook_deliveries').values(rows).execute();
}

/** How a document stood before a correction, by its history; one that was withdrawn in between was not there. Without a
 *  history it stood as now. */
async function stoodBefore(tx: Tx, { documentId, revisionId, at }: Change, now: Standing): Promise<Standing> {
  const last = await tx
    .selectFrom('document_events as e')
    .innerJoin('revisions as r', 'r.id', 'e.revision_id')
    .select(['e.kind', 'r.channels', 'r.column_id as columnId'])
    .where('e.document_id', '=', documentId)
    .where('e.kind', 'in', ['published', 'corrected', 'withdrawn'])
    .where((eb) => eb.or([eb('e.revision_id', '<>', revisionId), eb('e.at', '<', at)]))
    .orderBy('e.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return now;
  return { onSite: last.kind !== 'withdrawn' && last.channels.includes('website'), columnId: last.columnId };
}
