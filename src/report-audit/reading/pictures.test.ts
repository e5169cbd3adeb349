import { Document, ImageRun, Packer, Paragraph } from 'docx';
import { describe, expect, test } from 'vitest';
import { typesetPdf } from '../../../test/support/typeset.ts';
import { SECTION_TITLES } from '../../law/index.ts';
import { auditRead, readReport } from '../audit.ts';

const TITLE = '测试市测试镇人民政府2023年政府信息公开工作年度报告';
/** A dot of one colour. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SAID = '此处为图片，无法读取文字';

/** A report in which part one has text, part five nothing but a picture, and part six a text and a date. */
const parts = (picture: string): string[] =>
  SECTION_TITLES.flatMap((title, n) => [title, n === 0 ? '认真公开。' : n === 4 ? picture : n === 5 ? '无。' : '']);

const typst = (text: string) => (text.startsWith('#') ? text : text && `#par[#${JSON.stringify(text)}]`);
const IMAGE = (wide: string, high: string) =>
  `#image(bytes((${[...DOT].join(',')})), format: "png", width: ${wide}, height: ${high}, fit: "stretch")`;

const files: [string, (wide: number, high: number) => Promise<Uint8Array> | Uint8Array][] = [
  [
    'page',
    (wide, high) =>
      Buffer.from(
        `<html><body><img src="banner.png"><h1>${TITLE}</h1>${parts(
          `<img src="a.png" width="${wide}" height="${high}">`,
        )
          .map((text) => `<p>${text}</p>`)
          .join('')}<p>测试市测试镇人民政府</p><p>2024年1月12日</p><p><img src="code.png"></p></body></html>`,
      ),
  ],
  [
    'Word',
    async (width, height) => {
      const picture = new ImageRun({ type: 'png', data: DOT, transformation: { width, height } });
      const children = [TITLE, ...parts('picture'), '测试市测试镇人民政府', '2024年1月12日'].map((text) =>
        text === 'picture' ? new Paragraph({ children: [picture] }) : new Paragraph(text),
      );
      return Packer.toBuffer(new Document({ sections: [{ children }] }));
    },
  ],
  [
    'PDF',
    (wide, high) =>
      typesetPdf(
        [TITLE, ...parts(IMAGE(`${wide}pt`, `${high}pt`)), '测试市测试镇人民政府', '2024年1月12日']
          .map(typst)
          .join('\n\n'),
      ),
  ],
];

describe.each(files)('a picture in a %s', (_, fileOf) => {
  test('where a text should be is told with its place, and the part is not called empty', async () => {
    const audited = auditRead(await readReport(await fileOf(400, 250)));
    const told = audited.unread.filter(({ why }) => why === SAID);
    expect(told).toEqual([
      { what: `“${SECTION_TITLES[4]}”中的图片`, place: expect.stringMatching(/第 \d 图/), text: '', why: SAID },
    ]);
    expect(audited.findings.filter(({ where }) => where === 'sections[4].text')).toEqual([]);
  });

  test('that is small is no text: the part is empty', async () => {
    const audited = auditRead(await readReport(await fileOf(20, 20)));
    expect(audited.unread.filter(({ why }) => why === SAID)).toEqual([]);
    expect(audited.findings.map(({ where }) => where)).toContain('sections[4].text');
  });
});

test('a picture in a cell: the figure is unread, not blank', async () => {
  const cells = (...texts: string[]) => `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;
  const read = await readReport(
    Buffer.from(
      `<html><table>${cells('', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计')}${cells(
        '一、本年新收政府信息公开申请数量',
        '1',
        '<img src="a.png">',
        '0',
        '',
        '0',
        '0',
        '1',
      )}</table></html>`,
    ),
  );
  expect(read.tables.three?.received).toEqual({
    person: 1,
    research: 0,
    charity: null,
    legalService: 0,
    otherOrganisation: 0,
    total: 1,
  });
  expect(read.unread).toContainEqual(expect.objectContaining({ what: expect.stringContaining('商业企业'), why: SAID }));
});

describe('PDF that is scanned', () => {
  const page = (image: string) => `#set page(margin: 1cm)\n${image}`;
  test('pages of pictures with their numbers: said at once', async () => {
    const scan = page(`${IMAGE('19cm', '24cm')}\n- 1 -\n#pagebreak()\n${IMAGE('19cm', '24cm')}\n- 2 -`);
    await expect(readReport(typesetPdf(scan))).rejects.toThrow('扫描件');
  });

  test('a ground behind text is no picture', async () => {
    const ground = `#place(${IMAGE('15cm', '10cm').slice(1)})\n${TITLE}\n\n${SECTION_TITLES[0]}\n\n认真公开政府信息。`;
    expect((await readReport(typesetPdf(ground))).unread.filter(({ why }) => why === SAID)).toEqual([]);
  });
});
