import { countIn, first, type Typed } from '../../platform/http/form.ts';
import type { ChainStep } from '../tables.ts';

/** Subjects that are reviewed on one page at most: each is read in full. */
export const MOST_AT_ONCE = 10;

/** What a reviewer says of one of several. */
export interface OneOf {
  roundId: number;
  /** they ticked that they read it */
  read: boolean;
  /** undefined: not now */
  verdict: 'passed' | 'returned' | undefined;
  remark: string;
  /** of what they had before them, and the step they meant */
  contentHash: string;
  step: number;
}

const REMARK = 2000;

/** What came with the form, one for each subject, as far as a page may hold. */
export function severalIn(typed: Typed): OneOf[] {
  const ids = [typed.round ?? []].flat().filter((id) => /^[1-9]\d{0,9}$/.test(id));
  return [...new Set(ids)].slice(0, MOST_AT_ONCE).map((id) => {
    const verdict = first(typed, `verdict-${id}`);
    return {
      roundId: Number(id),
      read: first(typed, `read-${id}`) === 'yes',
      verdict: verdict === 'passed' || verdict === 'returned' ? verdict : undefined,
      remark: first(typed, `remark-${id}`).slice(0, REMARK),
      contentHash: first(typed, `hash-${id}`),
      step: countIn(typed, `step-${id}`),
    };
  });
}

/** Why what was said of one is not enough; undefined: it is, or nothing was said of it. */
export function saidFault({ verdict, read, remark }: OneOf): string | undefined {
  if (verdict === 'passed' && !read) return '请通读全文并勾选后再通过';
  if (verdict === 'returned' && remark.trim().length < 2) return '请写明退回的理由，便于修改';
  return undefined;
}

const ticks: Partial<Record<ChainStep['checks'], readonly string[]>> = {
  gates: ['language', 'norms', 'politics'],
  secrecy: ['secrecy'],
};

/** What who has read it ticks by that; undefined: a step that is not taken for several at once. */
export function tickedAt({ checks }: Pick<ChainStep, 'checks'>): readonly string[] | undefined {
  return ticks[checks];
}
