import { describe, expect, test } from 'vitest';
import { compoundOf, u32 } from '../../../test/support/reports/compound-file.ts';
import { asDoc } from '../../../test/support/reports/write-doc.ts';
import { odsOf } from '../../../test/support/reports/write-office.ts';
import { type XlsValue, xlsOf } from '../../../test/support/reports/write-xls.ts';
import { zipOf } from '../../../test/support/zip.ts';
import { insideOf } from './index.ts';

const part = (name: string, text: string | Buffer) => ({ name, content: Buffer.from(text) });

async function read(bytes: Buffer, name = '甲') {
  const { pieces, oddities, unread } = await insideOf(bytes, name);
  return {
    pieces: pieces.map(({ place, kind, text, under }) => [place, kind, text, under].filter(Boolean).join('|')),
    oddities: oddities.map(({ check, place, text }) => `${check}|${place}|${text}`),
    unread: unread.map(({ place, reason }) => `${place}：${reason}`),
  };
}

/** A set of properties of a compound file: author and company in UTF-16. */
function propertySet(values: [number, string][]): Buffer {
  const held = values.map(([id, text]) => ({
    id,
    bytes: Buffer.concat([
      u32(0x1f, text.length + 1),
      Buffer.from(`${text}\0`, 'utf16le'),
      Buffer.alloc((text.length + 1) % 2 ? 2 : 0),
    ]),
  }));
  let at = 8 + held.length * 8;
  const list = held.map(({ id, bytes }) => {
    const place = u32(id, at);
    at += bytes.length;
    return place;
  });
  return Buffer.concat([Buffer.alloc(44), u32(48), u32(at, held.length), ...list, ...held.map(({ bytes }) => bytes)]);
}

describe('old formats', () => {
  test('Word 97: paragraphs, cells with their headers', async () => {
    const bytes = asDoc([
      { text: '名单', role: 'title' },
      {
        grid: [['姓名', '电话'].map((text) => ({ text })), ['甲某', '13800000000'].map((text) => ({ text }))] as never,
      },
      { text: '完', role: 'end' },
    ]);
    expect((await read(bytes)).pieces).toEqual([
      '第 1 段|text|名单',
      '表 1 第 1 行第 1 列|text|姓名',
      '表 1 第 1 行第 2 列|text|电话',
      '表 1 第 2 行第 1 列|text|甲某|姓名',
      '表 1 第 2 行第 2 列|text|13800000000|电话',
      '第 2 段|text|完',
    ]);
  });

  test('Excel 97: cells, what is hidden', async () => {
    const rows = new Map<number, Map<number, XlsValue>>(
      [
        ['姓名', '电话'],
        ['甲某', 13800000000],
        ['隐', { result: '式' }],
      ].map((row, r) => [r, new Map((row as XlsValue[]).map((value, c) => [c, value]))]),
    );
    const found = await read(
      xlsOf([
        { name: '名单', rows, hiddenRows: [2] },
        { name: '底稿', state: 1, rows: new Map([[0, new Map([[0, '稿']])]]) },
      ]),
    );
    expect(found.pieces).toEqual([
      '工作表“名单”的名称|text|名单',
      '工作表“名单”A1|text|姓名',
      '工作表“名单”B1|text|电话',
      '工作表“名单”A2|text|甲某|姓名',
      '工作表“名单”B2|text|13800000000|电话',
      '工作表“名单”A3|hidden|隐|姓名',
      '工作表“名单”B3|hidden|式|电话',
      '工作表“底稿”的名称|hidden|底稿',
      '工作表“底稿”A1|hidden|稿',
    ]);
    expect(found.oddities).toEqual(['meta.hidden|工作表“名单”第 3 行|隐 式', 'meta.hidden|工作表“底稿”|']);
  });

  test('properties, programs', async () => {
    const found = await read(
      compoundOf({
        '\u0005SummaryInformation': propertySet([
          [4, '某人'],
          [7, 'D:\\内部.dot'],
          [12, '不说'],
        ]),
        '\u0005DocumentSummaryInformation': propertySet([[15, '某单位']]),
        _VBA_PROJECT: Buffer.from('x'),
      }),
    );
    expect(found.oddities.map((one) => one.split('|').slice(0, 3).join('|'))).toEqual([
      'meta.properties|属性：作者|某人',
      'meta.template|属性：模板|D:\\内部.dot',
      'meta.properties|属性：单位|某单位',
      'meta.macro|宏|',
    ]);
    expect(found.unread).toEqual(['宏：是程序代码，没有检查其中的文字']);
  });

  test('a file in a file', async () => {
    const held = zipOf([part('里.txt', '深')]);
    const names = Buffer.from('\u0002\u0000a.zip\u0000C:\\a.zip\u0000');
    const native = Buffer.concat([u32(0), names, u32(0x30000, 4), Buffer.from('tmp\u0000'), u32(held.length), held]);
    const found = await read(compoundOf({ '\u0001Ole10Native': native }));
    expect(found.pieces).toContain('嵌入的文件 压缩包内“里.txt” 第 1 行|text|深');
    expect(found.oddities).toEqual(['meta.embedded|嵌入的文件|']);
  });
});

