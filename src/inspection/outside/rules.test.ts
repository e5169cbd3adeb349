import { expect, test } from 'vitest';
import { deadMessage, outsideLinks } from './rules.ts';

test.each([
  ['<a href="https://a.example/x?b=1&amp;c=2#d">甲</a>', ['https://a.example/x?b=1&c=2'], 'as it is asked for'],
  ['<a href="http://a.example/#a">甲</a><a href="http://a.example/#b">乙</a>', ['http://a.example/'], 'each once'],
  ['<a href="/documents/1">甲</a><a href="mailto:a@a.example">乙</a><a href="#c">丙</a>', [], 'no other site'],
  ['<a href="https://[a">甲</a>', [], 'no address'],
  [`<a href="https://a.example/${'a'.repeat(2_000)}">甲</a>`, [], 'too long'],
])('%s leads to %s: %s', (html, expected) => {
  expect(outsideLinks(html)).toEqual(expected);
});

test('no more than 200 of a body', () => {
  const many = Array.from({ length: 300 }, (_, n) => `<a href="https://a.example/${n}">甲</a>`).join('');
  expect(outsideLinks(many)).toHaveLength(200);
});

test.each([
  [null, '对方没有应答'],
  [404, '对方说没有这个网页（404）'],
  [502, '对方网站出错（502）'],
])('answered with %s: %s', (status, how) => {
  const dead = { address: 'https://a.example/', first: '2024-01-10', last: '2024-01-12', status };
  expect(deadMessage(dead)).toBe(`站外链接打不开：2024-01-10 至 2024-01-12 试了 3 天，最近一次${how}，请核对后更正`);
});
