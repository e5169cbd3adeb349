import { SECTION_TITLES } from '../../law/index.ts';
import type { Block } from '../reading/blocks.ts';
import { bare, plain } from './figure.ts';
import { likeness } from './labels.ts';

export interface HeadingFound {
  /** index of its block, and of the last one where it goes over two */
  at: number;
  to: number;
  title: string;
  /** words of the same paragraph behind the title */
  rest: string;
}

const ORDINALS = '一二三四五六七八九十';
const LONGEST = 40;
const OFFICIAL = SECTION_TITLES.map((title) => ({ title, words: bare(title.slice(2)), ordinal: title[0]! }));

/** How parts are numbered: 第一部分, 一、, （一）, 1. */
const STYLES = [
  ['part', /^第([一二三四五六七八九十])(?:部分|章|节)[、.,:]?(.*)$/],
  ['plain', /^([一二三四五六七八九十])[、.,:·](.*)$/],
  ['round', /^[(]([一二三四五六七八九十])[)][、.,]?(.*)$/],
  ['arabic', /^([1-9])[、.,](?!\d)(.*)$/],
] as const;
type Style = (typeof STYLES)[number][0] | 'none';
/** An ordinal with nothing but blanks behind it. */
const BLANK_BEHIND = /^\s*([一二三四五六七八九十])[\s\u3000]+(\S.*)$/;
/** So many official titles numbered in one style, and it is the style of the parts. */
const ENOUGH = 3;

interface Line {
  at: number;
  text: string;
  style: Style;
  ordinal: string | undefined;
  words: string;
}

/** A paragraph as it might head a part: its ordinal and words. */
function lineOf(block: Block, at: number): Line[] {
  if (block.kind !== 'text') return [];
  const { text } = block;
  const written = plain(text);
  for (const [style, pattern] of STYLES) {
    const [, number, words] = pattern.exec(written) ?? [];
    if (number) return [{ at, text, style, ordinal: ORDINALS[Number(number) - 1] ?? number, words: words ?? '' }];
  }
  const [, ordinal, words] = BLANK_BEHIND.exec(text) ?? [];
  if (ordinal && OFFICIAL.some((one) => bare(words!).startsWith(one.words)))
    return [{ at, text, style: 'plain', ordinal, words: plain(words!) }];
  return [{ at, text, style: 'none', ordinal: undefined, words: written }];
}

/** The lines that may head parts. Where parts are numbered as 第一部分, 一、 heads something within one; （一） and 1. head
 *  parts only where nothing else does. */
function mayHead(lines: readonly Line[]): Line[] {
  const named = (style: Style) =>
    OFFICIAL.filter(({ words }) => lines.some((line) => line.style === style && bare(line.words) === words)).length;
  const isNone = (line: Line) => line.style === 'none';
  if (named('part') >= ENOUGH) return lines.filter((line) => line.style === 'part' || isNone(line));
  const lower = (['round', 'arabic'] as const).find((style) => named(style) >= ENOUGH);
  if (lower && named('part') + named('plain') === 0)
    return lines.filter((line) => line.style === lower || isNone(line));
  return lines.flatMap((line) => {
    if (line.style === 'round') return [];
    return line.style === 'arabic' ? [{ ...line, ordinal: undefined, words: plain(line.text) }] : [line];
  });
}

/** The headings of the parts, in the order in which they stand. 国办公开办函〔2021〕30号 */
export function findHeadings(blocks: readonly Block[]): HeadingFound[] {
  const lines = mayHead(blocks.flatMap(lineOf));
  const titled = lines
    .flatMap((line) => exactly(line, blocks))
    .filter(({ at }, n, all) => n === 0 || at > all[n - 1]!.to);
  const found = withoutAnnexes(withoutContents(titled, blocks));
  for (const [k, { words, ordinal }] of OFFICIAL.entries()) {
    if (found.some((one) => partOf(one) === k)) continue;
    const after = Math.max(-1, ...found.filter((one) => partOf(one) < k).map(({ to }) => to));
    const before = Math.min(blocks.length, ...found.filter((one) => partOf(one) > k).map(({ at }) => at));
    const between = lines.filter(
      ({ at, words: own }) => at > after && at < before && own.length > 0 && own.length <= LONGEST,
    );
    const near = between.map((line) => ({ line, score: likeness(bare(line.words), words) }));
    const renamed = near
      .filter(({ line, score }) => (line.ordinal === ordinal ? score > 0.3 || isTitle(line.words) : score >= 0.8))
      .sort((a, b) => b.score - a.score)[0];
    if (renamed) {
      const { at, text } = renamed.line;
      found.push({ at, to: at, title: trimmed(text), rest: '' });
    }
    found.sort((a, b) => a.at - b.at);
  }
  return [...found, ...furtherParts(lines, found)].sort((a, b) => a.at - b.at);
}

