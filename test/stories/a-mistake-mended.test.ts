import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { balanced } from '../support/balanced.ts';
import { clockOf, registerByPost, takeStep, townDesk } from '../support/desk.ts';

// What clerks get wrong and how they put it right themselves, with its trace.
const { books, town, as } = await townDesk();

test('a day read wrongly off an envelope, a withdrawal noted at another’s application', async () => {
  const officer = await town.person('office', 'caseOfficer');
  const head = await town.person('office', 'disclosureHead');

  // the day is seen to be wrong: first what would change, then the change with its reason
  let page = await as(officer, '2023-09-25');
  const address = await registerByPost(page, '2023-09-25', '建设村 2023 年机动地发包合同文本');
  expect(await clockOf(page)).toBe('2023年10月27日前答复，还有 20 个工作日');
  await page.locator('#history a.amend').first().click();
  await page.fill('[name=on]', '2023-09-18');
  await page.getByRole('button', { name: '先看更正后的变化' }).click();
  expect(await page.textContent('#difference')).toContain('答复期限：2023-10-27 → 2023-10-20');
  expect(await page.textContent('#difference')).toContain('还没有保存');
  await page.fill('[name=reason]', '签收单上是十八日');
  await page.getByRole('button', { name: '更正', exact: true }).click();
  await page.waitForURL(new RegExp(`${new URL(address).pathname}(#|$)`));
  expect(await clockOf(page)).toContain('2023年10月20日前答复');
  expect(await page.textContent('#history')).toContain('签收单上是十八日');

  // a step that ends an application: who entered it cannot take it back alone, the head can
  page = await as(officer, '2023-10-09', address);
  await takeStep(page, '申请人撤回', { note: '来信表示撤回' });
  page = await as(head, '2023-10-10', address);
  await page.locator('#history a.amend').last().click();
  await page.getByRole('button', { name: '先看作废后的变化' }).click();
  expect(await page.textContent('#difference')).toMatch(/状态：.+ → /);
  await page.fill('[name=reason]', '撤回的是同一申请人的另一件');
  await page.getByRole('button', { name: '作废这一步' }).click();
  expect(await clockOf(page)).toContain('2023年10月20日前答复');
  expect(await page.textContent('#history')).toContain('撤回的是同一申请人的另一件');
  expect(await balanced(books.db, town.authorityId, [2023])).toEqual([{ received: 1, carriedOut: 1 }]);
});

test('a record of the ledger under the wrong channel; the same entered again by a colleague', async () => {
  const editor = await town.person('office', 'editor');
  const fill = async (page: Page, fields: Record<string, string>) => {
    for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
  };
  const page = await as(editor, '2023-10-12');
  const form = new URL('/console/deliveries/new', page.url()).href;
  await page.goto(form);
  await fill(page, { title: '关于秋季防火的通告', deliveredOn: '2023-10-11', note: '村口公开栏' });
  await page.selectOption('[name=channel]', 'wechat');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.waitForURL(/deliveries\/\d+$/);
  const record = page.url();

  await page.getByRole('link', { name: '修改', exact: false }).first().click();
  await page.selectOption('[name=channel]', 'board');
  await page.fill('[name=why]', '贴在公开栏的，没有发微信');
  await page.getByRole('button', { name: '保存修改' }).click();
  await page.waitForURL(record);
  expect(await page.textContent('.edit')).toContain('贴在公开栏的，没有发微信');

  // the second time it is asked about, with the first one beside it; nothing that was typed is lost
  await page.goto(form);
  await fill(page, { title: '关于秋季防火的通告 ', deliveredOn: '2023-10-11', note: '公开栏' });
  await page.selectOption('[name=channel]', 'board');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  const asked = page.locator('#f-apartFrom');
  expect(await asked.locator('a').getAttribute('href')).toBe(new URL(record).pathname);
  expect(await page.inputValue('[name=deliveredOn]')).toBe('2023-10-11');
  const count = () =>
    books.db
      .selectFrom('deliveries')
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .where('authority_id', '=', town.authorityId)
      .executeTakeFirstOrThrow();
  expect(Number((await count()).n)).toBe(1);
  await asked.locator('[name=apartFrom]').check();
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.waitForURL(/deliveries\/\d+$/);
  expect(Number((await count()).n)).toBe(2);
});
