import { sql } from 'kysely';
import { type Db, literally } from '../../platform/database/index.ts';
import type { FailureWhy } from './failed.ts';

/** Entries of today, and of the time when an account was locked. */
const actions = [
  'organizations.signInFailed',
  'organizations.wrongCode',
  'organizations.wrongOldPassword',
  'organizations.lockAccount',
] as const;

export interface FailedFilter {
  why?: FailureWhy | undefined;
  /** the beginning of the login name */
  login?: string | undefined;
  address?: string | undefined;
  /** days in China, both included: 'YYYY-MM-DD' */
  from?: string | undefined;
  to?: string | undefined;
  /** with those at no authority's site */
  platform?: boolean;
  /** entries older than this sequence number */
  before?: number | undefined;
}

export interface FailedSignIn {
  seq: number;
  at: Date;
  login: string;
  /** whose account it is; null: nobody's */
  name: string | null;
  why: FailureWhy | null;
  address: string | null;
}

/** Tries to sign in at an authority that failed, the newest first. */
export function failedSignIns(db: Db, authorityId: number, filter: FailedFilter, limit: number) {
  const why = sql<FailureWhy | null>`l.detail->>'why'`;
  let query = db
    .selectFrom('audit_log as l')
    .leftJoin('staff as s', (join) => join.on(sql`'staff:' || s.id`, '=', sql.ref('l.subject')))
    .select(['l.seq', 'l.at', 's.name', 'l.address', why.as('why')])
    .select(sql<string>`coalesce(l.detail->>'login', s.login, '')`.as('login'))
    .where('l.action', 'in', actions)
    .where((eb) =>
      filter.platform
        ? eb.or([eb('l.authority_id', '=', authorityId), eb('l.authority_id', 'is', null)])
        : eb('l.authority_id', '=', authorityId),
    );
  if (filter.why) query = query.where(why, '=', filter.why);
  if (filter.login)
    query = query.where(
      sql`coalesce(l.detail->>'login', s.login)`,
      'like',
      `${literally(filter.login.toLowerCase())}%`,
    );
  if (filter.address) query = query.where('l.address', '=', filter.address);
  if (filter.from) query = query.where('l.at', '>=', sql<Date>`${filter.from}::date at time zone 'Asia/Shanghai'`);
  if (filter.to) query = query.where('l.at', '<', sql<Date>`(${filter.to}::date + 1) at time zone 'Asia/Shanghai'`);
  if (filter.before) query = query.where('l.seq', '<', filter.before);
  return query.orderBy('l.seq', 'desc').limit(limit).execute();
}
