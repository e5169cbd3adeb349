import type { Hide } from './shapes.ts';

/** Part of a text as it stands in a file. */
export interface Segment {
  text: string;
  /** left out: it cannot be changed, like a tab */
  put?: (text: string) => void;
}

/** A place in a list or by a name, into which a text is put. */
export function into(holder: unknown[], key: number): (text: string) => void;
export function into(holder: Record<string, unknown>, key: string): (text: string) => void;
export function into(holder: unknown[] | Record<string, unknown>, key: number | string) {
  return (text: string): void => {
    (holder as Record<string, unknown>)[key] = text;
  };
}

/** What of a text is to be hidden and is not yet. */
export const changes = (text: string, hide: Hide, under?: string): ReturnType<Hide> =>
  hide(text, under).filter(({ from, to, by }) => to > from && text.slice(from, to) !== by);

/** Hides stretches of a text that stands in several segments, each of which keeps how it looks. A replacement of the same
 *  length goes letter by letter to where the letters stood, another to where the first stood.
 *  @param only which stretches; left out: all @returns whether there was any */
export function hideIn(
  segments: readonly Segment[],
  hide: Hide,
  {
    under,
    only = () => true,
  }: { under?: string | undefined; only?: (range: { from: number; to: number }) => boolean } = {},
): boolean {
  const whole = segments.map(({ text }) => text).join('');
  if (!whole.trim()) return false;
  const ranges = changes(whole, hide, under).filter(only);
  if (!ranges.length) return false;
  let begin = 0;
  for (const segment of segments) {
    const end = begin + segment.text.length;
    let [text, at] = ['', begin];
    for (const { from, to, by } of ranges) {
      if (to <= begin || from >= end) continue;
      text += whole.slice(at, Math.max(at, from));
      if (by.length === to - from) text += by.slice(Math.max(0, begin - from), Math.max(0, end - from));
      else if (from >= begin) text += by;
      at = Math.min(end, to);
    }
    text += whole.slice(at, end);
    if (text !== segment.text) {
      segment.put?.(text);
      segment.text = text;
    }
    begin = end;
  }
  return true;
}
