import { type Counted, figureText, isFigure } from './named-figures.ts';

const braces = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** A text cut at its live figures: plain words, or a figure by name with what it says now. */
export type Segment = string | { name: string; text: string };

/** The text with its figures apart; a name that means nothing stays as it was written. */
export function segments(source: string, counted: Counted): Segment[] {
  const found: Segment[] = [];
  let end = 0;
  for (const match of source.matchAll(braces)) {
    const text = figureText(match[1]!, counted);
    if (text === undefined) continue;
    if (match.index > end) found.push(source.slice(end, match.index));
    found.push({ name: match[1]!, text });
    end = match.index + match[0].length;
  }
  if (end < source.length) found.push(source.slice(end));
  return found;
}

/** The text with its figures in place. */
export function fill(source: string, counted: Counted): string {
  return segments(source, counted)
    .map((segment) => (typeof segment === 'string' ? segment : segment.text))
    .join('');
}

/** What is wrong with a text's live figures, in words for the person who wrote it; undefined when nothing is. */
export function figureFault(source: string): string | undefined {
  const unknown = [...source.matchAll(braces)].map((match) => match[1]!).find((name) => !isFigure(name));
  if (unknown !== undefined)
    return unknown ? `没有名为“${unknown}”的数据，请从可用数据中选取` : '“{{ }}”中没有写数据的名称，请从可用数据中选取';
  if (/\{\{|\}\}/.test(source.replace(braces, '')))
    return '数据的花括号不成对，应写成 {{channels.total}} 这样，前后各两个花括号';
  return undefined;
}
