import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { MailServer, wordsOf } from '../../../test/support/mail-server.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { unwrap } from '../../platform/outcome.ts';
import { rooms } from '../../rooms.ts';
import { tellOfVetoes } from '../../self-inspection/findings/told.ts';
import { buildServer } from '../../server.ts';
import { saveMailSettings } from '../actions.ts';
import { putReminders, type Reminder, sendMails, setAddress } from '../index.ts';
import { USUAL, type Wish } from './rules.ts';
import { keepWish } from './wishes.ts';

const books = await testDatabase(rooms);
const { db, house, sealer } = books;
let now = new Date('2024-05-14T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const server = new MailServer();
const { mails } = server;
let town: TestTown;
let admin: Awaited<ReturnType<TestTown['person']>>;

beforeAll(async () => {
  await server.listen();
  town = await testTown(db);
  admin = await town.person(null, 'systemAdmin', 'platformOperator');
});
afterAll(() => server.close());
beforeEach(async () => {
  mails.length = 0;
  server.refusal = undefined;
  await db.deleteFrom('mails').execute();
  await settings(true);
});

const settings = async (enabled: boolean) =>
  unwrap(await saveMailSettings({ db, house, sealer, who: admin, now }, { ...server.settings, password: '', enabled }));
/** '2024-05-14 10:00' in China. */
const at = (text: string) => {
  now = new Date(`${text.replace(' ', 'T')}:00+08:00`);
};
const send = (moment = now) => sendMails({ db, house, sealer, now: moment });
type Person = Awaited<ReturnType<typeof somebody>>;
async function somebody(wish: Partial<Wish> = {}) {
  const person = await town.person('office', 'caseOfficer');
  await db.transaction().execute(async (tx) => {
    await setAddress({ db: tx, sealer, now }, person.id, `p${person.id}@example.com`);
    if (Object.keys(wish).length) await keepWish(tx, person.id, { ...USUAL, ...wish }, now);
  });
  return person;
}
const reminder = ({ id, name }: Person, n: number | string, given: Partial<Reminder> = {}): Reminder => ({
  ...{ authorityId: town.authorityId, room: 'tests', kind: 'note', about: `note:${n}`, key: `note:${n}:${id}` },
  ...{
    to: { staffId: id, name },
    what: `第 ${n} 件要办`,
    lines: [`第 ${n} 件还没有办。`],
    href: `/console/notes/${n}`,
  },
  ...given,
});
const put = (...all: Reminder[]) => db.transaction().execute((tx) => putReminders({ db: tx, now }, all));
const statesOf = async () =>
  (await db.selectFrom('mails').select(['key', 'state']).orderBy('id').execute()).map(({ key, state }) => [key, state]);

test('one mail a day: what comes after it waits for the next working day; with nothing new none is sent', async () => {
  const one = await somebody();
  at('2024-05-17 07:00');
  await put(reminder(one, 1), reminder(one, 2, { dueOn: '2024-05-21' }));
  await send();
  expect(mails).toHaveLength(0);
  at('2024-05-17 08:00');
  await send();
  await send();
  expect(mails).toHaveLength(1);
  const words = wordsOf(mails[0]!);
  expect(words).toContain('有 2 项提醒');
  expect(words).toContain('第 2 件要办：还有 2 个工作日（最后一天 2024-05-21）');
  expect(words).toContain(`${server.settings.siteAddress}/console/notes/1`);
  expect(words).toContain('第 1 件还没有办。');
  at('2024-05-17 11:00'); // a Friday
  await put(reminder(one, 3));
  for (const moment of ['2024-05-17 15:00', '2024-05-18 09:00', '2024-05-19 09:00', '2024-05-20 07:59']) {
    at(moment);
    await send();
  }
  expect(mails).toHaveLength(1);
  at('2024-05-20 08:01');
  await send();
  expect(mails).toHaveLength(2);
  at('2024-05-21 08:01');
  await send();
  expect(mails).toHaveLength(2);
});

test('two processes at once tell each thing once', async () => {
  at('2024-05-14 10:00');
  const people = await Promise.all(Array.from({ length: 6 }, (_, n) => somebody(n % 2 ? { mode: 'each' } : {})));
  const all = people.flatMap((one) => [1, 2, 3].map((n) => reminder(one, n)));
  await Promise.all([put(...all), put(...all)]);
  await Promise.all([send(), send(), send()]);
  await send();
  expect(mails.map(({ to }) => to[0]).sort()).toEqual(people.map(({ id }) => `p${id}@example.com`).sort());
  expect(mails.every((mail) => wordsOf(mail).includes('有 3 项提醒'))).toBe(true);
});

test('a machine that was off over the holiday: one mail, of each matter the newest, nothing that is late by then and was met', async () => {
  const one = await somebody({ mode: 'each' });
  at('2024-04-30 21:00');
  await put(reminder(one, 1, { dueOn: '2024-05-08' }), reminder(one, 2));
  at('2024-05-05 12:00'); // what came to a next stage meanwhile
  await put(reminder(one, '1', { key: `next:${one.id}`, dueOn: '2024-05-08' }));
  await send();
  expect(mails).toHaveLength(0);
  at('2024-05-07 09:00');
  await send();
  expect(mails).toHaveLength(1);
  expect(wordsOf(mails[0]!)).toContain('有 2 项提醒');
  expect(wordsOf(mails[0]!)).toContain('还有 1 个工作日（最后一天 2024-05-08）');
  expect((await statesOf()).map(([, state]) => state).sort()).toEqual(['dropped', 'gathered', 'gathered', 'sent']);
});

test('as they come: at once by day, with the first mail after quiet hours, and several of one moment in one mail', async () => {
  const one = await somebody({ mode: 'each' });
  at('2024-05-14 10:00');
  await put(reminder(one, 1));
  await send();
  expect(wordsOf(mails[0]!)).toContain('第 1 件还没有办。\n\n请登录办理：');
  at('2024-05-14 20:30');
  await put(reminder(one, 2));
  at('2024-05-15 03:00');
  await put(reminder(one, 3));
  await send();
  expect(mails).toHaveLength(1);
  at('2024-05-15 08:00');
  await send();
  expect(mails).toHaveLength(2);
  expect(wordsOf(mails[1]!)).toContain('有 2 项提醒');
});

test('a veto and a withdrawal pass at night; everything else waits', async () => {
  const one = await somebody();
  at('2024-05-18 02:00');
  await put(
    reminder(one, 1, { room: 'self-inspection', kind: 'veto' }),
    reminder(one, 2, { room: 'channels', kind: 'withdrawn' }),
    reminder(one, 3),
  );
  await send();
  expect(mails.map((mail) => /第 \d 件/.exec(wordsOf(mail))![0])).toEqual(['第 1 件', '第 2 件']);
});

test('the vetoes of a night are one mail to each who mends them, at once', async () => {
  const one = await somebody();
  await db
    .insertInto('staff_roles')
    .values({ staff_id: one.id, role: 'disclosureHead' } as never)
    .execute();
  at('2024-05-18 03:30');
  const veto = (id: number) => ({
    ...{ id, indicator: 'home' as const, what: `第 ${id} 处`, dueOn: '2024-05-20', officeId: null },
    role: 'disclosureHead' as const,
  });
  const night = { authorityId: town.authorityId, day: '2024-05-18', now };
  await db.transaction().execute((tx) => tellOfVetoes(tx, night, [veto(1), veto(2)]));
  await send();
  const told = mails.filter(({ to }) => to[0] === `p${one.id}@example.com`);
  expect(told).toHaveLength(1);
  expect(wordsOf(told[0]!)).toMatch(/第 1 处，2024-05-20 前整改。\n.*第 2 处/);
  await db.deleteFrom('staff_roles').where('staff_id', '=', one.id).where('role', '=', 'disclosureHead').execute();
});

test('who wants none gets none, but what must be told; what waited is dropped', async () => {
  const one = await somebody();
  at('2024-05-14 07:00');
  await put(reminder(one, 1), reminder(one, 2, { must: true }));
  const client = new Client(app);
  await client.signIn(one.login, town.password);
  const choose = (fields: Record<string, string | string[]>) =>
    client.post('/console/account/mail/wish', fields, '/console/account/mail');
  expect((await choose({ mode: 'none', quiet: ['hours', 'daysOff'], from: '20:00', to: '08:00' })).statusCode).toBe(
    303,
  );
  expect((await client.get('/console/account/mail')).body).toMatch(
    /<input[^>]*checked[^>]*value="none"|value="none"[^>]*checked/,
  );
  await put(reminder(one, 3), reminder(one, 4, { must: true }));
  at('2024-05-14 09:00');
  await send();
  expect(mails).toHaveLength(1);
  expect(wordsOf(mails[0]!)).toContain('有 2 项提醒');
  expect(wordsOf(mails[0]!)).not.toContain('第 1 件');
});

test('what is typed wrong is told at the field and kept; what no page sends is refused', async () => {
  const one = await somebody();
  const client = new Client(app, '198.51.100.9');
  await client.signIn(one.login, town.password);
  const choose = (fields: Record<string, string | string[]>) =>
    client.post('/console/account/mail/wish', fields, '/console/account/mail');
  const wrong = await choose({ mode: 'each', quiet: ['hours'], from: '八点', to: '26:00' });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('value="八点"');
  expect(wrong.body).toContain('请填写时间，例如 20:00');
  for (const fields of [
    { mode: 'often', from: '20:00', to: '08:00' },
    { mode: '__proto__' },
    { mode: ['each', 'none'], from: '20:00', to: '08:00' },
    { mode: 'each', from: '\u0000', to: '9'.repeat(300) },
    {},
  ])
    expect((await choose(fields as Record<string, string>)).statusCode).toBe(422);
  expect(await db.selectFrom('mail_wishes').select('mode').where('staff_id', '=', one.id).execute()).toEqual([]);
});

test('while mail is off nothing is put; without an address neither; a mail that does not arrive is tried in its hours', async () => {
  const one = await somebody();
  const mute = await town.person('office', 'caseOfficer');
  at('2024-05-14 19:00');
  await settings(false);
  await put(reminder(one, 1));
  await settings(true);
  await put(reminder(mute, 2));
  expect(await statesOf()).toEqual([]);
  await put(reminder(one, 3));
  server.refusal = () => 'mailbox busy';
  await send();
  server.refusal = undefined;
  const digest = () =>
    db
      .selectFrom('mails')
      .select(['state', 'attempts', 'failure'])
      .where('kind', '=', 'digest')
      .executeTakeFirstOrThrow();
  expect(await digest()).toMatchObject({ state: 'waiting', attempts: 1 });
  at('2024-05-14 20:10');
  await send();
  expect(mails).toHaveLength(0);
  at('2024-05-15 08:00');
  await send();
  expect(mails).toHaveLength(1);
  expect(await digest()).toMatchObject({ state: 'sent', attempts: 2 });
});

test('who leaves is written to no more, and nothing of how they wanted it stays', async () => {
  const one = await somebody({ mode: 'each' });
  at('2024-05-14 21:00');
  await put(reminder(one, 1));
  await db.transaction().execute((tx) => house.tell('accountClosed', tx, { staffId: one.id } as never));
  at('2024-05-15 09:00');
  await send();
  expect(mails).toHaveLength(0);
  expect(await db.selectFrom('mail_wishes').select('mode').where('staff_id', '=', one.id).execute()).toEqual([]);
});

test('a message that was answered before it is time is not told of any more', async () => {
  const one = await somebody();
  at('2024-05-14 07:00');
  const about = (n: number) => ({ room: 'engagement', kind: 'assigned', about: `message:${n}` });
  await put(reminder(one, 1, about(999_999)), reminder(one, 2));
  at('2024-05-14 09:00');
  await send();
  expect(wordsOf(mails[0]!)).toContain('有 1 项提醒');
  expect((await statesOf())[0]![1]).toBe('dropped');
});
