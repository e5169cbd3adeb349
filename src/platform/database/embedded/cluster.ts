import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../outcome.ts';
import type { Place } from './place.ts';
import { environment, isServerOf, waitForEnd } from './process.ts';
import { hand } from './user.ts';

/** The cluster's password, readable by the owner only; made with the cluster, or anew when it was lost. */
export function passwordOf(data: string, place: Place): string {
  const file = join(data, 'postgres.key');
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (kept) return kept;
  const password = randomBytes(24).toString('hex');
  if (!place.fresh) setPassword(place, password);
  writeFileSync(`${file}.new`, password, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return password;
}

/** PostgreSQL's single-user mode asks for none. */
function setPassword(place: Place, password: string): void {
  const done = spawnSync(join(place.bin, 'postgres'), ['--single', '-D', place.cluster, 'postgres'], {
    ...place.as,
    cwd: '/',
    env: environment(),
    input: `alter user postgres password '${password}'\n`,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Refusal(`内置数据库的密码丢失，也未能重设：${reason(done.stderr ?? '')}`);
}

/** Makes the cluster beside its place and moves it there whole: a start cut off in the middle begins anew. */
export function initialise(place: Place, password: string): void {
  const parent = dirname(place.cluster);
  const name = `${basename(place.cluster)}.new`;
  for (const left of readdirSync(parent)) if (left.startsWith(name)) remove(join(parent, left));
  const fresh = join(parent, `${name}.${process.pid}`);
  mkdirSync(fresh, { mode: 0o700 });
  hand(fresh, place.as);
  const secret = mkdtempSync(join(tmpdir(), 'gongkai-'));
  const file = join(secret, 'password');
  try {
    writeFileSync(file, `${password}\n`, { mode: 0o600 });
    hand(file, place.as);
    hand(secret, place.as);
    const made = spawnSync(
      join(place.bin, 'initdb'),
      ['-D', fresh, '-U', 'postgres', `--pwfile=${file}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'],
      { ...place.as, cwd: '/', env: environment(), encoding: 'utf8' },
    );
    if (made.status !== 0)
      throw new Refusal(`内置数据库初始化失败：${reason(made.stderr || made.error?.message || '')}`);
    renameSync(fresh, place.cluster);
  } finally {
    remove(secret);
    remove(fresh);
  }
}

/** Again and again, because an initdb whose parent was killed may still be writing there. */
const remove = (path: string) => rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });

function reason(output: string): string {
  if (/No space left/.test(output)) return '磁盘空间已满';
  if (/Permission denied/.test(output)) return '没有读写数据目录的权限';
  return output.trim().split('\n').pop() || '原因不明';
}

/** Ends a server that a killed process left running on this cluster. */
export async function endLeftOver({ cluster }: Place): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!isServerOf(pid, cluster)) {
    rmSync(file, { force: true }); // its process is gone, or the number is another's now
    return;
  }
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    process.kill(pid, signal);
    if (await waitForEnd(pid, patience)) return;
  }
  throw new Refusal(`上次遗留的数据库进程（${pid}）无法停止，请手工结束后再启动`);
}
