import { consultationState } from '../law/index.ts';
import { oncePer } from '../platform/once-per.ts';
import { has } from '../platform/roles.ts';
import type { Asked, DeskLine } from '../platform/room.ts';
import { latestRound } from '../review/index.ts';
import { waitingComments } from './comments/store.ts';
import { DESK } from './paths.ts';
import { consultationKind } from './preparing/subject.tsx';
import { resultsKind } from './results/subject.tsx';
import { handlers, handles, keeps } from './rules.ts';
import { consultationsOf, isOnline, timesOf, titleOf } from './store.ts';

/** What waits of consultations for this person: 采纳情况 first, what is late before the rest. */
const waiting = oncePer(async ({ db, who, today }: Asked): Promise<DeskLine[]> => {
  if (!has(who, ...handlers)) return [];
  const [all, comments] = await Promise.all([
    consultationsOf(db, who.authorityId),
    waitingComments(db, who.authorityId),
  ]);
  const lines = await Promise.all(
    all
      .filter(({ officeId }) => handles(who, officeId))
      .map(async (one): Promise<DeskLine[]> => {
        const title = titleOf(one);
        const href = `${DESK}/${one.id}`;
        const roundOf = (kind: string) => latestRound(db, kind, String(one.id));
        if (one.draft) {
          if (!one.authors.includes(who.id!)) return [];
          const round = await roundOf(consultationKind.name);
          if (round?.state === 'open') return [];
          const back = round?.state === 'returned';
          const note = back ? (round.reviews.at(-1)?.remark ?? '') : '填写后还没有送审';
          return [{ title, href, tag: back ? '退回' : '草稿', note }];
        }
        if (!isOnline(one)) return [];
        const state = consultationState(timesOf(one), today);
        const count = comments.get(one.id) ?? 0;
        const look = count ? [{ title, href, tag: '核对意见', note: `${count} 条意见待核对` }] : [];
        if ((state !== 'owed' && state !== 'late') || !keeps(who, one.officeId)) return look;
        if ((await roundOf(resultsKind.name))?.state === 'open') return look;
        const note = state === 'late' ? '已超期' : `征集 ${one.closesOn} 结束`;
        return [
          {
            title,
            href: `${href}/results`,
            tag: '公布采纳情况',
            note,
            time: `${one.resultsDue} 前公布`,
            by: one.resultsDue,
          },
          ...look,
        ];
      }),
  );
  return lines.flat();
});

/** How much waits for this person. */
export const countWaiting = async (asked: Asked): Promise<number> => (await waiting(asked)).length;
export const consultationLines = (asked: Asked): Promise<DeskLine[]> => waiting(asked);
