import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { messageTown } from '../../../test/support/messages.ts';
import { Device } from '../../../test/support/terminals.ts';

// 征集调查 at a kiosk: read and commented in its frame, without files and mails.
const { books, app, town, staff, clock, answerFor } = await messageTown('2024-03-05T02:00:00Z');
const { db } = books;
const kiosk = new Device(app, 'kiosk');
await kiosk.signInAt(staff.head, { name: 'hall' });
const at = (path: string) => `${kiosk.address}${path}`;

const content = {
  ...{
    title: '停车管理办法征求意见',
    kind: 'norm',
    why: '为规范停车。',
    text: '第一条 划线停车。\n第二条 自公布之日起施行。',
  },
  ...{ days: 30, shorter: '', opens: '', how: '', contact: '0453-1234567' },
  files: [{ hash: 'ab', name: '附图.pdf' }],
};
const { id } = await db
  .insertInto('consultations')
  .values({
    ...{ authority_id: town.authorityId, office_id: town.offices.finance, saved_by: '测试', saved_at: clock.now },
    ...{ content: JSON.stringify(content), signed_at: clock.now, opens_on: '2024-03-04', until_on: '2024-04-03' },
    ...{ closes_on: '2024-04-03', results_due: '2024-05-20' },
  })
  .returning('id')
  .executeTakeFirstOrThrow();

test('one reads and comments at a kiosk, and nothing of it stays when the use ends', async () => {
  const home = load((await kiosk.get(at('/'))).body)('main');
  expect(home.find('a.tile[href$="/consultations"]').attr('href')).toBe(at('/consultations'));
  const list = load((await kiosk.get(at('/consultations'))).body)('main');
  const one = at(`/consultations/${id}`);
  expect(list.find('.polls a').attr('href')).toBe(one);
  expect(list.text()).not.toContain('发邮件');

  const page = load((await kiosk.get(one)).body)('main');
  expect(page.text()).not.toContain('发邮件');
  expect(page.find('a[href*="/files/"]')).toHaveLength(0);
  expect(page.find('.outside').text()).toContain('附图.pdf');
  expect((await kiosk.get(`${one}/files/ab/${encodeURIComponent('附图.pdf')}`)).statusCode).toBe(404);
  expect((await kiosk.get(at('/consultations/feed.xml'))).statusCode).toBe(404);

  const form = `${one}/comment`;
  expect(page.find(`a[href="${form}?paragraph=2"]`)).toHaveLength(1);
  const preview = await kiosk.post(form, { paragraph: '2', text: '建议写明施行日期。' }, form);
  clock.pass(3_000);
  const sent = await kiosk.post(`${one}/send`, answerFor(preview.body), form);
  expect([sent.statusCode, sent.headers.location]).toEqual([303, at('/consultations/sent')]);
  const row = await db
    .selectFrom('consultation_comments')
    .select(['channel', 'number', 'paragraph'])
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ channel: 'kiosk', paragraph: 2 });
  const given = load((await kiosk.get(at('/consultations/sent'))).body);
  expect(given('.codes').text()).toContain(row.number);
  const code = given('.codes dd').eq(1).text();

  const opened = await kiosk.post(at('/consultations/track'), { code }, at('/consultations/track'));
  expect(opened.headers.location).toBe(at('/consultations/mine'));
  expect((await kiosk.get(at('/consultations/mine'))).body).toContain('建议写明施行日期');
  expect((await kiosk.post(at('/end'), {}, at('/consultations'))).statusCode).toBe(303);
  for (const gone of ['/consultations/mine', '/consultations/sent'])
    expect((await kiosk.get(at(gone))).headers.location).toBe(at('/consultations/track'));
});
