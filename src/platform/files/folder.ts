import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a folder and those above it, where they are not there yet. Node's own `recursive` never ends in a place where
 *  nothing can be made although it is there (/proc): each name is tried once here.
 *  @param mode of the last one @throws the system's error, with its code */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  if (!existsSync(dirname(path))) await makeFolder(dirname(path));
  try {
    await mkdir(path, { mode });
  } catch (error) {
    const there = (error as NodeJS.ErrnoException).code === 'EEXIST' && (await stat(path)).isDirectory();
    if (!there) throw error;
  }
}
