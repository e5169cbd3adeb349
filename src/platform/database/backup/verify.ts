import { Refusal } from '../../outcome.ts';
import { readArchive, textOf } from './archive.ts';
import { MANIFEST, type Manifest, readManifest } from './manifest.ts';

/** Reads a backup from end to end without touching any database. @throws Refusal when it is damaged or not a backup */
export async function verifyBackup(file: string): Promise<Manifest> {
  let manifest: Manifest | undefined;
  for await (const { name, content } of readArchive(file)) {
    if (manifest) for await (const _chunk of content);
    else if (name === MANIFEST) manifest = readManifest((await textOf(content)).toString());
    else throw new Refusal('这不是公开平台的备份文件');
  }
  if (!manifest) throw new Refusal('这不是公开平台的备份文件');
  return manifest;
}
