// `npm test` on a fresh machine: installs what is missing, then checks quick things first.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, isInstalled } from './installed.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function run(title, command, args) {
  process.stdout.write(`\n== ${title}\n`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    process.stdout.write(`\n== ${title}: failed\n`);
    process.exit(status ?? 1);
  }
}

/** Runs beside something else, whose output it does not disturb. @returns whether all is well, once it has ended */
async function beside(title, command, args) {
  const child = spawn(command, args, { cwd: root, shell: process.platform === 'win32' });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part));
  const [status] = await once(child, 'close');
  process.stdout.write(`\n== ${title}\n${Buffer.concat(said)}${status === 0 ? '' : `\n== ${title}: failed\n`}`);
  return status === 0;
}

/** Ends where one of them failed, once all have ended. */
async function together(...runs) {
  if ((await Promise.all(runs)).includes(false)) process.exit(1);
}

if (!isInstalled(root, true)) {
  process.stdout.write('\n== install\n');
  if (!install(root, true, 'inherit')) process.exit(1);
}
const bin = (name) => join(root, 'node_modules', '.bin', name);
await together(
  beside('types', process.execPath, [join(root, 'node_modules', 'typescript-7', 'bin', 'tsc'), '--singleThreaded']),
  beside('lint', bin('biome'), ['check']),
  beside('arrows', bin('depcruise'), ['src', '--config', '.dependency-cruiser.cjs']),
);
run('law and rules', bin('vitest'), ['run', '--project', 'law', '--passWithNoTests']);
run('rooms and stories', bin('vitest'), [
  'run',
  '--project',
  'rooms',
  '--project',
  'stories',
  ...process.argv.slice(2),
]);
if (process.argv.length === 2) {
  // they wait more than they work
  await together(
    beside('asked what no browser would', process.execPath, [join(root, 'bin', 'fuzz.js'), '2000', '3']),
    beside('killed while publishing', bin('vitest'), ['run', '--project', 'durability']),
    beside('packed and installed', bin('vitest'), ['run', '--project', 'shipped']),
  );
}
