import { describe, expect, test } from 'vitest';
import { createCalendar } from '../../law/index.ts';
import { tellingWords } from '../../search/telling.ts';
import { grouped, type Said, voicesOf } from './grouping.ts';
import { matched } from './matching.ts';
import { courseOf, growsAnew, since } from './weeks.ts';

const said = (text: string, voice: string, day = '2024-03-12', asks = true): Said => ({
  ...{ day, voice, asks },
  words: tellingWords(text),
});
const names = (all: readonly Said[]) =>
  grouped(all).map(({ words, members }) => `${words.join(' ')}：${members.length}`);

describe('words that tell', () => {
  test.each([
    ['请问垃圾什么时候清运？', ['垃圾', '清运']],
    ['我想咨询玉米补贴的发放标准', ['玉米', '补贴', '发放']],
    ['王建国拖欠工资怎么办', ['拖欠', '工资']], // nobody's name
    ['13900000000 230000199001010018', []], // nobody's number
    ['暫停供水', ['暂停', '供水']], // traditional characters
    ['Где получить пособие', ['где', 'получить', 'пособие']],
    ['', []],
  ])('%s: %j', (text, words) => expect(tellingWords(text).map(({ word }) => word)).toEqual(words));
});

describe('what several ask for', () => {
  test.each<[string, Said[], string[]]>([
    [
      'the same question of twenty people, each in their words, is one topic',
      Array.from({ length: 20 }, (_, n) =>
        said(
          ['垃圾什么时候清运', '幸福路垃圾没人清运', '请问门口的垃圾几天清运一次', '垃圾清运', '希望及时清运垃圾'][
            n % 5
          ]!,
          `person ${n}`,
        ),
      ),
      ['垃圾 清运：20'],
    ],
    ['one person who sends twenty is no topic', Array.from({ length: 20 }, () => said('垃圾什么时候清运', 'one')), []],
    [
      'a flood of which nothing is known counts as one a day',
      Array.from({ length: 500 }, () => said('垃圾什么时候清运', '2024-03-12')),
      [],
    ],
    [
      'of whom nothing is known, on three days: a topic',
      ['2024-03-10', '2024-03-11', '2024-03-12'].map((day) => said('垃圾清运', day, day)),
      ['垃圾 清运：3'],
    ],
    ['two are not several', [said('垃圾清运', 'a'), said('垃圾清运', 'b')], []],
    [
      'what one adds is not in the name, nor what two say',
      [
        said('垃圾清运，老张家门口的狗', 'a'),
        said('垃圾清运，狗', 'b'),
        said('垃圾清运', 'c'),
        said('幸福路垃圾清运', 'd'),
      ],
      ['垃圾 清运：4'],
    ],
    [
      'a common word alone joins nothing',
      [
        ...['a', 'b', 'c'].map((voice) => said('玉米补贴什么时候发', voice)),
        ...['d', 'e', 'f'].map((voice) => said('老年人高龄补贴怎么申请', voice)),
      ],
      ['补贴 玉米：3', '补贴 老年人 高龄：3'],
    ],
    [
      'no chain of small steps joins what has nothing in common',
      [
        ...['a', 'b', 'c'].map((voice) => said('供暖温度低', voice)),
        ...['d', 'e', 'f'].map((voice) => said('供暖收费贵', voice)),
        ...['g', 'h', 'i'].map((voice) => said('停车收费贵', voice)),
      ],
      ['供暖 收费 温度：6', '停车 收费：3'],
    ],
    [
      'what is only looked at makes no topic',
      ['2024-03-10', '2024-03-11', '2024-03-12'].map((day) => said('端午节放假通知', day, day, false)),
      [],
    ],
    [
      'and joins one',
      [
        ...['a', 'b', 'c'].map((voice) => said('端午节放假安排', voice)),
        said('端午节放假通知', '2024-03-12', '2024-03-12', false),
      ],
      ['放假 端午节 安排：4'],
    ],
  ])('%s', (_, all, topics) => {
    const found = names(all).map(
      (one) => one.split('：')[0]!.split(' ').sort().join(' ') + one.slice(one.indexOf('：')),
    );
    const wanted = topics.map((one) => one.split('：')[0]!.split(' ').sort().join(' ') + one.slice(one.indexOf('：')));
    expect(found.sort()).toEqual(wanted.sort());
    expect(names([...all].reverse())).toEqual(names(all)); // whichever came first
  });

  test('no word stands in a name that fewer than three said', () => {
    const texts = ['停水了', '幸福路停水', '团结路停水', '学校停水', '医院停水没通知'];
    const all = texts.map((text, n) => said(text, `person ${n}`));
    for (const { words, members } of grouped(all))
      for (const word of words)
        expect(voicesOf(members.filter((one) => one.words.some((own) => own.word === word)))).toBeGreaterThanOrEqual(3);
    expect(grouped(all)).toHaveLength(1);
  });
});

