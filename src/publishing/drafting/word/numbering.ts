import type { Zip } from '../../../platform/reading/index.ts';
import { through } from './part.ts';

interface Level {
  start: number;
  format: string;
  /** '%1.', '（%2）' */
  text: string;
  /** all in Arabic figures */
  legal: boolean;
}
interface List {
  abstract: string;
  /** it counts by itself from here */
  starts: Map<number, number>;
}

/** The mark of a point: one of a list, or words of the paper. */
export type Mark = { kind: 'ul' } | { kind: 'ol'; number: number } | { kind: 'words'; words: string };

/** Word counts its points itself: what stands before each, in order. @returns the mark of the next point of a list */
export async function numbersOf(zip: Zip): Promise<(list: string, level: number) => Mark | undefined> {
  const abstracts = new Map<string, Map<number, Level>>();
  const lists = new Map<string, List>();
  let levels: Map<number, Level> | undefined;
  let level: Level | undefined;
  let list: List | undefined;
  let at = 0;
  await through(zip, 'word/numbering.xml', (event) => {
    if (event.kind !== 'open') return;
    const value = event.attributes['w:val'] ?? '';
    switch (event.name) {
      case 'abstractNum':
        levels = new Map();
        list = undefined;
        abstracts.set(event.attributes['w:abstractNumId'] ?? '', levels);
        break;
      case 'num':
        list = { abstract: '', starts: new Map() };
        level = undefined;
        lists.set(event.attributes['w:numId'] ?? '', list);
        break;
      case 'lvl':
        level = { start: 1, format: 'decimal', text: '', legal: false };
        if (!list) levels?.set(Number(event.attributes['w:ilvl']), level);
        break;
      case 'lvlOverride':
        at = Number(event.attributes['w:ilvl']);
        break;
      case 'startOverride':
        list?.starts.set(at, Number(value));
        break;
      case 'abstractNumId':
        if (list) list.abstract = value;
        break;
      case 'start':
        if (level) level.start = Number(value);
        break;
      case 'numFmt':
        if (level) level.format = value;
        break;
      case 'isLgl':
        if (level) level.legal = true;
        break;
      case 'lvlText':
        if (level) level.text = value;
    }
  });
  const counts = new Map<string, number[]>();
  return (id, depth) => {
    const found = lists.get(id);
    const all = found && abstracts.get(found.abstract);
    const own = all?.get(depth);
    if (!found || !all || !own || id === '0') return undefined;
    if (own.format === 'bullet') return { kind: 'ul' };
    if (own.format === 'none' || !own.text) return undefined;
    const key = found.starts.size ? `own ${id}` : found.abstract;
    const counted = counts.get(key) ?? [];
    counts.set(key, counted);
    const startOf = (n: number) => found.starts.get(n) ?? all.get(n)?.start ?? 1;
    counted.length = Math.min(counted.length, depth + 1);
    for (let n = 0; n < depth; n++) counted[n] ??= startOf(n);
    counted[depth] = counted[depth] === undefined ? startOf(depth) : counted[depth] + 1;
    if (own.text === `%${depth + 1}.` && own.format === 'decimal') return { kind: 'ol', number: counted[depth] };
    const words = own.text.replace(/%([1-9])/g, (_, n: string) => {
      const which = Number(n) - 1;
      return written(counted[which] ?? startOf(which), own.legal ? 'decimal' : (all.get(which)?.format ?? 'decimal'));
    });
    return { kind: 'words', words };
  };
}

/** A number in the way of a list. ECMA-376 part 1, 17.18.59 */
function written(number: number, format: string): string {
  if (/^(chinese|taiwanese|japanese)(Counting|Legal)/.test(format) || format === 'ideographDigital')
    return inChinese(number);
  if (format === 'ideographTraditional') return '甲乙丙丁戊己庚辛壬癸'[number - 1] ?? String(number);
  if (/^decimalEnclosedCircle/.test(format) && number >= 1 && number <= 20) return String.fromCharCode(0x245f + number);
  if (/Letter$/.test(format) && number >= 1 && number <= 26) {
    const letter = String.fromCharCode(96 + number);
    return format === 'upperLetter' ? letter.toUpperCase() : letter;
  }
  if (/Roman$/.test(format)) return format === 'upperRoman' ? roman(number).toUpperCase() : roman(number);
  return String(number);
}

const DIGITS = '零一二三四五六七八九';

/** 一 to 九十九; beyond, digits. */
function inChinese(number: number): string {
  if (number < 1 || number > 99) return String(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? DIGITS[tens] : ''}${tens ? '十' : ''}${ones ? DIGITS[ones] : ''}`;
}

function roman(number: number): string {
  if (number < 1 || number > 99) return String(number);
  const tens = ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc'][Math.floor(number / 10)];
  return `${tens}${['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'][number % 10]}`;
}
