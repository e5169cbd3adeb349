import { has } from '../platform/roles.ts';
import type { Asked, DeskLine } from '../platform/room.ts';
import { latestRound, standingOf } from '../review/index.ts';
import { DESK } from './paths.ts';
import { hashOf } from './preparing/content.ts';
import { surveysOf, titleOf } from './preparing/store.ts';
import { surveyKind } from './preparing/subject.tsx';
import { unreadTexts } from './results/texts.ts';
import { keepers, keeps } from './rules.ts';

/** Surveys of a person's, with how many texts of each nobody looked at. */
async function mine({ db, who }: Asked) {
  if (!has(who, ...keepers)) return [];
  const surveys = (await surveysOf(db, who.authorityId)).filter(({ officeId }) => keeps(who, officeId));
  const unread = await unreadTexts(
    db,
    surveys.map(({ id }) => id),
  );
  return surveys.map((survey) => ({ survey, unread: unread.get(survey.id) ?? 0 }));
}

/** How many surveys have texts that wait. */
export const countUnread = async (asked: Asked): Promise<number> =>
  (await mine(asked)).filter(({ unread }) => unread > 0).length;

/** What waits at surveys: texts to look at, and drafts that were not submitted or came back. */
export async function surveyLines(asked: Asked): Promise<DeskLine[]> {
  const lines = (await mine(asked)).map(async ({ survey, unread }): Promise<DeskLine[]> => {
    const texts = unread
      ? [
          {
            title: titleOf(survey),
            href: `${DESK}/${survey.id}/texts`,
            tag: '看文字答案',
            note: `${unread} 条没有看过`,
          },
        ]
      : [];
    if (!survey.draft || !survey.authors.includes(asked.who.id!)) return texts;
    const round = await latestRound(asked.db, surveyKind.name, String(survey.id));
    const standing = standingOf(round, hashOf(survey.id, survey.draft));
    if (standing === 'open') return texts;
    const returned = standing === 'returned';
    const note = returned ? (round!.reviews.at(-1)?.remark ?? '') : '填写后还没有送审';
    return [...texts, { title: titleOf(survey), href: `${DESK}/${survey.id}`, tag: returned ? '退回' : '草稿', note }];
  });
  return (await Promise.all(lines)).flat();
}
