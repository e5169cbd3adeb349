// Bundles the program, the islands and the style sheets into dist/. Written beside and moved, so that a running
// server or a second start never sees half a build.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as esbuild } from 'esbuild';

function filesIn(folder) {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

/** Every room may hold islands/ (browser code) and *.css (a shell's style sheet). */
function browserEntries(src) {
  const rooms = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return rooms.flatMap(({ name }) => [
    ...filesIn(join(src, name, 'islands')).filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file)),
    ...filesIn(join(src, name)).filter((file) => file.endsWith('.css')),
  ]);
}

/** Every room may hold workers/: what runs beside the server's thread, as dist/workers/<name>.js. */
function workerEntries(src) {
  const rooms = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = rooms.flatMap(({ name }) => filesIn(join(src, name, 'workers')));
  return Object.fromEntries(files.map((file) => [`workers/${basename(file, '.ts')}`, file]));
}

export async function build(root) {
  const began = Date.now();
  const src = join(root, 'src');
  const out = join(root, `dist-${process.pid}`);
  mkdirSync(join(out, 'assets'), { recursive: true });
  const jsx = { jsx: 'automatic', jsxImportSource: 'preact', logLevel: 'warning', legalComments: 'none' };
  await esbuild({
    ...jsx,
    entryPoints: { cli: join(src, 'cli.ts'), ...workerEntries(src) },
    outdir: out,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
  });
  // gongkai/law: one file that needs nothing else
  await esbuild({
    ...jsx,
    entryPoints: { law: join(src, 'law', 'index.ts') },
    outdir: out,
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    format: 'esm',
    target: 'node20',
  });
  const browser = await esbuild({
    ...jsx,
    entryPoints: browserEntries(src),
    outdir: join(out, 'assets'),
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2020', 'chrome87', 'firefox78', 'safari14.1'],
    metafile: true,
  });
  const manifest = {};
  for (const [file, { entryPoint }] of Object.entries(browser.metafile.outputs))
    if (entryPoint) manifest[basename(entryPoint).replace(/\.tsx?$/, '.js')] = basename(file);
  writeFileSync(join(out, 'assets.json'), JSON.stringify(manifest));
  writeFileSync(join(out, 'built'), String(began));
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(out, join(root, 'dist'));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await build(process.cwd());
