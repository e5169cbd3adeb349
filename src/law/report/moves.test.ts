import { expect, test } from 'vitest';
import { emptyTables, hintsOf } from '../index.ts';

const withReceived = (total: number, licences = 0) => {
  const tables = emptyTables();
  tables.three.received.total = total;
  tables.two.licences = licences;
  return tables;
};
const moves = (was: ReturnType<typeof emptyTables> | null, is: ReturnType<typeof emptyTables>) =>
  hintsOf({ year: 2023, tables: is, previous: was }).map(({ rule, where, expected, found }) => [
    rule,
    where,
    expected,
    found,
  ]);

test.each<[number, number, boolean, string]>([
  [2921, 0, true, 'gone altogether'],
  [0, 300, true, 'from nothing'],
  [20, 0, true, 'the least that is looked at'],
  [19, 0, false, 'few'],
  [10, 99, true, 'ten times'],
  [100, 500, true, 'five times as many'],
  [100, 499, false, 'not quite'],
  [500, 100, true, 'five times as few'],
  [3, 15, false, 'few in both years'],
  [100, 100, false, 'the same'],
  [0, 0, false, 'nothing in both'],
])('%i, then %i: %s (%s)', (was, is, told) =>
  expect(moves(withReceived(was), withReceived(is))).toEqual(told ? [['X-MOVE', 'three.received.total', was, is]] : []),
);

test('of each total by itself; without last year nothing is said', () => {
  expect(moves(withReceived(50, 900), withReceived(50, 0))).toEqual([['X-MOVE', 'two.licences', 900, 0]]);
  expect(moves(null, withReceived(900))).toEqual([]);
  const { three: _, ...rest } = withReceived(900);
  expect(hintsOf({ year: 2023, tables: rest, previous: withReceived(10) })).toEqual([]); // a table that was not read
});

const said = (was: string, is: string) => {
  const [previousSections, sections] = [was, is].map((text) => [{ title: '一、总体情况', text }]);
  const report = {
    year: 2023,
    authority: { name: '测试镇人民政府' },
    tables: {},
    sections: sections!,
    previousSections: previousSections!,
  };
  return hintsOf(report).filter(({ rule }) => rule === 'X-MOVE');
};

test.each<[string, string, [number, number][], string]>([
  ['2022年，主动公开政府信息2921条。', '全年主动公开政府信息12条。', [[2921, 12]], 'as few'],
  ['本年度共公开信息100条。', '2023年度共公开政府信息２,９２１条。', [[100, 2921]], 'as many, written otherwise'],
  ['主动公开政府信息2921条。', '主动公开政府信息2700条。', [], 'nearly the same'],
  ['主动公开政府信息2921条。', '主动公开工作稳步推进。', [], 'not told this year'],
  ['2021年主动公开政府信息2921条。', '主动公开政府信息12条。', [], 'of the year before last'],
  ['主动公开政府信息约2900条。', '主动公开政府信息12条。', [], 'a rough figure'],
  ['全县主动公开政府信息2921条。', '主动公开政府信息12条。', [], 'the county’s'],
  [
    '主动公开政府信息2921条。',
    '主动公开政府信息2800条，较上年2921条减少121条。',
    [],
    'last year’s in this year’s text',
  ],
  ['通过政府网站公开信息900条。', '主动公开政府信息12条。', [], 'a channel alone is not all'],
  [
    '共公开信息2921条，其中网站公开936条，微信公众号公开1557篇，其他方式公开428条。',
    '共公开信息2650条，其中网站公开966条，微信公众号公开56篇，其他方式公开1628条。',
    [[1557, 56]],
    'one channel',
  ],
])('%s %s: %j (%s)', (was, is, moved) =>
  expect(said(was, is).map(({ expected, found }) => [expected, found])).toEqual(moved),
);

test('a move in the text says what moved, and where', () => {
  expect(said('主动公开政府信息2921条。', '全年主动公开政府信息12条。')).toEqual([
    {
      rule: 'X-MOVE',
      where: 'sections[0].text',
      expected: 2921,
      found: 12,
      message: '文中公开的信息：上年 2921，本年 12，变化很大，请核对是否漏报、重报',
    },
  ]);
});
