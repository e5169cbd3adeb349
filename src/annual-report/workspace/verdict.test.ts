import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { verdictOf } from './verdict.ts';

const found = [{ rule: 'T3-SUM' }];

test.each([
  [[], undefined, undefined, '勾稽关系、上下年度衔接、文字与数字、报告格式均已核对，没有发现问题。'],
  [[], '没有上年的报告', undefined, '没有上年的报告。其余勾稽关系、文字与数字、报告格式已经核对，没有发现问题。'],
  [found, undefined, '1 处问题', '核对发现 1 处问题。'],
  [found, '没有上年的报告', '1 处问题', '没有上年的报告。核对发现 1 处问题。'],
])('%j, not looked at: %s: %s, %s', (findings, unchecked, count, said) => {
  expect(verdictOf(findings, unchecked)).toEqual({ clean: findings.length === 0, count, said });
});

const rooms = ['annual-report', 'report-submissions', 'regional-report'].map(
  (room) => `${import.meta.dirname}/../../${room}`,
);

test('no other place of these rooms words a verdict of its own', () => {
  const files = rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name}`),
  );
  const wording = files.filter(
    (name) =>
      /\.tsx?$/.test(name) &&
      !name.includes('.test.') &&
      /length\} 处问题|均已核对，没有发现问题/.test(readFileSync(name, 'utf8')),
  );
  expect(wording.map((name) => name.split('/').at(-1))).toEqual(['verdict.ts']);
});
