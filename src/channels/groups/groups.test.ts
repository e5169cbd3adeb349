import { writeFile } from 'node:fs/promises';
import { load } from 'cheerio';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument, withdrawDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { postingsOf } from '../contacts/postings.ts';
import { deliveriesOf } from '../deliveries/store.ts';
import { shareCard } from './card.ts';
import { byPerson, codeOf } from './links.ts';

const books = await testDatabase(rooms);
const { db } = books;
const now = new Date('2024-02-20T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const PERSON = 'Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.47';
let town: TestTown;
let head: Client;
let contact: Client;
let groups: number[];

beforeAll(async () => {
  town = await testTown(db);
  const signed = async (...given: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await town.person(...given)).login, town.password);
    return client;
  };
  head = await signed('office', 'disclosureHead');
  contact = await signed('village', 'contact');
  groups = [];
  for (const name of ['建设村一组群', '建设村二组群']) {
    const given = { name, place: '', officeId: String(town.offices.village), members: '180', since: '2023-01-01' };
    const reply = await head.post('/console/groups', { ...given, tendedBy: '', outOf: '' }, '/console/groups');
    expect(reply.statusCode, reply.body).toBe(303);
    groups.push(Number(/\d+$/.exec(String(reply.headers.location))![0]));
  }
});

async function forwarded(title: string) {
  const id = await publicDocument(books, town, {
    ...{ title, officeId: town.offices.village, at: now.toISOString(), channels: ['website', 'groups'] },
    text: '本村自来水管道检修，二月二十一日上午停水三小时，请提前储水。',
  });
  const delivery = async () => (await deliveriesOf(db, id)).find(({ channel }) => channel === 'groups')!;
  const postings = async () => postingsOf(db, (await delivery()).id);
  return { id, delivery, postings };
}
let keys = 0;
const does = (id: number, what: string) =>
  contact.upload(
    `/console/today/${id}`,
    { what, key: `key-of-a-forwarding-${++keys}`, doneAt: '' },
    [],
    '/console/today',
  );
const opens = async (code: string) =>
  (await db.selectFrom('link_opens').select('opens').where('code', '=', code).executeTakeFirst())?.opens ?? 0;

test('forwarded and confirmed in each group, then the delivery is; corrected and withdrawn it is told there', async () => {
  const { id, delivery, postings } = await forwarded('停水通知');
  const [one, two] = await postings();
  expect([one!.placeId, two!.placeId]).toEqual(groups);
  expect(one!.termDays).toBeNull();
  const page = load((await contact.get(`/console/today/${one!.id}`)).body);
  expect(page('#share-text').text()).toContain('【测试镇】停水通知\n本村自来水管道检修');
  const code = await codeOf(db, one!.id);
  expect(page('#share-text').text()).toContain(`/s/${code}`);
  expect((await does(one!.id, 'post')).statusCode).toBe(303);
  expect(await delivery()).toMatchObject({ state: 'planned' });
  expect((await does(two!.id, 'post')).statusCode).toBe(303);
  expect(await delivery()).toMatchObject({ state: 'confirmed', deliveredOn: '2024-02-20', note: '转发 2 个群' });
  await withdrawDocument(books, town, id, '内容有误', now);
  const told = load((await contact.get(`/console/today/${one!.id}`)).body);
  expect(told('#share-text').text()).toMatch(/“停水通知”已撤下.*不要再转发/);
  expect(told('.share-card')).toHaveLength(0);
  for (const { id } of await postings()) await does(id, 'takeDown');
  expect(await delivery()).toMatchObject({ state: 'confirmed', followUp: null });
});

test('a short link leads to its document and counts persons as a number, and nothing else', async () => {
  const { id, postings } = await forwarded('停电通知');
  const code = (await codeOf(db, (await postings())[0]!.id))!;
  const visit = (agent: string, method: 'GET' | 'HEAD' = 'GET', url = `/s/${code}`) =>
    app.inject({ method, url, headers: { 'user-agent': agent } });
  const first = await visit(PERSON);
  expect([first.statusCode, first.headers.location]).toEqual([302, `/documents/${id}`]);
  expect(first.headers['set-cookie']).toBeUndefined();
  expect(first.headers['cache-control']).toBe('no-store');
  await Promise.all([visit(PERSON), visit(PERSON), visit(PERSON, 'HEAD'), visit('Googlebot/2.1'), visit('')]);
  expect(await opens(code)).toBe(3);
  expect(Object.keys((await db.selectFrom('link_opens').selectAll().execute())[0]!).sort()).toEqual([
    'code',
    'day',
    'opens',
  ]);
  for (const none of ['/s/aaaaaaaa', '/s/x', '/s/..%2f..', `/s/${code}x`, `/s/${code.toUpperCase()}`])
    expect((await visit(PERSON, 'GET', none)).statusCode, none).toBe(404);
  expect((await head.get('/console/groups')).body).toMatch(/<td class="n">3<\/td>/);
  await withdrawDocument(books, town, id, '内容有误', now);
  const gone = await app.inject({ url: String((await visit(PERSON)).headers.location) });
  expect(gone.statusCode).toBe(410);
  // of another authority: not there
  const other = await testTown(db, 'other');
  await db.updateTable('authorities').set({ host: 'other.example' }).where('id', '=', other.authorityId).execute();
  const elsewhere = await app.inject({ url: `/s/${code}`, headers: { host: 'other.example', 'user-agent': PERSON } });
  expect(elsewhere.statusCode).toBe(404);
});

