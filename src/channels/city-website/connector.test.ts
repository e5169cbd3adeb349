import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import {
  correctDocument,
  declareDocument,
  publicDocument,
  withdrawDocument,
} from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { readConfig } from '../../platform/config.ts';
import { dayOf } from '../../platform/dates.ts';
import type { Who } from '../../platform/roles.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { CONNECTORS } from '../connectors/page.tsx';
import { deliveriesOf } from '../deliveries/store.ts';
import { beginByItself } from '../transmissions/by-itself.ts';
import { transmissionsOf } from '../transmissions/store.ts';
import { transmit } from '../transmissions/turn.ts';
import { hearChanges } from './changes.ts';
import { deadAddressesOf, visitAddresses } from './visits.ts';

// Two authorities of one instance: the town supplies the city over this machine, by the same protocol as between two rooms.
const books = await testDatabase(rooms);
const { db, files, sealer } = books;
/** as the machine has it: requests are signed with its time */
let ahead = 0;
const now = () => new Date(Date.now() + ahead);
const app = await buildServer({ ...books, now: () => new Date() });
const inside = readConfig({ GONGKAI_INSIDE_HOSTS: '127.0.0.1' });
let city: TestTown;
let town: TestTown;
let [cityAdmin, townAdmin, editor, writer]: Client[] = [];
let head: Who;
let at = '';
let key = { keyId: '', exchangeSecret: '' };

beforeAll(async () => {
  await app.listen({ port: 0, host: '127.0.0.1' });
  at = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  city = await testTown(db, 'shi');
  town = await testTown(db, 'zhen');
  await db.updateTable('authorities').set({ parent_id: city.authorityId }).where('id', '=', town.authorityId).execute();
  const signed = async (place: TestTown, ...roles: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await place.person(...roles)).login, place.password);
    return client;
  };
  cityAdmin = await signed(city, 'office', 'systemAdmin');
  townAdmin = await signed(town, 'office', 'systemAdmin');
  editor = await signed(city, 'office', 'editor');
  writer = await signed(town, 'office', 'editor');
  const { id, name } = await town.person('office', 'disclosureHead');
  head = { id, name, authorityId: town.authorityId, officeId: null, roles: ['disclosureHead'] };
  const form = {
    name: '测试镇人民政府',
    waits: 'yes',
    office_id: `${city.offices.office}`,
    column_id: `${city.columnId}`,
  };
  const registered = load((await cityAdmin.post('/console/suppliers', form, '/console/suppliers')).body);
  const [keyId = '', exchangeSecret = ''] = registered('.once')
    .toArray()
    .map((one) => registered(one).text());
  key = { keyId, exchangeSecret };
});
afterAll(() => app.close());

const set = (more: Record<string, string> = {}) =>
  townAdmin!.post(
    `${CONNECTORS}/cityWebsite`,
    { enabled: 'yes', city: at, ...key, site: `${at}/u/zhen`, ...more },
    CONNECTORS,
  );
const turn = async (config = inside) => {
  ahead += 61_000;
  await transmit({ db, files, sealer, now: now(), config });
};
const hear = async () => {
  ahead += 61_000;
  await hearChanges({ db, sealer, now: now(), config: inside });
};
const publish = (title: string, more: Partial<Parameters<typeof publicDocument>[2]> = {}) =>
  publicDocument(books, town, { title, at: new Date().toISOString(), ...more });
const delivery = async (id: number) => (await deliveriesOf(db, id)).find(({ channel }) => channel === 'website')!;
const newest = async (id: number) => (await transmissionsOf(db, (await delivery(id)).id))[0]!;
const main = async (client: Client, path: string) => load((await client.get(path)).body)('main').text();
let first = 0;
let there = '';

test('set up: the secret is sealed; a city inside must be named by the machine room, and is told so', async () => {
  expect((await set({ city: 'ftp://x' })).statusCode).toBe(422);
  expect((await set()).statusCode).toBe(303);
  const { settings, sealed_secrets } = await db
    .selectFrom('channel_connectors')
    .select(['settings', 'sealed_secrets'])
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(settings) + sealed_secrets!.toString('latin1')).not.toContain(key.exchangeSecret);
  first = await publish('关于春灌的通知');
  expect(await delivery(first)).toMatchObject({ state: 'planned' });
  await turn(readConfig({}));
  expect(await newest(first)).toMatchObject({
    ...{ what: 'send', state: 'due', said: expect.stringContaining('GONGKAI_INSIDE_HOSTS') },
  });
  expect(await delivery(first)).toMatchObject({ state: 'sent' });
});

