import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, statfsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LAST_BYTES, STOP_BYTES } from './rules.ts';

const PIECE = 1024 * 1024;
/** What a database needs to recover on a full disk, several times over. */
export const RESERVE_BYTES = 64 * PIECE;

/** Beside the database's folder, on its disk. */
export const reserveOf = (cluster: string) => `${cluster}.reserve`;

/** Takes room that is given back when the disk is full and the database must start again, which it cannot without some.
 *  Left alone where it is there, or where there is not room enough. @param free bytes left now */
export async function makeReserve(file: string, free: number): Promise<void> {
  if (existsSync(file) || free < STOP_BYTES + RESERVE_BYTES) return;
  const part = `${file}.new`;
  try {
    const handle = await open(part, 'w', 0o600);
    try {
      // no file system can press it, or leave it out
      for (let written = 0; written < RESERVE_BYTES; written += PIECE) await handle.write(randomBytes(PIECE));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Gives the reserve back where nothing else is left. @returns whether it did */
export function releaseReserve(file: string): boolean {
  if (!existsSync(file)) return false;
  const { bavail, bsize } = statfsSync(dirname(file));
  if (bavail * bsize >= LAST_BYTES) return false;
  rmSync(file, { force: true });
  return true;
}
