import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { ledgersOf } from '../../../test/support/ledgers.ts';
import { testTown } from '../../../test/support/town.ts';
import { emptyTables, type Tables } from '../../law/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { type Shown, suggest } from './suggestions.ts';

const tablesWith = (change: (tables: Tables) => void): Tables => {
  const tables = emptyTables();
  change(tables);
  return tables;
};
const nothing: Shown = {
  year: 2023,
  late: 0,
  failed: 0,
  idleColumns: [],
  askedOften: 0,
  open: 0,
  replyTimes: { late: 0, extended: 0, overdue: 0 },
  tables: emptyTables(),
  findings: [],
};

test.each<[shown: Partial<Shown>, ids: string[], why: string]>([
  [{}, [], 'books without fault suggest nothing'],
  [{ mostlyNews: true }, ['news'], 'half of it news'],
  [{ askedOften: 2 }, ['askedOften'], 'matters that several asked for'],
  [{ late: 3, idleColumns: ['一'] }, ['late', 'columns'], 'publications late, a column idle'],
  [{ replyTimes: { late: 1, extended: 0, overdue: 0 } }, ['answered-late'], 'one answer late is one too many'],
  [
    { open: 2, replyTimes: { late: 0, extended: 0, overdue: 1 } },
    ['open', 'overdue'],
    'open, and one of them past its day',
  ],
  [
    { replyTimes: { late: 0, extended: 2, overdue: 0 }, tables: tablesWith((t) => (t.three.total.total = 10)) },
    ['extended'],
    'a fifth of the replies extended',
  ],
  [
    { replyTimes: { late: 0, extended: 2, overdue: 0 }, tables: tablesWith((t) => (t.three.total.total = 11)) },
    [],
    'less than a fifth',
  ],
  [
    { replyTimes: { late: 0, extended: 1, overdue: 0 }, tables: tablesWith((t) => (t.three.total.total = 1)) },
    [],
    'one alone is chance',
  ],
  [{ tables: tablesWith((t) => (t.four.directSuit.corrected = 1)) }, ['reversed'], 'a reply reversed by a court'],
  [
    { tables: tablesWith((t) => (t.three['other.correctionOverdue'].total = 2)) },
    ['corrections'],
    'not corrected in time',
  ],
  [{ tables: tablesWith((t) => (t.three['other.feeOverdue'].total = 2)) }, ['fees'], 'fees not paid'],
])('%j: %j (%s)', (shown, ids) => {
  const found = suggest({ ...nothing, ...shown });
  expect(found.map(({ id }) => id)).toEqual(ids);
  for (const { problem, remedy, href } of found) expect([problem, remedy, href].every(Boolean)).toBe(true);
});

test('six idle columns: five by name, and how many there are', () => {
  const [columns] = suggest({ ...nothing, idleColumns: ['一', '二', '三', '四', '五', '六'] });
  expect(columns!.problem).toContain('有 6 个栏目全年没有更新（一、二、三、四、五等）');
});

test('each candidate leads to the applications behind it, as its reader may see them', async () => {
  const books = await testDatabase(rooms);
  const app = await buildServer({ ...books, now: () => new Date('2024-01-10T02:00:00Z') });
  const town = await testTown(books.db);
  const ledgers = ledgersOf(books.db, town);
  await ledgers.application('person', '2023-03-01', 'granted', '2023-05-20');
  await ledgers.application('business', '2023-11-01');
  await ledgers.application('charity', '2023-06-01', 'granted', '2023-06-20');
  const due = (subject: string, day: string) =>
    books.db.updateTable('applications').set({ due_on: day }).where('subject', '=', subject).execute();
  await due('第 1 件所需的信息', '2023-03-29');
  await due('第 2 件所需的信息', '2023-11-29');
  await due('第 3 件所需的信息', '2023-06-30');
  await ledgers.remedy('reconsideration', '2023-07-07', 'corrected', '2023-09-09');
  const [editor, head] = [new Client(app), new Client(app)];
  await editor.signIn((await town.person('office', 'editor')).login, town.password);
  await head.signIn((await town.person('office', 'disclosureHead')).login, town.password);

  const offered = load((await editor.get('/console/annual-report/2023/parts/problems')).body)('#suggestions');
  const doors = offered
    .find('li > a')
    .toArray()
    .map((link) => [load(link).text(), link.attribs.href!] as const);
  expect(doors.map(([text]) => text)).toEqual([
    '年末尚有 1 件申请未办结',
    '有 1 件申请超过法定期限才答复',
    '年末有 1 件申请已超过答复期限仍未答复',
    '有 1 件行政复议、行政诉讼案件的结果为纠正，答复的依据和理由不够充分',
  ]);
  const behind = (
    await Promise.all(doors.map(async ([, href]) => load((await head.get(href)).body)('main tbody')))
  ).map((body) => [body.find('tr').length, body.text().replace(/\s+/g, ' ')] as const);
  expect(behind.map(([rows]) => rows)).toEqual([1, 1, 1, 1]);
  expect(behind[1]![1]).toContain('2023-03-29');
  expect(behind[2]![1]).toContain('第 2 件所需的信息');
  const late = doors[1]![1];
  expect(load((await head.get(late)).body)('tbody a[href^="/console/applications/"]')).toHaveLength(1);
  expect(load((await editor.get(late)).body)('tbody a')).toHaveLength(0); // editors open no applications
  expect((await head.get('/console/annual-report/2023/replyTimes/nothing')).statusCode).toBe(404);
});
