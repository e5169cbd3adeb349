import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
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
import { hand, type Place } from './place.ts';
import { isPostgres, waitForEnd } from './process.ts';

/** The cluster's password, made once, readable by the owner only. */
export function passwordOf(data: string): string {
  const file = join(data, 'postgres.key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** Makes the cluster beside its place and moves it there whole: a start cut off in the middle begins anew. */
export function initialise(place: Place, password: string): void {
  const parent = dirname(place.cluster);
  const name = `${basename(place.cluster)}.new`;
  mkdirSync(parent, { recursive: true });
  for (const left of readdirSync(parent))
    if (left.startsWith(name)) rmSync(join(parent, left), { recursive: true, force: true });
  const fresh = join(parent, `${name}.${process.pid}`);
  mkdirSync(fresh, { mode: 0o700 });
  hand(fresh, place);
  const secret = mkdtempSync(join(tmpdir(), 'gongkai-'));
  const file = join(secret, 'password');
  writeFileSync(file, `${password}\n`);
  hand(file, place);
  hand(secret, place);
  try {
    const made = spawnSync(
      join(place.bin, 'initdb'),
      ['-D', fresh, '-U', 'postgres', `--pwfile=${file}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'],
      { ...place.as, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C' }, encoding: 'utf8' },
    );
    if (made.status !== 0)
      throw new Refusal(`内置数据库初始化失败：${reason(made.stderr || made.error?.message || '')}`);
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
  renameSync(fresh, place.cluster);
  chmodSync(place.cluster, 0o700);
}

function reason(output: string): string {
  if (/No space left/.test(output)) return '磁盘空间已满';
  if (/Permission denied/.test(output)) return '没有写入数据目录的权限';
  return output.trim().split('\n').pop() ?? '原因不明';
}

/** Ends a server that a killed process left running on this cluster. */
export async function endLeftOver(place: Place): Promise<void> {
  const file = join(place.cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!isPostgres(pid)) {
    rmSync(file, { force: true }); // its process is gone, or the number is another's now
    return;
  }
  process.kill(pid, 'SIGINT');
  if (await waitForEnd(pid, 10_000)) return;
  process.kill(pid, 'SIGQUIT');
  if (await waitForEnd(pid, 5_000)) return;
  throw new Refusal(`上次遗留的数据库进程（${pid}）无法停止，请手工结束后再启动`);
}
