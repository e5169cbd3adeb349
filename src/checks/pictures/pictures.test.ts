import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { renderPageAsImage } from 'unpdf';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { attached, boxesOn, drafted, rewritten, submitted } from '../../../test/support/drafted.ts';
import { layParts } from '../../../test/support/scans/parts.ts';
import { scanned } from '../../../test/support/scans/scan.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { typesetPdf } from '../../../test/support/typeset.ts';
import { zipOf } from '../../../test/support/zip.ts';
import { openPdfFile } from '../../platform/reading/index.ts';
import { partsFolder } from '../../platform/scans/parts/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { recognisePictures } from './run.ts';

// Pictures of what is to be published are read beside the server, while nobody waits; what they say is looked into.
const books = await testDatabase(rooms);
const { db, files } = books;
const data = await mkdtemp(join(tmpdir(), 'gongkai-data-'));
const now = new Date('2024-01-10T02:00:00Z');
// models are loaded for each turn
vi.setConfig({ testTimeout: 120_000 });
const IDENTITY = '000000199001010018';
let town: TestTown;
let author: Client;
let reviewer: Client;

const small = (text: string) => typesetPdf(`#set page(width: 300pt, height: 90pt, margin: 20pt)\n${text}`);
const scan = (text: string) => scanned(small(text), { noise: 5 }, [1]);
async function picture(text: string): Promise<Buffer> {
  const pdf = small(text);
  await (await openPdfFile(pdf, { locked: 'locked', broken: 'broken' })).destroy();
  return Buffer.from(await renderPageAsImage(pdf, 1, { canvasImport: () => import('@napi-rs/canvas'), scale: 2 }));
}
const turn = () => recognisePictures({ db, files, config: { data }, now });
const left = () => db.selectFrom('file_recognitions').select('ending').execute();
async function allRead(): Promise<void> {
  do await turn();
  while ((await left()).length > 0);
}
const linesOn = async (page: string, who = author) =>
  load((await who.get(page)).body)('.findings li')
    .toArray()
    .map((one) => load(one).text());

beforeAll(async () => {
  town = await testTown(db);
  const app = await buildServer({ ...books, now: () => now });
  author = new Client(app);
  await author.signIn((await town.person('finance', 'editor')).login, town.password);
  reviewer = new Client(app);
  await reviewer.signIn((await town.person('finance', 'officeReviewer')).login, town.password);
});

describe('a scan', () => {
  let at = '';
  test('is unread where nothing reads scans', async () => {
    at = await drafted(author, town.columnId, { files: { '名单.pdf': await scan(`身份证号 ${IDENTITY}`) } });
    await turn();
    expect(await linesOn(`${at}/submit`)).toEqual([
      expect.stringMatching(/附件“名单\.pdf”第 1 页.*未识别，需人工查看：是扫描的图片/s),
    ]);
  });

  test('is being read once something does; it may be submitted meanwhile, with its author’s own word', async () => {
    await layParts(partsFolder(data));
    await db.updateTable('file_recognitions').set({ told_at: new Date() }).execute();
    expect(await linesOn(`${at}/submit`)).toEqual([
      expect.stringContaining('正在识别图片中的文字，已识别 0 处，共 1 处'),
    ]);
    const page = load((await author.get(`${at}/submit`)).body);
    expect(page('[data-awaited]').attr('data-awaited')).toBe(`${at}/submit`);
    expect(page('script[src*="platform/awaited"]')).toHaveLength(1);
    await submitted(author, at);
  });

  test('then what it says is found, with its page and how sure that is, and nobody passes it on', async () => {
    await allRead();
    const there = `/console/reviews/document/${at.split('/').pop()}`;
    expect(await linesOn(there, reviewer)).toEqual([
      expect.stringMatching(/附件“名单\.pdf”第 1 页.*000000199001010018.*图片识别所得，把握 \d+%，请核对原件/s),
    ]);
    const form = load((await reviewer.get(there)).body);
    expect(form('[data-awaited], script[src*="platform/awaited"]')).toHaveLength(0);
    const [contentHash = '', step = ''] = ['contentHash', 'step'].map((name) => form(`[name=${name}]`).attr('value'));
    const passed = { contentHash, step, verdict: 'passed', gates: ['language', 'norms', 'politics'] };
    const refused = await reviewer.post(there, passed, there);
    expect([refused.statusCode, refused.body]).toEqual([
      409,
      expect.stringContaining('送审后才识别出来的，请退回修改'),
    ]);
    const returned = await reviewer.post(there, { contentHash, step, verdict: 'returned', remark: '含证件号' }, there);
    expect(returned.statusCode).toBe(303);
  });

  test('is not read again for another document, nor by other checks', async () => {
    expect(await left()).toEqual([]);
    await db.deleteFrom('file_checks').execute();
    const other = await drafted(author, town.columnId, { files: { '另.pdf': await scan(`身份证号 ${IDENTITY}`) } });
    expect(await linesOn(`${other}/submit`)).toEqual([expect.stringContaining(IDENTITY)]);
    expect(await left()).toEqual([]);
  });
});

test('pictures in a zip and in the body are read; one that was read surely asks nothing of anybody', async () => {
  const content = await picture('东区明日停水八小时');
  const files = { '图.zip': zipOf([{ name: '一/通知.png', content }]) };
  const at = await drafted(author, town.columnId, { files });
  const mark = [{ field: 'images', name: '文件.png', content: await picture('密级：秘密') }];
  const brought = await author.upload(`${at}/images`, {}, mark, `${at}/edit`);
  const [{ src = '' }] = brought.json().images;
  const body_html = `<p>名单见附件。</p><p><img src="${src}" alt="文件首页"></p>`;
  await rewritten(author, at, { column_id: `${town.columnId}`, body_html });
  expect(await linesOn(`${at}/submit`)).toEqual([
    expect.stringMatching(/^附件“图\.zip”压缩包内“一\/通知\.png”.*未识别/s),
    expect.stringMatching(/^正文图片“文件\.png”.*未识别/s),
  ]);
  await allRead();
  expect(await linesOn(`${at}/submit`)).toEqual([
    expect.stringMatching(/^正文图片“文件\.png”　密级：秘密.*疑似国家秘密标志.*图片识别所得/s),
  ]);
});

test('a picture that cannot be read stays with a person, and the others are read', async () => {
  const broken = Buffer.concat([(await picture('甲')).subarray(0, 200), Buffer.alloc(50)]);
  const at = await drafted(author, town.columnId);
  await attached(author, at, {
    '图.zip': zipOf([
      { name: '坏.png', content: broken },
      { name: '好.png', content: await picture(`身份证 ${IDENTITY}`) },
    ]),
  });
  await author.get(`${at}/submit`);
  await allRead();
  const lines = await linesOn(`${at}/submit`);
  expect(lines.join('\n')).toMatch(/坏\.png.*未识别，需人工查看/s);
  expect(lines.join('\n')).toMatch(/好\.png.*000000199001010018/s);
  expect(await boxesOn(author, `${at}/submit`)).toEqual([]);
});
