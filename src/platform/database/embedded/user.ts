import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { Refusal } from '../../outcome.ts';

/** As whom the server runs, when not as ourselves. */
export interface As {
  uid: number;
  gid: number;
}

const USER = 'gongkai-pg';

export const isRoot = () => process.getuid?.() === 0;

/** PostgreSQL refuses to run as root: then a system user of its own, made the first time.
 *  @throws Refusal when it cannot be made */
export function serverUser(): As {
  const found = find();
  if (found) return found;
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  spawnSync('useradd', [...options, USER], { stdio: 'ignore' });
  const made = find(); // perhaps by another start at the same time
  if (made) return made;
  throw new Refusal(
    '以 root 运行时需要一个系统用户来运行内置数据库，但未能创建；请改用普通用户启动，或用 DATABASE_URL 指定数据库',
  );
}

function find(): As | undefined {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, USER], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** Whoever owns the cluster must run it, root or not: a folder first used as an ordinary user stays theirs. */
export function ownerOf(path: string): As {
  const { uid, gid } = statSync(path);
  return { uid, gid };
}

export function canEnter(folder: string, as: As): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...as, cwd: '/', stdio: 'ignore' }).status === 0;
}

export function canRead(file: string, as: As): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -r "$1"', 'sh', file], { ...as, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Gives a path to the server's user, when it has one of its own. */
export function hand(path: string, as: As | undefined): void {
  if (as) chownSync(path, as.uid, as.gid);
}