test('tried again it is there; it waits for the city’s click, which is heard as the proof', async () => {
  await turn();
  expect(await delivery(first)).toMatchObject({ state: 'sent' });
  const { document_id } = await db.selectFrom('supplied_documents').select('document_id').executeTakeFirstOrThrow();
  there = `/console/documents/${document_id}`;
  expect((await editor!.post(`${there}/publish`, {}, `${there}/publish`)).statusCode).toBe(303);
  await hear();
  await turn();
  expect(await delivery(first)).toMatchObject({ state: 'confirmed', url: `${at}/documents/${document_id}` });
  expect((await fetch((await delivery(first)).url)).status).toBe(200);
});

test('pictures and attachments go along; what was not chosen for the site does not', async () => {
  const stored = (await files.keep(Readable.from([Buffer.from('甲，乙\n1，2\n')])))!;
  await db.insertInto('files').values({ hash: stored.hash, size: stored.size, media_type: 'text/plain' }).execute();
  const attachments = [{ hash: stored.hash, name: '名册.txt' }];
  const id = await publish('关于名册的通知', { attachments });
  const elsewhere = await publish('只在公开栏', { channels: ['board'] });
  await turn();
  expect((await deliveriesOf(db, elsewhere)).map(({ channel }) => channel)).toEqual(['board']);
  const { document_id } = await db
    .selectFrom('supplied_documents')
    .select('document_id')
    .where('key', '=', `document-${id}`)
    .executeTakeFirstOrThrow();
  const shown = await db
    .selectFrom('revision_attachments as a')
    .innerJoin('documents as d', 'd.revision_id', 'a.revision_id')
    .select(['a.name', 'a.file_hash as hash'])
    .where('d.id', '=', document_id)
    .execute();
  expect(shown).toEqual([{ name: '名册.txt', hash: stored.hash }]);
});

test('a correction goes by itself; what the city takes down is told, and still counts', async () => {
  await correctDocument(books, town, first, { text: '更正后的正文。', at: now() });
  expect(await delivery(first)).toMatchObject({ state: 'confirmed', followUp: 'replace' });
  await turn();
  expect(await delivery(first)).toMatchObject({ state: 'confirmed', followUp: null });
  expect(await (await fetch((await delivery(first)).url)).text()).toContain('更正后的正文');
  await editor!.post(`${there}/withdraw`, { reason: '本市另有规定' }, `${there}/withdraw`);
  await hear();
  expect(await delivery(first)).toMatchObject({
    ...{ state: 'confirmed', failure: '市政府网站已撤下：本市另有规定' },
    note: expect.stringContaining('市政府网站已撤下：本市另有规定'),
  });
});

test('废止 goes there without a correction; a text and a validity that come one after the other both arrive', async () => {
  await db.updateTable('suppliers').set({ waits: false }).execute();
  const id = await publish('会废止的办法');
  await turn();
  const { url } = await delivery(id);
  const there = Number(/(\d+)$/.exec(url)![1]);
  const revisions = async () =>
    (await db.selectFrom('revisions').select('id').where('document_id', '=', there).execute()).length;
  await declareDocument(books, town, id, { validity: 'repealed', on: '2024-02-01', reason: '已有新办法', at: now() });
  expect(await delivery(id)).toMatchObject({ state: 'confirmed', followUp: 'replace' });
  await turn();
  expect(await delivery(id)).toMatchObject({ state: 'confirmed', followUp: null, url });
  expect(await (await fetch(url)).text()).toMatch(/本文件已废止.*自 2024 年 2 月 1 日起.*已有新办法/s);
  expect(await revisions()).toBe(1);
  // the text is corrected, and it is declared valid again while that is on its way
  await correctDocument(books, town, id, { text: '改过的办法。', at: now() });
  await beginByItself(db, now());
  ahead += 1_000;
  await declareDocument(books, town, id, { validity: 'valid', on: '2024-02-02', reason: '前次登记有误', at: now() });
  await turn();
  await turn();
  expect(await delivery(id)).toMatchObject({ state: 'confirmed', followUp: null });
  const shown = await (await fetch(url)).text();
  expect(shown).toContain('改过的办法');
  expect(shown).not.toContain('本文件已废止');
  expect(await revisions()).toBe(2);
  // it was tried since it was flagged: nothing begins again
  const count = (await transmissionsOf(db, (await delivery(id)).id)).length;
  await turn();
  expect(await transmissionsOf(db, (await delivery(id)).id)).toHaveLength(count);
  await db.updateTable('suppliers').set({ waits: true }).execute();
});

