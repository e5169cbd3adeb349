import { describe, expect, test } from 'vitest';
import { baseIn, below, pageBelow, withoutBase } from './base.ts';

test.each<[string, string, string, string?]>([
  // address                     base      what routes read
  ['/u/cz', '/u/cz', '/'],
  ['/u/cz/', '/u/cz', '/'],
  ['/u/cz?page=2', '/u/cz', '/?page=2'],
  ['/u/cz/documents/5?page=2', '/u/cz', '/documents/5?page=2'],
  ['/u/cz/u/sf/documents', '/u/cz', '/u/sf/documents', 'no site below a site: no such route'],
  ['/u/cz/../console', '/u/cz', '/../console', 'no such route'],
  ['/u/cz//console', '/u/cz', '//console', 'no such route'],
  ['/u/cz/consoles', '/u/cz', '/consoles'],
  ['/u/cz/console', '', '/u/cz/console'],
  ['/u/cz/console/documents', '', '/u/cz/console/documents'],
  ['/u/cz/console?x', '', '/u/cz/console?x'],
  ['/u/cz/assets/a.css', '', '/u/cz/assets/a.css'],
  ['/u/CZ/documents', '', '/u/CZ/documents', 'codes are small'],
  ['/u/c/documents', '', '/u/c/documents', 'no code'],
  ['/u/cz%2fdocuments', '', '/u/cz%2fdocuments'],
  ['/u/../documents', '', '/u/../documents'],
  ['/users/documents', '', '/users/documents'],
  ['/documents/u/cz', '', '/documents/u/cz'],
  ['http://other.example/u/cz', '', 'http://other.example/u/cz', 'to another server'],
  ['/', '', '/'],
])('%s stands below %j and is read as %s', (address, base, read) => {
  expect(baseIn(address)).toBe(base);
  if (base) expect(withoutBase(address)).toBe(read);
});

test.each<[string, string, string?]>([
  ['/', '/u/cz/'],
  ['/documents?page=2#a', '/u/cz/documents?page=2#a'],
  ['/u/cz/documents', '/u/cz/documents', 'is below it already'],
  ['/u/cz?a', '/u/cz?a'],
  ['/u/czx/documents', '/u/cz/u/czx/documents', 'another one is not'],
  ['/console/sign-in', '/console/sign-in'],
  ['/console', '/console'],
  ['/consoles', '/u/cz/consoles'],
  ['/assets/site.css', '/assets/site.css'],
  ['/../documents', '/u/cz/documents', 'climbs nowhere'],
  ['/a/../../documents', '/u/cz/documents'],
  ['/%2e%2e/documents', '/u/cz/documents'],
  ['/u/cz/../sf/documents', '/u/cz/u/sf/documents'],
  ['/..', '/u/cz/'],
  ['/.well-known/x', '/u/cz/.well-known/x'],
  ['//other.example/', '//other.example/', 'another host'],
  ['/\\other.example', '/\\other.example'],
  ['https://other.example/', 'https://other.example/'],
  ['#main', '#main'],
  ['?page=2', '?page=2'],
])('%s leads to %s', (path, to) => {
  expect(below('/u/cz', path)).toBe(to);
  expect(below('/u/cz', to)).toBe(to);
  expect(below('', path)).toBe(path);
});

describe('a page', () => {
  test.each<[string, string, string?]>([
    ['<a href="/documents">', '<a href="/u/cz/documents">'],
    ['<a class="x" href="/search?q=a&amp;page=2">', '<a class="x" href="/u/cz/search?q=a&amp;page=2">'],
    ['<img alt="a > b" src="/i.png"/>', '<img alt="a > b" src="/u/cz/i.png"/>'],
    ['<form method="post" action="/a">', '<form method="post" action="/u/cz/a">'],
    ['<button formaction="/a">', '<button formaction="/u/cz/a">'],
    ['<img srcset="/a.png 1x, /b.png 2x">', '<img srcset="/u/cz/a.png 1x, /u/cz/b.png 2x">'],
    ['<meta http-equiv="refresh" content="0; url=/a">', '<meta http-equiv="refresh" content="0; url=/u/cz/a">'],
    ['<div data-address="/a" data-files="/b">', '<div data-address="/u/cz/a" data-files="/u/cz/b">'],
    ['<svg><a xlink:href="/a"></a></svg>', '<svg><a xlink:href="/u/cz/a"></a></svg>'],
    ['<link rel="stylesheet" href="/assets/s.css">', '<link rel="stylesheet" href="/assets/s.css">'],
    ['<a href="/console">', '<a href="/console">'],
    ['<a href="#a">', '<a href="#a">'],
    ['<a href="//other.example/">', '<a href="//other.example/">'],
    ['<input value="/typed" placeholder="/a">', '<input value="/typed" placeholder="/a">', 'what people type'],
    ['<p>as in <b>a</b> href="/text" of a text</p>', '<p>as in <b>a</b> href="/text" of a text</p>', 'text'],
    ['<p title="a href=/x">', '<p title="a href=/x">'],
    ['1 < 2 href="/x">', '1 < 2 href="/x">', 'no tag'],
  ])('%s', (html, put) => {
    expect(pageBelow('/u/cz', html)).toBe(put);
    expect(pageBelow('/u/cz', put)).toBe(put);
    expect(pageBelow('', html)).toBe(html);
  });

  test('whole, for readers elsewhere', () => {
    const html = '<p><a href="/a/../b">甲 href="/c"</a><img src="//other/x.png"><a href="https://other/">乙</a></p>';
    const whole = (at: string) =>
      `<p><a href="${at}">甲 href="/c"</a><img src="//other/x.png"><a href="https://other/">乙</a></p>`;
    expect(pageBelow('/u/cz', html, 'https://own')).toBe(whole('https://own/u/cz/b'));
    expect(pageBelow('', html, 'https://own')).toBe(whole('https://own/a/../b'));
  });
});
