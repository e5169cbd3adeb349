import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** Of the largest run; else it is on the disk. */
const ROOM = 6 * 1024 ** 3;
const NAME = /^gongkai-passing-(\d+)-/;

/** A folder for a database server whose books outlive no run: in memory where the machine has room there. A database is some
 *  1,600 files, and a file system that keeps them for good is what making one waits for. */
export async function passingFolder(): Promise<string> {
  const parent = (await hasRoom()) ? MEMORY : tmpdir();
  const folder = await mkdtemp(join(parent, `gongkai-passing-${process.pid}-`));
  await chmod(folder, 0o755); // the server may run as somebody else
  return folder;
}

async function hasRoom(): Promise<boolean> {
  try {
    await forgetKilled();
    const { bavail, bsize } = await statfs(MEMORY);
    return bavail * bsize >= ROOM;
  } catch {
    return false; // no Linux, or nothing of it for us
  }
}

/** Memory that a run which was killed holds on to. */
async function forgetKilled(): Promise<void> {
  for (const name of await readdir(MEMORY)) {
    const pid = NAME.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(MEMORY, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
