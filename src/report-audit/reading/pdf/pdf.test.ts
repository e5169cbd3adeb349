import { describe, expect, test } from 'vitest';
import { type TypesetCell, typesetPdf, typesetTable } from '../../../../test/support/typeset.ts';
import { type Block, LIMITS } from '../blocks.ts';
import { readPdf } from './index.ts';

const read = async (source: string) => readPdf(typesetPdf(source), LIMITS);
const texts = (blocks: Block[]) => blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
const tables = (blocks: Block[]) =>
  blocks.flatMap((block) =>
    block.kind === 'table'
      ? [
          block.rows.map((row) =>
            row.map(({ text, rowSpan, colSpan }) => {
              const bare = text.replace(/\s/g, '');
              return rowSpan * colSpan === 1 ? bare : { text: bare, rowSpan, colSpan };
            }),
          ),
        ]
      : [],
  );

const MERGED: TypesetCell[][] = [
  [
    { text: '（本列数据的勾稽关系）', rowSpan: 3, colSpan: 3 },
    { text: '申请人情况', rowSpan: 1, colSpan: 3 },
  ],
  [
    { text: '自然人', rowSpan: 2, colSpan: 1 },
    { text: '法人或其他组织', rowSpan: 1, colSpan: 2 },
  ],
  ['商业企业', '科研机构'],
  [{ text: '一、本年新收政府信息公开申请数量', rowSpan: 1, colSpan: 3 }, '12', '0', '3'],
  [
    { text: '三、本年度办理结果', rowSpan: 4, colSpan: 1 },
    { text: '（一）予以公开', rowSpan: 1, colSpan: 2 },
    '5',
    '0',
    '0',
  ],
  [{ text: '（三）不予公开', rowSpan: 3, colSpan: 1 }, '1.属于国家秘密', '1', '', '0'],
  ['2.其他法律行政法规禁止公开', '0', '2', '0'],
  ['3.危及“三安全一稳定”', '—', '0', '1'],
];
const COLUMNS = '(1fr, 2fr, 4fr, 1fr, 1fr, 1fr)';

describe('tables', () => {
  test.each([
    ['lines around every cell', 'stroke: 0.5pt'],
    ['heavy lines', 'stroke: 2pt'],
    ['hair lines', 'stroke: 0.1pt'],
    ['open at the sides', 'stroke: (x, y) => (left: if x > 0 { 0.5pt }, top: 0.5pt, bottom: 0.5pt)'],
    ['dashed lines', 'stroke: (paint: black, thickness: 0.5pt, dash: "dashed")'],
    ['grounds behind the head', 'stroke: 0.5pt, fill: (x, y) => if y < 3 { blue.lighten(70%) }'],
    ['cells set close', 'stroke: 0.5pt, inset: 1pt'],
  ])('merged cells: %s', async (_, options) => {
    expect(tables(await read(typesetTable(MERGED, COLUMNS, options)))).toEqual([MERGED]);
  });

  test('a turned wide page, and a table turned on an upright page', async () => {
    const table = typesetTable(MERGED, COLUMNS);
    expect(tables(await read(`#set page(flipped: true)\n${table}`))).toEqual([MERGED]);
    expect(tables(await read(`#rotate(-90deg, reflow: true)[#block(width: 24cm)[${table}]]`))).toEqual([MERGED]);
    expect(tables(await read(`#rotate(90deg, reflow: true)[#block(width: 24cm)[${table}]]`))).toEqual([MERGED]);
  });

  test('a table that runs off the page, and numbers wider than their cells, lose no digit', async () => {
    const figures = [
      ['甲', '乙', '丙'],
      ['12345', '23456', '34567'],
    ];
    expect(tables(await read(typesetTable(figures, '(12cm, 3cm, 3cm)')))).toEqual([figures]);
    expect(tables(await read(typesetTable(figures, '(0.8cm, 3cm, 3cm)', 'stroke: 0.5pt, inset: 0pt')))).toEqual([
      figures,
    ]);
  });

  test('two tables with a heading between are two; a frame around text is none', async () => {
    const small = typesetTable(
      [
        ['甲', '1'],
        ['乙', '2'],
      ],
      '(1fr, 1fr)',
    );
    const blocks = await read(`${small}\n四、标题\n${small}\n#rect(width: 100%)[框里的话]`);
    expect(tables(blocks)).toHaveLength(2);
    expect(texts(blocks)).toEqual(['四、标题', '框里的话']);
  });

  test('every cell says where it was read', async () => {
    const small = typesetTable(
      [
        ['甲', '1'],
        ['乙', '2'],
      ],
      '(1fr, 1fr)',
    );
    const places = (await read(`${small}\n标题\n#pagebreak()\n前文\n${small}\n中间\n${small}`)).flatMap((block) =>
      block.kind === 'table' ? [block.rows[1]?.[0]?.place] : [block.place],
    );
    expect(places).toEqual([
      '第 1 页第 1 表第 2 行第 1 列',
      '第 1 页第 1 行',
      '第 2 页第 1 行',
      '第 2 页第 1 表第 2 行第 1 列',
      '第 2 页第 2 行',
      '第 2 页第 2 表第 2 行第 1 列',
    ]);
  });
});

