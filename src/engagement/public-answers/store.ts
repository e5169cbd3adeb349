import { sql } from 'kysely';
import { type Db, literally } from '../../platform/database/index.ts';

/** Question and answer as everybody reads them. */
export interface PublicAnswer {
  id: number;
  messageId: number;
  theme: string;
  title: string;
  question: string;
  answer: string;
  officeId: number;
  officeName: string;
  answeredOn: string;
  publishedAt: Date;
  withdrawnAt: Date | null;
}

/** Themes under which answers are found: those of 办事指南, and what else people write about. ○ */
export const THEMES = {
  social: '社保救助',
  family: '户籍婚育',
  health: '医疗卫生',
  schooling: '教育',
  land: '土地住房',
  farming: '农业农村',
  roads: '道路交通',
  environment: '环境卫生',
  business: '经营许可',
  site: '网站和信息公开',
  other: '其他',
} as const;
export type ThemeId = keyof typeof THEMES;
export const isTheme = (text: string): text is ThemeId => Object.hasOwn(THEMES, text);

const answers = (db: Db) =>
  db
    .selectFrom('public_answers as p')
    .innerJoin('offices as o', 'o.id', 'p.office_id')
    .select(['p.id', 'p.message_id as messageId', 'p.theme', 'p.title', 'p.question', 'p.answer'])
    .select(['p.office_id as officeId', 'o.name as officeName', 'p.answered_on as answeredOn'])
    .select(['p.published_at as publishedAt', 'p.withdrawn_at as withdrawnAt']);

export interface AnswerWish {
  words: string;
  theme: string;
  office: number | null;
  page: number;
}

const A_PAGE = 20;
/** Of those found by words so many are leafed through. */
const MOST_FOUND = 200;
/** From so many on a word is common: the newest are soon met by walking them, while sorting all would take long. */
const COMMON = 2_000;
const MOST_WORDS = 8;

/** Answers on the site, the newest first; each word stands in title, question or answer.
 *  @returns more: there are more than `total` */
export async function publicAnswers(
  db: Db,
  authorityId: number,
  { words, theme, office, page }: AnswerWish,
): Promise<{ answers: PublicAnswer[]; total: number; more: boolean; pages: number }> {
  let all = answers(db).where('p.authority_id', '=', authorityId).where('p.withdrawn_at', 'is', null);
  if (theme) all = all.where('p.theme', '=', theme);
  if (office) all = all.where('p.office_id', '=', office);
  const sought = words.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  const likely = sought.reduce((query, word) => query.where(mayHold(word)), all);
  const holding = (query: typeof all) => sought.reduce((narrowed, word) => narrowed.where(holds(word)), query);
  const found = holding(likely);
  const count = await counted(db, found, sought.length ? MOST_FOUND + 1 : undefined);
  const more = sought.length > 0 && count > MOST_FOUND;
  const total = more ? MOST_FOUND : count;
  const pages = Math.max(1, Math.ceil(total / A_PAGE));
  const common = more && (await counted(db, likely, COMMON)) === COMMON;
  const rows = await (common ? holding(all) : found)
    .orderBy('p.answered_on', 'desc')
    .orderBy('p.id', 'desc')
    .limit(A_PAGE)
    .offset((Math.min(page, pages) - 1) * A_PAGE)
    .execute();
  return { answers: rows, total, more, pages };
}

/** Whether a word stands in an answer; found by its characters and pairs of them, which stand in an index. */
const mayHold = (word: string) =>
  sql<boolean>`text_pairs(p.title || ' ' || p.question || ' ' || p.answer) @> text_pairs(${word})`;
function holds(word: string) {
  const like = `%${literally(word)}%`;
  return sql<boolean>`(p.title ilike ${like} or p.question ilike ${like} or p.answer ilike ${like})`;
}

/** How many answers are asked for, up to a most. */
async function counted(db: Db, query: ReturnType<typeof answers>, most?: number): Promise<number> {
  const ids = query.clearSelect().select('p.id');
  const { n } = await db
    .selectFrom((most === undefined ? ids : ids.limit(most)).as('found'))
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Answers on the site, the last made public first. */
export function newestAnswers(db: Db, authorityId: number, most: number): Promise<PublicAnswer[]> {
  return answers(db)
    .where('p.authority_id', '=', authorityId)
    .where('p.withdrawn_at', 'is', null)
    .orderBy('p.published_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(most)
    .execute();
}

export function publicAnswerById(db: Db, authorityId: number, id: number): Promise<PublicAnswer | undefined> {
  return answers(db).where('p.authority_id', '=', authorityId).where('p.id', '=', id).executeTakeFirst();
}

export function publicAnswerOf(db: Db, messageId: number): Promise<PublicAnswer | undefined> {
  return answers(db).where('p.message_id', '=', messageId).executeTakeFirst();
}

/** Public answers of an authority by their numbers, with whether the site shows them; unknown ones are left out. */
export async function answerStandings(
  db: Db,
  authorityId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, { title: string; withdrawn: boolean }>> {
  if (!ids.length) return new Map();
  const rows = await answers(db).where('p.authority_id', '=', authorityId).where('p.id', 'in', ids).execute();
  return new Map(rows.map(({ id, title, withdrawnAt }) => [id, { title, withdrawn: withdrawnAt !== null }]));
}
