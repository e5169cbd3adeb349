import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { checkText } from '../../law/index.ts';
import { unwrap } from '../../platform/outcome.ts';
import type { Who } from '../../platform/roles.ts';
import { checks } from '../room.ts';
import { importTerms, removeTerm, saveTerm, shareList } from './actions.ts';
import type { ListId, TermEntry } from './lists.ts';
import { termsOf } from './prepared.ts';
import { termFaults } from './rules.ts';
import { entriesOf, type Row } from './sheet.ts';
import { allTerms } from './store.ts';

const { db, house } = await testDatabase([checks]);
const now = new Date('2024-01-15T02:00:00Z');
let town: TestTown;
let city: TestTown;
let head: Who & { id: number };
let cityHead: Who & { id: number };

beforeAll(async () => {
  city = await testTown(db);
  town = await testTown(db, 'below');
  await db.updateTable('authorities').set({ parent_id: city.authorityId }).where('id', '=', town.authorityId).execute();
  head = await town.person('office', 'disclosureHead');
  cityHead = await city.person('office', 'disclosureHead');
});

const by = (who: Who) => ({ db, house, who, now });
const entry = (term: string, more: Partial<TermEntry> = {}): TermEntry => ({
  ...{ term, instead: '', advice: '', variants: [], exceptions: [], source: '' },
  ...more,
});
const save = (list: ListId, one: TermEntry, who: Who = head) => saveTerm(by(who), { list, entry: one });
async function lookedAt(text: string, authorityId: number) {
  const terms = await termsOf(db, authorityId);
  const listed = unwrap(await terms.find(['', text]));
  return [...checkText(text, { instead: terms.instead }), ...listed.flat()].sort((a, b) => a.index - b.index);
}
const found = async (text: string, authorityId = town.authorityId) =>
  (await lookedAt(text, authorityId)).map(({ check, severity, text: said, mend }) =>
    [check, severity, said, ...(mend ? [`→${mend}`] : [])].join(' '),
  );

test('what a list holds is found, in every writing, and what is changed is found at once', async () => {
  expect(await found('青松计划已经启动')).toEqual([]);
  unwrap(await save('internal', entry('青松计划', { variants: ['青松工程'], exceptions: ['青松计划生育'] })));
  unwrap(await save('norm', entry('测试镇党工委', { instead: '测试镇党委', source: '机构改革方案' })));
  expect(await found('青松计划已经启动')).toEqual(['secrecy.internal warn 青松计划']);
  expect(await found('青 松 計 劃、青松工程')).toEqual([
    'secrecy.internal warn 青 松 計 劃',
    'secrecy.internal warn 青松工程',
  ]);
  expect(await found('青松计划生育站')).toEqual([]);
  expect(await found('测试镇党工委决定')).toEqual(['norm.term warn 测试镇党工委 →测试镇党委']);
  const [{ id } = { id: 0 }] = await allTerms(db, town.authorityId, 'internal');
  unwrap(await saveTerm(by(head), { list: 'internal', id, entry: entry('白杨计划') }));
  expect(await found('青松计划、白杨计划')).toEqual(['secrecy.internal warn 白杨计划']);
  const [kept] = await allTerms(db, town.authorityId, 'internal');
  expect(unwrap(await removeTerm(by(head), { id: kept!.id }))).toBe('internal');
  expect(await found('白杨计划')).toEqual([]);
});

test('an own word takes the place of that of the house', async () => {
  expect(await found('会议布署工作')).toEqual(['lang.confusable hint 布署 →部署']);
  unwrap(await save('confusable', entry('布署', { instead: '布署' })));
  expect(await found('会议布署工作')).toEqual([]);
  unwrap(await save('confusable', entry('河东乡', { instead: '河东镇' })));
  expect(await found('河东乡的会议')).toEqual(['lang.confusable hint 河东乡 →河东镇']);
});

test('a list that the authority above shares is used below, as long as it is shared', async () => {
  unwrap(await save('internal', entry('云杉行动'), cityHead));
  expect(await found('云杉行动')).toEqual([]);
  unwrap(await shareList(by(cityHead), { list: 'internal', shared: true }));
  expect(await found('云杉行动')).toEqual(['secrecy.internal warn 云杉行动']);
  unwrap(await save('internal', entry('银杏行动')));
  expect(await found('银杏行动', city.authorityId)).toEqual([]);
  unwrap(await shareList(by(cityHead), { list: 'internal', shared: false }));
  expect(await found('云杉行动')).toEqual([]);
});

