import { provableOn } from '../../channels/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type ChannelText, textsOnChannel } from '../../publishing/index.ts';

/** What was signed off for screens stands on them for so long after it was published or corrected, and as long as no
 *  screen has shown it. */
const DAYS = 7;
/** Of these at most, the newest. */
const MOST = 12;

/** 待上屏的信息: what was signed off for screens, without anybody's doing; the newest first. */
export async function pendingOnScreens(db: Db, authorityId: number, now: Date): Promise<ChannelText[]> {
  const waiting = await provableOn(db, authorityId, 'screen');
  const ids = waiting.flatMap(({ documentId, revisionId }) => (revisionId === null ? [] : [documentId]));
  const since = new Date(now.getTime() - DAYS * 86_400_000);
  return textsOnChannel(db, authorityId, 'screen', { since, now, ids, limit: MOST });
}
