import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paragraph, run, slide, slidesFile, story, table, wordFile } from '../../../test/support/checks/office.ts';
import { zipOf } from '../../../test/support/zip.ts';
import { insideOf } from '../inside/index.ts';
import { maskedCopy } from './index.ts';

const NUMBER = '230000199001010011';
const SHORT = '230000********0011';
/** Hides identity numbers, and names under 内部. */
const hide = (text: string, under?: string) =>
  under === '内部'
    ? [{ from: 0, to: text.length, by: '*' }]
    : [...text.matchAll(/\d{18}/g)].map(({ index, 0: found }) => ({
        from: index,
        to: index + 18,
        by: `${found.slice(0, 6)}********${found.slice(14)}`,
      }));

async function copyOf(bytes: Buffer, name: string): Promise<Buffer> {
  const copy = await maskedCopy(bytes, name, hide);
  if (!copy.ok) throw new Error(copy.message);
  return copy.bytes;
}
const texts = async (bytes: Buffer, name: string) =>
  (await insideOf(bytes, name)).pieces.map(({ place, text }) => `${place}：${text}`);
/** Every part of a zip, unpacked, as one text. */
async function everything(bytes: Buffer): Promise<string> {
  const { openZip } = await import('../../platform/reading/index.ts');
  const zip = await openZip(bytes, { unpacked: 1 << 26, parts: 999, tooBig: '', broken: '' });
  const pieces: Buffer[] = [];
  for (const name of zip.names) for await (const piece of zip.read(name)!) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe('Word', () => {
  test.each<[string, string, string[]]>([
    ['in a run', paragraph(run(`号码${NUMBER}。`)), [`第 1 段：号码${SHORT}。`]],
    ['over runs', paragraph(run('号码230000', '<w:b/>'), run('19900101'), run('0011。')), [`第 1 段：号码${SHORT}。`]],
    [
      'over paragraphs',
      paragraph(run('号码230000199001')) + paragraph(run('010011')),
      ['第 1 段：号码230000******', '第 2 段：**0011'],
    ],
    [
      'in a cell, by what its column says',
      table(['姓名', '内部'], ['甲某', '乙某']),
      ['表 1 第 1 行第 1 列：姓名', '表 1 第 1 行第 2 列：内部', '表 1 第 2 行第 1 列：甲某', '表 1 第 2 行第 2 列：*'],
    ],
    [
      'digit by digit in cells',
      table(['号'], [...NUMBER]),
      ['表 1 第 1 行第 1 列：号', ...[...SHORT].map((sign, n) => `表 1 第 2 行第 ${n + 1} 列：${sign}`)],
    ],
    [
      'in a box',
      paragraph(`<w:r><w:txbxContent>${paragraph(run(NUMBER))}</w:txbxContent></w:r>`),
      [`文本框 1：${SHORT}`],
    ],
    [
      'in a description',
      paragraph(`<w:r><wp:docPr xmlns:wp="p" descr="${NUMBER}"/></w:r>`),
      [`第 1 段图片说明：${SHORT}`],
    ],
    [
      'in a field',
      paragraph(`<w:r><w:instrText>ASK ${NUMBER}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`),
      [`第 1 段域代码：ASK ${SHORT}`],
    ],
  ])('%s', async (_, body, expected) =>
    expect(await texts(await copyOf(wordFile(body), '甲.docx'), '甲.docx')).toEqual(expected),
  );

  test('runs keep how they look', async () => {
    const xml = await everything(
      await copyOf(wordFile(paragraph(run('号230000', '<w:b/>'), run('199001010011'))), '甲.docx'),
    );
    expect(xml).toContain('<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">号230000</w:t>');
    expect(xml).toContain('>********0011</w:t>');
  });

  test('nowhere in the file is it any more', async () => {
    const parts = {
      'word/header1.xml': story('hdr', paragraph(run(NUMBER))),
      'word/comments.xml': story('comments', `<w:comment>${paragraph(run(NUMBER))}</w:comment>`),
      'docProps/core.xml': `<c xmlns:d="d"><d:title>${NUMBER}</d:title></c>`,
      'word/charts/chart1.xml': `<c:c xmlns:c="c"><c:pt><c:v>${NUMBER}</c:v></c:pt></c:c>`,
      'word/_rels/document.xml.rels': `<R><Relationship Id="r9" Type="x/hyperlink" Target="https://a.example/?id=${NUMBER}" TargetMode="External"/></R>`,
    };
    const body = paragraph(
      run('见'),
      `<w:del><w:r><w:delText>${NUMBER}</w:delText></w:r></w:del>`,
      run(NUMBER, '<w:vanish/>'),
    );
    const copy = await copyOf(wordFile(body, parts), '甲.docx');
    expect(await everything(copy)).not.toContain(NUMBER);
    expect(await texts(copy, '甲.docx')).toContain(`页眉 1 第 1 段：${SHORT}`);
  });

  test('however a number is cut into runs and cells, it is not there any more', async () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 17 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(cuts, fc.boolean(), async (at, tabled) => {
        const places = [0, ...at.toSorted((a, b) => a - b), 18];
        const runs = places.slice(1).map((end, n) => run(NUMBER.slice(places[n], end)));
        const line = paragraph(run('号码：'), ...runs);
        const body = tabled ? `<w:tbl><w:tr><w:tc>${line}</w:tc></w:tr></w:tbl>` : line;
        const found = await texts(await copyOf(wordFile(body), '甲.docx'), '甲.docx');
        expect(found.join()).toContain(`号码：${SHORT}`);
      }),
      { numRuns: 30 },
    );
  });
});

