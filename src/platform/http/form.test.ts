import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { first, queryOf } from './form.ts';

const asked = (...pairs: [string, unknown][]) =>
  queryOf({ query: Object.fromEntries(pairs) } as unknown as FastifyRequest);

test('a field named __proto__ gives no field a value', () => {
  const typed = asked(['__proto__', ['1', '2']], ['q', '医保']);
  expect(first(typed, 'sort')).toBe('');
  expect(first(typed, 'q')).toBe('医保');
});

test.each([
  ['typed once', '医保', '医保'],
  ['typed twice', ['医保', '社保'], '医保'],
  ['a list of what is no text', [{}, 3], ''],
  ['no text', { $gt: 0 }, ''],
])('the first value of a field %s', (_name, value, found) => {
  expect(first(asked(['q', value]), 'q')).toBe(found);
});
