import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  arrangementFrom,
  arrangementProblems,
  type Break,
  breakProblems,
  createCalendar,
  parseDate,
  readArrangement,
} from '../index.ts';

/** Notices in our own words, shaped as those of their years; the dates are facts. */
const notices: [year: number, shape: string, text: string][] = [
  [
    2019,
    'New Year reaches back into December, with its make-up day; single days beside a weekend',
    `一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）照常上班。
     二、春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期日）照常上班。
     三、清明节：4月5日放假，和周末连在一起休。
     四、劳动节：5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。
     五、端午节：6月7日放假，和周末连在一起休。
     六、中秋节：9月13日放假，和周末连在一起休。
     七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`,
  ],
  [
    2023,
    'the year before in the first item; 中秋 and 国庆 in one; a break across two months',
    `各单位：2023年节假日这样安排。
     一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
     二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
     三、清明节：4月5日放假，共1天。
     四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
     五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
     六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。`,
  ],
  [
    2024,
    'an encouragement that is no day off (除夕), brackets of half width, digits of full width',
    `一、元旦：1月1日放假，和周末连在一起休。
     二、春节：2月10日至17日放假调休，共８天。2月4日(星期日)、2月18日(星期日)上班。鼓励各单位让职工在除夕（2月9日）休年假。
     三、清明节：4月4日至6日放假调休，共3天。4月7日(星期日)上班。
     四、劳动节：5月1日至5日放假调休，共5天。4月28日(星期日)、5月11日(星期六)上班。
     五、端午节：6月10日放假，和周末连在一起休。
     六、中秋节：9月15日至17日放假调休，共3天。9月14日(星期六)上班。
     七、国庆节：10月1日至7日放假调休，共7天。9月29日(星期日)、10月12日(星期六)上班。`,
  ],
  [
    2025,
    'the weekday of every day, the lunar day beside it; all in one paragraph',
    `一、元旦：1月1日（周三）放假1天，不调休。二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。三、清明节：4月4日（周五）至6日（周日）放假，共3天。四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`,
  ],
];

/** Every day of the year that is worked. */
function worked(calendar: ReturnType<typeof createCalendar>, year: number): string[] {
  const days: string[] = [];
  for (let date = new Temporal.PlainDate(year, 1, 1); date.year === year; date = date.add({ days: 1 }))
    if (calendar.isWorking(date)) days.push(date.toString());
  return days;
}

test.each(notices)('the notice of %i is read as its year was (%s)', (year, _shape, text) => {
  const read = readArrangement(text, year);
  expect(read.problems).toEqual([]);
  const arrangement = arrangementFrom(year, read.breaks);
  expect(arrangementProblems(arrangement)).toEqual([]);
  expect(worked(createCalendar([arrangement]), year)).toEqual(worked(createCalendar(), year));
});

test('the December before goes with New Year, also when no year is written', () => {
  const { breaks } = readArrangement('一、元旦：12月30日至1月1日放假调休，共3天。12月29日（周六）上班。', 2019);
  expect(breaks).toEqual([{ name: '元旦', from: '2018-12-30', to: '2019-01-01', workdays: ['2018-12-29'] }]);
});

test('the text’s own year and number are taken', () => {
  const read = readArrangement(
    '国办发明电〔2025〕7号 关于2026年部分节假日安排的通知\n一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。',
    2030,
  );
  expect(read).toEqual({
    year: 2026,
    source: '国办发明电〔2025〕7号',
    breaks: [{ name: '元旦', from: '2026-01-01', to: '2026-01-03', workdays: ['2026-01-04'] }],
    problems: [],
  });
});

