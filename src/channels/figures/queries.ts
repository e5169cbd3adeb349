import { sql } from 'kysely';
import { type Channel, channels } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { isSlow } from '../deliveries/punctual.ts';

/** What was put out in a year, by channel, month and office; and how much of it later than the authority asks. */
export interface ChannelFigures {
  year: number;
  cells: readonly { channel: Channel; month: number; officeId: number; count: number }[];
  /** of what was signed off here and put out elsewhere than on the site */
  punctual: readonly { channel: Channel; all: number; slow: number }[];
}

const periodOf = (year: number): [from: string, to: string] => [`${year}-01-01`, `${year}-12-31`];

function confirmedIn(db: Db, authorityId: number, year: number) {
  const [from, to] = periodOf(year);
  return db
    .selectFrom('deliveries as d')
    .where('d.authority_id', '=', authorityId)
    .where('d.state', '=', 'confirmed')
    .where('d.delivered_on', '>=', from)
    .where('d.delivered_on', '<=', to);
}

/** What was put out in a year, by channel, month and office. */
export function countedIn(db: Db, authorityId: number, year: number): Promise<ChannelFigures['cells']> {
  const month = sql<number>`extract(month from d.delivered_on)::int`;
  return confirmedIn(db, authorityId, year)
    .select(['d.channel', month.as('month'), 'd.office_id as officeId'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy(['d.channel', month, 'd.office_id'])
    .execute();
}

/** All figures of a year. Rows that somebody recorded by hand have no day of planning: they are not judged. */
export async function channelFigures(db: Db, authorityId: number, year: number): Promise<ChannelFigures> {
  const slow = await isSlow(db, authorityId, periodOf(year));
  const [cells, judged] = await Promise.all([
    countedIn(db, authorityId, year),
    confirmedIn(db, authorityId, year)
      .where('d.document_id', 'is not', null)
      .where('d.channel', '<>', 'website')
      .select('d.channel')
      .select(({ fn }) => [fn.countAll<number>().as('all'), fn.countAll<number>().filterWhere(slow).as('slow')])
      .groupBy('d.channel')
      .execute(),
  ]);
  const at = (channel: Channel) => channels.indexOf(channel);
  return { year, cells, punctual: judged.toSorted((a, b) => at(a.channel) - at(b.channel)) };
}