const trimmed = (text: string) => text.trim().replace(/[。:：;；]$/, '');
const isTitle = (words: string) => words.length <= 25 && !/[。;；,，!?]/.test(words);

/** 0 for part one; -1 for a heading that is none of the six. */
function partOf({ title }: HeadingFound): number {
  const ordinal = plain(title)[0] ?? '';
  const exact = OFFICIAL.findIndex(({ words }) => bare(title).endsWith(words));
  return exact >= 0 ? exact : Math.min(ORDINALS.indexOf(ordinal), OFFICIAL.length - 1);
}

/** A line that is an official title, or begins with one and goes on behind a mark, or goes on in the next line. */
function exactly({ at, text, ordinal, words }: Line, blocks: readonly Block[]): HeadingFound[] {
  const own = bare(words);
  const part = OFFICIAL.find((one) => own.startsWith(one.words));
  if (!part) return ordinal ? overTwoLines(at, own, blocks) : [];
  // Without its ordinal the title of part two is also that of a heading inside part one.
  if (ordinal === undefined && (part.ordinal === '二' || own !== part.words)) return [];
  if (own === part.words) return [{ at, to: at, title: ordinal ? trimmed(text) : part.title, rest: '' }];
  const rest = behind(text, bare(text).length - own.length + part.words.length);
  return /^[。:：\s]/.test(rest) ? [{ at, to: at, title: part.title, rest: rest.replace(/^[。:：\s]+/, '') }] : [];
}

function overTwoLines(at: number, begun: string, blocks: readonly Block[]): HeadingFound[] {
  const [upper, lower] = [blocks[at], blocks[at + 1]];
  if (upper?.kind !== 'text' || lower?.kind !== 'text') return [];
  const whole = begun + bare(lower.text);
  const found = OFFICIAL.some(({ words }) => words === whole);
  return found ? [{ at, to: at + 1, title: trimmed(upper.text.trim() + lower.text.trim()), rest: '' }] : [];
}

/** What stands behind the first `count` letters and digits of a text. */
function behind(text: string, count: number): string {
  let seen = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (seen === count) return text.slice(i);
    seen += bare(text[i]!).length;
  }
  return '';
}

/** A list of contents names every part before it begins: headings that come again, with nothing below them but other
 *  entries; below the last one stands what stands before part one. */
function withoutContents(found: HeadingFound[], blocks: readonly Block[]): HeadingFound[] {
  const comesAgain = (at: number) => found.slice(at + 1).some((one) => partOf(one) === partOf(found[at]!));
  const isEntry = (at: number) =>
    blocks.slice(found[at]!.to + 1, found[at + 1]!.at).every((block) => block.kind === 'text' && isShort(block.text));
  const isLast = (at: number) => at > 0 && partOf(found[at + 1]!) <= partOf(found[at]!);
  let entries = 0;
  while (comesAgain(entries) && (isEntry(entries) || isLast(entries))) entries += 1;
  return found.slice(entries).filter(({ to, title }, at, rest) => {
    const again = rest.slice(at + 1).some((one) => partOf(one) === partOf({ at, to, title, rest: '' }));
    return !(again && (rest[at + 1]?.at ?? blocks.length) === to + 1);
  });
}

const isShort = (text: string) => text.length <= LONGEST && !/[。;；]/.test(text);

/** Behind the sixth part, in an annex, the same titles head something else. */
function withoutAnnexes(found: readonly HeadingFound[]): HeadingFound[] {
  const sixth = found.findIndex((one) => partOf(one) === OFFICIAL.length - 1);
  return found.filter(
    (one, at) => sixth < 0 || at <= sixth || !found.slice(0, at).some((other) => partOf(other) === partOf(one)),
  );
}

/** Whether a line before part one is of a list of contents. */
export function isOfContents(text: string): boolean {
  const words = plain(text);
  if (/^目录$|^目次$/.test(words)) return true;
  if (!/^(?:第?[一二三四五六七八九十]|\([一二三四五六七八九十]\)|\d{1,2}[.、])/.test(words)) return false;
  const title = bare(words.replace(/\d{1,3}$/, ''));
  return /(?<![.…·_-])[.…·_-]{3,}\d{1,3}$/.test(words) || OFFICIAL.some((one) => title.endsWith(one.words));
}

/** 七、附件: parts that go on behind the sixth. */
function furtherParts(lines: readonly Line[], found: readonly HeadingFound[]): HeadingFound[] {
  const last = found.at(-1);
  if (!last) return [];
  let next = ORDINALS.indexOf('七');
  return lines.flatMap(({ at, text, ordinal, words }) => {
    if (at <= last.to || ordinal !== ORDINALS[next] || !isTitle(words) || !words) return [];
    next += 1;
    return [{ at, to: at, title: trimmed(text), rest: '' }];
  });
}
