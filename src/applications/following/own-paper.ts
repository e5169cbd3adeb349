import type { Authority } from '../../organizations/index.ts';
import { type Act, action, type Caller, done } from '../../platform/action.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import { notFound, type Outcome, ok } from '../../platform/outcome.ts';
import type { Paper } from '../../platform/papers/index.ts';
import { hold, take } from '../handling/steps/take.ts';
import type { Format } from '../papers/files.ts';
import { type Addressee, addresseeOf, drawPaper, type PaperRow, paperById } from '../papers/read.ts';
import { isReplyHeldBack } from '../store.ts';
import { isTheirs } from './own-application.ts';

/** Who asked to have the reply over the site has it when they fetch it: that time is the proof of its delivery. art. 40 */
async function recordFetched(act: Act, id: number): Promise<Outcome<void>> {
  const got = await hold(act, { id });
  if (!got.ok) return got;
  const { row, state } = got.held;
  if (row.delivery_way !== 'online' || state.phase !== 'closed' || state.delivered) return ok(undefined);
  const proof = `申请人于 ${minuteOf(act.now)} 凭查询码下载答复书`;
  const taken = await take(act, got.held, { kind: 'delivered', on: act.today, how: 'online', proof });
  return taken.ok ? ok(undefined) : taken;
}

/** The applicant takes a paper that was issued to them; it bears their name, so it is recorded. */
const takeOwnPaper = action<
  { applicationId: number; paperId: number; format: Format },
  { row: PaperRow; addressee: Addressee }
>('applications.takeOwnPaper', ['anyone'], async (act, { applicationId, paperId, format }) => {
  const row = await paperById(act.db, act.sealer, act.who.authorityId, paperId);
  if (!row || row.applicationId !== applicationId || row.state !== 'issued' || row.voided || !isTheirs(row.kind))
    return notFound();
  if (row.kind === 'reply' && (await isReplyHeldBack(act.db, applicationId))) return notFound();
  if (row.kind === 'reply') {
    const fetched = await recordFetched(act, applicationId);
    if (!fetched.ok) return fetched;
  }
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
