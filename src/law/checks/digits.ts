/** Digits that stand together in a text, whatever stands between them. */
export interface Group {
  /** what they are as digits; the last of a run may end with X */
  digits: string;
  /** characters of the text */
  from: number;
  to: number;
  /** what stands before it in its run: '' at its beginning */
  before: string;
}

/** Digits and letters that look like them, with up to three characters between that part numbers; X at the end of it. */
const RUN = /[0-9OoIl|](?:[ \-._·•/\\,~一]{0,3}[0-9OoIl|])*(?:[ \-._]{0,3}[Xx])?/g;
/** Letters at the edge of digits may be letters: they are a group of their own. */
const GROUP = /[OoIl|]+(?=[0-9])|[0-9][0-9OoIl|]*[0-9][Xx]?|[0-9][Xx]?|[OoIl|]+|[Xx]/g;
const ZERO = /[Oo]/g;
const ONE = /[Il|]/g;
/** A number that is somebody's has eleven and more; some of them are real digits. */
const [FEWEST, REAL] = [11, 3];

/** Digits in Chinese, as a number is told one by one. */
const SPOKEN = /[〇零○一二三四五六七八九幺](?:[ \-、]?[〇零○一二三四五六七八九幺]){10,}/g;
const VALUES = new Map([...'〇零○一幺二三四五六七八九'].map((one, n) => [one, '0001123456789'[n]!]));

/** Runs of groups of digits in a normal text, each of eleven digits and more. In proportion to its length. */
export function runsIn(text: string): Group[][] {
  const runs: Group[][] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (run.length < FEWEST || (run.match(/\d/g)?.length ?? 0) < REAL) continue;
    const groups: Group[] = [];
    let end = 0;
    for (const { 0: group, index: at } of run.matchAll(GROUP)) {
      const digits = group.replace(ZERO, '0').replace(ONE, '1').toUpperCase();
      groups.push({ digits, from: index + at, to: index + at + group.length, before: run.slice(end, at) });
      end = at + group.length;
    }
    runs.push(joinX(groups));
  }
  for (const { 0: said, index } of text.matchAll(SPOKEN)) {
    const digits = [...said].map((one) => VALUES.get(one) ?? '').join('');
    runs.push([{ digits, from: index, to: index + said.length, before: '' }]);
  }
  return runs;
}

/** An X that stands alone belongs to the group before it. */
function joinX(groups: Group[]): Group[] {
  const [last, before] = [groups.at(-1), groups.at(-2)];
  if (last?.digits !== 'X' || !before) return groups;
  return [...groups.slice(0, -2), { ...before, digits: `${before.digits}X`, to: last.to }];
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

/** Whether groups are parted as people part one number: by the same everywhere, into pieces of three and more, or all of
 *  one size but for the last. */
export function partedAsOne({ run, first, end }: Omit<Span, 'digits'>): boolean {
  const groups = run.slice(first, end);
  const between = groups.slice(1).filter(({ before }) => before);
  const [by, ...others] = between.map(({ before }) => before.trim());
  if (by === undefined) return true;
  if (others.some((one) => one !== by)) return false;
  const sizes = groups.map(({ digits }) => digits.length);
  return (
    sizes.every((one) => one >= 3) ||
    sizes.every((one, n) => one === sizes[0] || (n === sizes.length - 1 && one < sizes[0]!))
  );
}
