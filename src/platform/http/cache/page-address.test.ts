import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { pageAddresses } from './page-address.ts';

const parameters = ['page', 'year', 'q'];
const house = { rooms: [{ publicSide: { parameters } }] } as never;
const { read, keyOf } = pageAddresses(house, ['loopback', '10.1.0.0/16', '2001:db8::1']);

test.each<[string, string, string?]>([
  ['/', '/'],
  ['/documents', '/documents'],
  ['/documents/', '/documents', 'as the router reads it'],
  ['/documents?', '/documents'],
  ['/documents?n=1', '/documents', 'what no page answers to'],
  ['/documents?page=2&n=1', '/documents?page=2'],
  ['/documents?year=2023&page=2', '/documents?page=2&year=2023', 'one order'],
  ['/documents?page=2&page=3', '/documents?page=2', 'once'],
  ['/documents?%70age=2', '/documents?page=2', 'written otherwise'],
  ['/search?q=%E5%8C%BB%E4%BF%9D', '/search?q=%E5%8C%BB%E4%BF%9D'],
  ['/search?q=a+b', '/search?q=a+b'],
  ['/search?q=%ff', '/search?q=%EF%BF%BD', 'no text'],
  ['/console/documents?state=draft', '/console/documents?state=draft', 'the console has its own'],
])('%s is read as %s %s', (url, address) => expect(read({ method: 'GET', url })).toBe(address));

test('the address of a form is left as it is: its token may stand there', () => {
  expect(read({ method: 'POST', url: '/x/?_csrf=1' })).toBe('/x/?_csrf=1');
});

function request(url: string, headers: Record<string, string> = {}, from = '127.0.0.1', method = 'GET') {
  return { method, url, headers: { host: 'a.example', ...headers }, socket: { remoteAddress: from } } as never;
}

const withCookie = (cookie: string) => request('/documents', { cookie });

describe('readers who share a page', () => {
  test.each<[string, boolean, IncomingMessage, IncomingMessage?]>([
    ['a foreign cookie', true, request('/documents', { cookie: 'other=1' })],
    ['HEAD', true, request('/documents', {}, '127.0.0.1', 'HEAD')],
    ['a slash at the end', true, request('/documents/')],
    ['a question that nobody answers', true, request('/documents?utm=1')],
    ['a question', false, request('/documents?page=2')],
    ['the same in another order', true, request('/a?page=2&year=1'), request('/a?year=1&page=2')],
    ['larger type', false, request('/documents', { cookie: 'view=125-normal' })],
    ['larger type behind HTTPS', false, request('/documents', { cookie: 'a=1; __Host-view=125-normal' })],
    ['a cookie of either name', false, withCookie('view=125-normal'), withCookie('__Host-view=125-normal')],
    ['larger type in other signs', false, withCookie('view=%3125-normal')],
    ['larger type after a tab, with blanks', false, withCookie('a=1;\tview = 125-normal')],
    ['a type that is none', true, request('/documents', { cookie: 'view=999-abc' })],
    ['another host', false, request('/documents', { host: 'b.example' })],
    ['a trusted proxy for another host', false, request('/documents', { 'x-forwarded-host': 'b.example' })],
    ['another host by a network', false, request('/documents', { 'x-forwarded-host': 'b.example' }, '10.1.2.3')],
    ['another host by an address', false, request('/documents', { 'x-forwarded-host': 'b.example' }, '2001:db8::1')],
    ['the same address in IPv6', false, request('/documents', { 'x-forwarded-host': 'b.example' }, '::ffff:10.1.2.3')],
    ['HTTPS before a trusted proxy', false, request('/documents', { 'x-forwarded-proto': 'https' })],
    ['anybody who says so', true, request('/documents', { 'x-forwarded-host': 'b.example' }, '10.2.2.3')],
    ['anybody who says HTTPS', true, request('/documents', { 'x-forwarded-proto': 'https' }, '192.0.2.1')],
  ])('%s: %s', (_, same, other, one = request('/documents')) => expect(keyOf(one) === keyOf(other)).toBe(same));

  test.each<[string, IncomingMessage]>([
    ['a notice waits', request('/documents', { cookie: 'a=1; notice=x' })],
    ['a form is sent', request('/documents', {}, '127.0.0.1', 'POST')],
    ['the console', request('/console')],
    ['the console, with a question', request('/console?page=1')],
    ['an address written otherwise', request('/document%73')],
    ['with a fragment', request('/documents#x1')],
    ['of another server', request('http://b.example/documents')],
    ['far too long', request(`/search?q=${'a'.repeat(700)}`)],
  ])('nobody, where %s', (_, one) => expect(keyOf(one)).toBeUndefined());
});
