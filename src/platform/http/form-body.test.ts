import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseForm } from './form-body.ts';

test.each<[string, Record<string, string | string[]>]>([
  ['', {}],
  ['a=1&b=2', { a: '1', b: '2' }],
  ['a=1&a=2&a=3', { a: ['1', '2', '3'] }],
  ['a', { a: '' }],
  ['a=&&=b', { a: '', '': 'b' }],
  ['a=1=2', { a: '1=2' }],
  ['name=%E6%AD%A3%E6%96%87+%2B', { name: '正文 +' }],
  ['__proto__=x', JSON.parse('{"__proto__":"x"}')],
  ['a=%E6%AD', { a: '\ufffd' }],
  ['a=%zz', { a: '%zz' }],
])('%s', (sent, fields) => expect({ ...parseForm(sent) }).toEqual(fields));

test('reads what browsers write', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))), (pairs) => {
      const sent = new URLSearchParams(pairs);
      const read = parseForm(sent.toString());
      for (const name of sent.keys()) expect([read[name]].flat()).toEqual(sent.getAll(name));
    }),
  );
});

test('fields without end are refused with a sentence', () => {
  expect(() => parseForm('a&'.repeat(5_001))).toThrow('项数过多');
});
