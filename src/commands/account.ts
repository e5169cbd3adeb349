import { userInfo } from 'node:os';
import {
  accountsFor,
  appointByCommand,
  ONE_TIME_DAYS,
  type Operator,
  resetPasswordByCommand,
  resetSecondFactorByCommand,
  unlockByCommand,
} from '../organizations/index.ts';
import { openBooks } from '../platform/books.ts';
import { readConfig } from '../platform/config.ts';
import { minuteOf } from '../platform/dates.ts';
import type { Outcome } from '../platform/outcome.ts';
import { type Role, roles } from '../platform/roles.ts';
import { house } from '../rooms.ts';
import { optionsOf, UsageError } from './options.ts';

const USAGE =
  '用法：gongkai account list [--authority 代码] | unlock 登录名 | reset 登录名 | appoint 登录名 system|security|audit';
const posts: Record<string, Role> = { system: 'systemAdmin', security: 'securityAdmin', audit: 'auditAdmin' };

/** `gongkai account list|unlock|reset|appoint`: for whoever keeps the machine, when nobody can get in any more. */
export async function account(args: string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === 'list') return list(rest);
  if (verb === 'appoint') {
    const [login, post = ''] = optionsOf(rest, {}, 'some').positionals;
    const role = Object.hasOwn(posts, post) ? posts[post] : undefined;
    if (!login || !role) throw new UsageError(USAGE);
    return tell(await byOperator((by) => appointByCommand(by, login, role)), passwordOf);
  }
  const login = loginIn(rest, USAGE);
  if (verb === 'unlock')
    return tell(await byOperator((by) => unlockByCommand(by, login)), () => `“${login}”的登录限制已解除，可以马上再试`);
  if (verb === 'reset') return tell(await byOperator((by) => resetPasswordByCommand(by, login)), passwordOf);
  throw new UsageError(USAGE);
}

function passwordOf({ name, login, password }: { name: string; login: string; password: string }): string {
  return `${name}（${login}）的一次性密码：${password}\n只显示这一次，${ONE_TIME_DAYS} 天内有效，请当面交给本人；登录后只能用来设置新密码。`;
}

/** `gongkai second-factor reset LOGIN`: for the 安全管理员 who lost their telephone. */
export async function secondFactor(args: string[]): Promise<number> {
  const usage = '用法：gongkai second-factor reset 登录名';
  const [verb, ...rest] = args;
  if (verb !== 'reset') throw new UsageError(usage);
  const login = loginIn(rest, usage);
  return tell(
    await byOperator((by) => resetSecondFactorByCommand(by, login)),
    () => `已重置“${login}”的两步验证，下次登录时重新绑定`,
  );
}

function loginIn(args: string[], usage: string): string {
  const { positionals } = optionsOf(args.length ? args : [''], {}, 1);
  if (!positionals[0]) throw new UsageError(usage);
  return positionals[0];
}

function tell<T>(result: Outcome<T>, said: (value: T) => string): number {
  if (result.ok) process.stdout.write(`${said(result.value)}\n`);
  else process.stderr.write(`${result.message}\n`);
  return result.ok ? 0 : 1;
}

async function byOperator<T>(act: (by: Operator) => Promise<T>): Promise<T> {
  const books = await openBooks(readConfig(process.env));
  try {
    return await act({ db: books.db, house, sealer: books.sealer, now: new Date(), operator: userInfo().username });
  } finally {
    await books.close();
  }
}

async function list(args: string[]): Promise<number> {
  const { values } = optionsOf(args, { authority: { type: 'string' } });
  const now = new Date();
  const lines = await byOperator(({ db }) => accountsFor(db, now, values.authority));
  if (lines.length === 0) process.stderr.write('没有账号，或者没有这个代码的机关\n');
  for (const [at, one] of lines.entries()) {
    if (one.authority !== lines[at - 1]?.authority) process.stdout.write(`${at ? '\n' : ''}${one.authority}\n`);
    const state = [
      one.roles.map((role) => roles[role]).join('、') || '尚未授权',
      one.active ? '' : '已停用',
      one.pausedUntil ? `有连续输错，部分地方暂停登录至 ${minuteOf(one.pausedUntil)}` : '',
    ];
    process.stdout.write(`  ${one.login.padEnd(20)} ${one.name}　${state.filter(Boolean).join('，')}\n`);
  }
  return lines.length ? 0 : 1;
}
