import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { paragraph, run, wordFile } from '../../../test/support/checks/office.ts';
import { chunk, exifSegment, jpegOf, pngOf, segment } from '../../../test/support/checks/pictures.ts';
import { packedBlanks, pdfOf, zipBomb } from '../../../test/support/reports/hostile-files.ts';
import { typesetPdf, typesetTable } from '../../../test/support/typeset.ts';
import { zipOf } from '../../../test/support/zip.ts';
import { insideOf, type Oddity, type Piece, type Unread } from './index.ts';

const part = (name: string, text: string | Buffer) => ({ name, content: Buffer.from(text) });
const docx = (text: string) => wordFile(paragraph(run(text)));

async function pieces(bytes: Uint8Array, name: string): Promise<string[]> {
  const tell = ({ place, kind, text, under }: Piece) => [place, kind, text, under].filter(Boolean).join('|');
  return (await insideOf(Buffer.from(bytes), name)).pieces.map(tell);
}
async function unread(bytes: Uint8Array, name = '甲', bounds = {}): Promise<string[]> {
  const tell = ({ place, reason }: Unread) => `${place}：${reason}`;
  return (await insideOf(Buffer.from(bytes), name, bounds)).unread.map(tell);
}

describe('texts', () => {
  test.each<[string, Buffer, string, string[]]>([
    ['lines', Buffer.from('甲\n\n乙'), '甲.txt', ['第 1 行|text|甲', '第 3 行|text|乙']],
    ['GBK', Buffer.from('bcd7', 'hex'), '甲.txt', ['第 1 行|text|甲']],
    [
      'a number over two lines',
      Buffer.from('230000199001\n010011'),
      '甲.txt',
      ['第 1 行|text|230000199001', '第 2 行|text|010011', '第 1—2 行|text|230000199001010011'],
    ],
    [
      'cells',
      Buffer.from('姓名,电话\n甲某,13800000000\n'),
      '甲.csv',
      [
        '第 1 行第 1 列|text|姓名',
        '第 1 行第 2 列|text|电话',
        '第 2 行第 1 列|text|甲某|姓名',
        '第 2 行第 2 列|text|13800000000|电话',
      ],
    ],
    ['cells that end nowhere', Buffer.from('甲,"乙'), '甲.csv', ['第 1 行|text|甲,"乙']],
    [
      'a page',
      Buffer.from(
        '<html><body><p>见</p><p style="display:none">隐</p><!-- 注 --><table><tr><td>姓名<td>电话<tr><td>甲某<td>13800000000</table>',
      ),
      '甲.html',
      [
        '第 1 段|text|见',
        '第 2 段|hidden|隐',
        '网页源代码注释|comment|注',
        '表 1 第 1 行第 1 列|text|姓名',
        '表 1 第 1 行第 2 列|text|电话',
        '表 1 第 2 行第 1 列|text|甲某|姓名',
        '表 1 第 2 行第 2 列|text|13800000000|电话',
      ],
    ],
  ])('%s', async (_, bytes, name, expected) => expect(await pieces(bytes, name)).toEqual(expected));
});

