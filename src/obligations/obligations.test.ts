import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { publicDocument, withdrawDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { statutoryHolidays } from '../law/index.ts';
import { enterArrangement } from '../organizations/calendar/actions.ts';
import { closeOffice } from '../organizations/offices/closing.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Who } from '../platform/roles.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { addObligation, changeObligation, endObligation } from './catalogue/actions.ts';
import type { ObligationContent } from './catalogue/content.ts';
import { confirmProposals, linkDue, unlinkDue, writeDue } from './dues/actions.ts';
import { comparedIn, reckoningsOf } from './dues/changes.ts';
import { documentsOf, proposalsOf } from './dues/documents.ts';
import { recordEvent, voidEvent } from './dues/events.ts';
import { excuseDue, excusesOf, judgeExcuse } from './dues/excuses.ts';
import { dueName, listDues } from './dues/list.ts';
import { keepAllDues } from './dues/turn.ts';
import { countAll, countBy, type DueGroup, recordsHref } from './index.ts';

// What a town owes, what met it, and what people and calendars do wrong with it.
const books = await testDatabase(rooms);
const { db, house, sealer } = books;
let now = new Date('2026-03-02T02:00:00Z'); // a Monday, 10:00 in China
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
type Person = Who & { id: number; login: string };
const staff = {} as Record<'head' | 'second' | 'editor' | 'contact' | 'system', Person>;

beforeAll(async () => {
  town = await testTown(db);
  staff.head = await town.person('office', 'disclosureHead');
  staff.second = await town.person('office', 'disclosureHead');
  staff.editor = await town.person('finance', 'editor');
  staff.contact = await town.person('village', 'contact');
  staff.system = await town.person(null, 'systemAdmin');
});

const day = (text: string) => {
  now = new Date(`${text}T02:00:00Z`);
};
const today = () => now.toISOString().slice(0, 10);
const by = (who: Who) => ({ db, house, sealer, who, now });
const content = (more: Partial<ObligationContent> = {}): ObligationContent => ({
  ...{ level1: '村务公开', level2: '村级财务收支', elements: '收入、支出', basis: '村民委员会组织法', time: '' },
  ...{ frequency: 'monthly', term: { by: 'after', count: 10, in: 'workingDays' }, subject: { of: 'villages' } },
  ...{ channels: '政府网站、公开栏', audience: 'all', group: '', manner: 'active', tiers: ['township'] },
  ...{ columnId: town.columnId, item: '20.15', words: ['财务'] },
  ...more,
});
const add = async (more: Partial<ObligationContent>, from: string) =>
  unwrap(await addObligation(by(staff.head), { content: content(more), from, remark: '' }));
const duesOf = (obligationId: number) => listDues(db, town.authorityId, { obligationId }, today());
const lines = async (obligationId: number) =>
  (await duesOf(obligationId)).map(({ period, on, standing }) => `${period} ${on} ${standing}`);
const publish = (title: string, at: string, officeId = town.offices.village) =>
  publicDocument(books, town, { title, officeId, at: `${at}T02:00:00Z` });
const turn = () => keepAllDues({ db, house, now });
const clientOf = async (who: Person) => {
  const client = new Client(app);
  await client.signIn(who.login, town.password);
  return client;
};

describe('a month’s accounts of a village', () => {
  let id: number;

  test('are owed by the tenth working day of the next month, from the month in which the obligation began', async () => {
    id = await add({}, '2026-01-05');
    expect(await lines(id)).toEqual(['2026-01 2026-02-13 late', '2026-02 2026-03-13 open', '2026-03 2026-04-15 open']);
    expect((await duesOf(id)).map(dueName)[0]).toBe('建设村 村级财务收支 2026年1月');
  });

  test('propose themselves when they are published, and are met when a person says so; late stays late', async () => {
    const documentId = await publish('建设村2026年1月财务公开', '2026-03-02');
    const [proposal, ...more] = await proposalsOf(db, town.authorityId);
    expect(more).toEqual([]);
    expect(proposal).toMatchObject({ documentId, on: '2026-03-02' });
    expect(proposal!.fits).toContain('标题写明2026年1月');
    expect((await lines(id))[0]).toBe('2026-01 2026-02-13 late');
    expect(unwrap(await confirmProposals(by(staff.contact), { ids: [proposal!.id] }))).toBe(1);
    expect((await lines(id))[0]).toBe('2026-01 2026-02-13 metLate');
    expect((await duesOf(id))[0]!.met).toBe('2026-03-02');
  });

  test('a second person who says yes to the same is told that it is done', async () => {
    const [link] = await documentsOf(db, (await duesOf(id))[0]!.id);
    expect(await confirmProposals(by(staff.head), { ids: [link!.id] })).toMatchObject({ code: 'conflict' });
  });

  test('a publication that was withdrawn met nothing any more', async () => {
    const [link] = await documentsOf(db, (await duesOf(id))[0]!.id);
    await withdrawDocument(books, town, link!.documentId!, '数字有误', now);
    expect((await lines(id))[0]).toBe('2026-01 2026-02-13 late');
    expect((await documentsOf(db, (await duesOf(id))[0]!.id)).map(({ state }) => state)).toEqual(['gone']);
  });

  test('early counts', async () => {
    await publish('建设村2026年2月财务公开', '2026-02-27');
    const [proposal] = await proposalsOf(db, town.authorityId);
    unwrap(await confirmProposals(by(staff.contact), { ids: [proposal!.id] }));
    expect((await lines(id))[1]).toBe('2026-02 2026-03-13 met');
  });

  test('one publication meets two months', async () => {
    const documentId = await publish('建设村2026年1月、3月财务公开', '2026-03-02');
    const proposals = await proposalsOf(db, town.authorityId);
    expect(proposals.map((one) => one.documentId)).toEqual([documentId, documentId]);
    unwrap(await confirmProposals(by(staff.head), { ids: proposals.map((one) => one.id) }));
    expect(await lines(id)).toEqual(['2026-01 2026-02-13 metLate', '2026-02 2026-03-13 met', '2026-03 2026-04-15 met']);
  });

  test('what was linked by mistake is taken back, and owed again', async () => {
    const due = (await duesOf(id))[2]!;
    const [link] = await documentsOf(db, due.id);
    unwrap(await unlinkDue(by(staff.contact), { link: link!.id }));
    expect((await lines(id))[2]).toBe('2026-03 2026-04-15 open');
    const { index_number } = await db
      .selectFrom('publications')
      .select('index_number')
      .where('document_id', '=', link!.documentId!)
      .executeTakeFirstOrThrow();
    unwrap(await linkDue(by(staff.contact), { id: due.id, given: index_number, on: '' }));
    expect((await lines(id))[2]).toBe('2026-03 2026-04-15 met');
    expect(await linkDue(by(staff.contact), { id: due.id, given: 'TEST-99999', on: '' })).toMatchObject({
      fields: { given: expect.stringContaining('没有找到') },
    });
  });

  test('others’ dues do not exist for who publishes elsewhere', async () => {
    const due = (await duesOf(id))[0]!;
    expect(await excuseDue(by(staff.editor), { id: due.id, reason: 'other', remark: '无' })).toMatchObject({
      code: 'notFound',
    });
    expect((await (await clientOf(staff.editor)).get(`/console/dues/${due.id}`)).statusCode).toBe(404);
    const other = await testTown(db, 'other');
    const stranger = await other.person('office', 'disclosureHead');
    expect(await linkDue(by(stranger), { id: due.id, given: 'x', on: '' })).toMatchObject({ code: 'notFound' });
    expect(
      await changeObligation(by(stranger), { id, number: 1, content: content(), from: '2026-01-01', remark: '' }),
    ).toMatchObject({ code: 'notFound' });
  });
});

describe('mistakes', () => {
  test('a wrong period entered half a year ago: what is open is reckoned anew, what was met stays, and both are shown', async () => {
    day('2026-03-02');
    const id = await add({ level2: '一般村务', words: ['村务'] }, '2026-01-01');
    await publish('建设村2026年1月村务公开', '2026-02-10');
    const [proposal] = await proposalsOf(db, town.authorityId);
    unwrap(await confirmProposals(by(staff.head), { ids: [proposal!.id] }));
    day('2026-07-06');
    await turn();
    expect((await lines(id)).map((line) => line.split(' ')[0])).toEqual(
      ['01', '02', '03', '04', '05', '06', '07'].map((month) => `2026-${month}`),
    );
    const quarterly = content({ level2: '一般村务', words: ['村务'], frequency: 'quarterly' });
    const change = { id, number: 1, content: quarterly, from: '2026-01-01', remark: '按季度公开，当初填错了' };
    unwrap(await changeObligation(by(staff.head), change));
    expect((await lines(id)).sort()).toEqual([
      '2026-01 2026-02-13 met',
      '2026-Q1 2026-04-15 late',
      '2026-Q2 2026-07-14 open',
      '2026-Q3 2026-10-20 open',
    ]);
    const [reckoning] = await reckoningsOf(db, town.authorityId);
    expect(reckoning).toMatchObject({ cause: 'catalogue', made: 3, dropped: 6, by: staff.head.name });
    const compared = await comparedIn(db, reckoning!.id);
    expect(compared.filter(({ what }) => what === 'dropped').map(({ name }) => name)).toContain(
      '建设村 一般村务 2026年2月',
    );
    // somebody who had the old version before them is not let overwrite it
    expect(await changeObligation(by(staff.second), { ...change, from: '2026-02-01' })).toMatchObject({
      code: 'conflict',
    });
    // and the same books give the same dues: nothing is written a second time
    await turn();
    const again = await reckoningsOf(db, town.authorityId);
    expect(again[0]!.id).toBe(reckoning!.id);
    unwrap(await endObligation(by(staff.head), { id, number: 2, from: '2026-07-01', remark: '并入财务公开' }));
    expect((await lines(id)).map((line) => line.split(' ')[0])).toEqual(['2026-01', '2026-Q1', '2026-Q2']);
  });

  test('a village closed into another: what ended before stays under its name and its heir answers; a village renamed changes nothing', async () => {
    day('2026-07-06');
    const { id: heir } = await db
      .insertInto('offices')
      .values({ authority_id: town.authorityId, code: 'new', name: '新村', kind: 'village' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await turn();
    const id = await add({ level2: '集体资产', words: ['资产'] }, '2026-06-01');
    const before = (await duesOf(id)).map((due) => `${due.office!.name} ${due.period}`);
    expect(before).toEqual(['建设村 2026-06', '建设村 2026-07', '新村 2026-07']);
    await db.updateTable('offices').set({ name: '建设新村' }).where('id', '=', town.offices.village).execute();
    await turn();
    expect((await duesOf(id)).map((due) => due.office!.name)).toEqual(['建设新村', '建设新村', '新村']);
    unwrap(await closeOffice(by(staff.system), { id: town.offices.village, into: heir }));
    expect((await duesOf(id)).map((due) => [due.office!.name, due.heir?.name, due.period])).toEqual([
      ['建设新村', '新村', '2026-06'],
      ['新村', undefined, '2026-07'],
    ]);
    const own = await listDues(db, town.authorityId, { obligationId: id, officeId: heir }, today());
    expect(own).toHaveLength(2);
    // the contact went along with the village, publishes for its heir, and their publication fits
    const moved = { ...staff.contact, officeId: heir };
    const documentId = unwrap(await writeDue(by(moved), { id: own[0]!.id }));
    const { title } = await db
      .selectFrom('revisions')
      .select('title')
      .where('document_id', '=', documentId)
      .executeTakeFirstOrThrow();
    expect(title).toBe('建设新村2026年6月集体资产公开');
    expect(unwrap(await writeDue(by(moved), { id: own[0]!.id }))).toBe(documentId);
    await publish('建设村2026年6月资产情况', '2026-07-06', heir);
    expect((await proposalsOf(db, town.authorityId)).some(({ dueId }) => dueId === own[0]!.id)).toBe(true);
    await db
      .updateTable('offices')
      .set({ name: '建设村', closed_at: null, closed_into: null })
      .where('id', '=', town.offices.village)
      .execute();
    await db.updateTable('staff').set({ office_id: town.offices.village }).where('id', '=', staff.contact.id).execute();
    await turn();
  });

  test('a machine that was off for a week: nothing is missing, nothing is told twice, and what was public is found', async () => {
    day('2026-07-28');
    await turn();
    const id = await add({ level2: '村务月报', words: ['月报'] }, '2026-07-01');
    const all = (await reckoningsOf(db, town.authorityId)).length;
    day('2026-08-20');
    await publish('建设村2026年8月村务月报', '2026-08-20');
    expect(await turn()).toBeGreaterThan(0);
    const found = (await duesOf(id)).filter(({ period }) => period === '2026-08');
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ standing }) => standing === 'open')).toBe(true);
    expect((await proposalsOf(db, town.authorityId)).filter(({ title }) => title.includes('8月村务月报'))).toHaveLength(
      1,
    );
    expect(await turn()).toBe(0);
    expect((await reckoningsOf(db, town.authorityId)).length).toBe(all + 1);
    const limits = await house.limits(db, town.authorityId, today());
    const own = limits.filter(({ key }) => key.startsWith('dues:'));
    expect(new Set(own.map(({ key }) => key)).size).toBe(own.length);
    expect(own.length).toBeLessThan((await listDues(db, town.authorityId, { standing: 'late' }, today())).length);
  });
});

