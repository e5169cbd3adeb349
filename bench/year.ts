import { sql } from 'kysely';
import { readConfig } from '../src/platform/config.ts';
import { onEmptyBooks } from './support/books.ts';
import { judge, print } from './support/timing.ts';
import { cells, differences } from './support/year/compare.ts';
import { CHANNELS, CORRECTED, EXPECTED, MAILS_AFTER_WEEK_OFF, TABLES, YEAR_FIGURES } from './support/year/expected.ts';
import { ROOMS } from './support/year/expected-rooms.ts';
import { figuresOf, mailsOf } from './support/year/figures.ts';
import { besides, compiled, published } from './support/year/report.ts';
import { roomsOf } from './support/year/rooms.ts';
import { OFF, SCRIPT } from './support/year/script/index.ts';
import { setUpYear } from './support/year/set-up.ts';
import { Sink } from './support/year/sink.ts';
import { type Walked, walk } from './support/year/walk.ts';
import { at, Year } from './support/year/year.ts';

/** A calendar year of a town and the city above it, day by day by the actions of its people and the jobs of the house
 *  (support/year/script). How the town stands on eleven days, what came of the mistakes of the year, and its annual report are held
 *  against what was worked out by hand (support/year/expected.ts): a difference fails. */
const config = readConfig({});
const sink = new Sink();
await sink.listen();
const began = performance.now();
const wrong: string[] = [];
const seconds = () => Number(((performance.now() - began) / 1000).toFixed(1));
const CORRECTION = '2026-07-06';
const BACK = '2026-08-17';
const LAST = '2026-12-31';
const END = '2027-01-13';

try {
  await onEmptyBooks(async (books) => {
    // work is measured here, not the disk: nothing need outlive a power cut
    await sql`alter system set synchronous_commit = off`.execute(books.db);
    await sql`select pg_reload_conf()`.execute(books.db);
    const year = new Year(books);
    await setUpYear(year, at('01-04 08:30'), sink);
    print('set up', { seconds: seconds() });
    let tables: string | undefined;
    const evening = async (day: string) => {
      const expected = EXPECTED[day];
      if (expected) {
        const found = differences(day, expected, await figuresOf(year, day));
        wrong.push(...found);
        print(day, { differences: found.length, seconds: seconds() });
      }
      if (day === CORRECTION) wrong.push(...differences(`${day} correction`, CORRECTED, await changesOf(year)));
      if (day === BACK) {
        wrong.push(...differences(`${day} mails`, MAILS_AFTER_WEEK_OFF, await mailsOf(year, { from: day, to: day })));
        wrong.push(...differences('mails while off', {}, await mailsOf(year, OFF)));
      }
      if (day === END) {
        const found = differences('rooms', ROOMS, await roomsOf(year));
        wrong.push(...found);
        print('rooms that owe nothing by a day', { differences: found.length });
      }
      if (day === LAST || day === END) {
        wrong.push(...differences(`${day} year`, YEAR_FIGURES, await besides(year)));
        tables = await reportOn(year, day, tables);
      }
    };
    const walked = await walk(year, SCRIPT, { from: '2026-01-04', to: END, config }, evening);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_log`.execute(year.books.db);
    const { days, deeds, turns } = walked;
    print('the year', { days, 'done by people': deeds, 'in the audit log': rows[0]!.n, 'jobs run': turns });
    print('mails', { 'in the outbox': await mailCount(year), 'at the server': sink.mails });
    ratios(walked);
  });
} finally {
  await sink.close();
}
const { user, system } = process.cpuUsage();
print('processor, without the database', { seconds: ((user + system) / 1_000_000).toFixed(1) });
for (const line of wrong) process.stdout.write(`  ${line}\n`);
judge('days and figures that differ from those worked out by hand', wrong.length, '', { atMost: 0 });
judge('a simulated year', seconds(), 's', { atMost: 60 });
if (wrong.length) process.exitCode = 1;

/** Where the time went; and in statements, which are the same on every machine: jobs by people, and whether a day at the end
 *  of the year costs more than one at its beginning. */
function ratios({ took, asked, quarters }: Walked): void {
  const jobs = [...took.jobs.values()].reduce((sum, ms) => sum + ms, 0);
  const s = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  const dearest = [...took.jobs].sort((a, b) => b[1] - a[1]).slice(0, 6);
  print('jobs, people', { jobs: s(jobs), people: s(took.people), ratio: (jobs / took.people).toFixed(2) });
  print('the dearest jobs', Object.fromEntries(dearest.map(([name, ms]) => [name, s(ms)])));
  const each = [...quarters];
  print('by quarter', Object.fromEntries(each.map(([quarter, { ms, asked }]) => [quarter, `${s(ms)} ${asked}`])));
  const of = { jobs: asked.jobs, people: asked.people, ratio: (asked.jobs / asked.people).toFixed(2) };
  const last = quarters.get('Q4')!.asked / quarters.get('Q1')!.asked;
  print('statements', { ...of, 'last quarter by the first': last.toFixed(2) });
}

/** The report as compiled, without anything that the rules find, its cells as worked out; after the year nothing moves them.
 *  @param before its tables as they stood at the end of the year @returns those of today */
async function reportOn(year: Year, day: string, before: string | undefined): Promise<string> {
  const { report } = await compiled(year);
  wrong.push(...report.findings.map(({ rule, message }) => `${day} report ${rule}: ${message}`));
  const { tables, channels } = report;
  wrong.push(...differences(`${day} report`, TABLES, cells({ ...tables })));
  wrong.push(...differences(`${day} report channels`, CHANNELS, cells({ ...channels })));
  const now = JSON.stringify({ tables, channels });
  if (before === undefined) return now;
  if (now !== before) wrong.push(`${day}: the tables of the year moved after its end`);
  const public_ = await published(year);
  if (JSON.stringify({ tables: public_?.tables, channels: public_?.channels }) !== before)
    wrong.push(`${day}: the published report has other tables than the books`);
  return now;
}

async function changesOf({ books, ...year }: Year): Promise<Record<string, number>> {
  const { rows } = await sql<{ kind: string; n: number }>`
    select c.what as kind, count(*)::int as n from due_changes c join dues d on d.id = c.due_id
    where d.obligation_id = ${year.ids.get('O3')!} and c.reckoning_id = (
      select max(id) from due_reckonings where authority_id = ${year.authorityId} and cause = 'catalogue')
    group by 1`.execute(books.db);
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
}

async function mailCount({ books }: Year): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from mails`.execute(books.db);
  return rows[0]!.n;
}
