import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileReport } from '../../src/annual-report/compile.ts';
import { annualReports, reportHash, reportId, yearIn } from '../../src/annual-report/sign-off/subject.ts';
import { authorityById } from '../../src/organizations/index.ts';
import { connect, type Db } from '../../src/platform/database/index.ts';
import { defaultChain } from '../../src/review/index.ts';
import { ledgersOf } from '../support/ledgers.ts';
import { Program } from '../support/program.ts';
import { type TestTown, testTown } from '../support/town.ts';
import { Visitor } from '../support/visitor.ts';
import { wordReport } from '../support/worded.ts';

// kill -9 in the middle of publishing annual reports: each is there whole, with its version, or not at all.
const ROUNDS = Number(process.env.DURABILITY_ROUNDS ?? 3);
const AT_ONCE = 3;
const YEARS = Array.from({ length: 18 }, (_, n) => 2008 + n);
let data: string;
let program: Program;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'gongkai-durability-'));
  await chmod(data, 0o755);
  program = await Program.start(data);
});
afterAll(async () => {
  await program?.stop();
  await rm(data, { recursive: true, force: true });
});

async function withBooks<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = connect(program.databaseUrl, 4);
  return work(db).finally(close);
}

/** A town with books of eighteen years, all of whose reports are signed and wait to be published. */
async function signedReports(db: Db, code: string): Promise<{ town: TestTown; login: string }> {
  const town = await testTown(db, code);
  const [head, author] = [await town.person('office', 'disclosureHead'), await town.person('office', 'editor')];
  const ledgers = ledgersOf(db, town);
  const authority = (await authorityById(db, town.authorityId))!;
  for (const year of YEARS) {
    await ledgers.deliveries('website', year - 2000, `${year}-03-03`);
    await ledgers.application('person', `${year}-05-05`, 'granted', `${year}-05-20`);
  }
  for (const year of YEARS) {
    await wordReport(db, town.authorityId, year);
    const { report } = await compileReport(db, authority, year);
    await db
      .insertInto('review_rounds')
      .values({
        subject_kind: annualReports.name,
        subject_id: reportId(town.authorityId, year),
        authority_id: town.authorityId,
        office_id: author.officeId,
        content_hash: reportHash(report),
        steps: JSON.stringify(defaultChain),
        step: defaultChain.length,
        state: 'passed',
        authors: [author.id],
        submitted_by: author.id,
        submitted_name: author.name,
        submitted_at: new Date(),
        closed_at: new Date(),
      })
      .execute();
  }
  return { town, login: head.login };
}

async function signedIn(login: string, password: string): Promise<Visitor> {
  const visitor = new Visitor(program.base);
  expect((await visitor.post('/console/sign-in', { login, password }, '/console/sign-in')).status).toBe(303);
  return visitor;
}

/** Publishes; what is found by then (each is years too late, and one may become last year's of the next) is accepted. */
async function publish(visitor: Visitor, year: number): ReturnType<Visitor['post']> {
  const page = '/console/annual-report';
  const fields: Record<string, string> = { date: `${year + 1}-01-12` };
  for (let tries = 1; ; tries++) {
    const reply = await visitor.post(`${page}/${year}/publish`, fields, page);
    const seen = /name="seen" value="([^"]+)"/.exec(reply.text)?.[1];
    if (reply.status !== 422 || !seen || tries === 4) return reply;
    Object.assign(fields, { accepted: 'yes', acceptedReason: '补发往年报告', seen });
  }
}

for (let round = 1; round <= ROUNDS; round++)
  test(`round ${round}: killed while annual reports are published`, async () => {
    const { town, login } = await withBooks((db) => signedReports(db, `kill${round}`));
    const visitor = await signedIn(login, town.password);
    const waiting = [...YEARS];
    const told: number[] = [];
    const wanted = 2 + ((round * 5) % 9); // another moment each round
    let killed: Promise<void> | undefined;
    const publishAll = async () => {
      for (let year = waiting.shift(); year !== undefined; year = waiting.shift()) {
        const reply = await publish(visitor, year).catch(() => undefined);
        if (!reply) return;
        expect(reply.status, `${year}`).toBe(303);
        told.push(year);
        if (told.length >= wanted) killed ??= program.kill(round % 2 === 0);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, publishAll));
    await killed;
    expect(told.length).toBeGreaterThanOrEqual(wanted);
    expect(waiting.length, 'reports left when it was killed').toBeGreaterThan(0);

    program = await Program.start(data);
    const published = await withBooks((db) => wholeOrNotAtAll(db, town.authorityId));
    expect(published).toEqual(expect.arrayContaining(told));
    expect(await program.command('audit-log', 'verify')).toMatchObject({ status: 0 });

    // those that are not there wait as before, and can be published now
    const again = await signedIn(login, town.password);
    for (const year of YEARS.filter((one) => !published.includes(one)).slice(0, 3))
      expect((await publish(again, year)).status).toBe(303);
    await withBooks((db) => wholeOrNotAtAll(db, town.authorityId));
  });

/** Row, version, signed round and audit entry of each report say the same. @returns the years that are published */
async function wholeOrNotAtAll(db: Db, authorityId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('annual_reports')
    .select(['year', 'state', 'snapshot'])
    .where('authority_id', '=', authorityId)
    .execute();
  const published = rows.filter(({ state }) => state === 'published');
  expect(rows.filter(({ state, snapshot }) => (state === 'published') !== (snapshot !== null))).toEqual([]);
  const versions = await db
    .selectFrom('report_versions')
    .select(['year', 'number', 'snapshot'])
    .where('authority_id', '=', authorityId)
    .execute();
  const years = published.map(({ year }) => year).sort();
  expect(versions.map(({ year }) => year).sort()).toEqual(years);
  for (const { year, number, snapshot } of versions) {
    expect(number).toBe(1);
    expect(snapshot).toEqual(published.find((one) => one.year === year)!.snapshot);
    expect(snapshot).toMatchObject({ year, date: `${year + 1}-01-12` });
    expect(snapshot.channels.website).toBe(year - 2000);
  }
  const rounds = await db
    .selectFrom('review_rounds')
    .select(['subject_id', 'state'])
    .where('authority_id', '=', authorityId)
    .execute();
  const byYear = rounds.map(({ subject_id, state }) => ({ year: yearIn(subject_id), state }));
  expect(byYear.map(({ year }) => year).sort()).toEqual(YEARS);
  for (const { year, state } of byYear) expect(state, `${year}`).toBe(years.includes(year) ? 'published' : 'passed');
  const entries = await db
    .selectFrom('audit_log')
    .select('subject')
    .where('action', '=', 'annualReport.publish')
    .where('subject', 'like', `annual-report:${authorityId}:%`)
    .execute();
  expect(entries.map(({ subject }) => Number(subject?.split(':').at(-1))).sort()).toEqual(years);
  return years;
}
