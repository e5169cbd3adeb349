import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pdfOf } from '../../../test/support/reports/hostile-files.ts';
import { typesetPdf } from '../../../test/support/typeset.ts';
import { insideOf } from '../inside/index.ts';
import { cleanedCopy, maskedCopy } from './index.ts';

const NUMBER = '230000199001010011';
const SHORT = '230000********0011';
const hide = (text: string) =>
  [...text.matchAll(/\d{18}/g)].map(({ index, 0: found }) => ({
    from: index,
    to: index + 18,
    by: `${found.slice(0, 6)}********${found.slice(14)}`,
  }));
const page = (content: string) => Buffer.from(pdfOf([new TextEncoder().encode(content)]));

/** A PDF of such objects, by number. */
function pdf(objects: Record<number, string | [dict: string, stream: string | Buffer]>, root = 1): Buffer {
  const pieces = Object.entries(objects).map(([number, object]) => {
    if (typeof object === 'string') return Buffer.from(`${number} 0 obj\n${object}\nendobj\n`);
    const stream = Buffer.from(object[1]);
    return Buffer.concat([
      Buffer.from(`${number} 0 obj\n<<${object[0]}/Length ${stream.length}>>\nstream\n`),
      stream,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
  });
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...pieces,
    Buffer.from(`trailer\n<</Root ${root} 0 R/Size 99>>\nstartxref\n0\n%%EOF\n`),
  ]);
}
const PLAIN = {
  1: '<</Type/Catalog/Pages 2 0 R>>',
  2: '<</Type/Pages/Count 1/Kids[3 0 R]>>',
  3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>/Contents 5 0 R>>',
  4: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
};

async function copyOf(bytes: Buffer): Promise<Buffer> {
  const copy = await maskedCopy(bytes, '甲.pdf', hide);
  if (!copy.ok) throw new Error(copy.message);
  return copy.bytes;
}
const texts = async (bytes: Buffer) => (await insideOf(bytes, '甲.pdf')).pieces.map(({ text }) => text);

describe('a number is taken out of a page, and what stands around it stays', () => {
  test.each<[string, Buffer, string[]]>([
    ['in one string', page(`BT /F 12 Tf 50 500 Td (No ${NUMBER} end) Tj ET`), [`No ${SHORT} end`]],
    ['over strings', page('BT /F 12 Tf 50 500 Td [(No 23000) -20 (0199001) (010011)] TJ ET'), [`No ${SHORT}`]],
    ['over operations', page('BT /F 12 Tf 50 500 Td (No 230000199) Tj (001010011 end) Tj ET'), [`No ${SHORT} end`]],
    [
      'over lines',
      page("BT /F 12 Tf 14 TL 50 500 Td (No 230000199) Tj (001010011 end) ' ET"),
      ['No 230000***\n*****0011 end'],
    ],
    [
      'with spacing',
      page(`BT /F 12 Tf 2 Tc 50 500 Td (${NUMBER}) Tj 0 -20 Td 1 1 (${NUMBER}) " ET`),
      [`${SHORT}\n${SHORT}`],
    ],
    [
      'with a picture in the content',
      page(`BI /W 2 /H 1 /BPC 8 /CS /G ID (T EI BT /F 12 Tf 50 500 Td (${NUMBER}) Tj ET`),
      [SHORT],
    ],
    [
      'in a form, painted twice',
      pdf({
        ...PLAIN,
        5: ['', 'q /X Do Q q 1 0 0 1 0 100 cm /X Do Q'],
        6: ['/Type/XObject/Subtype/Form/BBox[0 0 500 800]', `BT /F 12 Tf 50 500 Td (${NUMBER}) Tj ET`],
      }),
      [`${SHORT}\n${SHORT}`],
    ],
    [
      'of Chinese, set by a program',
      typesetPdfBuffer(`身份证号#linebreak()号码：${NUMBER}，甲某`),
      [`身份证号\n号码：${SHORT}，甲某`],
    ],
  ])('%s', async (_, bytes, expected) => {
    const copy = await copyOf(bytes);
    const found = await texts(copy);
    expect(found).toEqual(expected);
    expect(copy.includes(NUMBER)).toBe(false);
  });

  test('over pages', async () => {
    const bytes = Buffer.from(
      pdfOf(
        ['BT /F 12 Tf 50 50 Td (No 230000199001) Tj ET', 'BT /F 12 Tf 50 800 Td (010011 end) Tj ET'].map((one) =>
          new TextEncoder().encode(one),
        ),
      ),
    );
    expect(await texts(await copyOf(bytes))).toEqual(['No 230000******', '**0011 end']);
  });

  test('what stands behind it does not move', async () => {
    const bytes = page(`BT /F 12 Tf 50 500 Td (${NUMBER}x) Tj ET`);
    const place = async (pdf: Buffer) => {
      const { openPdfFile } = await import('../../platform/reading/index.ts');
      const { pageOf } = await import('../inside/pdf/pdf.ts');
      const { letters } = await pageOf(await openPdfFile(pdf, { locked: '', broken: '' }), 1);
      return letters.find(({ text }) => text === 'x')!.x0;
    };
    expect(await place(await copyOf(bytes))).toBeCloseTo(await place(bytes), 3);
  });

  test('however it is cut', async () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 17 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(cuts, fc.boolean(), async (at, single) => {
        const places = [0, ...at.toSorted((a, b) => a - b), 18];
        const parts = places.slice(1).map((end, n) => NUMBER.slice(places[n], end));
        const shown = single
          ? `[${parts.map((part) => `(${part})`).join(' -3 ')}] TJ`
          : parts.map((part) => `<${Buffer.from(part).toString('hex')}> Tj`).join(' ');
        expect(await texts(await copyOf(page(`BT /F 12 Tf 50 500 Td ${shown} ET`)))).toEqual([SHORT]);
      }),
      { numRuns: 25 },
    );
  });
});

