import { load } from 'cheerio';
import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import type { Change } from '../../publishing/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { deliveriesOf } from '../deliveries/store.ts';
import { facilitiesAtEndOf } from '../facilities/store.ts';
import { isBare } from './photo.ts';
import { postingsOf } from './postings.ts';

const books = await testDatabase(rooms);
const { db } = books;
/** a Tuesday */
let now = new Date('2024-02-20T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let head: Client;
let contact: Client;
let other: Client;
let boards: { office: number; village: number };

const logins = new Map<Client, string>();
const signed = async (...given: Parameters<TestTown['person']>) => {
  const client = new Client(app);
  const { login } = await town.person(...given);
  await client.signIn(login, town.password);
  logins.set(client, login);
  return client;
};
const board = (name: string, office: keyof TestTown['offices'], more: Record<string, string> = {}) => ({
  ...{ kind: 'board', name, place: '', officeId: String(town.offices[office]), tendedBy: '', paper: 'A4' },
  ...{ since: '2024-01-01', outOf: '', ...more },
});
const registered = async (given: Record<string, string>) => {
  const reply = await head.post('/console/boards', given, '/console/boards');
  expect(reply.statusCode, reply.body).toBe(303);
  return Number(/\d+$/.exec(String(reply.headers.location))![0]);
};

beforeAll(async () => {
  town = await testTown(db);
  head = await signed('office', 'disclosureHead');
  contact = await signed('village', 'contact');
  other = await signed('finance', 'contact');
  boards = {
    office: await registered(board('镇政务公开栏', 'office', { servesAll: 'yes' })),
    village: await registered(board('建设村公开栏', 'village')),
  };
});
const TODAY = '2024-02-20T02:00:00Z';
/** Another day: whoever was signed in signs in again. */
async function on(instant: string) {
  if (now.toISOString() === new Date(instant).toISOString()) return;
  now = new Date(instant);
  for (const [client, login] of logins) await client.signIn(login, town.password);
}
beforeEach(() => on(TODAY));

const tell = (id: number, kind: Change['kind'], channels: Change['channels'] = ['website', 'board']) =>
  db.transaction().execute(async (tx) => {
    const { revision_id: revisionId } = await tx
      .selectFrom('documents')
      .select('revision_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const change = { kind, documentId: id, authorityId: town.authorityId, revisionId: revisionId!, channels };
    await books.house.tell('document', tx, { ...change, at: now, was: 'published' });
  });
let serial = 0;
/** A notice of the village that is to be posted. */
async function posted(officeId = town.offices.village) {
  serial += 1;
  const title = `第 ${serial} 号公示`;
  const documentId = await publicDocument(books, town, { title, officeId, at: now.toISOString() });
  await tell(documentId, 'published');
  const delivery = async () => (await deliveriesOf(db, documentId)).find(({ channel }) => channel === 'board')!;
  const { id } = await delivery();
  const at = async (place: 'office' | 'village') =>
    (await postingsOf(db, id)).find(({ placeId }) => placeId === boards[place])!;
  return { documentId, deliveryId: id, title, delivery, at, all: () => postingsOf(db, id) };
}

/** A photograph that tells where it was taken. */
const photo = async (shade: number) => ({
  field: 'photo',
  name: 'IMG_0001.jpg',
  content: await sharp({ create: { width: 3000, height: 2000, channels: 3, background: { r: shade, g: 90, b: 60 } } })
    .withExif({ IFD0: { Make: 'PHONE-OF-A-PERSON' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '44/1 24/1 0/1' } })
    .jpeg()
    .toBuffer(),
});
let keys = 0;
const key = () => `key-of-one-deed-${++keys}`;
const does = async (who: Client, id: number, what: string, given: Record<string, string> = {}, shade = keys % 200) =>
  who.upload(
    `/console/today/${id}`,
    { what, key: key(), doneAt: '', ...given },
    [await photo(shade)],
    '/console/today',
  );
const eventsOf = (id: number) =>
  db.selectFrom('posting_events').selectAll().where('posting_id', '=', id).orderBy('id').execute();

test('what is signed off goes to the boards of its office and to those that take everything, a working day on', async () => {
  const one = await posted();
  expect((await one.all()).map(({ placeId, state, dueOn, termDays }) => [placeId, state, dueOn, termDays])).toEqual([
    [boards.office, 'due', '2024-02-21', 7],
    [boards.village, 'due', '2024-02-21', 7],
  ]);
  await on('2024-02-23T02:00:00Z'); // Friday
  expect((await (await posted(town.offices.finance)).all()).map(({ dueOn }) => dueOn)).toEqual(['2024-02-26']);
});

test('where no board is registered it stays with a person', async () => {
  const id = await publicDocument(books, town, { title: '便民公示', at: now.toISOString() });
  await tell(id, 'published', ['website', 'serviceBoard']);
  const delivery = (await deliveriesOf(db, id)).find(({ channel }) => channel === 'serviceBoard')!;
  expect(await postingsOf(db, delivery.id)).toEqual([]);
  expect((await head.get('/console/deliveries')).body).toContain('便民公示');
  const page = (await head.get(`/console/deliveries/${delivery.id}`)).body;
  expect(page).toContain('确认已发布');
});

test('each board has its photo; with the last the delivery is out, by its first day', async () => {
  const { at, delivery, deliveryId } = await posted();
  expect((await does(contact, (await at('village')).id, 'post')).statusCode).toBe(303);
  expect(await delivery()).toMatchObject({ state: 'planned', evidence: [] });
  const page = load((await head.get(`/console/deliveries/${deliveryId}`)).body);
  expect(page('main').text()).toContain('已张贴 1/2');
  expect(page('main').text()).not.toContain('确认已发布');
  await on('2024-02-22T02:00:00Z');
  expect((await does(head, (await at('office')).id, 'post')).statusCode).toBe(303);
  const out = await delivery();
  expect(out).toMatchObject({ state: 'confirmed', deliveredOn: '2024-02-20', note: '张贴 2 处' });
  expect(out.evidence.map(({ name }) => name)).toEqual(['建设村公开栏 2024-02-20.jpg', '镇政务公开栏 2024-02-22.jpg']);
  expect(await at('village')).toMatchObject({ state: 'up', postedOn: '2024-02-20', endsOn: '2024-02-27', dueOn: null });
});

test('a photo is scaled and tells nothing of its place and device', async () => {
  const { id } = await (await posted()).at('village');
  await does(contact, id, 'post', {}, 111);
  const [event] = await eventsOf(id);
  const kept = await contact.get(`/console/today/photos/${event!.id}`);
  expect(kept.headers['content-type']).toBe('image/jpeg');
  expect(await sharp(kept.rawPayload).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 1067 });
  expect(await isBare(kept.rawPayload)).toBe(true);
  const came = (await photo(111)).content;
  expect(came.includes('PHONE-OF-A-PERSON')).toBe(true);
  expect(await isBare(came)).toBe(false);
  for await (const hashes of books.files.shelves())
    for (const hash of hashes) {
      const chunks: Buffer[] = [];
      for await (const chunk of books.files.read(hash)) chunks.push(chunk as Buffer);
      expect(Buffer.concat(chunks).includes('PHONE-OF-A-PERSON'), 'nor is it kept as it came').toBe(false);
    }
});

test('sent twice it is done once, also at once and after a mend of the network', async () => {
  const { id } = await (await posted()).at('village');
  const same = { key: key() };
  const replies = await Promise.all([1, 2, 3].map(() => does(contact, id, 'post', same)));
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
  expect((await does(contact, id, 'post', same)).statusCode).toBe(303);
  expect(await eventsOf(id)).toHaveLength(1);
});

test('two people confirm at once: one did it, the other is told so', async () => {
  const { id } = await (await posted()).at('village');
  const second = await signed('village', 'contact');
  const replies = await Promise.all([does(contact, id, 'post'), does(second, id, 'post')]);
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422]);
  expect(replies.find(({ statusCode }) => statusCode === 422)!.body).toContain('已经由他人办理');
  expect(await eventsOf(id)).toHaveLength(1);
});

