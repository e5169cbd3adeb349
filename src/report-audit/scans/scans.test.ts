import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { checkSeed } from '../../../test/support/reports/check.ts';
import { FIGURES_OF_FOUR, pageFour } from '../../../test/support/scans/page-four.ts';
import { layParts } from '../../../test/support/scans/parts.ts';
import { scanned } from '../../../test/support/scans/scan.ts';
import { testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

const books = await testDatabase(rooms);
const parts = join(await mkdtemp(join(tmpdir(), 'gongkai-parts-')), 'ocr');
const now = new Date('2024-02-20T02:00:00Z');
const app = await buildServer({ ...books, now: () => now, parts });
const path = '/console/examine';
const layout = { medium: 'page', habits: [], format: '2021', oneOther: false, broken: 'no' } as const;
let officer: Client;
let stranger: Client;

beforeAll(async () => {
  const [town, far] = [await testTown(books.db), await testTown(books.db, 'far')];
  officer = new Client(app);
  await officer.signIn((await town.person(null, 'cityOffice')).login, town.password);
  stranger = new Client(app);
  await stranger.signIn((await far.person('office', 'editor')).login, far.password);
});

const textOf = async (address: string) => load((await officer.get(address)).body)('main').text();

test('without the parts a scan is 未识别, and pages say how an office gets them', async () => {
  expect(await textOf(path)).toContain('npx gongkai ocr install');
  const content = await scanned(pageFour(), {}, [1]);
  const sent = await officer.upload(path, {}, [{ field: 'files', name: '扫描件.pdf', content }]);
  expect(await textOf(sent.headers.location!)).toMatch(/未识别.*npx gongkai ocr install/);
});

test('a scan is read while its page says how far it is; figures stand beside their pictures, and a person confirms them', async () => {
  await layParts(parts);
  expect(await textOf(path)).toContain('扫描识别已安装');
  const content = await scanned(pageFour(), { noise: 5 }, [1]);
  const sent = await officer.upload(path, {}, [
    { field: 'files', name: '扫描件.pdf', content },
    { field: 'files', name: '甲镇.html', content: (await checkSeed(21, undefined, layout)).bytes },
  ]);
  const batch = sent.headers.location!;
  const first = await officer.get(batch);
  expect(first.body).toMatch(/http-equiv="refresh" content="5"/);
  const running = load(first.body);
  expect(running('progress').attr('data-address')).toBe(`${batch}/progress`);
  expect(running('main tbody').text()).toMatch(/正在识别 扫描图片 1 页[\s\S]*没有问题/);
  expect((await stranger.get(`${batch}/progress`)).statusCode).toBe(404);
  await expect
    .poll(async () => (await officer.get(`${batch}/progress`)).json().running, { timeout: 90_000, interval: 500 })
    .toBe(false);

  const done = load((await officer.get(batch)).body);
  expect(done('progress').length).toBe(0);
  expect(done('main tbody tr').first().text()).toContain('未读全');
  const result = `${batch}/1`;
  const page = load((await officer.get(result)).body);
  expect(page('main').text()).toContain('没有与原件核对以前，发现的问题只列为“须核对”');
  expect(page('#read-four\\.suitAfterReconsideration\\.total svg image').attr('href')).toBe(`${result}/pages/1.png`);
  const picture = await officer.get(`${result}/pages/1.png`);
  expect([picture.statusCode, picture.headers['content-type'], picture.rawPayload.subarray(1, 4).toString()]).toEqual([
    200,
    'image/png',
    'PNG',
  ]);
  for (const nothing of [
    `${result}/pages/2.png`,
    `${result}/pages/x`,
    `${batch}/2/pages/1.png`,
    `${batch}/9/pages/1.png`,
  ])
    expect((await officer.get(nothing)).statusCode).toBe(404);
  expect((await stranger.get(`${result}/pages/1.png`)).statusCode).toBe(404);

  const sum = 'four.suitAfterReconsideration.total';
  expect((await officer.post(`${result}/confirm`, { confirmed: '1' }, result)).statusCode).toBe(303);
  expect(await textOf(batch)).toContain('T4-SUM');
  expect(await textOf(result)).toContain('2024-02-20 已与原件核对');
  const cells = load((await officer.get(`${result}/cells`)).body);
  expect(cells(`input[name="${sum}"]`).attr('value')).toBe('184');
  expect(cells('.cell-picture').length).toBe(FIGURES_OF_FOUR.length);
  const figures = Object.fromEntries(FIGURES_OF_FOUR.map(([cell, value]) => [cell, String(value)]));
  expect((await officer.post(`${result}/cells`, { ...figures, [sum]: '183' })).statusCode).toBe(303);
  expect(await textOf(batch)).not.toContain('T4-SUM');
  expect(await textOf(result)).toContain('对照原文填入');
  expect((await officer.post(`${result}/confirm`, { confirmed: '0' }, result)).statusCode).toBe(303);
  expect((await stranger.post(`${result}/confirm`, { confirmed: '1' }, path)).statusCode).toBe(404);
}, 150_000);

test('where the process that read it is gone, the page says so', async () => {
  const content = (await checkSeed(21, undefined, layout)).bytes;
  const sent = await officer.upload(path, {}, [{ field: 'files', name: '甲镇.html', content }]);
  const batch = sent.headers.location!;
  const gone = new Date(Date.now() - 120_000);
  await books.db
    .insertInto('report_audit_scans')
    .values({ audit_id: batch.split('/').at(-1)!, pages: 9, done: 4, told_at: gone })
    .execute();
  expect(await textOf(batch)).toContain('扫描件没有识别完');
});
