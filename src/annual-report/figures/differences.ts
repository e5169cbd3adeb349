import { type AnnualReport, cellPaths, valueAt } from '../../law/index.ts';
import { type Part, partIds, textsOf } from '../narrative/parts.ts';
import { sentencesIn } from '../narrative/repetition.ts';

/** A figure that two reports state differently. */
interface FigureDifference {
  /** of the cell, or of the channel: 'three.granted.person', 'channels.website' */
  path: string;
  published: number | string;
  now: number | string;
}

/** A part of the text that reads differently: the sentences that stand in one report alone. */
interface TextDifference {
  part: Part;
  published: string[];
  now: string[];
}

export interface Differences {
  figures: FigureDifference[];
  texts: TextDifference[];
}

type Compared = Pick<AnnualReport, 'tables' | 'channels' | 'sections'>;

/** What the books give now against what was published: cells, channels, and the sentences with their live figures. */
export function differencesOf(published: Compared, now: Compared): Differences {
  return {
    figures: [
      ...cellPaths.map((path) => ({
        path,
        published: valueAt(published.tables, path),
        now: valueAt(now.tables, path),
      })),
      ...Object.keys({ ...published.channels, ...now.channels }).map((channel) => ({
        path: `channels.${channel}`,
        published: published.channels[channel] ?? 0,
        now: now.channels[channel] ?? 0,
      })),
    ].filter((one) => one.published !== one.now),
    texts: textDifferences(textsOf(published.sections), textsOf(now.sections)),
  };
}

function textDifferences(
  published: Partial<Record<Part, string>>,
  now: Partial<Record<Part, string>>,
): TextDifference[] {
  return partIds
    .filter((part) => published[part] !== now[part])
    .map((part) => {
      const [before, after] = [sentencesIn(published[part] ?? ''), sentencesIn(now[part] ?? '')];
      return { part, published: without(before, after), now: without(after, before) };
    })
    .filter((one) => one.published.length + one.now.length > 0);
}

function without(sentences: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return sentences.filter((sentence) => !known.has(sentence));
}
