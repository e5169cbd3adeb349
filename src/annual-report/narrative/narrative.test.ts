import { describe, expect, test } from 'vitest';
import { type Channel, channels, emptyTables } from '../../law/index.ts';
import { type Counted, comparison, figureFault, fill, segments } from './live-figures.ts';
import { type Part, partIds } from './parts.ts';
import { templateText } from './template.ts';

const noChannels = Object.fromEntries(channels.map((channel) => [channel, 0])) as Record<Channel, number>;
const empty: Counted = {
  authority: '测试镇人民政府',
  year: 2023,
  tables: emptyTables(),
  channels: noChannels,
  applicationFees: 0n,
  before: { tables: emptyTables(), channels: noChannels },
};
const busy: Counted = (() => {
  const tables = emptyTables();
  Object.assign(tables.three.received, { person: 3, total: 3 });
  Object.assign(tables.three.carriedIn, { business: 1, total: 1 });
  Object.assign(tables.three['refused.process'], { person: 2, total: 2 });
  Object.assign(tables.three.granted, { business: 1, total: 1 });
  Object.assign(tables.three.total, { person: 2, business: 1, total: 3 });
  Object.assign(tables.three.carriedOut, { person: 1, total: 1 });
  Object.assign(tables.four.directSuit, { pending: 1, total: 1 });
  tables.two.normativeDocuments = { issued: 2, repealed: 1, effective: 8 };
  const before = { tables: emptyTables(), channels: { ...noChannels, website: 80 } };
  before.tables.three.received.total = 4;
  const counts = { ...noChannels, website: 30, wechat: 60, board: 10 };
  return { ...empty, tables, channels: counts, before, applicationFees: 120_050n };
})();
const say = (part: Part, counted: Counted) => fill(templateText(part, counted), counted);

describe('the template speaks from the books', () => {
  test('of empty ones', () => {
    expect(say('publishing', empty)).toBe(
      '本年度公开台账中没有主动公开信息的记录。\n本年度未制发行政规范性文件，也没有现行有效的行政规范性文件。',
    );
    expect(say('applications', empty)).toBe(
      '本年度未收到政府信息公开申请，也没有上年结转的申请。\n没有因政府信息公开引发的行政复议、行政诉讼。',
    );
    expect(say('others', empty)).toBe('本年度未收取政府信息公开信息处理费。无其他需要报告的事项。');
  });
  test('of a lively year, against the year before', () => {
    expect(say('publishing', busy)).toBe(
      '本年度共公开信息 100 条，其中在市政府网站主动公开 30 条，微信公众号公开 60 篇，其他方式公开 10 条。公开总数比上年增加 20 条，增长 25.0%。\n' +
        '本年度制发行政规范性文件 2 件，废止行政规范性文件 1 件，年末现行有效行政规范性文件 8 件。',
    );
    expect(say('applications', busy)).toBe(
      '本年度新收政府信息公开申请 3 件，上年结转 1 件。新收数量比上年减少 1 件，下降 25.0%。' +
        '全年办结申请 3 件，其中予以公开 1 件、不予公开 2 件；结转下年度继续办理 1 件。\n' +
        '因政府信息公开引发行政复议 0 件、行政诉讼 1 件。',
    );
    expect(say('platforms', busy)).toContain('政府网站 30 条、微信公众号 60 条、政务公开栏 10 条。');
    expect(say('problems', busy)).toContain('一是政府网站公开的信息占全年公开总数的 30.0%');
    expect(say('others', busy)).toContain('信息处理费 1200.5 元');
  });
  test.each(partIds)('no part is empty or leaves a figure open: %s', (part) => {
    for (const counted of [empty, busy]) {
      expect(say(part, counted).trim()).not.toBe('');
      expect(say(part, counted)).not.toMatch(/[{}]|undefined|NaN/);
      expect(figureFault(templateText(part, counted))).toBeUndefined();
    }
  });
});

test.each([
  [10, 0, '上年没有'],
  [0, 0, '与上年相同'],
  [7, 7, '与上年持平'],
  [2921, 2604, '比上年增加 317 条，增长 12.2%'],
  [0, 3, '比上年减少 3 条，下降 100.0%'],
])('%i against %i: %s', (now, before, words) => expect(comparison(now, before, '条')).toBe(words));

test('a text is cut at its figures; unknown ones stay as written', () => {
  expect(segments('共 {{ channels.total }} 条，{{three.granted.business}} 件，{{sum}}', busy)).toEqual([
    '共 ',
    { name: 'channels.total', text: '100' },
    ' 条，',
    { name: 'three.granted.business', text: '1' },
    ' 件，{{sum}}',
  ]);
});

test.each([
  ['共 {{channels.total}} 条', undefined],
  ['没有数据的文字', undefined],
  ['{单括号} 不算', undefined],
  ['{{channels.tv}}', '没有名为“channels.tv”的数据'],
  ['{{__proto__}}', '没有名为“__proto__”的数据'],
  ['{{three.granted.nobody}}', '没有名为“three.granted.nobody”的数据'],
  ['{{ }}', '没有写数据的名称'],
  ['{{channels.total}', '不成对'],
  ['channels.total}}', '不成对'],
])('%s', (text, fault) =>
  fault ? expect(figureFault(text)).toContain(fault) : expect(figureFault(text)).toBeUndefined(),
);
