import { resetSecondFactorOf } from '../organizations/index.ts';
import { openBooks } from '../platform/books.ts';
import { readConfig } from '../platform/config.ts';
import { house } from '../rooms.ts';
import { optionsOf, UsageError } from './options.ts';

const USAGE = '用法：gongkai second-factor reset 登录名';

/** `gongkai second-factor reset LOGIN`: for the 安全管理员 who lost their telephone, by whoever keeps the machine. */
export async function secondFactor(args: string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (verb !== 'reset') throw new UsageError(USAGE);
  const { positionals } = optionsOf(rest, {}, 1);
  const [login] = positionals;
  if (!login) throw new UsageError(USAGE);
  const books = await openBooks(readConfig(process.env));
  try {
    const result = await resetSecondFactorOf({ db: books.db, house, now: new Date() }, login);
    if (result.ok) process.stdout.write(`已重置“${login}”的两步验证，下次登录时重新绑定\n`);
    else process.stderr.write(`${result.message}\n`);
    return result.ok ? 0 : 1;
  } finally {
    await books.close();
  }
}
