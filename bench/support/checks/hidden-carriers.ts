import { paragraph, run, story, wordFile } from '../../../test/support/checks/office.ts';
import { chunk, jpegOf, pngOf, segment } from '../../../test/support/checks/pictures.ts';
import { zipOf } from '../../../test/support/zip.ts';
import { BODY, book, type Carried, docx, drawn, escaped, odf, p, part, pptx, property, X } from './carriers.ts';

/** A workbook with parts that no writer of workbooks is asked for. */
async function bookWith(
  parts: Readonly<Record<string, string | Buffer>>,
  change: (name: string, text: string) => string = (_, text) => text,
): Promise<Carried> {
  const { openZip } = await import('../../../src/platform/reading/index.ts');
  const { bytes } = await book(() => undefined);
  const zip = await openZip(bytes, { unpacked: 1 << 24, parts: 1_000, tooBig: '', broken: '' });
  const own = await Promise.all(
    zip.names.map(async (name) => {
      const pieces: Buffer[] = [];
      for await (const piece of zip.read(name) ?? []) pieces.push(piece);
      return part(name, change(name, Buffer.concat(pieces).toString()));
    }),
  );
  return {
    name: '附件.xlsx',
    bytes: zipOf([...own, ...Object.entries(parts).map(([name, text]) => part(name, text))]),
  };
}

/** A PDF of one page that says nothing but what its objects hold. @param catalog @param page more of these two */
function bare({ catalog = '', page = '', info = '', objects = {} as Record<number, string> }): Carried {
  const all: Record<number, string> = {
    1: `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    2: '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R${page}>>`,
    4: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    5: '<</Length 40>>\nstream\nBT /F 12 Tf 50 500 Td (Notice 2023) Tj ET\nendstream',
    6: `<<${info}>>`,
    ...objects,
  };
  const written = Object.entries(all).map(([number, object]) => `${number} 0 obj\n${object}\nendobj\n`);
  const text = `%PDF-1.7\n${written.join('')}trailer\n<</Root 1 0 R/Info 6 0 R/Size 20>>\nstartxref\n0\n%%EOF\n`;
  return { name: '附件.pdf', bytes: Buffer.from(text) };
}
/** A string of PDF. */
const hex = (text: string) => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;