describe('what contradicts itself is said', () => {
  test.each([
    ['a wrong weekday', '一、元旦：1月1日（周五）放假。', '星期四'],
    ['a wrong number of days', '一、元旦：1月1日至3日放假调休，共4天。', '共 4 天'],
    ['a day that does not exist', '一、春节：2月28日至31日放假。', '2月28日至31日'.slice(6)],
    ['an item without a day', '一、元旦：照例放假。', '没有读到放假的日期'],
    ['no arrangement at all', '今天天气很好', '没有读到放假安排'],
    ['nothing', '', '没有读到放假安排'],
  ])('%s', (_why, text, words) => {
    expect(readArrangement(text, 2026).problems.join()).toContain(words);
  });

  test('a break that ends before it begins, and one that never ends', () => {
    const rest = { name: '元旦', workdays: [] };
    expect(breakProblems([{ ...rest, from: '2026-01-03', to: '2026-01-01' }])[0]).toContain('早于');
    expect(breakProblems([{ ...rest, from: '2026-01-03', to: '2026-03-01' }])[0]).toContain('不应超过');
  });
});

test('rows of a table', () => {
  const text =
    '名称,开始,结束,上班日\n元旦,2026-01-01,2026/1/3,1月4日\r\n清明节\t4月4日\t4月6日\n劳动节,5月1日,5月5日,2026-05-09、4月26日';
  expect(readArrangement(text, 2026)).toEqual({
    breaks: [
      { name: '元旦', from: '2026-01-01', to: '2026-01-03', workdays: ['2026-01-04'] },
      { name: '清明节', from: '2026-04-04', to: '2026-04-06', workdays: [] },
      { name: '劳动节', from: '2026-05-01', to: '2026-05-05', workdays: ['2026-05-09', '2026-04-26'] },
    ],
    problems: [],
  });
  expect(readArrangement('元旦,2026-01-01\n春节,2026-02-15,没有', 2026).problems.join()).toContain('没有读懂');
});

test('whatever a notice may arrange is read back', () => {
  const names = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];
  const spoken = (date: string) => {
    const day = parseDate(date);
    return `${day.month}月${day.day}日（周${'一二三四五六日'[day.dayOfWeek - 1]}）`;
  };
  const one = fc.record({ at: fc.nat(320), length: fc.nat(8), worked: fc.uniqueArray(fc.nat(20), { maxLength: 3 }) });
  fc.assert(
    fc.property(fc.integer({ min: 2020, max: 2090 }), fc.array(one, { minLength: 1, maxLength: 7 }), (year, drawn) => {
      const day = (n: number) => new Temporal.PlainDate(year, 1, 1).add({ days: n }).toString();
      const breaks: Break[] = drawn.map(({ at, length, worked: days }, n) => ({
        name: names[n]!,
        from: day(n === 0 ? at % 300 : at),
        to: day((n === 0 ? at % 300 : at) + length),
        workdays: days.map((after) => day((n === 0 ? at % 300 : at) + length + 1 + after)),
      }));
      const text = breaks
        .map(({ name, from, to, workdays }, n) => {
          const until = from === to ? '' : `至${spoken(to)}`;
          const worked = workdays.length ? `${workdays.map(spoken).join('、')}上班。` : '';
          return `${'一二三四五六七'[n]}、${name}：${spoken(from)}${until}放假。${worked}`;
        })
        .join('\n');
      expect(readArrangement(text, year)).toEqual({ breaks, problems: [] });
    }),
    { numRuns: 500 },
  );
});

test('no text breaks the reader', () => {
  const bits = fc.constantFrom(
    '一、',
    '元旦',
    '：',
    '1月',
    '31日',
    '至',
    '放假',
    '（周三）',
    '，',
    '。',
    '共3天',
    '\n',
    ',',
    '上班',
    '9999年',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 40 }), (parts) => void readArrangement(parts.join(''), 2026)),
    { numRuns: 2000 },
  );
});

test.each([
  ['a line without an end', '休：'.repeat(10_001)],
  ['rows that nobody can read', '休\n'.repeat(10_001)],
])('%s is no notice, and is not read', (_, text) => {
  expect(readArrangement(text, 2026)).toMatchObject({
    breaks: [],
    problems: [expect.stringContaining('超过 20000 字')],
  });
});
