import { beforeAll, describe, expect, test } from 'vitest';
import { seeded } from '../../bench/support/random.ts';
import { testDatabase } from '../../test/support/database.ts';
import { publicDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { listPublications, publicationCounts } from '../publishing/public/queries.ts';
import { publishing } from '../publishing/room.ts';
import { find } from './index.ts';
import { search } from './room.ts';

// What is said to be found is what can be leafed through, whatever it is narrowed by.
const { db, house } = await testDatabase([publishing, search]);
const now = new Date('2024-01-15T00:00:00Z');
let town: TestTown;
let columns: number[];

interface Written {
  id: number;
  columnId: number;
  officeId: number;
  year: number;
  text: string;
}
const written: Written[] = [];
const WORDS = ['预算', '决算', '低保', '道路', '公示'];

beforeAll(async () => {
  town = await testTown(db);
  const more = await db
    .insertInto('columns')
    .values(['a', 'b'].map((slug) => ({ authority_id: town.authorityId, slug, name: slug })))
    .returning('id')
    .execute();
  columns = [town.columnId, ...more.map(({ id }) => id)];
  const random = seeded(5);
  const any = <T>(list: readonly T[]) => list[Math.floor(random() ** 2 * list.length)]!;
  const offices = Object.values(town.offices);
  for (let n = 0; n < 160; n++) {
    const year = 2021 + Math.floor(random() * 3);
    // some within the eight hours in which the year is another one in China
    const day = any(['-06-01T02:00:00Z', '-03-01T02:00:00Z', '-12-31T15:59:59Z', '-12-31T16:00:00Z']);
    const text = `第${n}件：${WORDS.filter(() => random() < 0.5).join('、')}`;
    const given = { columnId: any(columns), officeId: any(offices), at: `${year}${day}` };
    const id = await publicDocument({ db, house }, town, { ...given, title: '文件', text });
    written.push({ ...given, id, text, year: day.endsWith('16:00:00Z') ? year + 1 : year });
  }
}, 60_000);

describe('for every combination of filters', () => {
  const offices = () => [undefined, ...new Set(written.map(({ officeId }) => officeId))];
  const years = [undefined, 2020, 2021, 2022, 2023, 2024];
  test.each(['文件', ...WORDS, '预算 道路', '低保 公示 决算', '“道路、公示”', '没有的词'])(
    'the count of %s is what the pages hold, by date and by relevance',
    async (typed) => {
      const words = typed.replaceAll(/[“”]/g, '').split(' ');
      const wrong: string[] = [];
      for (const columnIds of [undefined, ...columns.map((id) => [id]), columns.slice(1)])
        for (const officeId of offices())
          for (const year of years) {
            const expected = written
              .filter((one) => !columnIds || columnIds.includes(one.columnId))
              .filter((one) => (officeId === undefined || one.officeId === officeId) && (!year || one.year === year))
              .filter(({ text }) => words.every((word) => word === '文件' || text.includes(word)))
              .map(({ id }) => id);
            const wish = { text: typed, authorityId: town.authorityId, columnIds, officeId, year };
            for (const sort of ['date', 'relevance'] as const) {
              const first = await find(db, { ...wish, sort, page: 1 }, now);
              if (first.left.length > 0) continue; // something else was asked for instead, and it is said
              const ids = first.hits.map(({ documentId }) => documentId);
              for (let page = 2; page <= first.pages; page++)
                ids.push(...(await find(db, { ...wish, sort, page }, now)).hits.map(({ documentId }) => documentId));
              const same = JSON.stringify(ids.toSorted((a, b) => a - b)) === JSON.stringify(expected);
              if (!same || first.total !== expected.length || first.counted !== 'exact')
                wrong.push(
                  JSON.stringify({ columnIds, officeId, year, sort, told: first.total, right: expected.length }),
                );
            }
          }
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  test('counts beside columns, years and items are those of their lists', async () => {
    const { authorityId } = town;
    const { total, byColumn, byArticleItem } = await publicationCounts(db, authorityId);
    const list = async (filter: object) =>
      (await listPublications(db, { authorityId, ...filter }, { number: 1, size: 1_000 })).rows.length;
    expect(total).toBe(await list({}));
    for (const id of columns) expect(byColumn.get(id) ?? 0).toBe(await list({ columnIds: [id] }));
    for (const [articleItem, n] of byArticleItem) expect(n).toBe(await list({ articleItem }));
    for (const year of years)
      if (year) expect(await list({ year })).toBe(written.filter((one) => one.year === year).length);
  });
});
