import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import tar from 'tar-stream';
import { makeFolder } from '../../files/folder.ts';
import { Refusal } from '../../outcome.ts';
import { FETCH, PACKAGES, type Package, type Part } from './packages.ts';
import { sha256 } from './place.ts';

/** npm gives up by itself long before. Milliseconds. */
const LONGEST = 30 * 60_000;

export const OFFLINE = `不能访问 npm 镜像的机器：在能访问的机器上运行 ${FETCH}，把得到的两个 .tgz 文件拷来，再运行 npx gongkai ocr install 文件1 文件2。`;

/** Lays the parts into their folder, in place of those that lie there; they appear at once or not at all.
 *  @param files packed packages; none: they are fetched by npm, from the registry that npm is set to
 *  @throws Refusal with what to do */
export async function installParts(folder: string, files: readonly string[]): Promise<void> {
  const packed = files.length > 0 ? await given(files) : await fetched();
  const part = `${folder}.${process.pid}.part`;
  try {
    await makeFolder(part);
    for (const { name, bytes } of packed) await writeFile(join(part, name), bytes, { flush: true });
    await rm(folder, { recursive: true, force: true });
    await rename(part, folder);
  } catch (error) {
    throw new Refusal(`无法写入 ${folder}：${(error as Error).message}`);
  } finally {
    await rm(part, { recursive: true, force: true }).catch(() => {});
  }
}

type Unpacked = { name: string; bytes: Buffer };

/** Out of files that somebody brought, in any order and under any name. */
async function given(files: readonly string[]): Promise<Unpacked[]> {
  const found = new Map<Package, Unpacked[]>();
  for (const file of files) {
    const bytes = await readFile(file).catch(() =>
      Promise.reject(new Refusal(`没有“${file}”这个文件，或者没有读取它的权限`)),
    );
    const known = PACKAGES.find(({ integrity }) => integrityOf(bytes) === integrity);
    if (!known)
      throw new Refusal(`“${file}”不是所需的文件，或者不完整（校验值不符）。应为 ${FETCH} 得到的两个 .tgz 文件。`);
    found.set(known, await partsOf(bytes, known));
  }
  const missing = PACKAGES.filter((one) => !found.has(one)).map(({ name, version }) => `${name} ${version}`);
  if (missing.length > 0) throw new Refusal(`还缺 ${missing.join('、')}，请把两个 .tgz 文件一起给出。`);
  return [...found.values()].flat();
}

async function fetched(): Promise<Unpacked[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-ocr-'));
  try {
    const parts: Unpacked[] = [];
    for (const one of PACKAGES) {
      const bytes = await pack(one, folder);
      if (integrityOf(bytes) !== one.integrity)
        throw new Refusal(
          `${one.name} ${one.version} 与应有的内容不符（校验值不同），没有安装。请换一个 npm 镜像后再试。`,
        );
      parts.push(...(await partsOf(bytes, one)));
    }
    return parts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Fetches a package as it is packed; nothing of it is run. */
async function pack({ name, version }: Package, folder: string): Promise<Buffer> {
  const args = ['pack', `${name}@${version}`, '--ignore-scripts', '--silent', '--pack-destination', folder];
  // Windows has npm as a script of its shell; every argument is ours
  const run = promisify(execFile)('npm', args, { cwd: folder, timeout: LONGEST, shell: process.platform === 'win32' });
  const { stdout } = await run.catch((error: NodeJS.ErrnoException & { stderr?: string }) => {
    const why = error.code === 'ENOENT' ? '没有找到 npm' : lastLine(error.stderr) || '无法访问 npm 镜像';
    throw new Refusal(`没有取得 ${name}：${why}。\n${OFFLINE}`);
  });
  return readFile(join(folder, stdout.trim().split(/\r?\n/).at(-1) ?? ''));
}

const lastLine = (text = ''): string => text.trim().split(/\r?\n/).at(-1)?.slice(0, 200) ?? '';

const integrityOf = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('base64');

/** The parts that a package holds. @throws Refusal where one is not what it should be */
async function partsOf(bytes: Buffer, { name, parts }: Package): Promise<Unpacked[]> {
  const wanted = new Map<string, Part>(parts.map((part) => [part.path, part]));
  const found: Unpacked[] = [];
  const extract = tar.extract();
  const read = async () => {
    for await (const entry of extract) {
      const part = wanted.get(entry.header.name);
      const pieces: Buffer[] = [];
      for await (const piece of entry) if (part) pieces.push(piece as Buffer);
      if (part) found.push({ name: part.name, bytes: Buffer.concat(pieces) });
    }
  };
  await Promise.all([pipeline(Readable.from([bytes]), createGunzip(), extract), read()]);
  const broken = parts.some((part) => {
    const one = found.find((file) => file.name === part.name);
    return !one || sha256(one.bytes) !== part.sum;
  });
  if (broken) throw new Refusal(`${name} 里没有所需的文件，没有安装。`);
  return found;
}

/** Takes the parts away. */
export async function removeParts(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
