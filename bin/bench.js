// `npm run bench [name …]`: bundles each bench/*.ts beside the program and runs it in a process of its own. Ends with all
// figures that have a limit. A broken limit is marked and fails nothing: times depend on what else the machine does, so
// its load is said.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundled.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'bench');
const all = readdirSync(folder).filter((name) => name.endsWith('.ts'));
const wanted = process.argv.slice(2).map((name) => `${name}.ts`);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length) {
  process.stderr.write(
    `没有这项测量：${unknown.join('、')}；可用：${all.map((name) => basename(name, '.ts')).join('、')}\n`,
  );
  process.exit(2);
}
const out = join(root, `dist-bench-${process.pid}`);
const figures = join(out, 'figures.txt');
let failed = false;
try {
  await bundle(root, [folder, join(folder, 'support')], out);
  for (const name of wanted.length ? wanted : all) {
    process.stdout.write(`\n== ${basename(name, '.ts')}\n`);
    const { status } = spawnSync(process.execPath, [join(out, name.replace(/\.ts$/, '.js'))], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, BENCH_FIGURES: figures },
    });
    failed ||= status !== 0;
  }
  const judged = existsSync(figures) ? readFileSync(figures, 'utf8') : '';
  const load = loadavg().map((one) => one.toFixed(1));
  process.stdout.write(
    `\n== all figures with a limit (load ${load.join(' ')} on ${cpus().length} processors)\n${judged}`,
  );
} finally {
  rmSync(out, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
