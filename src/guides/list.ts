import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import type { Language } from '../platform/languages/language.ts';
import type { TranslationStanding } from '../platform/languages/named.ts';
import { AUDIENCES, type GuideContent, SUBJECTS } from './content.ts';
import { guideIn } from './translation.ts';

/** A guide that the public reads. */
export interface PublicGuide {
  id: number;
  content: GuideContent;
  /** of its texts: Chinese where it is not translated */
  language: Language;
  /** of its translation into the language that was asked for */
  standing?: TranslationStanding;
  officeName: string;
  /** when this version was signed */
  publishedAt: Date;
  /** 'YYYY-MM-DD': when somebody last found it right */
  checkedOn: string;
}

/** What somebody looks for; what is left out or '' narrows nothing. */
export interface GuideWish {
  id?: number;
  words?: string;
  audience?: string;
  subject?: string;
  /** in which language it is read */
  language?: Language;
}

/** What the form of the list asks. */
export type Looked = Required<Pick<GuideWish, 'words' | 'audience' | 'subject'>>;

/** More guides than an authority has, or than anybody reads on one page. */
const MOST = 500;
/** Words of a search that are looked for. */
const MOST_WORDS = 8;

/** Guides on an authority's site, by subject in its order and then by name: in one query, bounded. A guide is meant when
 *  each of the words stands in its name (in any language), its subject, whom it is for, what it asks for or what it gives. */
export async function publicGuides(db: Db, authorityId: number, wish: GuideWish = {}): Promise<PublicGuide[]> {
  const { id, words = '', audience, subject, language = 'zh' } = wish;
  let query = db
    .selectFrom('guides as g')
    .innerJoin('guide_versions as v', (join) => join.onRef('v.guide_id', '=', 'g.id').on('v.until', 'is', null))
    .innerJoin('offices as o', 'o.id', 'g.office_id')
    .select(['g.id', 'v.content', 'o.name as officeName', 'v.published_at as publishedAt', 'g.checked_on as checkedOn'])
    .where('g.authority_id', '=', authorityId)
    .where('g.withdrawn_at', 'is', null);
  if (id !== undefined) query = query.where('g.id', '=', id);
  if (audience) query = query.where(sql<boolean>`v.content -> 'audiences' ? ${audience}`);
  if (subject) query = query.where(sql<boolean>`v.content ->> 'subject' = ${subject}`);
  for (const word of words.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)) {
    const among = (table: Record<string, string>) =>
      Object.entries(table).flatMap(([key, label]) => (label.includes(word) ? [key] : []));
    query = query.where(
      sql<boolean>`(strpos(lower(concat_ws(chr(10), v.content ->> 'title', v.content ->> 'result',
        jsonb_path_query_array(v.content, '$.materials[*].name')::text,
        jsonb_path_query_array(v.content, '$.translations.*.title')::text)), ${word}) > 0
        or v.content ->> 'subject' = any(${among(SUBJECTS)}) or v.content -> 'audiences' ?| ${among(AUDIENCES)})`,
    );
  }
  const rows = await query.orderBy('g.id').limit(MOST).execute();
  const order = Object.keys(SUBJECTS);
  const title = new Intl.Collator(language === 'zh' ? 'zh-CN' : language);
  return rows
    .map(({ content, ...row }) => ({ ...row, checkedOn: row.checkedOn!, ...guideIn(content, language) }))
    .sort(
      (a, b) =>
        order.indexOf(a.content.subject) - order.indexOf(b.content.subject) ||
        title.compare(a.content.title, b.content.title),
    );
}

/** How many guides the public reads. */
export async function countGuides(db: Db, authorityId: number): Promise<number> {
  const { count } = await db
    .selectFrom('guides as g')
    .innerJoin('guide_versions as v', (join) => join.onRef('v.guide_id', '=', 'g.id').on('v.until', 'is', null))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('g.authority_id', '=', authorityId)
    .where('g.withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
