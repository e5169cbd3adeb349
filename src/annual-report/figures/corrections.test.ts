import { load } from 'cheerio';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { ledgersOf } from '../../../test/support/ledgers.ts';
import { testTown } from '../../../test/support/town.ts';
import { auditReport, cellPaths, emptyTables, valueAt } from '../../law/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { keepPublished } from '../publication/publication.ts';
import { correctionFault, correctTables } from './corrections.ts';

const books = await testDatabase(rooms);
const { db } = books;
const now = new Date('2024-01-10T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const head = new Client(app);
const editor = new Client(app);
const year = '/console/annual-report/2023';
const json = async () => JSON.parse((await head.get(`${year}/report.json`)).body);

beforeAll(async () => {
  const town = await testTown(db);
  const ledgers = ledgersOf(db, town);
  await ledgers.application('person', '2023-05-05', 'granted', '2023-05-20');
  await ledgers.legalDocument('normativeDocument', { formed: '2023-02-02' });
  await head.signIn((await town.person('office', 'disclosureHead')).login, town.password);
  await editor.signIn((await town.person('office', 'editor')).login, town.password);
});

test.each([
  ['three.granted.person', undefined],
  ['three.carriedIn.business', undefined],
  ['two.normativeDocuments.effective', undefined],
  ['four.directSuit.pending', undefined],
  ['three.granted.total', '合计'],
  ['three.total.person', '合计'],
  ['four.directSuit.total', '合计'],
  ['two.fees', '登记'],
  ['three.granted.nobody', '没有这一格'],
])('%s: %s', (path, words) => {
  if (words) expect(correctionFault(path)).toContain(words);
  else expect(correctionFault(path)).toBeUndefined();
});

test('whatever is corrected, the totals follow, and both figures are told', () => {
  const open = cellPaths.filter((path) => !correctionFault(path));
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.constantFrom(...open), fc.nat(99)), { selector: ([path]) => path, maxLength: 8 }),
      (pairs) => {
        const given = pairs.map(([path, corrected]) => ({ path, corrected, reason: '', by: '', on: '' }));
        const { tables, corrections } = correctTables(emptyTables(), given);
        for (const [path, corrected] of pairs) expect(valueAt(tables, path)).toBe(corrected);
        expect(corrections.map(({ counted }) => counted)).toEqual(pairs.map(() => 0));
        const sums = auditReport({ tables }).filter(({ rule }) => ['T3-SUM', 'T3-ROW', 'T4-SUM'].includes(rule));
        expect(sums).toEqual([]);
      },
    ),
  );
});

test('a correction needs its reason, stays beside the figure, and is taken back in the open', async () => {
  const cell = `${year}/cells/three.granted.person`;
  const given = { corrected: '2', reason: '一件当面办结的申请未登记' };
  expect((await editor.post(cell, given, year)).statusCode).toBe(403);
  expect((await head.post(cell, { ...given, reason: '' })).statusCode).toBe(422);
  expect((await head.post(cell, { ...given, corrected: '-1' })).statusCode).toBe(422);
  expect((await head.post(cell, { ...given, corrected: '1' })).statusCode).toBe(422); // what the books count anyway
  expect((await head.post(`${year}/cells/three.granted.total`, given, cell)).statusCode).toBe(422);
  expect((await head.post(cell, given)).statusCode).toBe(303);

  const report = await json();
  expect(report.tables.three.granted).toMatchObject({ person: 2, total: 2 });
  expect(report.corrections).toEqual([
    expect.objectContaining({ path: 'three.granted.person', counted: 1, corrected: 2, reason: given.reason }),
  ]);
  const $ = load((await editor.get(year)).body);
  expect($('[id="cell-three.granted.person"] sup').text()).toContain('※');
  expect($('.corrected').text()).toContain('台账统计 1，更正为 2。原因：一件当面办结的申请未登记');
  expect($('#findings').text()).toContain('T3-COL'); // what a correction breaks is found like anything else

  expect((await head.post(`${cell}/lift`, {}, cell)).statusCode).toBe(303);
  expect((await head.post(`${cell}/lift`, {}, cell)).statusCode).toBe(409);
  expect((await json()).tables.three.granted.person).toBe(1);
  expect(load((await head.get(cell)).body)('#correction').text()).toContain('撤销');
});

