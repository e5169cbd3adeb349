import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as applications from '../../src/applications/index.ts';
import { unwrap } from '../../src/platform/outcome.ts';
import type { Role, Who } from '../../src/platform/roles.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { publicDocument } from '../support/publications.ts';
import { type TestTown, testTown } from '../support/town.ts';

const HOME = '/disclosure/application';
const { url: _, ...books } = await testDatabase(rooms);
let clock = new Date('2023-09-23T02:00:00Z');
const app = await buildServer({ ...books, now: () => clock });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;
let base: string;
let town: TestTown;
const staff = {} as Record<Role, Who & { id: number }>;

beforeAll(async () => {
  town = await testTown(books.db);
  for (const role of ['caseOfficer', 'disclosureHead', 'signer'] as const)
    staff[role] = await town.person('office', role);
  await publicDocument(books, town, { title: '建设村 2021 年机动地发包公示', text: '机动地发包情况。' });
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
});
afterAll(() => closeServer(app));

const at = (day: string) => {
  clock = new Date(`${day}T02:00:00Z`);
};
/** The office acts. */
const by = (role: Role) => ({ db: books.db, house: books.house, sealer: books.sealer, who: staff[role], now: clock });

async function faults(page: Page): Promise<string[]> {
  // evaluated through the debugger, which the page's policy does not bind
  const found = await page.evaluate(
    `${axe}; axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].target.join(' ')))`,
  );
  return found as string[];
}

async function fillIn(page: Page, subject: string) {
  await page.goto(base + HOME);
  expect(await faults(page)).toEqual([]);
  await page.getByRole('link', { name: /个人申请/ }).click();
  await page.getByLabel('姓名').first().fill('张演示');
  await page.getByLabel('证件号码').first().fill('000000199001010018');
  await page.getByLabel('联系电话').first().fill('19900000000');
  await page.getByLabel('所需信息的名称或内容').fill(subject);
  await page.getByLabel('电子文本').check();
  await page.getByLabel('在本网站下载').check();
}

async function acknowledgementOn(page: Page): Promise<{ number: string; code: string }> {
  const [number, code] = [page.locator('.codes dd').first(), page.locator('.codes .code')];
  return { number: (await number.textContent()) ?? '', code: (await code.textContent()) ?? '' };
}

/** Confirms on the preview; the machine's work is done meanwhile. */
async function confirm(page: Page) {
  await page.getByRole('heading', { name: '核对申请内容' }).waitFor();
  clock = new Date(clock.getTime() + 60_000);
  await page.getByRole('button', { name: '确认提交' }).click();
  await page.waitForURL(`**${HOME}/acknowledgement`);
  return acknowledgementOn(page);
}

async function open(number: string, code: string, scripts = true): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: scripts })).newPage();
  await page.goto(`${base}${HOME}/track`);
  await page.fill('[name=number]', number);
  await page.fill('[name=code]', code);
  await page.click('main button[type=submit]');
  await page.waitForURL(`**${HOME}/mine`);
  return page;
}

const idOf = async (number: string) =>
  (await books.db.selectFrom('applications').select('id').where('number', '=', number).executeTakeFirstOrThrow()).id;

