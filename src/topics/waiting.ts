import { oncePer } from '../platform/once-per.ts';
import { has } from '../platform/roles.ts';
import type { Asked, DeskLine } from '../platform/room.ts';
import { latestRound, type Standing as Reviewed, standingOf } from '../review/index.ts';
import { nameOf } from './detecting/detected.ts';
import { foundTopics } from './detecting/store.ts';
import { standingsOf } from './standing.ts';
import { DESK, heads } from './words.ts';
import { type Entry, hashOf } from './writing/content.ts';
import { entryName, keepers, keeps } from './writing/rules.ts';
import { type Topic, topicsOf } from './writing/store.ts';
import { titleOf, topicKind } from './writing/subject.tsx';

/** How a topic's draft stands with its reviewers. */
export async function standingOfDraft(db: Asked['db'], { id, draft }: Topic): Promise<Reviewed> {
  if (!draft) return 'none';
  return standingOf(await latestRound(db, topicKind.name, String(id)), hashOf(id, draft));
}

/** What the site leaves out of each topic that it shows. */
export async function goneEntries(db: Asked['db'], authorityId: number, topics: readonly Topic[]) {
  const online = topics.filter(({ shown, withdrawnAt }) => shown && !withdrawnAt);
  const standings = await standingsOf(
    db,
    authorityId,
    online.map(({ shown }) => shown!),
  );
  return new Map(online.map(({ id }, at) => [id, standings[at]!.gone] as const));
}

/** '2024-03-01 的文件“…”所引的内容已经撤下，网站不再显示这一条' */
export const goneInWords = (entry: Entry): string => `${entryName(entry)}所引的内容已经撤下，网站不再显示这一条`;

/** Topics of which the head was told that they grow, and that nobody dealt with. */
const growing = oncePer(async ({ db, who }: Asked) =>
  has(who, ...heads)
    ? (await foundTopics(db, who.authorityId)).filter(({ state, toldOn }) => state === 'open' && toldOn)
    : [],
);

/** How many of them. */
export const countGrowing = async (asked: Asked): Promise<number> => (await growing(asked)).length;

/** What waits at topics: what grows, drafts that came back, and entries that the site shows no more. */
export async function topicLines(asked: Asked): Promise<DeskLine[]> {
  const { db, who } = asked;
  if (!has(who, ...keepers)) return [];
  const grows = (await growing(asked)).map(({ id, words, toldOn }) => ({
    ...{ title: `近期问得多：${nameOf(words)}`, href: `${DESK}/found/${id}`, tag: '热点' },
    note: `${toldOn} 起明显多于平时，看看要不要回应`,
  }));
  const mine = (await topicsOf(db, who.authorityId)).filter(({ officeId }) => keeps(who, officeId));
  const gone = await goneEntries(db, who.authorityId, mine);
  const missing = mine.flatMap((topic) => {
    const [entry] = gone.get(topic.id) ?? [];
    return entry
      ? [{ title: titleOf(topic), href: `${DESK}/${topic.id}`, tag: '条目撤下', note: goneInWords(entry) }]
      : [];
  });
  const written = mine.filter(({ draft, authors }) => draft && authors.includes(who.id!));
  const drafts = await Promise.all(
    written.map(async (topic): Promise<DeskLine[]> => {
      const standing = await standingOfDraft(db, topic);
      if (standing === 'open') return [];
      const returned = standing === 'returned';
      return [
        {
          ...{ title: titleOf(topic), href: `${DESK}/${topic.id}`, tag: returned ? '已退回' : '草稿' },
          note: returned ? '热点回应被退回，修改后再送审' : '热点回应还没有送审',
        },
      ];
    }),
  );
  return [...grows, ...missing, ...drafts.flat()];
}
