import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { ledgersOf } from '../../test/support/ledgers.ts';
import { publicDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import {
  createCalendar,
  outcomesOf,
  REMEDY_BLOCK_IDS,
  REMEDY_RESULT_IDS,
  type RemedyBlock,
  remedyOutcome,
  statutoryHolidays,
} from '../law/index.ts';
import { enterArrangement, withdrawArrangement } from '../organizations/calendar/actions.ts';
import { entriesOf } from '../organizations/calendar/store.ts';
import { calendarOf } from '../organizations/index.ts';
import { verifyAuditLog } from '../platform/audit-log/index.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Who } from '../platform/roles.ts';
import { publicationBrief } from '../publishing/index.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { amendCase, answerCase, concludeCase, openCase, recordRedone, reopenCase } from './actions.ts';
import { answerAppeal, appealCase, concludeAppeal, undoAppeal } from './appeal-actions.ts';
import { countCases, listCases } from './counting.ts';
import { limitsOf, termsOf, warningsOf } from './limits.ts';
import type { Particulars } from './rules.ts';
import { caseById, eventsOf, type Links } from './store.ts';

const books = await testDatabase(rooms);
const { db, house, sealer } = books;
const now = new Date('2024-06-03T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let officer: Who & { login: string };
beforeAll(async () => {
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
});

const caller = (who: Who = officer, at = now) => ({ db, house, sealer, who, now: at });
const particulars = (given: Partial<Particulars & Links> = {}) => ({
  kind: 'reconsideration' as RemedyBlock,
  title: '不服 3 号答复申请行政复议',
  body: '演示市人民政府',
  caseNumber: '',
  procedure: 'ordinary' as const,
  filedOn: '2024-05-06',
  servedOn: '2024-05-08',
  applicationId: null,
  documentId: null,
  beforeId: null,
  files: [],
  ...given,
});
const open = async (given: Partial<Particulars & Links> = {}) => unwrap(await openCase(caller(), particulars(given)));

test('from the copy to the decision: the clock, the answer, the column of table four, what it orders', async () => {
  const id = await open();
  // received 05-08: 05-09 is day 1, 05-11 (Saturday) is worked, 05-21 is day 10
  const limit = { key: `remedy:${id}:answer`, on: '2024-05-21', limit: '复议答复期限', officerId: officer.id };
  expect(await limitsOf(db, town.authorityId, '2024-06-03')).toContainEqual(expect.objectContaining(limit));
  unwrap(await answerCase(caller(), { id, on: '2024-05-20', note: '', files: [] }));
  const end = {
    outcome: 'reconsideration.revoked',
    concludedOn: '2024-05-30',
    decisionReceivedOn: '2024-05-31',
  } as const;
  unwrap(await concludeCase(caller(), { id, ...end, redoBy: '2024-06-21', note: '', files: [] }));
  expect(await caseById(db, town.authorityId, id)).toMatchObject({ result: 'corrected', answeredOn: '2024-05-20' });
  expect((await limitsOf(db, town.authorityId, '2024-06-03')).map(({ key }) => key)).toContain(`remedy:${id}:redo`);
  unwrap(await recordRedone(caller(), { id, on: '2024-06-03', note: '重新作出 5 号答复' }));
  expect((await limitsOf(db, town.authorityId, '2024-06-03')).map(({ key }) => key)).not.toContain(`remedy:${id}:redo`);
  expect((await eventsOf(db, sealer, id)).map(({ kind }) => kind)).toEqual([
    'redone',
    'concluded',
    'answered',
    'opened',
  ]);
  unwrap(await reopenCase(caller(), { id, note: '登记错案' }));
  expect(await caseById(db, town.authorityId, id)).toMatchObject({ result: null, outcome: null, concludedOn: null });
  expect((await verifyAuditLog(db)).whole).toBe(true);
});

test('a suit follows its reconsideration, which can then not be undone', async () => {
  const first = await open();
  const suit = particulars({
    kind: 'suitAfterReconsideration',
    body: '演示区人民法院',
    filedOn: '2024-05-31',
    servedOn: null,
  });
  expect(await openCase(caller(), { ...suit, beforeId: first })).toMatchObject({
    fields: { beforeId: expect.any(String) },
  });
  const end = { outcome: 'reconsideration.maintained', concludedOn: '2024-05-30', decisionReceivedOn: null } as const;
  unwrap(await concludeCase(caller(), { id: first, ...end, redoBy: null, note: '', files: [] }));
  const id = unwrap(await openCase(caller(), { ...suit, beforeId: first }));
  expect(await reopenCase(caller(), { id: first, note: '错' })).toMatchObject({ ok: false, code: 'invalid' });
  const found = (await caseById(db, town.authorityId, id))!;
  expect(termsOf(found, await calendarOf(db)).answer).toBeUndefined();
});

describe('a suit that is appealed', () => {
  const suit = () =>
    open({ kind: 'directSuit', body: '演示区人民法院', filedOn: '2023-09-04', servedOn: '2023-09-06' });
  const judged = async (outcome: 'suit.claimsRejected' | 'suit.revoked') => {
    const id = await suit();
    const given = { outcome, concludedOn: '2023-12-20', decisionReceivedOn: '2023-12-22', note: '', files: [] };
    unwrap(await concludeCase(caller(), { id, ...given, redoBy: outcome === 'suit.revoked' ? '2024-02-29' : null }));
    return id;
  };
  const appeal = (id: number, by: 'other' | 'authority' = 'other') => ({
    ...{ id, by, on: '2024-01-05', body: '演示市中级人民法院', number: '（2024）演行终 3 号', files: [] },
    servedOn: by === 'other' ? '2024-01-12' : null,
  });
  const end = { concludedOn: '2024-03-15', decisionReceivedOn: '2024-03-20', note: '', files: [] };
  const cell = async (id: number, year: number) => {
    const found = [];
    for (const result of REMEDY_RESULT_IDS) {
      const rows = await listCases(db, town.authorityId, year, 'directSuit', result, { limit: 100, offset: 0 });
      if (rows.some((row) => row.id === id)) found.push(result);
    }
    return found;
  };

  test('counts once by its final result, and as pending while the appeal runs', async () => {
    const id = await judged('suit.claimsRejected');
    expect([await cell(id, 2023), await cell(id, 2024)]).toEqual([['upheld'], []]);
    unwrap(await appealCase(caller(), appeal(id)));
    expect([await cell(id, 2023), await cell(id, 2024)]).toEqual([['pending'], ['pending']]);
    // the copy of the appeal came on 01-12: fifteen days end on Saturday 01-27
    expect(await limitsOf(db, town.authorityId, '2024-01-15')).toContainEqual(
      expect.objectContaining({ key: `remedy:${id}:appealAnswer`, on: '2024-01-29', limit: '二审答辩期限' }),
    );
    unwrap(await answerAppeal(caller(), { id, on: '2024-01-26', note: '', files: [] }));
    expect((await limitsOf(db, town.authorityId, '2024-01-29')).map(({ key }) => key)).not.toContain(
      `remedy:${id}:appealAnswer`,
    );
    const changed = { ...end, id, appealOutcome: 'changed', redoBy: '2024-06-28' } as const;
    expect(await concludeAppeal(caller(), { ...changed, changedTo: null })).toMatchObject({
      fields: { changedTo: expect.any(String) },
    });
    unwrap(await concludeAppeal(caller(), { ...changed, changedTo: 'suit.revoked' }));
    expect([await cell(id, 2023), await cell(id, 2024)]).toEqual([['pending'], ['corrected']]);
    expect(await appealCase(caller(), appeal(id))).toMatchObject({ ok: false });
    // the end of the second instance was entered by mistake: the appeal runs again
    unwrap(await reopenCase(caller(), { id, note: '登记错误' }));
    expect([await cell(id, 2024), await cell(id, 2025)]).toEqual([['pending'], ['pending']]);
    expect((await verifyAuditLog(db)).whole).toBe(true);
  });

  test.each([
    ['dismissed', 'upheld'],
    ['withdrawn', 'upheld'],
    ['remanded', 'pending'],
  ] as const)('%s: it counts as %s', async (appealOutcome, result) => {
    const id = await judged('suit.claimsRejected');
    unwrap(await appealCase(caller(), appeal(id)));
    unwrap(await concludeAppeal(caller(), { ...end, id, appealOutcome, changedTo: null, redoBy: null }));
    expect(await cell(id, 2024)).toEqual([result]);
    const again = await appealCase(caller(), appeal(id));
    expect(again).toMatchObject({ ok: false, message: expect.stringMatching(/终审|才能登记上诉/) });
  });

  test('what the first court ordered sleeps during the appeal; undone, the first judgment is again the end', async () => {
    const id = await judged('suit.revoked');
    const keys = async (today: string) => (await limitsOf(db, town.authorityId, today)).map(({ key }) => key);
    // received on 2023-12-22: fifteen days end on Saturday 01-06, so that Monday 01-08 is the last
    expect(await keys('2024-01-08')).toEqual(expect.arrayContaining([`remedy:${id}:appeal`, `remedy:${id}:redo`]));
    expect(await keys('2024-01-09')).not.toContain(`remedy:${id}:appeal`);
    unwrap(await appealCase(caller(), appeal(id, 'authority')));
    expect((await keys('2024-01-08')).filter((key) => key.startsWith(`remedy:${id}:`))).toEqual([]);
    expect(await answerAppeal(caller(), { id, on: '2024-01-26', note: '', files: [] })).toMatchObject({ ok: false });
    expect(await undoAppeal(caller(), { id, note: '登记错案' })).toMatchObject({ ok: true });
    expect(await caseById(db, town.authorityId, id)).toMatchObject({
      ...{ outcome: 'suit.revoked', result: 'corrected', concludedOn: '2023-12-20', redoBy: '2024-02-29' },
      ...{ decisionReceivedOn: '2023-12-22', appealedOn: null, firstOutcome: null },
    });
    expect(await keys('2024-01-09')).toContain(`remedy:${id}:redo`);
  });

  test('reconsiderations, settlements and cases that have not ended are not appealed; a late appeal is warned of', async () => {
    const reconsideration = await open();
    const pending = await suit();
    for (const id of [reconsideration, pending])
      expect(await appealCase(caller(), appeal(id))).toMatchObject({ message: '一审裁判登记审结以后，才能登记上诉' });
    unwrap(await concludeCase(caller(), { ...end, id: pending, outcome: 'suit.settled', redoBy: null }));
    expect(await appealCase(caller(), appeal(pending))).toMatchObject({ message: expect.stringContaining('不能上诉') });
    const id = await judged('suit.claimsRejected');
    unwrap(await appealCase(caller(), { ...appeal(id), on: '2024-01-09' }));
    const found = (await caseById(db, town.authorityId, id))!;
    expect(warningsOf(found, {}, await calendarOf(db)).join()).toContain('2024-01-08');
  });
});

test('the same number before the same organ is registered once, also by two people at once', async () => {
  const given = particulars({ caseNumber: '〔2024〕12 号', body: '另一市人民政府' });
  const results = await Promise.all([1, 2, 3].map(() => openCase(caller(), given)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const [refused] = results.filter(({ ok }) => !ok);
  expect(refused).toMatchObject({ code: 'invalid', fields: { caseNumber: expect.any(String) } });
  const id = await open();
  expect(await amendCase(caller(), { ...given, id })).toMatchObject({ code: 'invalid' });
});

describe('what is refused', () => {
  test.each<[string, Partial<Particulars & Links>, string]>([
    ['an application of nobody', { applicationId: 999_999 }, 'application'],
    ['a document of nobody', { documentId: 999_999 }, 'document'],
    ['a reconsideration of nobody', { kind: 'suitAfterReconsideration', beforeId: 999_999 }, 'beforeId'],
  ])('%s', async (_why, given, field) => {
    const result = await openCase(caller(), particulars(given));
    expect(result.ok ? [] : Object.keys(result.fields ?? {})).toEqual([field]);
  });

  test('people who do not handle cases, and other authorities', async () => {
    const id = await open();
    const editor = await town.person('office', 'editor');
    expect(await answerCase(caller(editor), { id, on: '2024-05-20', note: '', files: [] })).toMatchObject({
      code: 'forbidden',
    });
    const elsewhere = await testTown(db, 'other');
    const stranger = await elsewhere.person('office', 'caseOfficer');
    expect(await answerCase(caller(stranger), { id, on: '2024-05-20', note: '', files: [] })).toMatchObject({
      code: 'notFound',
    });
  });
});

describe('what an officer is warned of', () => {
  const calendar = createCalendar();
  const refused = (deliveredOn: string) => ({ reply: { row: 'refused.process' as const, deliveredOn } });
  test.each([
    ['a direct suit against a refusal since 2024', 'directSuit', '2024-03-01', refused('2024-01-05'), '先申请行政复议'],
    ['a direct suit against an older refusal', 'directSuit', '2024-03-01', refused('2023-12-28'), undefined],
    [
      'a direct suit against another reply',
      'directSuit',
      '2024-03-01',
      { reply: { row: 'unable.notHeld' as const, deliveredOn: '2024-01-05' } },
      undefined,
    ],
    ['reconsideration after sixty days', 'reconsideration', '2024-05-06', refused('2024-01-05'), '2024-03-05'],
    ['reconsideration within sixty days', 'reconsideration', '2024-03-05', refused('2024-01-05'), undefined],
    ['a direct suit after six months', 'directSuit', '2024-05-06', refused('2023-09-05'), '2024-03-05'],
    [
      'a suit more than fifteen days after the decision',
      'suitAfterReconsideration',
      '2024-05-06',
      { before: { decisionReceivedOn: '2024-04-08', concludedOn: '2024-04-03' } },
      '2024-04-23',
    ],
    ['nothing known', 'directSuit', '2024-05-06', {}, undefined],
  ] as const)('%s', async (_why, kind, filedOn, about, words) => {
    const row = { ...particulars({ kind, filedOn, servedOn: null }) } as never;
    const warnings = warningsOf(row, about, calendar);
    expect(warnings.join() || undefined).toEqual(words === undefined ? undefined : expect.stringContaining(words));
  });
});

test('another arrangement of holidays moves the open answer, and says so', async () => {
  const year = 2088;
  const late = new Date(`${year}-09-30T02:00:00Z`);
  const given = particulars({ filedOn: `${year}-09-20`, servedOn: `${year}-09-24` });
  const id = unwrap(await openCase(caller(officer, late), given));
  const head = await town.person('office', 'systemAdmin', 'platformOperator');
  const single = statutoryHolidays(year).filter(({ name }) => name !== '国庆节');
  const breaks = [
    ...single.map(({ date, name }) => ({ name, from: date, to: date, workdays: [] })),
    { name: '国庆节', from: `${year}-10-01`, to: `${year}-10-07`, workdays: [] },
  ];
  unwrap(await enterArrangement(caller(head, late), { year, source: '测试〔2087〕1号', breaks }));
  const [entry] = await entriesOf(db, year);
  expect(entry!.moved).toEqual([
    expect.objectContaining({
      room: '复议诉讼',
      href: `/console/remedies/${id}`,
      limit: '复议答复期限',
      provisional: false,
    }),
  ]);
  expect(entry!.moved[0]!.to > entry!.moved[0]!.from).toBe(true);
  unwrap(await withdrawArrangement(caller(head, late), { year }));
});

test('whatever happens to cases: each cell counts its list, blocks add up, what is pending comes back next year', async () => {
  const day = fc
    .integer({ min: 0, max: 1600 })
    .map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10));
  const drawn = fc.record({
    kind: fc.constantFrom(...REMEDY_BLOCK_IDS),
    filed: day,
    end: fc.option(day),
    which: fc.nat(20),
  });
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(drawn, { maxLength: 25 }), async (cases) => {
      round += 1;
      const some = await testTown(db, `p${round}`);
      const { remedy } = ledgersOf(db, some);
      for (const { kind, filed, end, which } of cases) {
        const outcomes = outcomesOf(kind);
        const { result } = remedyOutcome(outcomes[which % outcomes.length]!);
        await (end && end >= filed ? remedy(kind, filed, result, end) : remedy(kind, filed));
      }
      let before = new Map<string, number>();
      for (const year of [2020, 2021, 2022, 2023, 2024, 2025]) {
        const counts = await countCases(db, some.authorityId, year);
        const of = (kind: string, result: string) =>
          counts.find((one) => one.kind === kind && one.result === result)?.count ?? 0;
        for (const kind of REMEDY_BLOCK_IDS) {
          const list = (result: Parameters<typeof listCases>[4]) =>
            listCases(db, some.authorityId, year, kind, result, { limit: 100, offset: 0 });
          let sum = 0;
          for (const result of REMEDY_RESULT_IDS) {
            expect(await list(result)).toHaveLength(of(kind, result));
            sum += of(kind, result);
          }
          expect(await list('total')).toHaveLength(sum);
          const fresh = (await list('total')).filter(({ filed_on }) => filed_on >= `${year}-01-01`).length;
          expect(sum - fresh).toBe(before.get(kind) ?? 0);
        }
        before = new Map(REMEDY_BLOCK_IDS.map((kind) => [kind, of(kind, 'pending')]));
      }
    }),
    { numRuns: 12 },
  );
});

