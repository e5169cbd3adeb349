import { open } from 'node:fs/promises';
import { encodingOf } from '../../../platform/reading/index.ts';

const MEND = '请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（.xlsx）”后再上传';

const OLD = `这是旧格式的表格（.xls 或 WPS 的 .et），${MEND}`;

/** The streams by which compound files ([MS-CFB]) say what they are; a directory entry's name is UTF-16. */
const STREAMS: readonly (readonly [name: string, says: string])[] = [
  ['Workbook', OLD],
  ['Book', OLD],
  ['EncryptedPackage', '文件设有打开密码，请取消密码后再上传'],
  ['WordDocument', '这是 Word 或 WPS 文字文档，不是表格，请把其中的表格粘贴到 Excel，保存为 .xlsx 后再上传'],
  ['PowerPoint Document', '这是演示文稿，不是表格，请上传 .xlsx 或 .csv 文件'],
];

/** Texts that open as a table in Excel, whatever their ending, and are none. */
const TEXTS: readonly (readonly [is: RegExp, says: string])[] = [
  [
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<\?mso-application[^>]*>\s*)?<(?:\w+:)?Workbook\b/i,
    `这是 XML 格式的表格（Excel 2003），${MEND}`,
  ],
  [
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*>\s*)*<(?:!doctype html|html|head|meta|body|table|style|div)\b/i,
    `这是网页格式的表格，只是取了表格的文件名，${MEND}`,
  ],
  [/^\s*MIME-Version:/i, `这是网页存档，不是表格，${MEND}`],
  [/^\s*<\?xml\b/i, `这是 XML 文件，不是台账表格，${MEND}`],
  [/^\{\\rtf/, '这是 RTF 文档，不是表格，请把其中的表格粘贴到 Excel，保存为 .xlsx 后再上传'],
  [/^%PDF-/, '这是 PDF，不是表格，请上传原来的表格，保存为 .xlsx 或 .csv'],
  [/^ID;P/, `这是 SYLK 格式的表格，${MEND}`],
];

/** What a file that is neither .xlsx nor text with delimiters is, by its content whatever its name says, and what to do
 *  about it; undefined: none that is known. */
export async function otherFile(path: string): Promise<string | undefined> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    const start = buffer.subarray(0, bytesRead);
    if (start.toString('latin1').startsWith('\u00d0\u00cf\u0011\u00e0')) return compound(await handle.readFile());
    if (start[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(start[1]!) && start[3] === 0) return OLD; // a bare BIFF stream
    const encoding = encodingOf(start);
    const text = encoding && new TextDecoder(encoding).decode(start, { stream: true });
    return text === undefined ? undefined : TEXTS.find(([is]) => is.test(text))?.[1];
  } finally {
    await handle.close();
  }
}

/** By its first stream: what is embedded in a document has its own further on. */
function compound(bytes: Buffer): string {
  const found = STREAMS.map(([name, says]) => ({ at: bytes.indexOf(Buffer.from(`\0${name}\0`, 'utf16le')), says }));
  return found.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)[0]?.says ?? OLD;
}
