import { action, done } from '../../platform/action.ts';
import { type AuditFilter, countAuditLog, type Verification, verifyAuditLog } from '../../platform/audit-log/index.ts';
import { invalid } from '../../platform/outcome.ts';

/** Rows that fit one sheet beside its head. */
const MOST_EXPORTED = 1_000_000;

/** An auditor takes entries away as a file: that they did, and what they asked for, is an entry too. @returns how many */
export const exportAuditLog = action<{ filter: AuditFilter; asked: string }, number>(
  'auditLog.export',
  ['auditAdmin'],
  async ({ db, who }, { filter, asked }) => {
    const entries = await countAuditLog(db, filter);
    if (entries === 0) return invalid('没有符合条件的记录可以导出');
    if (entries > MOST_EXPORTED) return invalid('记录过多，请按日期分几次导出');
    return done(entries, `authority:${who.authorityId}`, { entries, asked });
  },
);

/** 校验: the whole chain is walked; that it was, and what was found, is an entry. */
export const verifyLog = action<null, Verification>('auditLog.verify', ['auditAdmin'], async ({ db, who }) => {
  const verified = await verifyAuditLog(db);
  return done(verified, `authority:${who.authorityId}`, { whole: verified.whole });
});
