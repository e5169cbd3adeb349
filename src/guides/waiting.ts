import { has } from '../platform/roles.ts';
import type { Asked, DeskLine } from '../platform/room.ts';
import { latestRound, type Standing, standingOf } from '../review/index.ts';
import { hashOf } from './content.ts';
import { doubtsAmong } from './doubts.ts';
import { doubtInWords, keepers, keeps } from './rules.ts';
import { type Guide, guidesOf } from './store.ts';
import { guideKind, titleOf } from './subject.tsx';

export const PATH = '/console/guides';

/** How a guide's draft stands with its reviewers. */
export async function standingOfDraft(db: Asked['db'], { id, draft }: Guide): Promise<Standing> {
  if (!draft) return 'none';
  return standingOf(await latestRound(db, guideKind.name, String(id)), hashOf(id, draft));
}

/** Guides of a person's that may hold no more: an editor's office's, all for the head of disclosure work. */
async function doubted({ db, who, today }: Asked) {
  if (!has(who, ...keepers)) return [];
  const mine = (await guidesOf(db, who.authorityId)).filter(({ officeId }) => keeps(who, officeId));
  const { doubts } = await doubtsAmong(db, who.authorityId, mine, today);
  return mine.flatMap((guide) => {
    const found = doubts.get(guide.id) ?? [];
    return found.length ? [{ guide, found }] : [];
  });
}

/** How many of them. */
export const countDoubted = async (asked: Asked): Promise<number> => (await doubted(asked)).length;

/** What waits at guides: those that must be looked at, and drafts that came back. */
export async function guideLines(asked: Asked): Promise<DeskLine[]> {
  const { db, who } = asked;
  if (!has(who, ...keepers)) return [];
  const old = (await doubted(asked)).map(({ guide, found }) => ({
    title: titleOf(guide),
    href: `${PATH}/${guide.id}`,
    tag: '核对指南',
    note: `${guide.officeName}：${found.map(doubtInWords).join('；')}`,
  }));
  const written = (await guidesOf(db, who.authorityId)).filter(
    ({ draft, authors }) => draft && authors.includes(who.id!),
  );
  const lines = await Promise.all(
    written.map(async (guide): Promise<DeskLine[]> => {
      const standing = await standingOfDraft(db, guide);
      if (standing === 'open') return [];
      const round = standing === 'returned' ? await latestRound(db, guideKind.name, String(guide.id)) : undefined;
      const note = round ? (round.reviews.at(-1)?.remark ?? '') : '填写后还没有送审';
      return [{ title: titleOf(guide), href: `${PATH}/${guide.id}`, tag: round ? '退回' : '草稿', note }];
    }),
  );
  return [...lines.flat(), ...old];
}
