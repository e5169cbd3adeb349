import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { first, queryOf } from '../../platform/http/form.ts';
import { settingsWithSecrets } from '../connectors/settings.ts';
import { changeDelivery, lockDelivery } from '../deliveries/store.ts';
import { CALLBACK_MOST, type CallbackQuery, heard, isFromPlatform } from './callback.ts';
import type { AccountEvent } from './event.ts';
import { publishWords } from './publish-state.ts';

export const CALLBACK = '/wechat/callback';
/** What the platform asks by; none of them stands in an address of ours. */
export const callbackParameters = ['signature', 'msg_signature', 'timestamp', 'nonce', 'echostr'] as const;

const REFUSED = '签名不对，没有受理';

const options = { config: { fromMachines: true, rateLimit: { max: 600, timeWindow: '1 minute' } } } as const;

/** Where WeChat tells how a publication ended (PUBLISHJOBFINISH). What is told makes the machine ask at once, and is itself
 *  believed in nothing: told twice, or replayed, it does no harm. */
export function callbackRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;

  app.register(async (inner) => {
    const asText = { parseAs: 'string', bodyLimit: CALLBACK_MOST } as const;
    inner.addContentTypeParser(['text/xml', 'application/xml'], asText, (_, body, done) => done(null, body));

    async function agreed({ authority }: FastifyRequest) {
      const {
        appid = '',
        pushToken: token = '',
        pushKey: aesKey = '',
      } = (await settingsWithSecrets(db, sealer, authority.id, 'wechat')) ?? {};
      return { appid, token, aesKey };
    }

    inner.get(CALLBACK, options, async (request, reply) => {
      const query = asked(request);
      const { token } = await agreed(request);
      if (!isFromPlatform(query, token, now())) return reply.code(403).type('text/plain; charset=utf-8').send(REFUSED);
      return reply.type('text/plain').send(first(queryOf(request), 'echostr'));
    });
    inner.post(CALLBACK, options, async (request, reply) => {
      const body = typeof request.body === 'string' ? request.body : '';
      const told = await heard(asked(request), body, await agreed(request), now());
      if (!told.ok) return reply.code(403).type('text/plain; charset=utf-8').send(REFUSED);
      await take(db, request.authority.id, told.event, now());
      return reply.type('text/plain').send('success');
    });
  });
}

function asked(request: FastifyRequest): CallbackQuery {
  const query = queryOf(request);
  const one = (name: (typeof callbackParameters)[number]) => first(query, name);
  return {
    ...{ signature: one('signature'), msg_signature: one('msg_signature') },
    ...{ timestamp: one('timestamp'), nonce: one('nonce') },
  };
}

/** A publication that ended is asked about at once; what became of one that was out is said with its deliveries. */
async function take(db: Db, authorityId: number, event: AccountEvent, now: Date): Promise<void> {
  if (event.publishId === undefined) return;
  const { publishId, status } = event;
  const { rows } = await sql<{ id: number; state: string }>`
    select id, state from transmissions where authority_id = ${authorityId} and connector = 'wechat'
      and (reached->>'publish' = ${publishId}
        or (state = 'due' and committed and reached->>'publish' is null))`.execute(db);
  for (const { id, state } of rows) {
    if (state === 'due') await db.updateTable('transmissions').set({ next_at: now }).where('id', '=', id).execute();
    if (state === 'done' && (status === 'deleted' || status === 'banned'))
      await noteLost(db, id, publishWords[status], now);
  }
}

async function noteLost(db: Db, id: number, words: string, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const of = await tx
      .selectFrom('transmission_articles')
      .select('delivery_id as deliveryId')
      .where('transmission_id', '=', id)
      .orderBy('delivery_id')
      .execute();
    for (const { deliveryId } of of) {
      const delivery = (await lockDelivery(tx, deliveryId))!;
      const line = `${dayOf(now)} ${words}`;
      if (!delivery.note.includes(line))
        await changeDelivery(tx, deliveryId, { note: [delivery.note, line].filter(Boolean).join('；') });
    }
  });
}
