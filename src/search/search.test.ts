import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { publicDocument, withdrawDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { publishing } from '../publishing/room.ts';
import { find, rebuildIndex, type Wish } from './index.ts';
import { search } from './room.ts';

const { db, house } = await testDatabase([publishing, search]);
const now = new Date('2024-01-15T00:00:00Z');
let town: TestTown;
let other: TestTown;

async function titles(text: string, more: Partial<Wish> = {}): Promise<string[]> {
  const found = await find(db, { text, authorityId: town.authorityId, sort: 'relevance', page: 1, ...more }, now);
  return found.hits.map((hit) => hit.title);
}

beforeAll(async () => {
  town = await testTown(db);
  other = await testTown(db, 'other');
  await publicDocument({ db, house }, town, {
    title: '2022 年预算公开',
    at: '2022-03-01T02:00:00Z',
    officeId: town.offices.finance,
  });
  await publicDocument({ db, house }, town, { title: '医保缴费通知', text: '缴费标准由市里确定，与年度预算无关。' });
  await publicDocument({ db, house }, town, {
    title: '机动地发包',
    text: '发包合同已经签订。',
    documentNumber: '测镇发〔2023〕7号',
  });
  await publicDocument({ db, house }, town, { title: '土地流转合同示范文本', text: '机动地不在此列，发包另行公告。' });
  await publicDocument({ db, house }, other, { title: '别处的预算' });
});

describe('what is found', () => {
  test('words of title and text, the title first, only of this authority', async () => {
    expect(await titles('预算')).toEqual(['2022 年预算公开', '医保缴费通知']);
  });
  test('all words must stand in the document', async () => {
    expect(await titles('预算 缴费')).toEqual(['医保缴费通知']);
    expect(await titles('预算 流转')).toEqual([]);
  });
  test('a quoted phrase stands there literally', async () => {
    expect((await titles('机动地发包')).sort()).toEqual(['土地流转合同示范文本', '机动地发包']);
    expect(await titles('“机动地发包”')).toEqual(['机动地发包']);
  });
  test('numbers of documents, in any width', async () => {
    expect(await titles('测镇发〔２０２３〕７号')).toEqual(['机动地发包']);
  });
  test.each([
    ['year', { year: 2022 }, ['2022 年预算公开']],
    ['another year', { year: 2021 }, []],
    ['by date', { sort: 'date' as const }, ['医保缴费通知', '2022 年预算公开']],
    ['a column without it', { columnIds: [0] }, []],
  ])('%s', async (_, more, expected) => expect(await titles('预算', more)).toEqual(expected));
  test('by office', async () => {
    expect(await titles('预算', { officeId: town.offices.finance })).toEqual(['2022 年预算公开']);
  });
  test.each(['', '，。', "'", '“”', ':*', '!', '&|', 'x'.repeat(1_000), '\\'])(
    '%j ends in no results',
    async (text) => {
      expect(await titles(text)).toEqual([]);
    },
  );
});

const counts = () =>
  db
    .selectFrom('search_words')
    .select(['word', 'documents'])
    .where('documents', '!=', 0)
    .orderBy('authority_id')
    .orderBy('word')
    .execute();

test('what is withdrawn is found no more, and the counts of words stay those of a new index', async () => {
  const id = await publicDocument({ db, house }, town, { title: '撤下前的限时公告' });
  expect(await titles('限时公告')).toEqual(['撤下前的限时公告']);
  await withdrawDocument({ db, house }, town, id, '内容有误', now);
  expect(await titles('限时公告')).toEqual([]);
  const kept = await counts();
  expect(await rebuildIndex(db)).toBe(5);
  expect(await counts()).toEqual(kept);
  expect(await titles('预算')).toHaveLength(2);
});

test('many at once do not wait for each other in a circle', async () => {
  const some = Array.from({ length: 8 }, (_, n) =>
    publicDocument({ db, house }, town, { title: `并发第 ${n} 件`, text: '同样的词语各有先后' }),
  );
  await Promise.all(some);
  const found = await find(db, { text: '并发', authorityId: town.authorityId, sort: 'date', page: 1 }, now);
  expect(found).toMatchObject({ total: 8, counted: 'exact', pages: 1 });
});
