import type { Db } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { namesIn } from '../said.ts';
import { stepsOf } from '../store.ts';
import { openApplicant } from './applicant.ts';
import type { Clear } from './erasure.ts';
import { onScreen } from './on-screen.ts';

/** How screens show what was said about an application, in whatever room, until somebody opens its personal data.
 *  @param applicationId null: about none, so that nobody is known, and only numbers are out of sight */
export async function screenOf(
  { db, sealer }: { db: Db; sealer: Sealer },
  applicationId: number | null,
): Promise<Clear> {
  if (applicationId === null) return onScreen(undefined, []);
  const [row, steps] = await Promise.all([
    db.selectFrom('applications').select('sealed_applicant').where('id', '=', applicationId).executeTakeFirst(),
    stepsOf(db, applicationId),
  ]);
  const applicant = row?.sealed_applicant ? openApplicant(sealer, applicationId, row.sealed_applicant) : undefined;
  return onScreen(applicant, namesIn(sealer, applicationId, steps).values());
}
