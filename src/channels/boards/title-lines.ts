import { widthOf } from '../../platform/papers/index.ts';

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** A title as lines of about one length, broken between words: none of them ends with a lone 公示.
 *  @param most characters that a line has room for */
export function titleLines(title: string, most: number): string[] {
  const text = title.replace(/\s+/g, ' ').trim();
  const count = Math.ceil(widthOf(text) / most);
  if (count <= 1) return [text];
  const each = widthOf(text) / count;
  const lines = [''];
  for (const { segment } of words.segment(text)) {
    const line = lines.at(-1)!;
    const fits = widthOf(line + segment) <= most;
    const enough = widthOf(line) + widthOf(segment) / 2 > each && lines.length < count;
    if (line && (!fits || (enough && !CLOSES.test(segment)))) lines.push(segment);
    else lines[lines.length - 1] = line + segment;
  }
  return lines.map((line) => line.trim()).filter(Boolean);
}

/** Signs that begin no line. */
const CLOSES = /^[，、。；：！？）》」』”’〕】％%]/;
