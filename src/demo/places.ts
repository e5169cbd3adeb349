import { sql } from 'kysely';
import type { Tx } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import { workingDaysBefore } from './calendar.ts';
import { authorFor } from './desks.ts';
import type { Filed } from './filed.ts';
import { places } from './town.ts';

/** Days back from today within which something was posted or forwarded one by one. */
const SINCE = 45;
const TERM = 7;
/** Whoever takes nothing down for so long has been asked. */
const FORGOTTEN = 6;

const later = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The boards and groups of the communities and of the town, each one single, and what is to be done at them today: to be
 *  posted, late, hanging, over, to be replaced, taken down; forwarded and opened; asked and answered. */
export async function addPlaces(tx: Tx, filed: Filed, now: Date): Promise<void> {
  const today = dayOf(now);
  const at = await registered(tx, filed);
  const rows = await tx
    .selectFrom('deliveries')
    .select(['id', 'office_id as officeId', 'channel', 'state', 'delivered_on as on', 'planned_at as plannedAt'])
    .where('authority_id', '=', filed.authorityId)
    .where('document_id', 'is not', null)
    .where('channel', 'in', ['board', 'serviceBoard', 'groups'])
    .where('state', 'in', ['planned', 'confirmed'])
    .where('planned_at', '>=', new Date(now.getTime() - SINCE * 86_400_000))
    .orderBy('id')
    .execute();
  let replaced = false;
  for (const { id, officeId, channel, state, on, plannedAt } of rows) {
    const place = at.find((one) => one.channel === channel && (one.officeId === officeId || one.servesAll));
    if (!place) continue;
    const ends = on && channel !== 'groups' ? later(on, TERM) : null;
    const down = ends !== null && later(ends, FORGOTTEN) < today;
    const replace = !replaced && state === 'confirmed' && !down && channel === 'board';
    if (replace) {
      replaced = true;
      await tx
        .updateTable('deliveries')
        .set({ follow_up: 'replace', follow_up_since: now })
        .where('id', '=', id)
        .execute();
    }
    const { id: postingId } = await tx
      .insertInto('postings')
      .values({
        ...{ authority_id: filed.authorityId, delivery_id: id, place_id: place.id },
        state: state === 'planned' ? 'due' : down ? 'down' : 'up',
        follow_up: replace ? 'replace' : null,
        due_on: replace ? today : state === 'planned' ? later(dayOf(plannedAt), 1) : null,
        term_days: channel === 'groups' ? null : TERM,
        ...{ posted_on: on, posted_by: on ? place.tender : '', ends_on: ends },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (channel === 'groups') await addLink(tx, postingId, on, today);
    if (!on) continue;
    const did = (what: 'post' | 'takeDown', day: string) => ({
      ...{ posting_id: postingId, what, key: `demo-${what}-${postingId}`, done_by: place.tender, photo_hash: null },
      ...{ done_at: new Date(`${day}T09:30:00+08:00`), at: new Date(`${day}T09:31:00+08:00`) },
    });
    const events = [did('post', on), ...(down ? [did('takeDown', later(ends!, 1))] : [])];
    await tx.insertInto('posting_events').values(events).execute();
  }
  await ask(tx, filed, at, now);
}

type At = Awaited<ReturnType<typeof registered>>[number];

async function registered(tx: Tx, filed: Filed) {
  const villages = places.flatMap(({ code, name }, n) => [
    { channel: 'board' as const, code, name: `${name}公开栏`, place: name, since: '2016-03-01', members: null },
    {
      channel: 'groups' as const,
      code,
      name: `${name}居民群`,
      place: name,
      since: '2020-02-03',
      members: 160 + n * 37,
    },
  ]);
  const office = [
    { channel: 'board' as const, name: '政务公开栏', place: '镇政府办公楼', since: '2016-03-01', code: 'dzb' },
    {
      channel: 'serviceBoard' as const,
      name: '便民事项公示栏',
      place: '便民服务大厅',
      since: '2019-06-03',
      code: 'bmz',
    },
  ].map((one) => ({ ...one, members: null }));
  const out = [];
  for (const { channel, code, name, place, since, members } of [...villages, ...office]) {
    const officeId = filed.offices.get(code)!;
    const tender = authorFor(filed, code);
    const { id } = await tx
      .insertInto('public_facilities')
      .values({
        ...{ authority_id: filed.authorityId, kind: channel, name, place, count: 1, since },
        ...{ recorded_by: filed.staff.get('head')!.name, recorded_at: new Date('2022-01-05T02:00:00Z') },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const servesAll = members === null && !places.some((village) => village.code === code);
    await tx
      .insertInto('posting_places')
      .values({ facility_id: id, office_id: officeId, contact_id: tender.id, serves_all: servesAll, members })
      .execute();
    out.push({ id, channel, officeId, servesAll, tender: tender.name });
  }
  return out;
}

/** A code of its own, and opens that fall off from day to day. */
async function addLink(tx: Tx, postingId: number, on: string | null, today: string): Promise<void> {
  const code = `demo${String(postingId).padStart(4, '0').slice(-4).replaceAll('0', 'a').replaceAll('1', 'b')}`;
  const { rows } = await sql`insert into short_links (code, posting_id) values (${code}, ${postingId})
    on conflict do nothing returning code`.execute(tx);
  if (!on || !rows.length) return;
  const days = [0, 1, 2, 3].map((n) => ({
    code,
    day: later(on, n),
    opens: Math.max(1, 40 + (postingId % 23) - n * 15),
  }));
  const past = days.filter(({ day }) => day <= today);
  if (past.length) await tx.insertInto('link_opens').values(past).execute();
}

const QUESTIONS = [
  ['自来水检修哪天恢复供水？', '当天下午恢复，已在群里回复。', null],
  ['耕地地力保护补贴什么时候发到卡上？', '', 'czs'],
  ['新生儿参保要带哪些材料？', '户口簿和出生医学证明，可以在便民服务大厅办。', null],
  ['村口路灯坏了找谁修？', '', 'zfd'],
] as const;

async function ask(tx: Tx, filed: Filed, at: readonly At[], now: Date): Promise<void> {
  const groups = at.filter(({ channel }) => channel === 'groups');
  await tx
    .insertInto('group_questions')
    .values(
      QUESTIONS.map(([question, answer, office], n) => ({
        ...{ authority_id: filed.authorityId, place_id: groups[n % groups.length]!.id, question, answer },
        asked_on: workingDaysBefore(dayOf(now), n + 1),
        passed_to: office && filed.offices.get(office)!,
        ...{ entered_by: groups[n % groups.length]!.tender, entered_at: now },
      })),
    )
    .execute();
}
