import type { FiledUnder } from '../subjects.ts';
import type { ChainStep } from '../tables.ts';

/** What a chain is for: what is filed in a column, what an office writes, both together, or (both null) all the rest. */
export interface Scope {
  columnId: number | null;
  officeId: number | null;
}

/** A chain that an authority has set up. */
export interface Chain extends Scope {
  /** names of both; null where it is of every column, of every office */
  column: string | null;
  office: string | null;
  steps: readonly ChainStep[];
}

/** A column and those above it, the nearest first; none for what is filed under nothing. */
export function upwards(columns: readonly FiledUnder[], id: number | null): number[] {
  const path: number[] = [];
  for (let at = id; at !== null && !path.includes(at); at = columns.find((one) => one.id === at)?.parentId ?? null)
    path.push(at);
  return path;
}

/** Of several chains the one that holds: that of the nearest column, for the office before that for every office; then the
 *  office's own; then the authority's. undefined: none is set up.
 *  @param path what it is filed under, the nearest first */
export function holding(chains: readonly Chain[], path: readonly number[], officeId: number | null): Chain | undefined {
  const of = (column: number | null, office: number | null) =>
    chains.find((one) => one.columnId === column && one.officeId === office);
  for (const column of [...path, null]) {
    const chain = (officeId !== null && of(column, officeId)) || of(column, null);
    if (chain) return chain;
  }
  return undefined;
}

/** Whose chain it is: '“通知公告”栏目', '财政所送审的文稿', '“通知公告”栏目中财政所送审的文稿', '全机关'. */
export function inWords(chain: Pick<Chain, 'column' | 'office'> | undefined): string {
  if (!chain) return '系统默认';
  const { column, office } = chain;
  if (column !== null && office !== null) return `“${column}”栏目中${office}送审的文稿`;
  if (column !== null) return `“${column}”栏目`;
  return office === null ? '全机关' : `${office}送审的文稿`;
}
