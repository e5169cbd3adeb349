import { sql } from 'kysely';
import { type DueTerm, dueAfter, parseDate } from '../../law/index.ts';
import type { CalendarChange } from '../../organizations/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { instantOf } from '../../platform/dates.ts';
import { DESK, DESK_TITLE } from '../words.ts';
import { tell } from './reckon.ts';

interface Moved {
  id: number;
  authority: number;
  was: string;
  on: string;
  provisional: boolean;
  open: boolean;
}

/** Another arrangement of holidays: the last days that it moves, of all authorities, each term reckoned once. What was met
 *  or excused is judged by the day that holds now. @returns the limits that moved, those of open dues */
export async function moveDues(tx: Tx, { year, after, today }: CalendarChange) {
  const { rows: terms } = await sql<{ base: string; term: string }>`
    select distinct d.base_on as base, (v.content -> 'term')::text as term
    from dues d join obligation_versions v on v.id = d.version_id
    where d.state <> 'dropped' and v.content -> 'term' ->> 'by' = 'after'
      and d.base_on <= ${`${year}-12-31`}::date and d.due_on >= ${`${year - 1}-12-20`}::date`.execute(tx);
  if (!terms.length) return [];
  const dues = terms.map(({ base, term }) => dueAfter(parseDate(base), JSON.parse(term) as DueTerm, after));
  const { rows } = await sql<Moved>`
    with n (base, term, day, provisional) as (
      select * from unnest(${terms.map(({ base }) => base)}::date[], ${terms.map(({ term }) => term)}::text[],
        ${dues.map(({ date }) => date.toString())}::date[], ${dues.map(({ provisional }) => provisional)}::boolean[])
    ), moving as (
      select d.id, d.due_on as was, n.day, n.provisional from dues d
      join obligation_versions v on v.id = d.version_id
      join n on n.base = d.base_on and n.term = (v.content -> 'term')::text
      where d.state <> 'dropped' and (d.due_on, d.provisional) is distinct from (n.day, n.provisional)
      order by d.id for update of d
    )
    update dues d set due_on = m.day, provisional = m.provisional,
      told = case when d.due_on < m.day then '' else d.told end
    from moving m where d.id = m.id
    returning d.id, d.authority_id as authority, m.was, d.due_on as on, d.provisional, d.state = 'open' as open`.execute(
    tx,
  );
  await write(tx, { year, at: instantOf(today) }, rows);
  return limitsIn(rows);
}

async function write(tx: Tx, { year, at }: { year: number; at: Date }, rows: readonly Moved[]): Promise<void> {
  const moved = rows.filter(({ was, on }) => was !== on);
  for (const authorityId of [...new Set(moved.map(({ authority }) => authority))].sort((a, b) => a - b))
    await tell(
      tx,
      { authorityId, cause: 'calendar', remark: `${year} 年放假安排`, by: '系统', at },
      moved
        .filter(({ authority }) => authority === authorityId)
        .map(({ id, was, on }) => ({ id, what: 'moved' as const, was, is: on })),
    );
}

/** As people are told of it: so many dues of one day went to another. */
function limitsIn(rows: readonly Moved[]) {
  const groups = new Map<string, Moved[]>();
  for (const row of rows.filter(({ open }) => open)) {
    const key = `${row.authority} ${row.was} ${row.on} ${row.provisional}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((all) => {
    const { authority, was, on, provisional } = all[0]!;
    return {
      ...{ authorityId: authority, room: DESK_TITLE, title: `${all.length} 项应公开事项`, limit: '公开期限' },
      ...{ href: `${DESK}/dues?from=${on}&to=${on}`, from: was, to: on, provisional },
    };
  });
}