test('scripts are told in words', async () => {
  const { id } = await (await posted()).at('village');
  const send = async (fields: Record<string, string>, client = contact) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('photo', new Blob([new Uint8Array((await photo(1)).content)]), 'a.jpg');
    const encoded = new Response(form);
    const reply = await app.inject({
      method: 'POST',
      url: `/console/today/${id}`,
      headers: {
        accept: 'application/json',
        'content-type': encoded.headers.get('content-type')!,
        'x-csrf-token': await client.token('/console/today'),
        cookie: client.cookieHeader(),
      },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
    return [reply.statusCode, reply.json()];
  };
  const deed = { what: 'post', key: key(), doneAt: '2024-02-20T01:30:00Z' };
  expect(await send({ ...deed, what: 'takeDown' })).toEqual([
    422,
    { ok: false, message: expect.stringContaining('不用再办') },
  ]);
  expect(await send(deed)).toEqual([200, { ok: true }]);
  expect(await send(deed)).toEqual([200, { ok: true }]);
  expect((await eventsOf(id))[0]!.done_at.toISOString()).toBe('2024-02-20T01:30:00.000Z');
  expect(await send({ ...deed, key: key() })).toEqual([422, { ok: false, message: expect.stringContaining('他人') }]);
  const stranger = new Client(app);
  expect((await send(deed, stranger))[0]).toBe(401);
});

test.each([
  ['no photo', { what: 'post' }, [], '请拍一张'],
  [
    'no picture',
    { what: 'post' },
    [{ field: 'photo', name: 'a.jpg', content: Buffer.from([255, 216, 255, 224, 0]) }],
    '重新拍一张',
  ],
  ['a text', { what: 'post' }, [{ field: 'photo', name: 'a.jpg', content: Buffer.from('abc') }], '不是能上传'],
  ['nothing to do', { what: 'burn' }, [], '没有找到'],
  ['no key', { what: 'post', key: '' }, [], '没有找到'],
] as const)('%s: refused in words, nothing changes', async (_, fields, files, said) => {
  const { id } = await (await posted()).at('village');
  const reply = await contact.upload(`/console/today/${id}`, { key: key(), ...fields }, [...files], '/console/today');
  expect(reply.statusCode).toBeGreaterThanOrEqual(400);
  expect(reply.statusCode).toBeLessThan(500);
  expect(reply.body).toContain(said);
  expect(
    await (
      await postingsOf(
        db,
        (
          await db.selectFrom('postings').select('delivery_id as d').where('id', '=', id).executeTakeFirstOrThrow()
        ).d,
      )
    ).every(({ state }) => state === 'due'),
  ).toBe(true);
});

test('what is not theirs others neither see nor do', async () => {
  const { id } = await (await posted()).at('village');
  expect((await other.get(`/console/today/${id}`)).statusCode).toBe(404);
  expect((await does(other, id, 'post')).statusCode).toBe(404);
  const second = await testTown(db, 'other');
  const stranger = new Client(app);
  await stranger.signIn((await second.person('office', 'disclosureHead')).login, second.password);
  for (const path of [`/console/today/${id}`, `/console/boards/${boards.village}`])
    expect((await stranger.get(path)).statusCode, path).toBe(404);
  expect((await stranger.get('/console/boards')).body).not.toContain('建设村公开栏');
});

describe('a text that changes', () => {
  const hung = async () => {
    const one = await posted();
    await does(contact, (await one.at('village')).id, 'post');
    return one;
  };
  const both = async () => {
    const one = await hung();
    await does(head, (await one.at('office')).id, 'post');
    return one;
  };

  test('corrected: replaced where it hangs, posted anew where it does not yet', async () => {
    const one = await hung();
    await tell(one.documentId, 'corrected');
    expect(await one.at('village')).toMatchObject({ state: 'up', followUp: 'replace', dueOn: '2024-02-21' });
    expect(await one.at('office')).toMatchObject({ state: 'due', followUp: null });
    expect((await does(contact, (await one.at('village')).id, 'replace')).statusCode).toBe(303);
    expect(await one.at('village')).toMatchObject({ state: 'up', followUp: null, endsOn: '2024-02-27' });
  });

  test('corrected after all hung: done when all were replaced', async () => {
    const one = await both();
    await tell(one.documentId, 'corrected');
    expect(await one.delivery()).toMatchObject({ state: 'confirmed', followUp: 'replace' });
    await does(contact, (await one.at('village')).id, 'replace');
    expect(await one.delivery()).toMatchObject({ followUp: 'replace' });
    await does(head, (await one.at('office')).id, 'replace');
    const done = await one.delivery();
    expect(done).toMatchObject({ followUp: null, deliveredOn: '2024-02-20' });
    expect(done.note).toContain('各处均已替换');
  });

  test('withdrawn before anything hung: nobody posts it any more', async () => {
    const one = await posted();
    await tell(one.documentId, 'withdrawn');
    expect((await one.all()).map(({ state }) => state)).toEqual(['removed', 'removed']);
    expect(await one.delivery()).toMatchObject({ state: 'removed' });
  });

  test('withdrawn when some had it: it was public there, counts, and is taken down first of all', async () => {
    const one = await hung();
    await on('2024-02-21T02:00:00Z');
    await tell(one.documentId, 'withdrawn');
    expect(await one.delivery()).toMatchObject({ state: 'confirmed', deliveredOn: '2024-02-20', followUp: 'takeDown' });
    expect(await one.at('office')).toMatchObject({ state: 'removed' });
    const list = load((await contact.get('/console/today')).body);
    expect(list('.tasks li').first().text()).toMatch(new RegExp(`撤下${one.title}`));
    expect(list('.tasks li').first().text()).toContain('马上办');
    await does(contact, (await one.at('village')).id, 'takeDown');
    expect(await one.at('village')).toMatchObject({ state: 'down' });
    expect(await one.delivery()).toMatchObject({ state: 'confirmed', followUp: null });
  });

  test('published again after it was withdrawn: posted again', async () => {
    const one = await both();
    await tell(one.documentId, 'withdrawn');
    await does(contact, (await one.at('village')).id, 'takeDown');
    await tell(one.documentId, 'published');
    expect(await one.at('village')).toMatchObject({ state: 'due' });
    expect(await one.at('office')).toMatchObject({ state: 'up', followUp: 'replace' });
    await does(contact, (await one.at('village')).id, 'post');
    await does(head, (await one.at('office')).id, 'replace');
    expect(await one.delivery()).toMatchObject({ state: 'confirmed', followUp: null });
  });
});

test('its term is over: told on the day after, late after that; taken down with a photo', async () => {
  const one = await posted();
  const { id } = await one.at('village');
  await does(contact, id, 'post');
  const lineOf = async () => load((await contact.get('/console/today')).body)(`[data-task="${id}"]`).text();
  await on('2024-02-27T12:00:00Z');
  expect(await lineOf()).toBe('');
  await on('2024-02-28T02:00:00Z');
  expect(await lineOf()).toMatch(/^撤下.*今天$/);
  await on('2024-03-02T02:00:00Z');
  expect(await lineOf()).toMatch(/逾期 3 天$/);
  expect((await head.get('/console/boards')).body).toContain('逾期 3 天');
  await does(contact, id, 'takeDown');
  expect(await lineOf()).toBe('');
  const history = load((await head.get(`/console/boards/${boards.village}`)).body)('.history li');
  expect(history.first().text()).toContain(`撤下“${one.title}”`);
  expect(history.first().find('img')).toHaveLength(1);
});

test('recorded by mistake it is taken back, and the delivery with it', async () => {
  const one = await posted();
  await does(contact, (await one.at('village')).id, 'post');
  await does(head, (await one.at('office')).id, 'post');
  expect(await one.delivery()).toMatchObject({ state: 'confirmed' });
  const undo = `/console/today/${(await one.at('village')).id}`;
  expect((await contact.post(`${undo}/undo`, { why: '' }, undo)).statusCode).toBe(422);
  expect((await contact.post(`${undo}/undo`, { why: '拍错了' }, undo)).statusCode).toBe(303);
  expect(await one.at('village')).toMatchObject({ state: 'due', postedOn: null });
  expect(await one.delivery()).toMatchObject({ state: 'planned', deliveredOn: null });
  await does(contact, (await one.at('village')).id, 'post');
  expect(await one.delivery()).toMatchObject({ state: 'confirmed' });
});

test('the head chooses where it goes; what hangs cannot be left out', async () => {
  const third = await registered(board('财政所公开栏', 'finance'));
  const one = await posted();
  await does(contact, (await one.at('village')).id, 'post');
  const page = `/console/deliveries/${one.deliveryId}`;
  expect((await head.post(`${page}/places`, { place: [String(third)] }, page)).statusCode).toBe(303);
  expect((await one.all()).map(({ placeId, state }) => [placeId, state])).toEqual(
    expect.arrayContaining([
      [boards.office, 'removed'],
      [boards.village, 'up'],
      [third, 'due'],
    ]),
  );
  expect((await head.post(`${page}/places`, { place: ['99999'] }, page)).statusCode).toBe(422);
  await does(other, (await one.all()).find(({ placeId }) => placeId === third)!.id, 'post');
  expect(await one.delivery()).toMatchObject({ state: 'confirmed', note: '张贴 2 处' });
  // out of use: what was to be posted there is not any more
  const two = await posted(town.offices.finance);
  const facility = `/console/facilities/${third}`;
  expect((await head.post(`${facility}/end`, { until: '2024-02-20' }, facility)).statusCode).toBe(303);
  expect((await two.all()).find(({ placeId }) => placeId === third)).toMatchObject({ state: 'removed' });
});

test('one that was counted among several counts once', async () => {
  const whole = { kind: 'serviceBoard', name: '便民栏', place: '各村', count: '2', since: '2020-05-01' };
  await head.post('/console/facilities', whole, '/console/facilities');
  const { id } = await db
    .selectFrom('public_facilities')
    .select('id')
    .where('name', '=', '便民栏')
    .executeTakeFirstOrThrow();
  const count = async (year: number) =>
    (await facilitiesAtEndOf(db, town.authorityId, year))
      .filter(({ kind }) => kind === 'serviceBoard')
      .reduce((sum, one) => sum + one.count, 0);
  expect(await count(2021)).toBe(2);
  const own = (name: string, more = {}) => board(name, 'village', { kind: 'serviceBoard', outOf: String(id), ...more });
  for (const name of ['一号便民栏', '二号便民栏']) {
    await registered(own(name));
    expect([await count(2019), await count(2021)], name).toEqual([0, 2]);
  }
  const again = await head.post('/console/boards', own('三号'), '/console/boards');
  expect(again.statusCode).toBe(422);
  await registered(own('三号便民栏', { outOf: '', since: '2024-02-01' }));
  expect([await count(2021), await count(2024)]).toEqual([2, 3]);
});

test.each([
  [{ name: '' }, '请填写名称'],
  [{ kind: 'groups' }, '请选择类别'],
  [{ officeId: '999999' }, '请重新选择'],
  [{ tendedBy: '999999' }, '请重新选择'],
  [{ since: '' }, '请填写启用日期'],
  [{ since: '2030-01-01' }, '不能晚于今天'],
  [{ paper: 'A0' }, '请选择纸张'],
])('a board that cannot be registered: %o', async (wrong, said) => {
  const reply = await head.post('/console/boards', board('新的', 'office', wrong), '/console/boards');
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain(said);
  expect((await contact.post('/console/boards', board('不许', 'village'), '/console/today')).statusCode).toBe(404);
});

test('a task given to another while the contact is away', async () => {
  const leaving = await town.person('village', 'contact');
  await head.post(`/console/boards/${boards.village}`, {
    officeId: String(town.offices.village),
    tendedBy: String(leaving.id),
    paper: 'A3',
  });
  const one = await posted();
  const { id } = await one.at('village');
  const heir = await town.person('finance', 'contact');
  await db.updateTable('postings').set({ given_to: heir.id }).where('id', '=', id).execute();
  const client = new Client(app);
  await client.signIn(heir.login, town.password);
  expect((await client.get('/console/today')).body).toContain(one.title);
  expect((await does(client, id, 'post')).statusCode).toBe(303);
});

test('who is a contact only begins with what is to be done today; others at the workbench', async () => {
  const begins = async (...given: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    return (await client.signIn((await town.person(...given)).login, town.password)).headers.location;
  };
  expect(await begins('village', 'contact')).toBe('/console/today');
  expect(await begins('village', 'contact', 'editor')).toBe('/console');
  expect(await begins('office', 'editor')).toBe('/console');
});

test('a sheet of what hangs, in the order that was chosen', async () => {
  const [one, two] = [await posted(), await posted()];
  const page = await head.get(
    `/console/boards/sheet?d=${one.deliveryId}&n${one.deliveryId}=2&d=${two.deliveryId}&n${two.deliveryId}=1&paper=A3`,
  );
  const $ = load(page.body);
  expect($('.sheet-notices').text().indexOf(two.title)).toBeLessThan($('.sheet-notices').text().indexOf(one.title));
  const link = $('a:contains("打开 PDF")').attr('href')!;
  const pdf = await head.get(link);
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  for (const bad of ['?d=x&paper=A9&from=never', '?d=999999', '']) {
    expect((await head.get(`/console/boards/sheet${bad}`)).statusCode).toBe(200);
    expect((await head.get(`/console/boards/sheet.pdf${bad}`)).statusCode).toBe(404);
  }
  await tell(one.documentId, 'withdrawn');
});
