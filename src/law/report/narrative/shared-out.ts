import { isKey } from './labels.ts';
import type { Token } from './tokens.ts';

export interface SharedOut {
  /** what each figure is of, and the token that is the figure; none where they do not match one to one */
  parts: { words: Token[]; at: number }[];
  unit: string;
  /** the token that is the last figure */
  last: number;
}

const BETWEEN = /^(?:pause|joined|comma)$/;

/** 许可、处罚、强制分别为 a、b、c 件: the figures from a token on, shared out to the things that are listed before them.
 *  @param words of the clause, and of the one before; without 分别 nothing is shared */
export function sharedOut(words: readonly Token[], tokens: readonly Token[], from: number): SharedOut | undefined {
  const at = words.findIndex(({ kind }) => kind === 'respectively');
  if (at < 0) return undefined;
  const figures = [from];
  for (let n = from + 1; n + 1 < tokens.length; n += 2) {
    if (!BETWEEN.test(tokens[n]!.kind) || tokens[n + 1]!.kind !== 'quantity') break;
    figures.push(n + 1);
  }
  const last = figures.at(-1)!;
  const unit = tokens[last]!.quantity!.unit;
  const things = thingsIn(words.slice(0, at));
  const matches = things.length === figures.length && things.every((thing) => thing.some(isKey));
  return { parts: matches ? things.map((thing, n) => ({ words: thing, at: figures[n]! })) : [], unit, last };
}

/** What is listed; 自然人、法人或其他组织 are two. */
export function thingsIn(words: readonly Token[]): Token[][] {
  const things: Token[][] = [[]];
  for (const word of words) {
    if (word.kind === 'everybody' && word.value === 'both') {
      things.at(-1)!.push({ ...word, kind: 'kind', value: 'person' });
      things.push([{ ...word, kind: 'kind', value: 'organisation' }]);
    } else if (word.kind === 'pause' || word.kind === 'joined') things.push([]);
    else things.at(-1)!.push(word);
  }
  return things.filter((thing) => thing.length > 0);
}
