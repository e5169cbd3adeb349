import { expect, test } from 'vitest';
import { gbk } from '../../../../test/support/gbk.ts';
import { LIMITS } from '../blocks.ts';
import { readPdf } from './index.ts';

const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();

/** A page with a line in a face that is not in the file, whose codes an encoding of the standard tells. */
function pageIn(encoding: string, line: Buffer): Uint8Array {
  const content = `BT /F 12 Tf 72 700 Td <${line.toString('hex')}> Tj ET`;
  return Buffer.from(`%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>> endobj
4 0 obj <</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/${encoding}/DescendantFonts[6 0 R]>> endobj
5 0 obj <</Length ${content.length}>> stream
${content}
endstream endobj
6 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 7 0 R>> endobj
7 0 obj <</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>> endobj
trailer <</Root 1 0 R>>
%%EOF`);
}

test.each([
  ['GBK-EUC-H', gbk],
  ['GBKp-EUC-H', gbk],
  ['GBK2K-H', gbk],
  ['GB-EUC-H', gbk],
  ['UniGB-UCS2-H', utf16],
  ['UniGB-UTF16-H', utf16],
])('a face of the encoding %s without meanings of its own is read', async (encoding, codes) => {
  const text = '三、收到申请136件，予以公开';
  const blocks = await readPdf(pageIn(encoding, codes(text)), LIMITS);
  expect(blocks).toMatchObject([{ kind: 'text', text }]);
});
