import { readConfig } from '../platform/config.ts';
import {
  installParts,
  OFFLINE,
  partsFolder,
  partsIn,
  removeParts,
  SIZES,
  whole,
} from '../platform/scans/parts/index.ts';
import { optionsOf, UsageError } from './options.ts';

const USAGE = '用法：gongkai ocr install [文件.tgz…] | status | remove  [--data 目录]';

/** `gongkai ocr install [FILE.tgz]… | status | remove [--data DIR]`: the parts by which scans are read; a running platform
 *  uses them for the next file. @returns the exit; of `status` 0 they are there, 1 they are not */
export async function ocr(
  args: string[],
  print: (text: string) => void = (text) => process.stdout.write(text),
): Promise<number> {
  const { values, positionals } = optionsOf(args.length > 0 ? args : [''], { data: { type: 'string' } }, 'some');
  const [verb, ...files] = positionals;
  const folder = partsFolder(readConfig(process.env, values).data);
  if (verb === 'install') return install(folder, files, print);
  if (files.length > 0 || (verb !== 'status' && verb !== 'remove')) throw new UsageError(USAGE);
  const there = await partsIn(folder);
  if (verb === 'remove') {
    await removeParts(folder);
    print(there === 'none' ? '扫描识别没有安装\n' : `已删除扫描识别：${folder}\n`);
    return 0;
  }
  if (there === 'there' && (await whole(folder))) {
    print(`扫描识别已安装（${SIZES.kept} MB）：${folder}\n`);
    return 0;
  }
  print(
    there === 'none'
      ? `扫描识别没有安装。运行 npx gongkai ocr install 安装，须下载 ${SIZES.fetched} MB，占用 ${SIZES.kept} MB。\n${OFFLINE}\n`
      : `扫描识别的文件不完整或者被改动过：${folder}\n请重新运行 npx gongkai ocr install。\n`,
  );
  return 1;
}

async function install(folder: string, files: readonly string[], print: (text: string) => void): Promise<number> {
  print(
    files.length > 0
      ? `安装扫描识别：从所给的文件中取出，占用 ${SIZES.kept} MB，放在 ${folder}\n`
      : `安装扫描识别：用 npm 下载 ${SIZES.fetched} MB，留下 ${SIZES.kept} MB，放在 ${folder}\n`,
  );
  await installParts(folder, files);
  print('已安装，内容与应有的校验值一致。正在运行的平台不必重新启动，下一份扫描件起使用。\n');
  return 0;
}
