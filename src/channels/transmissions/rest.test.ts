import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { readConfig } from '../../platform/config.ts';
import { FileStore } from '../../platform/files/files.ts';
import { temporarySealer } from '../../platform/sealing/sealing.ts';
import { rooms } from '../../rooms.ts';
import type { Connector, Step, Work } from '../connectors/connector.ts';
import { restsOf } from '../connectors/rest.ts';
import { keepConnector } from '../connectors/settings.ts';
import { changeDelivery, deliveriesOf } from '../deliveries/store.ts';
import { attemptsOf, insertTransmission, transmissionById } from './store.ts';
import { transmit } from './turn.ts';

// An account whose other side is away rests as a whole; the other side is this test.
const books = await testDatabase(rooms);
const { db } = books;
const sealer = temporarySealer();
let now = new Date('2023-06-01T02:00:00Z');
const move = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};

/** Accounts that are not reached, or that are refused by what only they are sent. */
let away = new Set<string>();
/** Offices whose piece alone is not taken: nobody answers for it. */
const poison = new Set<number>();
let asked: string[] = [];
let hangs = false;

const fake: Connector = {
  ...{ id: 'fake', channel: 'wechat', name: '试验', settings: [], most: 1, byHand: '', sideBySide: 2 },
  async step({ articles, reached, heard }: Work): Promise<Step> {
    // a step that asks for nothing says nothing of the other side
    if (!reached.begun) return { next: 'more', reached: { begun: true } };
    const { author, documentId } = articles[0]!;
    asked.push(author);
    if (hangs) await new Promise(() => {});
    if (away.has(author) || poison.has(documentId)) return { next: 'away', reached, failure: '对方没有应答' };
    heard();
    return { next: 'done', reached, urls: ['https://example.com/a'] };
  },
  cancel: async ({ reached }) => ({ next: 'done', reached, urls: [] }),
};
const turn = () =>
  transmit({ db, sealer, now, files: new FileStore('/nonexistent'), config: readConfig({}), connectors: [fake] });
const after = async (seconds: number) => {
  move(seconds);
  await turn();
};

let towns = 0;
async function townOf(): Promise<TestTown & { name: string }> {
  towns += 1;
  const town = await testTown(db, `r${towns}`);
  const name = `第 ${towns} 镇`;
  await db.updateTable('offices').set({ name }).where('authority_id', '=', town.authorityId).execute();
  await save(town);
  return { ...town, name };
}
const save = ({ authorityId }: TestTown) =>
  db
    .transaction()
    .execute((tx) =>
      keepConnector(tx, { authorityId, connector: 'fake', enabled: true, settings: {}, sealed: null }, '管理员', now),
    );

async function due(town: TestTown) {
  const documentId = await publicDocument(books, town, { title: '公告', channels: ['wechat'], at: now.toISOString() });
  const delivery = (await deliveriesOf(db, documentId))[0]!;
  const { revision_id } = await db
    .selectFrom('documents')
    .select('revision_id')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  const id = await db.transaction().execute(async (tx) => {
    await changeDelivery(tx, delivery.id, { state: 'sending' });
    const made = { authorityId: town.authorityId, connector: 'fake', what: 'send' as const, by: '编辑', now };
    return insertTransmission(tx, made, [{ deliveryId: delivery.id, revisionId: revision_id! }]);
  });
  return { id, documentId, state: async () => (await transmissionById(db, id))!.state };
}
const restOf = async ({ authorityId }: TestTown) => (await restsOf(db, authorityId))[0];
/** Away until it rests. */
async function resting(town: TestTown & { name: string }, count = 4) {
  const all: Awaited<ReturnType<typeof due>>[] = [];
  for (let n = 0; n < count; n += 1) all.push(await due(town));
  away.add(town.name);
  await turn();
  for (let n = 0; n < 5 && !(await restOf(town)); n += 1) await after(61);
  expect(await restOf(town)).toMatchObject({ said: '对方没有应答', waiting: count });
  asked = [];
  return all;
}

beforeEach(async () => {
  [away, asked, hangs] = [new Set(), [], false];
  poison.clear();
  await db.updateTable('channel_connectors').set({ enabled: false }).execute();
});

test('one probe after each growing pause, however much waits; the first answer lets all go; nothing is given up', async () => {
  const town = await townOf();
  const all = await resting(town);
  const since = (await restOf(town))!.since;
  for (const pause of [60, 300, 900, 1_800, 3_600, 3_600]) {
    const before = asked.length;
    await after(pause - 5);
    expect(asked.length - before).toBe(0);
    await after(6);
    await turn();
    expect(asked.length - before).toBe(1);
  }
  // a week of it
  for (let hour = 0; hour < 7 * 24; hour += 1) await after(3_601);
  expect(asked).toHaveLength(6 + 7 * 24);
  expect(await restOf(town)).toMatchObject({ since });
  for (const one of all) expect(await one.state()).toBe('due');
  const tried = await Promise.all(all.map(({ id }) => attemptsOf(db, id)));
  expect(tried.every((lines) => lines.at(-1)!.outcome === '没有接通，等待恢复' && lines.length < 6)).toBe(true);
  // what comes new waits with the others
  const later = await due(town);
  await turn();
  away.clear();
  asked = [];
  await after(3_601);
  expect(asked).toHaveLength(5);
  for (const one of [...all, later]) expect(await one.state()).toBe('done');
  expect(await restOf(town)).toBeUndefined();
});

test('one authority’s account rests, another’s of the same connector goes on', async () => {
  const one = await townOf();
  const two = await townOf();
  await resting(one);
  const other = await due(two);
  await turn();
  expect(await other.state()).toBe('done');
  expect([await restOf(one), await restOf(two)]).toEqual([expect.objectContaining({ waiting: 4 }), undefined]);
});

test('a piece that nobody answers for does not keep the others, and is given up by itself', async () => {
  const town = await townOf();
  const bad = await due(town);
  poison.add(bad.documentId);
  for (let n = 0; n < 20 && !(await restOf(town)); n += 1) await after(3_601);
  expect(await restOf(town)).toBeDefined();
  const good = await due(town);
  // the piece that waits longest is tried first, then the next
  await after(3_601);
  await after(3_601);
  expect(await good.state()).toBe('done');
  for (let n = 0; n < 8; n += 1) {
    await due(town);
    await after(25 * 3_600);
  }
  expect(await bad.state()).toBe('dead');
});

test('settings saved by a person end the rest at once; what was tried with those before says nothing of them', async () => {
  const town = await townOf();
  const all = await resting(town, 2);
  away.clear();
  move(1);
  await save(town);
  expect(await restOf(town)).toBeUndefined();
  await turn();
  for (const one of all) expect(await one.state()).toBe('done');
});

test('a process that ends in a probe: another goes on after its hold, and nothing is lost', async () => {
  const town = await townOf();
  const all = await resting(town, 2);
  hangs = true;
  move(61);
  void turn();
  while (!asked.length) await new Promise((resolve) => setTimeout(resolve, 10));
  hangs = false;
  await turn();
  expect(asked).toHaveLength(1);
  away.clear();
  await after(61);
  await turn();
  for (const one of all) expect(await one.state()).toBe('done');
});

test('a clock that is set back makes no account wait longer', async () => {
  const town = await townOf();
  const all = await resting(town, 2);
  away.clear();
  move(-30 * 24 * 3_600);
  await turn();
  expect(await restOf(town)).toBeUndefined();
  for (const one of all) expect(await one.state()).toBe('done');
});
