// `npm run durability [rounds]`: kills the running program again and again while it publishes (30 rounds unless told).
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rounds = process.argv[2] ?? '30';
if (!/^[1-9]\d{0,3}$/.test(rounds)) {
  process.stderr.write(`轮数“${rounds}”无效，应为正整数\n`);
  process.exit(2);
}
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'durability'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, DURABILITY_ROUNDS: rounds } },
);
process.exitCode = status ?? 1;