test('what is declined fails with the reason; what is withdrawn here is gone there', async () => {
  const id = await publish('不会采用的');
  await turn();
  const { document_id } = await db
    .selectFrom('supplied_documents')
    .select('document_id')
    .where('key', '=', `document-${id}`)
    .executeTakeFirstOrThrow();
  const declined = `/console/documents/${document_id}/decline`;
  await editor!.post(declined, { reason: '本站已有' }, declined);
  await hear();
  await turn();
  expect(await delivery(id)).toMatchObject({ state: 'failed', failure: '市政府网站不采用：本站已有' });
  await db.updateTable('suppliers').set({ waits: false }).execute();
  const gone = await publish('要撤下的');
  await turn();
  const { url } = await delivery(gone);
  expect((await fetch(url)).status).toBe(200);
  await withdrawDocument(books, town, gone, '内容有误', now());
  await turn();
  expect((await fetch(url)).status).toBe(410);
  expect(await delivery(gone)).toMatchObject({ state: 'confirmed', followUp: null, takenDownOn: dayOf(now()) });
  expect(await main(writer!, `/console/deliveries/${(await delivery(gone)).id}`)).toContain('已撤下');
  // it is not there because it was taken down: that is no dead address
  const visited = async () => (await db.selectFrom('delivery_visits').select('url').execute()).map((one) => one.url);
  for (let n = 0; n < 10 && !(await visited()).includes((await delivery(first)).url); n += 1) {
    ahead += 6_000;
    await visitAddresses({ db, now: now(), config: inside }, () => true);
  }
  // the city took the other down by itself
  expect((await deadAddressesOf(db, head)).map((one) => one.title)).toEqual(['关于春灌的通知']);
  expect(await visited()).not.toContain(url);
  // public again, as the same words in a new version: it goes there again, under the same address
  await db
    .updateTable('publications')
    .set({ withdrawn_at: null, withdrawn_reason: '' })
    .where('document_id', '=', gone)
    .execute();
  await correctDocument(books, town, gone, { text: '要撤下的的正文。', at: now() });
  await turn();
  expect(await delivery(gone)).toMatchObject({ state: 'confirmed', followUp: null, takenDownOn: null, url });
  expect((await fetch(url)).status).toBe(200);
});

test('what a person calls off begins no more by itself', async () => {
  const id = await publish('先不报送');
  await beginByItself(db, now());
  const own = `/console/transmissions/${(await newest(id)).id}`;
  expect((await writer!.post(`${own}/cancel`, {}, own)).statusCode).toBe(303);
  await turn();
  await turn();
  expect(await newest(id)).toMatchObject({ state: 'cancelled' });
  expect(await delivery(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('取消了报送') });
});

test('out of use it rests; a wrong secret and a city that is away are told', async () => {
  const id = await publish('停用时公开的');
  await set({ enabled: 'no' });
  await turn();
  expect((await delivery(id)).state).toBe('planned');
  await set({ exchangeSecret: 'x'.repeat(43) });
  await turn();
  expect(await newest(id)).toMatchObject({ state: 'due', said: expect.stringContaining('签名不对') });
  expect((await set({ city: 'http://127.0.0.1:9' })).statusCode).toBe(303);
  await turn();
  expect(await delivery(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('账号已经更换') });
  const own = `/console/deliveries/${(await delivery(id)).id}`;
  expect((await writer!.post(`${own}/retry`, {}, own)).statusCode).toBe(303);
  await turn();
  const under = await newest(id);
  expect(under).toMatchObject({ state: 'due', said: expect.stringContaining('没有应答（ECONNREFUSED）') });
});

test('a city that does not let it in: the account rests as a whole, what is new is left to people; mended, all goes', async () => {
  await set({ exchangeSecret: 'x'.repeat(43) });
  const before = await Promise.all(['甲', '乙', '丙', '丁', '戊'].map((name) => publish(`被拒绝的${name}`)));
  await turn();
  await turn();
  await turn();
  const after = await Promise.all(['己', '庚'].map((name) => publish(`暂停以后的${name}`)));
  await turn();
  for (const id of before) expect(await newest(id)).toMatchObject({ state: 'due' });
  for (const id of after) expect(await delivery(id)).toMatchObject({ state: 'planned' });
  const heardAt = async () =>
    (await db.selectFrom('channel_connectors').select('heard_at').executeTakeFirstOrThrow()).heard_at;
  const asked = await heardAt();
  await hearChanges({ db, sealer, now: now(), config: inside });
  expect(await heardAt()).toEqual(asked);
  const said = /市网站报送接口从.*起没有接通，暂停发送.*签名不对.*下次试发/s;
  expect(await main(townAdmin!, CONNECTORS)).toMatch(said);
  expect(await main(townAdmin!, '/console')).toContain('市网站报送接口没有接通');
  for (const path of ['/console/channel-desk', '/console/city-website', '/console/deliveries'])
    expect(await main(writer!, path), path).toMatch(said);
  expect(await main(writer!, `/console/transmissions/${(await newest(before[0]!)).id}`)).toMatch(said);
  expect(await main(writer!, '/console/city-website')).toContain('等待报送');
  expect((await set()).statusCode).toBe(303);
  expect(await main(townAdmin!, CONNECTORS)).not.toContain('暂停发送');
  await turn();
  for (const id of [...before, ...after]) expect(await delivery(id)).toMatchObject({ state: 'confirmed' });
});
