import { periodName } from '../../../law/index.ts';
import type { Difference } from '../../dues/diff.ts';
import type { ChangeKind } from '../../words.ts';

/** A due before and after a change that is not entered yet. */
export interface ComparedDue {
  name: string;
  what: ChangeKind;
  was: string | null;
  is: string | null;
}

/** A difference as lines to be read: the office, the obligation, the period.
 *  @param obligations names by id; new ones by their negative numbers */
export function previewLines(
  { made, changed, dropped }: Difference,
  offices: readonly { id: number; name: string }[],
  obligations: (id: number) => string,
): ComparedDue[] {
  const nameOf = ({ obligation, office, period }: { obligation: number; office: number | null; period: string }) =>
    [offices.find(({ id }) => id === office)?.name, obligations(obligation), periodName(period)]
      .filter(Boolean)
      .join(' ');
  return [
    ...dropped.map((due) => ({ name: nameOf(due), what: 'dropped' as const, was: due.on, is: null })),
    ...changed.flatMap(({ due, what, was }) => (what ? [{ name: nameOf(due), what, was, is: due.on }] : [])),
    ...made.map((due) => ({ name: nameOf(due), what: 'made' as const, was: null, is: due.on })),
  ];
}
