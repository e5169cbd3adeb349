import { expect, test } from 'vitest';
import { daysLate, latenessOf, latenessWords } from './lateness.ts';
import { owes } from './owing.ts';
import type { RoundTimes } from './store.ts';

type Days = [sent: string, returned?: string, accepted?: string];
const noon = (day: string) => new Date(`${day}T04:00:00Z`); // noon in China

function rounds(days: Days[]): RoundTimes[] {
  return days.map(([sent, returned, accepted]) => ({
    authorityId: 1,
    state: returned ? 'returned' : accepted ? 'accepted' : 'submitted',
    submittedAt: noon(sent),
    decidedAt: returned || accepted ? noon((returned ?? accepted)!) : null,
    acceptedAt: accepted ? noon(accepted) : null,
  }));
}

test.each<[why: string, days: Days[], today: string, first: number, mending: number, words: string | undefined]>([
  ['sent in time, waiting', [['2024-01-20']], '2024-03-01', 0, 0, undefined],
  ['on the last day', [['2024-01-31']], '2024-03-01', 0, 0, undefined],
  ['never sent, before the last day', [], '2024-01-31', 0, 0, undefined],
  ['never sent', [], '2024-02-05', 5, 0, undefined],
  ['sent late, then with the city', [['2024-02-03']], '2024-04-01', 3, 0, undefined],
  ['returned in time and sent in time', [['2024-01-10', '2024-01-15'], ['2024-01-20']], '2024-03-01', 0, 0, undefined],
  [
    'in time, six weeks with the city, mended in two days',
    [['2024-01-20', '2024-03-01'], ['2024-03-03']],
    '2024-05-01',
    0,
    2,
    '首次报送按期，退回后修改 2 天',
  ],
  [
    'returned before the last day, sent after it: only from the last day on',
    [['2024-01-20', '2024-01-29'], ['2024-02-02']],
    '2024-05-01',
    0,
    2,
    '首次报送按期，退回后修改 2 天',
  ],
  [
    'late, twice returned',
    [
      ['2024-02-03', '2024-02-20'],
      ['2024-02-22', '2024-03-10'],
      ['2024-03-14', undefined, '2024-03-30'],
    ],
    '2024-05-01',
    3,
    6,
    '首次报送 3 天，退回后修改 6 天',
  ],
  [
    'returned and not sent again: until today',
    [['2024-02-03', '2024-02-20']],
    '2024-02-27',
    3,
    7,
    '首次报送 3 天，退回后修改 7 天',
  ],
  [
    'sent again on the day of the return',
    [['2024-01-20', '2024-02-20'], ['2024-02-20']],
    '2024-05-01',
    0,
    0,
    undefined,
  ],
  [
    'accepted, and in June returned for a correction of the region’s report: nothing more is charged',
    [['2024-01-20', '2024-06-03', '2024-02-10'], ['2024-06-13']],
    '2024-07-01',
    0,
    0,
    undefined,
  ],
])('%s', (_why, days, today, first, mending, words) => {
  const late = latenessOf(2023, rounds(days), today);
  expect(late).toEqual({ first, mending });
  expect(daysLate(late)).toBe(first + mending);
  expect(latenessWords(late)).toBe(words);
});

test.each<[why: string, created: string, closed: string | null, ledger: number[], reports: number[], owed: number[]]>([
  ['registered in 2026, no books', '2026-03-01', null, [], [], [2026, 2027]],
  ['registered on the last day of 2025', '2025-12-31', null, [], [], [2025, 2026, 2027]],
  ['the year turns in China', '2025-12-31T16:30:00Z', null, [], [], [2026, 2027]],
  ['its ledger was brought along from 2024', '2026-03-01', null, [2025, 2024], [], [2024, 2025, 2026, 2027]],
  ['it published a report of 2025', '2026-03-01', null, [], [2025], [2025, 2026, 2027]],
  ['closed in 2026: its last report is that of 2025', '2022-01-01', '2026-06-30', [], [], [2022, 2023, 2024, 2025]],
])('%s', (_why, created, closed, ledger, reports, owed) => {
  const at = (day: string) => new Date(day.includes('T') ? day : `${day}T04:00:00Z`);
  const authority = { createdAt: at(created), closedAt: closed === null ? null : at(closed) };
  const years = [2022, 2023, 2024, 2025, 2026, 2027];
  expect(years.filter((year) => owes(authority, { ledger, reports }, year))).toEqual(owed);
});
