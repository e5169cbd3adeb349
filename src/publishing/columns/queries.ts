import type { Db } from '../../platform/database/index.ts';

/** A column (栏目) of an authority's site. */
export interface Column {
  id: number;
  parentId: number | null;
  slug: string;
  name: string;
  description: string;
  keywords: string;
  kind: 'news' | 'notice' | 'policy' | 'other';
  /** its place among its neighbours, the smaller first */
  position: number;
  /** not shown on the site; it holds nothing */
  hidden: boolean;
}

/** All columns in their order, parents before their children. */
export async function columnsOf(db: Db, authorityId: number): Promise<Column[]> {
  const rows = await db
    .selectFrom('columns')
    .select(['id', 'parent_id as parentId', 'slug', 'name', 'description', 'keywords', 'kind', 'position', 'hidden'])
    .where('authority_id', '=', authorityId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const below = (parentId: number | null): Column[] =>
    rows.filter((row) => row.parentId === parentId).flatMap((row) => [row, ...below(row.id)]);
  return below(null);
}

/** Those that the site shows and that documents may be put into. */
export function shownColumns(columns: readonly Column[]): Column[] {
  return columns.filter(({ hidden }) => !hidden);
}

/** The column's id and those of all columns below it. Parents stand before their children. */
export function withBelow(columns: readonly Column[], id: number): number[] {
  const ids = [id];
  for (const column of columns) if (column.parentId !== null && ids.includes(column.parentId)) ids.push(column.id);
  return ids;
}

/** An entry of the 基层政务公开标准目录. */
export interface CatalogueItem {
  id: number;
  code: string;
  level1: string;
  level2: string;
  content: string;
  basis: string;
  timeLimit: string;
  audience: string;
  articleItem: string | null;
}

export function catalogueOf(db: Db, authorityId: number): Promise<CatalogueItem[]> {
  return db
    .selectFrom('catalogue_items')
    .select(['id', 'code', 'level1', 'level2', 'content', 'basis', 'time_limit as timeLimit', 'audience'])
    .select('article_item as articleItem')
    .where('authority_id', '=', authorityId)
    .orderBy('code')
    .execute();
}
