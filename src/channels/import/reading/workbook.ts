import type { XmlEvent, Zip } from '../../../platform/reading/index.ts';
import { sheetEvents } from './office-file.ts';
import { Unreadable } from './unreadable.ts';

export interface Workbook {
  /** name of the part that holds the ledger's sheet */
  sheet: string;
  /** days between the file's day 0 and 1899-12-30: 1462 in files of old Macintosh programs */
  epoch: number;
}

/** Finds the sheet to be read: the first visible one whose name speaks of 台账, else the first visible one. */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  if (zip.names.some((name) => /vbaProject\.bin$|macrosheets\//i.test(name)))
    throw new Unreadable('文件含有宏，为安全起见不能导入，请另存为“Excel 工作簿（.xlsx）”后再上传');
  const part = zip.read('xl/workbook.xml');
  const links = zip.read('xl/_rels/workbook.xml.rels');
  if (!part || !links) throw new Unreadable('不是 Excel 工作簿，请上传 .xlsx 或 .csv 文件');
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  let epoch = 0;
  for await (const event of opened(part)) {
    const { name, attributes } = event;
    if (name === 'workbookPr' && ['1', 'true'].includes(attributes.date1904 ?? '')) epoch = 1462;
    if (name === 'sheet' && sheets.length < 1000)
      sheets.push({
        name: attributes.name ?? '',
        id: attributes['r:id'] ?? '',
        hidden: (attributes.state ?? 'visible') !== 'visible',
      });
  }
  const targets = new Map<string, string>();
  for await (const { name, attributes } of opened(links))
    if (name === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '');
  const visible = sheets.filter((sheet) => !sheet.hidden);
  const chosen = visible.find((sheet) => sheet.name.includes('台账')) ?? visible[0];
  const target = chosen && targets.get(chosen.id);
  if (!target) throw new Unreadable('工作簿里没有可读的工作表，请检查后再上传');
  const sheet = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  if (!zip.names.includes(sheet)) throw new Unreadable('文件已损坏，无法打开，请在 Excel 或 WPS 中重新保存后再上传');
  return { sheet, epoch };
}

async function* opened(pieces: AsyncIterable<Buffer>): AsyncGenerator<Extract<XmlEvent, { kind: 'open' }>> {
  for await (const events of sheetEvents(pieces)) for (const event of events) if (event.kind === 'open') yield event;
}
