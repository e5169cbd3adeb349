import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PARTS } from './packages.ts';

/** Where the parts lie in a data folder. */
export const partsFolder = (data: string): string => join(data, 'ocr');

/** Whether the parts are there: 'damaged' where one is missing or of another length. What they hold is looked into when
 *  they are used (`whole`). */
export async function partsIn(folder: string): Promise<'there' | 'none' | 'damaged'> {
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) return 'none';
  const found = await Promise.all(PARTS.map(({ name }) => stat(join(folder, name)).catch(() => undefined)));
  return PARTS.every(({ bytes }, n) => found[n]?.size === bytes) ? 'there' : 'damaged';
}

/** Whether every part holds what it should. 0.1 s. */
export async function whole(folder: string): Promise<boolean> {
  for (const { name, sum } of PARTS) {
    const bytes = await readFile(join(folder, name)).catch(() => undefined);
    if (!bytes || sha256(bytes) !== sum) return false;
  }
  return true;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
