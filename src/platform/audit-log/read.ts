import type { Db } from '../database/tables.ts';

export interface AuditFilter {
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
  let query = db.selectFrom('audit_log').select(['seq', 'at', 'actor', 'action', 'subject', 'detail', 'address']);
  if (filter.before) query = query.where('seq', '<', filter.before);
  if (filter.action) query = query.where('action', '=', filter.action);
  if (filter.actor) query = query.where('actor', '=', filter.actor);
  if (filter.subject) query = query.where('subject', '=', filter.subject);
  return query.orderBy('seq', 'desc').limit(limit).execute();
}
