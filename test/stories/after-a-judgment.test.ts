import { expect, test } from 'vitest';
import { clockOf, registerByPost, takeStep, townDesk } from '../support/desk.ts';

// A court undoes a refusal: the application lives on to its second reply.
const { town, as } = await townDesk();

test('refused, sued over, revoked with a term: answered anew, delivered, and each page leads to the other', async () => {
  const officer = await town.person('office', 'caseOfficer');
  const reviewer = await town.person('office', 'officeReviewer');
  const signer = await town.person('office', 'signer');
  const draft = async (day: string, address: string, reply: string, body: string) => {
    const page = await as(officer, day, address);
    await page.locator('.acts').getByRole('link', { name: '拟写答复' }).click();
    await page.selectOption('[name=reply]', reply);
    await page.fill('[name=body]', body);
    await page.getByRole('button', { name: '保存答复稿' }).click();
  };
  const sign = async (day: string, address: string) => {
    const page = await as(signer, day, `${address}/reply`);
    await page.getByRole('button', { name: '签发答复' }).click();
    return /文号 (\S+?号)/.exec((await page.textContent('.notice'))!)![1]!;
  };

  // refused, reviewed and signed
  let page = await as(officer, '2024-01-08');
  const address = await registerByPost(page, '2024-01-08', '建设村征地补偿分配方案');
  await draft('2024-01-15', address, 'notFound', '经检索，本机关没有您所需的信息。');
  page = await as(reviewer, '2024-01-16', `${address}/reply`);
  await page.getByRole('button', { name: '法制审核通过' }).click();
  const first = await sign('2024-01-17', address);
  page = await as(officer, '2024-01-18', address);
  await takeStep(page, '送达', { how: 'post', proof: '挂号信 XA00000000000' });

  // the applicant sues; the court revokes and sets a term
  page = await as(officer, '2024-03-12', address);
  await page.goto(new URL(`/console/remedies/new?application=${address.split('/').at(-1)}`, page.url()).href);
  await page.check('[name=kind][value=directSuit]');
  await page.fill('[name=body]', '演示区人民法院');
  await page.fill('[name=filedOn]', '2024-03-04');
  await page.fill('[name=servedOn]', '2024-03-11');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.waitForURL(/remedies\/\d+$/);
  const suit = page.url();
  page = await as(officer, '2024-06-20', suit);
  await page.locator('summary', { hasText: '登记审结' }).press('Enter');
  await page.selectOption('[name=outcome]', 'suit.revoked');
  await page.fill('[name=concludedOn]', '2024-06-17');
  await page.fill('[name=redoBy]', '2024-07-15');
  await page.getByRole('button', { name: '登记审结' }).click();
  await page.waitForURL(suit);

  // the case opens its application, with the court's term
  await page.getByRole('button', { name: '重新办理所涉申请' }).click();
  page = await as(officer, '2024-06-21', address);
  expect(await clockOf(page)).toContain('2024年7月15日前答复');
  await draft('2024-06-28', address, 'granted', '您申请的分配方案现予公开。');
  const second = await sign('2024-07-01', address);
  expect(second).not.toBe(first);
  page = await as(officer, '2024-07-02', address);
  await takeStep(page, '送达', { how: 'post', proof: '挂号信 XA00000000001' });
  expect(await page.textContent('main')).toContain(first);
  expect(await page.textContent('main')).toContain(second);

  // the case is done by itself, and leads back
  await page.locator('#cases a').first().click();
  expect(page.url()).toBe(suit);
  expect(await page.textContent('main')).toContain(`已重新答复，文号 ${second}`);
  await page.goto(new URL('/console', page.url()).href);
  expect(await page.textContent('main')).not.toContain('建设村征地补偿分配方案');
});
