import { sql } from 'kysely';
import type { Calendar } from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { dayOf, instantOf } from '../../platform/dates.ts';
import type { House } from '../../platform/room.ts';
import type { StandingLine } from '../kinds.ts';
import { putMails } from '../outbox.ts';
import { DIGEST, digestOf } from './digest.ts';
import { mayGoAt, type Wish } from './rules.ts';
import { wishOf } from './wishes.ts';

interface Gathering {
  db: Db;
  house: House;
  now: Date;
}

interface Turn extends Gathering {
  site: string;
  calendar: Calendar;
  /** of an authority, asked once in a turn */
  standing: (authorityId: number) => Promise<ReadonlyMap<number, readonly StandingLine[]>>;
}

/** Lets reminders go for whom it is time: alone, or all that waits for a person in one mail; the others wait for their hour.
 *  Two processes at once tell nothing twice: a person's reminders are held by one of them. */
export async function gatherReminders(gathering: Gathering, site: string): Promise<void> {
  const { db, now } = gathering;
  const people = await db
    .selectFrom('mails as m')
    .innerJoin('mail_addresses as a', 'a.staff_id', 'm.staff_id')
    .select('a.staff_id as id')
    .distinct()
    .where('m.state', '=', 'waiting')
    .where('m.ready', '=', false)
    .where('m.next_at', '<=', now)
    .where('a.sealed_email', 'is not', null)
    .orderBy('id')
    .execute();
  if (people.length === 0) return;
  const turn = { ...gathering, site, calendar: await calendarOf(db), standing: standingIn(gathering) };
  for (const { id } of people) await db.transaction().execute((tx) => gatherFor(tx, turn, id));
}

function standingIn({ db, house, now }: Gathering): Turn['standing'] {
  const known = new Map<number, Promise<Map<number, StandingLine[]>>>();
  const ask = async (authorityId: number) => {
    const all = new Map<number, StandingLine[]>();
    for (const of of house.brought('pressing'))
      for (const [id, lines] of await of({ db, house, now }, authorityId))
        all.set(id, [...(all.get(id) ?? []), ...lines]);
    return all;
  };
  return (authorityId) => {
    if (!known.has(authorityId)) known.set(authorityId, ask(authorityId));
    return known.get(authorityId)!;
  };
}

/** What waits for a person and is due, held until the transaction ends. */
function waitingFor(tx: Tx, staffId: number, now: Date) {
  return tx
    .selectFrom('mails')
    .select(['id', 'authority_id as authorityId', 'room', 'kind', 'about', 'recipient_shown as name', 'must'])
    .select(['what', 'body', 'href', 'due_on as dueOn', 'created_at as createdAt'])
    .where('staff_id', '=', staffId)
    .where('state', '=', 'waiting')
    .where('ready', '=', false)
    .where('next_at', '<=', now)
    .orderBy('id')
    .forUpdate()
    .execute();
}
type Row = Awaited<ReturnType<typeof waitingFor>>[number];

async function gatherFor(tx: Tx, turn: Turn, staffId: number): Promise<void> {
  const { now, calendar } = turn;
  const lock = await sql<{
    held: boolean;
  }>`select pg_try_advisory_xact_lock(hashtext(${`reminders ${staffId}`})) as held`;
  if (!(await lock.execute(tx)).rows[0]!.held) return;
  const rows = await waitingFor(tx, staffId, now);
  const wish = await wishOf(tx, staffId);
  // a gathered mail that did not arrive goes again as soon as its person may be written to
  const again = rows.filter(({ room, kind }) => room === DIGEST.room && kind === DIGEST.kind);
  await release(tx, again, mayGoAt({ ...wish, mode: 'each' }, now, calendar), now);
  const rest = await untilTold(
    tx,
    turn,
    staffId,
    rows.filter((row) => !again.includes(row)),
  );
  if (rest.length === 0) return;
  const dailyKey = `digest:${staffId}:${dayOf(now)}`;
  const last = wish.mode !== 'each' && (await isPut(tx, dailyKey)) ? dayOf(now) : undefined;
  const when = mayGoAt(wish, now, calendar, last);
  if (when > now) return release(tx, rest, when, now);
  const telling = await worthTelling(tx, turn, rest, wish);
  if (telling.length === 0) return;
  const alone = wish.mode === 'each' && telling.length === 1 && dayOf(telling[0]!.createdAt) === dayOf(now);
  if (alone) return release(tx, telling, now, now);
  const key = wish.mode === 'each' ? `digest:${staffId}:${now.toISOString()}` : dailyKey;
  await putTogether(tx, turn, { staffId, key, rows: telling });
}

