#!/usr/bin/env node
// The way in: from a clone, installs and builds what is missing first; then hands over to the program.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`需要 Node.js 20.19 或更高版本，当前为 ${process.versions.node}\n`);
  process.exit(1);
}
// a packed program holds no source: it is whole as it is
if (existsSync(join(root, 'src'))) (await import('./prepare.js')).prepare(root);
await import(pathToFileURL(join(root, 'dist', 'cli.js')).href);
