import { openZip, Unreadable, withoutUnseen, type Zip } from '../platform/reading/index.ts';
import type { GivenFile } from './audit-files.ts';
import { LIMITS } from './reading/blocks.ts';
import { isArchive, isZip } from './reading/inside.ts';

const MEGABYTE = 1024 * 1024;
/** More than this no city packs; beyond it an archive is taken for a mistake or an attack. */
const MOST = { bytes: 100 * MEGABYTE, unpacked: 200 * MEGABYTE, parts: 2000 };
const TOO_BIG = `压缩包解开后超过 ${MOST.unpacked / MEGABYTE} MB，请分成几个`;
const BROKEN = `压缩包已经损坏，或者里面的文件超过 ${MOST.parts} 个，请检查后再试`;
/** characters of a path that are shown */
const LONGEST_PATH = 120;

/** What stands in archives and is nobody's report: how it is called, and how its path tells it. */
const PASSED_OVER: readonly (readonly [what: string, is: (path: string) => boolean])[] = [
  ['macOS 的附带文件', (path) => /(?:^|\/)__MACOSX\//.test(path)],
  ['文件夹', (path) => path.endsWith('/')],
  ['隐藏文件或临时文件', (path) => /(?:^|\/)(?:\.|~\$)[^/]*$|(?:^|\/)(?:thumbs\.db|desktop\.ini)$/i.test(path)],
  ['隐藏文件夹中的文件', (path) => /(?:^|\/)\.(?!\.?\/)[^/]+\//.test(path)],
];

/** The files given, in place of each archive (.zip) the files in it, named by their path in it. An entry is unpacked when
 *  it is read; what unpacks to too much, has a password or is an archive again is refused then.
 *  @returns also what was passed over, for the person who sent it */
export async function withEntries(given: readonly GivenFile[]): Promise<{ files: GivenFile[]; notes: string[] }> {
  const files: GivenFile[] = [];
  const notes: string[] = [];
  /** bytes that all archives together may still unpack to */
  const budget = { left: MOST.unpacked };
  for (const file of given) {
    const zip = await archiveIn(file);
    const reports = zip?.names.filter((path) => !PASSED_OVER.some(([, is]) => is(path))) ?? [];
    if (!zip) files.push(file);
    else if (reports.length === 0) files.push(refused(file.name, '压缩包里没有可以体检的文件'));
    else files.push(...reports.map((path) => entryOf(file.name, path, zip, budget)));
    if (zip) notes.push(...passedOver(file.name, zip));
  }
  return { files, notes };
}

/** The archive that a file is; undefined: it is none, or so broken that nobody can tell. */
async function archiveIn(file: GivenFile): Promise<Zip | undefined> {
  const bytes = await file.bytes().catch(() => undefined);
  if (!bytes || !isZip(bytes) || bytes.length > MOST.bytes) return undefined;
  const zip = await openZip(bytes, { ...MOST, tooBig: TOO_BIG, broken: BROKEN }).catch(() => undefined);
  return zip && isArchive(zip.names) ? zip : undefined;
}

function entryOf(archive: string, path: string, zip: Zip, budget: { left: number }): GivenFile {
  let kept: Promise<Uint8Array> | undefined;
  return {
    name: `${archive}/${shown(path)}`,
    bytes: () => {
      kept ??= unpacked(zip, path, budget);
      return kept;
    },
  };
}

/** No more of an entry than a report may have, which whoever reads it refuses by its size. */
async function unpacked(zip: Zip, path: string, budget: { left: number }): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of zip.read(path)!) {
    budget.left -= piece.length;
    if (budget.left < 0) throw new Unreadable(TOO_BIG);
    pieces.push(piece);
    length += piece.length;
    if (length > LIMITS.bytes) break;
  }
  return Buffer.concat(pieces);
}

/** A path as it is shown: nothing of it leads anywhere, nothing in it hides. */
const shown = (path: string): string =>
  withoutUnseen(path)
    .split('/')
    .filter((name) => !/^\.{0,2}$/.test(name))
    .join('/')
    .slice(-LONGEST_PATH) || '未命名';

const refused = (name: string, why: string): GivenFile => ({
  name,
  bytes: () => Promise.reject(new Unreadable(why)),
});

function passedOver(name: string, zip: Zip): string[] {
  const of = (path: string) => PASSED_OVER.find(([, is]) => is(path))?.[0];
  const counts = PASSED_OVER.flatMap(([what]) => {
    const count = zip.names.filter((path) => of(path) === what).length;
    return count > 0 ? `${what} ${count} 个` : [];
  });
  return [
    ...(counts.length > 0 ? [`压缩包“${name}”中没有体检的：${counts.join('，')}`] : []),
    ...(zip.repeated > 0 ? [`压缩包“${name}”中有 ${zip.repeated} 个文件与别的重名，只体检了最后一个`] : []),
  ];
}
