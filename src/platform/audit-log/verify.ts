import type { Db } from '../database/tables.ts';
import { linkHash } from './chain.ts';

export type Verification = { whole: true; rows: number; head: string } | { whole: false; seq: number; reason: string };

const PAGE = 5000;

/** Walks the whole chain. A changed, removed, added or reordered row, and rows cut off at the end, are found. */
export async function verifyAuditLog(db: Db): Promise<Verification> {
  let previous: Buffer = Buffer.alloc(32);
  let seq = 0;
  for (;;) {
    const rows = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      if (row.seq !== seq + 1) return { whole: false, seq: seq + 1, reason: '缺少记录' };
      if (!row.previous.equals(previous)) return { whole: false, seq: row.seq, reason: '与前一条记录不衔接' };
      if (!linkHash(row).equals(row.hash)) return { whole: false, seq: row.seq, reason: '内容被改动' };
      previous = row.hash;
      seq = row.seq;
    }
    if (rows.length < PAGE) break;
  }
  const head = await db.selectFrom('audit_head').selectAll().executeTakeFirst();
  if (!head || head.seq !== seq || !head.hash.equals(previous))
    return { whole: false, seq: seq + 1, reason: '末尾记录缺失' };
  return { whole: true, rows: seq, head: previous.toString('hex') };
}
