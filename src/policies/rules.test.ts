import { describe, expect, test } from 'vitest';
import { createCalendar } from '../law/index.ts';
import { concerning } from './concerning.ts';
import { type Asked, found, gapsOf, type Policy, validityOn } from './rules.ts';

const policy = (title: string, more: Partial<Policy> = {}): Policy => ({
  ...{ documentId: 1, title, indexNumber: '', documentNumber: '', officeId: 1, officeName: '党政办' },
  ...{ legalForm: null, validity: 'valid', declaredOn: null, formedOn: '2023-05-01', publishedOn: '2023-05-09' },
  ...{ from: null, until: null, later: [], theme: '', audiences: [], interpreted: false, exempt: '' },
  ...more,
});
const nothing: Asked = {
  ...{ words: '', number: '', theme: '', office: undefined, year: '', validity: '', audience: '', on: '' },
};
const TODAY = '2024-03-04';

const relief = policy('临时救助办法', { theme: 'relief', audiences: ['poor'], documentNumber: '测镇发〔2023〕7号' });
const farms = policy('农田管护办法', {
  theme: 'farming',
  audiences: ['farmers', 'poor'],
  officeId: 2,
  until: '2023-12-31',
});
const old = policy('旧规则', { formedOn: '2019-01-01', validity: 'repealed', declaredOn: '2022-01-01' });
const all = [relief, farms, old];

describe('the library is narrowed by', () => {
  test.each<[string, Partial<Asked>, Policy[]]>([
    ['nothing', {}, all],
    ['words of the title, all of them', { words: '办法 农田' }, [farms]],
    ['a number in other brackets and digits', { number: '[２０２３] 7号' }, [relief]],
    ['theme', { theme: 'relief' }, [relief]],
    ['office', { office: 2 }, [farms]],
    ['the year it was formed in', { year: '2019' }, [old]],
    ['whom it concerns: those named, and everybody', { audience: 'farmers' }, [farms, old]],
    ['in force today', { validity: 'valid' }, [relief]],
    ['expired by its own term', { validity: 'expired' }, [farms]],
    ['repealed', { validity: 'repealed' }, [old]],
    ['in force on a day', { on: '2023-12-31' }, [relief, farms]],
    ['in force on the day after its term', { on: '2024-01-01' }, [relief]],
    ['in force on a day long ago', { on: '2020-06-01' }, [old]],
    ['several at once', { theme: 'relief', on: '2020-06-01' }, []],
  ])('%s', (_, asked, rows) => {
    expect(found(all, { ...nothing, ...asked }, TODAY)).toEqual(rows);
  });
});

test('its own term ends a document without anybody saying so', () => {
  expect([farms, old, relief].map((one) => validityOn(one, TODAY))).toEqual(['expired', 'repealed', 'valid']);
  expect(validityOn(farms, '2023-12-31')).toBe('valid');
});

describe('what concerns somebody', () => {
  const titles = (...given: Parameters<typeof concerning>) =>
    concerning(...given).map(({ policy: { title }, reasons }) => [title, reasons.join()]);
  const everybody = policy('公开办法', { theme: 'general' });
  const rows = [everybody, relief, policy('企业办法', { audiences: ['enterprises'] }), old];

  test('those for them first, with why, then those for everybody', () => {
    expect(titles(rows, { situation: 'poor' }, TODAY)).toEqual([
      ['临时救助办法', 'poor'],
      ['公开办法', ''],
    ]);
    expect(titles(rows, { who: 'firm', theme: 'all' }, TODAY)).toEqual([
      ['企业办法', 'enterprises'],
      ['公开办法', ''],
    ]);
  });
  test('of one theme; what holds no more only when it is asked for', () => {
    expect(titles(rows, { situation: 'poor', theme: 'relief' }, TODAY)).toEqual([['临时救助办法', 'poor']]);
    expect(titles(rows, { scope: 'all', who: 'village' }, TODAY)).toEqual([
      ['公开办法', ''],
      ['旧规则', ''],
    ]);
  });
});

describe('an interpretation is missing', () => {
  // online on a Tuesday before 清明节 (4 to 6 April, the 7th is worked)
  const online = policy('新办法', { publishedOn: '2024-04-02', formedOn: '2024-04-01' });
  const titles = (one: Policy, today: string) => gapsOf([one], createCalendar(), today).map(({ title }) => title);
  test.each<[string, Partial<Policy>, string, boolean]>([
    ['not on the third working day', {}, '2024-04-08', false],
    ['on the day after', {}, '2024-04-09', true],
    ['not where there is one', { interpreted: true }, '2024-04-09', false],
    ['not where it is said why none is needed', { exempt: 'internal' }, '2024-04-09', false],
    ['not of what holds no more', { until: '2024-04-08' }, '2024-04-09', false],
  ])('%s', (_, more, today, missing) => {
    expect(titles({ ...online, ...more }, today)).toEqual(missing ? ['新办法'] : []);
  });
});
