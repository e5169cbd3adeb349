/** Texts in which figures stay live: a figure's name in double braces, '{{channels.total}}', is read out of the books
 *  whenever the text is shown. */

const braces = /\{\{([^{}]*)\}\}/g;

/** A text cut at its live figures: plain words, or a figure by name with what it says now. */
export type Segment = string | { name: string; text: string };

/** The text with its figures apart; a name that means nothing stays as it was written.
 *  @param textOf what a figure says now; undefined: there is none of that name */
export function segmentsOf(source: string, textOf: (name: string) => string | undefined): Segment[] {
  const found: Segment[] = [];
  let end = 0;
  for (const match of source.matchAll(braces)) {
    const name = match[1]!.trim();
    const text = textOf(name);
    if (text === undefined) continue;
    if (match.index > end) found.push(source.slice(end, match.index));
    found.push({ name, text });
    end = match.index + match[0].length;
  }
  if (end < source.length) found.push(source.slice(end));
  return found;
}

/** What segments say together. */
export const textOfSegments = (segments: readonly Segment[]): string =>
  segments.map((segment) => (typeof segment === 'string' ? segment : segment.text)).join('');

/** What is wrong with a text's live figures, in words for the person who wrote it; undefined when nothing is.
 *  @param example a figure that is right */
export function bracesFault(source: string, isFigure: (name: string) => boolean, example: string): string | undefined {
  const names = [...source.matchAll(braces)].map((match) => match[1]!.trim());
  const unknown = names.find((name) => !isFigure(name));
  if (unknown !== undefined)
    return unknown ? `没有名为“${unknown}”的数据，请从可用数据中选取` : '“{{ }}”中没有写数据的名称，请从可用数据中选取';
  if (/\{\{|\}\}/.test(source.replace(braces, '')))
    return `数据的花括号不成对，应写成 {{${example}}} 这样，前后各两个花括号`;
  return undefined;
}

/** 比上月增加 12 条，增长 3.4% @param than '上月' */
export function compared(now: number, before: number, unit: string, than: string): string {
  if (before === 0) return now === 0 ? `与${than}相同` : `${than}没有`;
  const change = Math.abs(now - before);
  if (change === 0) return `与${than}持平`;
  const percent = (Math.round((change * 1000) / before) / 10).toFixed(1);
  return now > before
    ? `比${than}增加 ${change} ${unit}，增长 ${percent}%`
    : `比${than}减少 ${change} ${unit}，下降 ${percent}%`;
}
