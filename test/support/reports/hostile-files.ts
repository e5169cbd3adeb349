import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { zipOf } from '../zip.ts';

/** Megabytes of blanks, packed (RFC 1951) a thousandfold without ever being held. */
function blanks(megabytes: number): Buffer {
  const one = deflateRawSync(Buffer.alloc(1 << 20, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array.from({ length: megabytes }, () => one), deflateRawSync(Buffer.alloc(0))]);
}

/** The same as a page of a PDF has it (RFC 1950; nobody checks the sum at its end). */
export const packedBlanks = (megabytes: number): Buffer =>
  Buffer.concat([Buffer.from([0x78, 0x9c]), blanks(megabytes), Buffer.alloc(4)]);

/** A Word file of blanks without end, whose directory says it is small. */
export const zipBomb = (megabytes: number): Buffer =>
  zipOf([{ name: 'word/document.xml', packed: blanks(megabytes), claimed: 1000 }]);

/** A PDF with one page for each content, with what its trailer says besides.
 *  @param packed contents are packed already */
export function pdfOf(contents: Uint8Array[], { pack = true, packed = false, trailer = '' } = {}): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = 9;
  const add = (object: string, stream?: Uint8Array) => {
    const body = stream ? [Buffer.from('\nstream\n'), Buffer.from(stream), Buffer.from('\nendstream')] : [];
    const whole = Buffer.concat([
      Buffer.from(`${offsets.length + 1} 0 obj\n${object}`),
      ...body,
      Buffer.from('\nendobj\n'),
    ]);
    offsets.push(length);
    length += whole.length;
    parts.push(whole);
  };
  const kids = contents.map((_, at) => `${4 + at * 2} 0 R`).join(' ');
  add('<</Type/Catalog/Pages 2 0 R>>');
  add(`<</Type/Pages/Count ${contents.length}/Kids[${kids}]>>`);
  add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>');
  contents.forEach((content, at) => {
    const stream = pack && !packed ? deflateSync(content) : content;
    add(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents ${5 + at * 2} 0 R>>`);
    add(`<</Length ${stream.length}${pack ? '/Filter/FlateDecode' : ''}>>`, stream);
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = offsets.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${length}\n%%EOF`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}