describe('Excel', () => {
  async function book(): Promise<Buffer> {
    const excel = new ExcelJS.Workbook();
    const sheet = excel.addWorksheet('名单');
    sheet.addRow(['姓名', '身份证号', '内部']);
    sheet.addRow(['甲某', NUMBER, 13800000000]).getCell(2).font = { bold: true };
    sheet.addRow(['乙某', NUMBER, 'x']);
    sheet.addRow(['丙某', { richText: [{ text: '号' }, { font: { bold: true }, text: NUMBER }] }]);
    sheet.addRow(['丁某', { formula: `"${NUMBER}"`, result: NUMBER }]);
    excel.addWorksheet('表格').addRow([...NUMBER]);
    sheet.headerFooter.oddHeader = `&C${NUMBER}`;
    return Buffer.from(await excel.xlsx.writeBuffer());
  }
  test('cells keep how they look; numbers become texts; nowhere is it any more', async () => {
    const copy = await copyOf(await book(), '甲.xlsx');
    expect(await everything(copy)).not.toContain(NUMBER);
    const excel = new ExcelJS.Workbook();
    await excel.xlsx.load(copy as never);
    const sheet = excel.getWorksheet('名单')!;
    expect(sheet.getCell('B2').value).toBe(SHORT);
    expect(sheet.getCell('B2').font.bold).toBe(true);
    expect(sheet.getCell('C2').value).toBe('*');
    expect(sheet.getCell('B3').value).toBe(SHORT);
    expect(sheet.getCell('B4').value).toEqual({
      richText: [{ text: '号' }, { font: expect.objectContaining({ bold: true }), text: SHORT }],
    });
    expect(sheet.getCell('B5').value).toBe(SHORT);
    expect(sheet.getCell('A2').value).toBe('甲某');
    const digits = [...NUMBER].map((_, n) => String(excel.getWorksheet('表格')!.getCell(1, n + 1).value));
    expect(digits.join('')).toBe(SHORT);
  });
});

test('PowerPoint: over runs, in notes', async () => {
  const bytes = slidesFile({
    'ppt/slides/slide1.xml': slide(NUMBER),
    'ppt/notesSlides/notesSlide1.xml': slide(NUMBER),
  });
  const copy = await copyOf(bytes, '甲.pptx');
  expect(await texts(copy, '甲.pptx')).toEqual([`第 1 张幻灯片 第 1 段：${SHORT}`]);
});

describe('texts', () => {
  test.each([
    ['cells', `姓名,号,内部\r\n甲某,${NUMBER},"乙,某"\r\n`, '甲.csv', `\ufeff姓名,号,内部\r\n甲某,${SHORT},*\r\n`],
    ['tabs', `姓名\t号\n"甲\n某"\t${NUMBER}\n`, '甲.csv', `\ufeff姓名\t号\r\n"甲\n某"\t${SHORT}\r\n`],
    ['lines', `一${NUMBER}\r\n二\r\n`, '甲.txt', `\ufeff一${SHORT}\r\n二\r\n`],
    ['over lines', '230000199001\n010011', '甲.txt', '\ufeff230000******\n**0011'],
  ])('%s', async (_, text, name, expected) =>
    expect((await copyOf(Buffer.from(text), name)).toString()).toBe(expected),
  );
});

test('ODT: over spans, in cells', async () => {
  const file = (name: string, text: string) => ({ name, content: Buffer.from(text) });
  const cell = (text: string) => `<b:table-cell><t:p>${text}</t:p></b:table-cell>`;
  const bytes = zipOf([
    file('mimetype', 'application/vnd.oasis.opendocument.text'),
    file(
      'content.xml',
      `<o:c xmlns:o="o" xmlns:t="t" xmlns:b="b"><t:p>号230000<t:span>199001010011</t:span></t:p><b:table><b:table-row>${cell('姓名')}${cell('内部')}</b:table-row><b:table-row>${cell('甲某')}${cell('乙某')}</b:table-row></b:table></o:c>`,
    ),
  ]);
  const found = await texts(await copyOf(bytes, '甲.odt'), '甲.odt');
  expect(found).toEqual([
    `第 1 段：号${SHORT}`,
    '表 1 第 1 行第 1 列：姓名',
    '表 1 第 1 行第 2 列：内部',
    '表 1 第 2 行第 1 列：甲某',
    '表 1 第 2 行第 2 列：*',
  ]);
});

test('what cannot be hidden makes no copy, and it is said where', async () => {
  const excel = new ExcelJS.Workbook();
  excel.addWorksheet(`${NUMBER}`).addRow(['见']);
  const copy = await maskedCopy(Buffer.from(await excel.xlsx.writeBuffer()), '甲.xlsx', hide);
  expect(copy).toEqual({ ok: false, message: expect.stringMatching(/工作表.*无法遮盖/) });
});

test('pictures that nobody read are told', async () => {
  const { pngOf } = await import('../../../test/support/checks/pictures.ts');
  const copy = await maskedCopy(wordFile(paragraph(run('见')), { 'word/media/a.png': pngOf() }), '甲.docx', hide);
  expect(copy).toMatchObject({ ok: true, left: ['图片“a.png”：是图片，其中的文字没有识别'] });
});
