// A clone is not a packed program: what is missing is installed and built before it starts. Each is done by a process
// that ends, so that nothing of it stays in the server's memory.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isBuilt } from './built.js';
import { install, isInstalled } from './installed.js';

/** Ends the process with a sentence where that cannot be done. */
export function prepare(root) {
  if (!isInstalled(root, false)) {
    process.stderr.write('正在安装依赖（仅首次，约一分钟）…\n');
    if (!install(root, false, ['ignore', 2, 2])) end('依赖安装失败，请检查网络或 npm 镜像设置后重试');
  }
  if (isBuilt(root, ['src'])) return;
  const { status } = spawnSync(process.execPath, [join(root, 'bin', 'build.js')], { stdio: ['ignore', 2, 2] });
  if (status !== 0) end('程序编译失败，原因见上');
}

function end(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
