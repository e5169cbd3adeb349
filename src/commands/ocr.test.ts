import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layParts } from '../../test/support/scans/parts.ts';
import { installParts, partsFolder, partsIn, whole } from '../platform/scans/parts/index.ts';
import { PARTS } from '../platform/scans/parts/packages.ts';
import { ocr } from './ocr.ts';

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'gongkai-parts-'));
});
afterAll(() => rm(data, { recursive: true }));

async function run(...args: string[]): Promise<{ exit: number; out: string }> {
  let out = '';
  const exit = await ocr([...args, '--data', data], (text) => {
    out += text;
  });
  return { exit, out };
}

test('not there, there, changed, incomplete, taken away: each is told with what to do', async () => {
  const folder = partsFolder(data);
  expect(await run('status')).toEqual({
    exit: 1,
    out: expect.stringMatching(/没有安装.*须下载 48 MB，占用 30 MB。\n.*npm pack /),
  });
  await layParts(folder);
  expect(await run('status')).toEqual({ exit: 0, out: `扫描识别已安装（30 MB）：${folder}\n` });
  const { name, bytes } = PARTS.find(({ path }) => path.endsWith('.txt'))!;
  await writeFile(join(folder, name), 'x'.repeat(bytes));
  expect(await partsIn(folder)).toBe('there');
  expect(await whole(folder)).toBe(false);
  expect(await run('status')).toEqual({ exit: 1, out: expect.stringContaining('被改动过') });
  await truncate(join(folder, name), 10);
  expect(await partsIn(folder)).toBe('damaged');
  expect((await run('remove')).out).toContain('已删除');
  expect(await partsIn(folder)).toBe('none');
  expect((await run('remove')).out).toBe('扫描识别没有安装\n');
});

test('a file of another content is refused, whatever its name, and what was there stays', async () => {
  const folder = join(data, 'kept');
  await layParts(folder);
  const other = join(data, 'onnxruntime-web-1.30.0.tgz');
  await writeFile(other, 'not it');
  await expect(installParts(folder, [other])).rejects.toThrow('校验值不符');
  await expect(installParts(folder, [join(data, 'none.tgz')])).rejects.toThrow('没有“');
  expect(await whole(folder)).toBe(true);
  expect((await readdir(data)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('without npm, or without its registry, it is said what to do', async () => {
  const path = process.env.PATH;
  process.env.PATH = data;
  try {
    await expect(installParts(join(data, 'none'), [])).rejects.toThrow(
      /没有找到 npm[\s\S]*npx gongkai ocr install 文件1 文件2/,
    );
  } finally {
    process.env.PATH = path;
  }
  expect(await partsIn(join(data, 'none'))).toBe('none');
});

test('wrong arguments', async () => {
  await expect(run('status', 'x')).rejects.toThrow('用法');
  await expect(run('other')).rejects.toThrow('用法');
});
