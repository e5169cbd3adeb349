import { type RawBuilder, sql } from 'kysely';
import { type Calendar, parseDate } from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { plannedOn } from './store.ts';

/** Working days within which what was signed off is out everywhere: the authority's own rule, no law's. ○ */
const WITHIN = 1;

/** The last day on which something planned for a day is put out in time; 'YYYY-MM-DD'. */
const punctualUntil = (planned: string, calendar: Calendar): string =>
  calendar.countForward(parseDate(planned), WITHIN).date.toString();

/** The SQL of "put out elsewhere than on the site, and later than `WITHIN` asks", for rows `d`. The last days of all days of planning
 *  in the period are reckoned here and handed to the database. What was recorded by hand was planned by nobody.
 *  @param period first and last day of delivery; undefined: always */
export async function isSlow(
  db: Db,
  authorityId: number,
  period: [from: string, to: string] | undefined,
): Promise<RawBuilder<boolean>> {
  const calendar = await calendarOf(db);
  let days = db
    .selectFrom('deliveries as d')
    .select(plannedOn.as('day'))
    .distinct()
    .where('d.authority_id', '=', authorityId)
    .where(late);
  if (period) days = days.where('d.delivered_on', '>=', period[0]).where('d.delivered_on', '<=', period[1]);
  const planned = (await days.execute()).map(({ day }) => day);
  const until = planned.map((day) => punctualUntil(day, calendar));
  return sql<boolean>`${late} and exists (select 1 from unnest(${planned}::date[], ${until}::date[]) as l (planned, until)
      where l.planned = ${plannedOn} and d.delivered_on > l.until)`;
}

/** Among these stands all that is slow. */
const late = sql<boolean>`d.state = 'confirmed' and d.document_id is not null and d.channel <> 'website'
  and d.delivered_on > ${plannedOn}`;
