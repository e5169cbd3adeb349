import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../root.ts';
import { Unreadable } from './unreadable.ts';

export type PdfFile = Awaited<ReturnType<typeof import('unpdf')['getDocumentProxy']>>;

/** The newest JavaScript's way of cutting a buffer, which the reader of PDF uses and Node 20 has not got yet. */
function provideTransfer(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value: function (this: ArrayBuffer, length = this.byteLength) {
      const cut = new Uint8Array(length);
      cut.set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
      return cut.buffer;
    },
  });
}

/** The predefined CMaps of simplified Chinese (ISO 32000-1 9.7.5.2), which the build lays beside the program: a file may
 *  name one in place of saying what its codes mean. */
class ChineseCmaps {
  async fetch({ name }: { name: string }): Promise<{ cMapData: Uint8Array; isCompressed: boolean }> {
    if (!/^[A-Za-z0-9-]+$/.test(name)) throw new Error('no such CMap');
    const cMapData = new Uint8Array(await readFile(join(root, 'dist', 'cmaps', `${name}.bcmap`)));
    return { cMapData, isCompressed: true };
  }
}

const named = (error: unknown, name: string) => error instanceof Error && error.name === name;

/** Opens a PDF; nothing of it is run, nothing is loaded from elsewhere. @param says sentences for the person who sent the
 *  file: it has a password, it is damaged @param pixels of the largest picture that is unpacked; left out: none is
 *  @throws Unreadable */
export async function openPdfFile(
  bytes: Uint8Array,
  says: { locked: string; broken: string },
  pixels = 1,
): Promise<PdfFile> {
  provideTransfer();
  const { getDocumentProxy } = await import('unpdf');
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      maxImageSize: pixels,
      CMapReaderFactory: ChineseCmaps,
    });
  } catch (error) {
    throw new Unreadable(named(error, 'PasswordException') ? says.locked : says.broken);
  }
}