function typesetPdfBuffer(text: string): Buffer {
  return Buffer.from(typesetPdf(`#set page(width: 14cm, height: 6cm)\n${text}`));
}

/** What a PDF may carry besides its pages. */
const CARRIED: [string, Buffer][] = [
  [
    'properties',
    Buffer.concat([
      pdf({ ...PLAIN, 5: ['', 'BT /F 12 Tf 50 500 Td (Seen) Tj ET'], 7: `<</Author(Bad)>>` }),
      Buffer.from('trailer\n<</Root 1 0 R/Info 7 0 R>>\n'),
    ]),
  ],
  [
    'XMP',
    pdf({
      ...PLAIN,
      1: '<</Type/Catalog/Pages 2 0 R/Metadata 7 0 R>>',
      5: ['', 'BT /F 12 Tf 50 500 Td (Seen) Tj ET'],
      7: ['/Type/Metadata/Subtype/XML', '<x><dc:creator>Bad</dc:creator></x>'],
    }),
  ],
  [
    'a note',
    pdf({
      ...PLAIN,
      3: PLAIN[3].replace(
        '/Contents',
        '/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Bad)/T(Bad)>>]/Contents',
      ),
      5: ['', 'BT /F 12 Tf 50 500 Td (Seen) Tj ET'],
    }),
  ],
  [
    'a file',
    pdf({
      ...PLAIN,
      1: '<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a.txt)7 0 R]>>>>>>',
      5: ['', 'BT /F 12 Tf 50 500 Td (Seen) Tj ET'],
      7: '<</Type/Filespec/F(a.txt)/EF<</F 8 0 R>>>>',
      8: ['', 'Bad'],
    }),
  ],
  [
    'a program',
    pdf({
      ...PLAIN,
      1: '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(Bad)>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(Bad)>>]>>>>>>',
      5: ['', 'BT /F 12 Tf 50 500 Td (Seen) Tj ET'],
    }),
  ],
  ['unseen text', page('BT /F 12 Tf 50 500 Td (Seen) Tj 3 Tr (Bad) Tj ET')],
  ['covered text', page('BT /F 12 Tf 50 500 Td (Seen) Tj 0 -50 Td (Bad) Tj ET 0 g 40 440 200 30 re f')],
  [
    'a state before the last',
    Buffer.concat([
      pdf({ ...PLAIN, 5: ['', 'BT /F 12 Tf 50 500 Td (Bad) Tj ET'] }),
      Buffer.from(
        '5 0 obj\n<</Length 35>>\nstream\nBT /F 12 Tf 50 500 Td (Seen) Tj ET  \nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n',
      ),
    ]),
  ],
];

