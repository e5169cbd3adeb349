import { innerNameFault } from './file-name.ts';
import type { Kind } from './kinds.ts';
import { Unreadable } from './unreadable.ts';
import { openZip, type Zip } from './zip.ts';

const LIMITS = {
  unpacked: 200 * 1024 * 1024,
  parts: 500,
  tooBig: '压缩包解开后超过 200 MB，请分成几个',
  broken: '压缩包已经损坏，或者里面的文件超过 500 个，请检查后再上传',
};
/** Offices' formats have many small parts. */
const OFFICE = { ...LIMITS, parts: 10_000, broken: '文件已经损坏，不能打开' };

/** How programs begin: Windows, Linux, macOS, scripts. */
const PROGRAMS = ['4d5a', '7f454c46', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', '2321'].map((hex) =>
  Buffer.from(hex, 'hex'),
);
const ARCHIVES = ['504b0304', '504b0506', '52617221', '377abcaf271c', '1f8b', 'fd377a585a00', '425a68'].map((hex) =>
  Buffer.from(hex, 'hex'),
);
const beginsLike = (start: Buffer, signs: readonly Buffer[]) =>
  signs.some((sign) => start.subarray(0, sign.length).equals(sign));

/** Which kind a zip is: a document by the part that every one of its kind has, else an archive. OFD: GB/T 33190-2016
 *  § 7. @throws Unreadable */
export async function zipKind(bytes: Buffer): Promise<{ kind: Kind; zip: Zip }> {
  const zip = await openZip(bytes, OFFICE);
  const has = (start: string) => zip.names.some((name) => name.startsWith(start));
  const office = zip.names.includes('[Content_Types].xml');
  const kind = zip.names.includes('OFD.xml')
    ? 'ofd'
    : office && has('word/')
      ? 'docx'
      : office && has('xl/')
        ? 'xlsx'
        : office && has('ppt/')
          ? 'pptx'
          : 'zip';
  return { kind, zip };
}

/** Looks through an archive: its names, what is in it, and how much it comes to when it is unpacked.
 *  @returns why it cannot be kept; undefined: it can */
export async function archiveFault(bytes: Buffer): Promise<string | undefined> {
  try {
    const zip = await openZip(bytes, LIMITS);
    if (zip.names.every((name) => name.endsWith('/'))) return '压缩包里没有文件';
    for (const name of zip.names) {
      if (name.endsWith('/')) continue;
      const fault = innerNameFault(name) ?? (await contentFault(zip, name));
      if (fault) return `压缩包里的“${name.slice(-60)}”：${fault}`;
    }
    return undefined;
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

/** Read to its end: what the directory says of sizes may be a lie. */
async function contentFault(zip: Zip, name: string): Promise<string | undefined> {
  let start: Buffer = Buffer.alloc(0);
  for await (const piece of zip.read(name)!) if (start.length < 8) start = Buffer.concat([start, piece.subarray(0, 8)]);
  if (beginsLike(start, PROGRAMS)) return '这是可以运行的程序，不能上传';
  const office = /\.(?:docx|xlsx|pptx|ofd)$/i.test(name);
  return !office && beginsLike(start, ARCHIVES) ? '压缩包里还有压缩包，请全部解开后重新压缩' : undefined;
}
