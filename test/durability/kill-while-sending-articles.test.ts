import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepConnector } from '../../src/channels/index.ts';
import { connect, type Db } from '../../src/platform/database/index.ts';
import { openSealer } from '../../src/platform/sealing/sealing.ts';
import { approvedDocuments } from '../support/approved.ts';
import { Program } from '../support/program.ts';
import { type TestTown, testTown } from '../support/town.ts';
import { Visitor } from '../support/visitor.ts';
import type { Account } from '../support/wechat/account.ts';
import { WechatServer } from '../support/wechat/server.ts';

// kill -9 at the calls that change something in the account, before and after WeChat heard them: every article stands there
// once, and every delivery has its address.
const KILLED: readonly (readonly [path: string, heard: boolean])[] = [
  ['media/uploadimg', true],
  ['draft/add', true],
  ['draft/add', false],
  ['freepublish/submit', true],
  ['freepublish/submit', false],
  ['freepublish/get', true],
];
const ARTICLES = 6;
const WITHIN = 60_000;
const GIVEN = { appid: 'wx0000000000000001', secret: '0'.repeat(32) };
const server = new WechatServer();
let account: Account;
let data: string;
let program: Program;
let town: TestTown;
let visitor: Visitor;
let editor: { id: number; login: string };

const start = () => Program.start(data, { settings: { GONGKAI_WECHAT_API: server.base } });

beforeAll(async () => {
  await server.listen();
  server.lasts = 100; // a minute is so long here
  account = server.account(GIVEN);
  data = await mkdtemp(join(tmpdir(), 'gongkai-durability-'));
  await chmod(data, 0o755);
  program = await start();
  await withBooks(async (db) => {
    town = await testTown(db);
    editor = await town.person('office', 'editor');
  });
});
afterAll(async () => {
  await program?.stop();
  await server.close();
  await rm(data, { recursive: true, force: true });
});

async function withBooks<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = connect(program.databaseUrl, 1);
  return work(db).finally(close);
}

/** The clock runs fast: what waits for its time is due, and who died holds no account. @returns the states */
const hurry = () =>
  withBooks(async (db) => {
    await db
      .updateTable('transmissions')
      .set({ next_at: new Date(0) })
      .where('state', '=', 'due')
      .execute();
    return (await db.selectFrom('transmissions').select('state').execute()).map(({ state }) => state);
  });

/** Ends the program, with its database or without, at its next call of a path and not before `from`; starts
 *  it again. */
