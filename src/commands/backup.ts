import { join, resolve } from 'node:path';
import { openBooks } from '../platform/books.ts';
import { readConfig } from '../platform/config.ts';
import { restore as bringBack, backup as save } from '../platform/database/backup/index.ts';
import { startEmbedded } from '../platform/database/embedded/index.ts';
import { migrations } from '../platform/database/migrate.ts';
import { optionsOf } from './options.ts';

/** `gongkai backup FILE`: books and files in one portable file; beside a running platform too. */
export async function backup(args: string[]): Promise<number> {
  const file = resolve(optionsOf(args, {}, 1).positionals[0]!);
  const config = readConfig(process.env);
  const books = await openBooks(config);
  try {
    const { tables, rows, files, missing, damaged } = await save(books.url, join(config.data, 'files'), file);
    process.stdout.write(`已备份到 ${file}：${tables} 张表，${rows} 行，${files} 个文件\n`);
    process.stdout.write(`个人信息的加密密钥不在备份里，请另行抄存、分开保管：${config.sealingKeys}\n`);
    for (const one of missing) process.stderr.write(`文件缺失，未能备份：${one}\n`);
    for (const one of damaged) process.stderr.write(`文件已损坏，未能备份：${one}\n`);
    return missing.length + damaged.length > 0 ? 1 : 0;
  } finally {
    await books.close();
  }
}

/** `gongkai restore FILE [--force]`: the platform must be stopped; a database with data is refused without --force. */
export async function restore(args: string[]): Promise<number> {
  const { values, positionals } = optionsOf(args, { force: { type: 'boolean' } }, 1);
  const file = resolve(positionals[0]!);
  const config = readConfig(process.env);
  const server = config.databaseUrl ? undefined : await startEmbedded(config.data);
  try {
    const options = { migrations: migrations(), force: values.force ?? false };
    const done = await bringBack(config.databaseUrl ?? server!.url, join(config.data, 'files'), file, options);
    process.stdout.write(`已从 ${file} 恢复：${done.tables} 张表，${done.rows} 行，${done.files} 个文件\n`);
    return 0;
  } finally {
    await server?.stop();
  }
}