test('a holiday arrangement published late moves what is owed, and is told', async () => {
  day('2029-09-10');
  const id = await add({ level2: '国庆前后', words: ['国庆'] }, '2029-09-01');
  expect((await lines(id))[0]).toBe('2029-09 2029-10-17 open');
  expect((await duesOf(id))[0]!.provisional).toBe(true);
  const operator = { ...(await town.person(null, 'systemAdmin')), roles: ['platformOperator'] as const };
  const breaks = statutoryHolidays(2029).map(({ date, name }) => ({
    name,
    from: date,
    to: date,
    workdays: [] as string[],
  }));
  const longer = breaks.findIndex(({ from }) => from === '2029-10-03');
  breaks[longer] = { name: '国庆节', from: '2029-10-03', to: '2029-10-07', workdays: ['2029-10-13'] };
  const entered = await enterArrangement(by(operator), { year: 2029, source: '测试通知', breaks });
  expect(entered).toMatchObject({ ok: true });
  expect((await lines(id))[0]).toBe('2029-09 2029-10-18 open');
  expect((await duesOf(id))[0]!.provisional).toBe(false);
  const [reckoning] = await reckoningsOf(db, town.authorityId);
  expect(reckoning).toMatchObject({ cause: 'calendar', made: 0, dropped: 0 });
  const entry = await db
    .selectFrom('holiday_arrangements')
    .select('moved')
    .where('year', '=', 2029)
    .executeTakeFirstOrThrow();
  expect(entry.moved).toContainEqual(
    expect.objectContaining({ room: '公开事项目录', from: '2029-10-17', to: '2029-10-18' }),
  );
});

