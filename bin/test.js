// `npm test` on a fresh machine: installs what is missing, then checks quick things first.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function run(title, command, args) {
  process.stdout.write(`\n== ${title}\n`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    process.stdout.write(`\n== ${title}: failed\n`);
    process.exit(status ?? 1);
  }
}

// A linked folder belongs to another checkout: `npm ci` would empty it for everyone who uses it.
const linked = lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink();
const mark = join(root, 'node_modules', '.package-lock.json');
if (!linked && (!existsSync(mark) || statSync(mark).mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs))
  run('install', 'npm', ['ci', '--no-audit', '--no-fund']);
const bin = (name) => join(root, 'node_modules', '.bin', name);
run('types', bin('tsc'), []);
run('lint', bin('biome'), ['check']);
run('arrows', bin('depcruise'), ['src', '--config', '.dependency-cruiser.cjs']);
run('law and rules', bin('vitest'), ['run', '--project', 'law', '--passWithNoTests']);
run('rooms and stories', bin('vitest'), [
  'run',
  '--project',
  'rooms',
  '--project',
  'stories',
  ...process.argv.slice(2),
]);
if (process.argv.length === 2) run('killed while publishing', bin('vitest'), ['run', '--project', 'durability']);
