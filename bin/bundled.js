import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build as esbuild } from 'esbuild';
import { build } from './build.js';

/** Bundles programs that stand beside the program and use its parts, and the program itself where it is not built yet.
 *  @param folders whose files are bundled, below the first one @param out where they go */
export async function bundle(root, [folder, ...below], out) {
  if (!existsSync(join(root, 'dist', 'assets.json'))) await build(root);
  mkdirSync(out);
  await esbuild({
    entryPoints: [folder, ...below].flatMap((from) =>
      readdirSync(from)
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(from, name)),
    ),
    outbase: folder,
    outdir: out,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  });
}