describe('archives', () => {
  test('files, also in archives in archives, and their names', async () => {
    const bytes = zipOf([part('名单/甲.docx', docx('里')), part('乙.zip', zipOf([part('丙.txt', '深')]))]);
    expect(await pieces(bytes, '包.zip')).toEqual([
      '压缩包内“名单/甲.docx”的文件名|property|名单\n甲',
      '压缩包内“名单/甲.docx” 第 1 段|text|里',
      '压缩包内“乙.zip”的文件名|property|乙',
      '压缩包内“乙.zip” 压缩包内“丙.txt”的文件名|property|丙',
      '压缩包内“乙.zip” 压缩包内“丙.txt” 第 1 行|text|深',
    ]);
  });

  test('what one file in it is must not keep the others from being read', async () => {
    const bytes = zipOf([
      part('甲.docx', 'PK\u0003\u0004'),
      { ...part('乙.txt', 'x'), flags: 1 },
      part('丙.txt', '见'),
    ]);
    expect(await pieces(bytes, '包.zip')).toContain('压缩包内“丙.txt” 第 1 行|text|见');
    expect(await unread(bytes)).toEqual([
      '压缩包内“甲.docx”：已经损坏或者不完整，无法读取',
      '压缩包内“乙.txt”：文件设有密码，请取消密码后再上传',
    ]);
  });

  test('deeper, more, larger than is read is told', async () => {
    let deep = zipOf([part('甲.txt', '见')]);
    for (let n = 0; n < 6; n += 1) deep = zipOf([part('层.zip', deep)]);
    expect((await unread(deep)).join()).toContain('层层嵌套过深');
    const many = zipOf(Array.from({ length: 12 }, (_, n) => part(`${n}.txt`, '见')));
    expect((await unread(many, '包', { files: 10 })).join()).toContain('文件超过 10 个');
    expect((await unread(many, '包', { characters: 10 })).join()).toContain('从这里起没有检查');
    expect((await unread(zipBomb(40), '弹', { unpacked: 16 << 20 })).join()).toContain('解开后内容过大');
    expect((await unread(Buffer.alloc(200), '大', { bytes: 100 })).join()).toContain('没有检查');
  });
});

