import { expect, test } from 'vitest';
import { blank, breaksIn, ROWS } from './form.ts';

const SEVEN = 7;

test('a year takes holidays that are decreed besides the seven', () => {
  const row = SEVEN;
  const typed = {
    ...blank(2015),
    [`name${row}`]: '抗战胜利纪念日',
    [`from${row}`]: '9月3日',
    [`to${row}`]: '9月5日',
    [`worked${row}`]: '9月6日',
  };
  expect(breaksIn(typed, 2015)).toEqual({
    breaks: [{ name: '抗战胜利纪念日', from: '2015-09-03', to: '2015-09-05', workdays: ['2015-09-06'] }],
    fields: {},
  });
  expect(ROWS).toBeGreaterThan(SEVEN);
});
