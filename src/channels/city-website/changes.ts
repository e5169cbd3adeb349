import { sql } from 'kysely';
import type { DocumentStanding } from '../../exchange/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { JobContext } from '../../platform/room.ts';
import { rests } from '../connectors/rest.ts';
import { settingsWithSecrets } from '../connectors/settings.ts';
import { changeDelivery, lockDelivery } from '../deliveries/store.ts';
import { apiOf, cityWebsite } from './connector.ts';
import { documentOf, endedWords } from './steps.ts';

/** Asked in one turn, and of one city at most so often after another. */
const AT_ONCE = 20;
const ROUNDS = 20;
const TURN = 15_000;
/** Between two questions to one city, in seconds. */
const PAUSE = 60;

/** Hears from each city what became of documents there: shown by now, taken down. @returns when all that is due is heard */
export async function hearChanges(context: Pick<JobContext, 'db' | 'sealer' | 'config' | 'now'>): Promise<void> {
  const begun = performance.now();
  for (let n = 0; n < AT_ONCE && performance.now() - begun < TURN; n += 1) {
    const { rows } = await sql<{ authorityId: number; heard: number }>`
      update channel_connectors set heard_at = ${context.now} where (authority_id, connector) = (
        select c.authority_id, c.connector from channel_connectors c
        where c.connector = ${cityWebsite.id} and c.enabled and not ${rests(context.now)}
          and c.heard_at < ${context.now}::timestamptz - make_interval(secs => ${PAUSE})
        order by c.heard_at limit 1 for update skip locked)
      returning authority_id as "authorityId", heard_to as heard`.execute(context.db);
    if (!rows[0]) return;
    await hear(context, rows[0]);
  }
}

async function hear(
  { db, sealer, config, now }: Pick<JobContext, 'db' | 'sealer' | 'config' | 'now'>,
  { authorityId, heard }: { authorityId: number; heard: number },
): Promise<void> {
  const settings = await settingsWithSecrets(db, sealer, authorityId, cityWebsite.id);
  if (!settings) return;
  const api = apiOf({ settings, config });
  let after = heard;
  for (let round = 0; round < ROUNDS; round += 1) {
    const answer = await api.changes(after);
    // who is away, or refuses, is told by what is sent
    if (!answer.ok || !answer.value.documents.length) return;
    for (const one of answer.value.documents) await take(db, authorityId, one, now);
    after = answer.value.next;
    await db
      .updateTable('channel_connectors')
      .set({ heard_to: after })
      .where('authority_id', '=', authorityId)
      .where('connector', '=', cityWebsite.id)
      .execute();
  }
}

async function take(db: Db, authorityId: number, { key, state, reason }: DocumentStanding, now: Date): Promise<void> {
  const documentId = documentOf(key);
  if (documentId === undefined || state === 'waiting' || state === 'withdrawn') return;
  await db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('deliveries')
      .select('id')
      .where('authority_id', '=', authorityId)
      .where('document_id', '=', documentId)
      .where('channel', '=', 'website')
      .executeTakeFirst();
    const delivery = row && (await lockDelivery(tx, row.id));
    if (!delivery) return;
    // what is under way hears it at once
    await sql`update transmissions t set next_at = ${now} where t.state = 'due' and t.connector = ${cityWebsite.id}
      and t.reached ? 'asked' and exists (select from transmission_articles a
        where a.transmission_id = t.id and a.delivery_id = ${delivery.id})`.execute(tx);
    if (delivery.state !== 'confirmed') return;
    // it was public there, and counts; that it is gone is told until somebody saw to it
    const line = state === 'public' ? '' : endedWords(state, reason);
    const told = line ? `${dayOf(now)} ${line}` : '';
    const note =
      told && !delivery.note.includes(told) ? [delivery.note, told].filter(Boolean).join('；') : delivery.note;
    await changeDelivery(tx, delivery.id, { note, failure: line });
  });
}
