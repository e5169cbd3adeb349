import { SECTION_TITLES } from '../../law/index.ts';
import type { Block } from '../reading/blocks.ts';
import { bare, plain } from './figure.ts';
import { likeness } from './labels.ts';

export interface HeadingFound {
  /** index of its block */
  at: number;
  title: string;
  /** words of the same paragraph behind the title */
  rest: string;
}

const ORDINALS = '一二三四五六七八九十';
const LONGEST = 40;
const OFFICIAL = SECTION_TITLES.map((title) => ({ title, words: bare(title.slice(2)), ordinal: title[0]! }));

interface Line {
  at: number;
  text: string;
  ordinal: string | undefined;
  words: string;
}

/** A paragraph as it might head a part: its ordinal and words. （一） heads no part. */
function lineOf(block: Block, at: number): Line[] {
  if (block.kind !== 'text') return [];
  const text = plain(block.text);
  const match = /^(?:第([一二三四五六七八九十])(?:部分|章|节)[、.,:]?|([一二三四五六七八九十])[、.,:·])?(.*)$/.exec(
    text,
  );
  if (/^[(]/.test(text) || !match) return [];
  return [{ at, text: block.text, ordinal: match[1] ?? match[2], words: match[3] ?? '' }];
}

/** The headings of the parts, in the order in which they stand. 国办公开办函〔2021〕30号 */
export function findHeadings(blocks: readonly Block[]): HeadingFound[] {
  const lines = blocks.flatMap(lineOf);
  const found = withoutContents(lines.flatMap(exactly), blocks);
  for (const [k, { words, ordinal }] of OFFICIAL.entries()) {
    if (found.some((one) => partOf(one) === k)) continue;
    const after = Math.max(-1, ...found.filter((one) => partOf(one) < k).map(({ at }) => at));
    const before = Math.min(blocks.length, ...found.filter((one) => partOf(one) > k).map(({ at }) => at));
    const between = lines.filter(
      ({ at, words: own }) => at > after && at < before && own.length > 0 && own.length <= LONGEST,
    );
    const near = between.map((line) => ({ line, score: likeness(bare(line.words), words) }));
    const renamed = near
      .filter(({ line, score }) => (line.ordinal === ordinal ? score > 0.3 || isTitle(line.words) : score >= 0.8))
      .sort((a, b) => b.score - a.score)[0];
    if (renamed) found.push({ at: renamed.line.at, title: trimmed(renamed.line.text), rest: '' });
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

/** A line that is an official title, or begins with one and goes on behind a mark. */
function exactly({ at, text, ordinal, words }: Line): HeadingFound[] {
  const own = bare(words);
  const part = OFFICIAL.find((one) => own.startsWith(one.words));
  if (!part) return [];
  // Without its ordinal the title of part two is also that of a heading inside part one.
  if (ordinal === undefined && (part.ordinal === '二' || own !== part.words)) return [];
  if (own === part.words) return [{ at, title: ordinal ? trimmed(text) : part.title, rest: '' }];
  const rest = behind(text, bare(text).length - own.length + part.words.length);
  return /^[。:：\s]/.test(rest) ? [{ at, title: part.title, rest: rest.replace(/^[。:：\s]+/, '') }] : [];
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

/** A list of contents names every part before it begins: headings with nothing below them that come again. */
function withoutContents(found: HeadingFound[], blocks: readonly Block[]): HeadingFound[] {
  return found.filter(({ at, title }, i) => {
    const again = found.slice(i + 1).some((one) => partOf(one) === partOf({ at, title, rest: '' }));
    const next = found[i + 1]?.at ?? blocks.length;
    return !(again && next === at + 1);
  });
}

/** 七、附件: parts that go on behind the sixth. */
function furtherParts(lines: readonly Line[], found: readonly HeadingFound[]): HeadingFound[] {
  const last = found.at(-1);
  if (!last) return [];
  let next = ORDINALS.indexOf('七');
  return lines.flatMap(({ at, text, ordinal, words }) => {
    if (at <= last.at || ordinal !== ORDINALS[next] || !isTitle(words) || !words) return [];
    next += 1;
    return [{ at, title: trimmed(text), rest: '' }];
  });
}
