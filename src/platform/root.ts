import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program's folder: the nearest one above this file that holds package.json (so in src/ as in dist/). */
export const root = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
})();

/** Where data lie unless a setting says otherwise: in the project's own folder; of an installed program, whose folder
 *  is replaced with every version and may be read-only, in the user's. */
export function usualDataFolder(env: NodeJS.ProcessEnv, clone = existsSync(join(root, 'src'))): string {
  if (clone) return join(root, 'data');
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'gongkai');
}
