import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { addObligation } from '../../src/obligations/catalogue/actions.ts';
import { listDues } from '../../src/obligations/dues/list.ts';
import { unwrap } from '../../src/platform/outcome.ts';
import { axeFaults } from '../support/axe.ts';
import { townDesk } from '../support/desk.ts';

// A village is late with its accounts: its contact sees it on the phone, writes, it is published, and the due is met late.
const { books, town, as } = await townDesk();
const { db, house, sealer } = books;
const DAY = '2026-11-17';
let contact: Awaited<ReturnType<typeof town.person>>;
let head: typeof contact;
const chain: (typeof contact)[] = [];
let phone: Page;
let document: string;

const due = async () =>
  (await listDues(db, town.authorityId, { officeId: town.offices.village, period: '2026-10' }, DAY))[0]!;

beforeAll(async () => {
  head = await town.person('office', 'disclosureHead');
  contact = await town.person('village', 'contact');
  chain.push(await town.person('village', 'officeReviewer'));
  chain.push(await town.person('office', 'secrecyReviewer'));
  chain.push(await town.person(null, 'signer'));
  const caller = { db, house, sealer, who: head, now: new Date(`${DAY}T01:00:00Z`) };
  unwrap(
    await addObligation(caller, {
      content: {
        ...{ level1: '村务公开', level2: '村级财务收支', elements: '收入、支出和结余', basis: '村民委员会组织法' },
        ...{ time: '', frequency: 'monthly', term: { by: 'after', count: 10, in: 'workingDays' } },
        ...{ subject: { of: 'villages' }, channels: '政府网站、公开栏', audience: 'all', group: '', manner: 'active' },
        ...{ tiers: ['township'], columnId: town.columnId, item: '20.15', words: ['财务', '收支'] },
      },
      from: '2026-10-01',
      remark: '',
    }),
  );
});

test('the head sees the village late; so does its contact, on a phone of 390 pixels', async () => {
  const desk = await as(head, DAY, undefined);
  await desk.goto(new URL('/console', desk.url()).href);
  expect(await desk.textContent('main')).toContain('1 项应公开事项逾期');
  phone = await (
    await desk
      .context()
      .browser()!
      .newContext({ viewport: { width: 390, height: 844 } })
  ).newPage();
  await phone.goto(new URL('/console/sign-in', desk.url()).href);
  await phone.fill('[name=login]', contact.login);
  await phone.fill('[name=password]', town.password);
  await phone.click('button[type=submit]');
  await phone.waitForURL(/console\/today$/);
  await desk.context().close();
  await phone.goto(new URL('/console/dues', phone.url()).href);
  expect(await phone.textContent('#late')).toContain('建设村 村级财务收支 2026年10月');
  expect(await phone.textContent('#late')).toContain('已超期');
  expect(await phone.evaluate('document.documentElement.scrollWidth')).toBe(390);
  expect(await axeFaults(phone)).toEqual([]);
});

test('one button: a draft with column, office and title; it is written, and sent on its way', async () => {
  await phone.click('#late button:has-text("去写")');
  await phone.waitForURL(/documents\/\d+\/edit$/);
  document = phone.url().replace(/\/edit$/, '');
  expect(await phone.inputValue('[name=title]')).toBe('建设村2026年10月村级财务收支公开');
  expect(await phone.inputValue('[name=column_id]')).toBe(String(town.columnId));
  const token = await phone.inputValue('[name=_csrf]');
  const save_count = await phone.inputValue('[name=save_count]');
  const fields = {
    ...{
      _csrf: token,
      save_count,
      title: '建设村2026年10月村级财务收支公开',
      article_item: '20.15',
      channels: 'website',
    },
    ...{
      body_html: '<p>本月收入一千元，支出八百元，结余二百元。</p>',
      column_id: String(town.columnId),
      formed_on: '2026-11-16',
    },
  };
  const saved = await phone.request.post(`${document}/edit`, { form: fields, maxRedirects: 0 });
  expect(saved.status()).toBe(303);
  const sent = await phone.request.post(`${document}/submit`, { form: { _csrf: token }, maxRedirects: 0 });
  expect(sent.status()).toBe(303);
});

test('read by three and published, it proposes itself; the contact says yes, and it is met, late', async () => {
  const id = /documents\/(\d+)/.exec(document)![1];
  for (const person of chain) {
    const page = await as(person, DAY);
    await page.goto(new URL(`/console/reviews/document/${id}`, page.url()).href);
    for (const box of await page.locator('input[name=gates]').all()) await box.check();
    await page.getByRole('button', { name: '通过' }).click();
    await page.waitForURL(/console\/reviews$/);
    await page.context().close();
  }
  await phone.goto(document);
  await phone.getByRole('link', { name: '公开', exact: true }).click();
  await phone.locator('main form button.btn').first().click();
  await phone.waitForURL(document);
  expect((await due()).standing).toBe('late');
  await phone.goto(new URL('/console/dues', phone.url()).href);
  await phone.click('text=可能就是它');
  await phone.waitForURL(/console\/dues\/\d+/);
  expect(await axeFaults(phone)).toEqual([]);
  await phone.click('button:has-text("是它")');
  await phone.waitForSelector('text=已确认公开');
  expect(await due()).toMatchObject({ standing: 'metLate', met: DAY });
  await phone.goto(new URL('/standards', phone.url()).href);
  await phone.click('.standards a:has-text("村级财务收支")');
  await phone.waitForSelector('text=建设村2026年10月村级财务收支公开');
  expect(await axeFaults(phone)).toEqual([]);
});
