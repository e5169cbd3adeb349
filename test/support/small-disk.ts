import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own of so many MB. Mounting takes root and Linux; elsewhere there is none. */
export class SmallDisk {
  readonly folder: string;
  private readonly filler: string;
  private constructor(folder: string) {
    this.folder = folder;
    this.filler = join(folder, 'filler');
  }

  /** @returns undefined where this machine lets nobody mount */
  static async of(megabytes: number, options = ''): Promise<SmallDisk | undefined> {
    const folder = await mkdtemp(join(tmpdir(), 'gongkai-disk-'));
    const how = `size=${megabytes}m,mode=755${options}`;
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', how, 'tmpfs', folder], { stdio: 'ignore' });
    if (status === 0) return new SmallDisk(folder);
    await rm(folder, { recursive: true });
    return undefined;
  }

  /** To the last byte, whoever else writes meanwhile. */
  fill(): void {
    const file = openSync(this.filler, 'a');
    for (const size of [1 << 20, 1 << 12, 1]) {
      const piece = Buffer.alloc(size, 'x');
      try {
        for (;;) writeSync(file, piece);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
    closeSync(file);
  }

  free(): void {
    rmSync(this.filler, { force: true });
  }

  readOnly(yes: boolean): void {
    spawnSync('mount', ['-o', `remount,${yes ? 'ro' : 'rw'}`, this.folder]);
  }

  async remove(): Promise<void> {
    spawnSync('umount', ['-l', this.folder]);
    await rm(this.folder, { recursive: true, force: true });
  }
}