describe('PDF', () => {
  const page = (content: string) => pdfOf([new TextEncoder().encode(content)]);
  test('text, page by page', async () => {
    const bytes = typesetPdf('#set page(width: 8cm, height: 5cm)\n秘密★1年\n#pagebreak()\n身份证号 230000199001010011');
    const found = await pieces(bytes, '甲.pdf');
    expect(found).toContain('第 1 页|text|秘密★1年');
    expect(found).toContain('第 2 页|text|身份证号 230000199001010011');
  });
  test.each([
    ['in the middle', 'horizon'],
    ['at the top', 'top'],
    ['at the bottom', 'bottom'],
  ])('the lines of a narrow cell are one cell, set %s', async (_, align) => {
    const rows = ['序号', '身份证号', '金额', '1', '2 3 0 0 0 0 1 9 9 0 0 1 0 1 0 0 1 1', '300', '2', '无', '200'];
    const bytes = typesetPdf(
      `#table(columns: (2cm, 3cm, 2cm), align: ${align}, ${rows.map((text) => `[${text}]`).join()})`,
    );
    const found = (await insideOf(Buffer.from(bytes), '甲.pdf')).pieces.filter(({ under }) => under);
    const told = new Set(found.map(({ under, text }) => `${under}|${text.replace(/\s/g, '')}`));
    const expected = ['序号|1', '身份证号|230000199001010011', '金额|300', '序号|2', '身份证号|无', '金额|200'];
    expect([...told]).toEqual(expected);
  });
  test('a cell beside one of many lines is of its row, whatever lines stand as full as prose', async () => {
    const long =
      '发现问题的，可以拨打政务服务便民热线反映。家庭电话：04610000000。请各单位于年底前将落实情况报送镇综合行政执法队。';
    const bytes = typesetPdf(
      typesetTable(
        [
          ['序号', '内容'],
          ['1', long],
        ],
        '(2cm, 13cm)',
      ),
    );
    const found = (await insideOf(Buffer.from(bytes), '甲.pdf')).pieces.filter(({ under }) => under);
    const told = found.map(({ under, text }) => `${under}|${text.replace(/\s/g, '')}`);
    expect([...new Set(told)]).toEqual(['序号|1', `内容|${long}`]);
  });
  test('rows as wide as the page are rows', async () => {
    const rows = [
      ['姓名', '索引号', '公开方式'],
      ...['甲', '乙', '丙'].map((name) => [`${name}某`, '230000201002175168', '主动公开']),
    ];
    const bytes = typesetPdf(typesetTable(rows, '(1fr, 1fr, 1fr)'));
    const found = (await insideOf(Buffer.from(bytes), '甲.pdf')).pieces.filter(({ under }) => under);
    expect([...new Set(found.map(({ under, text }) => `${under}|${text}`))]).toEqual([
      '姓名|甲某',
      '索引号|230000201002175168',
      '公开方式|主动公开',
      '姓名|乙某',
      '姓名|丙某',
    ]);
  });
  test.each([
    ['京A12345', '车牌号京A12345停在院内'],
    ['a date', '出生于1990年2月25日'],
    ['a word of letters', '使用Windows系统'],
  ])('what setters put between Chinese and others is no blank: %s', async (_, text) => {
    expect(await pieces(typesetPdf(text), '甲.pdf')).toContain(`第 1 页|text|${text}`);
  });
  test('a number in groups that the end of a cell cuts reads on', async () => {
    const card = '6222.0077.3610.9426';
    const bytes = typesetPdf(`#table(columns: (2cm, 3cm), [序号], [账号], [1], [6222.0077.361#linebreak()0.9426])`);
    const found = (await insideOf(Buffer.from(bytes), '甲.pdf')).pieces.filter(({ under }) => under === '账号');
    expect(found.map(({ text }) => text)).toContain(card);
  });
  test('a full line of prose goes on, one that ends before does not', async () => {
    const lines = '#set page(width: 8cm, height: 6cm)\n#set par(justify: true)\n';
    const text = '测试镇某村村民的宅电号码是下面这个04610000000#linebreak()二〇二三年';
    const found = await pieces(typesetPdf(lines + text), '甲.pdf');
    expect(found.join()).toContain('宅电号码是下面这个04610000000\n二〇二三年');
  });
  test.each([
    ['in no colour', 'BT 3 Tr /F 12 Tf 50 500 Td (13800000000) Tj ET', '有不显示的文字（可能是扫描件的识别结果）'],
    ['in white', 'BT 1 1 1 rg /F 12 Tf 50 500 Td (13800000000) Tj ET', '有白色的文字'],
    [
      'under a box',
      'BT /F 12 Tf 50 500 Td (13800000000) Tj ET 0 0 0 rg 40 490 200 30 re f',
      '有被图片或色块盖住的文字，复制就能看到',
    ],
    ['beside the paper', 'BT /F 12 Tf 50 -500 Td (13800000000) Tj ET', '页面之外有文字'],
    ['too small', 'BT /F 1 Tf 50 500 Td (13800000000) Tj ET', '有极小的文字'],
  ])('text %s', async (_, content, message) => {
    const found = await insideOf(Buffer.from(page(content)), '甲.pdf');
    expect(found.pieces).toEqual([{ place: '第 1 页', kind: 'hidden', text: '13800000000' }]);
    expect(found.oddities).toEqual([
      { check: 'meta.hidden', place: '第 1 页', text: '13800000000', message, removable: true },
    ]);
  });
  test('white on a dark ground shows', async () => {
    const content = '0 0 0 rg 40 490 200 30 re f BT 1 1 1 rg /F 12 Tf 50 500 Td (Title) Tj ET';
    expect(await pieces(page(content), '甲.pdf')).toEqual(['第 1 页|text|Title']);
  });
  test('a state before the last', async () => {
    const bytes = Buffer.concat([page('BT /F 12 Tf (x) Tj ET'), Buffer.from('\nstartxref\n0\n%%EOF\n')]);
    const { oddities } = await insideOf(bytes, '甲.pdf');
    expect(oddities.map(({ check }) => check)).toEqual(['meta.old-revisions']);
  });
  test.each([
    ['without text', page('0 0 m 9 9 l S'), '整个文件：没有读出任何文字，需人工查看'],
    [
      'with a password',
      pdfOf([new Uint8Array()], {
        trailer: `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'00'.repeat(32)}>/U<${'00'.repeat(32)}>>>/ID[<00><00>]`,
      }),
      '整个文件：设有密码，无法读取',
    ],
    ['cut off', Buffer.from('%PDF-1.7\n1 0 obj'), '整个文件：已经损坏或者不完整，无法读取'],
  ])('%s', async (_, bytes, expected) => expect(await unread(bytes, '甲.pdf')).toContain(expected));
});

