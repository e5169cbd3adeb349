import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../../test/support/client.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../../test/support/town.ts';
import type { Who } from '../../../platform/roles.ts';
import { rooms } from '../../../rooms.ts';
import { buildServer } from '../../../server.ts';

const books = await testDatabase(rooms);
const { db } = books;
let now = new Date('2024-03-04T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const page = '/console/deputies';
let town: TestTown;
type Person = Who & { id: number; login: string };
let signer: Person;
let clerk: Person;
let head: Person;
let admin: Person;

const signed = async ({ login }: Person) => {
  const client = new Client(app);
  await client.signIn(login, town.password);
  return client;
};
const text = async (client: Client, at: string) =>
  load((await client.get(at)).body)('main')
    .text()
    .replace(/\s+/g, ' ');
const rail = async (client: Client) => load((await client.get('/console')).body)('nav').text();
const fields = (person: Person, deputy: Person) => ({
  person: `${person.id}`,
  deputy: `${deputy.id}`,
  roles: ['signer'],
  from: '2024-03-04',
  to: '2024-03-06',
  reason: '外出培训',
});

beforeAll(async () => {
  town = await testTown(db);
  signer = await town.person('office', 'signer');
  clerk = await town.person('finance', 'editor');
  head = await town.person('office', 'disclosureHead');
  admin = await town.person(null, 'securityAdmin');
});

test('who goes away names a deputy; both see it, the deputy comes to the reviews, and it ends by itself', async () => {
  const [away, deputy] = [await signed(signer), await signed(clerk)];
  expect(await rail(deputy)).not.toContain('审核');
  expect((await deputy.get('/console/reviews')).statusCode).toBe(404);
  expect((await away.post(page, fields(signer, clerk))).statusCode).toBe(303);
  expect(await text(away, '/console')).toContain(`${clerk.name}代您办理审核`);
  expect(await text(deputy, '/console')).toContain(`您代${signer.name}办理审核`);
  expect(await rail(deputy)).toContain('审核');
  expect((await deputy.get('/console/reviews')).statusCode).toBe(200);
  expect(await text(deputy, page)).toContain('外出培训');
  now = new Date('2024-03-06T15:59:00Z'); // a minute to midnight in China
  expect((await (await signed(clerk)).get('/console/reviews')).statusCode).toBe(200);
  now = new Date('2024-03-06T16:00:00Z');
  const over = await signed(clerk);
  expect((await over.get('/console/reviews')).statusCode).toBe(404);
  expect(await text(over, '/console')).not.toContain('办理审核');
  expect(await text(over, page)).toContain('到期');
  now = new Date('2024-03-04T02:00:00Z');
  await db.deleteFrom('deputies').execute();
});

test('the head names one for anybody; others only for themselves; what is wrong is said at its field', async () => {
  const heads = await signed(head);
  expect((await heads.post(page, { ...fields(signer, clerk), from: '2024-03-10', to: '2024-03-11' })).statusCode).toBe(
    303,
  );
  const own = await signed(signer);
  const others = await own.post(page, fields(head, clerk));
  expect(others.statusCode).toBe(403);
  const faulty = await own.post(page, { ...fields(signer, signer), to: '2024-03-01' });
  expect(faulty.statusCode).toBe(422);
  expect(load(faulty.body)('.error').length).toBe(2);
  expect(faulty.body).toContain('外出培训');
  const entries = await db
    .selectFrom('audit_log')
    .select('detail')
    .where('action', '=', 'organizations.nameDeputy')
    .execute();
  expect(JSON.stringify(entries.at(-1))).toContain(clerk.name);
  await db.deleteFrom('deputies').execute();
});

test.each(['the person', 'the deputy', 'the head'])('%s ends it before its day; nobody else does', async (whose) => {
  expect((await (await signed(signer)).post(page, fields(signer, clerk))).statusCode).toBe(303);
  const { id } = await db.selectFrom('deputies').select('id').where('ended_at', 'is', null).executeTakeFirstOrThrow();
  const stranger = await signed(await town.person('office', 'secrecyReviewer'));
  expect((await stranger.post(`${page}/${id}/end`, {}, page)).statusCode).toBe(404);
  const by = await signed({ 'the person': signer, 'the deputy': clerk, 'the head': head }[whose]!);
  expect((await by.post(`${page}/${id}/end`, {}, page)).statusCode).toBe(303);
  const deputy = await signed(clerk);
  expect((await deputy.get('/console/reviews')).statusCode).toBe(404);
  expect((await by.post(`${page}/${id}/end`, {}, page)).headers.location).toBe(page);
});

test('it holds no longer than the role and the account of who is away', async () => {
  expect((await (await signed(signer)).post(page, fields(signer, clerk))).statusCode).toBe(303);
  const deputy = await signed(clerk);
  await db.deleteFrom('staff_roles').where('staff_id', '=', signer.id).execute();
  expect((await deputy.get('/console/reviews')).statusCode).toBe(404);
  await db.insertInto('staff_roles').values({ staff_id: signer.id, role: 'signer' }).execute();
  expect((await deputy.get('/console/reviews')).statusCode).toBe(200);
  await db.updateTable('staff').set({ active: false }).where('id', '=', signer.id).execute();
  expect((await deputy.get('/console/reviews')).statusCode).toBe(404);
  await db.updateTable('staff').set({ active: true }).where('id', '=', signer.id).execute();
  // who becomes one of the three administrators acts for nobody
  await db.insertInto('staff_roles').values({ staff_id: clerk.id, role: 'auditAdmin' }).execute();
  expect((await deputy.get('/console/reviews')).statusCode).toBe(404);
});

test('administrators do not know of the page, and other rights do not pass', async () => {
  expect((await (await signed(admin)).get(page)).statusCode).toBe(404);
  const heads = await signed(head);
  const another = await town.person('finance', 'editor');
  const all = { ...fields(head, another), roles: ['disclosureHead'] };
  expect((await heads.post(page, all)).statusCode).toBe(303);
  const deputy = await signed(another);
  for (const path of ['/console/reviews/chain', '/console/handover', '/console/applications'])
    expect((await deputy.get(path)).statusCode).toBe(404);
});
