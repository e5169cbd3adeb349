import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { readConfig } from '../../platform/config.ts';
import { FileStore } from '../../platform/files/files.ts';
import { temporarySealer } from '../../platform/sealing/sealing.ts';
import type { Change } from '../../publishing/index.ts';
import { rooms } from '../../rooms.ts';
import type { Connector, Step, Work } from '../connectors/connector.ts';
import { keepConnector } from '../connectors/settings.ts';
import { changeDelivery, deliveriesOf } from '../deliveries/store.ts';
import { attemptsOf, changeTransmission, insertTransmission, transmissionById } from './store.ts';
import { transmit } from './turn.ts';

// The machine puts out what waits, over a connector whose other side is this test.
const books = await testDatabase(rooms);
const { db, house } = books;
const sealer = temporarySealer();
let town: TestTown;
let now = new Date('2023-06-01T02:00:00Z');
const move = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};

/** What the other side holds, by key. */
let outside = { prepared: new Map<string, number>(), out: new Map<string, number>(), asked: 0 };
/** The nth call of the other side never answers: the process ends there, after or before it was heard. */
let dies: { at: number; heard: boolean } | undefined;
/** What the other side says instead. */
let refuses: string | undefined;
let calls = 0;

/** A call that changes something on the other side. */
async function call(change: () => void): Promise<'ok' | 'refused'> {
  calls += 1;
  if (dies?.at === calls) {
    if (dies.heard) change();
    await new Promise(() => {});
  }
  if (refuses) return 'refused';
  change();
  return 'ok';
}
const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);

const fake: Connector = {
  ...{ id: 'fake', channel: 'wechat', name: '试验', settings: [], most: 8, byHand: '' },
  async step({ key, reached, resumed, approved, what }: Work): Promise<Step> {
    const failure = refuses ?? '';
    if (what === 'takeDown') {
      await call(() => outside.out.set(key, 0));
      return { next: 'done', reached, urls: [] };
    }
    if (!reached.prepared) {
      if (!reached.preparing) return { next: 'more', reached: { preparing: true } };
      if (!(resumed && outside.prepared.has(key)) && (await call(() => add(outside.prepared, key))) === 'refused')
        return { next: 'later', reached, failure };
      return { next: 'more', reached: { prepared: true } };
    }
    if (!approved) return { next: 'person', reached, says: '请看一看' };
    if (!reached.committed) return { next: 'commit', reached: { ...reached, committed: true } };
    if (!reached.sent) {
      if (!(resumed && outside.out.has(key)) && (await call(() => add(outside.out, key))) === 'refused')
        return { next: 'failed', reached, failure };
      return { next: 'ask', reached: { ...reached, sent: true }, after: 5 };
    }
    outside.asked += 1;
    return { next: 'done', reached, urls: ['https://example.com/a'] };
  },
  async cancel({ key, reached }) {
    outside.prepared.delete(key);
    return { next: 'done', reached, urls: [] };
  },
};

const turn = () =>
  transmit({ db, sealer, now, files: new FileStore('/nonexistent'), config: readConfig({}), connectors: [fake] });

beforeAll(async () => {
  town = await testTown(db);
  const set = { authorityId: town.authorityId, connector: 'fake', enabled: true, settings: {}, sealed: null };
  await db.transaction().execute((tx) => keepConnector(tx, set, '管理员', now));
});
beforeEach(async () => {
  outside = { prepared: new Map(), out: new Map(), asked: 0 };
  dies = undefined;
  refuses = undefined;
  calls = 0;
  move(3600);
  await db
    .updateTable('transmissions')
    .set({ state: 'cancelled' })
    .where('state', 'in', ['due', 'person', 'cancelling'])
    .execute();
});

/** A document before the public, with a delivery that the machine is to put out. */
async function sending() {
  const documentId = await publicDocument(books, town, { title: '公告' });
  const { revision_id } = await db
    .selectFrom('documents')
    .select('revision_id')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  const revisionId = revision_id!;
  const revision = (number: number) =>
    db
      .insertInto('revisions')
      .values({
        ...{ document_id: documentId, number, created_at: now, saved_at: now, title: '公告', body_html: '' },
        ...{ body_text: '', column_id: town.columnId, article_item: '20.11', formed_on: '2023-05-30' },
        channels: ['wechat'],
      })
      .returning('id')
      .executeTakeFirstOrThrow();
  const tell = (kind: Change['kind'], of = revisionId) =>
    db.transaction().execute((tx) =>
      house.tell('document', tx, {
        ...{ kind, documentId, authorityId: town.authorityId, revisionId: of, channels: ['wechat'] as const, at: now },
        was: 'published',
      } as never),
    );
  await tell('published');
  const delivery = async () => (await deliveriesOf(db, documentId)).find(({ channel }) => channel === 'wechat')!;
  const deliveryId = (await delivery()).id;
  const id = await db.transaction().execute(async (tx) => {
    await changeDelivery(tx, deliveryId, { state: 'sending' });
    return insertTransmission(tx, { authorityId: town.authorityId, connector: 'fake', what: 'send', by: '编辑', now }, [
      { deliveryId, revisionId },
    ]);
  });
  const state = async () => [(await transmissionById(db, id))!.state, (await delivery()).state];
  const approve = () => db.transaction().execute((tx) => changeTransmission(tx, id, { state: 'due', approved: true }));
  return { id, documentId, delivery, state, approve, tell, revision };
}

