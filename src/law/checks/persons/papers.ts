import type { Hit } from '../finding.ts';

interface Paper extends Pick<Hit, 'check' | 'message'> {
  pattern: RegExp;
  /** what must stand before it, or be said of it */
  named?: RegExp;
}

const AREA = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

/** Numbers of papers other than the identity card, by their shapes ○: a passport's and a permit's are those of many other
 *  things, and count where they are named. */
const PAPERS: readonly Paper[] = [
  {
    check: 'pii.passport',
    message: '疑似护照号码，请隐去',
    pattern: /(?<![A-Za-z\d])(?:[EGDSPH]\d{8}|E[A-HJ-NP-Z]\d{7}|1[45]\d{7})(?![A-Za-z\d])/gi,
    named: /护照[^，。；,;]{0,8}$/,
  },
  {
    check: 'pii.permit',
    message: '疑似港澳台居民通行证号码，请隐去',
    pattern: /(?<![A-Za-z\d])(?:[HM]\d{8}(?:\d{2})?|[CW][A-Z\d]?\d{7,8}|T\d{8}|\d{8}(?:\d{2})?)(?![A-Za-z\d])/gi,
    named: /(?:通行证|回乡证|台胞证|入台证)[^，。；,;]{0,8}$/,
  },
  {
    check: 'pii.social-security',
    message: '疑似社会保障号码，请隐去',
    pattern: /(?<![A-Za-z\d])[A-Z]?\d{8,12}(?![A-Za-z\d])/gi,
    named: /(?:社保|社会保障|医保|参保|养老保险|个人编号)[^，。；,;\d]{0,8}$/,
  },
  {
    check: 'pii.plate',
    message: '含机动车号牌号码，请确认是否为个人车辆；是的，请隐去',
    pattern: new RegExp(
      `[${AREA}][A-HJ-NP-Za-hj-np-z][ ·.\\-]?(?=[A-Za-z]*\\d)[A-HJ-NP-Za-hj-np-z\\d]{4,6}[警学挂港澳]?(?![A-Za-z\\d])`,
      'g',
    ),
  },
];

const NAMED_WITHIN = 20;
const PLATE = /^.[A-Z][ ·.-]?(?:[A-Z\d]{5}|[A-Z\d]{4}[警学挂港澳]|[DF][A-Z\d]{5}|\d{5}[DF])$/i;

/** Numbers of a person's papers in a normal text. 个人信息保护法 art. 28 */
export function paperNumbers(text: string): Hit[] {
  return PAPERS.flatMap(({ pattern, named, ...paper }) =>
    [...text.matchAll(pattern)]
      .filter(({ 0: found, index }) =>
        named ? named.test(text.slice(Math.max(0, index - NAMED_WITHIN), index)) : PLATE.test(found),
      )
      .map(({ 0: found, index }) => ({ ...paper, severity: 'warn' as const, from: index, to: index + found.length })),
  );
}
