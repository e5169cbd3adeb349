import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Db } from '../../src/platform/database/index.ts';
import { FileStore } from '../../src/platform/files/files.ts';
import { assemble } from '../../src/platform/house.ts';
import { rooms } from '../../src/rooms.ts';
import { codeOn } from '../support/client.ts';
import { MovingPort } from '../support/moving-port.ts';
import { Program } from '../support/program.ts';
import { correctDocument, declareDocument, publicDocument, withdrawDocument } from '../support/publications.ts';
import { type TestTown, testTown } from '../support/town.ts';
import { Visitor } from '../support/visitor.ts';

// Two machine rooms: a town supplies its city, whose program is killed in the middle of a large attachment.
const MB = 1024 * 1024;
const SIZE = 15 * MB;
const LONG = 600_000;
const house = assemble(rooms);
interface Room {
  data: string;
  program: Program;
  db: Db;
  close: () => Promise<void>;
  place: TestTown;
}
let [town, city]: Room[] = [];
/** before the city's program, whichever runs: its address stays */
let door: MovingPort;
let at = '';
let id = 0;
let cityEditor = '';

const portOf = (program: Program) => Number(new URL(program.base).port);

async function machineRoom(code: string): Promise<Room> {
  const data = await mkdtemp(join(tmpdir(), 'gongkai-rooms-'));
  await chmod(data, 0o755);
  const program = await Program.start(data);
  const { db, close } = connect(program.databaseUrl, 4);
  return { data, program, db, close, place: await testTown(db, code) };
}

beforeAll(async () => {
  process.env.GONGKAI_INSIDE_HOSTS = '127.0.0.1';
  town = await machineRoom('zhen');
  city = await machineRoom('shi');
  cityEditor = (await city.place.person('office', 'editor')).login;
  door = await MovingPort.before(portOf(city.program));
  at = `http://127.0.0.1:${door.port}`;
});
afterAll(async () => {
  delete process.env.GONGKAI_INSIDE_HOSTS;
  await door?.close();
  for (const room of [town, city]) {
    await room?.close();
    await room?.program.stop();
    if (room) await rm(room.data, { recursive: true, force: true });
  }
});

/** kill -9 of program and database, and started again. */
async function killAndStart(room: Room): Promise<void> {
  await room.program.kill(true);
  await room.close();
  room.program = await Program.start(room.data);
  Object.assign(room, connect(room.program.databaseUrl, 4));
}

async function administrator({ program, place }: Room): Promise<Visitor> {
  const visitor = new Visitor(program.base);
  const { login } = await place.person('office', 'systemAdmin');
  const fields = { login, password: place.password };
  expect((await visitor.post('/console/sign-in', fields, '/console/sign-in')).status).toBe(303);
  const code = codeOn(await (await visitor.get('/console/second-factor')).text(), new Date());
  expect((await visitor.post('/console/second-factor', { code }, '/console/second-factor')).status).toBeLessThan(400);
  return visitor;
}

