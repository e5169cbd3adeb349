import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a whole build is made of, below the root. */
const ALL = ['src', 'bin', 'package-lock.json'];

/** Whether dist/ was made of what lies there now. @param of folders and files below the root that it is made of */
export function isBuilt(root, of = ALL) {
  const mark = join(root, 'dist', 'built');
  if (!existsSync(mark)) return false;
  const began = Number(readFileSync(mark, 'utf8'));
  return of.every((path) => newest(join(root, path)) <= began);
}

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
