import { action, done } from '../platform/action.ts';
import { notFound } from '../platform/outcome.ts';
import { stepRoles } from './chain/rules.ts';
import { type Given, type Taken, takeStep } from './rounds/engine.ts';
import type { SubjectKind, SubjectPage } from './subjects.ts';

/** A kind that is reviewed on this room's page. */
export type PagedKind = SubjectKind & { page: SubjectPage };

/** A verdict at the step that is open: 通过 leads to the next step, after the last to what its room does with it; 退回 back
 *  to the author. */
export const giveVerdict = action<Given & { kind: PagedKind; id: string }, Taken['outcome']>(
  'review.giveVerdict',
  stepRoles,
  async (act, { kind, id, ...given }) => {
    const subject = await kind.page.hold(act, id);
    if (!subject) return notFound();
    const taken = await takeStep(act, kind, subject, given);
    return taken.ok ? done(taken.value.outcome, `${kind.name}:${id}`, taken.value.record) : taken;
  },
);
