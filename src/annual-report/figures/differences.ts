import { type AnnualReport, cellPaths, valueAt } from '../../law/index.ts';
import { type Part, partIds, partsBySection, textsOf } from '../narrative/parts.ts';
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

/** Those of one section alone. @param section from 0 */
export function differencesIn({ figures, texts }: Differences, section: number): Differences {
  return {
    figures: figures.filter(({ path }) => sectionOf(path) === section),
    texts: texts.filter(({ part }) => partsBySection[section]?.includes(part)),
  };
}

/** The section (from 0) on whose page a place stands: a cell, a channel (told of in part one), a section itself;
 *  undefined: of the whole report. */
export function sectionOf(place: string): number | undefined {
  const section = /^sections\[(\d)\]/.exec(place)?.[1];
  if (section !== undefined) return Number(section);
  const at = ['channels', 'two', 'three', 'four'].findIndex((name) => place.startsWith(`${name}.`));
  return at < 0 ? undefined : at;
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
