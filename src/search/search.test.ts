import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { publicDocument, withdrawDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { publishing } from '../publishing/room.ts';
import { find, rebuildIndex, type Wish } from './index.ts';
import { renewIndex } from './keep.ts';
import { countable, forgetMisses, Misses, missesOf } from './misses.ts';
import { search } from './room.ts';
import { suggest } from './suggest.ts';

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
  await publicDocument({ db, house }, town, { title: '秋粮收购价格', text: '秋粮收购每斤1.35元，共1,234户。' });
  await publicDocument({ db, house }, town, {
    title: '最低生活保障对象公示',
    text: '测镇发〔2023〕7号提到的名单。',
    at: '2023-09-05T02:00:00Z',
  });
});

describe('what is found', () => {
  test('words of title and text, the title first, only of this authority', async () => {
    expect(await titles('预算')).toEqual(['2022 年预算公开', '医保缴费通知']);
  });
  test('all words must stand in the document', async () => {
    expect(await titles('预算 缴费')).toEqual(['医保缴费通知']);
    expect(await titles('“预算” 流转')).toEqual([]);
  });
  test('a quoted phrase stands there literally', async () => {
    expect((await titles('机动地发包')).sort()).toEqual(['土地流转合同示范文本', '机动地发包']);
    expect(await titles('“机动地发包”')).toEqual(['机动地发包']);
  });
  test('numbers of documents, in any width', async () => {
    for (const typed of ['测镇发〔２０２３〕７号', '“测镇发[2023]7号”', '〔2023〕7号', '测镇发（2023）第7号'])
      expect((await titles(typed))[0]).toBe('机动地发包');
    expect(await titles('〔2023〕8号')).toEqual([]);
  });
  test('what people say finds what is titled officially', async () => {
    expect(await titles('低保')).toEqual(['最低生活保障对象公示']);
    expect(await titles('低保名单')).toEqual(['最低生活保障对象公示']);
  });
  test('traditional characters, amounts, the day of publication', async () => {
    expect(await titles('秋糧收購')).toEqual(['秋粮收购价格']);
    expect(await titles('1234户')).toEqual(['秋粮收购价格']);
    expect(await titles('2023-09-05')).toEqual(['最低生活保障对象公示']);
  });
  test('where none holds all words, fewer are asked for, and it is said which were not', async () => {
    const wish = { text: '我想知道秋粮收购的飞船', authorityId: town.authorityId, sort: 'relevance', page: 1 } as const;
    const { hits, left } = await find(db, wish, now);
    expect(hits.map(({ title }) => title)).toEqual(['秋粮收购价格']);
    expect(left.map(({ said }) => said)).toContain('飞船');
    expect((await find(db, { ...wish, text: '飞船' }, now)).left).toEqual([]);
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
  expect(await titles('“限时公告”')).toEqual([]);
  const kept = await counts();
  expect(await rebuildIndex(db)).toBe(7);
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

describe('what may have been meant', () => {
  const meantBy = (text: string, of = town, more: Partial<Wish> = {}) =>
    suggest(db, { text, authorityId: of.authorityId, ...more }, now);
  beforeAll(async () => {
    await publicDocument({ db, house }, town, {
      title: '公开指南',
      text: '农村低保和农村危房改造都在其中，残疾人优先。',
    });
    await publicDocument({ db, house }, town, { title: '气象', text: '低温和痴呆防治，公平竞争。' });
  });
  test.each([
    ['秋粮收构', '秋粮收购', 'sounds alike'],
    ['qiuliang', '秋粮', 'in pinyin'],
    ['qiuliangshougou', '秋粮收购', 'in pinyin'],
    ['公开指男', '公开指南', 'sounds alike'],
    ['公幵指南', '公开指南', 'looks alike'],
    ['农村低呆', '农村低保', 'looks alike'],
    ['农村低僳', '农村低保', 'simply wrong, told by what it touches'],
    ['危房攺造', '危房改造', 'looks alike'],
    ['残疾八', '残疾人', 'one other character in a word of three'],
    ['残口人', '残疾人', 'one other character in a word of three'],
    ['低宝', '低保', 'a word of every day'],
    ['秋粮收购', undefined, 'nothing is wrong'],
    ['飞船', undefined, 'a word that no document holds'],
    ['残X人', undefined, 'another script'],
    ['abcd', undefined, ''],
    ['', undefined, ''],
    ['%_', undefined, ''],
    ['残__', undefined, ''],
    ['龘'.repeat(1_000), undefined, 'long'],
  ])('%j: %j (%s)', async (typed, meant, _why) => expect(await meantBy(typed)).toBe(meant));
  test('a page that is no document may be meant', async () => {
    const wish = { text: '公开办市', authorityId: town.authorityId, year: 2022 };
    await publicDocument({ db, house }, town, { title: '办事', text: '' });
    expect(await suggest(db, wish, now)).toBeUndefined();
    const pages = { names: ['公开制度'], answer: async (text: string) => ['公开办事', '公开制度'].includes(text) };
    expect(await suggest(db, wish, now, undefined, pages)).toBe('公开办事');
    expect(await suggest(db, { ...wish, text: '公开质度' }, now, undefined, pages)).toBe('公开制度');
    expect(await suggest(db, { ...wish, text: '公开制席' }, now, undefined, pages)).toBe('公开制度');
  });
  test('words that were typed rightly may be left out, one that was put right never', async () => {
    const third = await testTown(db, 'third');
    await publicDocument({ db, house }, third, { title: '最低生活保障对象公示' });
    expect(await meantBy('农村低呆', third)).toBe('农村低保');
    expect(await meantBy('公示低温', third)).toBeUndefined();
    expect(await meantBy('公示医宝', third)).toBeUndefined();
  });
  test('only words that this authority published', async () =>
    expect(await meantBy('秋粮收构', other)).toBeUndefined());
  test('only what finds something, with the filters that were chosen', async () => {
    expect(await meantBy('公幵指南', town, { year: 2023 })).toBe('公开指南');
    expect(await meantBy('公幵指南', town, { year: 2022 })).toBeUndefined();
    for (const typed of ['农村低呆', '秋粮收构', '危房攺造', '残口人', '机动地发苞', '土地流专']) {
      const meant = await meantBy(typed);
      if (meant) expect(await titles(meant), meant).not.toEqual([]);
    }
  });
});

test('what was not found is counted by words and days, and forgotten after a year', async () => {
  const misses = new Misses();
  for (const typed of [
    '飞船',
    ' 飛船 ',
    '飞船',
    '火星',
    '身份证231081198503120011',
    '电话13800000000',
    'a@b.cn',
    '村'.repeat(31),
  ])
    misses.count(town.authorityId, typed);
  misses.count(other.authorityId, '飞船');
  await misses.write(db, '2024-01-15');
  await misses.write(db, '2024-01-15'); // nothing new
  misses.count(town.authorityId, '飞船');
  await misses.write(db, '2024-02-01');
  expect(await missesOf(db, town.authorityId, '2024-01-01', 10)).toEqual([
    { text: '飞船', times: 4, lastOn: '2024-02-01' },
    { text: '火星', times: 1, lastOn: '2024-01-15' },
  ]);
  await forgetMisses(db, '2025-02-01');
  expect(await missesOf(db, town.authorityId, '2024-01-01', 10)).toEqual([
    { text: '飞船', times: 1, lastOn: '2024-02-01' },
  ]);
});

test.each(['', '   ', '123', '12345678', '张三 231081', 'x@y', '村'.repeat(31)])('%j is not kept', (typed) =>
  expect(countable(typed)).toBeUndefined(),
);

test('entries that another version made are made anew, once', async () => {
  await db.updateTable('search_entries').set({ numbers: [] }).execute();
  const numbered = async () =>
    (await db.selectFrom('search_entries').select('numbers').execute()).filter(({ numbers }) => numbers.length > 0);
  await renewIndex(db);
  expect(await numbered()).toEqual([]);
  await db.updateTable('search_index').set({ made: 'otherwise' }).execute();
  await renewIndex(db);
  expect(await numbered()).not.toEqual([]);
});

test('names of attachments are searched, and go with the document', async () => {
  const id = await publicDocument({ db, house }, town, { title: '验收材料', text: '见附件。' });
  const hash = 'ab'.repeat(32);
  await db.insertInto('files').values({ hash, size: 10, media_type: 'application/pdf' }).execute();
  const { revision_id } = await db
    .selectFrom('publications')
    .select('revision_id')
    .where('document_id', '=', id)
    .executeTakeFirstOrThrow();
  const attachment = { revision_id, position: 1, file_hash: hash, name: '水泥路面验收清单.pdf' };
  await db.insertInto('revision_attachments').values(attachment).execute();
  await rebuildIndex(db);
  const wish = { text: '水泥路面', authorityId: town.authorityId, sort: 'relevance', page: 1 } as const;
  const { hits } = await find(db, wish, now);
  expect(hits).toMatchObject([{ title: '验收材料', attachments: [{ name: '水泥路面验收清单.pdf' }] }]);
});
