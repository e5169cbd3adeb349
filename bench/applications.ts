import { sql } from 'kysely';
import { filterIn, listPage, openLines } from '../src/applications/handling/list/list.ts';
import { countApplications } from '../src/applications/index.ts';
import { createCalendar, dueOf } from '../src/law/index.ts';
import { lastDayByHand, nextDay } from '../test/support/hand-count.ts';
import { randomLife } from '../test/support/random-life.ts';
import { onEmptyBooks } from './support/books.ts';
import { seeded } from './support/random.ts';
import { judge, print, timed } from './support/timing.ts';

/** 100,000 applications (or as many as BENCH_APPLICATIONS says): their lives against days counted by hand, the list of
 *  them, table three of a year. */
const COUNT = Number(process.env.BENCH_APPLICATIONS ?? 100_000);
const EACH = 200;

const random = seeded(7);
const dice = (n: number) => Math.floor(random() * n);
const calendar = createCalendar();
const began = performance.now();
let compared = 0;
for (let n = 0; n < COUNT; n += 1) {
  const start = nextDay('2019-01-02', dice(365 * 5));
  // the clock is compared before every step that is taken
  randomLife(dice, start, calendar, 25, (state, _step, today, ok, steps) => {
    if (!ok || state.phase !== 'open') return;
    compared += 1;
    const engine = dueOf(state, today, calendar)?.date.toString();
    const hand = lastDayByHand(steps, today);
    if (engine !== hand) throw new Error(`${JSON.stringify(steps)} on ${today}: ${engine}, by hand ${hand}`);
  });
}
const seconds = ((performance.now() - began) / 1000).toFixed(1);
print('lives against days by hand', { lives: COUNT, clocks: compared, differences: 0, seconds });

await onEmptyBooks(async ({ db }) => {
  const { id } = await db
    .insertInto('authorities')
    .values({ code: 'bench', name: '测量镇', short_name: '测量', paper_prefix: '测量镇', contact: '{}', guide: '{}' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`
    insert into applications (authority_id, number, subject, applicant_kind, channel, arrived_on, received_on, phase,
      closed_on, outcome, reply_kind, due_on, applicant_shown, words)
    select ${id}, '测量镇依申请〔' || extract(year from d) || '〕' || n || '号', '第 ' || n || ' 件所需的信息',
      (array['person', 'business', 'research', 'charity', 'legalService', 'otherOrganisation'])[1 + n % 6], 'online', d, d,
      case when n % 200 = 0 then 'open' else 'closed' end, case when n % 200 = 0 then null else d + 20 end,
      case when n % 200 = 0 then null else 'granted' end, case when n % 200 = 0 then null else 'granted' end, d + 28,
      '张＊', array['信息', '词' || n % 500]
    from (select n, '2010-01-01'::date + n % 5000 as d from generate_series(1, ${COUNT}::int) n) made`.execute(db);
  await sql`vacuum analyze applications`.execute(db);
  const page = (query: Record<string, string>) => async () => {
    const at = { arrivedOn: nextDay('2010-01-01', dice(5000)), id: 1 + dice(COUNT), way: 'older' as const };
    await listPage(db, id, filterIn(query), dice(2) ? at : undefined, { today: '2023-09-25', calendar });
  };
  const lists: [string, Record<string, string>][] = [
    ['all', {}],
    ['closed', { phase: 'closed' }],
    ['open', { phase: 'open' }],
    ['kind', { kind: 'charity' }],
    ['open of a kind', { phase: 'open', kind: 'charity' }],
    ['overdue', { left: 'late' }],
    ['days left', { left: '5' }],
    ['kind of reply', { reply: 'granted' }],
    ['kind of reply that is rare', { reply: 'stateSecret' }],
    ['channel', { channel: 'online' }],
    ['channel that nobody used', { channel: 'fax' }],
    ['year', { year: '2015' }],
    ['words', { words: '信息' }],
  ];
  const say = async (name: string, call: () => Promise<unknown>) => {
    const { p50, p99 } = await timed(Array.from({ length: EACH }), call);
    print(name, { p50: p50.toFixed(2), p99: p99.toFixed(2) });
    return p99;
  };
  let slowest = 0;
  for (const [name, query] of lists) slowest = Math.max(slowest, await say(`list: ${name}`, page(query)));
  judge('list of applications, p99 of the slowest filter', slowest, 'ms', { atMost: 50 });
  await say('wall: all that is open', () => openLines(db, id));
  const three = await say('table three of a year', () => countApplications(db, id, 2010 + dice(13)));
  judge('table three of a year, p99', three, 'ms', { atMost: 200 });
});
