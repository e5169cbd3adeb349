import type { Authority } from '../../organizations/index.ts';
import { action, type Caller, done } from '../../platform/action.ts';
import { dayOf } from '../../platform/dates.ts';
import { notFound, type Outcome } from '../../platform/outcome.ts';
import type { Paper } from '../../platform/papers/index.ts';
import type { Format } from '../papers/files.ts';
import { type Addressee, addresseeOf, drawPaper, type PaperRow, paperById } from '../papers/read.ts';
import { isReplyHeldBack } from '../store.ts';
import { isTheirs } from './own-application.ts';

/** The applicant takes a paper that was issued to them; it bears their name, so it is recorded. */
const takeOwnPaper = action<
  { applicationId: number; paperId: number; format: Format },
  { row: PaperRow; addressee: Addressee }
>('applications.takeOwnPaper', ['anyone'], async (act, { applicationId, paperId, format }) => {
  const row = await paperById(act.db, act.sealer, act.who.authorityId, paperId);
  if (!row || row.applicationId !== applicationId || row.state !== 'issued' || row.voided || !isTheirs(row.kind))
    return notFound();
  if (row.kind === 'reply' && (await isReplyHeldBack(act.db, applicationId))) return notFound();
  const addressee = await addresseeOf(act.db, act.sealer, applicationId);
  return done({ row, addressee }, `application:${applicationId}`, { paper: paperId, format });
});

/** A paper of one's own application, drawn. @param applicationId that the browser has opened */
export async function ownPaper(
  caller: Caller,
  authority: Authority,
  given: { applicationId: number; paperId: number; format: Format },
): Promise<Outcome<Paper>> {
  const taken = await takeOwnPaper(caller, given);
  if (!taken.ok) return taken;
  const { row, addressee } = taken.value;
  return { ok: true, value: await drawPaper(caller.db, authority, row, addressee, dayOf(caller.now)) };
}
