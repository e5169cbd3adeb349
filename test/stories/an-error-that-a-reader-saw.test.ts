import { load } from 'cheerio';
import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Role } from '../../src/platform/roles.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { axeFaults } from '../support/axe.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { testDatabase } from '../support/database.ts';
import { rewritten, submitted } from '../support/drafted.ts';
import { publicDocument } from '../support/publications.ts';
import { testTown } from '../support/town.ts';

// A reader with a phone sees a wrong word in a document and says so; the office corrects the document, whoever reviews the
// answer reads that it is mended, and the page says on which day, not who told.
const books = await testDatabase(rooms);
let now = new Date('2024-03-04T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const town = await testTown(books.db);
let browser: Browser;
let base: string;

beforeAll(async () => {
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
  return () => closeServer(app);
});

const logins = new Map<Role, string>();
for (const role of ['editor', 'caseOfficer', 'officeReviewer', 'secrecyReviewer', 'signer'] as const)
  logins.set(role, (await town.person('office', role)).login);

async function clientOf(role: Role): Promise<Client> {
  const client = new Client(app);
  await client.signIn(logins.get(role)!, town.password);
  return client;
}

/** What a document is corrected by: a new revision, its three reviewers, publication. */
async function corrected(at: string, html: string): Promise<void> {
  const editor = await clientOf('editor');
  await editor.post(`${at}/correct`, {}, at);
  const why = { title: '取暖补贴发放通知', correction_note: '更正了办理地点的错字。' };
  await rewritten(editor, at, { column_id: String(town.columnId), body_html: html, ...why });
  await submitted(editor, at);
  const review = at.replace('/documents/', '/reviews/document/');
  for (const [role, gates] of [
    ['officeReviewer', ['language', 'norms', 'politics']],
    ['secrecyReviewer', ['secrecy']],
    ['signer', ['language', 'norms', 'politics']],
  ] as const) {
    const client = await clientOf(role);
    const $ = load((await client.get(review)).body);
    const [contentHash, step] = ['contentHash', 'step'].map((name) => String($(`[name=${name}]`).val()));
    const verdict = { verdict: 'passed', gates: [...gates], contentHash: contentHash!, step: step! };
    expect((await client.post(review, verdict, review)).statusCode).toBe(303);
  }
  expect((await editor.post(`${at}/publish`, {}, `${at}/publish`)).statusCode).toBe(303);
}

test('words are selected, the error is told, and the page says when it was mended', async () => {
  const wrong = '请到便名服务中心办理。';
  const id = await publicDocument(books, town, { title: '取暖补贴发放通知', text: wrong });

  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  const narrow = () => phone.evaluate('document.documentElement.scrollWidth <= innerWidth');
  await phone.goto(`${base}/documents/${id}`);
  expect(await axeFaults(phone)).toEqual([]);
  await phone.locator('.article-body p').selectText();
  await phone.getByRole('link', { name: '本页纠错' }).click();
  await phone.waitForURL(/engagement\/new/);
  expect(await phone.inputValue('[name=selection]')).toBe(wrong);
  expect(await phone.getByLabel('纠错').isChecked()).toBe(true);
  await phone.fill('[name=subject]', '有一个错字');
  await phone.fill('[name=text]', '“便名”应为“便民”。');
  await phone.fill('[name=name]', '张演示');
  await phone.fill('[name=telephone]', '199-0000-0000');
  expect(await axeFaults(phone)).toEqual([]);
  expect(await narrow()).toBe(true);
  await phone.getByRole('button', { name: '下一步：核对' }).click();
  expect(await phone.textContent('main')).toContain(wrong);
  expect(await axeFaults(phone)).toEqual([]);
  now = new Date(now.getTime() + 5_000);
  await phone.getByRole('button', { name: '确认提交' }).click();
  await phone.waitForURL(/\/sent$/);
  expect(await axeFaults(phone)).toEqual([]);
  const [number, code] = await phone.locator('.codes dd').allTextContents();

  const message = await books.db.selectFrom('messages').select('id').executeTakeFirstOrThrow();
  const at = `/console/messages/${message.id}`;
  const officer = await clientOf('caseOfficer');
  expect((await officer.post(`${at}/assign`, { office: String(town.offices.office) }, at)).statusCode).toBe(303);
  await corrected(`/console/documents/${id}`, '<p>请到便民服务中心办理。</p>');

  const editor = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(editor, base, logins.get('editor')!, town.password);
  await editor.goto(`${base}${at}`);
  expect(await editor.textContent('blockquote')).toBe(wrong);
  await editor.fill('[name=body]', '您说得对，已经改正，谢谢。');
  await editor.getByLabel('已经改正').check();
  expect(await axeFaults(editor)).toEqual([]);
  await editor.getByRole('button', { name: '送审' }).click();
  expect(await editor.textContent('.notice')).toContain('已送审');

  now = new Date('2024-03-05T02:00:00Z');
  const reviewer = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(reviewer, base, logins.get('officeReviewer')!, town.password);
  await reviewer.goto(`${base}/console/reviews/messageAnswer/${message.id}`);
  expect(await reviewer.textContent('main')).toContain('网页已经改正');
  expect(await axeFaults(reviewer)).toEqual([]);
  for (const box of await reviewer.locator('input[name=gates]').all()) await box.check();
  await reviewer.getByRole('button', { name: '通过' }).click();
  expect(await reviewer.textContent('.notice')).toContain('答复已发给留言人');

  const stranger = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await stranger.goto(`${base}/documents/${id}`);
  const page = await stranger.textContent('main');
  expect(page).toContain('2024 年 3 月 5 日根据读者指出的错误改正过本页。');
  expect(page).toContain('便民服务中心');
  expect(page).not.toMatch(/便名|张演示|199/);
  expect(await axeFaults(stranger)).toEqual([]);
  // who told reads the answer by number and code
  await phone.goto(`${base}/engagement/track`);
  await phone.fill('[name=number]', number!);
  await phone.fill('[name=code]', code!);
  await phone.getByRole('button', { name: '查询', exact: true }).click();
  expect(await phone.textContent('main')).toContain('已经改正，谢谢');
  expect(await axeFaults(phone)).toEqual([]);
});
