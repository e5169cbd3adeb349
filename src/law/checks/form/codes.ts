import { isCreditCode } from '../../identifiers.ts';
import type { Hit } from '../finding.ts';
import { SEAM } from '../normal.ts';

const PARTS = `[ \\-${SEAM}]{0,2}`;
/** A code that is called one, whatever parts it. */
const NAMED = new RegExp(
  `(?:信用代码|信用编码)(?:证)?(?:号码?)?[^\\dA-Z\\n]{0,6}([\\dA-Z](?:${PARTS}[\\dA-Z]){15,19})(?![\\dA-Z])`,
  'gi',
);
/** One that nobody calls so: its office of registration and kind, its province, and a letter further on, which no other
 *  number of 18 has there. GB 32100-2015, 4 ○ */
const ALONE =
  /(?<![\dA-Za-z])(?:1[1-39]|2[19]|3[1-59]|4[19]|5[1-39]|6[129]|7[129]|8[19]|9[1-3]|[AN][1-39]|Y1)(?:10|1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{4}(?=[\dOIL]{0,9}[A-HJKMNP-Z])[\dA-Z]{10}(?![\dA-Za-z])/g;
const BLANK = new RegExp(`[ \\-${SEAM}]`, 'g');

/** Credit codes of organizations whose check digit is another, in a normal text. GB 32100-2015
 *  @param under what the text is called where it stands */
export function codesOf(text: string, under = ''): Hit[] {
  const head = under ? `${under}:` : '';
  const named = [...(head + text).matchAll(NAMED)].map(({ 0: found, 1: code, index }) => ({
    code: code!,
    from: index + found.length - code!.length - head.length,
  }));
  const alone = [...text.matchAll(ALONE)]
    .map(({ 0: code, index }) => ({ code, from: index }))
    .filter(({ from }) => !named.some((one) => one.from === from));
  return [...named, ...alone]
    .filter(({ code, from }) => from >= 0 && !isCreditCode(code.replace(BLANK, '')))
    .map(({ code, from }) => ({
      ...{ from, to: from + code.length, check: 'form.credit-code', severity: 'warn' },
      message: '统一社会信用代码的位数或者校验码不对，请核对',
    }));
}