const calendar = createCalendar();
/** `times` people of a week, that many weeks before the day. */
const week = (today: string, back: number, times: number): Said[] => {
  const day = new Date(Date.parse(today) - back * 7 * 86_400_000).toISOString().slice(0, 10);
  return Array.from({ length: times }, (_, n) => said('垃圾清运', `${back} ${n}`, day));
};

describe('the last week against those before', () => {
  test.each([
    // today       last  before, the newest first    mean      grows   why
    ['2024-06-14', 6, [2, 2, 2, 2, 2, 2, 2, 2], 2, true, 'three times as many'],
    ['2024-06-14', 4, [2, 2, 2, 2, 2, 2, 2, 2], 2, true, 'twice'],
    ['2024-06-14', 3, [2, 2, 2, 2, 2, 2, 2, 2], 2, false, 'not twice'],
    ['2024-06-14', 2, [0, 0, 0, 0, 0, 0, 0, 0], 0, false, 'two are not several'],
    ['2024-06-14', 3, [0, 0, 0, 0, 0, 0, 0, 0], 0, true, 'new'],
    // 2024-02-10 to 17 were off: a week in which nobody asks is no reason to call the next ones many
    ['2024-02-29', 7, [4, 0, 4, 4, 4, 4, 4, 4], 4, false, 'a holiday week is left out of the mean'],
    ['2024-02-29', 8, [4, 0, 4, 4, 4, 4, 4, 4], 4, true, 'twice the ordinary ones'],
  ])('%s: %i after %j is a mean of %d, grows: %s (%s)', (today, last, before, mean, grows) => {
    const all = [...week(today, 0, last), ...before.flatMap((times, n) => week(today, n + 1, times))];
    expect(courseOf(all, today, calendar)).toMatchObject({ week: last, mean, grows });
  });

  test('a week of holidays is named as left out', () =>
    expect(courseOf([], '2024-02-29', calendar).before).toEqual([0, null, 0, 0, 0, 0, 0, 0]));

  test('one person who writes every day counts once', () =>
    expect(
      courseOf(
        Array.from({ length: 7 }, (_, n) => said('垃圾', 'one', `2024-06-${String(8 + n).padStart(2, '0')}`)),
        '2024-06-14',
        calendar,
      ).week,
    ).toBe(1));

  test('nine weeks are looked at', () => expect(since('2024-06-14')).toBe('2024-04-13'));
});

test.each([
  // days on which three each asked anew          dealt with         comes back, why
  [3, { on: '2024-06-13', week: 5 }, false, 'fewer than before'],
  [5, { on: '2024-06-13', week: 5 }, false, 'as many as before'],
  [6, { on: '2024-06-13', week: 5 }, true, 'more than before'],
  [6, { on: '2024-06-14', week: 5 }, false, 'nobody after that day'],
  [2, { on: '2024-06-13', week: 0 }, false, 'two are not several'],
])('%i ask after it was dealt with (%o): comes back %s (%s)', (times, dealt, back) => {
  const all = Array.from({ length: times }, (_, n) => said('垃圾清运', `new ${n}`, '2024-06-14'));
  expect(growsAnew(all, courseOf(all, '2024-06-14', calendar), dealt, '2024-06-14')).toBe(back);
});

test.each<[string, string[][], string[][], [number, number][]]>([
  ['the same words', [['垃圾', '清运']], [['清运', '垃圾']], [[0, 0]]],
  ['one word more', [['垃圾', '清运', '小区']], [['垃圾', '清运']], [[0, 0]]],
  ['one of three in common', [['垃圾', '分类', '奖励']], [['垃圾', '清运', '小区']], []],
  ['each known one once, the nearest first', [['垃圾'], ['垃圾', '清运']], [['垃圾', '清运']], [[1, 0]]],
])('%s', (_, groups, known, pairs) => {
  const found = matched(
    groups.map((words) => ({ words })),
    known.map((words, id) => ({ id, words })),
  );
  expect([...found].map(([at, { id }]) => [at, id])).toEqual(pairs);
});
