import type { CheckFinding } from '../finding.ts';

type Found = Omit<CheckFinding, 'severity'>;

const HAN = '[\\u4e00-\\u9fa5]';
const FULL: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。' };
const NARROW = new RegExp(`(?<=${HAN}|[》”）])[,;:?!.](?=${HAN}|[《“（]|$)`, 'gm');
const DOUBLED = /([，、；：。！？])\1+|[，、；：](?=[。！？])|[。！？](?=[，、；])/g;
/** 。。。 and 。。。。。。 are meant as 省略号; 不少于 two are told all the same. */
const PAIRS: Readonly<Record<string, string>> = {
  '《': '》',
  '“': '”',
  '（': '）',
  '〔': '〕',
  '【': '】',
  '〈': '〉',
  '「': '」',
  '『': '』',
};
const CLOSES = new Map(Object.entries(PAIRS).map(([open, close]) => [close, open]));
/** （1） and 1） are both in use: a closing bracket after a number that begins a line or a part of a sentence has no
 *  partner. */
const NUMBERED = /(?:^|[；;。：:，,\s])\s?[\dA-Za-z一二三四五六七八九十]{1,3}$/;

/** Signs of punctuation that are half as wide, doubled, or without their partner. GB/T 15834-2011 */
export function punctuationOf(text: string): Found[] {
  return [...narrow(text), ...doubled(text), ...unpaired(text)];
}

function narrow(text: string): Found[] {
  return [...text.matchAll(NARROW)].map(({ 0: sign, index }) => ({
    ...{ check: 'lang.half-width', text: sign, index, mend: FULL[sign]! },
    message: '中文里用了半角标点',
  }));
}

function doubled(text: string): Found[] {
  return [...text.matchAll(DOUBLED)].map(({ 0: signs, 1: same, index }) => ({
    ...{ check: 'lang.punctuation', text: signs, index, mend: same ?? '' },
    message: same ? '标点重复' : '两个标点连用，去掉一个',
  }));
}

function unpaired(text: string): Found[] {
  const found: Found[] = [];
  let begin = 0;
  for (const line of text.split('\n')) {
    found.push(...unpairedIn(line).map((one) => ({ ...one, index: one.index + begin })));
    begin += line.length + 1;
  }
  return found;
}

function unpairedIn(line: string): Found[] {
  const open: { sign: string; index: number }[] = [];
  const alone: { sign: string; index: number }[] = [];
  const half: Found[] = [];
  for (let index = 0; index < line.length; index++) {
    const sign = line[index]!;
    const wide = WIDE[sign] ?? sign;
    if (wide in PAIRS) open.push({ sign, index });
    else if (CLOSES.has(wide)) {
      // a half-wide bracket that nothing closes stands in no way
      while (CLOSES.get(wide) !== '（' && open.at(-1)?.sign === '(') open.pop();
      const last = open.at(-1);
      if (last && (WIDE[last.sign] ?? last.sign) === CLOSES.get(wide)) {
        open.pop();
        half.push(...halfOf(last, { sign, index }));
      } else if (sign === wide && !(sign === '）' && NUMBERED.test(line.slice(Math.max(0, index - 8), index))))
        alone.push({ sign, index });
    }
  }
  const unmatched = [...open.filter(({ sign }) => !(sign in WIDE)), ...alone].map(({ sign, index }) => ({
    ...{ check: 'lang.punctuation' as const, text: sign, index },
    message: `“${sign}”没有配对的另一半`,
  }));
  return [...half, ...unmatched];
}

/** Brackets that may be either; a pair of which one is half as wide. */
const WIDE: Readonly<Record<string, string>> = { '(': '（', ')': '）' };

function halfOf(...pair: { sign: string; index: number }[]): Found[] {
  const narrow = pair.filter(({ sign }) => sign in WIDE);
  if (narrow.length !== 1) return [];
  return narrow.map(({ sign, index }) => ({
    ...{ check: 'lang.half-width', text: sign, index, mend: WIDE[sign]! },
    message: '括号一边是全角，一边是半角',
  }));
}