describe('a cleaned copy', () => {
  test.each(CARRIED)('without %s', async (_, bytes) => {
    const before = await insideOf(bytes, '甲.pdf');
    expect(before.oddities.length).toBeGreaterThan(0);
    const copy = await cleanedCopy(bytes, '甲.pdf');
    expect(copy).toMatchObject({ ok: true, left: [] });
    if (!copy.ok) return;
    expect(await texts(copy.bytes)).toEqual(['Seen']);
    expect(copy.bytes.includes('Bad')).toBe(false);
  });

  test('objects that are packed, with a table of their own', async () => {
    const objects = [1, 2, 3, 4].map((number) => PLAIN[number as 1]);
    const head = objects.map((_, n) => `${n + 1} ${objects.slice(0, n).join(' ').length + (n ? 1 : 0)}`).join(' ');
    const held = deflateSync(Buffer.from(`${head} ${objects.join(' ')}`));
    const file = pdf({
      5: ['', 'BT /F 12 Tf 50 500 Td (Seen) Tj 3 Tr (Bad) Tj ET'],
      8: [`/Type/ObjStm/N 4/First ${head.length + 1}/Filter/FlateDecode`, held],
    });
    const start = file.indexOf('trailer');
    const at = (number: number) => file.indexOf(`${number} 0 obj`);
    const entry = (kind: number, one: number, two = 0) => [kind, one >> 8, one & 255, two];
    const table = [
      entry(0, 0),
      ...[0, 1, 2, 3].map((n) => entry(2, 8, n)),
      entry(1, at(5)),
      entry(0, 0),
      entry(0, 0),
      entry(1, at(8)),
      entry(1, start),
    ];
    const xref = Buffer.from(table.flat());
    const bytes = Buffer.concat([
      file.subarray(0, start),
      Buffer.from(`9 0 obj\n<</Type/XRef/Size 10/W[1 2 1]/Root 1 0 R/Length ${xref.length}>>\nstream\n`),
      xref,
      Buffer.from(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`),
    ]);
    const copy = await cleanedCopy(bytes, '甲.pdf');
    expect(copy).toMatchObject({ ok: true, left: [], removed: ['看不见的文字'] });
    expect(copy.ok && (await texts(copy.bytes))).toEqual(['Seen']);
  });
});

test('words around the pages are hidden too: bookmarks, descriptions, fields', async () => {
  const bytes = pdf({
    ...PLAIN,
    1: '<</Type/Catalog/Pages 2 0 R/Outlines 7 0 R/AcroForm<</Fields[9 0 R]>>>>',
    3: PLAIN[3].replace('/Contents', '/Annots[9 0 R]/Contents'),
    5: ['', 'BT /F 12 Tf 50 500 Td (Seen) Tj ET'],
    7: '<</Type/Outlines/First 8 0 R/Last 8 0 R/Count 1>>',
    8: `<</Title(${NUMBER})/Parent 7 0 R/Dest[3 0 R/Fit]>>`,
    9: `<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(${NUMBER})/Rect[50 50 300 80]/AP<</N 10 0 R>>>>`,
    10: [
      '/Type/XObject/Subtype/Form/BBox[0 0 250 30]/Resources<</Font<</F 4 0 R>>>>',
      `BT /F 12 Tf 2 5 Td (${NUMBER}) Tj ET`,
    ],
  });
  const copy = await copyOf(bytes);
  expect(copy.includes(NUMBER)).toBe(false);
  expect(await texts(copy)).toEqual(expect.arrayContaining([SHORT, 'Seen']));
});

test.each([
  [
    'with a password',
    Buffer.from(
      pdfOf([new Uint8Array()], {
        trailer: `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'00'.repeat(32)}>/U<${'00'.repeat(32)}>>>/ID[<00><00>]`,
      }),
    ),
    /密码/,
  ],
  ['cut off', Buffer.from('%PDF-1.7\n1 0 obj\n<<'), /损坏/],
  ['nested without end', Buffer.from(`%PDF-1.7\n1 0 obj\n${'['.repeat(5000)}`), /损坏/],
])('%s: a sentence', async (_, bytes, expected) => {
  expect(await maskedCopy(Buffer.from(bytes), '甲.pdf', hide)).toEqual({
    ok: false,
    message: expect.stringMatching(expected),
  });
});

test('whatever bytes are turned, a copy or a sentence', async () => {
  const whole = page(`BT /F 12 Tf 50 500 Td (${NUMBER}) Tj ET`);
  for (let n = 0; n < 120; n += 1) {
    const bytes = Buffer.from(whole);
    bytes[(n * 7919) % bytes.length] = (n * 37) & 0xff;
    const copy = await maskedCopy(bytes, '甲.pdf', hide);
    if (copy.ok) expect((await texts(copy.bytes)).join()).not.toContain(NUMBER);
    else expect(copy.message).not.toBe('');
  }
});

test('a number in the lines of a narrow cell', async () => {
  const cell = (x: number, y: number, text: string) => `BT /F 12 Tf ${x} ${y} Td (${text}) Tj ET `;
  const row = (y: number, ...texts: string[]) => texts.map((text, n) => cell(50 + n * 90, y, text)).join('');
  const wrapped = cell(50, 500, '1') + cell(140, 507, '230000199') + cell(140, 493, '001010011') + cell(230, 500, '30');
  const bytes = page(row(540, 'No', 'ID', 'Sum') + wrapped + row(460, '2', 'none', '40'));
  expect(await texts(bytes)).toContain('230000199\n001010011');
  const masked = await texts(await copyOf(bytes));
  expect(masked).toContain('230000***\n*****0011');
  expect(masked.join()).not.toMatch(/199|00101/);
});