describe('tables over the end of a page', () => {
  const rows = Array.from({ length: 60 }, (_, at) => [`${at + 1}.事项`, `${at * 3}`, `${at % 7}`]);

  test('one table, wherever it breaks', async () => {
    for (const gap of [0, 3.1, 7.7, 12.4, 20]) {
      const blocks = await read(
        `前言\n#v(${gap}cm)\n${typesetTable([['项目', '件数', '次数'], ...rows], '(3fr, 1fr, 1fr)')}\n后记`,
      );
      expect(tables(blocks)).toEqual([[['项目', '件数', '次数'], ...rows]]);
      expect(texts(blocks)).toEqual(['前言', '后记']);
    }
  });

  test('a head repeated on every page is read once', async () => {
    const body = rows
      .flat()
      .map((text) => `[${text}],`)
      .join('');
    const blocks = await read(
      `#table(columns: (3fr, 1fr, 1fr), stroke: 0.5pt, table.header([项目], [件数], [次数]), ${body})`,
    );
    expect(tables(blocks)).toEqual([[['项目', '件数', '次数'], ...rows]]);
  });

  test('a row cut in two is one again, with its label whole', async () => {
    const label = '行政机关依照法律法规规定应当主动公开但是逾期没有公开的政府信息的数量';
    const blocks = await read(
      `#set page(height: 10cm)\n#v(5.6cm)\n#table(columns: (4cm, 2cm, 2cm), stroke: 0.5pt, [1.甲], [1], [2], [2.${label}], [3], [4], [3.乙], [5], [6])`,
    );
    expect(tables(blocks)).toEqual([
      [
        ['1.甲', '1', '2'],
        [`2.${label}`, '3', '4'],
        ['3.乙', '5', '6'],
      ],
    ]);
  });

  test('page numbers and running titles between its parts are no text', async () => {
    const table = typesetTable(rows, '(3fr, 1fr, 1fr)');
    const blocks = await read(
      `#set page(header: [某镇政府信息公开工作年度报告], footer: context align(center)[— #here().page() —])\n${table}`,
    );
    expect(blocks).toHaveLength(1);
    expect(tables(blocks)).toEqual([rows]);
  });
});

