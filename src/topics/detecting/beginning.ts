import type { Act } from '../../platform/action.ts';
import { within } from '../../platform/database/index.ts';
import { columnsOf, shownColumns } from '../../publishing/index.ts';
import { everydayFor, find } from '../../search/index.ts';
import type { Way } from '../words.ts';
import { type Detected, nameOf } from './detected.ts';

const MOST_PAPERS = 5;

/** What an answer begins with. */
interface Beginning {
  title: string;
  lines: string[];
  columnId: number | null;
}

/** What is known of a topic, for who writes the answer: what people ask about, and what is public of it. */
export async function beginningOf(
  { db, who, now }: Pick<Act, 'db' | 'who' | 'now'>,
  { words }: Pick<Detected, 'words'>,
  way: Exclude<Way, 'answer'>,
): Promise<Beginning> {
  const name = nameOf(words);
  const everyday = await everydayFor(db, who.authorityId);
  const wish = { text: words.join(' '), authorityId: who.authorityId, sort: 'relevance', page: 1 } as const;
  const [{ hits, left }, columns] = await Promise.all([
    find(within(db), wish, now, everyday),
    columnsOf(db, who.authorityId).then(shownColumns),
  ]);
  const papers = left.length ? [] : hits.slice(0, MOST_PAPERS);
  const explaining = columns.filter((column) => column.name.includes('解读'));
  const policies = columns.filter((column) => column.kind === 'policy' && !explaining.includes(column));
  const policy = papers.find(({ columnId }) => policies.some(({ id }) => id === columnId));
  const known = papers.map(({ title, indexNumber }) => `《${inner(title)}》（索引号 ${indexNumber}）`);
  const lines = [
    `近期，不少群众问到“${name}”。`,
    ...(known.length ? [`已经公开的有关信息：${known.join('；')}。`] : []),
  ];
  if (way === 'topic') return { title: name, lines, columnId: null };
  if (way === 'interpretation') {
    const title = policy ? `《${inner(policy.title)}》解读` : `关于“${name}”的政策解读`;
    return { title, lines, columnId: explaining[0]?.id ?? null };
  }
  return { title: `关于“${name}”有关情况的说明`, lines, columnId: null };
}

/** A title inside of 《》. */
const inner = (title: string): string => title.replaceAll('《', '〈').replaceAll('》', '〉');
