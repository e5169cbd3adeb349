import { wordsOfName } from '../../../law/index.ts';
import type { Gathering, ReadInner } from '../gathering.ts';
import { bytesOf, openParts } from '../office/parts.ts';

/** Reads the files of an archive, and their names. @throws Unreadable */
export async function readZip(bytes: Buffer, gather: Gathering, inner: ReadInner): Promise<void> {
  const zip = await openParts(bytes, gather);
  if (!zip.names.length) gather.miss('', '压缩包里没有文件');
  if (zip.repeated) gather.miss('', `压缩包里有 ${zip.repeated} 个重名的文件，只检查了最后一个`);
  for (const name of zip.names) {
    gather.piece(`压缩包内“${name}”的文件名`, wordsOfName(name), 'property');
    if (name.endsWith('/')) continue;
    await gather.inner(`压缩包内“${name}”`, async (own) => inner(await bytesOf(zip, name), name, own));
  }
}
