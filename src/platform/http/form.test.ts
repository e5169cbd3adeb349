import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { FailureError } from '../outcome.ts';
import { countIn, field, idOf } from './form.ts';

const asked = (id: string) => idOf({ params: { id } } as unknown as FastifyRequest);

test.each([
  ['1', 1],
  ['2147483647', 2_147_483_647],
])('/%s is a number', (text, id) => {
  expect(asked(text)).toBe(id);
});

test.each([
  ['2147483648', 'more than a column of the books holds'],
  ['99999999999999999999', 'more than a number holds'],
  ['0', 'no record has it'],
  ['-1', 'nor this'],
  ['01', 'another writing of 1'],
  ['1e3', 'no digits'],
  ['', 'nothing'],
])('/%s is no address: %s', (text) => {
  expect(() => asked(text)).toThrow(FailureError);
});

test.each([
  ['0', 0],
  ['7', 7],
  ['2147483647', 2_147_483_647],
  ['2147483648', Number.NaN],
  ['99999999999', Number.NaN],
  ['-1', Number.NaN],
  ['1.5', Number.NaN],
  ['1e3', Number.NaN],
  ['', Number.NaN],
  [undefined, Number.NaN],
])('a count of %s is %d', (text, count) => {
  expect(countIn(text === undefined ? {} : { seen: text }, 'seen')).toBe(count);
  const parsed = field.count('请刷新').safeParse(text);
  expect(parsed.success ? parsed.data : Number.NaN).toBe(count);
});
