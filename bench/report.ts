import { sql } from 'kysely';
import { compileReport, reportDocx, reportHtml } from '../src/annual-report/index.ts';
import { trendsOf } from '../src/annual-report/workspace/trends.ts';
import type { LedgerFilter } from '../src/channels/ledger/filter.ts';
import { ledgerFigures, ledgerPage } from '../src/channels/ledger/queries.ts';
import { authorityByCode, hashPassword } from '../src/organizations/index.ts';
import type { Db } from '../src/platform/database/index.ts';
import { house } from '../src/rooms.ts';
import { buildServer } from '../src/server.ts';
import { Client } from '../test/support/client.ts';
import { onEmptyBooks } from './support/books.ts';
import { writeDeliveries } from './support/deliveries.ts';
import { type Library, writeLibrary } from './support/library.ts';
import { judge, print, timed } from './support/timing.ts';

/** The annual report over 1,000,000 deliveries (or as many as BENCH_DELIVERIES says) of two years, all of which it
 *  counts, as `gongkai report` compiles it, against `select count(*)` of the same rows; then over twice as many in ten
 *  years; and the records behind its figures. Before all, the workspace page of a town with 100,000 publications. */
const DELIVERIES = Number(process.env.BENCH_DELIVERIES ?? 1_000_000);
const WORKSPACE = Math.min(100_000, DELIVERIES);
const YEAR = 2023;
const runs = Array.from({ length: 15 });

await onEmptyBooks(async ({ db, files, sealer }) => {
  const library = await writeLibrary(db, 2_000);
  const { authorityId } = library;
  const authority = (await authorityByCode(db, 'bench'))!;
  const write = async (count: number, days: { first: string; last: string }) => {
    const began = performance.now();
    await writeDeliveries(db, library, count, days);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    print('written', { deliveries: count, ...days, seconds });
  };
  const measure = async (what: string, call: () => Promise<unknown>) => {
    const { p50, p99 } = await timed(runs, call);
    print(what, { 'p50 ms': p50.toFixed(0), 'p99 ms': p99.toFixed(0) });
    return { p50, p99 };
  };
  const report = async (what: string) => {
    const plain = await measure('select count(*)', () => sql`select count(*) from deliveries`.execute(db));
    const compiled = await measure('report compiled', () => compileReport(db, authority, YEAR));
    judge(`report over ${what}, p99`, compiled.p99, 'ms', { atMost: 1_000 });
    print('to count(*) of the same rows', { ratio: (compiled.p50 / plain.p50).toFixed(1) });
  };
  const ledger =
    (filter: LedgerFilter, page = 1) =>
    async () => {
      await Promise.all([ledgerPage(db, authorityId, filter, page), ledgerFigures(db, authorityId, filter)]);
    };

  await write(WORKSPACE, { first: `${YEAR}-01-01`, last: `${YEAR}-12-31` });
  const app = await buildServer({ db, house, files, sealer, now: () => new Date(`${YEAR}-11-24T02:00:00Z`) });
  const head = new Client(app);
  await head.signIn(...(await addHead(db, library)));
  const page = async () => {
    const { statusCode, body } = await head.get(`/console/annual-report/${YEAR}`);
    if (statusCode !== 200 || !body.includes('编制进度')) throw new Error(`the workspace page answers ${statusCode}`);
  };
  const { p50 } = await measure(`workspace, ${WORKSPACE.toLocaleString('en')} publications`, page);
  judge('workspace page of the year, median', p50, 'ms', { atMost: 100 });
  await app.close();

  await write(DELIVERIES - WORKSPACE, { first: `${YEAR - 1}-01-01`, last: `${YEAR}-12-31` });
  await report(`${DELIVERIES.toLocaleString('en')} deliveries in two years`);
  const { report: whole } = await compileReport(db, authority, YEAR);
  await measure('the same as Word', () => reportDocx(whole));
  await measure('the same as a page', async () => reportHtml(whole));
  const channel = await measure('records behind a channel', ledger({ year: YEAR, channel: 'wechat' }));
  judge('records behind a figure of that report, p99', channel.p99, 'ms', { atMost: 1_000 });
  await measure('the hundredth page of them', ledger({ year: YEAR, channel: 'wechat' }, 100));
  await measure(
    'of one office, column and item',
    ledger({ year: YEAR, officeId: library.officeIds[2], columnId: library.columnIds[3], articleItem: '20.7' }),
  );
  await measure('one month', ledger({ year: YEAR, month: 6 }));
  const late = await measure('what is late', ledger({ year: YEAR, state: 'late' }));
  judge('what is late among them, p99', late.p99, 'ms', { atMost: 1_000 });
  await measure('words in the title', ledger({ year: YEAR, words: '99999' }));

  await write(DELIVERIES, { first: `${YEAR - 9}-01-01`, last: `${YEAR}-12-31` });
  await report(`${(2 * DELIVERIES).toLocaleString('en')} deliveries in ten years`);
  await measure('five years side by side', () => trendsOf(db, authorityId, YEAR));
  await measure('whole ledger, first page', ledger({ state: 'all' }));
});

/** Somebody who answers for the report. @returns name and password to sign in with */
async function addHead(db: Db, { authorityId, officeIds }: Library): Promise<[string, string]> {
  const [login, password] = ['bench-head', 'a long sentence of the bench 7'];
  const values = { authority_id: authorityId, office_id: officeIds[0]!, login, name: '演示·测量' };
  const { id } = await db
    .insertInto('staff')
    .values({ ...values, password_hash: await hashPassword(password), must_change_password: false })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('staff_roles').values({ staff_id: id, role: 'disclosureHead' }).execute();
  return [login, password];
}
