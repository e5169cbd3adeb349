// Bundles the program, its workers, the islands and the style sheets into dist/, and lays beside them what else the
// program reads: migrations, icons, faces, licences. Written beside and moved, so that a running server or a second
// start never sees half a build.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as esbuild } from 'esbuild';
import { copyCmaps, copyFonts, copyIcons } from './build/copies.js';
import {
  consoleSheet,
  entryPoints,
  refuseDifferent,
  refuseUnknown,
  refuseUnused,
  scripts,
  sheets,
} from './build/entries.js';
import { writeLicences } from './build/licences.js';
import { migrationFiles } from './build/migrations.js';
import { isBuilt } from './built.js';

const shared = {
  bundle: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
  legalComments: 'none',
  metafile: true,
};
const onServer = { ...shared, platform: 'node', format: 'esm', target: 'node20' };
/** Packages of the older kind call `require` for Node's own modules, which a module does not have. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;
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
  const out = join(root, `dist-${process.pid}`);
  mkdirSync(join(out, 'migrations'), { recursive: true });
  try {
    for (const [name, file] of Object.entries(migrationFiles(src))) copyFileSync(file, join(out, 'migrations', name));
    const found = scripts(src);
    const program = await bundleProgram(root, out, found);
    const manifests = JSON.parse(execFileSync(process.execPath, [join(out, 'manifests.js')], { encoding: 'utf8' }));
    rmSync(join(out, 'manifests.js'));
    refuseDifferent(manifests, found);
    const law = await bundleLaw(root, out);
    const browser = await bundleForBrowsers(root, out, found.islands, manifests);
    const known = [...Object.keys(browser.addresses), ...Object.keys(found.workers)];
    refuseUnknown(known, textsOf(root, program.metafile));
    writeFileSync(join(out, 'assets.json'), JSON.stringify(browser.addresses));
    const taken = [...(await copyFonts(src, out)), await copyIcons(src, out), copyCmaps(out)];
    writeLicences(root, out, [program.metafile, law.metafile, browser.metafile], taken);
    writeFileSync(join(out, 'built'), String(began));
    replace(join(root, 'dist'), out);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** One folder takes the place of another in a moment: a program that starts meanwhile finds one of them whole. */
function replace(there, next) {
  const old = `${next}-old`;
  if (existsSync(there)) renameSync(there, old);
  renameSync(next, there);
  rmSync(old, { recursive: true, force: true });
}

function bundleProgram(root, out, { workers }) {
  return esbuild({
    ...onServer,
    absWorkingDir: root,
    entryPoints: [
      { in: 'src/cli.ts', out: 'cli' },
      { in: 'bin/build/manifests.js', out: 'manifests' },
      ...entryPoints(workers).map((entry) => ({ ...entry, out: `workers/${entry.out}` })),
    ],
    outdir: out,
    splitting: true,
    external: beside(root),
    banner: { js: REQUIRE },
    sourcemap: 'linked',
  });
}

/** gongkai/law: one file that needs nothing else. */
function bundleLaw(root, out) {
  return esbuild({
    ...onServer,
    absWorkingDir: root,
    entryPoints: { law: 'src/law/index.ts' },
    outdir: out,
    mainFields: ['module', 'main'],
  });
}

/** @returns also where each island and style sheet lies below assets/, by its name */
async function bundleForBrowsers(root, out, islands, manifests) {
  const src = join(root, 'src');
  const whole = join(out, 'console.css');
  writeFileSync(whole, consoleSheet(src, manifests, out));
  const files = { ...islands, ...sheets(src, manifests), 'console/console.css': whole };
  const { metafile } = await esbuild({
    ...inBrowser,
    inject: [join(root, 'src', 'platform', 'browser', 'fills.ts')],
    absWorkingDir: root,
    entryPoints: entryPoints(files),
    outdir: join(out, 'assets'),
    entryNames: '[dir]/[name]-[hash]',
  });
  rmSync(whole);
  refuseUnused(
    src,
    Object.keys(metafile.inputs).map((path) => join(root, path)),
  );
  const byFile = new Map();
  for (const [built, { entryPoint }] of Object.entries(metafile.outputs))
    if (entryPoint) byFile.set(join(root, entryPoint), built.replace(/^.*?\/assets\//, ''));
  const addresses = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, byFile.get(file)]));
  return { metafile, addresses };
}

/** What stands in node_modules beside the running program: its `dependencies`, which hold code for this machine.
 *  Everything else is built in, but for what `pg` would use if it were there. */
function beside(root) {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return [...Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]), 'pg-native'];
}

/** Our own files that went into a bundle. */
function textsOf(root, { inputs }) {
  const ours = Object.keys(inputs).filter((path) => !path.includes('node_modules'));
  return Object.fromEntries(ours.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

// `--changed` leaves a build of what lies there alone: others may run programs from it
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = dirname(import.meta.dirname);
  if (!(process.argv.includes('--changed') && isBuilt(root))) await build(root);
}
