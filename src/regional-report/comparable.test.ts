import { expect, test } from 'vitest';
import { type Counted, fill, templateText } from '../annual-report/index.ts';
import { type AnnualReport, channels, emptyTables } from '../law/index.ts';
import { comparable } from './comparable.ts';
import { sumChannels, sumTables } from './sum.ts';

type Year = Record<string, [publications: number, received: number]>;

const reports = (year: Year) =>
  Object.entries(year).map(([name, [website, received]]) => {
    const tables = emptyTables();
    tables.three.received.total = received;
    const none = Object.fromEntries(channels.map((channel) => [channel, 0]));
    return { authority: { code: name, name }, tables, channels: { ...none, website } } as unknown as AnnualReport;
  });

function countedOf(now: AnnualReport[], before: AnnualReport[]): Counted {
  const alike = comparable(now, before);
  const of = (some: AnnualReport[]) => ({ channels: sumChannels(some), tables: sumTables(some) });
  return {
    authority: '某市',
    year: 2025,
    applicationFees: 0n,
    authorities: now.length,
    ...of(now),
    before: of(alike.before),
    ...(alike.leftOut.length > 0 && {
      compared: { ...of(alike.now), authorities: alike.now.length, leftOut: alike.leftOut },
    }),
  };
}

test.each<[why: string, now: Year, before: Year, publications: string, received: string]>([
  [
    'the same authorities: compared whole, nothing more is said',
    { 甲镇: [120, 3], 乙镇: [80, 1] },
    { 乙镇: [60, 1], 甲镇: [100, 4] },
    '公开总数比上年增加 40 条，增长 25.0%。',
    '比上年减少 1 件，下降 20.0%',
  ],
  [
    'one of twelve accepted so far: not set against all of last year',
    { 甲镇: [110, 2] },
    { 甲镇: [100, 1], 乙镇: [700, 9], 丙镇: [541, 8] },
    '公开总数按两年报告均已接收的 1 家机关比较（纳入汇总的共 1 家，未列入比较的：乙镇（本年没有接收的报告）、丙镇（本年没有接收的报告）），比上年增加 10 条，增长 10.0%。',
    '比上年增加 1 件，增长 100.0%',
  ],
  [
    'a new authority is in the sum and not in the comparison',
    { 甲镇: [110, 2], 新镇: [500, 7] },
    { 甲镇: [100, 2] },
    '公开总数按两年报告均已接收的 1 家机关比较（纳入汇总的共 2 家，未列入比较的：新镇（上年没有接收的报告）），比上年增加 10 条，增长 10.0%。',
    '比上年持平',
  ],
  [
    'none in both years: no percentage',
    { 新镇: [500, 7] },
    { 甲镇: [100, 2] },
    '公开总数因没有两年报告均已接收的机关，不与上年比较（未列入比较的：新镇（上年没有接收的报告）、甲镇（本年没有接收的报告））。',
    '不与上年比较',
  ],
  [
    'no last year at all: no percentage',
    { 甲镇: [500, 7] },
    {},
    '公开总数因没有两年报告均已接收的机关，不与上年比较（未列入比较的：甲镇（上年没有接收的报告））。',
    '不与上年比较',
  ],
])('%s', (_why, now, before, publications, received) => {
  const counted = countedOf(reports(now), reports(before));
  const said = fill(templateText('publishing', counted), counted);
  expect(said).toContain(publications);
  expect(fill('{{applications.comparison}}', counted).replace('与上年持平', '比上年持平')).toContain(received);
  if (received === '不与上年比较') expect(said).not.toMatch(/%|增长|下降/);
});

test.each<[now: Year, before: Year, said: string]>([
  [{ 甲镇: [1, 0] }, { 甲镇: [9, 0] }, '9'],
  [{ 甲镇: [1, 0] }, { 甲镇: [9, 0], 乙镇: [90, 0] }, '9（仅可比的 1 家机关）'],
  [{ 丙镇: [1, 0] }, { 甲镇: [9, 0] }, '（没有可比的机关）'],
])('last year’s total is of the authorities that are compared, and says so', (now, before, said) => {
  const counted = countedOf(reports(now), reports(before));
  expect(fill('{{channels.previous}}', counted)).toBe(said);
});
