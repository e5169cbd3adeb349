import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { excel } from '../../platform/excel.ts';
import type { FileStore } from '../../platform/files/files.ts';
import { writeZip } from '../../platform/files/write-zip.ts';
import { escapeXml, XML_HEAD } from '../../platform/http/xml.ts';
import { imagesIn, validityNames } from '../../publishing/index.ts';
import type { Outgoing } from '../connectors/connector.ts';

/** A piece of information in a package for another system. */
export interface Packed extends Outgoing {
  /** names it for ever: 'SFH-12' */
  code: string;
  what: '新发布' | '替换' | '撤下';
  plainText: string;
}

/** Before addresses of its own pages and files. */
interface From {
  authority: string;
  site: string;
  now: Date;
}

/** By the code, the same for ever. RFC 9562, version 8 */
export function uuidOf(code: string): string {
  const hex = createHash('sha256').update(`gongkai document ${code}`).digest('hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const whole = (html: string, site: string) => html.replace(/ (src|href)="\/(?!\/)/g, ` $1="${escapeXml(site)}/`);
const fileAt = (site: string, { hash, name }: { hash: string; name: string }) =>
  `${site}/files/${hash}/${encodeURIComponent(name)}`;

/** '废止（自 2024-03-01）：原因' */
function validityOf({ validity, validityOn, validityReason }: Packed['filed']): string {
  const since = validityOn ? `（自 ${validityOn}）` : '';
  return `${validityNames[validity]}${since}${validityReason && `：${validityReason}`}`;
}

/** Atom (RFC 4287) with the whole text. */
export function atomOf(all: readonly Packed[], { authority, site, now }: From): string {
  const entries = all.map(
    (one) => `<entry>
<id>${uuidOf(one.code)}</id>
<title>${escapeXml(one.title)}</title>
<published>${one.publishedOn}T00:00:00+08:00</published>
<updated>${now.toISOString()}</updated>
<author><name>${escapeXml(one.author)}</name></author>
<category term="${escapeXml(one.filed.column)}"/>
<category scheme="办理" term="${one.what}"/>
<category scheme="有效性" term="${validityNames[one.filed.validity]}" label="${escapeXml(validityOf(one.filed))}"/>
${one.address && `<link rel="alternate" href="${escapeXml(one.address)}"/>\n`}${one.attachments
  .map((file) => `<link rel="enclosure" title="${escapeXml(file.name)}" href="${escapeXml(fileAt(site, file))}"/>\n`)
  .join('')}<summary>${escapeXml(one.summary)}</summary>
<content type="html">${escapeXml(one.what === '撤下' ? '' : whole(one.bodyHtml, site))}</content>
</entry>`,
  );
  return `${XML_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${uuidOf(`${site} package`)}</id>
<title>${escapeXml(`${authority}报送市政府网站的信息`)}</title>
<updated>${now.toISOString()}</updated>
${entries.join('\n')}
</feed>
`;
}

/** The same as JSON. */
export function jsonOf(all: readonly Packed[], { authority, site, now }: From): object {
  return {
    authority,
    madeAt: now.toISOString(),
    documents: all.map(({ code, what, filed, ...one }) => ({
      ...{ code, id: uuidOf(code), what, title: one.title, source: one.author, summary: one.summary, ...filed },
      ...{ publishedOn: one.publishedOn, address: one.address },
      html: what === '撤下' ? '' : whole(one.bodyHtml, site),
      text: what === '撤下' ? '' : one.plainText,
      attachments: one.attachments.map((file) => ({ name: file.name, sha256: file.hash, address: fileAt(site, file) })),
    })),
  };
}

/** Of all files in a zip, in bytes. */
export const MOST_BYTES = 200 * 1024 * 1024;
/** Characters that a cell holds. */
const MOST_TEXT = 32_000;

const HEADS = [
  ...[
    '编号',
    '办理',
    '标题',
    '栏目',
    '发文字号',
    '索引号',
    '成文日期',
    '公开日期',
    '有效性',
    '来源',
    '正文',
    '附件',
    '原文网址',
  ],
  ...['公开网址', '在市网站公开的日期'],
] as const;
const WIDTHS = [14, 10, 44, 16, 20, 24, 13, 13, 24, 20, 60, 40, 40, 44, 18];

/** Excel, each text as HTML, pictures and attachments; the returned Excel brings the addresses.
 *  @param bytes of each file by its hash, as far as they are known @returns undefined: more than MOST_BYTES */
export async function zipOf(all: readonly Packed[], files: FileStore): Promise<Buffer | undefined> {
  const parts = new Map<string, Buffer>();
  let bytes = 0;
  const add = (name: string, content: Buffer) => {
    bytes += content.length;
    parts.set(name, content);
  };
  add('报送信息.xlsx', await sheetOf(all));
  for (const { code, what, title, bodyHtml, attachments } of all) {
    if (what === '撤下') continue;
    let html = bodyHtml;
    for (const hash of imagesIn(bodyHtml)) {
      const [found, name = ''] = new RegExp(`/files/${hash}/([^/"?#]+)`).exec(bodyHtml) ?? [];
      const picture = `${hash.slice(0, 16)}${/\.[a-z]{3,4}$/.exec(name)?.[0] ?? ''}`;
      html = html.replaceAll(found!, `../图片/${picture}`);
      if (!parts.has(`图片/${picture}`)) add(`图片/${picture}`, await readFile(files.path(hash)));
    }
    add(`正文/${code}.html`, Buffer.from(pageOf(title, html)));
    for (const [n, { hash, name }] of attachments.entries()) {
      const path = `附件/${code}/${name.replaceAll('/', '_')}`;
      add(
        parts.has(path) ? `附件/${code}/${n + 1}-${name.replaceAll('/', '_')}` : path,
        await readFile(files.path(hash)),
      );
      if (bytes > MOST_BYTES) return undefined;
    }
    if (bytes > MOST_BYTES) return undefined;
  }
  return writeZip(parts);
}

const pageOf = (title: string, html: string) =>
  `<!doctype html>\n<html lang="zh-CN"><meta charset="utf-8"><title>${escapeXml(title)}</title>\n<h1>${escapeXml(title)}</h1>\n${html}\n</html>\n`;

async function sheetOf(all: readonly Packed[]): Promise<Buffer> {
  const { Workbook } = await excel();
  const book = new Workbook();
  const sheet = book.addWorksheet('报送信息', { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  sheet.addRow([...HEADS]).font = { bold: true };
  WIDTHS.forEach((width, n) => {
    sheet.getColumn(n + 1).width = width;
  });
  for (const { code, what, title, author, filed, publishedOn, plainText, attachments, address } of all)
    sheet.addRow([
      ...[
        code,
        what,
        title,
        filed.column,
        filed.documentNumber,
        filed.indexNumber,
        filed.formedOn ?? '',
        publishedOn,
        validityOf(filed),
        author,
      ],
      what === '撤下'
        ? ''
        : plainText.length > MOST_TEXT
          ? `${plainText.slice(0, MOST_TEXT).toWellFormed()}……（全文见“正文”文件夹）`
          : plainText,
      ...[attachments.map(({ name }) => name).join('\n'), address, '', ''],
    ]);
  sheet.eachRow((row) => {
    row.alignment = { vertical: 'top', wrapText: true };
    row.eachCell((cell) => {
      cell.numFmt = '@';
    });
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}
