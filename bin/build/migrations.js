import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** @returns every room's migrations: path by file name, which begins with the number that orders them
 *  @throws Error where a number stands twice, or a name has none */
export function migrationFiles(src) {
  const found = new Map();
  const folders = readdirSync(src).map((room) => join(src, room, 'migrations'));
  for (const folder of folders.filter((one) => existsSync(one)))
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      const number = /^\d{4}(?=-[a-z\d-]+\.sql$)/.exec(name)?.[0];
      if (!number) throw new Error(`${file} is not named like 0001-what-it-does.sql`);
      if (found.has(number)) throw new Error(`${found.get(number)} and ${file} have the same number`);
      found.set(number, file);
    }
  return Object.fromEntries([...found.values()].map((file) => [basename(file), file]));
}
