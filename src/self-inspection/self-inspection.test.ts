import type { AddressInfo } from 'node:net';
import { load } from 'cheerio';
import { type KyselyPlugin, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeServer } from '../../test/support/browser.ts';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { publicDocument, withdrawDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { INDICATOR_IDS, INDICATORS, type Observation } from '../law/index.ts';
import { measure } from '../platform/measures.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { mediaAccounts } from './books/store.ts';
import { findingsOf } from './findings/store.ts';
import { siteMeasures } from './index.ts';
import { inspectSites } from './nights/run.ts';
import { judgementsOf, type Night, nightsOf, observationsOf } from './nights/store.ts';
import { probeSites } from './probing/probe.ts';
import { probesOf, weekOf } from './probing/store.ts';

// A site that really listens is probed, looked at by night, and what is found is mended and looked at again.
const books = await testDatabase(rooms);
const { db, house } = books;
let now = new Date('2024-06-14T03:30:00+08:00');
const app = await buildServer({ ...books, now: () => now });
afterAll(() => closeServer(app));
let port = 0;
let town: TestTown;
let editor: Client;
let head: Client;
let system: Client;
let other: Client;
const logins: Record<string, string> = {};
let old = 0;

beforeAll(async () => {
  town = await testTown(db);
  await db
    .updateTable('authorities')
    .set({ opened_at: new Date('2020-01-01T02:00:00Z') })
    .execute();
  old = await publicDocument(books, town, {
    ...{ title: '关于修路的通知', at: '2024-06-12T02:00:00Z', officeId: town.offices.finance },
    html: '<p>见<a href="/documents/999999">旧通知</a>。</p>',
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
  const people = {
    editor: await town.person('finance', 'editor'),
    head: await town.person('office', 'disclosureHead'),
    system: await town.person(null, 'systemAdmin'),
    other: await town.person('village', 'contact'),
  };
  [editor, head, system, other] = Object.keys(people).map(() => new Client(app)) as [Client, Client, Client, Client];
  for (const [name, { login }] of Object.entries(people)) logins[name] = login;
  await signIn();
});

const signIn = async () => {
  for (const [name, client] of Object.entries({ editor, head, system, other }))
    await client.signIn(logins[name]!, town.password);
};
/** Another process has books of its own. */
const nothing: KyselyPlugin = { transformQuery: ({ node }) => node, transformResult: async ({ result }) => result };
const config = () => ({ port, host: '127.0.0.1', insideHosts: [] }) as never;
const DESK = '/console/self-inspection';
const at = (moment: string) => {
  now = new Date(`${moment}+08:00`);
};
const probeNow = () => probeSites({ db, now, config: config() });
const night = async (day: string): Promise<Night> => {
  at(`${day}T03:30:00`);
  await inspectSites({ db, now, house, config: config() }, { pages: 120, within: 60_000, pause: 0, closely: 2 });
  return (await nightsOf(db, town.authorityId, 1))[0]!;
};
const open = () => findingsOf(db, { authorityId: town.authorityId, state: 'open' }, { skip: 0, most: 500 });
const main = async (client: Client, path = DESK) =>
  load((await client.get(path)).body)('main')
    .text()
    .replace(/\s+/g, ' ');

describe('probes', () => {
  test('without an address only the program’s own port is tried, which says nothing of the public', async () => {
    at('2024-06-01T08:00:00');
    await probeNow();
    expect(await probesOf(db, town.authorityId, '2024-06-01')).toMatchObject([{ outcome: 'own', said: '打开了' }]);
    await probeNow();
    expect(await probesOf(db, town.authorityId, '2024-06-01')).toHaveLength(1);
    at('2024-06-01T08:30:00');
    await probeNow();
    expect(await probesOf(db, town.authorityId, '2024-06-01')).toHaveLength(2);
  });

  test('behind a proxy that leads nobody back in, nothing is held for closed, and it is said', async () => {
    at('2024-06-01T09:10:00');
    await signIn();
    await system.post(`${DESK}/address`, { address: 'http://127.0.0.1:1' });
    expect((await probesOf(db, town.authorityId, '2024-06-01')).at(-1)).toMatchObject({ outcome: 'unseen' });
    const { state, said } = await judgement((await night('2024-06-02')).id, 'unreachable');
    expect(state).toBe('unchecked');
    expect(said).toContain('检查看不到自己');
    await signIn();
    expect(await main(head)).toContain('这些探测没有计为打不开');
  });

  test('an address that was reached and does not open any more counts', async () => {
    at('2024-06-02T09:10:00');
    await signIn();
    const saved = await system.post(`${DESK}/address`, { address: `http://localhost:${port}/` });
    expect(saved.statusCode).toBe(303);
    expect((await probesOf(db, town.authorityId, '2024-06-02')).at(-1)).toMatchObject({ outcome: 'reached' });
    const settings = { address: `http://localhost:${port}/nowhere` };
    await db.updateTable('self_inspection_addresses').set(settings).execute();
    at('2024-06-02T11:00:00');
    await probeNow();
    // never reached under this address
    expect((await probesOf(db, town.authorityId, '2024-06-02')).at(-1)).toMatchObject({ outcome: 'unseen' });
    await db.updateTable('site_probes').set({ outcome: 'reached' }).where('address', '=', settings.address).execute();
    at('2024-06-02T11:40:00');
    await probeNow();
    expect((await probesOf(db, town.authorityId, '2024-06-02')).at(-1)).toMatchObject({
      outcome: 'failed',
      said: '答复 404',
    });
    await db
      .updateTable('self_inspection_addresses')
      .set({ address: `http://localhost:${port}` })
      .execute();
    await db.updateTable('authorities').set({ opened_at: null }).execute();
    at('2024-06-02T12:00:00');
    await probeNow();
    expect((await probesOf(db, town.authorityId, '2024-06-02')).length).toBe(3); // nobody probes what is not open
    await db
      .updateTable('authorities')
      .set({ opened_at: new Date('2020-01-01T02:00:00Z') })
      .execute();
  });

  const week = async (perDay: number, failed: number) => {
    await db.deleteFrom('site_probes').execute();
    const row = { authority_id: town.authorityId, address: `http://localhost:${port}`, status: 200, ms: 40, said: '' };
    const rows = Array.from({ length: perDay * 7 }, (_, n) => ({
      ...row,
      at: new Date(
        Date.parse('2024-06-07T00:00:00+08:00') + Math.floor(n / perDay) * 86_400_000 + (n % perDay) * 60_000,
      ),
      day: `2024-06-${String(7 + Math.floor(n / perDay)).padStart(2, '0')}`,
      outcome: n < failed ? ('failed' as const) : ('reached' as const),
    }));
    await db.insertInto('site_probes').values(rows).execute();
  };
  test.each([
    [49, 'passed', '4.9 % of a week'],
    [51, 'failed', '5.1 % of a week'],
  ])('%i of 1001 fail: %s (%s)', async (failed, state) => {
    await week(143, failed);
    await db.deleteFrom('self_inspections').execute();
    expect((await judgement((await night('2024-06-14')).id, 'unreachable')).state).toBe(state);
  });

  test('a machine that was off for a week: no verdict, no flood', async () => {
    await db.deleteFrom('site_probes').execute();
    await db.deleteFrom('self_inspections').execute();
    await db.deleteFrom('self_inspection_steps').execute();
    await db.deleteFrom('self_inspection_findings').execute();
    at('2024-06-14T03:00:00');
    await probeNow();
    const { days } = await weekOf(db, town.authorityId, '2024-06-14');
    expect(days.map(({ probes }) => probes)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    const { id } = await night('2024-06-14');
    expect(await judgement(id, 'unreachable')).toMatchObject({ state: 'unchecked', said: '前七天没有探测' });
    expect(await nightsOf(db, town.authorityId, 30)).toHaveLength(1);
    expect((await open()).some(({ indicator }) => indicator === 'unreachable')).toBe(false);
  });
});

const judgement = async (id: number, indicator: string) =>
  (await judgementsOf(db, id)).find((one) => one.indicator === indicator)!;

describe('a night', () => {
  test('every indicator is judged, by the public address', async () => {
    const last = (await nightsOf(db, town.authorityId, 1))[0]!;
    expect(last).toMatchObject({ day: '2024-06-14', byOwnPort: false, leftOut: '' });
    expect(last.pages).toBeGreaterThan(10);
    const all = await judgementsOf(db, last.id);
    expect(all.map(({ indicator }) => indicator).toSorted()).toEqual([...INDICATOR_IDS].toSorted());
    const states = Object.fromEntries(all.map(({ indicator, state }) => [indicator, state]));
    expect(states).toMatchObject({
      ...{ home: 'passed', columns: 'passed', services: 'failed', expressions: 'unchecked', newMedia: 'unchecked' },
      ...{ links: 'failed', search: 'passed', https: 'failed', mobile: 'passed', machines: 'passed', speed: 'passed' },
      ...{ interaction: 'passed', accessibility: 'passed' },
    });
    expect((await judgement(last.id, 'https')).said).toContain('1 处不合格');
  });

  test('each figure has its trace: the score is what its observations say', async () => {
    const last = (await nightsOf(db, town.authorityId, 1))[0]!;
    const all = await judgementsOf(db, last.id);
    let [earned, possible] = [0, 0];
    for (const { indicator, points, looked, faulty } of all) {
      const seen = await observationsOf(db, last.id, indicator);
      const of = (list: readonly Observation[]) => list.reduce((sum, { alike = 1 }) => sum + alike, 0);
      expect(of(seen), indicator).toBe(looked);
      expect(of(seen.filter(({ ok }) => !ok)), indicator).toBe(faulty);
      if (points === null) continue;
      const { weight } = INDICATORS[indicator];
      expect(points, indicator).toBe(Math.round((weight * (looked - faulty) * 10) / looked) / 10);
      earned += points;
      possible += weight;
    }
    expect(last.earned).toBeCloseTo(earned, 5);
    expect(last.possible).toBe(possible);
    expect(last.score).toBe(Math.round((earned * 1000) / possible) / 10);
    at('2024-06-14T09:00:00');
    await signIn();
    const page = load((await head.get(DESK)).body);
    for (const link of page(`a[href^="${DESK}/nights/"]`).toArray()) {
      const href = link.attribs.href!;
      if (href.endsWith('.docx')) continue;
      expect((await head.get(href.split('#')[0]!)).statusCode, href).toBe(200);
    }
    expect(await main(head, `${DESK}/nights/2024-06-14/links`)).toContain('/documents/999999');
  });

  test('what is found has an owner, a day and a way to mend it', async () => {
    const found = (await open()).find(({ key }) => key === '/documents/999999')!;
    expect(found).toMatchObject({
      indicator: 'links',
      what: '旧通知',
      address: `/documents/${old}`,
      officeId: town.offices.finance,
    });
    expect(found).toMatchObject({ dueOn: '2024-06-21', mendHref: `/console/documents/${old}`, veto: false });
    expect((await open())[0]).toMatchObject({ veto: true, indicator: 'services', dueOn: '2024-06-17' });
    expect(await main(head, '/console')).toMatch(/服务不实用：办事指南.*单项否决.*2024-06-17 前整改/);
    expect(await main(editor, '/console')).not.toContain('服务不实用');
    const vetoed = siteMeasures.find(({ id }) => id === 'site.vetoed')!;
    const of = { authorities: [town.authorityId], from: '2024-06-14', to: '2024-06-14', asOf: '2024-06-14' };
    expect((await measure(db, vetoed, of)).get(town.authorityId)?.value).toBe(1);
  });

  test('an account that put out nothing for two weeks is a veto, by the ledger', async () => {
    const row = {
      authority_id: town.authorityId,
      office_id: town.offices.office,
      channel: 'wechat',
      title: '推文',
    } as const;
    const none = { column_id: null, article_item: null, formed_on: null, import_id: null, row_key: null };
    await db
      .insertInto('deliveries')
      .values({
        ...{ ...row, ...none, state: 'confirmed', planned_at: now, delivered_on: '2024-05-30', document_id: null },
        ...{ follow_up: null, follow_up_since: null },
      })
      .execute();
    expect(await mediaAccounts(db, town.authorityId)).toEqual([
      { key: 'wechat', name: '微信公众号', newest: '2024-05-30' },
    ]);
  });

  test('the report goes out as Word', async () => {
    const reply = await head.get(`${DESK}/nights/2024-06-14/report.docx`);
    expect(reply.headers['content-type']).toContain('wordprocessingml');
    expect(reply.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('mending', () => {
  const brokenLink = async () =>
    (await findingsOf(db, { authorityId: town.authorityId, state: 'open' }, { skip: 0, most: 500 })).find(
      ({ key }) => key === '/documents/999999',
    );
  let href = '';
  test('two people who mend the same know of each other', async () => {
    const { id } = (await brokenLink())!;
    href = `${DESK}/findings/${id}`;
    const [mine, theirs] = [await editor.token(href), await head.token(href)];
    expect((await editor.send(`${href}/take`, { from: '0' }, mine, href)).statusCode).toBe(303);
    await head.send(`${href}/take`, { from: '0' }, theirs, href);
    expect(await main(head, href)).toContain('刚刚接手处理，请先与其商量');
    expect(await main(head, href)).toContain('处理中');
    await other.post(`${href}/take`, { from: '0' }, href);
    expect(await main(other, href)).not.toContain('我来处理');
    expect(await brokenLink()).toMatchObject({ version: 1 });
  });

  test('nothing is closed by hand: the machine looks, and says that it is not mended', async () => {
    await editor.post(`${href}/again`, {}, href);
    expect(await main(editor, href)).toContain('复查仍不合格：指向 /documents/999999，打开是 404');
    expect(await brokenLink()).toBeDefined();
  });

  test('a reason is asked for at its field, keeps what was typed, and the head may send it back', async () => {
    const empty = await editor.post(`${href}/accept`, { how: 'stands', reason: '好' }, href);
    expect(empty.statusCode).toBe(422);
    expect(load(empty.body)('.error').text()).toContain('至少 4 个字');
    expect(load(empty.body)('textarea').text()).toBe('好');
    expect((await editor.post(`${href}/accept`, { reason: '没有选情况' }, href)).statusCode).toBe(422);
    await editor.post(`${href}/accept`, { how: 'stands', reason: '旧通知另行补登' }, href);
    expect(await brokenLink()).toBeUndefined();
    expect(await main(head, `${DESK}?state=accepted`)).toContain('核实后保持现状，旧通知另行补登');
    expect((await editor.post(`${href}/reopen`, {}, href)).statusCode).toBe(303);
    expect(await brokenLink()).toBeUndefined();
    await head.post(`${href}/reopen`, {}, href);
    expect(await brokenLink()).toBeDefined();
  });

  test('mended, and two press at once: the machine closes it once', async () => {
    await withdrawDocument(books, town, old, '内容有误', now);
    await publicDocument(books, town, {
      title: '关于通行的通知',
      at: '2024-06-13T02:00:00Z',
      officeId: town.offices.finance,
    });
    const [one, two] = [await editor.token(href), await head.token(href)];
    await Promise.all([editor.send(`${href}/again`, {}, one, href), head.send(`${href}/again`, {}, two, href)]);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from self_inspection_steps s
      join self_inspection_findings f on f.id = s.finding_id where f.key = '/documents/999999' and s.kind = 'mended'`.execute(
      db,
    );
    expect(rows[0]!.n).toBe(1);
    expect(await main(editor, `${DESK}?state=mended`)).toContain('旧通知');
  });

  test('what comes back is the same finding again, with another day', async () => {
    await publicDocument(books, town, {
      ...{ title: '关于绕行的通知', at: '2024-06-14T02:00:00Z', officeId: town.offices.finance },
      html: '<p>见<a href="/documents/999999">旧通知</a>。</p>',
    });
    await night('2024-06-15');
    expect(await brokenLink()).toMatchObject({
      returned: 1,
      firstDay: '2024-06-14',
      dueOn: '2024-06-21',
      handlerId: null,
    });
  });

  test('the year counts its nights, what they found and what is mended', async () => {
    const of = (year: number) => ({
      ...{ authorities: [town.authorityId], from: `${year}-01-01`, to: `${year}-12-31`, asOf: `${year}-12-31` },
    });
    const counted = async (year: number) => {
      const values = await Promise.all(
        siteMeasures.map(async (one) => [one.id, (await measure(db, one, of(year))).get(town.authorityId)!.value]),
      );
      return Object.fromEntries(values) as Record<string, number | null>;
    };
    const counts = await counted(2024);
    expect(counts).toMatchObject({ 'site.nights': 2, 'site.vetoed': 2, 'site.open': (await open()).length });
    // one that was mended came back: it was mended all the same
    expect(counts['site.mended']).toBeGreaterThan(0);
    expect(counts['site.found']).toBeGreaterThanOrEqual((await open()).length);
    expect(await counted(2023)).toMatchObject({
      ...{ 'site.nights': 0, 'site.vetoed': 0, 'site.found': 0, 'site.mended': 0, 'site.score': null },
    });
  });

  test('two processes at once look at a site once', async () => {
    at('2024-06-15T03:40:00');
    await db.deleteFrom('self_inspections').where('day', '=', '2024-06-15').execute();
    const bounds = { pages: 120, within: 60_000, pause: 0, closely: 2 };
    const turn = () => inspectSites({ db: db.withPlugin(nothing), now, house, config: config() }, bounds);
    const { rows: before } = await sql<{ n: number }>`select count(*)::int as n from self_inspection_steps`.execute(db);
    await Promise.all([turn(), turn()]);
    const [newest] = await nightsOf(db, town.authorityId, 1);
    expect(newest).toMatchObject({ day: '2024-06-15', leftOut: '' });
    const { rows: after } = await sql<{ n: number }>`select count(*)::int as n from self_inspection_steps`.execute(db);
    expect(after).toEqual(before);
  });

  test('a night closes what is mended by itself', async () => {
    await sql`update publications set withdrawn_at = now() where title = '关于绕行的通知'`.execute(db);
    await night('2024-06-16');
    expect(await brokenLink()).toBeUndefined();
  });
});

test('nobody of another authority, and no role without it, sees it; odd addresses are 404', async () => {
  const far = await testTown(db, 'far');
  const stranger = new Client(app);
  await stranger.signIn((await far.person('office', 'disclosureHead')).login, far.password);
  const { rows } = await sql<{ id: number }>`select id from self_inspection_findings limit 1`.execute(db);
  expect((await stranger.get(`${DESK}/findings/${rows[0]!.id}`)).statusCode).toBe(404);
  expect((await stranger.get(`${DESK}/nights/2024-06-14`)).statusCode).toBe(404);
  const auditor = new Client(app);
  await auditor.signIn((await town.person(null, 'auditAdmin')).login, town.password);
  expect((await auditor.get(DESK)).statusCode).toBe(404);
  await signIn();
  for (const path of [
    'nights/2024-06-14/toString',
    'nights/2024-02-30',
    'nights/x',
    'findings/99999999999',
    'findings/0',
    'trend/x.svg',
  ])
    expect((await head.get(`${DESK}/${path}`)).statusCode, path).toBe(404);
  for (const query of ['?page=99999999', '?state=%00', '?day=9999-99-99', '?mine=yes&mine=no&state=x'])
    expect((await head.get(DESK + query)).statusCode, query).toBe(200);
  expect((await head.get(`${DESK}/probes?day=0001-01-01`)).statusCode).toBe(200);
  expect((await head.get(`${DESK}/trend/wide.svg`)).headers['content-type']).toContain('svg');
});
