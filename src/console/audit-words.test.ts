import { expect, test } from 'vitest';
import { permissions } from '../platform/action.ts';
import '../server.ts';
import { actionWords, detailInWords, subjectFromWords, subjectInWords } from './audit-words.ts';

test('the auditor reads every action of the program in Chinese', () => {
  expect(permissions.size).toBeGreaterThan(80);
  expect([...permissions.keys()].filter((name) => !actionWords[name])).toEqual([]);
});

test.each([
  ['staff:33', '人员 33'],
  ['applications', '依申请公开'],
  ['something:7', 'something:7'],
])('the subject %s reads %s', (subject, words) => {
  expect(subjectInWords(subject)).toBe(words);
});

test.each([
  ['文件 12', 'document:12', 'as the list says it'],
  ['文件12', 'document:12', 'without the space'],
  ['document:12', 'document:12', 'as the books say it'],
  ['别的', '别的', 'not understood: searched as typed'],
])('%s is searched as %s: %s', (typed, subject) => {
  expect(subjectFromWords(typed)).toBe(subject);
});

test('what an entry says reads as terms and values, hashes shortened', () => {
  expect(detailInWords({ step: '保密审查', contentHash: 'a'.repeat(64), confirmed: [], days: 3 })).toEqual([
    ['环节', '保密审查'],
    ['内容校验值', `${'a'.repeat(12)}…`],
    ['天数', '3'],
  ]);
});
