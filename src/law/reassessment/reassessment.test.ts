import { expect, test } from 'vitest';
import { REPLY_ROW_IDS } from '../report/format.ts';
import { type Assessed, assessmentDue, yearOfAssessment } from './course.ts';
import { firstAssessment, groundOfReply, nextAssessment, nextAssessmentFault, type WithheldGround } from './grounds.ts';

test.each<[WithheldGround | 'unnamed', string, string | null, string, string]>([
  // ground, withheld, secret until, first, why
  ['forbiddenByLaw', '2025-03-10', null, '2026-03-10', 'a year'],
  ['process', '2024-02-29', null, '2025-02-28', 'a month that is shorter: its last day'],
  ['stateSecret', '2025-03-10', '2035-03-09', '2035-03-09', 'when its period ends'],
  ['stateSecret', '2025-03-10', null, '2026-03-10', 'the period is not known: a year'],
  ['stateSecret', '2025-03-10', '2024-12-31', '2025-03-10', 'the period was over: at once'],
  ['thirdPartyRights', '2025-03-10', '2035-03-09', '2026-03-10', 'a period counts for secrets alone'],
  ['unnamed', '2025-03-10', null, '2026-03-10', 'no ground named: a year'],
])('%s withheld %s, secret until %s: first looked at %s (%s)', (ground, on, until, first) => {
  expect(firstAssessment(ground, on, until)).toBe(first);
});

test.each<[WithheldGround, string, string | null, RegExp | undefined, string]>([
  // ground, next, secret until, fault, why
  ['forbiddenByLaw', '2026-11-30', null, /今天以后/, 'today is not ahead'],
  ['forbiddenByLaw', '2027-11-30', null, undefined, 'a year to the day'],
  ['forbiddenByLaw', '2027-12-01', null, /最晚 1 年/, 'a day too far'],
  ['process', '2028-11-30', null, undefined, 'two years for a process'],
  ['process', '2028-12-01', null, /最晚 2 年/, 'a day too far'],
  ['stateSecret', '2031-05-01', '2031-05-01', undefined, 'the end of its period'],
  ['stateSecret', '2031-05-02', '2031-05-01', /保密期限到 2031-05-01/, 'after its period'],
  ['stateSecret', '2056-11-30', null, undefined, 'thirty years, the longest period'],
  ['stateSecret', '2099-01-01', '2020-01-01', /最晚 30 年/, 'a period that is over binds no more'],
])('%s: next on %s, secret until %s: %s (%s)', (ground, next, secretUntil, fault) => {
  const said = nextAssessmentFault(ground, next, { today: '2026-11-30', secretUntil });
  if (fault) expect(said).toMatch(fault);
  else expect(said).toBeUndefined();
});

test('what is proposed for the next assessment is never refused', () => {
  for (const ground of ['stateSecret', 'process', 'forbiddenByLaw', 'internalAffairs'] as const)
    for (const secretUntil of [null, '2020-01-01', '2027-01-01', '2040-01-01'])
      for (const today of ['2024-02-29', '2026-11-30'])
        expect(
          nextAssessmentFault(ground, nextAssessment(ground, today, secretUntil), { today, secretUntil }),
          `${ground} ${secretUntil} ${today}`,
        ).toBeUndefined();
});

test('of table three, part (二) and seven of the eight rows of part (三) withhold something, and no other', () => {
  const withheld = REPLY_ROW_IDS.filter((row) => groundOfReply(row) !== undefined);
  expect(withheld).toEqual([
    'partial',
    ...['stateSecret', 'forbiddenByLaw', 'safetyAndStability', 'thirdPartyRights', 'internalAffairs', 'process'].map(
      (ground) => `refused.${ground}`,
    ),
    'refused.enforcementFile',
  ]);
});

const kept = (on: string, next: string): Assessed => ({ on, result: 'kept', next });
const open = (on: string): Assessed => ({ on, result: 'open', next: null });

test.each<[assessed: Assessed[], due: string | null, why: string]>([
  [[], '2026-03-10', 'never assessed: the first'],
  [[kept('2026-03-01', '2027-03-01')], '2027-03-01', 'the next'],
  [[kept('2026-03-01', '2027-03-01'), kept('2026-09-01', '2027-09-01')], '2027-09-01', 'the last one holds'],
  [[open('2026-03-01')], null, 'no more'],
  [[open('2025-03-09')], '2026-03-10', 'withheld anew since: what was assessed before is of no account'],
  [[open('2025-03-10')], null, 'assessed on the day it was withheld'],
])('%j: due %s (%s)', (assessed, due) => {
  expect(assessmentDue({ withheldOn: '2025-03-10', first: '2026-03-10' }, assessed)).toBe(due);
});

const dates = { withheldOn: '2025-03-10', knownOn: '2025-03-10', first: '2026-03-10' };
test.each<[typeof dates, Assessed[], number, string, string]>([
  // dates, assessed, year, [due assessed opened], why
  [dates, [], 2025, '', 'withheld in the year, due in the next'],
  [dates, [], 2026, 'due', 'due, and not assessed'],
  [dates, [], 2027, 'due', 'still not assessed: due in the year after too'],
  [dates, [kept('2026-03-09', '2027-03-09')], 2026, 'due assessed', 'in time'],
  [
    dates,
    [kept('2025-12-31', '2026-12-31')],
    2025,
    'due assessed',
    'assessed before it was due: counted where it was done',
  ],
  [dates, [kept('2027-01-02', '2028-01-02')], 2026, 'due', 'assessed in January: last year’s figure stands'],
  [dates, [kept('2027-01-02', '2028-01-02')], 2027, 'due assessed', 'and counts in the year it was done'],
  [dates, [open('2026-12-31')], 2026, 'due assessed opened', 'on the last day'],
  [dates, [open('2026-12-31')], 2027, '', 'no more'],
  [dates, [kept('2026-02-01', '2026-08-01'), open('2026-07-01')], 2026, 'due assessed opened', 'twice in a year: once'],
  [dates, [kept('2026-02-01', '2028-02-01')], 2027, '', 'next looked at in 2028'],
  [{ ...dates, knownOn: '2027-01-05' }, [], 2026, '', 'entered in January: last year’s figure stands'],
  [{ ...dates, knownOn: '2027-01-05' }, [], 2027, 'due', 'due from the year it was entered'],
])('%j %j in %i: %s (%s)', (of, assessed, year, said) => {
  const found = yearOfAssessment(of, assessed, year);
  expect((['due', 'assessed', 'opened'] as const).filter((key) => found[key]).join(' ')).toBe(said);
});
