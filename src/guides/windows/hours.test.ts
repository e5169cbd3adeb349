import { describe, expect, test } from 'vitest';
import { createCalendar } from '../../law/index.ts';
import { isDay } from '../../platform/dates.ts';
import {
  exceptionsInLines,
  hoursInWords,
  openOn,
  parseExceptions,
  parseHours,
  type Span,
  standingAt,
  standingInWords,
  type WindowContent,
} from './hours.ts';
import { hoursOfWeek } from './week.ts';

const calendar = createCalendar();
const DAY: Span[] = [
  [510, 690],
  [810, 1020],
];
const window: WindowContent = {
  ...{ name: '社会救助', place: '一楼', telephone: '', person: '' },
  hours: [DAY, DAY, DAY, DAY, DAY, [[540, 690]], []],
  exceptions: [
    { day: '2024-03-06', spans: [[510, 690]], why: '下午盘点' },
    { day: '2024-10-02', spans: [[540, 660]], why: '节日值守' },
    { day: '2024-03-08', spans: [], why: '' },
  ],
};

test.each<[string, Span[] | undefined]>([
  ['8:30-11:30，13:30-17:00', DAY],
  ['08：30—11：30、13：30—17：00', DAY],
  ['8:30 至 11:30 13:30 到 17:00', DAY],
  ['8:30-11:30;13:30-17:00', DAY],
  ['', []],
  ['不开放', []],
  ['全天', undefined],
  ['8:30', undefined],
  ['11:30-8:30', undefined],
  ['8:30-11:30，11:00-12:00', undefined],
  ['8:60-11:30', undefined],
  ['8:30-24:01', undefined],
  ['0:00-24:00', [[0, 1440]]],
])('hours written %j are %j', (text, spans) => {
  expect(parseHours(text)).toEqual(spans);
});

test('exceptions are read a line each, and written again as they are read', () => {
  const lines = '2024-10-02，9:00-11:00，节日值守\n2024-03-06 8:30-11:30，下午盘点\n\n2024-03-08，不开放';
  const read = parseExceptions(lines, isDay);
  expect(read).toEqual(window.exceptions.toSorted((a, b) => a.day.localeCompare(b.day)));
  expect(parseExceptions(exceptionsInLines(window.exceptions), isDay)).toEqual(read);
});

test.each([
  ['明天不开放', '第 1 行应以日期开头'],
  ['2024-02-30，不开放', '第 1 行应以日期开头'],
  ['2024-03-06，下午盘点', '第 1 行的时间应如'],
  ['2024-03-06，不开放\n2024-03-06，8:30-9:00', '第 2 行：2024-03-06 写了两次'],
  ['2024-03-06，9:00-8:00', '第 1 行的时间应如'],
])('an exception %j is refused: %s', (text, said) => {
  expect(parseExceptions(text, isDay)).toContain(said);
});

test.each([
  ['2024-03-04', '8:30—11:30、13:30—17:00', '', 'a Monday'],
  ['2024-03-09', '9:00—11:30', '', 'a Saturday on which it has hours'],
  ['2024-03-10', '不开放', '', 'a Sunday'],
  ['2024-03-06', '8:30—11:30', '下午盘点', 'what it says of that day'],
  ['2024-03-08', '不开放', '临时调整', 'closed on that day, without a reason'],
  ['2024-10-01', '不开放', '国庆节放假', 'a statutory holiday, a Tuesday'],
  ['2024-10-02', '9:00—11:00', '节日值守', 'open on a holiday because it says so'],
  ['2024-09-29', '8:30—11:30、13:30—17:00', '调休上班', 'a Sunday worked for 国庆节: as on a Monday'],
  ['2024-10-12', '8:30—11:30、13:30—17:00', '调休上班', 'a Saturday worked: not its Saturday hours'],
])('on %s it is open %s (%s): %s', (day, words, why) => {
  const on = openOn(window, day, calendar);
  expect([hoursInWords(on.spans), on.why]).toEqual([words, why]);
});

describe('who comes now reads', () => {
  test.each([
    ['2024-03-04', 510, '正在办理', '至 11:30', 'the minute it opens'],
    ['2024-03-04', 689, '正在办理', '至 11:30', 'the last minute of the morning'],
    ['2024-03-04', 690, '午间休息', '13:30 开始', 'the minute it closes'],
    ['2024-03-04', 509, '尚未开始', '8:30 开始', 'before it opens'],
    ['2024-03-04', 1020, '今天已结束', '下一次 2024-03-05 8:30 开始', 'after it closed'],
    [
      '2024-03-07',
      1100,
      '今天已结束',
      '下一次 2024-03-09 9:00 开始',
      'tomorrow it is closed as told, then its Saturday',
    ],
    [
      '2024-10-01',
      600,
      '今天不开放（国庆节放假）',
      '下一次 2024-10-02 9:00 开始',
      'a holiday with an exception after it',
    ],
    ['2024-03-10', 600, '今天不开放', '下一次 2024-03-11 8:30 开始', 'a Sunday'],
  ])('%s at minute %i: %s, %s (%s)', (day, minute, state, more) => {
    expect(standingInWords(standingAt(window, day, minute, calendar))).toEqual({ state, more });
  });

  test('a window without hours opens on no day, and says nothing of one', () => {
    const never = { ...window, hours: [[], [], [], [], [], [], []], exceptions: [] };
    const standing = standingAt(never, '2024-03-04', 600, calendar);
    expect([standing.state, standing.next]).toEqual(['closed', undefined]);
    expect(hoursOfWeek(never)).toBe('开放时间另行通知');
  });

  test('of a year whose arrangement is not published it says that it is not sure', () => {
    expect(openOn(window, '2098-03-04', calendar).provisional).toBe(true);
    expect(openOn(window, '2024-03-04', calendar).provisional).toBe(false);
  });
});

test('days of the week with the same hours are said together', () => {
  expect(hoursOfWeek(window)).toBe('星期一至星期五 8:30—11:30、13:30—17:00；星期六 9:00—11:30（法定节假日除外）');
});
