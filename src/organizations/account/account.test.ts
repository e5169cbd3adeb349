import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { deviceName } from '../sign-in/device-name.ts';

const books = await testDatabase(rooms);
let now = new Date('2026-03-02T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const path = '/console/account';
let town: TestTown;
beforeAll(async () => {
  town = await testTown(books.db);
});

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0';
const PHONE = 'Mozilla/5.0 (Linux; Android 13; HarmonyOS) AppleWebKit/537.36 Chrome/114.0 Mobile Safari/537.36';

async function signedIn(login: string, address: string, agent: string): Promise<Client> {
  const client = new Client(app, address, agent);
  expect((await client.signIn(login, town.password)).statusCode).toBe(303);
  return client;
}
const inside = async (client: Client) => (await client.get('/console')).statusCode === 200;

test('one sees where one is signed in, by device, address and time, and ends each and all of the others', async () => {
  const { login } = await town.person('office', 'editor');
  const desk = await signedIn(login, '198.51.100.1', WINDOWS);
  now = new Date(now.getTime() + 5 * 60_000);
  const phone = await signedIn(login, '198.51.100.2', PHONE);
  const third = await signedIn(login, '198.51.100.3', '');
  const page = (await desk.get(path)).body;
  expect(page).toMatch(/Windows 电脑，Edge<small class="under">198\.51\.100\.1/);
  expect(page).toMatch(/安卓手机或平板，Chrome<small class="under">198\.51\.100\.2/);
  expect(page).toContain('2026-03-02 10:00');
  expect(page.match(/本机/g)).toHaveLength(1);
  const numbers = [...page.matchAll(/sessions\/(\d+)\/end/g)].map(([, id]) => id!);
  expect(numbers).toHaveLength(2);
  await desk.post(
    `${path}/sessions/${numbers[Number(page.indexOf('198.51.100.2') > page.indexOf('198.51.100.3'))]}/end`,
    {},
    path,
  );
  expect([await inside(desk), await inside(phone), await inside(third)]).toEqual([true, false, true]);
  await desk.post(`${path}/sessions/end-others`, {}, path);
  expect([await inside(desk), await inside(third)]).toEqual([true, false]);
  const stranger = await signedIn((await town.person('office', 'editor')).login, '198.51.100.4', PHONE);
  const own = await books.db.selectFrom('sessions').select('id').where('address', '=', '198.51.100.1').execute();
  await stranger.post(`${path}/sessions/${own[0]!.id}/end`, {}, path);
  expect(await inside(desk)).toBe(true);
});

test('another password ends all other sessions, and no browser is known any more but this one', async () => {
  const { login, id } = await town.person('office', 'editor');
  const desk = await signedIn(login, '198.51.100.5', WINDOWS);
  const phone = await signedIn(login, '198.51.100.6', PHONE);
  const fresh = 'Quiet.lamp7-rotor';
  expect((await desk.post(path, { old: town.password, fresh, again: fresh })).statusCode).toBe(303);
  expect([await inside(desk), await inside(phone)]).toEqual([true, false]);
  const devices = books.db.selectFrom('known_devices').select('token_hash').where('staff_id', '=', id);
  expect(await devices.execute()).toHaveLength(1);
});

test.each([
  ['the same again', 'Test-only-2023', '最近用过'],
  ['a row of keys', 'qwertyuiop1', '太容易被猜到'],
  ['a word and figures', 'Password12', '太容易被猜到'],
  ['figures in a row', '1234567890a', '太容易被猜到'],
  ['the authority in pinyin', 'ceshi-9K7vQ!w', '本机关的名称'],
])('a new password that is %s is refused at its field', async (_why, fresh, message) => {
  const desk = await signedIn((await town.person('office', 'editor')).login, '198.51.100.7', WINDOWS);
  const reply = await desk.post(path, { old: town.password, fresh, again: fresh });
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain(message);
});

test('none of the last five passwords is taken again, the sixth is', async () => {
  const { login, id } = await town.person('office', 'editor');
  const desk = await signedIn(login, '198.51.100.8', WINDOWS);
  const chosen = [town.password, ...['oak', 'elm', 'ash', 'fir', 'yew', 'box'].map((tree) => `Rotor-7-${tree}.quilt`)];
  const change = (old: string, fresh: string) => desk.post(path, { old, fresh, again: fresh });
  for (let n = 1; n < chosen.length; n++) expect((await change(chosen[n - 1]!, chosen[n]!)).statusCode).toBe(303);
  for (const former of chosen.slice(1)) expect((await change(chosen[6]!, former)).body).toContain('最近用过');
  const kept = books.db.selectFrom('former_passwords').select('password_hash').where('staff_id', '=', id);
  expect(await kept.execute()).toHaveLength(5);
  expect((await change(chosen[6]!, town.password)).statusCode).toBe(303);
});

test('the old password cannot be guessed without end in a session, and each wrong one is entered', async () => {
  const { login, id } = await town.person('office', 'editor');
  const desk = await signedIn(login, '198.51.100.9', WINDOWS);
  const fresh = 'Quiet.lamp7-rotor';
  for (let n = 0; n < 5; n++)
    expect((await desk.post(path, { old: `wrong-${n}`, fresh, again: fresh })).body).toContain('原密码不正确');
  const refused = await desk.post(path, { old: town.password, fresh, again: fresh });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('原密码连续输错');
  const entries = books.db.selectFrom('audit_log').select('action').where('subject', '=', `staff:${id}`);
  expect(await entries.where('action', '=', 'organizations.wrongOldPassword').execute()).toHaveLength(5);
  now = new Date(now.getTime() + 61_000);
  expect((await desk.post(path, { old: town.password, fresh, again: fresh })).statusCode).toBe(303);
});

test.each([
  [WINDOWS, 'Windows 电脑，Edge'],
  [PHONE, '安卓手机或平板，Chrome'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', 'Linux 电脑，Firefox'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0 Safari/604.1', '苹果手机或平板，微信'],
  ['curl/8.0', '其他设备'],
])('%s is %s', (agent, name) => {
  expect(deviceName(agent)).toBe(name);
});
