import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

async function read(file: string): Promise<{ text: string; holder: Holder } | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return { text, holder: JSON.parse(text) as Holder };
  } catch {
    return { text, holder: { pid: 0, started: '' } };
  }
}

/** Who runs on this data folder now; undefined when nobody does. */
export async function holderOf(data: string): Promise<number | undefined> {
  const found = await read(fileOf(data));
  return found && isSameProcess(found.holder.pid, found.holder.started) ? found.holder.pid : undefined;
}

/** Takes the data folder for this process; a lock left by a dead one is taken over.
 *  @returns gives it back @throws DataFolderInUse when a living process holds it */
export async function takeLock(data: string): Promise<() => Promise<void>> {
  await mkdir(data, { recursive: true, mode: isRoot() ? 0o711 : 0o700 }); // the server's own user passes through
  const file = fileOf(data);
  const mine = `${file}.${randomUUID()}`;
  const text = JSON.stringify({ pid: process.pid, started: startOf(process.pid) });
  await writeFile(mine, text);
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      try {
        await link(mine, file); // fails when the name exists: only one of two can win
        return () => rm(file, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const found = await read(file);
      if (!found) continue;
      if (isSameProcess(found.holder.pid, found.holder.started)) throw new DataFolderInUse(data, found.holder.pid);
      await moveAway(file, found.text);
    }
    throw new Refusal(`无法锁定数据目录：${data}`);
  } finally {
    await rm(mine, { force: true });
  }
}

/** Moves a dead lock aside; if a faster process has put its own there meanwhile, that one is put back. */
async function moveAway(file: string, dead: string): Promise<void> {
  const aside = `${file}.dead.${randomUUID()}`;
  await rename(file, aside).catch(() => {});
  const moved = await readFile(aside, 'utf8').catch(() => undefined);
  if (moved !== undefined && moved !== dead) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}
