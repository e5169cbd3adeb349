import { whenCalendarChanges } from '../organizations/index.ts';
import { recomputeDue } from './recompute.ts';

/** Another arrangement of holidays: the limits of all open applications are reckoned anew. */
whenCalendarChanges(async (tx, { after, today }) => {
  const moved = await recomputeDue(tx, undefined, today, after);
  return moved.flatMap(({ id, number, before, after: to, provisional }) =>
    before && to && before !== to
      ? [
          {
            room: '依申请公开',
            title: number,
            href: `/console/applications/${id}`,
            limit: '答复期限',
            from: before,
            to,
            provisional,
          },
        ]
      : [],
  );
});
