import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { authorityById } from '../../organizations/index.ts';
import { append } from '../../platform/audit-log/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type May, mayReach, send } from '../../platform/outside/index.ts';
import { program } from '../../platform/roles.ts';
import type { JobContext } from '../../platform/room.ts';
import { severalAtOnce } from '../../platform/several.ts';
import type { WebhookEvent } from '../tables.ts';
import { messageOf } from './message.ts';
import { arrived, DAYS_UNTIL_PAUSED, isAway, pauseAfter, restAfter, SLOW, type Tried } from './rules.ts';
import { purposeOf, signatureOf } from './secret.ts';
import { beginningOf, silenceInWords } from './words.ts';

/** Addresses that are told at once: one that is slow or away holds up no other. */
const AT_ONCE = 24;
/** Deliveries that go to one address at once; then the others have their turn. */
const TOGETHER = 4;
/** A turn of the job ends then, ms, and begins nothing with who is slow after a part of it. */
const [TURN, TURN_OF_SLOW] = [15_000, 5_000];
/** One delivery takes no longer, ms, and of its answer no more is read, bytes. */
const [WITHIN, MOST_READ] = [10_000, 2_000];
/** An address that a process holds and that it did not let go for so long is taken over, ms: longer than any delivery. */
const HELD = 60_000;
const DAY = 24 * 3_600_000;
/** Whatever is wrong with one delivery holds up no other. */
const FAULT = (error: unknown): Omit<Tried, 'ms'> => ({
  ...{
    status: null,
    said: `程序出错，请联系平台运行管理员：${error instanceof Error ? error.message : String(error)}`,
  },
});

type Context = Pick<JobContext, 'db' | 'sealer' | 'now' | 'config'>;
type Working = Pick<Context, 'db' | 'sealer'> & { clock: () => Date; may: May };

/** Tells other programs what is due: those of an authority that was served longest ago first, a few deliveries to each.
 *  Of each address one process holds the lease, so that nothing is sent twice at once; what a process that ended had sent
 *  and not noted is sent again under the same number. */
export async function push({ db, sealer, config, now }: Context): Promise<void> {
  if (sealer.problem) return;
  const begun = performance.now();
  const clock = () => new Date(now.getTime() + performance.now() - begun);
  const working = { db, sealer, clock, may: mayReach(config) };
  await severalAtOnce({
    atOnce: AT_ONCE,
    turnMs: TURN,
    take: (most, elapsed) => takeWebhooks(db, clock(), most, elapsed < TURN_OF_SLOW),
    work: (one) => tell(working, one),
  });
}

interface Taken {
  id: number;
  authorityId: number;
  key: string;
  address: string;
  site: string;
  sealedSecret: Buffer;
  failures: number;
  failingSince: Date | null;
  /** this process's hold of it */
  token: string;
}

/** What may be sent now to w: due, and nothing about the same document is to be told before. */
const ready = (now: Date) => sql`d.webhook_id = w.id and d.state = 'due' and d.next_at <= ${now}
  and not exists (select from webhook_deliveries e
    where e.webhook_id = d.webhook_id and e.document_id = d.document_id and e.state = 'due' and e.id < d.id)`;

/** A lease need not outlive the database: it is not waited for until it lies on the disk. */
async function takeWebhooks(db: Db, now: Date, most: number, slowToo: boolean): Promise<Taken[]> {
  const token = randomUUID();
  const { rows } = await sql<Omit<Taken, 'token'>>`
    with soon as (select set_config('synchronous_commit', 'off', true)), next as (
      select w.id from webhooks w join authorities a on a.id = w.authority_id
      where w.state = 'active' and a.closed_at is null and w.held_until <= ${now} and w.rests_until <= ${now}
        and (${slowToo} or not w.slow) and exists (select from webhook_deliveries d where ${ready(now)} offset 0)
      order by (select max(o.worked_at) from webhooks o where o.authority_id = w.authority_id), w.worked_at, w.id
      limit ${most} for update of w skip locked)
    update webhooks w set held_until = ${new Date(now.getTime() + HELD)}, held_by = ${token}, worked_at = ${now}
    from next, soon where w.id = next.id
    returning w.id, authority_id as "authorityId", key, address, site, sealed_secret as "sealedSecret", failures,
      failing_since as "failingSince"`.execute(db);
  return rows.map((row) => ({ ...row, token }));
}

interface Due {
  id: number;
  key: string;
  event: WebhookEvent | 'test';
  documentId: number | null;
  happenedAt: Date;
  attempts: number;
}

