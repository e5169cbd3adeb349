import type { Db } from '../platform/database/index.ts';
import { has } from '../platform/roles.ts';
import type { Asked, DeskLine } from '../platform/room.ts';
import { latestRound, standingOf } from '../review/index.ts';
import { hashOf } from './content.ts';
import { draftOf } from './store.ts';
import { profiles, subjectIdOf } from './subject.tsx';

/** What was written of 机关信息 and waits for its writer: returned, or not submitted. */
export async function waitingProfile({ db, who }: Asked): Promise<DeskLine[]> {
  const draft = has(who, 'disclosureHead') ? await draftOf(db, who.authorityId) : undefined;
  if (!draft) return [];
  const round = await latestRound(db, profiles.name, subjectIdOf(who.authorityId));
  const standing = standingOf(round, hashOf(who.authorityId, draft.content));
  if (standing === 'open') return [];
  const returned = standing === 'returned';
  return [
    {
      title: '机关信息',
      href: '/console/authority',
      tag: returned ? '退回' : '草稿',
      note: returned ? (round?.reviews.at(-1)?.remark ?? '') : '填写后还没有送审',
    },
  ];
}

/** Whether what was written of it is being reviewed. */
export async function profileUnderReview(db: Db, authorityId: number): Promise<boolean> {
  const draft = await draftOf(db, authorityId);
  if (!draft) return false;
  const round = await latestRound(db, profiles.name, subjectIdOf(authorityId));
  return standingOf(round, hashOf(authorityId, draft.content)) === 'open';
}
