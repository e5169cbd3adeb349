import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { importFile } from '../channels/index.ts';
import { authorityByCode, authorityOfHost, officesOf } from '../organizations/index.ts';
import { type Books, openBooks } from '../platform/books.ts';
import { readConfig } from '../platform/config.ts';
import { FILE_LIMIT } from '../platform/files/files.ts';
import { withoutAccount } from '../platform/roles.ts';
import { house } from '../rooms.ts';
import { optionsOf, UsageError } from './options.ts';

/** `gongkai import-ledger FILE --year Y [--authority CODE] [--office CODE]`: all rows or none. Exit 0 with one line of
 *  figures; 1 with every faulty cell on stderr; 2 for wrong arguments. */
export async function importLedger(args: string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const options = { year: { type: 'string' }, authority: { type: 'string' }, office: { type: 'string' } } as const;
  const { values, positionals } = optionsOf(args, options, 1);
  const path = positionals[0]!;
  if (!values.year) throw new UsageError('缺少 --year，如 --year 2023');
  if (!/^20\d\d$/.test(values.year)) throw new UsageError(`年度“${values.year}”无效，应为四位数字，如 2023`);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new UsageError(`没有“${path}”这个文件`);
  const books = await openBooks(readConfig(env));
  try {
    const place = await placeOf(books, values);
    const stored = await books.files.keep(createReadStream(path));
    if (!stored) return refuse(`文件超过 ${FILE_LIMIT / 1048576} MB，请按月份拆成几个文件分别导入`);
    const who = withoutAccount(place.authorityId, '命令行导入');
    const result = await importFile(
      { db: books.db, house, who, now: new Date() },
      {
        path: books.files.path(stored.hash),
        fileName: basename(path),
        fileHash: stored.hash,
        year: Number(values.year),
        officeId: place.officeId,
      },
      (fault) => process.stderr.write(`${fault.at}\t${fault.found || '（空）'}\t${fault.problem}\t${fault.remedy}\n`),
      ({ name, why }) => process.stderr.write(`没有读工作表“${name}”：${why}\n`),
      ({ at, firstAt, good }) => process.stderr.write(`${at}与${firstAt}相同，只导入一条：${good.title}\n`),
    );
    if (!result.ok) return refuse(result.message);
    process.stdout.write(`新增 ${result.value.added} 条，已存在 ${result.value.known} 条\n`);
    return 0;
  } finally {
    await books.close();
  }
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}

/** For whom: the authority of the code or the primary one, and the office for rows that name none. */
async function placeOf({ db }: Books, { authority: code, office }: { authority?: string; office?: string }) {
  const authority = code ? await authorityByCode(db, code) : await authorityOfHost(db, '');
  if (!authority) throw new UsageError(code ? `没有代码为“${code}”的行政机关` : '平台还没有行政机关，请先完成初始设置');
  if (!office) return { authorityId: authority.id, officeId: null };
  const offices = await officesOf(db, authority.id);
  const own = offices.find((one) => one.code === office);
  if (!own) throw new UsageError(`没有代码为“${office}”的科室，可用：${offices.map((one) => one.code).join('、')}`);
  return { authorityId: authority.id, officeId: own.id };
}
