import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileReport, fill, templateText } from '../../src/annual-report/index.ts';
import { instantOf } from '../../src/platform/dates.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { axeFaults } from '../support/axe.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { type TestTown, testTown } from '../support/town.ts';

// A training day: planned; two sign in by the code at the door, one stands on the list, one stayed away; the quiz, the
// certificates, who is missing, and the sentence of the annual report.
const books = await testDatabase(rooms);
const { db } = books;
let now = instantOf('2024-06-03T10:00');
const app = await buildServer({ ...books, now: () => now });
let base: string;
let town: TestTown;
let browser: Awaited<ReturnType<typeof testBrowser>>;

beforeAll(async () => {
  town = await testTown(db);
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
}, 60_000);
afterAll(() => closeServer(app));

const window = async ({ login }: { login: string }, width = 1366): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height: 768 } });
  const page = await context.newPage();
  await signIn(page, base, login, town.password);
  return page;
};
async function sound(page: Page): Promise<void> {
  expect(await axeFaults(page), page.url()).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider, page.url()).toBeLessThanOrEqual(0);
}

test('the training day', async () => {
  const head = await town.person('office', 'disclosureHead');
  const [editor, officer, reviewer, absent] = await Promise.all([
    town.person('finance', 'editor'),
    town.person('office', 'caseOfficer'),
    town.person('finance', 'officeReviewer'),
    town.person(null, 'signer'),
  ]);
  await db
    .updateTable('staff')
    .set({ created_at: instantOf('2023-01-04') })
    .execute();

  let desk = await window(head);
  await desk.goto(`${base}/console/training`);
  await desk.getByRole('link', { name: '新增一场培训' }).click();
  for (const [name, value] of Object.entries({
    ...{ title: '依申请公开办理', teacher: '演示老师', place: '三楼会议室', hours: '3' },
    ...{ starts: '2024-06-12T09:00', ends: '2024-06-12T12:00' },
  }))
    await desk.fill(`[name=${name}]`, value);
  await sound(desk);
  await desk.getByRole('button', { name: '保存' }).click();
  const training = desk.url();
  await desk.getByRole('link', { name: '出题' }).click();
  await desk.fill('[name=text]', '1. 几个工作日内答复？\n15 个\n20 个 ✓');
  await desk.fill('[name=until]', '2024-06-20');
  await desk.getByRole('button', { name: '保存' }).click();
  await desk.context().close();

  now = instantOf('2024-06-12T08:50');
  desk = await window(head);
  await desk.goto(training);
  await desk.getByRole('button', { name: '开始签到' }).click();
  const shown = async () => (await desk.locator('.door .code').textContent())!.replace(/\s/g, '');
  await desk.locator('.door .qr').waitFor();
  await sound(desk);
  const first = await shown();

  // one scans what the screen shows, the other types it
  const phone = await window(officer, 390);
  await phone.goto(`${training}/come?code=${first}`);
  await sound(phone);
  await phone.getByRole('button', { name: '签到' }).click();
  await phone.getByText('已签到', { exact: true }).waitFor();
  now = instantOf('2024-06-12T08:53');
  const second = await window(editor, 390);
  await second.goto(`${base}/console/training`);
  await second.getByRole('link', { name: '签到', exact: true }).click();
  await second.fill('[name=code]', first);
  await second.getByRole('button', { name: '签到' }).click();
  await second.locator('.summary', { hasText: '已过期' }).waitFor();
  await desk.reload();
  await second.fill('[name=code]', await shown());
  await second.getByRole('button', { name: '签到' }).click();
  await second.getByText('已签到', { exact: true }).waitFor();
  await desk.reload();
  await desk.getByText('已签到 2 人').waitFor();

  now = instantOf('2024-06-12T12:05');
  desk = await window(head);
  await desk.goto(training);
  await desk.getByText('按签到表登记（没有签到的').click();
  await desk.getByLabel(reviewer.name).check();
  await desk.getByLabel(head.name).check();
  await desk.getByRole('button', { name: '登记', exact: true }).click();
  await desk.getByText('已登记 2 人').waitFor();
  await desk.getByRole('button', { name: '办结' }).click();
  await desk.getByText('已办结，发给证书 0 份').waitFor();
  await sound(desk);

  for (const [who, answer] of [
    [officer, '20 个'],
    [editor, '15 个'],
  ] as const) {
    const own = await window(who, 390);
    await own.getByRole('link', { name: '依申请公开办理' }).click();
    await own.getByLabel(answer).check();
    if (who === officer) await sound(own);
    await own.getByRole('button', { name: '交卷' }).click();
    await own.getByText(answer === '20 个' ? '得 100 分，合格' : '还可以再答 1 次').waitFor();
    if (who === officer) {
      await own.goto(training);
      const [paper] = await Promise.all([
        own.waitForEvent('download'),
        own.getByRole('link', { name: '测试镇公开培训〔2024〕1号' }).click(),
      ]);
      expect(paper.suggestedFilename()).toBe(`培训证书 ${officer.name}.pdf`);
    }
    await own.context().close();
  }

  now = instantOf('2024-07-02T09:00');
  desk = await window(head);
  await desk.getByRole('link', { name: '1 人 2024 年还没有培训够' }).click();
  expect(await desk.locator('tbody').textContent()).toContain(absent.name);
  await sound(desk);
  await desk.goto(`${base}/console/training`);
  await sound(desk);

  const { counted } = await compileReport(
    db,
    { id: town.authorityId, code: 'csz', name: '测试镇人民政府', isDemo: false },
    2024,
  );
  expect(fill(templateText('supervision', counted), counted)).toContain(
    '本年度举办政府信息公开工作培训 1 场，工作人员 4 人次参加培训，共 12 学时。',
  );
}, 60_000);
