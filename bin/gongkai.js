#!/usr/bin/env node
// The way in from a fresh clone: installs and builds what is missing, then hands over to the program.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`需要 Node.js 20.19 或更高版本，当前为 ${process.versions.node}\n`);
  process.exit(1);
}

/** npm writes node_modules/.package-lock.json last, so its age tells whether an install was finished. */
function installed() {
  // A linked folder belongs to another checkout: `npm ci` would empty it for everyone who uses it.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  const mark = join(root, 'node_modules', '.package-lock.json');
  return existsSync(mark) && statSync(mark).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function built() {
  const mark = join(root, 'dist', 'built');
  if (!existsSync(mark)) return false;
  return Number(readFileSync(mark, 'utf8')) >= newest(join(root, 'src')) && existsSync(join(root, 'dist', 'cli.js'));
}

if (!installed()) {
  process.stderr.write('正在安装依赖（仅首次，约一分钟）…\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) {
    process.stderr.write('依赖安装失败，请检查网络或 npm 镜像设置后重试\n');
    process.exit(1);
  }
}
if (!built()) await (await import('./build.js')).build(root);
await import(pathToFileURL(join(root, 'dist', 'cli.js')).href);
