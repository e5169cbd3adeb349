import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../files/folder.ts';
import { Refusal } from '../../outcome.ts';
import { isSameProcess, startOf } from './process.ts';
import { isRoot } from './user.ts';

interface Holder {
  pid: number;
  /** when that process started, so that a pid used again is not taken for it; '' where the system does not tell */
  started: string;
}

/** Another process that lives works on this data folder. */
export class DataFolderInUse extends Refusal {
  readonly pid: number;
  constructor(data: string, pid: number) {
    super(`数据目录正被另一个公开平台使用（进程号 ${pid}）：${data}\n请先停止它，或用 --data 另选目录`);
    this.pid = pid;
  }
}

const fileOf = (data: string) => join(data, 'gongkai.lock');

async function read(file: string): Promise<Holder | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return { pid: 0, started: '' };
  }
}

/** Who runs on this data folder now; undefined when nobody does. */
export async function holderOf(data: string): Promise<number | undefined> {
  const holder = await read(fileOf(data));
  return holder && isSameProcess(holder.pid, holder.started) ? holder.pid : undefined;
}

/** Takes the data folder for this process; a lock left by a dead one is taken over.
 *  @returns gives it back @throws DataFolderInUse when a living process holds it */
export async function takeLock(data: string): Promise<() => Promise<void>> {
  await makeFolder(data, isRoot() ? 0o711 : 0o700); // the server's own user passes through
  const file = fileOf(data);
  const mine = `${file}.${randomUUID()}`;
  await writeFile(mine, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
  try {
    await hold(data, file, mine);
    return () => rm(file, { force: true });
  } finally {
    await rm(mine, { force: true });
  }
}

/** Puts `mine` at `file`. A dead lock is replaced by one process at a time: it holds the name beside it, looks again,
 *  and moves that name onto the lock in one step. */
async function hold(data: string, file: string, mine: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    if (await linked(mine, file)) return;
    const state = await stateOf(file);
    if (state === 'free') continue;
    if (state !== 'dead') throw new DataFolderInUse(data, state.pid);
    const next = `${file}.next`;
    await hold(data, next, mine);
    if ((await stateOf(file)) === 'dead') return rename(next, file);
    await rm(next, { force: true });
  }
  throw new Refusal(`无法锁定数据目录：${data}`);
}

/** True when the name was free; of two at once only one gets it. */
async function linked(mine: string, file: string): Promise<boolean> {
  try {
    await link(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function stateOf(file: string): Promise<'free' | 'dead' | Holder> {
  const holder = await read(file);
  if (!holder) return 'free';
  return isSameProcess(holder.pid, holder.started) ? holder : 'dead';
}
