import type { Db, Tx } from '../../platform/database/index.ts';
import type { Scope } from '../words.ts';
import type { SchemeContent } from './content.ts';

/** A scheme with what holds of it and what is being written. */
export interface Scheme {
  id: number;
  keeperId: number;
  keeperName: string;
  year: number;
  scope: Scope;
  draft: SchemeContent | null;
  savedBy: string;
  version: number;
  /** of the version that holds; 0: none yet */
  number: number;
  frozenAt: Date | null;
  /** what holds; null: not published yet */
  content: SchemeContent | null;
  publishedAt: Date | null;
  /** when its results were published: 'YYYY-MM-DD' */
  resultsOn: string | null;
}

function schemes(db: Db) {
  return db
    .selectFrom('assessment_schemes as s')
    .innerJoin('authorities as k', 'k.id', 's.keeper_id')
    .leftJoin('assessment_scheme_versions as v', (join) =>
      join.onRef('v.scheme_id', '=', 's.id').onRef('v.number', '=', 's.number'),
    )
    .leftJoin('assessment_results as r', 'r.scheme_id', 's.id')
    .select(['s.id', 's.keeper_id as keeperId', 'k.name as keeperName', 's.year', 's.scope', 's.draft'])
    .select(['s.saved_by as savedBy', 's.version', 's.number', 's.frozen_at as frozenAt'])
    .select(['v.content', 'v.published_at as publishedAt', 'r.published_on as resultsOn']);
}

/** An authority's own schemes, the newest first. */
export function schemesOf(db: Db, keeperId: number): Promise<Scheme[]> {
  return schemes(db).where('s.keeper_id', '=', keeperId).orderBy('s.year', 'desc').orderBy('s.id', 'desc').execute();
}

export function schemeById(db: Db, keeperId: number, id: number): Promise<Scheme | undefined> {
  return schemes(db).where('s.id', '=', id).where('s.keeper_id', '=', keeperId).executeTakeFirst();
}

/** Whoever keeps it: for the program, and for those who are assessed by it. */
export function anyScheme(db: Db, id: number): Promise<Scheme | undefined> {
  return schemes(db).where('s.id', '=', id).executeTakeFirst();
}

/** Waits for others who change the same one. */
export async function lockScheme(tx: Tx, keeperId: number, id: number): Promise<Scheme | undefined> {
  await tx.selectFrom('assessment_schemes').select('id').where('id', '=', id).forUpdate().execute();
  return schemeById(tx, keeperId, id);
}

/** Published, and not counted yet: what the program keeps up. */
export function running(db: Db): Promise<Scheme[]> {
  return schemes(db).where('s.number', '>', 0).where('s.frozen_at', 'is', null).orderBy('s.id').execute();
}

/** The published content that is nearest before a year: what a new scheme begins with. */
export async function contentBefore(
  db: Db,
  keeperId: number,
  scope: Scope,
  year: number,
): Promise<SchemeContent | undefined> {
  const row = await schemes(db)
    .where('s.keeper_id', '=', keeperId)
    .where('s.scope', '=', scope)
    .where('s.year', '<', year)
    .where('s.number', '>', 0)
    .orderBy('s.year', 'desc')
    .executeTakeFirst();
  return row?.content ?? undefined;
}

/** A published version of a scheme. */
export interface SchemeVersion {
  number: number;
  content: SchemeContent;
  reason: string;
  publishedBy: string;
  publishedAt: Date;
}

/** The newest first. */
export function versionsOf(db: Db, schemeId: number): Promise<SchemeVersion[]> {
  return db
    .selectFrom('assessment_scheme_versions')
    .select(['number', 'content', 'reason', 'published_by as publishedBy', 'published_at as publishedAt'])
    .where('scheme_id', '=', schemeId)
    .orderBy('number', 'desc')
    .execute();
}
