import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { staffOf } from './store.ts';

const books = await testDatabase(rooms);
const app = await buildServer({ ...books, now: () => new Date('2026-03-02T02:00:00Z') });
let town: TestTown;
let admin: Client;
let security: Client;

beforeAll(async () => {
  town = await testTown(books.db);
  const signed = async (...person: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await town.person(...person)).login, town.password);
    return client;
  };
  admin = await signed(null, 'systemAdmin');
  security = await signed(null, 'securityAdmin');
});
const known = async (id: number) => (await staffOf(books.db, town.authorityId)).find((one) => one.id === id);

test('name, office and telephone are changed by the system administrator, and by nobody else', async () => {
  const { id } = await town.person('finance', 'editor');
  const at = `/console/staff/${id}`;
  const typed = { name: '韩雪梅', officeId: String(town.offices.office), telephone: '0453-3921234' };
  expect((await security.post(at, typed)).statusCode).toBe(404);
  expect((await admin.post(at, typed)).statusCode).toBe(303);
  expect(await known(id)).toMatchObject({ name: '韩雪梅', officeId: town.offices.office, telephone: '0453-3921234' });
  const form = load((await admin.get(at)).body)(`form[action="${at}"]`);
  expect(form.find('[name=name]').val()).toBe('韩雪梅');
  expect(form.find('[name=officeId] option[selected]').val()).toBe(String(town.offices.office));
});

test.each([
  ['no name', { name: ' ' }, '请填写姓名'],
  ['an office of another authority', { officeId: '999999' }, '没有这个科室'],
  ['no office for who writes for one', { officeId: '' }, '信息编辑须属于一个科室'],
])('%s: said at the field, nothing changed, what was typed stays', async (_why, wrong, message) => {
  const person = await town.person('finance', 'editor');
  const typed = { name: person.name, officeId: String(town.offices.finance), telephone: '110000', ...wrong };
  const reply = await admin.post(`/console/staff/${person.id}`, typed);
  expect(reply.statusCode).toBe(422);
  expect(load(reply.body)('.error').text()).toContain(message);
  expect(reply.body).toContain('value="110000"');
  expect(await known(person.id)).toMatchObject({ name: person.name, officeId: town.offices.finance, telephone: '' });
});

test('who belongs to no office is not made an editor who cannot write', async () => {
  const { id } = await town.person(null, 'signer');
  const at = `/console/staff/${id}`;
  for (const role of ['editor', 'contact']) {
    const reply = await security.post(`${at}/roles`, { roles: ['signer', role] }, at);
    expect(reply.statusCode).toBe(422);
    expect(load(reply.body)('.error').text()).toContain('须属于一个科室');
  }
  expect((await known(id))?.roles).toEqual(['signer']);
  const person = await known(id);
  await admin.post(at, { name: person!.name, officeId: String(town.offices.finance), telephone: '' });
  expect((await security.post(`${at}/roles`, { roles: ['signer', 'editor'] }, at)).statusCode).toBe(303);
});
