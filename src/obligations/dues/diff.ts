import type { ObligationDue } from '../../law/index.ts';
import type { ChangeKind, DueState } from '../words.ts';

/** A due as the books hold it. */
export interface KeptDue {
  id: number;
  obligation: number;
  version: number;
  office: number | null;
  period: string;
  base: string;
  on: string;
  provisional: boolean;
  state: DueState;
}

export interface Difference {
  made: ObligationDue[];
  /** of rows that stay: what is written into them, and what of that is told */
  changed: { id: number; due: ObligationDue; what: ChangeKind | undefined; was: string }[];
  dropped: KeptDue[];
}

const keyOf = ({ obligation, office, period }: Pick<KeptDue, 'obligation' | 'office' | 'period'>) =>
  `${obligation} ${office} ${period}`;

/** What has to be written so that the books hold what is owed now. What was met or excused stays as it is, owed or not; only
 *  its last day follows the calendar under the version by which it was reckoned. What is open follows in everything, and is
 *  left out where nothing is owed any more. */
export function differenceBetween(kept: readonly KeptDue[], owed: readonly ObligationDue[]): Difference {
  const before = new Map(kept.map((due) => [keyOf(due), due]));
  const difference: Difference = { made: [], changed: [], dropped: [] };
  for (const due of owed) {
    const was = before.get(keyOf(due));
    before.delete(keyOf(due));
    if (!was) difference.made.push(due);
    else if (was.state === 'dropped') difference.changed.push({ id: was.id, due, what: 'restored', was: was.on });
    else if (follows(was, due))
      difference.changed.push({ id: was.id, due, what: was.on === due.on ? undefined : 'moved', was: was.on });
  }
  for (const due of before.values()) if (due.state === 'open') difference.dropped.push(due);
  return difference;
}

function follows(was: KeptDue, due: ObligationDue): boolean {
  const moved = was.on !== due.on || was.provisional !== due.provisional || was.base !== due.base;
  if (was.state === 'open') return moved || was.version !== due.version;
  return moved && was.version === due.version;
}

/** Nothing has to be written. */
export const isNothing = ({ made, changed, dropped }: Difference): boolean =>
  made.length + changed.length + dropped.length === 0;

/** How many dues begin, move, end or come back: what a person is told of a difference. */
export function countsOf({ made, changed, dropped }: Difference): Record<ChangeKind, number> {
  const told = (kind: ChangeKind) => changed.filter(({ what }) => what === kind).length;
  return { made: made.length, moved: told('moved'), dropped: dropped.length, restored: told('restored') };
}
