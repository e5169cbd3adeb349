import { expect, test } from 'vitest';
import { createCalendar } from '../days/calendar.ts';
import { type CountedComment, countComments } from './counting.ts';
import type { ConsultationKind } from './kinds.ts';
import { type ConsultationTimes, consultationState, extensionFault, stopFault } from './state.ts';
import { explainTerm, lastDayOf, resultsDue, termFault } from './terms.ts';

const calendar = createCalendar();

test.each<[string, string, number, string]>([
  ['a working day', '2024-03-04', 30, '2024-04-03'],
  ['a Saturday: the Monday after', '2024-03-08', 8, '2024-03-18'],
  ['a Saturday that is worked stays', '2024-09-07', 7, '2024-09-14'],
  ['within the National Day holidays of 2025', '2025-09-01', 30, '2025-10-09'],
  ['within the Spring Festival', '2024-01-11', 30, '2024-02-18'],
  ['over a leap day', '2024-02-26', 7, '2024-03-04'],
])('the last day: %s', (_, opens, days, last) => {
  expect(lastDayOf(opens, days, calendar).date.toString()).toBe(last);
});

test.each<[ConsultationKind, number, string, RegExp | undefined]>([
  ['decision', 30, '', undefined],
  ['decision', 29, '', /不少于 30 天.*缩短的理由/],
  ['decision', 29, '  ', /缩短的理由/],
  ['decision', 10, '汛期将至，需要在汛前施行', undefined],
  ['norm', 15, '', /行政规范性文件一般不少于 30 天/],
  ['plan', 7, '', undefined],
  ['other', 6, '', /不少于 7 天/],
  ['other', 0, '急', /正整数/],
  ['other', 1.5, '急', /正整数/],
  ['other', 181, '', /最多 180 天/],
])('a term of %s, %d days, shorter because of “%s”', (kind, days, why, fault) => {
  const found = termFault(kind, days, why);
  if (fault) expect(found).toMatch(fault);
  else expect(found).toBeUndefined();
});

test('results are owed thirty working days after the close, holidays left out', () => {
  expect(resultsDue('2024-03-04', calendar).date.toString()).toBe('2024-04-16');
  expect(resultsDue('2025-09-12', calendar).date.toString()).toBe('2025-10-30');
  expect(explainTerm({ opens: '2025-09-01', days: 30, closes: '2025-10-09' }, calendar).join('')).toMatch(
    /到10月1日；这一天是休息日，顺延到10月9日。.*30 个工作日内/,
  );
  expect(explainTerm({ opens: '2024-03-04', days: 30, closes: '2024-04-03' }, calendar)[0]).not.toContain('顺延');
});

const times: ConsultationTimes = {
  ...{ opens: '2024-03-04', closes: '2024-04-03', extended: false, stopped: false },
  ...{ resultsDue: '2024-05-20', resultsOn: null },
};

test.each<[string, Partial<ConsultationTimes>, string, string]>([
  ['the day before', {}, '2024-03-03', 'planned'],
  ['the first day', {}, '2024-03-04', 'open'],
  ['the last day', {}, '2024-04-03', 'open'],
  ['prolonged', { extended: true, closes: '2024-04-10' }, '2024-04-10', 'extended'],
  ['the day after', {}, '2024-04-04', 'owed'],
  ['the last day of results', {}, '2024-05-20', 'owed'],
  ['a day too late', {}, '2024-05-21', 'late'],
  ['published, however late', { resultsOn: '2024-06-01' }, '2024-06-02', 'published'],
  ['as it was before they were published', { resultsOn: '2024-06-01' }, '2024-05-31', 'late'],
  ['ended before its time', { stopped: true }, '2024-05-21', 'stopped'],
])('%s', (_, more, day, state) => expect(consultationState({ ...times, ...more }, day)).toBe(state));

test.each<[string, Partial<ConsultationTimes>, string, string, RegExp | undefined]>([
  ['while it is open', {}, '2024-04-10', '2024-04-03', undefined],
  ['after its close', {}, '2024-04-10', '2024-04-04', /已经结束/],
  ['before its beginning', {}, '2024-04-10', '2024-03-01', /还没有开始/],
  ['to no later day', {}, '2024-04-03', '2024-03-10', /应晚于 2024-04-03/],
  ['a second time', { extended: true }, '2024-04-20', '2024-03-10', /已经延期过/],
  ['one that was ended', { stopped: true }, '2024-04-20', '2024-03-10', /已经结束/],
])('prolonging: %s', (_, more, until, today, fault) => {
  const found = extensionFault({ ...times, ...more }, until, today);
  if (fault) expect(found).toMatch(fault);
  else expect(found).toBeUndefined();
});

test('one that is over is not ended once more', () => {
  expect(stopFault(times, '2024-03-01')).toBeUndefined();
  expect(stopFault(times, '2024-04-03')).toBeUndefined();
  expect(stopFault(times, '2024-04-04')).toMatch(/已经结束/);
});

test('comments are counted once each, people once, and agreeing is no vote', () => {
  const one = (more: Partial<CountedComment>): CountedComment => ({
    ...{ person: 'a', words: 'x', withdrawn: false, agrees: false },
    ...more,
  });
  const counts = countComments([
    one({}),
    one({}), // sent twice
    one({ words: 'y' }), // says another thing
    one({ person: 'b' }), // another says the same
    one({ person: null }),
    one({ person: null }), // nobody can say whether it is the same
    one({ person: 'c', withdrawn: true }),
    one({ person: 'd', words: '', agrees: true }),
  ]);
  expect(counts).toEqual({ comments: 6, people: 3, unnamed: 2, agreeing: 1, repeated: 1 });
});
