import { readFile } from 'node:fs/promises';
import { PassThrough, type Readable } from 'node:stream';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type ExcelJS from 'exceljs';
import { openZip, Unreadable } from './reading/index.ts';

/** The library that writes Excel files. It is large, so it is loaded when the first file is written, not at the start. */
export async function excel(): Promise<typeof ExcelJS> {
  return (await import('exceljs')).default;
}

/** A workbook that somebody uploaded, unpacked within bounds before it is read.
 *  @param limits as of `openZip`; `broken` is said of what is no workbook @throws Unreadable with a sentence for whoever
 *  sent it */
export async function workbookIn(path: string, limits: Parameters<typeof openZip>[1]): Promise<ExcelJS.Workbook> {
  const bytes = await readFile(path);
  const zip = await openZip(bytes, limits);
  for (const name of zip.names) for await (const _ of zip.read(name) ?? []); // unpacks within the bounds, or throws
  const book = new (await excel()).Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer).catch(() => {
    throw new Unreadable(limits.broken);
  });
  return book;
}

/** Bytes that wait for a slow reader before the writing waits too. */
const AHEAD = 4 << 20;

/** A workbook of one sheet whose head row stays in sight, written while it is read; it ends when its reader goes.
 *  @param fill adds rows and yields after each bundle of them (some hundred), where everybody else has a turn */
export function sheetStream(name: string, fill: (sheet: ExcelJS.Worksheet) => AsyncIterable<void>): Readable {
  const out = new PassThrough();
  const write = async () => {
    const { stream } = await excel();
    const book = new stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    for await (const _ of fill(sheet)) {
      await setImmediate();
      while (out.writableLength > AHEAD && !out.destroyed) await setTimeout(20);
      if (out.destroyed) return;
    }
    sheet.commit();
    await book.commit();
  };
  write().catch((error: Error) => out.destroy(error));
  return out;
}
