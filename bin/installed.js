// What stands in node_modules, and what is missing there.
import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

/** Whether node_modules is as package-lock.json wants it, with all that building and running from a clone needs.
 *  @param tools and the tools of development (those of test/package.json) too */
export function isInstalled(root, tools) {
  const modules = join(root, 'node_modules');
  // A linked folder belongs to another checkout: `npm ci` would empty it for everyone who uses it.
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  // npm writes this file last, so its age tells whether an install was finished, and its content what was left out
  const mark = statSync(join(modules, '.package-lock.json'), { throwIfNoEntry: false });
  if (!mark || mark.mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs) return false;
  const { packages } = read(modules, '.package-lock.json');
  const { dependencies, devDependencies } = read(root, 'package.json');
  const needed = {
    ...dependencies,
    ...devDependencies,
    ...(tools ? read(root, 'test', 'package.json').dependencies : {}),
  };
  return Object.keys(needed).every((name) => `node_modules/${name}` in packages);
}

/** Installs what package-lock.json names, into an empty node_modules. @returns whether it came to its end
 *  @param stdio of npm's own words */
export function install(root, tools, stdio) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const which = ['--include=dev', ...(tools ? [] : ['--workspaces=false'])]; // whatever NODE_ENV says
  const options = { cwd: root, stdio, shell: process.platform === 'win32' };
  return spawnSync(npm, ['ci', ...which, '--no-audit', '--no-fund'], options).status === 0;
}
