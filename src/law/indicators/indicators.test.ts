import { describe, expect, test } from 'vitest';
import { createCalendar } from '../days/calendar.ts';
import {
  columnObservations,
  columnsVerdict,
  guideObservations,
  homeVerdict,
  INDICATORS,
  interactionVerdict,
  KEY_ELEMENTS,
  mendBy,
  newMediaVerdict,
  type Observation,
  OTHER_ELEMENTS,
  type ProbedDay,
  pointsOf,
  probeFailed,
  reachability,
  type SeenColumn,
  scoredVerdict,
  scoreOf,
  servicesVerdict,
} from './index.ts';

const today = '2024-06-14';
const old = { openedOn: '2020-01-01', today };

test('the weights of what is scored are a hundred, vetoes have none, each says its source and how it is judged', () => {
  const all = Object.values(INDICATORS);
  expect(all.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  for (const { sort, weight, source, how, rule } of all) {
    expect(sort === 'veto' ? weight === 0 : weight > 0).toBe(true);
    expect([source, how, rule].every(Boolean)).toBe(true);
  }
});

describe('站点无法访问', () => {
  const week = (probes: number, failed: readonly number[]): ProbedDay[] =>
    failed.map((n, at) => ({ day: `2024-06-0${at + 1}`, probes, failed: n }));
  test.each<[string, ProbedDay[], string]>([
    ['336 probes, 16 fail: 4.8 %', week(48, [16, 0, 0, 0, 0, 0, 0]), 'passed'],
    [
      '1000 probes, 49 fail: 4.9 %',
      [...week(143, [49, 0, 0, 0, 0, 0]), { day: '2024-06-07', probes: 142, failed: 0 }],
      'passed',
    ],
    [
      '1000 probes, 50 fail: 5.0 %',
      [...week(143, [50, 0, 0, 0, 0, 0]), { day: '2024-06-07', probes: 142, failed: 0 }],
      'failed',
    ],
    [
      '1000 probes, 51 fail: 5.1 %',
      [...week(143, [20, 31, 0, 0, 0, 0]), { day: '2024-06-07', probes: 142, failed: 0 }],
      'failed',
    ],
    ['none fails', week(20, [0, 0, 0, 0, 0, 0, 0]), 'passed'],
    ['19 a day are too few to say', week(19, [0, 0, 0, 0, 0, 0, 0]), 'unchecked'],
    ['the machine was off for a week', week(0, [0, 0, 0, 0, 0, 0, 0]), 'unchecked'],
    ['off for two days', week(48, [0, 0, 0, 0, 0]), 'unchecked'],
    ['off for two days, and a few fail', week(48, [4, 0, 0, 0, 0]), 'unchecked'],
    ['off for two days, and so many fail that the week is lost whatever else', week(48, [48, 0, 0, 0, 0]), 'failed'],
    ['the first day', [{ day: '2024-06-07', probes: 3, failed: 3 }], 'unchecked'],
  ])('%s', (_, days, state) => expect(reachability(days).state).toBe(state));

  test.each([
    [{ status: 200, ms: 14_999 }, false],
    [{ status: 200, ms: 15_000 }, true],
    [{ status: null, ms: 20 }, true],
    [{ status: 404, ms: 20 }, true],
    [{ status: 503, ms: 20 }, true],
    [{ status: 302, ms: 20 }, false],
  ])('%o fails: %s', (probe, failed) => expect(probeFailed(probe)).toBe(failed));
});

test.each<[string, string | undefined, string, string]>([
  ['on the 14th day', '2024-05-31', '2020-01-01', 'passed'],
  ['on the 15th day', '2024-05-30', '2020-01-01', 'failed'],
  ['no date at all', undefined, '2020-01-01', 'failed'],
  ['a site of ten days with old articles', '2024-05-01', '2024-06-04', 'unchecked'],
  ['a site of ten days with nothing', undefined, '2024-06-04', 'unchecked'],
  ['a site of ten days that published', '2024-06-10', '2024-06-04', 'passed'],
])('首页不更新: %s', (_, newest, openedOn, state) =>
  expect(homeVerdict({ newest, where: '/' }, { openedOn, today }).state).toBe(state),
);

describe('栏目不更新', () => {
  const columns = (n: number, sort: SeenColumn['sort'], newest: string | undefined): SeenColumn[] =>
    Array.from({ length: n }, (_, at) => ({
      ...{ key: `${sort}${newest}${at}`, name: `栏目${at}`, where: '/columns/a', sort, newest },
    }));
  test.each<[string, SeenColumn[], string]>([
    ['none was opened', [], 'unchecked'],
    ['four news late', columns(4, 'news', '2024-05-30'), 'passed'],
    ['five news late', columns(5, 'news', '2024-05-30'), 'failed'],
    [
      'two news and three notices late together',
      [...columns(2, 'news', '2024-01-01'), ...columns(3, 'notice', '2023-12-13')],
      'failed',
    ],
    ['notices of six months to the day are not late', columns(5, 'notice', '2023-12-14'), 'passed'],
    ['nine others over a year', columns(9, 'other', '2023-06-01'), 'passed'],
    ['ten others over a year', columns(10, 'other', '2023-06-01'), 'failed'],
    [
      'four policies and six others',
      [...columns(4, 'policy', '2023-01-01'), ...columns(6, 'other', '2023-01-01')],
      'failed',
    ],
    ['four empty', columns(4, 'other', undefined), 'passed'],
    ['five empty', columns(5, 'other', undefined), 'failed'],
  ])('%s', (_, seen, state) => expect(columnsVerdict(seen, old).state).toBe(state));

  test('a site younger than the term is not late with it', () => {
    const seen = [...columns(6, 'news', '2024-01-01'), ...columns(6, 'other', undefined)];
    expect(columnsVerdict(seen, { openedOn: '2024-06-10', today }).state).toBe('passed');
    const policies = columns(6, 'policy', '2023-01-01');
    expect(columnsVerdict(policies, { openedOn: '2024-01-02', today }).state).toBe('passed');
    expect(columnsVerdict(policies, { openedOn: '2023-12-01', today }).state).toBe('failed');
  });

  test('each says what stands on its page', () => {
    const [one, two] = columnObservations(
      [...columns(1, 'news', '2024-05-30'), ...columns(1, 'other', undefined)],
      old,
    );
    expect(one!.said).toBe('页面上最新的是 2024-05-30，超过 2 周未更新');
    expect(two!.said).toBe('页面上没有内容');
  });
});

const way: Observation = { key: 'way', what: '写信', where: '/engagement/new', said: '打开了', ok: true };
const message = (receivedOn: string) => ({ id: 1, number: 'LY-1', receivedOn });
test.each<[string, Parameters<typeof interactionVerdict>[0], string]>([
  ['a way, nothing waits', { way, open: [] }, 'passed'],
  ['three months to the day', { way, open: [message('2024-03-14')] }, 'passed'],
  ['a day more', { way, open: [message('2024-03-13')] }, 'failed'],
  ['of two years ago: it waited this year too', { way, open: [message('2022-03-13')] }, 'failed'],
  ['no way', { way: { ...way, ok: false }, open: [] }, 'failed'],
  ['it could not be opened', { way: undefined, open: [] }, 'unchecked'],
  ['it could not be opened, but one waits', { way: undefined, open: [message('2024-01-02')] }, 'failed'],
])('互动回应差: %s', (_, seen, state) => expect(interactionVerdict(seen, today).state).toBe(state));

test.each<[string, (readonly string[])[] | undefined, string]>([
  ['all key elements', [KEY_ELEMENTS], 'passed'],
  ['one lacks the telephone', [KEY_ELEMENTS, KEY_ELEMENTS.filter((one) => one !== '咨询电话')], 'failed'],
  ['none', [], 'failed'],
  ['not opened', undefined, 'unchecked'],
])('服务不实用: %s', (_, has, state) => {
  const guides = has?.map((one, n) => ({ key: `g${n}`, title: '办证', where: '/guides/1', has: one }));
  expect(servicesVerdict(guides, '/guides').state).toBe(state);
});

test('what a guide lacks is named', () => {
  const guide = { key: 'g', title: '办证', where: '/guides/1', has: [...KEY_ELEMENTS, ...OTHER_ELEMENTS.slice(1)] };
  expect(guideObservations([guide])).toEqual([
    { key: 'g', what: '办证', where: '/guides/1', ok: false, said: '缺少服务对象' },
  ]);
});

test.each<[string, (string | undefined)[], string]>([
  ['two weeks to the day', ['2024-05-31'], 'passed'],
  ['one of two late', ['2024-06-10', '2024-05-30'], 'failed'],
  ['nothing is known of any', [], 'unchecked'],
  ['an account without an article', [undefined], 'failed'],
])('新媒体不更新: %s', (_, newest, state) => {
  const accounts = newest.map((one, n) => ({ key: `a${n}`, name: `公众号${n}`, newest: one }));
  expect(newMediaVerdict(accounts, today).state).toBe(state);
});

describe('the score', () => {
  const seen = (good: number, bad: number): Observation[] =>
    Array.from({ length: good + bad }, (_, n) => ({ ...way, key: `k${n}`, ok: n < good }));
  test('points are the weight by what is in order; what was not looked at counts on neither side', () => {
    const links = scoredVerdict('links', seen(9, 1), '');
    const files = scoredVerdict('files', [], '网站上没有附件');
    expect(links).toMatchObject({ state: 'failed', said: '检查 10 处，1 处不合格' });
    expect(pointsOf(links)).toBe(10.8);
    expect(pointsOf(files)).toBeUndefined();
    expect(scoreOf([links, files])).toEqual({
      earned: 10.8,
      possible: 12,
      score: 90,
      vetoes: [],
      unchecked: ['files'],
    });
  });
  test('one that stands for many counts as many', () => {
    const rest: Observation = { ...way, key: 'rest', alike: 99 };
    const wording = scoredVerdict('wording', [...seen(0, 1), rest], '');
    expect(wording.said).toBe('检查 100 处，1 处不合格');
    expect(pointsOf(wording)).toBe(3);
    expect(pointsOf(scoredVerdict('links', [...seen(0, 25), { ...rest, alike: 75 }], ''))).toBe(9);
  });
  test('a veto is no points, and is named', () => {
    const home = homeVerdict({ newest: '2024-01-01', where: '/' }, old);
    expect(scoreOf([home, scoredVerdict('search', seen(1, 0), '')])).toMatchObject({ score: 100, vetoes: ['home'] });
    expect(scoreOf([home]).score).toBeNull();
  });
});

test.each([
  ['home', '2024-06-14', '2024-06-17', 'a Friday: the Monday after'],
  ['links', '2024-06-14', '2024-06-21', 'five working days'],
  ['home', '2024-02-09', '2024-02-18', 'before the Spring Festival: the worked Sunday after it'],
] as const)('%s found on %s is mended by %s (%s)', (indicator, on, by, _why) =>
  expect(mendBy(indicator, on, createCalendar()).date.toString()).toBe(by),
);
