import { expect, test } from 'vitest';
import { person } from '../../../../test/support/applicants.ts';
import type { Passage } from '../../../platform/public-text/index.ts';
import { dueToApplicant } from './own.ts';

// What is given to an applicant may say who they are; it is told, and nobody has to let it through.
const applicant = { ...person, documentNumber: '00000019900101001X', address: '测试省测试县测试镇甲村二组 12 号' };
const former = { contact: '', telephone: '19900000009', email: '', address: '', postcode: '' };
const found = (check: string, text: string): Passage => ({
  ...{ check, text, severity: 'block', index: 0, message: '', where: '', field: '', before: '', after: '', mend: '*' },
});

test.each<[check: string, text: string, own: boolean]>([
  ['pii.resident-id', '00000019900101001X', true],
  ['pii.resident-id', '000000　１９９００１０１ 001x', true],
  ['pii.resident-id', '000000199001010018', false],
  ['pii.mobile', '+86 199-0000-0000', true],
  ['pii.mobile', '19900000009', true],
  ['pii.mobile', '19900000001', false],
  ['pii.email', 'Zhang@Example.com', true],
  ['pii.address', '测试镇甲村二组12号', true],
  ['pii.address', '测试镇甲村二组13号', false],
  ['pii.address', '12号', false],
  ['pii.bank-card', '19900000000', false],
  ['pii.passport', '', false],
  ['secrecy.mark', '秘密★1年', false],
])('%s %s: %s', (check, text, own) => {
  const [one] = dueToApplicant([found(check, text)], { ...applicant, former: [former] });
  expect([one!.severity, one!.mend]).toEqual(own ? ['hint', undefined] : ['block', '*']);
});

test('nothing is anybody’s where nobody is known any more', () => {
  expect(dueToApplicant([found('pii.mobile', '19900000000')], undefined)).toMatchObject([{ severity: 'block' }]);
});
