import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { messageTown } from '../../../test/support/messages.ts';
import { Device } from '../../../test/support/terminals.ts';

// Messages at a kiosk: in its frame, without files, and received as what they are.
const { books, app, staff, clock, answerFor } = await messageTown('2024-03-05T02:00:00Z');
const kiosk = new Device(app, 'kiosk');
await kiosk.signInAt(staff.head, { name: 'hall' });

test('one writes at a kiosk, and nothing of it stays when the use ends', async () => {
  const at = (path: string) => `${kiosk.address}${path}`;
  const home = load((await kiosk.get(at('/engagement'))).body)('main');
  expect(home.find('a[href$="/engagement/new"]').attr('href')).toBe(at('/engagement/new'));
  const form = load((await kiosk.get(at('/engagement/new?kind=suggestion'))).body);
  expect(form('input[type=file]')).toHaveLength(0);
  const typed = { sort: 'suggestion', subject: '多放几把椅子', text: '大厅里多放几把椅子。' };
  const preview = await kiosk.post(at('/engagement/new'), typed, at('/engagement/new'));
  clock.pass(3_000);
  const sent = await kiosk.post(at('/engagement/send'), answerFor(preview.body), at('/engagement/new'));
  expect(sent.statusCode).toBe(303);
  const row = await books.db.selectFrom('messages').select(['channel', 'number']).executeTakeFirstOrThrow();
  expect(row.channel).toBe('kiosk');
  expect((await kiosk.get(at('/engagement/sent'))).body).toContain(row.number);
  expect((await kiosk.post(at('/end'), {}, at('/engagement'))).statusCode).toBe(303);
  expect((await kiosk.get(at('/engagement/mine'))).headers.location).toBe(at('/engagement/track'));
  expect((await kiosk.get(at('/engagement/mine/files/1'))).statusCode).toBe(404);
});
