// `npm run fuzz [requests] [seed]`: asks the program a great many things that no browser would (20,000 unless told), at
// every route as everybody of every authority. `npm run fuzz -- --replay SEED/SIDE/N` sends one of them alone and prints
// it, SEED/SIDE/M-N those before it too.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundled.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [first = '20000', second = '1'] = process.argv.slice(2);
const replays = first === '--replay';
if (
  replays
    ? !/^\d{1,9}\/\w+\/\d{1,9}(?:-\d{1,9})?$/.test(second)
    : ![first, second].every((one) => /^[1-9]\d{0,8}$/.test(one))
) {
  process.stderr.write('用法：npm run fuzz [请求数] [种子]，或 npm run fuzz -- --replay 种子/身份/序号\n');
  process.exit(2);
}
const out = join(root, `dist-fuzz-${process.pid}`);
try {
  await bundle(root, [join(root, 'test', 'fuzz')], out);
  const { status } = spawnSync(process.execPath, ['--expose-gc', join(out, 'fuzz.js'), first, second], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
