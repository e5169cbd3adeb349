import { SEAM } from './normal.ts';

/** Digits that stand together in a text, whatever stands between them. */
export interface Group {
  /** what they are as digits; the last of a run may end with X */
  digits: string;
  /** characters of the text */
  from: number;
  to: number;
  /** what stands before it in its run: '' at its beginning */
  before: string;
  /** it is written in Chinese */
  spoken: boolean;
  /** its X stands apart from its digits */
  apart?: boolean;
}

/** Digits in Chinese, one by one: 二三, 贰叁 as on bills, 幺 as on the telephone. */
const SPOKEN = '〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖貳叄參陸';
const SPOKEN_VALUES = '00012345678911234567892336';
/** Letters and signs that look like 0 and 1. */
const LIKE = 'OoIil|丨';
const VALUES = new Map([
  ...[...SPOKEN].map((one, n) => [one, SPOKEN_VALUES[n]!] as const),
  ...[...LIKE].map((one) => [one, 'Oo'.includes(one) ? '0' : '1'] as const),
]);

const LETTERS = /^[OoIil]$/;
const LATIN = /[A-Za-z]/;
const ANY = `[0-9${LIKE}${SPOKEN}]`;
/** Up to three characters part digits of one number. */
const PARTS = `[ \\-._·/\\\\,~()\\n${SEAM}]`;
const RUN = new RegExp(`${ANY}(?:${PARTS}{0,3}${ANY})*(?:[ \\-._()\\n${SEAM}]{0,3}[Xx])?`, 'g');
/** Letters at the edge of digits may be letters, and digits in Chinese may be words: they are groups of their own. */
const GROUP = new RegExp(
  `[${LIKE}]+(?=[0-9])|[0-9][0-9${LIKE}]*[0-9][Xx]?|[0-9][Xx]?|[${LIKE}]+|[${SPOKEN}]+[Xx]?|[Xx]`,
  'g',
);
const SEAMS = new RegExp(SEAM, 'g');
/** A number that is somebody's has ten and more; some of them are digits, or all are in Chinese. */
const FEWEST = 10;
const REAL = new RegExp(`[0-9](?:[^0-9]*[0-9]){2}|(?:[${SPOKEN}]${PARTS}{0,3}){${FEWEST}}`);
/** A dash that looks like 一, or one that is: 138一0000一0000 */
const DASHED = '一';

/** Runs of groups of digits in a normal text, each of ten digits and more. In proportion to its length. */
export function runsIn(text: string): Group[][] {
  const runs: Group[][] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (run.length < FEWEST) continue;
    if (!REAL.test(run)) continue;
    const groups = withoutCount(withoutWord(groupsOf(run, index), run, text, index), text);
    runs.push(groups);
    if (run.includes(DASHED)) {
      const dashed = withoutDashes(groups, text);
      if (dashed.length < groups.length) runs.push(dashed);
    }
  }
  return runs;
}

function groupsOf(run: string, index: number): Group[] {
  const groups: Group[] = [];
  let end = 0;
  for (const { 0: group, index: at } of run.matchAll(GROUP)) {
    const digits = [...group.toUpperCase()].map((one, n) => VALUES.get(one) ?? VALUES.get(group[n]!) ?? one).join('');
    const before = run.slice(end, at).replace(SEAMS, '');
    groups.push({
      digits,
      from: index + at,
      to: index + at + group.length,
      before,
      spoken: SPOKEN.includes(group[0]!),
    });
    end = at + group.length;
  }
  return joinX(groups);
}

/** What is counted by a digit in Chinese that stands before it: 二组 behind a number told digit by digit. */
const COUNTED = /^[组队社村屯区室年月日户人次期级楼层栋]/;

/** Without a digit in Chinese at its end that counts what follows. */
function withoutCount(groups: Group[], text: string): Group[] {
  const last = groups.at(-1);
  if (!last?.spoken || last.digits.length > 1 || !last.before || !COUNTED.test(text.slice(last.to, last.to + 1)))
    return groups;
  return groups.slice(0, -1);
}

/** A letter at the end of a word, parted from what follows, is none of its digits: No.4.4.0 */
const withoutWord = (groups: Group[], run: string, text: string, index: number): Group[] =>
  groups[1]?.before && LETTERS.test(run[0]!) && LATIN.test(text[index - 1] ?? '') ? groups.slice(1) : groups;

/** An X that stands alone belongs to the group before it. */
function joinX(groups: Group[]): Group[] {
  const [last, before] = [groups.at(-1), groups.at(-2)];
  if (last?.digits !== 'X' || !before) return groups;
  return [...groups.slice(0, -2), { ...before, digits: `${before.digits}X`, to: last.to, apart: last.before !== '' }];
}

/** Those between which 一 stands as a dash. */
function withoutDashes(groups: readonly Group[], text: string): Group[] {
  const isDash = (n: number) => n > 0 && n < groups.length - 1 && text.slice(groups[n]!.from, groups[n]!.to) === DASHED;
  return groups.flatMap((group, n) => {
    if (isDash(n)) return [];
    return [isDash(n - 1) ? { ...group, before: DASHED } : group];
  });
}

/** Neighbouring groups taken together. */
export interface Span {
  digits: string;
  /** of all groups of the run those from `first` up to, but not with, `end` */
  run: readonly Group[];
  first: number;
  end: number;
}

/** Of groups of digits the first few, from one on, as long as they come to one of some lengths; the longest first. */
export function spansFrom(run: readonly Group[], first: number, lengths: ReadonlySet<number>, most: number): Span[] {
  const spans: Span[] = [];
  let digits = '';
  for (let end = first + 1; end <= run.length; end++) {
    digits += run[end - 1]!.digits;
    if (digits.length > most) break;
    if (lengths.has(digits.length)) spans.push({ digits, run, first, end });
  }
  return spans.reverse();
}

/** Whether groups are parted as people part one number: by the same everywhere, into pieces of three and more, or digit by
 *  digit, or all of one size but for the last. */
export function partedAsOne({ run, first, end }: Omit<Span, 'digits'>): boolean {
  const sizes = piecesOf({ run, first, end });
  const between = run.slice(first + 1, end).filter(({ before }) => before);
  const [by, ...others] = between.map(({ before }) => before.trim());
  if (by === undefined) return true;
  if (others.some((one) => one !== by)) return false;
  return (
    sizes.every((one) => one >= 3) ||
    sizes.every((one, n) => one === sizes[0] || (n === sizes.length - 1 && one < sizes[0]!))
  );
}

/** How many digits stand together each time, where something that shows parts them; an X that stands alone is none. */
export function piecesOf({ run, first, end }: Omit<Span, 'digits'>): number[] {
  const sizes: number[] = [];
  for (const [n, { digits, before, apart }] of run.slice(first, end).entries()) {
    const size = digits.length - (apart ? 1 : 0);
    if (n && !before) sizes[sizes.length - 1]! += size;
    else sizes.push(size);
  }
  return sizes;
}