describe('tables without lines', () => {
  const figures = [
    ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
    ['规章', '0', '0', '0'],
    ['行政规范性文件', '12', '5', '131'],
  ];

  test.each([
    ['no lines', 'stroke: none'],
    ['three lines', 'stroke: (x, y) => (top: if y < 2 { 0.5pt }, bottom: if y == 2 { 0.5pt })'],
    ['white lines', 'stroke: 0.5pt + white'],
  ])('%s', async (_, options) => {
    const blocks = await read(`上文。\n\n${typesetTable(figures, '(2fr, 1fr, 1fr, 1fr)', options)}\n下文。`);
    expect(tables(blocks)).toEqual([figures]);
    expect(texts(blocks)).toEqual(['上文。', '下文。']);
  });

  test('labels of several lines beside figures set midway', async () => {
    const long = [
      ['一、本年新收政府信息公开申请数量', '3', '0'],
      ['二、上年结转政府信息公开申请数量', '1', '0'],
      ['三、甲', '7', '8'],
    ];
    const blocks = await read(typesetTable(long, '(3.5cm, 2cm, 2cm)', 'stroke: none, row-gutter: 8pt'));
    expect(tables(blocks)).toEqual([long]);
  });
});

describe('text', () => {
  test('lines become paragraphs, also over the end of a page; headings stand alone', async () => {
    const long = '本机关认真贯彻落实政府信息公开条例，及时准确公开政府信息，保障公众的知情权。'.repeat(60);
    const blocks = await read(
      `#set par(first-line-indent: (amount: 2em, all: true), justify: true)\n一、总体情况\n\n${long}\n\n2024年，共收到申请 12 件。\n\n二、主动公开政府信息情况`,
    );
    expect(texts(blocks).map((text) => text.replace(/ /g, ''))).toEqual([
      '一、总体情况',
      long,
      '2024年，共收到申请12件。',
      '二、主动公开政府信息情况',
    ]);
    expect(blocks.map((block) => block.place)).toEqual([
      '第 1 页第 1 行',
      '第 1–2 页',
      expect.any(String),
      expect.any(String),
    ]);
  });

  test('raised figures and Latin words keep their line', async () => {
    expect(texts(await read('面积 3 km#super[2] of open data'))).toEqual(['面积 3 km² of open data']);
  });
});

/** A page with words of a font that names its letters, and in a font whose names stand elsewhere. */
function withLostFont(words: string, lost: string): Uint8Array {
  const shown = (font: string, text: string, y: number) => `BT /${font} 12 Tf 50 ${y} Td (${text}) Tj ET`;
  const content = [words && shown('F1', words, 700), shown('F2', lost, 650)].filter(Boolean).join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /90ms-RKSJ-H /DescendantFonts [7 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor 8 0 R >>',
    '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
  return new TextEncoder().encode(`%PDF-1.4\n${body}trailer << /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF`);
}

test('letters that nobody can tell leave a sign, so that no cell looks blank', async () => {
  expect(texts(await readPdf(withLostFont('Total of the year', '1234'), LIMITS))).toEqual([
    'Total of the year',
    '\ufffd',
  ]);
});

describe('what cannot be read is refused with a sentence', () => {
  const refusal = (bytes: Uint8Array, limits = LIMITS) =>
    readPdf(bytes, limits).then(
      () => undefined,
      (error: Error) => error.message,
    );

  test.each([
    ['no text', typesetPdf('#rect(fill: gray, width: 100%, height: 10cm)'), '没有文字'],
    ['no letter that has a name', withLostFont('', '1234'), '没有编码信息'],
    ['nothing but the mark', new TextEncoder().encode('%PDF-1.7\n'), '已损坏'],
    ['empty', new Uint8Array(), '已损坏'],
  ])('%s', async (_, bytes, says) => {
    expect(await refusal(bytes)).toContain(says);
  });

  test('too many pages', async () => {
    expect(await refusal(typesetPdf('甲\n#pagebreak()\n'.repeat(11)), { ...LIMITS, pages: 10 })).toContain(
      '超过 10 页',
    );
  });

  test('too many letters', async () => {
    expect(await refusal(typesetPdf('#lorem(300)'), { ...LIMITS, characters: 1000 })).toContain('文字太多');
  });
});
