import type { Act } from '../../platform/action.ts';
import { forbidden, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import { handles } from '../rules.ts';
import { consultationById } from '../store.ts';
import type { CommentState } from './words.ts';

interface HeldComment {
  id: number;
  number: string;
  state: CommentState;
  entered_by: string;
  sealed_sender: Buffer | null;
}

/** A comment, held until the transaction ends, for who looks through those of its office. */
export async function heldComment({ db, who }: Act, id: number): Promise<Outcome<HeldComment>> {
  const row = await db
    .selectFrom('consultation_comments')
    .select(['id', 'number', 'state', 'entered_by', 'sealed_sender', 'consultation_id'])
    .where('id', '=', id)
    .where('authority_id', '=', who.authorityId)
    .forUpdate()
    .executeTakeFirst();
  const one = row && (await consultationById(db, who.authorityId, row.consultation_id));
  if (!row || !one) return notFound();
  return handles(who, one.officeId) ? ok(row) : forbidden('这项征集由其他科室负责');
}
