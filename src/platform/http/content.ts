import { fileTypeFromBuffer } from 'file-type';
import { archiveFault, encodingOf, type Kind, kinds, Unreadable, zipKind } from '../reading/index.ts';

type Found = { ok: true; kind: Kind } | { ok: false; why: string };

const OTHER = '的内容不是能上传的类型，文件可能损坏或者改过名称，请重新选择';
const START = 8192;

/** Photos that browsers and Word do not show: how to come by a JPEG. */
const PHOTOS: Readonly<Record<string, string>> = {
  'image/heic': 'HEIC',
  'image/heif': 'HEIF',
  'image/heic-sequence': 'HEIC',
  'image/heif-sequence': 'HEIF',
  'image/avif': 'AVIF',
};
const asJpeg = (format: string) =>
  `是 ${format} 格式的照片，许多电脑打不开，请转成 JPEG 再上传：苹果手机在“设置－相机－格式”中选“兼容性最佳”后拍的就是 JPEG；已经拍好的，在电脑上打开后另存为 JPEG，或者在手机上截图`;

/** Looks at a file while it passes by: at its beginning, at the whole of a zip, for a NUL in the whole of a text.
 *  @param anyEnding also what is called otherwise may be a text, and markup is one */
export function looker(name: string, allowed: readonly Kind[], anyEnding = false) {
  const kept: Buffer[] = [];
  let size = 0;
  let nul = false;
  let zip: boolean | undefined;
  let charset = '';
  let found: Found | undefined;

  async function* through(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      if (size >= START) zip ??= isZip(Buffer.concat(kept));
      if (zip !== false) kept.push(chunk);
      nul ||= chunk.includes(0);
      size += chunk.length;
      yield chunk;
    }
  }

  async function look(): Promise<Found> {
    const whole = Buffer.concat(kept);
    const start = whole.subarray(0, START);
    if (!start.length) return { ok: false, why: OTHER };
    if (isZip(start)) return zipFound(whole, allowed);
    const mime = marked(start)
      ? undefined
      : ((await fileTypeFromBuffer(start).catch(() => undefined))?.mime as string | undefined);
    const known = (Object.keys(kinds) as Kind[]).find((each) => kinds[each] === mime);
    const kind = known ?? (!mime || (anyEnding && encodingOf(start)) ? textKind() : undefined);
    const photo = mime && allowed.includes('jpg') ? PHOTOS[mime] : undefined;
    if (photo) return { ok: false, why: asJpeg(photo) };
    if (!kind || !allowed.includes(kind)) return { ok: false, why: OTHER };
    if (kind !== 'text' && kind !== 'csv') return { ok: true, kind };
    // what has no sign of its own is a text only where it is called one
    if (!anyEnding && !['', 'txt', 'csv'].includes(ending)) return { ok: false, why: OTHER };
    const encoding = encodingOf(start);
    if (!encoding || (nul && !encoding.startsWith('utf-16'))) return { ok: false, why: OTHER };
    charset = `; charset=${encoding}`;
    return { ok: true, kind };
  }

  const ending = name.includes('.') ? name.split('.').pop()!.toLowerCase() : '';
  const textKind = (): Kind => (ending === 'csv' && allowed.includes('csv') ? 'csv' : 'text');

  return {
    through,
    /** once all has passed by */
    found: async () => {
      found = await look();
      return found;
    },
    /** with the charset of a text; of what was found */
    mediaType: () => (found?.ok ? kinds[found.kind] + charset : ''),
  };
}

const ZIPS = new Set([0x504b0304, 0x504b0506, 0x504b0708]);

function isZip(start: Buffer): boolean {
  return start.length >= 4 && ZIPS.has(start.readUInt32BE(0));
}

/** UTF-16 says so by its mark, which stands at the beginning of some sound too. */
function marked(start: Buffer): boolean {
  const mark = start.length >= 2 ? start.readUInt16LE(0) : 0;
  return mark === 0xfeff || mark === 0xfffe;
}

async function zipFound(whole: Buffer, allowed: readonly Kind[]): Promise<Found> {
  try {
    const { kind } = await zipKind(whole);
    if (!allowed.includes(kind)) return { ok: false, why: OTHER };
    const fault = kind === 'zip' ? await archiveFault(whole) : undefined;
    return fault ? { ok: false, why: `：${fault}` } : { ok: true, kind };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, why: OTHER };
    throw error;
  }
}