describe('what is owed on an event', () => {
  test('from its day, by calendar days, once for each; voided when entered by mistake', async () => {
    day('2026-03-09');
    const budget = { level1: '财政预决算', level2: '预算', frequency: 'onEvent' as const, words: ['预算'] };
    const id = await add(
      {
        ...budget,
        term: { by: 'after', count: 20, in: 'days' },
        subject: { of: 'offices', ids: [town.offices.finance] },
      },
      '2026-01-01',
    );
    expect(await lines(id)).toEqual([]);
    const event = { obligationId: id, officeId: null, name: '2026 年预算批准', on: '2026-03-05' };
    unwrap(await recordEvent(by(staff.editor), event));
    expect(await recordEvent(by(staff.editor), event)).toMatchObject({ code: 'conflict' });
    expect(await recordEvent(by(staff.editor), { ...event, on: '2026-03-10' })).toMatchObject({
      fields: { on: expect.any(String) },
    });
    expect(await recordEvent(by(staff.contact), { ...event, name: '别村' })).toMatchObject({
      fields: { office: expect.any(String) },
    });
    const [due] = await duesOf(id);
    expect(due).toMatchObject({ when: '2026 年预算批准', on: '2026-03-25', office: { name: '财政所' } });
    const { id: eventId } = await db.selectFrom('obligation_events').select('id').executeTakeFirstOrThrow();
    expect(unwrap(await voidEvent(by(staff.head), { id: eventId, reason: '还没有批准' }))).toBe(id);
    expect(await lines(id)).toEqual([]);
    expect(await voidEvent(by(staff.head), { id: eventId, reason: '再来' })).toMatchObject({ code: 'conflict' });
  });
});