const xmp = (text: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description xmlns:dc="d"><dc:description><rdf:Alt><rdf:li>${escaped(text)}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`;
const iptc = (text: string) => {
  const said = Buffer.from(text);
  const record = Buffer.concat([Buffer.from([0x1c, 2, 120, said.length >> 8, said.length & 255]), said]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(record.length);
  const name = Buffer.from([0, 0]);
  return Buffer.concat([Buffer.from('Photoshop 3.0\0'), Buffer.from('3842494d0404', 'hex'), name, length, record]);
};
/** An EXIF with a text of 8-bit letters in its description. */
const exif = (text: string) => {
  const said = Buffer.from(`${text}\0`);
  const bytes = Buffer.alloc(26 + said.length);
  bytes.write('II*\0', 0, 'latin1');
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(1, 8);
  bytes.writeUInt16LE(0x010e, 10);
  bytes.writeUInt16LE(2, 12);
  bytes.writeUInt32LE(said.length, 14);
  bytes.writeUInt32LE(26, 18);
  said.copy(bytes, 26);
  return Buffer.concat([Buffer.from('Exif\0\0'), bytes]);
};

const shape = (line: string) =>
  `<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:twoCellAnchor><xdr:sp><xdr:txBody><a:p><a:r><a:t>${escaped(line)}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>`;
const beforeEnd = (sheet: string, more: string) => sheet.replace('</sheetData>', `</sheetData>${more}`);

/** Where one line of text can stand in a file and few look. */
export const HIDDEN: Readonly<Record<string, (line: string) => Carried | Promise<Carried>>> = {
  'docx content control': (line) =>
    docx(`<w:sdt><w:sdtPr><w:alias w:val="内容"/></w:sdtPr><w:sdtContent>${p(line)}</w:sdtContent></w:sdt>`),
  'docx content control in a run': (line) =>
    docx(paragraph(run(''), `<w:sdt><w:sdtContent>${run(escaped(line))}</w:sdtContent></w:sdt>`)),
  'docx hyperlink': (line) => docx(paragraph(`<w:hyperlink r:id="r9">${run(escaped(line))}</w:hyperlink>`)),
  'docx field code': (line) =>
    docx(
      paragraph(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE "${escaped(line)}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ),
    ),
  'docx simple field': (line) => docx(paragraph(`<w:fldSimple w:instr="QUOTE">${run(escaped(line))}</w:fldSimple>`)),
  'docx first header': (line) => docx('', { 'word/header3.xml': story('hdr', p(line)) }),
  'docx text box of today': (line) =>
    docx(
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx xmlns:wps="s"><w:txbxContent>${p(line)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r>`,
      ),
    ),
  'docx deleted cell': (line) =>
    docx(
      `<w:tbl><w:tr><w:trPr><w:del w:author="甲"/></w:trPr><w:tc>${p('旧')}</w:tc><w:tc>${p(line)}</w:tc></w:tr></w:tbl>`,
    ),
  'docx moved away': (line) =>
    docx(paragraph(run('留'), `<w:moveFrom w:author="甲">${run(escaped(line))}</w:moveFrom>`)),
  'docx table in a table': (line) =>
    docx(
      `<w:tbl><w:tr><w:tc>${p('外')}<w:tbl><w:tr><w:tc>${p(line)}</w:tc></w:tr></w:tbl>${p('')}</w:tc></w:tr></w:tbl>`,
    ),
  'docx list of a field': (line) =>
    docx(
      paragraph(
        `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="${escaped(line)}"/></w:ddList></w:ffData></w:fldChar></w:r>`,
      ),
    ),
  'docx variable': (line) =>
    docx('', {
      'word/settings.xml': story('settings', `<w:docVars><w:docVar w:name="a" w:val="${escaped(line)}"/></w:docVars>`),
    }),
  'docx smart art': (line) =>
    docx('', {
      'word/diagrams/data1.xml': `<dgm:dataModel xmlns:dgm="d" xmlns:a="a"><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>${escaped(line)}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`,
    }),
  'xlsx text box': (line) => bookWith({ 'xl/drawings/drawing1.xml': shape(line) }),
  'xlsx threaded comment': (line) =>
    bookWith({
      'xl/threadedComments/threadedComment1.xml': `<ThreadedComments><threadedComment ref="B2"><text>${escaped(line)}</text></threadedComment></ThreadedComments>`,
    }),
  'xlsx defined name': (line) =>
    bookWith({}, (name, text) =>
      name === 'xl/workbook.xml'
        ? text.replace(
            '</sheets>',
            `</sheets><definedNames><definedName name="备用">"${escaped(line.replaceAll('"', ''))}"</definedName></definedNames>`,
          )
        : text,
    ),
  'xlsx list of choices': (line) =>
    bookWith({}, (name, text) =>
      name === 'xl/worksheets/sheet1.xml'
        ? beforeEnd(
            text,
            `<dataValidations><dataValidation type="list" sqref="C2"><formula1>"是,${escaped(line.replaceAll('"', ''))}"</formula1></dataValidation></dataValidations>`,
          )
        : text,
    ),
  'xlsx prompt of a cell': (line) =>
    bookWith({}, (name, text) =>
      name === 'xl/worksheets/sheet1.xml'
        ? beforeEnd(text, `<dataValidations><dataValidation sqref="C2" prompt="${escaped(line)}"/></dataValidations>`)
        : text,
    ),
  'xlsx property': (line) => bookWith({ 'docProps/custom.xml': property('备注', line) }),
  'xlsx name of a sheet': (line) =>
    bookWith({}, (name, text) => (name === 'xl/workbook.xml' ? text.replace('名单', escaped(line)) : text)),
  'xlsx chart': (line) =>
    bookWith({
      'xl/charts/chart1.xml': `<c:chartSpace xmlns:c="c"><c:ser><c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>${escaped(line)}</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser></c:chartSpace>`,
    }),
  'docx in xlsx': (line) => bookWith({ 'xl/embeddings/Microsoft_Word_Document1.docx': wordFile(p(line)) }),
  'xlsx cached pivot': (line) =>
    bookWith({
      'xl/pivotCache/pivotCacheRecords1.xml': `<pivotCacheRecords><r><s v="${escaped(line)}"/></r></pivotCacheRecords>`,
    }),
  'xlsx picture': (line) => bookWith({ 'xl/media/image1.png': pngOf(chunk('tEXt', Buffer.from(`Comment\0${line}`))) }),
  'pptx alternative text': (line) =>
    pptx({
      'ppt/slides/slide1.xml': `<p:sld xmlns:p="p"><p:pic><p:nvPicPr><p:cNvPr id="1" name="图" descr="${escaped(line)}"/></p:nvPicPr></p:pic></p:sld>`,
    }),
  'pptx cell': (line) =>
    pptx({
      'ppt/slides/slide1.xml': `<p:sld xmlns:a="a" xmlns:p="p"><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>${escaped(line)}</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:sld>`,
    }),
  'pptx hidden slide': (line) => pptx({ 'ppt/slides/slide1.xml': drawn(line).replace('<p:sld ', '<p:sld show="0" ') }),
  'pptx comment of today': (line) =>
    pptx({
      'ppt/slides/slide1.xml': drawn(BODY),
      'ppt/comments/modernComment_1.xml': `<p188:cmLst xmlns:p188="p" xmlns:a="a"><p188:cm><p188:txBody><a:p><a:r><a:t>${escaped(line)}</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>`,
    }),
  'ods comment': (line) =>
    odf(
      'spreadsheet',
      `<table:table table:name="名单"><table:table-row><table:table-cell><office:annotation><text:p>${escaped(line)}</text:p></office:annotation><text:p>甲</text:p></table:table-cell></table:table-row></table:table>`,
    ),
  'odp slide': (line) => ({
    name: '附件.odp',
    bytes: zipOf([
      part('mimetype', 'application/vnd.oasis.opendocument.presentation'),
      part('META-INF/manifest.xml', '<manifest/>'),
      part(
        'content.xml',
        `<office:document-content ${X}><office:body><office:presentation><draw:page draw:name="一"><draw:frame><draw:text-box><text:p>${escaped(line)}</text:p></draw:text-box></draw:frame></draw:page></office:presentation></office:body></office:document-content>`,
      ),
    ]),
  }),
  'odt description of a picture': (line) =>
    odf('text', `<text:p>${BODY}<draw:frame><svg:desc>${escaped(line)}</svg:desc></draw:frame></text:p>`),
  'ofd annotation': (line) => ({
    name: '附件.ofd',
    bytes: zipOf([
      part(
        'OFD.xml',
        '<ofd:OFD xmlns:ofd="o"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
      ),
      part(
        'Doc_0/Document.xml',
        '<ofd:Document xmlns:ofd="o"><ofd:Pages><ofd:Page BaseLoc="P0.xml"/></ofd:Pages><ofd:Annotations>Annots.xml</ofd:Annotations></ofd:Document>',
      ),
      part(
        'Doc_0/P0.xml',
        `<ofd:Page xmlns:ofd="o"><ofd:Content><ofd:Layer><ofd:TextObject Boundary="10 10 150 5"><ofd:TextCode X="0" Y="0">${BODY}</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>`,
      ),
      part(
        'Doc_0/Annots.xml',
        '<ofd:Annotations xmlns:ofd="o"><ofd:Page PageID="1"><ofd:FileLoc>Annot_0.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>',
      ),
      part(
        'Doc_0/Annot_0.xml',
        `<ofd:PageAnnot xmlns:ofd="o"><ofd:Annot Type="Highlight" Creator="甲"><ofd:Remark>${escaped(line)}</ofd:Remark></ofd:Annot></ofd:PageAnnot>`,
      ),
    ]),
  }),
  'pdf annotation': (line) =>
    bare({
      page: '/Annots[7 0 R]',
      objects: { 7: `<</Type/Annot/Subtype/Text/Rect[9 9 29 29]/Contents ${hex(line)}>>` },
    }),
  'pdf form field': (line) =>
    bare({
      catalog: '/AcroForm<</Fields[7 0 R]/DA(/F 12 Tf)>>',
      page: '/Annots[7 0 R]',
      objects: { 7: `<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[9 9 99 29]/V ${hex(line)}/DA(/F 12 Tf)>>` },
    }),
  'pdf bookmark': (line) =>
    bare({
      catalog: '/Outlines 7 0 R',
      objects: {
        7: '<</Type/Outlines/First 8 0 R/Last 8 0 R/Count 1>>',
        8: `<</Title ${hex(line)}/Parent 7 0 R/Dest[3 0 R/Fit]>>`,
      },
    }),
  'pdf subject': (line) => bare({ info: `/Subject ${hex(line)}` }),
  'pdf own property': (line) => bare({ info: `/Note ${hex(line)}` }),
  'pdf metadata': (line) =>
    bare({
      catalog: '/Metadata 7 0 R',
      objects: {
        7: `<</Type/Metadata/Subtype/XML/Length ${Buffer.byteLength(xmp(line))}>>\nstream\n${xmp(line)}\nendstream`,
      },
    }),
  'pdf attached file': (line) =>
    bare({
      catalog: '/Names<</EmbeddedFiles<</Names[(a.txt) 7 0 R]>>>>',
      objects: {
        7: '<</Type/Filespec/F(a.txt)/UF(a.txt)/EF<</F 8 0 R>>>>',
        8: `<</Type/EmbeddedFile/Length ${Buffer.byteLength(line)}>>\nstream\n${line}\nendstream`,
      },
    }),
  'csv in UTF-16': (line) => ({
    name: '附件.csv',
    bytes: Buffer.from(`\ufeff序号,内容\r\n1,"${line.replaceAll('"', '""')}"\r\n`, 'utf16le'),
  }),
  'csv with semicolons': (line) => ({
    name: '附件.csv',
    bytes: Buffer.from(`序号;内容\n1;"${line.replaceAll('"', '""')}"\n`),
  }),
  'svg text': (line) => ({
    name: '附件.svg',
    bytes: Buffer.from(
      `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>${escaped(line)}</text></svg>`,
    ),
  }),
  'svg in docx': (line) =>
    docx('', {
      'word/media/image1.svg': `<svg xmlns="http://www.w3.org/2000/svg"><text>${escaped(line)}</text></svg>`,
    }),
  'html attribute': (line) => ({
    name: '附件.html',
    bytes: Buffer.from(`<!doctype html><meta charset="utf-8"><p>${BODY}<img alt="${escaped(line)}" src="a.png">`),
  }),
  'jpeg exif': (line) => ({ name: '附件.jpg', bytes: jpegOf(segment(0xe1, exif(line))) }),
  'jpeg xmp': (line) => ({
    name: '附件.jpg',
    bytes: jpegOf(segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp(line)}`))),
  }),
  'jpeg iptc': (line) => ({ name: '附件.jpg', bytes: jpegOf(segment(0xed, iptc(line))) }),
  'xml file': (line) => ({
    name: '附件.xml',
    bytes: Buffer.from(`<?xml version="1.0"?><a><b>${escaped(line)}</b></a>`),
  }),
  'name of a file in a zip': (line) => ({
    name: '附件.zip',
    bytes: zipOf([part(`名单/${line.replace(/[/\\\n]/g, ' ').slice(0, 60)}.txt`, BODY)]),
  }),
};
