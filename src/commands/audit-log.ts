import { verifyAuditLog } from '../platform/audit-log/index.ts';
import { openBooks } from '../platform/books.ts';
import { readConfig } from '../platform/config.ts';
import { optionsOf, UsageError } from './options.ts';

/** `gongkai audit-log verify`: exit 0 when the chain is whole, 1 with the first broken place when not. */
export async function auditLog(args: string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (verb !== 'verify') throw new UsageError('用法：gongkai audit-log verify');
  optionsOf(rest, {});
  const books = await openBooks(readConfig(process.env));
  try {
    const found = await verifyAuditLog(books.db);
    if (found.whole) process.stdout.write(`审计日志完整：共 ${found.rows} 条，末条校验值 ${found.head}\n`);
    else process.stderr.write(`审计日志不完整：第 ${found.seq} 条，${found.reason}\n`);
    return found.whole ? 0 : 1;
  } finally {
    await books.close();
  }
}
