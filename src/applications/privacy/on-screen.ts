import { findSensitive, maskName } from '../../law/index.ts';
import { type Applicant, shownThirdParty } from './applicant.ts';
import { type Clear, clearOf, personalValues } from './erasure.ts';

/** Numbers by which a person is reached or known, beyond those that can be told for certain (law): a telephone with its
 *  area code, any that is announced as one, and any too long to be a day or a sum. */
const LIKELY = [
  /(?<!\d)0\d{2,3}[-— ]?[2-9]\d{6,7}(?!\d)/g,
  /(?<=(?:电话|手机|座机|传真|微信|QQ|号码)[号是为：:\s]{0,4})\d[\d\- ]{5,20}\d/gi,
  /(?<![\dA-Za-z])\d{15,19}[\dXx]?(?![\dA-Za-z])/g,
];
const CERTAIN = ['pii.resident-id', 'pii.mobile', 'pii.bank-card', 'pii.email'];

/** Letters and figures in one width, each where it stood. */
const narrow = (text: string) => text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/** A text with the numbers and addresses of anybody put out of sight, figure by figure. */
export function hideNumbers(text: string): string {
  const plain = narrow(text);
  const found = [
    ...findSensitive(plain).filter(({ check }) => CERTAIN.includes(check)),
    ...LIKELY.flatMap((one) => [...plain.matchAll(one)].map(({ 0: hit, index }) => ({ text: hit, index }))),
  ];
  const letters = text.split('');
  for (const { index, text: hit } of found) letters.fill('＊', index, index + hit.length);
  return letters.join('');
}

/** What people wrote, as screens show it until somebody opens the personal data of the case: without the numbers of
 *  anybody, and with the applicant's and the third parties' names as `applicant` and `thirdParties` are shown.
 *  条例 arts. 15, 32; 个人信息保护法 art. 51 */
export function onScreen(applicant: Applicant | undefined, thirdParties: Iterable<string>): Clear {
  const people = [...thirdParties].filter((name) => [...name].length > 1 && shownThirdParty(name) !== name);
  const own = applicant ? personalValues(applicant) : [];
  const known = [...new Set([...own, ...people])].sort((a, b) => b.length - a.length);
  const named = clearOf(known, (found) => (/[\d@]/.test(found) ? '＊＊＊' : maskName(found)));
  return (text) => hideNumbers(named(text));
}