test('nobody changes the list of another, and only who keeps it its own', async () => {
  unwrap(await save('internal', entry('水杉行动'), cityHead));
  const all = await allTerms(db, city.authorityId, 'internal');
  const { id } = all.find(({ term }) => term === '水杉行动')!;
  expect(await removeTerm(by(head), { id })).toMatchObject({ ok: false, code: 'notFound' });
  expect(await saveTerm(by(head), { list: 'internal', id, entry: entry('改了') })).toMatchObject({ ok: false });
  const editor = await town.person('office', 'editor');
  expect(await save('internal', entry('别的行动'), editor)).toMatchObject({ ok: false, code: 'forbidden' });
  expect((await allTerms(db, city.authorityId, 'internal')).length).toBe(all.length);
  expect(await save('internal', entry('水杉行动'), cityHead)).toMatchObject({ ok: false, code: 'conflict' });
});

test('each change is in the audit log', async () => {
  const entries = await db
    .selectFrom('audit_log')
    .select(['action', 'detail'])
    .where('action', 'like', 'checks.%')
    .execute();
  expect(new Set(entries.map(({ action }) => action))).toEqual(
    new Set(['checks.saveTerm', 'checks.removeTerm', 'checks.shareList']),
  );
});

test('50,000 rows are imported, all or nothing, and no more', async () => {
  const rows = Array.from({ length: 50_000 }, (_, n) => entry(`编号词语${n}`));
  const own = await testTown(db, 'many');
  const who = await own.person('office', 'disclosureHead');
  unwrap(await importTerms(by(who), { list: 'internal', entries: rows, file: '词语.xlsx' }));
  expect((await allTerms(db, own.authorityId, 'internal')).length).toBe(50_000);
  const again = [entry('编号词语7', { advice: '改过的' }), entry('又一个')];
  expect(await importTerms(by(who), { list: 'internal', entries: again, file: '又.xlsx' })).toMatchObject({
    ok: false,
  });
  expect((await allTerms(db, own.authorityId, 'internal')).length).toBe(50_000);
  unwrap(await importTerms(by(who), { list: 'internal', entries: again.slice(0, 1), file: '又.xlsx' }));
  expect(await found('编号词语7', own.authorityId)).toEqual(['secrecy.internal warn 编号词语7']);
}, 120_000);

describe('what is wrong with a term', () => {
  test.each<[string, ListId, Partial<TermEntry>, string[]]>([
    ['nothing', 'internal', {}, []],
    ['one character', 'internal', { term: '密' }, ['term']],
    ['none', 'internal', { term: '' }, ['term']],
    ['too long', 'internal', { term: '长'.repeat(51) }, ['term']],
    ['a word that is easily wrong, without the right one', 'confusable', {}, ['instead']],
    ['an exception that does not hold it', 'internal', { exceptions: ['别的'] }, ['exceptions']],
    ['the term itself as its exception', 'internal', { exceptions: ['青松计划'] }, ['exceptions']],
    ['an exception that holds another writing', 'internal', { variants: ['松计'], exceptions: ['松计划'] }, []],
    ['another writing of one character', 'internal', { variants: ['松'] }, ['variants']],
    [
      'too many exceptions',
      'internal',
      { exceptions: Array.from({ length: 51 }, (_, n) => `青松计划${n}`) },
      ['exceptions'],
    ],
  ])('%s', (_, list, more, fields) => expect(Object.keys(termFaults(list, entry('青松计划', more)))).toEqual(fields));
});

test('faults of a sheet are told by row', () => {
  const row = (n: number, term: string, more: Partial<Row> = {}): Row => ({
    ...{ row: n, term, instead: '', advice: '', variants: '', exceptions: '', source: '' },
    ...more,
  });
  const rows = [row(2, '青松计划', { exceptions: '青松计划生育、 别的' }), row(3, '青松计划'), row(5, '')];
  expect(entriesOf('internal', rows).faults).toEqual([
    '第 2 行（青松计划）：例外“别的”里没有这个词语',
    '第 3 行（青松计划）：与第 2 行重复',
    '第 5 行：词语至少两个字',
  ]);
  expect(entriesOf('internal', []).faults).toHaveLength(1);
});
