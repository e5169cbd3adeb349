import { expect, test } from 'vitest';
import { company, person } from '../../../test/support/applicants.ts';
import { CLEARED, clearDeep, clearOf, fileGoes, personalValues, withoutNumbers } from './erasure.ts';

const agent = {
  name: '代演示',
  documentType: 'identityCard',
  documentNumber: '00000019900101002X',
  telephone: '19900000009',
} as const;

test.each([
  ['张演示来电说', `${CLEARED}来电说`, 'the name'],
  ['张 演示来电', `${CLEARED}来电`, 'the name, spaced as on papers'],
  ['张＊＊', CLEARED, 'the name as screens mask it'],
  ['000000199001010018', CLEARED, 'the number of the identity card'],
  ['000000 19900101 0018', CLEARED, 'the same in groups'],
  ['１９９００００００００', CLEARED, 'the telephone in full-width figures'],
  ['199-0000-0000', CLEARED, 'the telephone with dashes'],
  ['ZHANG@Example.com', CLEARED, 'an address in capitals'],
  ['第 2199000000001 号', '第 2199000000001 号', 'longer figures that merely hold the telephone'],
  ['收到。按期答复', '收到。按期答复', 'nothing personal'],
])('%s becomes %s (%s)', (text, left) => expect(clearOf(personalValues(person))(text)).toBe(left));

test.each([
  [
    '演示建材有限公司的李演示',
    `演示建材有限公司的${CLEARED}`,
    'the public name of an organisation stays, its head goes',
  ],
  ['王演示 19900000001', `${CLEARED} ${CLEARED}`, 'whom to talk to'],
  ['000000000000000013', '000000000000000013', 'the credit code is public'],
  ['寄到演示路1号', `寄到${CLEARED}`, 'the address, however spaced'],
])('of an organisation, %s becomes %s (%s)', (text, left) => expect(clearOf(personalValues(company))(text)).toBe(left));

test('an agent is cleared with who sent them, capital or small letters alike', () => {
  const clear = clearOf(personalValues({ ...person, agent }));
  expect(clear('代演示 00000019900101002x 19900000009')).toBe(`${CLEARED} ${CLEARED} ${CLEARED}`);
});

test('values with signs of their own are taken as they are; single characters are not looked for', () => {
  const odd = { ...person, name: '张', address: '演示路(东段)1+2号[后院]' };
  expect(personalValues(odd)).not.toContain('张');
  expect(clearOf(personalValues(odd))('张家湾，演示路(东段)1+2号[后院]')).toBe(`张家湾，${CLEARED}`);
});

test.each([
  ['attachment', true, true, 'brought by the applicant'],
  ['identity', true, true, 'a copy of their card'],
  ['clarification', true, true, 'what they added'],
  ['proof', false, true, 'bears their signature'],
  ['answer', false, true, 'a letter that speaks of the case'],
  ['other', false, true, 'may bear their name'],
  ['information', false, false, 'what the office gave out'],
] as const)('a file %s (by the applicant: %s) goes: %s (%s)', (kind, byApplicant, goes, _why) =>
  expect(fileGoes({ kind, byApplicant })).toBe(goes),
);

test('every text in a stored value is cleared, what is no text stays', () => {
  const stored = { body: '张演示', letter: { parts: ['致张演示', { n: 3, none: null }] } };
  expect(clearDeep(stored, clearOf(['张演示']))).toEqual({
    body: CLEARED,
    letter: { parts: [`致${CLEARED}`, { n: 3, none: null }] },
  });
});

test.each([
  ['没有号码的话', '没有号码的话', 'nothing to hide'],
  ['信箱 zhang@example.com', `信箱 ${'＊'.repeat(17)}`, 'an e-mail address'],
  ['文号 2022〔15〕号，金额 12000 元', '文号 2022〔15〕号，金额 12000 元', 'figures that name nobody'],
])('numbers: %s becomes %s (%s)', (text, left) => expect(withoutNumbers(text)).toBe(left));
