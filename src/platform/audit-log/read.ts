import type { SelectQueryBuilder } from 'kysely';
import type { Db, Tables } from '../database/tables.ts';

/** Whose entries: an authority's (and what was done to it by the platform), those of the platform, or all. */
export type AuditScope = { authorityId: number } | 'platform' | 'all';

export interface AuditFilter {
  of: AuditScope;
  /** rows older than this sequence number */
  before?: number | undefined;
  action?: string | undefined;
  actor?: string | undefined;
  subject?: string | undefined;
}

export interface AuditRow {
  seq: number;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  detail: unknown;
  address: string | null;
}

/** Newest first. */
export function readAuditLog(db: Db, filter: AuditFilter, limit: number): Promise<AuditRow[]> {
  let query = within(db.selectFrom('audit_log'), filter.of).select([
    'seq',
    'at',
    'actor',
    'action',
    'subject',
    'detail',
    'address',
  ]);
  if (filter.before) query = query.where('seq', '<', filter.before);
  if (filter.action) query = query.where('action', '=', filter.action);
  if (filter.actor) query = query.where('actor', '=', filter.actor);
  if (filter.subject) query = query.where('subject', '=', filter.subject);
  return query.orderBy('seq', 'desc').limit(limit).execute();
}

/** How many entries there are of a scope. */
export async function countAuditLog(db: Db, of: AuditScope): Promise<number> {
  const { count } = await within(db.selectFrom('audit_log'), of)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Entries of the platform have no authority, those of the first set-up 0. */
function within<O>(query: SelectQueryBuilder<Tables, 'audit_log', O>, of: AuditScope) {
  if (of === 'all') return query;
  return query.where((eb) => {
    const platform = eb.or([eb('authority_id', 'is', null), eb('authority_id', '=', 0)]);
    if (of === 'platform') return platform;
    return eb.or([
      eb('authority_id', '=', of.authorityId),
      eb.and([platform, eb('subject', '=', `authority:${of.authorityId}`)]),
    ]);
  });
}
