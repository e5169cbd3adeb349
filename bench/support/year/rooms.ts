import { sql } from 'kysely';
import { calendarOf } from '../../../src/organizations/index.ts';
import { type Asked, foundPolicies, policiesOf } from '../../../src/policies/index.ts';
import { gapsOf } from '../../../src/policies/rules.ts';
import { countTopics } from '../../../src/topics/index.ts';
import type { ROOMS } from './expected-rooms.ts';
import { YEAR, type Year } from './year.ts';

/** What came of the year in the rooms that owe nothing by a day: as they stand in the books now. */
export async function roomsOf(year: Year): Promise<Record<keyof typeof ROOMS, unknown>> {
  const { db } = year.books;
  const id = year.authorityId;
  const [policies, calendar] = [await policiesOf(db, id), await calendarOf(db)];
  const called = (some: typeof policies) =>
    some.map(({ documentId }) => ['N3', 'N10'].find((name) => year.id(name) === documentId) ?? String(documentId));
  const asked: Omit<Asked, 'on'> = {
    ...{ words: '', number: '', theme: '', office: undefined, year: '', validity: '', audience: '' },
  };
  const list = async (query: ReturnType<typeof sql<{ said: string }>>) =>
    (await query.execute(db)).rows.map(({ said }) => said);
  return {
    guides: await list(sql`select shown.content ->> 'title' || ' ' || g.checked_on::text as said from guides g
      join guide_versions shown on shown.guide_id = g.id and shown.until is null where g.authority_id = ${id}`),
    topics: await countTopics(db, id, { from: `${YEAR}-01-01`, to: `${YEAR}-12-31` }),
    policiesHolding: Object.fromEntries(
      ['2026-03-31', '2026-04-01', '2026-11-10', '2026-11-11', '2026-11-30', '2026-12-01'].map((on) => [
        on,
        called(foundPolicies(policies, { ...asked, on }, `${YEAR}-12-31`)).join(' '),
      ]),
    ),
    withoutInterpretation: ['2026-11-16', '2026-11-17'].map(
      (day) => `${day} ${called(gapsOf(policies, calendar, day)).join(' ')}`,
    ),
    digests: await list(sql`select (created_at at time zone 'Asia/Shanghai')::date::text as said from mails
      where room = 'subscriptions' and kind = 'digest' and state = 'sent' order by id`),
    terminals: await list(sql`select kind || ' ' || name as said from terminals where authority_id = ${id}`),
    urgent: await list(sql`select (begun_at at time zone 'Asia/Shanghai')::date::text || ' ' ||
        (coalesce(ended_at, until) at time zone 'Asia/Shanghai')::date::text || case when ended_at is null then '' else ' ' || ended_by end as said
      from urgent_notices where authority_id = ${id} order by id`),
    supplied:
      await list(sql`select title || case when withdrawn_at is null then '' else ' 撤下' end as said from publications
      where authority_id = ${id} and supplier <> '' order by document_id`),
    keys: await list(sql`select name || case when revoked_at is null then '' else ' 停用' end as said from api_keys
      where authority_id = ${id} order by id`),
    briefings:
      await list(sql`select to_char(month, 'YYYY-MM') || ' ' || (begun_at at time zone 'Asia/Shanghai')::date::text || ' ' ||
      state as said from briefings where authority_id = ${id} order by month`),
  };
}
