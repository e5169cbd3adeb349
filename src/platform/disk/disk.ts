import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { isWorse, type Level, levelOf, type Measured, warningOf } from './rules.ts';

/** What the file system of a folder has left for this program. @throws the system's error */
export async function measure(folder: string): Promise<Measured> {
  const { bavail, bsize, files, ffree } = await statfs(folder);
  const readOnly = await access(folder, constants.W_OK).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'EROFS',
  );
  return { bytes: bavail * bsize, files: files > 0 ? ffree : undefined, readOnly };
}

const PLENTY: Measured = { bytes: Number.POSITIVE_INFINITY, files: undefined, readOnly: false };

/** How it stands with the disks on which the program writes, as far as this machine sees them: looked at each second
 *  (`look`), read as often as one likes. */
export class Disk {
  private readonly folders: readonly string[];
  private readonly measure: typeof measure;
  private left: Measured = PLENTY;
  private refused: Date | undefined;

  /** @param folders on each disk one */
  constructor(folders: readonly string[], measured = measure) {
    this.folders = folders;
    this.measure = measured;
  }

  get level(): Level {
    return levelOf(this.left);
  }

  /** Bytes left on the scarcest. */
  get bytes(): number {
    return this.left.bytes;
  }

  /** A sentence for those who run the machine; undefined while all is well. */
  warning(now: Date): string | undefined {
    return warningOf(this.left, this.refused, now);
  }

  /** A write found no room: of a quota, or of another machine's disk, nothing else tells. */
  noteRefusal(now: Date): void {
    this.refused = now;
  }

  /** Looks anew; a folder that cannot be asked says nothing. */
  async look(): Promise<void> {
    let scarcest = PLENTY;
    for (const folder of this.folders) {
      const left = await this.measure(folder).catch(() => PLENTY);
      const worse = isWorse(levelOf(left), levelOf(scarcest));
      if (worse || (left.bytes < scarcest.bytes && levelOf(left) === levelOf(scarcest))) scarcest = left;
    }
    this.left = scarcest;
  }
}
