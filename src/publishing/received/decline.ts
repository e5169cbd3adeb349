import { action, done } from '../../platform/action.ts';
import { advance, announce, heldIf, note } from '../document.ts';
import { revisionById } from '../revisions.ts';
import { keepers, mayDecline, writers } from '../rules.ts';

/** 不采用: what another authority supplied is not put on our site; it is told why. */
export const declineReceived = action(
  'publishing.decline',
  [...writers, ...keepers],
  async (act, { id, reason }: { id: number; reason: string }) => {
    const found = await heldIf(act, id, mayDecline);
    if (!found.ok) return found;
    const document = found.value;
    await advance(act.db, document, 'decline', act.now);
    await note(act, { id, revisionId: document.revisionId }, 'declined', reason);
    await announce(act, 'withdrawn', document, (await revisionById(act.db, document.revisionId))!);
    return done(true, `document:${id}`, { reason });
  },
);
