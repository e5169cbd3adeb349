import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { compileReport, fill } from '../../src/annual-report/index.ts';
import { statementsOf } from '../../src/annual-report/narrative/statements/statements.ts';
import { keepUpAssessments } from '../../src/assessment/index.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { axeFaults } from '../support/axe.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { testDatabase } from '../support/database.ts';
import { testTown } from '../support/town.ts';

// 工作考核 in December: the city's weights are wrong and mended, two towns assess themselves, one late; the city judges, one
// town appeals, the site shows grades, and the town's report says what it came to.
const books = await testDatabase(rooms);
const { db, house } = books;
let now = new Date('2024-11-25T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const city = await testTown(db, 'shi');
const [first, other] = [await testTown(db, 'zhen'), await testTown(db, 'xiang')];
let browser: Browser;
let base: string;

beforeAll(async () => {
  await db.updateTable('authorities').set({ parent_id: city.authorityId }).where('code', '!=', 'shi').execute();
  await db.updateTable('authorities').set({ opened_at: now }).where('code', '=', 'shi').execute();
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
  return () => closeServer(app);
});

const noticeOf = (page: Page) => page.textContent('.notice');
const window = async (width: number) => (await browser.newContext({ viewport: { width, height: 800 } })).newPage();

test('a year is assessed, from the scheme to the report', async () => {
  const login = (await city.person(null, 'cityOffice')).login;
  const office = await window(1366);
  await signIn(office, base, login, city.password);
  await office.goto(`${base}/console/assessment`);
  await office.getByRole('link', { name: '起草考核方案' }).click();
  await office.selectOption('[name=scope]', { label: '所辖机关' });
  await office.getByRole('button', { name: '起草' }).click();
  const scheme = office.url();
  const item = async (title: string, weight: string, of: { basis: string } | { measure: string }) => {
    await office.goto(`${scheme}/items/new`);
    await office.getByLabel('类别').fill('日常工作');
    await office.getByLabel('考核项目').fill(title);
    await office.getByLabel('分值').fill(weight);
    await office.getByLabel('basis' in of ? '人工评分' : '机器计分', { exact: true }).check();
    if ('basis' in of) await office.getByLabel('评分标准').fill(of.basis);
    else {
      await office.selectOption('[name=measure]', of.measure);
      await office.getByLabel('每件扣分').first().check();
      await office.locator('[name=off]').fill('2');
      await office.locator('[name=cap]').fill('10');
    }
    await office.getByRole('button', { name: '保存' }).click();
  };
  await item('收到的督办单', '40', { measure: 'orders' });
  await item('政策解读', '59.9', { basis: '看佐证材料。' });
  // the weights are wrong, which stops nothing but the publishing, and says by how much
  await office.getByRole('button', { name: '发布方案' }).click();
  expect(await office.textContent('.summary')).toContain('99.9 分，比 100 分少 0.1 分');
  await office.getByRole('link', { name: '政策解读' }).click();
  await office.getByLabel('分值').fill('60');
  await office.getByRole('button', { name: '保存' }).click();
  await office.getByRole('button', { name: '发布方案' }).click();
  expect(await noticeOf(office)).toContain('方案已发布');
  expect(await axeFaults(office)).toEqual([]);

  const head = await window(390);
  await signIn(head, base, (await first.person(null, 'disclosureHead')).login, first.password);
  await head.getByRole('link', { name: /工作考核自评/ }).click();
  await head.locator('[name=points-k2]').fill('60');
  await head.locator('[name=said-k2]').fill('每件文件都有解读。');
  await head.getByRole('button', { name: '提交自评' }).click();
  expect(await noticeOf(head)).toContain('自评已提交');
  expect(await axeFaults(head)).toEqual([]);
  expect(await head.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  const ours = head.url();

  // the other one is late; the books are counted the day after the scheme's
  now = new Date('2024-12-16T02:00:00Z');
  await keepUpAssessments({ db, house, now });
  const late = new Client(app);
  const theirs = `/console/assessment/subjects/${await subjectOf(other.authorityId)}`;
  await late.signIn((await other.person(null, 'disclosureHead')).login, other.password);
  await late.post(`${theirs}/self`, { version: '2', 'points-k2': '60', 'said-k2': '补报。' }, theirs);

  await signIn(office, base, login, city.password);
  for (const [path, points, reason] of [
    [ours, '56', '两件晚了'],
    [base + theirs, '58', '一件晚了'],
  ] as const) {
    await office.goto(path);
    if (path !== ours) expect(await office.textContent('.states')).toContain('逾期自评（2024-12-16）');
    await office.locator('[name=points-k2]').fill(points);
    await office.locator('[name=reason-k2]').fill(reason);
    await office.getByRole('button', { name: '保存评分' }).click();
  }
  expect(await axeFaults(office)).toEqual([]);
  await office.goto(`${scheme}/round`);
  await office.getByRole('button', { name: '通知初评结果' }).click();
  expect(await noticeOf(office)).toContain('已通知 2 个');

  await signIn(head, base, (await first.person(null, 'disclosureHead')).login, first.password);
  await head.goto(ours);
  expect(await head.textContent('main')).toMatch(/96 分.*优秀/s);
  await head.selectOption('[name=item]', 'k2');
  await head.getByLabel('申诉理由').fill('只有一件晚了。');
  await head.getByRole('button', { name: '提交申诉' }).click();
  const second = await window(1366);
  await signIn(second, base, (await city.person(null, 'disclosureHead')).login, city.password);
  await second.goto(ours);
  await second.getByLabel('改正分数').check();
  await second.getByLabel('改正后的分数').fill('58');
  await second.getByLabel('处理的理由').fill('核对属实。');
  await second.getByRole('button', { name: '提交处理结果' }).click();
  expect(await noticeOf(second)).toContain('申诉已处理');

  now = new Date('2024-12-24T02:00:00Z');
  await signIn(office, base, login, city.password);
  await office.goto(`${scheme}/round`);
  await office.getByRole('button', { name: '确定最终结果' }).click();
  await office.getByRole('button', { name: '向社会公布' }).click();
  await office.getByRole('link', { name: /看公布的结果/ }).click();
  expect(await office.textContent('main')).toMatch(/测试镇人民政府（zhen）\s*优秀/);
  expect(await office.textContent('main')).not.toContain('98');
  expect(await axeFaults(office)).toEqual([]);

  const row = await db
    .selectFrom('authorities')
    .select(['id', 'code', 'name', 'is_demo as isDemo'])
    .where('id', '=', first.authorityId)
    .executeTakeFirstOrThrow();
  const { counted } = await compileReport(db, row, 2024);
  const said = statementsOf('supervision', counted).held.find(({ id }) => id === 'assessment')!;
  expect(fill(said.text, counted)).toBe(
    '本年度接受政府信息公开工作考核 1 次：测试镇人民政府（shi） 2024 年度考核得 98 分，等次为优秀。',
  );
});

async function subjectOf(authorityId: number): Promise<number> {
  const rows = await db
    .selectFrom('assessment_subjects')
    .select('id')
    .where('authority_id', '=', authorityId)
    .execute();
  return rows[0]!.id;
}
