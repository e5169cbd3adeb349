import { setTimeout } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument, withdrawDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { readConfig } from '../../platform/config.ts';
import { FileStore } from '../../platform/files/files.ts';
import { temporarySealer } from '../../platform/sealing/sealing.ts';
import { rooms } from '../../rooms.ts';
import type { Connector, Step, Work } from '../connectors/connector.ts';
import { keepConnector } from '../connectors/settings.ts';
import { changeDelivery, deliveriesOf } from '../deliveries/store.ts';
import { changeTransmission, insertTransmission, transmissionById } from './store.ts';
import { transmit } from './turn.ts';

// How many are worked for at once: of one account, of one connector, of all; and what is laid out how often.
const books = await testDatabase(rooms);
const { db } = books;
const sealer = temporarySealer();
let now = new Date('2023-06-01T02:00:00Z');

/** Names of those that are under way, as each begins; how many of a connector, and of an account, were at once at most. */
let begun: string[] = [];
const at = new Map<string, number>();
const most = new Map<string, number>();
let took = 0;
let laidOut = 0;

async function during(names: readonly string[]): Promise<void> {
  for (const name of names) {
    at.set(name, (at.get(name) ?? 0) + 1);
    most.set(name, Math.max(most.get(name) ?? 0, at.get(name)!));
  }
  await setTimeout(took);
  for (const name of names) at.set(name, at.get(name)! - 1);
}

const connector = (id: string, more: Partial<Connector> = {}): Connector => ({
  ...{ id, channel: 'wechat', name: id, settings: [], most: 1, byHand: '' },
  async step({ articles, reached, once }: Work): Promise<Step> {
    once(() => {
      laidOut += 1;
    });
    if (!reached.begun) {
      begun.push(articles[0]!.author);
      await during([id, `${id} ${articles[0]!.author}`]);
      return { next: 'more', reached: { begun: true } };
    }
    return reached.asked
      ? { next: 'done', reached, urls: ['https://example.com/a'] }
      : { next: 'more', reached: { ...reached, asked: true } };
  },
  cancel: async ({ reached }) => ({ next: 'done', reached, urls: [] }),
  ...more,
});
const connectors = [connector('single'), connector('several', { sideBySide: 3 }), connector('other')];
const turn = () =>
  transmit({ db, sealer, now, files: new FileStore('/nonexistent'), config: readConfig({}), connectors });

let towns = 0;
/** An authority whose office has a name of its own, and that uses a connector. */
async function townWith(of: string): Promise<TestTown & { name: string }> {
  towns += 1;
  const town = await testTown(db, `t${towns}`);
  const name = `第 ${towns} 镇`;
  await db.updateTable('offices').set({ name }).where('authority_id', '=', town.authorityId).execute();
  await uses(town, of);
  return { ...town, name };
}
const uses = (town: TestTown, of: string) =>
  db.transaction().execute((tx) => {
    const set = { authorityId: town.authorityId, connector: of, enabled: true, settings: {}, sealed: null };
    return keepConnector(tx, set, '管理员', now);
  });

async function due(town: TestTown, of: string, what: 'send' | 'replace' = 'send') {
  const documentId = await publicDocument(books, town, { title: '公告', channels: ['wechat'] });
  const delivery = (await deliveriesOf(db, documentId))[0]!;
  const { revision_id } = await db
    .selectFrom('documents')
    .select('revision_id')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  const id = await db.transaction().execute(async (tx) => {
    if (what === 'send') await changeDelivery(tx, delivery.id, { state: 'sending' });
    else
      await changeDelivery(tx, delivery.id, {
        ...{ state: 'confirmed', delivered_on: '2023-06-01', follow_up: 'replace', follow_up_since: now },
      });
    const made = { authorityId: town.authorityId, connector: of, what, by: '编辑', now };
    return insertTransmission(tx, made, [{ deliveryId: delivery.id, revisionId: revision_id! }]);
  });
  return { id, documentId, deliveryId: delivery.id };
}

beforeEach(async () => {
  [begun, took, laidOut] = [[], 60, 0];
  at.clear();
  most.clear();
  await db.updateTable('channel_connectors').set({ enabled: false }).execute();
});

test('of one account one thing at a time, unless its connector allows more; all are done', async () => {
  const one = await townWith('single');
  const several = await townWith('several');
  for (let n = 0; n < 4; n += 1) await due(one, 'single');
  for (let n = 0; n < 9; n += 1) await due(several, 'several');
  await turn();
  expect([begun.length, most.get('single'), most.get('several')]).toEqual([13, 1, 3]);
});

test('a connector none of whose accounts answers soon leaves room for the others', async () => {
  for (let n = 0; n < 14; n += 1) await due(await townWith('single'), 'single');
  const other = await townWith('other');
  await due(other, 'other');
  took = 400;
  await turn();
  expect(begun).toHaveLength(15);
  expect(most.get('single')).toBeGreaterThanOrEqual(8);
  expect(most.get('single')).toBeLessThan(12);
  expect(begun.indexOf(other.name)).toBeLessThan(12);
});

test('a pile of one town makes no other wait', async () => {
  const big = await townWith('several');
  for (let n = 0; n < 20; n += 1) await due(big, 'several');
  const small = await townWith('several');
  await due(small, 'several');
  await turn();
  expect(begun).toHaveLength(21);
  expect(begun.indexOf(small.name)).toBeLessThan(4);
});

test('laid out once for steps that follow at once, and anew for other settings', async () => {
  const town = await townWith('single');
  await due(town, 'single');
  await turn();
  expect(laidOut).toBe(1);
  await due(town, 'single');
  took = 200;
  const under = turn();
  while (!at.get('single')) await setTimeout(5);
  now = new Date(now.getTime() + 1_000);
  await uses(town, 'single');
  await under;
  expect(laidOut).toBe(3);
});

test('withdrawn while it is being replaced: it is still to be taken down', async () => {
  const town = await townWith('single');
  const one = await due(town, 'single', 'replace');
  await db.transaction().execute((tx) => changeTransmission(tx, one.id, { committed: true, committed_at: now }));
  await withdrawDocument(books, town, one.documentId, '有误', now);
  await turn();
  expect((await transmissionById(db, one.id))!.state).toBe('done');
  expect((await deliveriesOf(db, one.documentId))[0]!.followUp).toBe('takeDown');
});
