import type { Db } from '../../../platform/database/index.ts';
import { conflict, type Failure, invalid, type Outcome, ok } from '../../../platform/outcome.ts';
import { askedOf, type Passage, passageKey } from '../../../platform/public-text/index.ts';
import type { Sealer } from '../../../platform/sealing/sealing.ts';
import { leftOutIn } from '../../../publishing/index.ts';
import {
  type AcknowledgedBy,
  acknowledgedIn,
  type ReleaseStanding,
  type Round,
  releaseStanding,
} from '../../../review/index.ts';
import { replyHash } from '../subject.ts';
import { foundInReply, type ReplyOf } from './look.ts';
import { replyReleases } from './release.tsx';

/** What the checks say of a draft as it is now, and what people said of that. */
export interface CheckedReply {
  found: Passage[];
  /** what stops it, and nobody has let through */
  stopped: Passage[];
  /** what nobody has acknowledged yet */
  open: Passage[];
  standing: ReleaseStanding;
  acknowledged: AcknowledgedBy[];
  /** what was not looked for, in a sentence; '': nothing */
  leftOut: string;
}

/** @param round the newest of the reply */
export async function checkedReply(
  books: { db: Db; readonly sealer: Sealer },
  { round, ...reply }: ReplyOf & { round: Round | undefined },
  today: string,
): Promise<Outcome<CheckedReply>> {
  const looked = await foundInReply(books, reply, today);
  if (!looked.ok) return looked;
  const { application, content, given } = reply;
  const { id, authority_id: authorityId } = application;
  const hash = replyHash(id, content, given);
  const standing = await releaseStanding(books, replyReleases, { id: String(id), authorityId, hash }, today);
  const acknowledged = round?.contentHash === hash ? await acknowledgedIn(books, round) : [];
  const said = new Set(acknowledged.map(passageKey));
  const left = askedOf(looked.value).filter((one) => !standing.released.has(passageKey(one)));
  const stopped = left.filter(({ severity }) => severity === 'block');
  const open = left.filter((one) => one.severity !== 'block' && !said.has(passageKey(one)));
  const leftOut = await leftOutIn(books.db, authorityId, null);
  return ok({ found: looked.value, stopped, open, standing, acknowledged, leftOut });
}

/** Why a draft cannot be reviewed or signed for what the checks found in it; undefined: nothing stands against it.
 *  条例 arts. 14, 15, 17 */
export function uncheckedFault({ stopped, open }: Pick<CheckedReply, 'stopped' | 'open'>): Failure | undefined {
  const [first] = stopped;
  if (first)
    return invalid(`${first.where}有“${first.text}”：${first.message}。须修改，或者由保密审查员放行后再办理`, {
      marks: '自动检查有须修改的内容',
    });
  return open.length ? conflict(`自动检查发现 ${open.length} 处，拟写人还没有核对确认，请先核对`) : undefined;
}