test('prepared, looked at, put out, asked: each step once, and the delivery follows', async () => {
  const one = await sending();
  await turn();
  expect(await one.state()).toEqual(['person', 'sending']);
  await one.approve();
  await turn();
  expect(await one.state()).toEqual(['due', 'sent']);
  await turn();
  expect(outside.asked).toBe(0);
  move(6);
  await turn();
  expect(await one.state()).toEqual(['done', 'confirmed']);
  const { deliveredOn, url, recordedBy } = await one.delivery();
  expect([deliveredOn, url, recordedBy]).toEqual(['2023-06-01', 'https://example.com/a', '平台自动发布']);
  expect([...outside.prepared.values(), ...outside.out.values()]).toEqual([1, 1]);
  expect((await attemptsOf(db, one.id)).map(({ outcome }) => outcome)).toEqual(['等待确认', '已交给对方', '已完成']);
});

test('looked at only after days: the other side is asked for its whole time all the same', async () => {
  const one = await sending();
  await turn();
  move(3 * 24 * 3_600);
  await one.approve();
  await turn();
  expect(await one.state()).toEqual(['due', 'sent']);
  move(6);
  await turn();
  expect(await one.state()).toEqual(['done', 'confirmed']);
});

test.each([
  [1, true],
  [1, false],
  [2, true],
  [2, false],
])('a process that ends at call %i (heard: %s): another goes on, and nothing is sent twice', async (at, heard) => {
  const one = await sending();
  dies = { at, heard };
  if (at === 2) {
    await turn();
    await one.approve();
  }
  void turn();
  while (calls < at) await new Promise((resolve) => setTimeout(resolve, 10));
  await turn(); // the account is held: nobody else is at it
  expect(calls).toBe(at);
  dies = undefined;
  move(61);
  await turn();
  await one.approve();
  await turn();
  move(6);
  await turn();
  expect(await one.state()).toEqual(['done', 'confirmed']);
  expect([...outside.prepared.values(), ...outside.out.values()]).toEqual([1, 1]);
});

test('what does not work now is tried again in growing pauses, then given up, and a person is told why', async () => {
  const one = await sending();
  refuses = '对方正忙';
  await turn();
  expect(await one.state()).toEqual(['due', 'sending']);
  await turn();
  expect(calls).toBe(1);
  for (const pause of [10, 60, 300, 900, 3_600, 3 * 3_600, 8 * 3_600, 24 * 3_600]) {
    move(pause + 1);
    await turn();
  }
  expect(await one.state()).toEqual(['dead', 'failed']);
  expect((await one.delivery()).failure).toBe('对方正忙');
  expect(calls).toBe(9);
});

test('refused when it was put out: it has failed, and says why', async () => {
  const one = await sending();
  await turn();
  await one.approve();
  refuses = '没有权限';
  await turn();
  expect(await one.state()).toEqual(['dead', 'failed']);
});

test('withdrawn before it went out: it is cleared away and never goes out', async () => {
  const one = await sending();
  await turn();
  expect(outside.prepared.size).toBe(1);
  await one.tell('withdrawn');
  expect(await one.state()).toEqual(['cancelling', 'removed']);
  await turn();
  expect(await one.state()).toEqual(['cancelled', 'removed']);
  expect([outside.prepared.size, outside.out.size]).toEqual([0, 0]);
});

test('corrected before it went out: the earlier text is cleared away, and the delivery waits again', async () => {
  const one = await sending();
  await turn();
  const { id } = await one.revision(2);
  await one.tell('corrected', id);
  expect(await one.state()).toEqual(['cancelling', 'planned']);
  await turn();
  expect(outside.out.size).toBe(0);
});

test('another text is public by the moment it would go out: it does not', async () => {
  const one = await sending();
  await turn();
  await one.approve();
  const { id } = await one.revision(2);
  await db.updateTable('publications').set({ revision_id: id }).where('document_id', '=', one.documentId).execute();
  await turn();
  expect(await one.state()).toEqual(['cancelled', 'planned']);
  expect(outside.out.size).toBe(0);
});

test('an account that never answers holds up no other', async () => {
  const other = await testTown(db, 'other');
  const set = { authorityId: other.authorityId, connector: 'fake', enabled: true, settings: {}, sealed: null };
  await db.transaction().execute((tx) => keepConnector(tx, set, '管理员', now));
  const first = await sending();
  dies = { at: 1, heard: false };
  void turn();
  while (calls < 1) await new Promise((resolve) => setTimeout(resolve, 10));
  const mine = town;
  town = other;
  const second = await sending();
  town = mine;
  await turn();
  expect(await second.state()).toEqual(['person', 'sending']);
  expect(await first.state()).toEqual(['due', 'sending']);
});
