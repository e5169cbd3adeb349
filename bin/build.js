// Bundles the program, its workers, the islands and the style sheets into dist/, the migrations beside them. Written beside and moved, so that a
// running server or a second start never sees half a build.
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as esbuild } from 'esbuild';
import { entryPoints, migrationFiles, refuseUnknown, roomEntries } from './build/entries.js';

const shared = {
  bundle: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
  legalComments: 'none',
};
const onServer = { ...shared, platform: 'node', format: 'esm', target: 'node20' };
const inBrowser = {
  ...shared,
  minify: true,
  format: 'esm',
  target: ['es2020', 'chrome87', 'firefox78', 'safari14.1'],
};

/** @throws Error where something cannot be built; dist/ then stays as it was */
export async function build(root) {
  const began = Date.now();
  const src = join(root, 'src');
  const entries = roomEntries(src);
  const out = join(root, `dist-${process.pid}`);
  mkdirSync(join(out, 'migrations'), { recursive: true });
  try {
    for (const [name, file] of Object.entries(migrationFiles(src))) copyFileSync(file, join(out, 'migrations', name));
    const program = await esbuild({
      ...onServer,
      absWorkingDir: root,
      entryPoints: [{ in: join(src, 'cli.ts'), out: 'cli' }, ...workersOf(entries)],
      outdir: out,
      splitting: true,
      packages: 'external',
      sourcemap: 'linked',
      metafile: true,
    });
    refuseUnknown(entries, textsOf(root, program.metafile));
    // gongkai/law: one file that needs nothing else
    await esbuild({
      ...onServer,
      entryPoints: { law: join(src, 'law', 'index.ts') },
      outdir: out,
      mainFields: ['module', 'main'],
    });
    const assets = join(out, 'assets');
    const browser = await esbuild({
      ...inBrowser,
      absWorkingDir: root,
      entryPoints: [...entryPoints(entries.islands), ...entryPoints(entries.styles)],
      outdir: assets,
      entryNames: '[dir]/[name]-[hash]',
      metafile: true,
    });
    writeFileSync(join(out, 'assets.json'), JSON.stringify(addresses(root, entries, browser.metafile)));
    writeFileSync(join(out, 'built'), String(began));
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    renameSync(out, join(root, 'dist'));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function workersOf({ workers }) {
  return entryPoints(workers).map((entry) => ({ ...entry, out: `workers/${entry.out}` }));
}

/** Our own files that went into a bundle. */
function textsOf(root, { inputs }) {
  const ours = Object.keys(inputs).filter((path) => !path.includes('node_modules'));
  return Object.fromEntries(ours.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Where each island and style sheet lies below assets/, by its name. */
function addresses(root, { islands, styles }, { outputs }) {
  const byFile = new Map();
  for (const [built, { entryPoint }] of Object.entries(outputs))
    if (entryPoint) byFile.set(join(root, entryPoint), built.replace(/^.*?\/assets\//, ''));
  return Object.fromEntries(Object.entries({ ...islands, ...styles }).map(([name, file]) => [name, byFile.get(file)]));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await build(dirname(import.meta.dirname));
