import { randomUUID } from 'node:crypto';
import { type Act, action, done } from '../../platform/action.ts';
import { conflict, type Failure, invalid, notFound } from '../../platform/outcome.ts';
import type { InsideHost } from '../../platform/outside/index.ts';
import { columnsOf } from '../../publishing/index.ts';
import type { WebhookEvent } from '../tables.ts';
import { addressFault, MOST, mayPause, mayResume } from './rules.ts';
import { newSecret } from './secret.ts';
import { lockWebhook, type Webhook, webhooksOf } from './store.ts';

interface NewWebhook {
  name: string;
  address: string;
  site: string;
  events: WebhookEvent[];
  columnId: number | null;
  /** hosts of the own network that may be told */
  insideHosts: readonly InsideHost[];
}

/** An address that is told from now on. @returns its secret, which is shown once: it is kept sealed */
export const makeWebhook = action<NewWebhook, { id: number; secret: string }>(
  'openData.makeWebhook',
  ['systemAdmin'],
  async ({ db, who, now, sealer }, { name, address, site, events, columnId, insideHosts }) => {
    const fault = addressFault(address, insideHosts);
    if (fault) return invalid(fault, { address: fault });
    const columns = columnId === null ? [] : await columnsOf(db, who.authorityId);
    if (columnId !== null && !columns.some(({ id }) => id === columnId))
      return invalid('没有这个栏目', { columnId: '没有这个栏目，请重新选择' });
    if ((await webhooksOf(db, who.authorityId)).length >= MOST)
      return conflict(`推送地址最多 ${MOST} 个，请先删除不用的`);
    const key = randomUUID();
    const { secret, sealed } = newSecret(sealer, key);
    const { id } = await db
      .insertInto('webhooks')
      .values({
        ...{ authority_id: who.authorityId, key, name, address, site, events, column_id: columnId },
        ...{ sealed_secret: sealed, created_at: now, created_by: who.name },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { host: receiver } = new URL(address); // the rest may be a secret of theirs
    return done({ id, secret }, `webhook:${id}`, { name, receiver });
  },
);

type Held = { ok: true; webhook: Webhook } | Failure;

async function held({ db, who }: Act, id: number): Promise<Held> {
  const webhook = await lockWebhook(db, who.authorityId, id);
  return webhook ? { ok: true, webhook } : notFound();
}

const change = ({ db }: Act, { id }: Webhook) => db.updateTable('webhooks').where('id', '=', id);
const AT_ONCE = new Date(0);

/** Nothing is sent until it goes on; what happens meanwhile is told then. */
export const pauseWebhook = action<{ id: number }, null>(
  'openData.pauseWebhook',
  ['systemAdmin'],
  async (act, { id }) => {
    const of = await held(act, id);
    if (!of.ok) return of;
    if (!mayPause(of.webhook.state)) return conflict('已经暂停，请刷新页面');
    await change(act, of.webhook).set({ state: 'paused', paused_at: act.now, paused_by: act.who.name }).execute();
    return done(null, `webhook:${id}`);
  },
);

export const resumeWebhook = action<{ id: number }, null>(
  'openData.resumeWebhook',
  ['systemAdmin'],
  async (act, { id }) => {
    const of = await held(act, id);
    if (!of.ok) return of;
    if (!mayResume(of.webhook.state)) return conflict('没有暂停，请刷新页面');
    const again = { failing_since: null, failures: 0, slow: false, rests_until: AT_ONCE };
    await change(act, of.webhook)
      .set({ state: 'active', paused_at: null, paused_by: '', ...again })
      .execute();
    return done(null, `webhook:${id}`);
  },
);

/** It is told nothing more, also not what waits; its secrets go. */
export const removeWebhook = action<{ id: number }, null>(
  'openData.removeWebhook',
  ['systemAdmin'],
  async (act, { id }) => {
    const of = await held(act, id);
    if (!of.ok) return of;
    const nothing = { sealed_secret: null, sealed_next_secret: null, paused_at: null, paused_by: '' };
    await change(act, of.webhook)
      .set({ state: 'removed', ...nothing })
      .execute();
    await act.db.deleteFrom('webhook_deliveries').where('webhook_id', '=', id).where('state', '=', 'due').execute();
    return done(null, `webhook:${id}`, { name: of.webhook.name });
  },
);

/** A new secret, to be given to the other side first; the one before signs on until it is put to use.
 *  @returns the secret, which is shown once */
export const renewSecret = action<{ id: number }, string>(
  'openData.renewWebhookSecret',
  ['systemAdmin'],
  async (act, { id }) => {
    const of = await held(act, id);
    if (!of.ok) return of;
    const { secret, sealed } = newSecret(act.sealer, of.webhook.key);
    await change(act, of.webhook).set({ sealed_next_secret: sealed }).execute();
    return done(secret, `webhook:${id}`);
  },
);

/** From now on the new secret signs, and the one before nothing more. */
export const useSecret = action<{ id: number }, null>(
  'openData.useWebhookSecret',
  ['systemAdmin'],
  async (act, { id }) => {
    const of = await held(act, id);
    if (!of.ok) return of;
    if (!of.webhook.nextSecret) return conflict('没有等待启用的新密钥，请刷新页面');
    await change(act, of.webhook)
      .set((eb) => ({ sealed_secret: eb.ref('sealed_next_secret'), sealed_next_secret: null }))
      .execute();
    return done(null, `webhook:${id}`);
  },
);

/** 测试发送: a message that tells of nothing, by the way of all others. */
export const testWebhook = action<{ id: number }, null>(
  'openData.testWebhook',
  ['systemAdmin'],
  async (act, { id }) => {
    const of = await held(act, id);
    if (!of.ok) return of;
    if (of.webhook.state !== 'active') return conflict('已经暂停，请先恢复推送');
    const row = { webhook_id: id, key: randomUUID(), event: 'test' as const, document_id: null };
    await act.db
      .insertInto('webhook_deliveries')
      .values({ ...row, happened_at: act.now, next_at: act.now })
      .execute();
    await change(act, of.webhook).set({ rests_until: AT_ONCE }).execute();
    return done(null, `webhook:${id}`);
  },
);

/** 重新发送: what was given up, and what arrived before, under its number. Left out: all that was given up. */
export const resend = action<{ id: number; deliveryId?: number }, number>(
  'openData.resendWebhook',
  ['systemAdmin'],
  async (act, { id, deliveryId }) => {
    const of = await held(act, id);
    if (!of.ok) return of;
    const { numUpdatedRows } = await act.db
      .updateTable('webhook_deliveries')
      .set({ state: 'due', attempts: 0, next_at: act.now, ended_at: null })
      .where('webhook_id', '=', id)
      .$if(deliveryId === undefined, (query) => query.where('state', '=', 'dead'))
      .$if(deliveryId !== undefined, (query) => query.where('id', '=', deliveryId!).where('state', '<>', 'due'))
      .executeTakeFirst();
    if (!numUpdatedRows) return conflict('没有可以重新发送的，请刷新页面');
    await change(act, of.webhook).set({ rests_until: AT_ONCE }).execute();
    return done(Number(numUpdatedRows), `webhook:${id}`, { deliveries: Number(numUpdatedRows) });
  },
);