describe('pictures', () => {
  const [png, jpeg] = [pngOf, jpegOf];
  test.each(['', '甲', '乙乙'])('IPTC of a resource that is called “%s”, its size like a mark', async (name) => {
    const said = Buffer.from('密级：秘密★10年');
    const record = Buffer.concat([Buffer.from([0x1c, 2, 120, 0, said.length]), said]);
    expect(record.length).toBe(0x1c);
    const called = Buffer.from(name);
    const resource = [Buffer.from('Photoshop 3.0\u00008BIM'), Buffer.from([4, 4, called.length]), called];
    const bytes = [...resource, Buffer.alloc((called.length + 1) % 2), Buffer.from([0, 0, 0, record.length]), record];
    const found = await pieces(jpeg(segment(0xed, Buffer.concat(bytes))), '甲.jpg');
    expect(found.join()).toContain('密级：秘密★10年');
  });
  test.each<[string, Buffer, string[]]>([
    [
      'PNG with texts',
      png(
        chunk('tEXt', Buffer.from('Author\0某人')),
        chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.from('内部'))])),
      ),
      ['图片信息：Author|property|某人', '图片信息：Comment|property|内部'],
    ],
    [
      'JPEG with EXIF',
      jpeg(exifSegment()),
      ['图片信息：设备厂商|property|Cam', '图片信息：拍摄地点|property|北纬 47.500000°，东经 130.250000°'],
    ],
    ['JPEG with a comment', jpeg(segment(0xfe, Buffer.from('注'))), ['图片信息：注释|property|注']],
    [
      'JPEG with XMP',
      jpeg(
        segment(
          0xe1,
          Buffer.from(
            'http://ns.adobe.com/xap/1.0/\0<x><rdf:D xmp:CreatorTool="T"/><dc:creator><rdf:li>某人</rdf:li></dc:creator></x>',
          ),
        ),
      ),
      ['扩展信息：软件|property|T', '扩展信息：作者、标题或关键词|property|某人'],
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await pieces(bytes, '图')).toEqual(expected);
    expect(await unread(bytes)).toEqual(['整个文件：是图片，其中的文字没有识别']);
  });
  test('something behind the end', async () => {
    const { oddities } = await insideOf(Buffer.concat([jpeg(), Buffer.alloc(5000, 1)]), '图.jpg');
    expect(oddities.map(({ check, message }: Oddity) => `${check}|${message}`)).toEqual([
      'meta.embedded|图片后面还接着 5 KB 的其他数据（如动态照片的视频）',
    ]);
  });
  test('a small one is no page', async () => {
    const small = Buffer.from(png());
    small.writeUInt32BE(16, 16);
    expect(await unread(small)).toEqual([]);
  });
});

test.each<[string, Uint8Array, RegExp]>([
  ['nothing', Buffer.alloc(0), /是空的/],
  ['a program', Buffer.from('MZ\u0090'), /程序文件/],
  ['another archive', Buffer.from('Rar!x'), /RAR/],
  ['no text', Buffer.from([1, 0, 2, 0, 3]), /不是系统能识别的格式/],
  [
    'markup of another kind',
    zipOf([part('[Content_Types].xml', ''), part('word/document.xml', '<!DOCTYPE x><x/>')]),
    /不会写出的标记/,
  ],
  [
    'markup without end',
    zipOf([part('word/document.xml', `${'<w:x>'.repeat(900)}${'</w:x>'.repeat(900)}`)]),
    /嵌套过深/,
  ],
  ['a PDF that unpacks to too much', pdfOf([packedBlanks(3)], { packed: true }), /没有读出任何文字/],
])('%s is told in words', async (_, bytes, expected) => expect((await unread(bytes)).join('\n')).toMatch(expected));

test('whatever bytes are turned, it answers', async () => {
  const whole = docx('村'.repeat(50));
  for (let n = 0; n < 300; n += 1) {
    const bytes = Buffer.from(whole);
    bytes[(n * 7919) % bytes.length] = (n * 31) & 0xff;
    const found = await insideOf(bytes, '甲.docx');
    expect(found.pieces.length + found.unread.length).toBeGreaterThan(0);
  }
});

test('a PDF whose tables of letters end as files do has no state before its last', async () => {
  const { oddities } = await insideOf(Buffer.from(typesetPdf('公告')), '甲.pdf');
  expect(oddities).toEqual([]);
});
