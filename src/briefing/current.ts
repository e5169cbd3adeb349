import { createHash } from 'node:crypto';
import { authorityById } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { Segment } from '../platform/live-text.ts';
import type { Measure } from '../platform/measures.ts';
import type { Briefing } from './store.ts';
import { type Contradiction, contradictionsIn } from './text/contradictions.ts';
import { countMonth, type Frozen, linesOf, type MonthFigures } from './text/figures.ts';
import { type Part, partIds } from './text/parts.ts';
import { templateText } from './text/template.ts';

/** A briefing as it reads with the books of now. */
export interface Current {
  figures: MonthFigures;
  /** by part: a person's words, or the template's */
  sources: Record<Part, string>;
  content: Record<Part, Segment[][]>;
  contradictions: (Contradiction & { part: Part })[];
  /** of texts and figures: what was read and what is signed are the same */
  mark: string;
}

/** @param today YYYY-MM-DD */
export async function currentOf(
  db: Db,
  measures: readonly Measure[],
  { authorityId, month, texts }: Pick<Briefing, 'authorityId' | 'month' | 'texts'>,
  today: string,
): Promise<Current> {
  const { name } = (await authorityById(db, authorityId))!;
  const figures = await countMonth(db, measures, { id: authorityId, name }, month, today);
  const ofParts = <T>(value: (part: Part) => T) =>
    Object.fromEntries(partIds.map((part) => [part, value(part)])) as Record<Part, T>;
  const sources = ofParts((part) => texts[part] ?? templateText(part, figures));
  const content = ofParts((part) => linesOf(sources[part], figures, measures));
  const contradictions = partIds.flatMap((part) =>
    contradictionsIn(sources[part], figures, measures).map((one) => ({ ...one, part })),
  );
  return { figures, sources, content, contradictions, mark: markOf(content, figures) };
}

const markOf = (content: Frozen, figures: MonthFigures): string =>
  createHash('sha256')
    .update(JSON.stringify([content, figures]))
    .digest('hex')
    .slice(0, 16);

/** A figure that is another now than when it was signed. */
export interface Difference {
  one: Measure;
  signed: number | null;
  now: number | null;
}

/** What changed in the books since a briefing was signed, by measure. */
export function differencesOf(signed: MonthFigures, { of }: MonthFigures, measures: readonly Measure[]): Difference[] {
  return measures.flatMap((one) => {
    const [before, now] = [signed.of[one.id], of[one.id]];
    if (!before || !now) return [];
    const same = before.value === now.value && before.part === now.part && before.whole === now.whole;
    return same ? [] : [{ one, signed: before.value, now: now.value }];
  });
}
