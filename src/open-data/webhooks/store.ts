import type { Db, Tx } from '../../platform/database/index.ts';
import type { PushState, WebhookEvent, WebhookState } from '../tables.ts';

/** An address that is told, as its authority sees it; its secrets are nowhere in it. */
export interface Webhook {
  id: number;
  authorityId: number;
  key: string;
  name: string;
  address: string;
  site: string;
  events: WebhookEvent[];
  columnName: string | null;
  columnId: number | null;
  state: WebhookState;
  pausedAt: Date | null;
  /** '': by the program */
  pausedBy: string;
  createdAt: Date;
  createdBy: string;
  failingSince: Date | null;
  /** a secret was made that is not in use yet */
  nextSecret: boolean;
  due: number;
  dead: number;
}

function base(db: Db) {
  return db
    .selectFrom('webhooks as w')
    .leftJoin('columns as c', 'c.id', 'w.column_id')
    .select(['w.id', 'w.authority_id as authorityId', 'w.key', 'w.name', 'w.address', 'w.site', 'w.events', 'w.state'])
    .select(['w.column_id as columnId', 'c.name as columnName', 'w.paused_at as pausedAt', 'w.paused_by as pausedBy'])
    .select(['w.created_at as createdAt', 'w.created_by as createdBy', 'w.failing_since as failingSince'])
    .select((eb) => [
      eb('w.sealed_next_secret', 'is not', null).$castTo<boolean>().as('nextSecret'),
      counted(eb.selectFrom('webhook_deliveries').whereRef('webhook_id', '=', 'w.id'), 'due').as('due'),
      counted(eb.selectFrom('webhook_deliveries').whereRef('webhook_id', '=', 'w.id'), 'dead').as('dead'),
    ])
    .where('w.state', '<>', 'removed');
}

type Counting = ReturnType<typeof deliveriesTable>;
const deliveriesTable = (db: Db) => db.selectFrom('webhook_deliveries');
const counted = (of: Counting, state: PushState) =>
  of
    .where('state', '=', state)
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .$castTo<{ n: number }>();

/** All of an authority, the oldest first. */
export async function webhooksOf(db: Db, authorityId: number): Promise<Webhook[]> {
  const rows = await base(db).where('w.authority_id', '=', authorityId).orderBy('w.id').execute();
  return rows.map(toWebhook);
}

export async function webhookById(db: Db, authorityId: number, id: number): Promise<Webhook | undefined> {
  const row = await base(db).where('w.authority_id', '=', authorityId).where('w.id', '=', id).executeTakeFirst();
  return row && toWebhook(row);
}

const toWebhook = (row: Awaited<ReturnType<ReturnType<typeof base>['executeTakeFirstOrThrow']>>): Webhook => ({
  ...row,
  due: Number(row.due),
  dead: Number(row.dead),
});

/** Held until the transaction ends. */
export async function lockWebhook(tx: Tx, authorityId: number, id: number): Promise<Webhook | undefined> {
  await tx
    .selectFrom('webhooks')
    .select('id')
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .forUpdate()
    .execute();
  return webhookById(tx, authorityId, id);
}

/** Something that is or was to be told. */
export interface Push {
  id: number;
  key: string;
  event: WebhookEvent | 'test';
  documentId: number | null;
  title: string | null;
  happenedAt: Date;
  state: PushState;
  attempts: number;
  nextAt: Date;
  tries: { at: Date; status: number | null; ms: number; said: string }[];
}

/** The newest of one address, those that were given up first; with all their tries. */
export async function pushesOf(db: Db, webhookId: number, limit: number): Promise<Push[]> {
  const rows = await db
    .selectFrom('webhook_deliveries as d')
    .leftJoin('publications as p', 'p.document_id', 'd.document_id')
    .select(['d.id', 'd.key', 'd.event', 'd.document_id as documentId', 'p.title', 'd.happened_at as happenedAt'])
    .select(['d.state', 'd.attempts', 'd.next_at as nextAt'])
    .where('d.webhook_id', '=', webhookId)
    .orderBy((eb) => eb('d.state', '=', 'dead'), 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute();
  const ids = rows.map(({ id }) => id);
  const tries = ids.length
    ? await db
        .selectFrom('webhook_attempts')
        .select(['delivery_id as of', 'at', 'status', 'ms', 'said'])
        .where('delivery_id', 'in', ids)
        .orderBy('id')
        .execute()
    : [];
  return rows.map((row) => ({ ...row, tries: tries.filter(({ of }) => of === row.id) }));
}