async function until<T>(what: string, ask: () => Promise<T | undefined | false>, seconds = 240): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await ask().catch(() => undefined);
    if (found) return found;
    if (Date.now() > end) throw new Error(`not in ${seconds} s: ${what}\n${JSON.stringify(await standing(), null, 1)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const standing = async () => ({
  deliveries: await town!.db.selectFrom('deliveries').select(['state', 'url', 'failure', 'follow_up']).execute(),
  transmissions: await town!.db.selectFrom('transmissions').select(['what', 'state', 'said', 'attempts']).execute(),
});
const delivery = () =>
  town!.db
    .selectFrom('deliveries')
    .select(['state', 'url', 'follow_up as followUp', 'note'])
    .where('document_id', '=', id)
    .where('channel', '=', 'website')
    .executeTakeFirstOrThrow();

test('the two administrators set it up', async () => {
  const there = await administrator(city!);
  const form = {
    ...{ name: '测试镇人民政府', waits: 'no', office_id: `${city!.place.offices.office}`, site_address: '' },
    column_id: `${city!.place.columnId}`,
  };
  const registered = await there.post('/console/suppliers', form, '/console/suppliers');
  expect(registered.status).toBe(200);
  const $ = load(registered.text);
  const [keyId, exchangeSecret] = $('.once')
    .toArray()
    .map((one) => $(one).text());
  const here = await administrator(town!);
  const settings = {
    enabled: 'yes',
    city: at,
    keyId: keyId!,
    exchangeSecret: exchangeSecret!,
    site: town!.program.base,
  };
  const saved = await here.post('/console/connectors/cityWebsite', settings, '/console/connectors');
  expect(saved.status, saved.text).toBe(303);
});

test(
  'killed in the middle of an attachment, the city goes on where it was; one document, one proof',
  async () => {
    const bytes = Buffer.alloc(SIZE, '某年某月某表，一二三四五六七八九十。\n');
    const stored = (await new FileStore(join(town!.data, 'files')).keep(Readable.from([bytes])))!;
    await town!.db
      .insertInto('files')
      .values({ hash: stored.hash, size: stored.size, media_type: 'text/plain' })
      .execute();
    id = await publicDocument({ db: town!.db, house }, town!.place, {
      ...{ title: '关于公布明细表的通知', html: '<p>见附件。</p>', at: new Date().toISOString() },
      attachments: [{ hash: stored.hash, name: '明细表.txt' }],
    });
    expect((await delivery()).state).not.toBe('confirmed');
    const came = async () =>
      (await city!.db.selectFrom('supplied_files').select('came').where('state', '=', 'coming').executeTakeFirst())
        ?.came;
    await until('a part of the file', async () => ((await came()) ?? 0) > 0);
    await killAndStart(city!);
    const before = (await came())!;
    expect(before, 'it was in the middle').toBeLessThan(SIZE);
    expect(before).toBeGreaterThan(0);
    door.moveTo(portOf(city!.program));
    await until('the proof', async () => (await delivery()).state === 'confirmed');
    const { url } = await delivery();
    expect(url).toMatch(new RegExp(`^${at}/documents/\\d+$`));
    const page = load(await (await fetch(url)).text());
    expect(page('.by').text()).toContain('来源：测试镇人民政府（原文）');
    expect(page('.by a').attr('href')).toBe(`${town!.program.base}/documents/${id}`);
    const file = await fetch(at + page('.attachments a').attr('href')!);
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
    expect(await city!.db.selectFrom('documents').select('id').execute()).toHaveLength(1);
    // it counts in the town, and in the city not at all
    expect(await city!.db.selectFrom('deliveries').select('id').execute()).toEqual([]);
  },
  LONG,
);

test(
  'a correction follows by itself; killed in it, the town goes on',
  async () => {
    const { url } = await delivery();
    await correctDocument({ db: town!.db, house }, town!.place, id, { text: '见更正后的附件。', at: new Date() });
    expect((await delivery()).followUp).toBe('replace');
    await until('the correction under way', async () => {
      const row = await town!.db
        .selectFrom('transmissions')
        .select('id')
        .where('what', '=', 'replace')
        .executeTakeFirst();
      return row !== undefined;
    });
    await killAndStart(town!);
    await until('the correction', async () => (await (await fetch(url)).text()).includes('见更正后的附件'));
    await until('settled', async () => (await delivery()).followUp === null);
    expect((await delivery()).url).toBe(url);
  },
  LONG,
);

test(
  'declared 废止 it is said there without a correction; killed in it, the town goes on',
  async () => {
    const { url } = await delivery();
    const declared = { validity: 'repealed', on: '2024-02-01', reason: '已有新办法', at: new Date() } as const;
    await declareDocument({ db: town!.db, house }, town!.place, id, declared);
    expect((await delivery()).followUp).toBe('replace');
    await killAndStart(town!);
    await until('said there', async () => (await (await fetch(url)).text()).includes('本文件已废止'));
    await until('settled', async () => (await delivery()).followUp === null);
    expect(await (await fetch(url)).text()).toContain('已有新办法');
    const texts = await city!.db.selectFrom('revisions').select('id').execute();
    expect(texts, 'the text and its one correction').toHaveLength(2);
  },
  LONG,
);

test(
  'what the city takes down is told with its reason; what the town withdraws is gone there',
  async () => {
    const { url } = await delivery();
    await withdrawDocument({ db: town!.db, house }, town!.place, id, '内容有误', new Date());
    await until('the withdrawal', async () => (await fetch(url)).status === 410);
    await until('settled', async () => (await delivery()).followUp === null);
    expect((await delivery()).state).toBe('confirmed');
    expect((await delivery()).note).toContain('平台已撤下');

    id = await publicDocument({ db: town!.db, house }, town!.place, {
      ...{ title: '关于另一事项的通知', html: '<p>另一件。</p>', at: new Date().toISOString() },
    });
    await until('the second', async () => (await delivery()).state === 'confirmed');
    const there = new Visitor(city!.program.base);
    const fields = { login: cityEditor, password: city!.place.password };
    await there.post('/console/sign-in', fields, '/console/sign-in');
    const own = `/console/documents/${/(\d+)$/.exec((await delivery()).url)![1]}`;
    const done = await there.post(`${own}/withdraw`, { reason: '本市另有规定' }, `${own}/withdraw`);
    expect(done.status).toBe(303);
    await until('told', async () => (await delivery()).note.includes('市政府网站已撤下：本市另有规定'));
  },
  LONG,
);