test('张演示 asks for the contracts, clarifies, waits through an extension, and downloads the reply', async () => {
  at('2023-09-23');
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await fillIn(page, '建设村机动地发包合同');
  await page.getByRole('link', { name: '建设村 2021 年机动地发包公示' }).waitFor();
  await page.setInputFiles('#f-files', [
    { name: '身份证.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 a') },
    { name: '改了名.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ program') },
  ]);
  await page.getByText('“改了名.pdf”的内容不是能上传的类型，文件可能损坏或者改过名称，请重新选择').waitFor();
  await page.getByText('身份证.pdf').waitFor();
  await page.getByText('填写的内容已保存在本机').waitFor();
  expect(await faults(page)).toEqual([]);

  // the telephone rings, the browser is closed and opened again: nothing is lost
  await page.goto(base + HOME);
  await page.getByRole('link', { name: /个人申请/ }).click();
  await page.getByText('已恢复您上次在本机填写').waitFor();
  expect(await page.getByLabel('所需信息的名称或内容').inputValue()).toBe('建设村机动地发包合同');
  expect(await page.getByLabel('在本网站下载').isChecked()).toBe(true);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('heading', { name: '这可能就是您要找的' }).waitFor();
  expect(await faults(page)).toEqual([]);
  const { number, code } = await confirm(page);
  expect(await faults(page)).toEqual([]);
  expect(await page.evaluate('Object.keys(localStorage).length')).toBe(0);

  const id = await idOf(number);
  at('2023-09-25');
  unwrap(await applications.confirmReceipt(by('caseOfficer'), { id, on: '2023-09-25' }));
  at('2023-09-27');
  const asked = { id, on: '2023-09-27', by: '2023-10-20', what: '请写明合同的年度' };
  unwrap(await applications.requestClarification(by('caseOfficer'), asked));

  at('2023-10-09');
  let mine = await open(number, code);
  await mine.getByText('请写明合同的年度').first().waitFor();
  expect(await faults(mine)).toEqual([]);
  await mine.getByLabel('补正内容').fill('2022 年签订的');
  await mine.getByRole('button', { name: '提交补正' }).click();
  await mine.getByText('2023年11月6日前答复，还有 20 个工作日').waitFor();

  at('2023-11-01');
  unwrap(await applications.requestExtension(by('caseOfficer'), { id, days: 20, reason: '需要检索的档案较多' }));
  at('2023-11-02');
  unwrap(await applications.approveExtension(by('disclosureHead'), { id }));
  mine = await open(number, code); // hours later the browser has forgotten it
  await mine.getByText('2023年12月4日前答复').waitFor();
  await mine.getByText('这个日期是怎么算的').click();
  await mine
    .getByText(/延长 20 个工作日/)
    .first()
    .waitFor();
  await mine.getByText('原因：需要检索的档案较多').waitFor();

  at('2023-11-14');
  const content = { reply: 'granted', publicInterest: false, body: '您申请的合同现予公开，见附件。' } as const;
  unwrap(await applications.draftReply(by('caseOfficer'), { id, draftVersion: 0, content }));
  unwrap(await applications.signReply(by('signer'), { id, draftVersion: 1, confirmed: ['attached'] }));
  mine = await open(number, code); // hours later the browser has forgotten it
  await mine.getByText('已办结').waitFor();
  expect(await faults(mine)).toEqual([]);
  const [download] = await Promise.all([
    mine.waitForEvent('download'),
    mine.getByRole('link', { name: '下载 Word：答复书' }).click(),
  ]);
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  await mine.getByRole('button', { name: '建议主动公开' }).click();
  await mine.getByText('您已建议主动公开这份信息').waitFor();
  await mine.getByRole('button', { name: '退出' }).click();
  await mine.goto(`${base}${HOME}/mine`);
  expect(new URL(mine.url()).pathname).toBe(`${HOME}/track`);
});

test('李演示 has no scripts and only a keyboard: applies, finds the paper at home, and withdraws', async () => {
  at('2023-09-23');
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${base}${HOME}/new?as=person`);
  const type = async (name: string, text: string) => {
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press('Tab');
      if ((await page.locator(':focus').getAttribute('name')) === name) return page.keyboard.type(text);
    }
    throw new Error(`${name} cannot be reached by keyboard`);
  };
  await type('name', '李演示');
  await type('documentNumber', '000000199001010018');
  await type('telephone', '19900000001');
  await type('subject', '二〇二二年低保名单');
  await type('provision', ' ');
  await page.keyboard.press('ArrowDown');
  expect(await page.getByLabel('电子文本').isChecked()).toBe(true);
  await type('deliveryWay', ' ');
  expect(await page.getByLabel('在本网站下载').isChecked()).toBe(true);
  await page.keyboard.press('Enter');
  const question = (await page.locator('label[for=f-answer]').textContent()) ?? '';
  const figures = '零一二三四五六七八九';
  const [, first = '', sign, second = ''] = /：(.)([加减])(.)等于几/.exec(question)!;
  const [a, b] = [figures.indexOf(first), figures.indexOf(second)];
  clock = new Date(clock.getTime() + 60_000);
  await page.fill('[name=answer]', String(sign === '加' ? a + b : a - b));
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${HOME}/acknowledgement`);
  const { number, code } = await acknowledgementOn(page);
  const mine = await open(number, code.toLowerCase(), false);
  await mine.getByRole('link', { name: '撤回申请' }).click();
  await mine.fill('[name=note]', '在家里找到了');
  await mine.getByRole('button', { name: '确认撤回' }).click();
  await mine.getByText('您撤回了申请').waitFor();
  const row = await books.db
    .selectFrom('applications')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ phase: 'closed', received_on: null });
});
