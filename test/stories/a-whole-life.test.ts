import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { clockOf, registerByPost, takeStep, townDesk } from '../support/desk.ts';

const { books, town, as } = await townDesk();
let address: string;

/** Why a step is not offered; undefined: it is. */
async function whyNot(page: Page, step: string): Promise<string | undefined> {
  if (await page.locator('#steps .verbs').getByRole('link', { name: step, exact: true }).count()) return undefined;
  return (
    (await page
      .locator('.reasons > div')
      .filter({ has: page.locator('dt').getByText(step, { exact: true }) })
      .locator('dd')
      .textContent()) ?? ''
  );
}

test('from the letter to the archive: split, third party, extension, fee, review, signature, delivery', async () => {
  const officer = await town.person('office', 'caseOfficer');
  const colleague = await town.person('office', 'caseOfficer');
  const head = await town.person('office', 'disclosureHead');
  const reviewer = await town.person('office', 'officeReviewer');
  const signer = await town.person('office', 'signer');

  // an earlier one of the same applicant is found by itself; what asks for two things becomes two
  let page = await as(officer, '2023-09-18', address);
  await registerByPost(page, '2023-09-18', '建设村 2022 年机动地发包合同文本');
  page = await as(officer, '2023-09-25', address);
  address = await registerByPost(page, '2023-09-25', '建设村 2023 年机动地发包合同文本；同期低保公示名单');
  expect(await page.textContent('.beside')).toContain('建设村 2022 年机动地发包合同文本');
  await takeStep(page, '拆分申请', { keep: '建设村 2023 年机动地发包合同文本', parts: '建设村 2023 年低保公示名单' });
  expect(await page.textContent('h1')).toBe('建设村 2023 年机动地发包合同文本');
  expect(await page.textContent('.notice')).toContain('同日收到');
  expect(await clockOf(page)).toBe('2023年10月27日前答复，还有 20 个工作日');

  // a third party is asked: its days do not count; nothing is offered that the law forbids meanwhile
  page = await as(officer, '2023-10-10', address);
  expect(await whyNot(page, '补正告知')).toBeUndefined();
  await takeStep(page, '征求第三方意见', { whom: '承包户甲', text: '合同中的价款是否同意公开' });
  expect(await whyNot(page, '拆分申请')).toContain('不宜再拆分');
  page = await as(officer, '2023-10-13', address);
  await takeStep(page, '收到第三方意见', { answer: 'refusal', note: '不同意公开账号' });
  expect(await whyNot(page, '补正告知')).toContain('最后一日是 2023-10-10');
  expect(await clockOf(page)).toContain('2023年11月1日前答复');
  expect(await page.locator('.cal .pause').count()).toBe(3);

  // the officer asks for more days, the head gives them
  page = await as(officer, '2023-10-30', address);
  await takeStep(page, '延长答复期限', { reason: '需要核对的合同较多' });
  expect(await page.textContent('main')).toContain('须由政府信息公开工作机构负责人在原期限届满前批准');
  page = await as(head, '2023-10-31', address);
  await page.getByRole('button', { name: '批准延期' }).click();
  expect(await clockOf(page)).toBe('2023年11月29日前答复，还有 21 个工作日');
  expect(await whyNot(page, '延长答复期限')).toContain('只能一次');

  // copies beyond the free ones are paid for, and the count begins anew after the payment
  page = await as(officer, '2023-11-02', address);
  await takeStep(page, '收费通知', {
    basis: 'volume',
    quantity: '120',
    payment: '凭缴款码缴纳',
    received: '2023-11-02',
  });
  expect(await page.textContent('.beside')).toContain('等待缴费，2023-11-30 前');
  expect(await page.textContent('.beside')).toContain('1100 元');
  page = await as(officer, '2023-11-06', address);
  await takeStep(page, '收到缴费');
  expect(await clockOf(page)).toBe('2023年12月4日前答复，还有 20 个工作日');
  expect(await whyNot(page, '收费通知')).toContain('收费一次');

  // two people at once: the second sees the first one's change and keeps what was typed
  const other = await as(colleague, '2023-11-07', address);
  await other.locator('#steps .verbs').getByRole('link', { name: '申请人撤回', exact: true }).click();
  await other.fill('[name=note]', '电话中表示撤回');
  page = await as(officer, '2023-11-07', address);
  await takeStep(page, '征求其他机关意见', { whom: '市农业农村局', text: '合同备案情况' });
  await other.locator('#steps').getByRole('button', { name: '申请人撤回', exact: true }).click();
  expect(await other.textContent('main')).toMatch(/他人|刚刚|已由/);
  expect(await other.inputValue('[name=note]')).toBe('电话中表示撤回');
  page = await as(officer, '2023-11-08', address);
  await takeStep(page, '收到其他机关意见', { answer: 'consent' });
  expect(await clockOf(page)).toContain('2023年12月5日前答复');

  // drafted; reviewed by another; signed by the leader in charge
  await page.locator('.acts').getByRole('link', { name: '拟写答复' }).click();
  expect(await page.locator('option[value=granted]').textContent()).toContain('予以公开');
  await page.selectOption('[name=reply]', 'partial');
  await page.fill('[name=body]', '本机关决定部分公开：\n予以公开的内容：合同文本。\n不予公开的内容：银行账号。');
  await page.getByRole('button', { name: '保存答复稿' }).click();
  expect(await page.textContent('.beside')).toContain('须先审核');
  expect(await page.getByRole('button', { name: '签发答复' }).count()).toBe(0);
  page = await as(reviewer, '2023-11-09', address);
  await page.goto(`${address}/reply`);
  await page.getByRole('button', { name: '法制审核通过' }).click();
  page = await as(signer, '2023-11-10', address);
  await page.goto(`${address}/reply`);
  await page.getByRole('button', { name: '签发答复' }).click();
  expect(await page.textContent('.notice')).toMatch(/文号 测试镇依申请公开〔2023〕\d+号/);

  // delivered with proof, archived; every paper is there, numbered without a gap
  page = await as(officer, '2023-11-13', address);
  expect(await whyNot(page, '归档')).toContain('尚未送达');
  await takeStep(page, '送达', { how: 'post', proof: '挂号信 XA00000000000' });
  await takeStep(page, '归档');
  expect(await page.textContent('.head .tag')).toBe('已归档');
  const papers = await books.db
    .selectFrom('application_papers')
    .select(['kind', 'number'])
    .where('application_id', '=', Number(address.split('/').at(-1)))
    .orderBy('id')
    .execute();
  expect(papers.map(({ kind }) => kind)).toEqual([
    'acknowledgement',
    'thirdParty',
    'extension',
    'fee',
    'coAuthority',
    'reply',
  ]);
  const serials = papers.slice(1).map(({ number }) => Number(/〔2023〕(\d+)号/.exec(number!)![1]));
  expect(serials).toEqual([1, 2, 3, 4, 5]);
});
