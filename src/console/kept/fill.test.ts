import { expect, test } from 'vitest';
import { pageBefore, pagesOf, plainAddress } from './addresses.ts';
import { fill, keepable } from './fill.ts';

const page = (inner: string, action = '/console/x') =>
  `<!doctype html><html><body><form method="post" action="${action}"><input type="hidden" name="_csrf" value="new">${inner}</form></body></html>`;
const filled = (inner: string, fields: Record<string, string | string[]>) =>
  fill(page(inner), { action: '/console/x', page: '', fields })!;

test.each([
  ['a line', '<input name="a" value="old">', { a: '新 "写" <b>' }, 'value="新 &quot;写&quot; <b>"'],
  ['a text', '<textarea name="a">old</textarea>', { a: '\n一\n二</textarea>' }, '>\n\n一\n二&lt;/textarea&gt;<'],
  [
    'a choice of a list',
    '<select name="a"><option value="" selected>x</option><option value="2">y</option></select>',
    { a: '2' },
    '<option value="">x</option><option value="2" selected="selected">y</option>',
  ],
  [
    'a box',
    '<input type="checkbox" name="a" value="1"><input type="checkbox" name="a" value="2">',
    { a: ['2'] },
    'value="2" checked="checked"',
  ],
  [
    'a round button',
    '<input type="radio" name="a" value="1" checked><input type="radio" name="a" value="2">',
    { a: '2' },
    'value="1"><input type="radio" name="a" value="2" checked="checked"',
  ],
  [
    'a box unticked',
    '<input type="checkbox" name="a" value="1" checked>',
    { b: '' },
    '<input type="checkbox" name="a" value="1">',
  ],
  [
    'fields of one name',
    '<input name="a"><input name="a">',
    { a: ['1', '2'] },
    '<input name="a" value="1"><input name="a" value="2">',
  ],
  ['a field that stands outside', '<input name="b">', { b: '1' }, 'name="b" value="1"'],
  ['our own mark stays the new one', '<input name="a">', { a: '1', _csrf: 'old' }, 'name="_csrf" value="new"'],
  [
    'what the page has no place for',
    '<input name="a">',
    { a: '1', rows: ['甲', '乙<'] },
    '还有下列内容没有放回表中：<ul><li>甲</li><li>乙&lt;</li></ul>',
  ],
  ['a file is not put back', '<input type="file" name="a">', { a: 'x' }, '<input type="file" name="a">'],
  ['nor a password', '<input type="password" name="a">', { a: 'x' }, '<input type="password" name="a">'],
])('%s', (_what, inner, fields, expected) => {
  expect(filled(inner, fields as Record<string, string | string[]>)).toContain(expected);
});

test('of several forms with one address the one is filled whose hidden fields came; another page has none', () => {
  const form = (kind: string) =>
    `<form method="post" action="/console/x"><input type="hidden" name="kind" value="${kind}"><input name="note"></form>`;
  const html = fill(`${form('a')}${form('b')}`, { action: '/console/x', page: '', fields: { kind: 'b', note: '此' } })!;
  expect(html).toContain('value="b"><input name="note" value="此">');
  expect(html).toContain('value="a"><input name="note">');
  expect(fill(page(''), { action: '/console/y', page: '', fields: { a: '1' } })).toBeUndefined();
  expect(fill(page('', '/console/x?_csrf=abc'), { action: '/console/x', page: '', fields: { a: '1' } })).toBeDefined();
});

test('passwords and our own marks are kept nowhere', () => {
  const fields = { old: 'a', fresh: 'b', note: 'c', _csrf: 'd', list: ['e'] };
  expect(keepable(fields, new Set(['old', 'fresh']))).toEqual({ note: 'c', list: ['e'] });
});

test.each([
  ['http://h/console/x?a=1&kept=3', '/console/x?a=1'],
  ['http://h/console', '/console'],
  ['http://other/console/x', ''],
  ['http://h/documents/1', ''],
  ['http://h/consolex', ''],
  ['no address', ''],
  [undefined, ''],
])('from %s the page is %s', (referer, expected) => {
  expect(pageBefore(referer, 'http://h:80')).toBe(expected);
});

test('a form is looked for where it was filled in, where it was sent, and above that', () => {
  expect(pagesOf({ page: '/console/a', action: '/console/staff/5/roles?x=1' })).toEqual([
    ...['/console/a', '/console/staff/5/roles?x=1', '/console/staff/5/roles', '/console/staff/5'],
    ...['/console/staff', '/console'],
  ]);
  expect(plainAddress('/console/x?_csrf=a&_once=c&b=%E4%B8%80')).toBe('/console/x?b=%E4%B8%80');
});