async function killed([path, heard]: (typeof KILLED)[number], database: boolean, from: Promise<void>): Promise<void> {
  let dying = false;
  const died = new Promise<void>((resolve, reject) => {
    const ends = async () => {
      await from;
      dying = true;
      await program.kill(database);
      resolve();
    };
    server.trouble(path, { ends: () => ends().catch(reject), heard });
  });
  for (const end = Date.now() + WITHIN; !dying && Date.now() < end; )
    await Promise.race([died, hurry().then(() => pause(200))]).catch((error) => {
      if (!dying) throw error;
    });
  expect(dying, `${path} was called`).toBe(true);
  await died;
  program = await start();
  await withBooks((db) =>
    db
      .updateTable('channel_connectors')
      .set({ held_until: new Date(0) })
      .execute(),
  );
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function allBecome(state: string): Promise<void> {
  for (const end = Date.now() + WITHIN; ; await pause(200)) {
    const states = await hurry();
    if (states.every((one) => one === state)) return;
    if (Date.now() > end) throw new Error(`not in time ${state}: ${states}`);
  }
}

async function post(path: string, fields: Record<string, string>, page: string): Promise<void> {
  const reply = await visitor.post(path, fields, page);
  expect([path, reply.status, reply.notice]).toEqual([path, 303, expect.anything()]);
}

/** A person looks into the account for what was asked for and never came out. */
async function seenThatNothingIsThere(): Promise<void> {
  const notThere = async () => {
    const rows = await withBooks((db) =>
      db
        .selectFrom('transmissions')
        .select('id')
        .where('said', 'like', '%没有听到微信的答复%')
        .where('state', '=', 'due')
        .execute(),
    );
    const asked = [...account.publications.values()].flatMap(({ articles }) => articles);
    return rows.filter(({ id }) => !asked.some((one) => one.content_source_url.endsWith(`#transmission-${id}`)));
  };
  for (const end = Date.now() + WITHIN; !(await notThere()).length && Date.now() < end; ) await pause(200);
  visitor = new Visitor(program.base);
  await post('/console/sign-in', { login: editor.login, password: town.password }, '/console/sign-in');
  for (const { id } of await notThere())
    await post(`/console/transmissions/${id}/seen`, { seen: 'nothing' }, `/console/transmissions/${id}`);
}

/** The town's account is set up, and an editor has documents to put out there. @returns their ids */
async function articles(db: Db): Promise<number[]> {
  const documents = await approvedDocuments(db, town, editor.id, ARTICLES, new Date());
  const sealer = await openSealer(db, join(data, 'sealing.keys'));
  const { authorityId } = town;
  const sealed = sealer.seal({ appSecret: GIVEN.secret }, `connector:${authorityId}:wechat`);
  const settings = { appid: GIVEN.appid, site: 'https://gongkai.example' };
  const kept = { authorityId, connector: 'wechat', enabled: true, settings, sealed };
  await db.transaction().execute((tx) => keepConnector(tx, kept, '管理员', new Date()));
  return documents;
}

const deliveries = (db: Db) =>
  db
    .selectFrom('deliveries')
    .select(['id', 'title', 'url', 'state'])
    .where('channel', '=', 'wechat')
    .orderBy('id')
    .execute();

test('killed at every call: each article is in the account once, each delivery confirmed by its address', async () => {
  const documents = await withBooks(articles);
  const signIn = async () => {
    visitor = new Visitor(program.base);
    await post('/console/sign-in', { login: editor.login, password: town.password }, '/console/sign-in');
  };
  await signIn();
  for (const id of documents) await post(`/console/documents/${id}/publish`, {}, `/console/documents/${id}/publish`);
  let all: () => void = () => {};
  const sent = new Promise<void>((resolve) => {
    all = resolve;
  });
  const [first, ...others] = KILLED.slice(0, 3).map((one, n) => [one, n % 2 === 1] as const);
  const dead = killed(...first!, sent);
  for (const { id } of await withBooks(deliveries))
    await post('/console/transmissions/new', { connector: 'wechat', chosen: String(id) }, '/console/deliveries');
  all();
  await dead;
  for (const one of others) await killed(...one, sent);
  await allBecome('person');
  expect(account.drafts.size).toBe(ARTICLES);

  await signIn();
  const looked = await withBooks((db) => db.selectFrom('transmissions').select('id').execute());
  const approved = new Promise<void>((resolve) => {
    all = resolve;
  });
  const [submit, ...later] = KILLED.slice(3).map((one, n) => [one, n === 0] as const);
  const gone = killed(...submit!, approved);
  for (const { id } of looked) await post(`/console/transmissions/${id}/approve`, {}, '/console/deliveries');
  all();
  await gone;
  for (const one of later) {
    await killed(...one, approved);
    // never heard by the account: nothing asks for it again before a person has looked
    if (one[0][0] === 'freepublish/submit') await seenThatNothingIsThere();
  }
  await allBecome('done');

  const out = account.published.flatMap((one) => one.articles);
  const put = await withBooks(deliveries);
  expect(put.map(({ title, url, state }) => [title, url, state])).toEqual(
    put.map(({ title }) => [title, out.find((one) => one.title === title)?.url, 'confirmed']),
  );
  expect([out.length, account.publications.size, account.drafts.size]).toEqual([ARTICLES, ARTICLES, 0]);
  expect(await program.command('audit-log', 'verify')).toMatchObject({ status: 0 });
});
