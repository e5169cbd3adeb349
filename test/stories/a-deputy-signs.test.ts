import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { MailServer, mailTurn, wordsOf } from '../support/mail-server.ts';
import { type TestTown, testTown } from '../support/town.ts';
import { writtenTo } from '../support/written-to.ts';

const books = await testDatabase(rooms);
const { db, house, sealer } = books;
/** Monday morning */
let now = new Date('2026-03-02T01:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const server = new MailServer();
let town: TestTown;
let browser: Browser;
let base: string;

beforeAll(async () => {
  await server.listen();
  town = await testTown(db, 'away');
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
});
afterAll(async () => {
  await closeServer(app);
  await server.close();
});

type Person = Awaited<ReturnType<TestTown['person']>>;

async function desk({ login }: Person) {
  const context = await browser.newContext({ baseURL: base, javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, base, login, town.password);
  return page;
}

/** What the program does by itself every minute. */
async function minute(at: string): Promise<void> {
  now = new Date(`${at}:00+08:00`);
  await mailTurn({ db, house, sealer, now });
}

test('the signer goes away: a deputy is reminded, signs for them, and it ends by itself', async () => {
  const people = {
    editor: await town.person('finance', 'editor'),
    reviewer: await town.person('finance', 'officeReviewer'),
    secrecy: await town.person('office', 'secrecyReviewer'),
    signer: await town.person('office', 'signer'),
    deputy: await town.person('office', 'caseOfficer'),
    head: await town.person('office', 'disclosureHead'),
  };
  await db
    .insertInto('mail_settings')
    .values({
      enabled: true,
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      login: '',
      sender: 'gk@example.com',
      site_address: 'http://127.0.0.1:9040',
      updated_by: '测试',
      updated_at: now,
    })
    .execute();
  for (const one of ['deputy', 'signer', 'head'] as const) await writtenTo(books, people[one], `${one}@example.com`);

  // the head gives the last step six working hours
  const head = await desk(people.head);
  await head.goto('/console/reviews/chain');
  await head.fill('[name=limit2]', '6');
  await head.selectOption('[name=unit2]', 'hours');
  await head.getByRole('button', { name: '保存审核环节' }).click();
  expect(await head.textContent('main')).toContain('6 个工作小时内办理');

  // the signer names who acts for them until Wednesday
  const signer = await desk(people.signer);
  await signer.goto('/console/deputies');
  await signer.selectOption('[name=deputy]', String(people.deputy.id));
  await signer.check('[name=roles][value=signer]');
  await signer.fill('[name=from]', '2026-03-02');
  await signer.fill('[name=to]', '2026-03-04');
  await signer.getByRole('button', { name: '指定代理人' }).click();
  await signer.goto('/console');
  expect(await signer.textContent('main')).toContain(`${people.deputy.name}代您办理审核`);

  // a notice goes through the office and the secrecy review
  const editor = await desk(people.editor);
  await editor.goto('/console/documents/new');
  await editor.fill('[name=title]', '关于修缮村道的通知');
  await editor.selectOption('[name=column_id]', String(town.columnId));
  await editor.locator('form[action="/console/documents/new"] button[type=submit]').click();
  await editor.waitForURL(/edit$/);
  await editor.fill('[name=body_html]', '<p>村道自三月起修缮，请绕行。</p>');
  await editor.fill('[name=formed_on]', '2026-03-01');
  await editor.selectOption('[name=article_item]', '20.15');
  await editor.check('[name=channels][value=website]');
  await editor.getByRole('button', { name: '保存', exact: true }).click();
  const at = new URL(editor.url()).pathname.replace(/\/edit$/, '');
  await editor.goto(`${at}/submit`);
  await editor.getByRole('button', { name: '提交审核' }).click();
  const review = `/console/reviews/document/${at.split('/').at(-1)}`;
  for (const [who, gates] of [
    [people.reviewer, ['language', 'norms', 'politics']],
    [people.secrecy, ['secrecy']],
  ] as const) {
    const page = await desk(who);
    await page.goto(review);
    for (const gate of gates) await page.check(`[name=gates][value=${gate}]`);
    await page.getByRole('button', { name: '通过' }).click();
  }

  // the deputy is told at once, and once; begun at nine: four of six hours are over at three; late from five on
  await minute('2026-03-02T09:30');
  await minute('2026-03-02T14:59');
  const [told, ...more] = server.mails.splice(0);
  expect(more).toEqual([]);
  expect(told!.to).toEqual(['deputy@example.com']);
  expect(wordsOf(told!)).toContain(`${people.signer.name}请假期间由您代理`);
  expect(wordsOf(told!)).not.toContain('村道');
  await minute('2026-03-02T15:01');
  await minute('2026-03-02T15:10');
  const to = () => server.mails.flatMap((mail) => mail.to).sort();
  expect(to()).toEqual(['deputy@example.com', 'signer@example.com']);
  const words = wordsOf(server.mails[0]!);
  expect(words).toContain('应在 2026-03-02 17:00 前办理');
  expect(words).toContain(`http://127.0.0.1:9040${review}`);
  expect(words).not.toContain('村道');
  await minute('2026-03-02T17:01');
  await minute('2026-03-02T17:20');
  expect(to().slice(0, 5)).toEqual([
    'deputy@example.com',
    'deputy@example.com',
    'head@example.com',
    'signer@example.com',
    'signer@example.com',
  ]);
  expect(server.mails).toHaveLength(5);
  const later = await desk(people.head);
  await later.goto('/console/reviews');
  expect(await later.textContent('main')).toContain('超过办理时限 1 件');

  // the deputy, who has nothing else to do with reviews, signs
  const deputy = await desk(people.deputy);
  await deputy.goto('/console');
  expect(await deputy.textContent('main')).toContain(`您代${people.signer.name}办理审核`);
  await deputy.goto(review);
  expect(await deputy.textContent('main')).toContain('超时');
  for (const gate of ['language', 'norms', 'politics']) await deputy.check(`[name=gates][value=${gate}]`);
  await deputy.getByRole('button', { name: '通过' }).click();
  expect(await deputy.textContent('body')).toContain('已签发，可以公开');
  await later.goto(`${at}/approval`);
  expect(await later.textContent('main')).toContain(`${people.deputy.name}（代${people.signer.name}签）`);
  const entry = await db
    .selectFrom('audit_log')
    .select(['actor', 'detail'])
    .where('action', '=', 'review.giveVerdict')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  expect(entry).toMatchObject({ actor: people.deputy.name, detail: { for: people.signer.name } });

  // Thursday: it is over
  await minute('2026-03-05T09:00');
  const after = await desk(people.deputy);
  await after.goto('/console');
  expect(await after.textContent('body')).not.toContain('办理审核');
  expect((await after.goto('/console/reviews'))?.status()).toBe(404);
  expect(server.mails).toHaveLength(5);
});
