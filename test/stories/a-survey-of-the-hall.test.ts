import { load } from 'cheerio';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '../../src/platform/dates.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { keepAnswer, parseQuestions, readAnswers } from '../../src/surveys/index.ts';
import { axeFaults } from '../support/axe.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { testDatabase } from '../support/database.ts';
import { type TestTown, testTown } from '../support/town.ts';

// An office asks how its hall is; people answer once each, on phones and on paper; everybody reads what came of it.
const books = await testDatabase(rooms);
const { db, sealer } = books;
let now = instantOf('2024-03-04T10:00');
const app = await buildServer({ ...books, now: () => now });
let browser: Browser;
let base: string;
let town: TestTown;

beforeAll(async () => {
  town = await testTown(db);
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
}, 60_000);
afterAll(() => closeServer(app));

const QUESTIONS = `1. 您住在哪里？（单选，必答，分组）
镇里
村里
2. 您满意吗？（量表，1 很不满意 至 5 很满意，必答）
3. 您有什么建议？（文字）`;

const window = async (width: number, scripts = true) => {
  const viewport = { width, height: 800 };
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', javaScriptEnabled: scripts });
  return context.newPage();
};
async function opened(login: string, path: string): Promise<Page> {
  const page = await window(1366);
  await signIn(page, base, login, town.password);
  await page.goto(base + path);
  return page;
}

/** Nothing for axe-core to find and nothing wider than the window. */
async function expectSound(page: Page): Promise<void> {
  expect(await axeFaults(page), page.url()).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), page.url()).toBeLessThanOrEqual(0);
}

const DIGITS = '零一二三四五六七八九十';
/** What keeps machines out: with scripts the machine works for who answers, without they say what the page asks. */
async function prove(page: Page): Promise<void> {
  now = new Date(now.getTime() + 5_000); // nobody answers at once
  if (!(await page.locator('[name=answer]').isVisible())) return;
  const [, one, sign, other] = /验证问题：(.)(加|减)(.)等于几/.exec((await page.textContent('main'))!)!;
  const [a, b] = [DIGITS.indexOf(one!), DIGITS.indexOf(other!)];
  await page.fill('[name=answer]', String(sign === '减' ? a - b : a + b));
}
async function answer(page: Page, id: string, place: string, marks: string, words = ''): Promise<void> {
  await page.goto(`${base}/surveys/${id}`);
  await page.getByLabel(place, { exact: true }).check();
  await page.locator(`[name=q2][value="${marks}"]`).check();
  if (words) await page.fill('[name=q3]', words);
  await prove(page);
  await page.getByRole('button', { name: '提交答卷' }).click();
}

