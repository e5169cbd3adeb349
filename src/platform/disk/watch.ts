import { every } from '../every.ts';
import type { Disk } from './disk.ts';
import { makeReserve } from './reserve.ts';
import { isWorse } from './rules.ts';

const EVERY = 1_000;

/** Looks at the disks each second and says on the terminal when they grow short, again when it worsens, and when it is
 *  over; takes the reserve when there is room. @param reserve the file; undefined: the database keeps elsewhere
 *  @returns stops */
export function watchDisk(
  disk: Disk,
  reserve: string | undefined,
  say: (line: string) => void,
  everyMs = EVERY,
): () => Promise<void> {
  let told = disk.level;
  const look = async () => {
    await disk.look();
    const { level } = disk;
    if (isWorse(level, told)) say(disk.warning(new Date())!);
    else if (level === 'well' && told !== 'well') say('磁盘空间已经恢复。');
    told = level;
    if (reserve && (level === 'well' || level === 'low')) await makeReserve(reserve, disk.bytes);
  };
  return every(everyMs, look, () => {}); // a disk that cannot be asked is looked at again
}