describe('the pages', () => {
  async function signedIn(who: { login: string }) {
    const client = new Client(app);
    await client.signIn(who.login, town.password);
    return client;
  }
  const form = {
    kind: 'directSuit',
    title: '不服 9 号答复提起行政诉讼',
    body: '演示区人民法院',
    caseNumber: '（2024）演 9 号',
    procedure: 'ordinary',
    filedOn: '2024-05-20',
    servedOn: '2024-05-22',
    document: '',
    beforeId: '',
  };

  test('a suit from an application that was refused: warned, counted, opened from its figure', async () => {
    await ledgersOf(db, town).application('person', '2024-01-08', 'refused.process', '2024-02-01');
    const { id: applicationId, number } = await db
      .selectFrom('applications')
      .select(['id', 'number'])
      .where('authority_id', '=', town.authorityId)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const client = await signedIn(officer);
    const start = await client.get(`/console/remedies/new?application=${applicationId}`);
    expect(start.body).toContain(`不服 ${number} 答复申请行政复议`);
    const made = await client.post('/console/remedies/new', { ...form, application: number });
    expect(made.statusCode).toBe(303);
    const page = await client.get(made.headers.location!);
    expect(page.body).toContain('应当先申请行政复议');
    expect(page.body).toContain('2024-06-06');
    expect(page.body).toContain(`/console/applications/${applicationId}`);
    const list = await client.get('/console/remedies?year=2024&kind=directSuit&result=pending');
    expect(list.body).toContain(form.title);
    expect((await client.get('/console/remedies?year=2024&result=upheld')).body).not.toContain(form.title);
  });

  test.each([
    ['nothing', {}, '请填写案由'],
    ['a day that does not exist', { ...form, filedOn: '2024-02-30' }, '请填写受理日期'],
    ['an unknown application', { ...form, application: '没有〔2024〕1号' }, '没有这一编号'],
    ['an unknown 索引号', { ...form, document: 'X-1' }, '没有这一索引号'],
    ['a kind that is none', { ...form, kind: 'constructor' }, '请选择案件类型'],
  ])('a form with %s says what is wrong and keeps what was typed', async (_why, fields, words) => {
    const client = await signedIn(officer);
    const reply = await client.post('/console/remedies/new', fields as Record<string, string>);
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain(words);
    if ('title' in fields) expect(reply.body).toContain(form.title);
  });

  test('an appeal by its forms; a wrong one says why and keeps what was typed', async () => {
    const id = await open({ kind: 'directSuit', filedOn: '2024-02-05', servedOn: null });
    const client = await signedIn(officer);
    const page = `/console/remedies/${id}`;
    const end = { concludedOn: '2024-05-06', decisionReceivedOn: '2024-05-08', redoBy: '', decisionNote: '' };
    expect((await client.post(`${page}/conclude`, { ...end, outcome: 'suit.claimsRejected' }, page)).statusCode).toBe(
      303,
    );
    expect((await client.get(page)).body).toContain('2024-05-23（收到裁判之日起 15 日内）');
    const given = { appealedBy: 'other', appealedOn: '2024-05-20', appealBody: '演示市中级人民法院', appealNumber: '' };
    const early = await client.post(`${page}/appeal`, { ...given, appealedOn: '2024-05-01' }, page);
    expect(early.statusCode).toBe(422);
    expect(early.body).toContain('上诉日期不能早于一审裁判的日期 2024-05-06');
    expect(early.body).toContain('演示市中级人民法院');
    expect((await client.post(`${page}/appeal`, { ...given, appealedBy: '__proto__' }, page)).statusCode).toBe(422);
    expect((await client.post(`${page}/appeal`, { ...given, appealServedOn: '' }, page)).statusCode).toBe(303);
    expect((await client.get(page)).body).toContain('等待上诉状副本');
    expect((await client.post(`${page}/appeal`, { ...given, appealServedOn: '2024-05-24' }, page)).statusCode).toBe(
      303,
    );
    expect((await client.get(page)).body).toContain('2024-06-11');
    expect((await client.post(`${page}/appeal-answer`, { appealAnsweredOn: '2024-06-03' }, page)).statusCode).toBe(303);
    const wrong = await client.post(`${page}/appeal-conclude`, { ...end, appealOutcome: 'changed' }, page);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('改判的，请选择二审的结果');
    const second = {
      ...end,
      concludedOn: '2024-06-03',
      decisionReceivedOn: '',
      appealOutcome: 'dismissed',
      changedTo: '',
    };
    expect((await client.post(`${page}/appeal-conclude`, second, page)).statusCode).toBe(303);
    const done = await client.get(page);
    expect(done.body).toContain('驳回上诉，维持原裁判');
    expect(done.body).not.toContain('登记上诉');
    expect((await client.get('/console/remedies?year=2024&kind=directSuit&result=upheld')).body).toContain(page);
  });

  test('a case from a publication: offered to who may, named after it, and each leads to the other', async () => {
    const id = await publicDocument({ db, house }, town, { title: '宅基地审批规定' });
    const { indexNumber } = (await publicationBrief(db, town.authorityId, { documentId: id }))!;
    const begin = `/console/remedies/new?document=${id}`;
    const client = await signedIn(officer);
    expect((await client.get(`/console/documents/${id}`)).body).toContain(begin);
    const editor = await signedIn(await town.person('office', 'editor'));
    expect((await editor.get(`/console/documents/${id}`)).body).not.toContain(begin);
    const start = await client.get(begin);
    expect(start.body).toContain('不服公开“宅基地审批规定”申请行政复议');
    const given = { ...form, kind: 'reconsideration', caseNumber: '', document: indexNumber };
    const made = await client.post('/console/remedies/new', given, begin);
    expect(made.statusCode).toBe(303);
    expect((await client.get(made.headers.location!)).body).toContain(`/console/documents/${id}`);
  });

  test('steps by their forms; a wrong one says why and keeps what was typed', async () => {
    const id = await open();
    const client = await signedIn(officer);
    const page = `/console/remedies/${id}`;
    const early = await client.post(`${page}/answer`, { answeredOn: '2024-05-01', answerNote: '已当面递交' }, page);
    expect(early.statusCode).toBe(422);
    expect(early.body).toContain('不能早于收到副本的日期');
    expect(early.body).toContain('已当面递交');
    expect((await client.post(`${page}/answer`, { answeredOn: '2024-05-20' }, page)).statusCode).toBe(303);
    expect(
      (await client.post(`${page}/hearing`, { hearingOn: '2024-05-24', hearingNote: '一号会议室' }, page)).statusCode,
    ).toBe(303);
    expect((await client.post(`${page}/conclude`, { outcome: '', concludedOn: '2024-05-30' }, page)).body).toContain(
      '请选择审理结果',
    );
    const conclude = {
      outcome: 'reconsideration.maintained',
      concludedOn: '2024-05-30',
      decisionReceivedOn: '',
      redoBy: '',
    };
    expect((await client.post(`${page}/conclude`, conclude, page)).statusCode).toBe(303);
    expect((await client.get(page)).body).toContain('登记复议后的诉讼');
    expect((await client.get(`/console/remedies/new?before=${id}`)).body).toContain(`value="${id}" selected`);
  });

  test('who handles reads, and what they take is recorded; an editor and a secretary of secrecy find nothing', async () => {
    const id = await open();
    const client = await signedIn(officer);
    const page = `/console/remedies/${id}`;
    const paper = { field: 'evidence', name: '证据.pdf', content: Buffer.from('%PDF-1.7 证据') };
    expect((await client.upload(`${page}/material`, { note: '' }, [paper], page)).statusCode).toBe(303);
    const { id: fileId } = await db
      .selectFrom('remedy_files')
      .select('id')
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow();
    const reviewer = await town.person('office', 'officeReviewer');
    const legal = await signedIn(reviewer);
    expect((await legal.get(page)).statusCode).toBe(200);
    expect((await legal.get('/console/remedies/new')).statusCode).toBe(404);
    expect((await legal.get(`${page}/files/${fileId}`)).rawPayload.equals(paper.content)).toBe(true);
    const log = await db.selectFrom('audit_log').selectAll().where('action', '=', 'remedies.takeFile').execute();
    expect(log).toMatchObject([{ subject: `remedy:${id}`, detail: { file: fileId } }]);
    for (const role of ['editor', 'secrecyReviewer'] as const) {
      const other = await signedIn(await town.person('office', role));
      for (const path of ['/console/remedies', page, `${page}/files/${fileId}`])
        expect((await other.get(path)).statusCode, `${role} ${path}`).toBe(404);
    }
    for (const path of ['999999', 'x', `${id}/files/999999`])
      expect((await client.get(`/console/remedies/${path}`)).statusCode).toBe(404);
    expect((await client.get('/console/remedies?year=x&kind=y&result=z&page=-1&words=%25')).statusCode).toBe(200);
  });
});
