import { type SelectQueryBuilder, sql } from 'kysely';
import { literally } from '../database/like.ts';
import type { Db, Tables } from '../database/tables.ts';
import { instantOf } from '../dates.ts';

const DAY = 86_400_000;

/** Whose entries: an authority's (and what was done to it by the platform), those of the platform, or all. */
export type AuditScope = { authorityId: number } | 'platform' | 'all';

export interface AuditFilter {
  of: AuditScope;
  /** rows older than this sequence number */
  before?: number | undefined;
  /** any of them; none given: all */
  actions?: readonly string[] | undefined;
  /** part of the name of who acted */
  actor?: string | undefined;
  /** any of them; undefined: all; an empty list: none */
  subjects?: readonly string[] | undefined;
  /** 'YYYY-MM-DD' in China, both included */
  from?: string | undefined;
  to?: string | undefined;
  /** who acted, any of them; undefined: anybody */
  actorIds?: readonly number[] | undefined;
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
  let query = narrowed(within(db.selectFrom('audit_log'), filter.of), filter).select([
    'seq',
    'at',
    'actor',
    'action',
    'subject',
    'detail',
    'address',
  ]);
  if (filter.before) query = query.where('seq', '<', filter.before);
  return query.orderBy('seq', 'desc').limit(limit).execute();
}

/** How many entries there are of a filter. */
export async function countAuditLog(db: Db, filter: AuditFilter): Promise<number> {
  const { count } = await narrowed(within(db.selectFrom('audit_log'), filter.of), filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function narrowed<O>(query: SelectQueryBuilder<Tables, 'audit_log', O>, filter: AuditFilter) {
  const { actions, actor, actorIds, subjects, from, to } = filter;
  let all = query;
  if (actions?.length) all = all.where('action', 'in', actions);
  if (actor) all = all.where('actor', 'like', `%${literally(actor)}%`);
  if (actorIds) all = actorIds.length ? all.where('actor_id', 'in', actorIds) : all.where(sql<boolean>`false`);
  if (subjects) all = subjects.length ? all.where('subject', 'in', subjects) : all.where(sql<boolean>`false`);
  if (from) all = all.where('at', '>=', instantOf(`${from}T00:00`));
  if (to) all = all.where('at', '<', new Date(instantOf(`${to}T00:00`).getTime() + DAY));
  return all;
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