test.each([
  ['GET', PERSON, true],
  ['HEAD', PERSON, false],
  ['GET', 'Mozilla/5.0 (compatible; Baiduspider/2.0)', false],
  ['GET', 'curl/8.0', false],
  ['GET', '', false],
])('%s by %s counts: %s', (method, agent, counts) => expect(byPerson(method, agent)).toBe(counts));

test.each(['停水通知', '建设村2024年耕地地力保护补贴面积核实结果公示'.repeat(2), '<b>&amp;</b>'])(
  'a card with its title %s, summary and code, wide as a phone shows it',
  async (title) => {
    const given = {
      summary: '请各户提前储水，检修期间管道水可能浑浊。'.repeat(5),
      authority: '测试镇',
      office: '建设村',
    };
    const card = (await shareCard({ title, ...given, day: '2024-02-20', address: 'https://town.example/s/abcdefgh' }))!;
    if (process.env.KEEP) await writeFile(`${process.env.KEEP}/card${title.length}.png`, card);
    expect(await sharp(card).metadata()).toMatchObject({ format: 'png', width: 1080, height: 1350 });
    expect(card.length).toBeLessThan(400_000);
    const darkest = async (left: number, top: number, width: number, height: number) =>
      Math.min(...(await sharp(card).extract({ left, top, width, height }).greyscale().raw().toBuffer()));
    expect(await darkest(84, 160, 912, 120)).toBeLessThan(90); // title
    expect(await darkest(696, 966, 300, 300)).toBeLessThan(40); // code
    expect(await darkest(1000, 100, 80, 1250)).toBeGreaterThan(230); // margin
  },
);

test('a card is only of what one forwards', async () => {
  const [one] = await (await forwarded('道路施工通知')).postings();
  const card = await contact.get(`/console/today/${one!.id}/card.png`);
  expect([card.statusCode, card.headers['content-type']]).toEqual([200, 'image/png']);
  const stranger = new Client(app);
  await stranger.signIn((await town.person('finance', 'contact')).login, town.password);
  expect((await stranger.get(`/console/today/${one!.id}/card.png`)).statusCode).toBe(404);
});

test('a question is entered with one form, answered or passed on, and listed for the head', async () => {
  const path = '/console/today/question';
  const asked = { placeId: String(groups[0]), question: '停水要停多久？', answer: '', passedTo: '' };
  const refused = await contact.post(path, asked);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('停水要停多久？');
  expect((await contact.post(path, { ...asked, answer: '三小时。' })).statusCode).toBe(303);
  expect((await contact.post(path, { ...asked, passedTo: String(town.offices.finance) })).statusCode).toBe(303);
  for (const wrong of [
    { placeId: '' },
    { placeId: '99999' },
    { question: '' },
    { passedTo: '99999' },
    { passedTo: 'x' },
  ])
    expect((await contact.post(path, { ...asked, answer: '答', ...wrong })).statusCode, JSON.stringify(wrong)).toBe(
      422,
    );
  const list = load((await head.get('/console/groups')).body)('.hanging').text();
  expect(list).toContain('答：三小时。');
  expect(list).toContain('转财政所');
});

test('whoever may enter messages enters it as one, with its channel and its true day', async () => {
  await db.updateTable('group_questions').set({ asked_on: '2024-02-18' }).execute();
  const link = load((await contact.get('/console/groups')).body)('.hanging a').attr('href')!;
  expect(link).toBe('/console/messages/new?channel=group&on=2024-02-18');
  const $ = load((await contact.get(link)).body);
  expect($('input[name=channel]:checked').attr('value')).toBe('group');
  expect($('input[name=on]').attr('value')).toBe('2024-02-18');
  const form = { channel: 'group', on: '2024-02-18', sort: 'consultation', subject: '停水要停多久', text: '停多久？' };
  expect((await contact.post('/console/messages/new', form, link)).statusCode).toBe(303);
  const entered = await db.selectFrom('messages').select(['channel', 'received_on', 'due_on']).execute();
  expect(entered).toEqual([{ channel: 'group', received_on: '2024-02-18', due_on: '2024-02-23' }]);
  for (const on of ['2024-02-21', 'x', '2024-02-30'])
    expect(load((await head.get(`/console/messages/new?channel=group&on=${on}`)).body)('input[name=on]').val()).toBe(
      '2024-02-20',
    );
});

test.each([
  ['editor', true],
  ['officeReviewer', true],
  ['contact', true],
  ['caseOfficer', true],
  ['disclosureHead', true],
  ['signer', false],
  ['secrecyReviewer', false],
] as const)('%s is led there: %s, as the form opens', async (role, may) => {
  const client = new Client(app);
  await client.signIn((await town.person('village', role)).login, town.password);
  const link = load((await client.get('/console/groups')).body)('a[href^="/console/messages/new"]');
  expect(link.length > 0).toBe(may);
  expect((await client.get('/console/messages/new?channel=group')).statusCode).toBe(may ? 200 : 404);
});