test('a survey: asked, reviewed, answered once each, on paper too, read as chart and table, and kept', async () => {
  const [editor, reviewer, secrecy, signer, officer] = await Promise.all([
    town.person('finance', 'editor'),
    town.person('finance', 'officeReviewer'),
    town.person('office', 'secrecyReviewer'),
    town.person(null, 'signer'),
    town.person('office', 'caseOfficer'),
  ]);

  // prepared by one, let pass by others
  const desk = await opened(editor.login, '/console/surveys');
  await desk.fill('[name=title]', '办事大厅满意度调查');
  await desk.getByRole('button', { name: '开始填写' }).click();
  await desk.waitForURL(/surveys\/\d+$/);
  const id = desk.url().split('/').pop()!;
  for (const [name, text] of [
    ['why', '改进大厅服务。'],
    ['asker', '财政所'],
    ['who', '本镇居民'],
    ['opensOn', '2024-03-05'],
    ['closesOn', '2024-03-06'],
    ['questions', QUESTIONS],
  ] as const)
    await desk.fill(`[name=${name}]`, text);
  await desk.getByRole('button', { name: /送审/ }).click();
  await desk.getByText('已送审').first().waitFor();
  await expectSound(desk);
  await desk.goto(`${base}/console/reviews/survey/${id}`);
  expect(await desk.getByRole('button', { name: '通过' }).count(), 'not by its writer').toBe(0);
  const review = `/console/reviews/survey/${id}`;
  const page = await opened(reviewer.login, review);
  for (const gate of await page.locator('[name=gates]').all()) await gate.check();
  await page.getByRole('button', { name: '通过' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(`/survey/${id}`));
  for (const { login } of [secrecy, signer]) {
    const client = new Client(app);
    await client.signIn(login, town.password);
    const $ = load((await client.get(review)).body);
    const of = (name: string) => String($(`[name=${name}]`).attr('value'));
    const gates = $('[name=gates]')
      .toArray()
      .map((one) => $(one).attr('value')!);
    const given = { verdict: 'passed', gates, contentHash: of('contentHash'), step: of('step') };
    expect((await client.post(review, given)).statusCode).toBe(303);
  }

  // it opens by itself on its day
  const phone = await window(390);
  await phone.goto(`${base}/surveys/${id}`);
  await phone.getByText('2024-03-05 起可以在这里回答').waitFor();
  now = instantOf('2024-03-05T09:00');
  await phone.goto(`${base}/consultations`);
  await phone.getByRole('link', { name: '办事大厅满意度调查' }).click();
  await expectSound(phone);

  // one answers, and is refused twice: from another tab, and from the page that Back shows
  const tab = await phone.context().newPage();
  await tab.goto(`${base}/surveys/${id}`);
  await answer(phone, id, '镇里', '4', '窗口再多开一个');
  await phone.getByRole('heading', { name: '答卷已收到，谢谢' }).waitFor();
  await tab.getByLabel('村里', { exact: true }).check();
  await tab.locator('[name=q2][value="1"]').check();
  await prove(tab);
  await tab.getByRole('button', { name: '提交答卷' }).click();
  await tab.getByText('这台设备已经答过，没有再计一次').waitFor();
  await tab.goto(`${base}/surveys/${id}`);
  await tab.getByText('2024-03-05 已经答过这份问卷').waitFor();
  expect(await tab.locator('#survey').count()).toBe(0);

  // another on another device, without scripts; a third on paper, entered at the window
  const second = await window(390, false);
  await answer(second, id, '镇里', '5');
  await second.getByRole('heading', { name: '答卷已收到，谢谢' }).waitFor();
  const counter = await opened(officer.login, `/console/surveys/${id}/enter`);
  await counter.getByLabel('村里', { exact: true }).check();
  await counter.locator('[name=q2][value="2"]').check();
  await expectSound(counter);
  await counter.getByRole('button', { name: '登记，再登记下一份' }).click();
  await counter.getByText('已登记一份').waitFor();

  // and four who came later that day
  const { questions } = parseQuestions(QUESTIONS) as { questions: Parameters<typeof readAnswers>[0] };
  const { id: versionId } = await db.selectFrom('survey_versions').select('id').executeTakeFirstOrThrow();
  for (const [n, mark] of ['3', '4', '4', '5'].entries()) {
    const given: Record<string, string[]> = { q1: ['1'], q2: [mark] };
    const { answers } = readAnswers(questions, (name) => given[name] ?? []);
    await keepAnswer(db, sealer, {
      ...{ surveyId: Number(id), versionId, channel: 'site', on: '2024-03-05', answers, slip: `later ${n}` },
    });
  }

  // its office reads what was written, and lets it pass
  const texts = await opened(editor.login, `/console/surveys/${id}/texts`);
  await texts.getByText('窗口再多开一个').waitFor();
  await texts.getByRole('button', { name: '公开', exact: true }).click();

  // it closes by itself; the results are a chart in its table, and one villager is told apart nowhere
  now = instantOf('2024-03-07T02:00');
  await phone.goto(`${base}/surveys/${id}`);
  await phone.getByRole('link', { name: /结果/ }).first().click();
  await phone.getByText('收到答卷 7 份').waitFor();
  for (const page of [phone, await window(1366)]) {
    await page.goto(`${base}/surveys/${id}/results`);
    const marks = page.locator('table.bars').nth(1).locator('tbody tr');
    expect(await marks.locator('svg').count()).toBe(5);
    expect(await marks.nth(3).locator('td.n').first().textContent()).toBe('3');
    expect(await page.locator('main').textContent()).toContain('平均 3.86 分');
    const groups = page.locator('table', { has: page.locator('tr.of') });
    expect(await groups.locator('tr.of td').allTextContents(), 'six of the town, one villager').toEqual([
      '不公布',
      '不公布',
    ]);
    await expectSound(page);
  }
  const data = await (await phone.request.get(`${base}/surveys/${id}/results.json`)).json();
  expect(data.versions[0]).toMatchObject({ answers: 7, questions: [{ rows: [{ count: 6 }, { count: 1 }] }, {}, {}] });
  const report = await opened(editor.login, '/console/annual-report/2024/interaction/surveys.answers');
  expect(await report.locator('tbody tr').count()).toBe(7);

  // a year later it is still there, and takes nothing
  now = instantOf('2025-03-07T02:00');
  await phone.goto(`${base}/consultations`);
  await phone.getByRole('link', { name: '办事大厅满意度调查' }).click();
  expect(await phone.locator('#survey').count()).toBe(0);
  await phone.goto(`${base}/surveys/${id}/results`);
  await phone.getByText('收到答卷 7 份').waitFor();
}, 60_000);