/** Without what their person left alone until a later day; that waits until then. */
async function untilTold(tx: Tx, { house, now }: Turn, staffId: number, rows: readonly Row[]): Promise<Row[]> {
  const today = dayOf(now);
  const asked = house.brought('leftAlone').map((of) => of(tx, staffId, today));
  const alone = (await Promise.all(asked)).flat();
  const until = ({ href, dueOn, must }: Row) =>
    must ? undefined : alone.find((one) => one.href === href && (dueOn === null || dueOn === one.dueOn))?.until;
  for (const row of rows) {
    const day = until(row);
    if (day) await release(tx, [row], instantOf(day), now);
  }
  return rows.filter((row) => !until(row));
}

/** These may go, at once or then. */
async function release(tx: Tx, rows: readonly Row[], when: Date, now: Date): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await tx
    .updateTable('mails')
    .set(when > now ? { next_at: when } : { ready: true })
    .where('id', 'in', ids)
    .execute();
}

async function isPut(tx: Tx, key: string): Promise<boolean> {
  return (await tx.selectFrom('mails').select('id').where('key', '=', key).executeTakeFirst()) !== undefined;
}

/** Of each matter the newest that is still true; the others are told no more. */
async function worthTelling(tx: Tx, { house }: Turn, rows: readonly Row[], { mode }: Wish): Promise<Row[]> {
  const newest = new Map(rows.map((row) => [`${row.room}:${row.kind}:${row.about}`, row]));
  const over = new Set<Row>();
  for (const { mail, still } of house.brought('mails')) {
    const own = rows.filter(({ room, kind }) => `${room}:${kind}` === mail);
    if (!still || own.length === 0) continue;
    const left = new Set(
      await still(
        tx,
        own[0]!.authorityId,
        own.map(({ about }) => about),
      ),
    );
    for (const row of own) if (!left.has(row.about)) over.add(row);
  }
  const telling = [...newest.values()].filter((row) => !over.has(row) && (mode !== 'none' || row.must));
  const dropped = rows.filter((row) => !telling.includes(row)).map(({ id }) => id);
  if (dropped.length) await tx.updateTable('mails').set({ state: 'dropped' }).where('id', 'in', dropped).execute();
  return telling;
}

/** One mail of all of these, which count as told with it. */
async function putTogether(
  tx: Tx,
  { now, site, calendar, standing }: Turn,
  { staffId, key, rows }: { staffId: number; key: string; rows: readonly Row[] },
): Promise<void> {
  const { authorityId, name } = rows[0]!;
  const lines = rows.map(({ what, body, dueOn, href }) => ({
    ...{ what, dueOn, href },
    // how much is left is said anew; what has no day says what it said
    details: dueOn ? [] : body.split('\n\n')[0]!.split('\n'),
  }));
  const before = ((await standing(authorityId)).get(staffId) ?? []).filter(
    (one) => !lines.some(({ href, dueOn }) => href === one.href && dueOn === one.dueOn),
  );
  const words = digestOf({ lines, before, name, today: dayOf(now), calendar, site });
  await putMails({ db: tx, now }, [
    {
      ...{ authorityId, ...DIGEST, about: `staff:${staffId}`, key, to: { staffId, name } },
      ...words,
      reminder: { what: '', href: '', dueOn: null, must: rows.some(({ must }) => must) },
    },
  ]);
  const digest = await tx
    .updateTable('mails')
    .set({ ready: true })
    .where('key', '=', key)
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('mails')
    .set({ state: 'gathered', gathered_in: digest.id })
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
}