describe('the open format', () => {
  const X =
    'xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:table="b" xmlns:draw="d" xmlns:svg="v" xmlns:dc="dc" xmlns:meta="m"';
  const odt = (body: string, more: Record<string, string> = {}) =>
    zipOf([
      part('mimetype', 'application/vnd.oasis.opendocument.text'),
      part('META-INF/manifest.xml', more['META-INF/manifest.xml'] ?? '<manifest/>'),
      part(
        'content.xml',
        `<office:document-content ${X}><office:automatic-styles><style:style style:name="H"><style:text-properties text:display="none"/></style:style></office:automatic-styles><office:body>${body}</office:body></office:document-content>`,
      ),
      ...Object.entries(more)
        .filter(([name]) => !name.startsWith('META'))
        .map(([name, text]) => part(name, text)),
    ]);
  test('text, spans, notes, comments, hidden, deleted, tables, properties', async () => {
    const found = await read(
      odt(
        '<text:tracked-changes><text:changed-region><text:deletion><dc:creator>甲某</dc:creator><text:p>删</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
          '<text:p>一<text:span>二</text:span><text:span text:style-name="H">隐</text:span><office:annotation><dc:creator>乙某</dc:creator><text:p>注</text:p></office:annotation></text:p>' +
          '<text:p>见<text:note><text:note-body><text:p>脚</text:p></text:note-body></text:note></text:p>' +
          '<table:table><table:table-row><table:table-cell><text:p>姓名</text:p></table:table-cell><table:table-cell><text:p>电话</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>甲某</text:p></table:table-cell><table:table-cell><text:p>138</text:p></table:table-cell></table:table-row></table:table>',
        {
          'meta.xml': `<office:m ${X}><dc:creator>某人</dc:creator><meta:user-defined meta:name="密级">机密</meta:user-defined></office:m>`,
          'styles.xml': `<office:s ${X}><style:header><text:p>内部资料</text:p></style:header></office:s>`,
          'Thumbnails/thumbnail.png': 'x',
        },
      ),
    );
    expect(found.pieces).toEqual([
      '属性：作者|property|某人',
      '属性：密级|property|机密',
      '修订|deleted|删',
      '批注 1|comment|注',
      '第 1 段|hidden|隐',
      '第 1 段|text|一二',
      '脚注 1|note|脚',
      '第 2 段|text|见',
      '表 1 第 1 行第 1 列|text|姓名',
      '表 1 第 1 行第 2 列|text|电话',
      '表 1 第 2 行第 1 列|text|甲某|姓名',
      '表 1 第 2 行第 2 列|text|138|电话',
      '页眉页脚 第 1 段|header|内部资料',
    ]);
    expect(found.oddities).toEqual([
      'meta.properties|属性：作者|某人',
      'meta.properties|属性：密级|机密',
      'meta.tracked-changes|修订|删',
      'meta.comments|批注 1|注',
      'meta.hidden|第 1 段|隐',
      'meta.thumbnail|缩略图|Thumbnails/thumbnail.png',
    ]);
  });
  test('sheets, hidden rows', async () => {
    const row = (cells: string[], more = '') =>
      `<table:table-row ${more}>${cells.map((text) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`).join('')}</table:table-row>`;
    const bytes = zipOf([
      part('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'),
      part('META-INF/manifest.xml', '<manifest/>'),
      part(
        'content.xml',
        `<office:c ${X}><table:table table:name="名单">${row(['姓名', '电话'])}${row(['甲某', '138'])}${row(['隐', '某'], 'table:visibility="collapse"')}</table:table></office:c>`,
      ),
    ]);
    const found = await read(bytes);
    expect(found.pieces).toEqual([
      '工作表“名单”的名称|text|名单',
      '工作表“名单”A1|text|姓名',
      '工作表“名单”B1|text|电话',
      '工作表“名单”A2|text|甲某|姓名',
      '工作表“名单”B2|text|138|电话',
      '工作表“名单”A3|hidden|隐|姓名',
      '工作表“名单”B3|hidden|某|电话',
    ]);
    expect(found.oddities).toEqual(['meta.hidden|第 3 行|隐 某']);
  });
  test('with a password', async () => {
    const bytes = odt('', {
      'META-INF/manifest.xml': '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
    });
    expect((await read(bytes)).unread).toEqual(['整个文件：设有密码，无法读取']);
  });
  test('as a program writes it', async () =>
    expect((await read(odsOf({ 名单: '<table:table-row/>' }))).unread).toEqual([]));
});

test('OFD: pages in their order, lines, what does not show, templates, properties', async () => {
  const object = (top: number, text: string, more = '') =>
    `<ofd:TextObject Boundary="10 ${top} 50 5" ${more}><ofd:TextCode X="0" Y="0">${text}</ofd:TextCode></ofd:TextObject>`;
  const page = (...objects: string[]) =>
    `<ofd:Page xmlns:ofd="o"><ofd:Content><ofd:Layer>${objects.join('')}</ofd:Layer></ofd:Content></ofd:Page>`;
  const found = await read(
    zipOf([
      part(
        'OFD.xml',
        '<ofd:OFD xmlns:ofd="o"><ofd:DocBody><ofd:DocInfo><ofd:Author>某人</ofd:Author></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
      ),
      part(
        'Doc_0/Document.xml',
        '<ofd:Document xmlns:ofd="o"><ofd:CommonData><ofd:TemplatePage BaseLoc="Tpls/T.xml"/></ofd:CommonData><ofd:Pages><ofd:Page BaseLoc="Pages/P1/Content.xml"/><ofd:Page BaseLoc="Pages/P0/Content.xml"/></ofd:Pages></ofd:Document>',
      ),
      part('Doc_0/Pages/P0/Content.xml', page(object(10, '后一页'))),
      part(
        'Doc_0/Pages/P1/Content.xml',
        page(object(10, '姓名'), object(10, '电话'), object(20, '甲某'), object(30, '隐', 'Visible="false"')),
      ),
      part('Doc_0/Tpls/T.xml', page(object(1, '内部资料'))),
      part(
        'Doc_0/Annots/Page_0/Annot.xml',
        '<ofd:PageAnnot xmlns:ofd="o"><ofd:Annot Type="Highlight" Creator="乙某"><ofd:Remark>改</ofd:Remark></ofd:Annot></ofd:PageAnnot>',
      ),
    ]),
  );
  expect(found.pieces).toEqual([
    '属性：作者|property|某人',
    '第 1 页|text|姓名\t电话\n甲某',
    '第 1 页|hidden|隐',
    '第 2 页|text|后一页',
    '模板页|header|内部资料',
    '批注|comment|改',
  ]);
  expect(found.oddities).toEqual(['meta.properties|属性：作者|某人', 'meta.hidden|第 1 页|隐', 'meta.comments|批注|']);
});

test('a web archive: its pages and the files in it', async () => {
  const lines = [
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary="b"',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('<p>正文</p>').toString('base64'),
    '--b',
    'Content-Type: text/plain',
    'Content-Location: 附.txt',
    '',
    'attached',
    '--b--',
    '',
  ];
  expect((await read(Buffer.from(lines.join('\r\n')))).pieces).toEqual([
    '第 1 段|text|正文',
    '网页存档内“é\u0099\u0084.txt” 第 1 行|text|attached',
  ]);
});

test.each(['doc', 'xls'])('.%s with bytes turned: it answers', async (kind) => {
  const whole =
    kind === 'doc'
      ? asDoc([{ text: '名单', role: 'title' }])
      : xlsOf([{ name: '名单', rows: new Map([[0, new Map([[0, '甲']])]]) }]);
  for (let n = 0; n < 150; n += 1) {
    const bytes = Buffer.from(whole);
    bytes[(n * 7919) % bytes.length] = (n * 41) & 0xff;
    const { pieces, unread } = await insideOf(bytes, '甲');
    expect(pieces.length + unread.length).toBeGreaterThan(0);
  }
});