describe('an excuse', () => {
  test('is judged by another; agreed to it is no lateness, taken back it is owed again', async () => {
    day('2026-03-20');
    const id = await add({ level2: '集体合同', words: ['合同'] }, '2026-01-01');
    const [due] = await duesOf(id);
    expect(due!.standing).toBe('late');
    unwrap(await excuseDue(by(staff.head), { id: due!.id, reason: 'notHappened', remark: '' }));
    expect(await excuseDue(by(staff.contact), { id: due!.id, reason: 'other', remark: '也来' })).toMatchObject({
      code: 'conflict',
    });
    const [excuse] = await excusesOf(db, due!.id);
    expect(await judgeExcuse(by(staff.head), { id: excuse!.id, verdict: 'accepted', answer: '' })).toMatchObject({
      code: 'forbidden',
    });
    expect((await duesOf(id))[0]!.standing).toBe('late');
    unwrap(await judgeExcuse(by(staff.second), { id: excuse!.id, verdict: 'accepted', answer: '' }));
    expect((await duesOf(id))[0]!.standing).toBe('excused');
    expect(await judgeExcuse(by(staff.second), { id: excuse!.id, verdict: 'accepted', answer: '' })).toMatchObject({
      code: 'conflict',
    });
    unwrap(await judgeExcuse(by(staff.second), { id: excuse!.id, verdict: 'refused', answer: '查到有合同' }));
    expect((await duesOf(id))[0]!.standing).toBe('late');
  });
});

