import { expect, test } from 'vitest';
import { createCalendar } from '../../law/index.ts';
import { isDark, isOpen, maySignIn, nameFault } from './rules.ts';

const calendar = createCalendar();

test.each([
  ['2024-03-05T00:29:59Z', false, 'a Tuesday, before half past eight'],
  ['2024-03-05T00:30:00Z', true, 'half past eight'],
  ['2024-03-05T08:59:59Z', true, 'until five'],
  ['2024-03-05T09:00:00Z', false, 'five'],
  ['2024-03-09T02:00:00Z', false, 'a Saturday'],
  ['2024-02-04T02:00:00Z', true, 'a Sunday that is worked before 春节'],
  ['2024-02-12T02:00:00Z', false, '春节'],
])('%s: open %s (%s)', (now, open) => {
  expect(isOpen(new Date(now), calendar)).toBe(open);
});

test.each<[string | null, string, boolean, string]>([
  ['2024-03-05T01:59:00Z', '2024-03-01T00:00:00Z', false, 'a minute ago'],
  ['2024-03-05T01:58:00Z', '2024-03-01T00:00:00Z', true, 'two minutes ago'],
  [null, '2024-03-05T01:59:00Z', false, 'signed in a minute ago, its first report is awaited'],
  [null, '2024-03-05T01:50:00Z', true, 'signed in and never heard of'],
])('last seen %s, signed in %s: dark %s (%s)', (seen, registered, dark) => {
  const of = { seenAt: seen === null ? null : new Date(seen), registeredAt: new Date(registered), stoodAt: null };
  expect(isDark(of, new Date('2024-03-05T02:00:00Z'))).toBe(dark);
});

test('devices of the demonstration stand as they did when it was loaded', () => {
  const loaded = new Date('2024-03-05T02:00:00Z');
  const of = (seen: string) => ({ seenAt: new Date(seen), registeredAt: new Date('2024-01-05T02:00:00Z') });
  const later = new Date('2024-06-01T02:00:00Z');
  expect(isDark({ ...of('2024-03-05T02:00:00Z'), stoodAt: loaded }, later)).toBe(false);
  expect(isDark({ ...of('2024-03-04T08:42:00Z'), stoodAt: loaded }, later)).toBe(true);
});

test.each([
  ['hall-1', true],
  ['a', true],
  ['Hall', false],
  ['-hall', false],
  ['hall-', false],
  ['大厅', false],
  ['a'.repeat(31), false],
  ['', false],
])('the name %j: %s', (name, good) => {
  expect(nameFault(name) === undefined).toBe(good);
});

test('a name is one device’s, and there is an end to their number', () => {
  expect(maySignIn('hall', ['door'], 1)).toEqual({ ok: true });
  expect(maySignIn('hall', ['hall'], 1)).toMatchObject({
    ok: false,
    fields: { name: expect.stringContaining('hall') },
  });
  expect(maySignIn('hall', [], 200).ok).toBe(false);
});