async function tell(working: Working, webhook: Taken): Promise<void> {
  const { db, clock } = working;
  const { rows } = await sql<Due>`
    select d.id, d.key, d.event, d.document_id as "documentId", d.happened_at as "happenedAt", d.attempts
    from webhook_deliveries d join webhooks w on w.id = d.webhook_id
    where w.id = ${webhook.id} and ${ready(clock())} order by d.next_at, d.id limit ${TOGETHER}`.execute(db);
  const all: Tried[] = [];
  try {
    await Promise.all(rows.map(async (due) => void all.push(await attempt(working, webhook, due))));
  } finally {
    await letGo(working, webhook, all);
  }
}

async function attempt(working: Working, webhook: Taken, due: Due): Promise<Tried> {
  const begun = performance.now();
  const came = await tryOnce(working, webhook, due).catch(FAULT);
  const tried = { ...came, ms: Math.round(performance.now() - begun) };
  await keep(working, webhook, due, tried);
  return tried;
}

async function tryOnce({ db, sealer, clock, may }: Working, webhook: Taken, due: Due): Promise<Omit<Tried, 'ms'>> {
  const { address, site, key, sealedSecret } = webhook;
  const authority = (await authorityById(db, webhook.authorityId))!;
  const secret = sealer.open<string>(sealedSecret, purposeOf(key));
  const body = await messageOf(db, authority, { ...due, delivery: due.key, site }, clock());
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'user-agent': 'gongkai-webhook/1',
    'x-gongkai-event': due.event,
    'x-gongkai-delivery': due.key,
    'x-gongkai-signature': signatureOf(body, secret),
  };
  const sent = await send(address, { method: 'POST', headers, body, most: MOST_READ, within: WITHIN }, may);
  if (sent.how !== 'answered') return { status: null, said: silenceInWords(sent) };
  return { status: sent.status, said: beginningOf(sent.body) };
}

/** Notes a try, if this process still holds the address and nobody else ended the delivery. */
async function keep({ db, clock }: Working, webhook: Taken, { id, attempts }: Due, tried: Tried): Promise<void> {
  const at = clock();
  const pause = pauseAfter(attempts + 1);
  const next = arrived(tried)
    ? { state: 'done' as const, ended_at: at }
    : pause === undefined
      ? { state: 'dead' as const, ended_at: at }
      : { next_at: new Date(at.getTime() + pause * 1000) };
  await db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('webhook_deliveries')
      .set({ attempts: attempts + 1, ...next })
      .where('id', '=', id)
      .where('state', '=', 'due')
      .where((eb) =>
        eb.exists(
          eb.selectFrom('webhooks').select('id').where('id', '=', webhook.id).where('held_by', '=', webhook.token),
        ),
      )
      .executeTakeFirst();
    if (numUpdatedRows)
      await tx
        .insertInto('webhook_attempts')
        .values({ delivery_id: id, at, ...tried })
        .execute();
  });
}

/** Lets the address go. Who is away rests, longer each time; after days of nothing but failures it is paused until a
 *  person looks at it. */
async function letGo({ db, clock }: Working, webhook: Taken, all: readonly Tried[]): Promise<void> {
  const { id, authorityId, token, failures, failingSince } = webhook;
  const at = clock();
  const fails = all.length > 0 && !all.some(arrived);
  const since = fails ? (failingSince ?? at) : null;
  const inRow = fails ? failures + 1 : 0;
  const rest = all.some(isAway) && fails ? restAfter(inRow) : 0;
  const given = since !== null && at.getTime() - since.getTime() > DAYS_UNTIL_PAUSED * DAY;
  await db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('webhooks')
      .set({ held_until: sql<Date>`'-infinity'`, held_by: '' })
      .$if(all.length > 0, (query) =>
        query.set({
          ...{ failing_since: since, failures: inRow, slow: fails || all.some(({ ms }) => ms > SLOW) },
          rests_until: rest ? new Date(at.getTime() + rest * 1000) : sql<Date>`'-infinity'`,
        }),
      )
      .where('id', '=', id)
      .where('held_by', '=', token)
      .executeTakeFirst();
    if (!numUpdatedRows || !given) return;
    const { numUpdatedRows: paused } = await tx
      .updateTable('webhooks')
      .set({ state: 'paused', paused_at: at, paused_by: '' })
      .where('id', '=', id)
      .where('state', '=', 'active')
      .executeTakeFirst();
    if (!paused) return;
    const who = program(authorityId);
    await append(tx, { at, who, action: 'openData.webhookPaused', subject: `webhook:${id}`, detail: {} });
  });
}
