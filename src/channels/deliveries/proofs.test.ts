import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { booksBefore, testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { MOST_PROOFS } from './proofs.ts';

const books = await testDatabase(rooms);
const { db } = books;
const app = await buildServer({ ...books, now: () => new Date('2024-02-20T02:00:00Z') });
let town: TestTown;
let contact: Client;

beforeAll(async () => {
  town = await testTown(db);
  contact = new Client(app);
  await contact.signIn((await town.person('village', 'contact')).login, town.password);
});

/** A photo of a telephone, so large. */
const jpeg = (mark: number, size = 1000) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
    Buffer.from('JFIF\0'),
    Buffer.alloc(size, mark),
    Buffer.from([0xff, 0xd9]),
  ]);
const photo = (mark: number, size?: number) => ({
  field: 'evidence',
  name: `照片${mark}.jpg`,
  content: jpeg(mark, size),
});
const heic = {
  field: 'evidence',
  name: 'IMG_1.HEIC',
  content: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(200)]),
};
const NEW = '/console/deliveries/new';
const serial = { last: 0 };
const form = (more: Record<string, string | string[]> = {}) => ({
  title: `公开栏第 ${++serial.last} 期`,
  channel: 'board',
  deliveredOn: '2024-02-19',
  officeId: String(town.offices.village),
  ...more,
});
const shownOn = async (at: string) => {
  const $ = load((await contact.get(at)).body);
  return $('.photos a')
    .toArray()
    .map((a) => $(a).text().trim());
};
const keptIn = (body: string) => {
  const $ = load(body);
  return $('[name=kept]')
    .toArray()
    .map((input) => $(input).attr('value')!);
};

test('several photos prove one delivery; each is shown, in its order, and can be opened', async () => {
  const reply = await contact.upload(NEW, form(), [photo(1), photo(2, 12_000_000), photo(3)]);
  expect(reply.statusCode).toBe(303);
  const at = reply.headers.location as string;
  expect(await shownOn(at)).toEqual(['照片1.jpg', '照片2.jpg', '照片3.jpg']);
  const second = await contact.get(`${at}/evidence/1`);
  expect(second.rawPayload.equals(jpeg(2, 12_000_000))).toBe(true);
  expect(second.headers['content-type']).toBe('image/jpeg');
  for (const none of [3, 99, 'x', -1]) expect((await contact.get(`${at}/evidence/${none}`)).statusCode).toBe(404);
});

test('what is asked for says how many and how large before anything is chosen', async () => {
  const $ = load((await contact.get(NEW)).body);
  expect($('[name=evidence]').attr('multiple')).toBeDefined();
  expect($('#f-evidence-help').text()).toContain(`最多 ${MOST_PROOFS} 张，每张最大 20 MB`);
});

test('photos stay with a form that is refused, whatever the reason, and each can be dropped', async () => {
  const wrong = await contact.upload(NEW, form({ title: '' }), [photo(4), photo(5), heic]);
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('HEIC');
  const slips = keptIn(wrong.body);
  expect(slips).toHaveLength(2);
  // the same again without a new file: one is dropped, one added
  const reply = await contact.upload(NEW, form({ kept: slips, drop: slips[0]! }), [photo(6)]);
  expect(reply.statusCode, reply.body).toBe(303);
  expect(await shownOn(reply.headers.location as string)).toEqual(['照片5.jpg', '照片6.jpg']);
});

test('a photo that was chosen before a likeness was told is kept', async () => {
  const given = form();
  expect((await contact.upload(NEW, given, [photo(7)])).statusCode).toBe(303);
  const asked = await contact.upload(NEW, given, [photo(8)]);
  expect(asked.body).toContain('可能与这些记录重复');
  const $ = load(asked.body);
  const apartFrom = $('[name=apartFrom]').attr('value')!;
  const done = await contact.upload(NEW, { ...given, apartFrom, kept: keptIn(asked.body) }, []);
  expect(done.statusCode).toBe(303);
  expect(await shownOn(done.headers.location as string)).toEqual(['照片8.jpg']);
});

test('a slip is only its person’s, and none can be made', async () => {
  const wrong = await contact.upload(NEW, form({ title: '' }), [photo(9)]);
  const [slip] = keptIn(wrong.body);
  const other = new Client(app);
  await other.signIn((await town.person('village', 'contact')).login, town.password);
  for (const kept of [slip!, 'x'.repeat(60), slip!.slice(0, -4)]) {
    const reply = await other.upload(NEW, form({ kept }), []);
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain('至少一项');
  }
});

test('more than may be is named, and what fits stays', async () => {
  const many = Array.from({ length: MOST_PROOFS + 2 }, (_, at) => photo(20 + at));
  const reply = await contact.upload(NEW, form(), many);
  expect(reply.statusCode).toBe(422);
  expect(keptIn(reply.body)).toHaveLength(MOST_PROOFS);
  expect(reply.body).toContain(`照片${20 + MOST_PROOFS}.jpg`);
});

test('a record is put right: photos are taken off and added, with trace', async () => {
  const at = (await contact.upload(NEW, form(), [photo(41), photo(42)])).headers.location as string;
  const $ = load((await contact.get(`${at}/edit`)).body);
  const fields = Object.fromEntries(
    ['title', 'channel', 'deliveredOn', 'officeId'].map((name) => [name, $(`[name=${name}]`).val() as string]),
  );
  const edited = await contact.upload(`${at}/edit`, { ...fields, remove: '0', why: '换一张清楚的' }, [photo(43)]);
  expect(edited.statusCode, edited.body).toBe(303);
  expect(await shownOn(at)).toEqual(['照片42.jpg', '照片43.jpg']);
  expect((await contact.get(at)).body).toContain('照片41.jpg、照片42.jpg → 照片42.jpg、照片43.jpg');
  const none = await contact.upload(`${at}/edit`, { ...fields, remove: ['0', '1'], why: '都去掉' }, []);
  expect(none.statusCode).toBe(422);
});

test('the photo of a record of before is its first', async () => {
  const old = await booksBefore('0155');
  const own = await testTown(old.db);
  const { sql } = await import('kysely');
  await sql`insert into files (hash, size, media_type) values (${'a'.repeat(64)}, 3, 'image/jpeg')`.execute(old.db);
  for (const hash of ['a'.repeat(64), null])
    await sql`insert into deliveries (authority_id, office_id, channel, state, title, planned_at, evidence_hash, evidence_name)
      values (${own.authorityId}, ${own.offices.village}, 'board', 'planned', '旧的', now(), ${hash}, '公开栏.jpg')`.execute(
      old.db,
    );
  await old.bringUp();
  const rows = await old.db.selectFrom('delivery_proofs').selectAll().execute();
  expect(rows).toMatchObject([{ delivery_id: 1, position: 0, file_hash: 'a'.repeat(64), name: '公开栏.jpg' }]);
});
