import type { Act } from '../../src/platform/action.ts';
import type { Tx } from '../../src/platform/database/index.ts';
import { dayOf } from '../../src/platform/dates.ts';
import { assemble } from '../../src/platform/house.ts';
import { FailureError, unwrap } from '../../src/platform/outcome.ts';
import type { Who } from '../../src/platform/roles.ts';
import { enterReview } from '../../src/publishing/under-review/actions.ts';
import { decide } from '../../src/publishing/under-review/subject.ts';

/** What an action's body would be given. */
export function actIn(db: Tx, who: Who, now: Date): Act {
  return {
    db,
    house: assemble([]),
    who,
    now,
    today: dayOf(now),
    get sealer(): never {
      throw new Error('no personal data here');
    },
  };
}

/** What the review room asks of a document, from its submission to the signature.
 *  @param who somebody of the office that wrote it */
export async function letPass(db: Tx, documentId: number, who: Who, now: Date): Promise<void> {
  const act = actIn(db, who, now);
  const confirmed = { keys: new Set<string>(), reasons: new Map([['unread', '附件已人工查看']]) };
  const { contentHash } = unwrap(await enterReview(act, { documentId, confirmed }));
  const fault = await decide(act, { documentId, verdict: 'passed', contentHash, said: '' });
  if (fault) throw new FailureError(fault);
}
