import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const ANEW = `
  import { connect } from './src/platform/database/index.ts';
  import { rebuildIndex } from './src/search/index.ts';
  const { db, close } = connect(process.argv[2], 2);
  await rebuildIndex(db);
  await close();`;

/** Makes the search index of a database anew, as the program of this folder makes it: each version has its own form. */
export async function indexAnew(root: string, databaseUrl: string): Promise<void> {
  const outfile = join(root, `dist-bench-index-${process.pid}.mjs`);
  try {
    await build({
      stdin: { contents: ANEW, resolveDir: root, loader: 'ts' },
      ...{ outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external' },
      ...{ jsx: 'automatic', jsxImportSource: 'preact', logLevel: 'warning' },
    });
    await promisify(execFile)(process.execPath, [outfile, databaseUrl]);
  } finally {
    await rm(outfile, { force: true });
  }
}
