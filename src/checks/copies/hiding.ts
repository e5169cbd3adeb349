import { CHECKS, findSensitive, MOST_SHOWN, maskedBy, type Shown } from '../../law/index.ts';
import type { Hide } from './shapes.ts';

/** What is done with something that is somebody's own: part of it is hidden, all of it, or nothing. */
export type Hiding = 'partly' | 'wholly' | 'keep';

/** How something is hidden; of what is hidden wholly or kept the numbers say nothing. */
export interface Masking extends Shown {
  way: Hiding;
}

/** What is done with all that stands in a column of a table whose head has these words. */
export interface HeadMasking extends Masking {
  head: string;
}

/** What an authority hides in public copies. */
export interface MaskingRules {
  /** by check */
  kinds: ReadonlyMap<string, Masking>;
  heads: readonly HeadMasking[];
}

export const hidingNames: Record<Hiding, string> = {
  partly: '遮盖中间',
  wholly: '全部遮盖',
  keep: '保留，不遮盖',
};

const NONE: Shown = { first: 0, last: 0 };
/** What a list that the law wants public may have to say: a person decides. */
const KEPT: ReadonlySet<string> = new Set(['pii.minor', 'pii.health', 'pii.landline']);

/** The ways of one kind, the usual first; undefined: it is nobody's own. */
export function hidingsOf(check: string): Hiding[] | undefined {
  if (!check.startsWith('pii.') || !Object.hasOwn(CHECKS, check)) return undefined;
  if (shownOf(check)) return ['partly', 'wholly', 'keep'];
  return KEPT.has(check) ? ['keep', 'wholly'] : ['wholly', 'keep'];
}

/** The most that may stay of what a check finds; undefined: it has no part that may stay by itself. */
export const shownOf = (check: string): Shown | undefined => (MOST_SHOWN as Record<string, Shown>)[check];

/** How one kind is hidden where nothing is set; undefined: it is nobody's own. */
export function usualMasking(check: string): Masking | undefined {
  const way = hidingsOf(check)?.[0];
  return way && { way, ...(shownOf(check) ?? NONE) };
}

/** Hidden in part where nothing was set to stay: as much stays as usually does. */
export function inPart(masking: Masking, check: string): Masking {
  const { way, first, last } = masking;
  return way === 'partly' && first + last === 0 ? { way, ...(shownOf(check) ?? NONE) } : masking;
}

/** What is hidden in a text: all of a cell whose column an authority speaks of, else what the checks find in it.
 *  @param applied hears the heads of columns that were hidden @param spared which findings are never hidden */
export function hideBy(
  { kinds, heads }: MaskingRules,
  applied: (head: string) => void = () => {},
  spared: Spared = () => false,
): Hide {
  return (text, under) => {
    const rule = under === undefined ? undefined : headFor(heads, under);
    if (!rule) return foundIn(text, under, kinds, spared);
    const hidden = hiddenCell(text, rule);
    if (hidden.length) applied(rule.head);
    return hidden;
  };
}

type Spared = (found: { check: string; text: string }) => boolean;

function foundIn(
  text: string,
  under: string | undefined,
  kinds: ReadonlyMap<string, Masking>,
  spared: Spared,
): ReturnType<Hide> {
  const ranges: ReturnType<Hide> = [];
  let reached = 0;
  for (const found of findSensitive(text, under)) {
    const to = found.index + found.text.length;
    const by = maskOf(found, kinds.get(found.check));
    if (by === undefined || found.index < reached || !found.text || spared(found)) continue;
    ranges.push({ from: found.index, to, by });
    reached = to;
  }
  return ranges;
}

/** What stands in the place of something of somebody's that was found in a column of which an authority speaks, as in a
 *  copy; undefined: it speaks of none such. @returns `by`; left out: it stays */
export function maskUnder(
  { check, text, under }: { check: string; text: string; under?: string },
  heads: readonly HeadMasking[],
): { by?: string } | undefined {
  const rule = under === undefined || !hidingsOf(check) ? undefined : headFor(heads, under);
  if (!rule) return undefined;
  const [hidden] = hiddenCell(text, rule);
  return hidden ? { by: hidden.by } : {};
}

/** What stands in the place of something that was found; undefined: it stays. */
export function maskOf(found: { check: string; text: string }, masking: Masking | undefined): string | undefined {
  if (!masking || masking.way === 'keep') return undefined;
  const part = masking.way === 'partly' ? maskedBy(found, masking) : undefined;
  return part ?? stars([...found.text].length);
}

const stars = (many: number): string => '*'.repeat(many);

/** The rule whose words say most of the head. */
function headFor(heads: readonly HeadMasking[], under: string): HeadMasking | undefined {
  const said = under.replace(/\s/g, '');
  return heads.filter(({ head }) => said.includes(head)).sort((a, b) => b.head.length - a.head.length)[0];
}

/** At least one character is hidden: a short name shows less than the rule lets stay. */
function hiddenCell(text: string, { way, first, last }: Masking): ReturnType<Hide> {
  const all = [...text.trim()];
  if (way === 'keep' || !all.length) return [];
  const from = text.length - text.trimStart().length;
  const to = from + text.trim().length;
  if (way === 'wholly') return [{ from, to, by: stars(all.length) }];
  const begins = Math.min(first, all.length - 1);
  const ends = Math.min(last, Math.max(0, all.length - 1 - begins));
  const by = all.slice(0, begins).join('') + stars(all.length - begins - ends) + all.slice(all.length - ends).join('');
  return [{ from, to, by }];
}