describe('pages', () => {
  test('a contact sees late first, writes with one button, and is sent to the draft', async () => {
    day('2026-03-20');
    const client = await clientOf(staff.contact);
    const page = await client.get('/console/dues');
    expect(page.statusCode).toBe(200);
    const $ = load(page.body);
    expect($('#late .dues > li').length).toBeGreaterThan(0);
    const action = $('#late form').first().attr('action')!;
    const sent = await client.post(action, {}, '/console/dues');
    expect(sent.headers.location).toMatch(/^\/console\/documents\/\d+\/edit$/);
    expect((await client.get(String(sent.headers.location))).body).toContain('建设村2026年');
  });

  test('every figure opens its records and equals their number', async () => {
    day('2026-04-20');
    const client = await clientOf(staff.head);
    const $ = load((await client.get('/console/obligations/overview?year=2026')).body);
    const links = [...$('a.fig').toArray(), ...$('td.n a').toArray()];
    expect(links.length).toBeGreaterThan(10);
    for (const one of links) {
      const value = Number(($(one).find('b').text() || $(one).text()).replaceAll(',', ''));
      const list = load((await client.get($(one).attr('href')!)).body);
      expect(Number(list('[data-count]').attr('data-count')), $(one).attr('href')).toBe(value);
    }
    const groups: DueGroup[] = await countBy(db, town.authorityId, { year: 2026 }, 'office', today());
    const late = (await countAll(db, town.authorityId, { year: 2026 }, today())).counts.late;
    const records = load((await client.get(recordsHref(2026, 'late'))).body);
    expect(Number(records('[data-count]').attr('data-count'))).toBe(late);
    const sum = groups.reduce((all, { counts }) => all + Object.values(counts).reduce((a, b) => a + b, 0), 0);
    expect(sum).toBe((await listDues(db, town.authorityId, { year: 2026 }, today(), { limit: 5_000 })).length);
  });

  test('the head’s pages, the matrix and the public catalogue answer, whatever is asked', async () => {
    const client = await clientOf(staff.head);
    const wild =
      '?year=99999999999&office=%00&standing=x&field=%27&period=2026-13&month=2026-99&page=-1&rhythm=__proto__';
    for (const path of [
      '',
      '/new',
      '/import',
      '/matrix',
      '/matrix?rhythm=quarterly',
      '/overview',
      '/dues',
      '/proposals',
      '/excuses',
      '/changes',
    ]) {
      const at = `/console/obligations${path}`;
      expect((await client.get(at)).statusCode, at).toBe(200);
      if (!path.includes('?')) expect((await client.get(at + wild)).statusCode, at).toBe(200);
    }
    const visitor = new Client(app);
    const list = load((await visitor.get('/standards')).body);
    expect(list('.standards thead').first().text()).toContain('公开内容（要素）');
    const one = list('.standards tbody a[href^="/standards/"]').first().attr('href')!;
    const page = load((await visitor.get(one)).body);
    expect(page('.list a').first().attr('href')).toMatch(/^\/documents\/\d+$/);
    expect((await visitor.get('/standards/law')).body).toContain('第二十条');
    expect((await visitor.get('/standards/99999')).statusCode).toBe(404);
  });

  test('a mistake in the form is said at its field, nothing typed is lost, and what would change is shown before', async () => {
    day('2026-04-20');
    const client = await clientOf(staff.head);
    const typed = {
      ...{
        level1: '农业农村',
        level2: '农田水利',
        elements: '计划和资金',
        basis: '条例第二十一条',
        time: '',
        channels: '政府网站',
      },
      ...{
        frequency: 'monthly',
        termBy: 'nextYear',
        count: '',
        month: '1',
        day: '31',
        subject: 'places',
        audience: 'all',
      },
      ...{
        manner: 'active',
        tiers: 'township',
        from: '2026-03-01',
        group: '',
        item: '',
        column: '',
        words: '',
        remark: '',
      },
    };
    const refused = await client.post('/console/obligations/new', typed);
    expect(refused.statusCode).toBe(422);
    const $ = load(refused.body);
    expect($('.error').text()).toContain('只有每年一次或者一次的');
    expect($('[name=elements]').text()).toBe('计划和资金');
    const before = (await listDues(db, town.authorityId, {}, today(), { limit: 5_000 })).length;
    const right = { ...typed, termBy: 'days', count: '20' };
    const looked = await client.post('/console/obligations/new', { ...right, look: '1' });
    expect(load(looked.body)('#preview').text()).toContain('建设村 农田水利 2026年3月');
    expect((await listDues(db, town.authorityId, {}, today(), { limit: 5_000 })).length).toBe(before);
    const saved = await client.post('/console/obligations/new', right);
    expect(saved.headers.location).toMatch(/^\/console\/obligations\/\d+$/);
    const pii = await client.post('/console/obligations/new', { ...right, elements: '联系张三 13812345678' });
    expect(pii.statusCode).toBe(422);
  });
});