test('documents from before the platform and other channels are entered with their evidence', async () => {
  const acts = `${year}/acts`;
  const entry = {
    title: '启用平台前的规范性文件',
    source: '文件清单',
    count: '5',
    amount: '',
    link: 'https://example.com/documents',
  };
  const office = load((await editor.get(acts)).body)('[name=officeId] option')
    .first()
    .attr('value')!;
  const send = (more: Record<string, string>) => editor.post(acts, { ...entry, officeId: office, ...more });
  const opening = { kind: 'documentOpening', happenedOn: '2023-01-01' };
  expect((await send({ ...opening, happenedOn: '2023-03-01' })).statusCode).toBe(422);
  expect((await send({ ...opening, link: 'javascript:alert(1)' })).statusCode).toBe(422);
  expect((await send({ ...opening, link: '' })).statusCode).toBe(422); // nothing proves it
  expect((await send({ ...opening, link: 'https://example.com/list' })).statusCode).toBe(303);
  expect((await send({ kind: 'documentRepealed', happenedOn: '2023-08-01', count: '2' })).statusCode).toBe(303);
  expect((await send({ kind: 'otherChannel', happenedOn: '2023-08-01', count: '12' })).statusCode).toBe(303);
  const report = await json();
  expect(report.tables.two.normativeDocuments).toEqual({ issued: 1, repealed: 2, effective: 4 });
  expect(report.channels.other).toBe(12);
  expect(report.findings).toEqual([]); // last year’s balance, opened on 1 January, agrees
  const records = load((await editor.get(`${year}/cells/two.normativeDocuments.effective`)).body)('main').text();
  expect(records).toContain('启用平台前的规范性文件');
  expect(load((await editor.get(acts)).body)('a[href="https://example.com/list"]')).toHaveLength(2 - 1);
});

test('a file proves an entry: brought, listed, given out to staff alone', async () => {
  const acts = `${year}/acts`;
  const page = await editor.get(acts);
  const office = load(page.body)('[name=officeId] option').first().attr('value')!;
  const boundary = 'x-test-boundary';
  const fields: Record<string, string> = {
    kind: 'licence',
    happenedOn: '2023-03-03',
    title: '建房审批',
    source: '审批台账',
    count: '3',
    amount: '',
    link: '',
    officeId: office,
  };
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  const part = (name: string, more = '') =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n`;
  const payload = Buffer.concat([
    ...Object.entries(fields).map(([name, value]) => Buffer.from(`${part(name)}${value}\r\n`)),
    Buffer.from(part('evidence', '; filename="台账.png"')),
    png,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const reply = await app.inject({
    method: 'POST',
    url: `${acts}?_csrf=${encodeURIComponent(await editor.token(acts))}`,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      cookie: [...editor.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    payload,
  });
  expect(reply.statusCode).toBe(303);
  const link = load((await editor.get(acts)).body)('a[href$="/evidence"]');
  expect(link.text()).toBe('台账.png');
  const file = await editor.get(link.attr('href')!);
  expect(file.rawPayload.equals(png)).toBe(true);
  expect(file.headers['content-disposition']).toContain('attachment');
  expect((await new Client(app).get(link.attr('href')!)).statusCode).not.toBe(200);
});

test('the public and every file read which authority corrected a figure; who of its staff stays on the console', async () => {
  const earlier = '/console/annual-report/2022';
  const cell = `${earlier}/cells/three.granted.person`;
  expect((await head.post(cell, { corrected: '3', reason: '三件当面办结' })).statusCode).toBe(303);
  const { corrected_by: name } = await db
    .selectFrom('figure_corrections')
    .select('corrected_by')
    .where('year', '=', 2022)
    .executeTakeFirstOrThrow();
  const found = await db.selectFrom('authorities').select(['id', 'code', 'name']).executeTakeFirstOrThrow();
  const authority = { ...found, isDemo: false };
  await db.transaction().execute((tx) => keepPublished(tx, authority, 2022, { name, now, date: '2023-01-10' }));

  const shown = '/disclosure/reports/2022';
  const citizen = new Client(app);
  for (const path of [shown, `${shown}/versions/1`]) {
    const noted = load((await citizen.get(path)).body)('.corrected').text();
    expect(noted).toContain(`原因：三件当面办结（${authority.name}，2024-01-10）`);
    expect(noted).not.toContain(name);
    for (const file of ['report.json', 'report.html']) {
      const { body } = await citizen.get(`${path}/${file}`);
      expect(body).toContain('三件当面办结');
      expect(body).not.toContain(name);
    }
  }
  expect((await head.get(`${earlier}/report.json`)).body).not.toContain(name);
  for (const page of [earlier, cell]) expect(load((await head.get(page)).body)('main').text()).toContain(name);
});
