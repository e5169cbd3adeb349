import { readFile } from 'node:fs/promises';
import { openZip, type XmlEvent, xmlEvents, type Zip } from '../../../platform/reading/index.ts';
import { MOST } from './unreadable.ts';

/** The workbook as a zip, within a ledger's bounds. @throws Unreadable */
export const openWorkbook = async (path: string): Promise<Zip> =>
  openZip(await readFile(path), {
    unpacked: MOST.unpacked,
    parts: MOST.parts,
    tooBig: '文件解压后过大，不像一份台账，请删去图片和无关的工作表后再上传',
    broken: '文件已损坏，无法打开，请在 Excel 或 WPS 中重新保存后再上传',
  });

/** What is said of a workbook whose markup cannot be read. */
export const says = {
  broken: '工作表内容已损坏，请在 Excel 或 WPS 中重新保存后再上传',
  foreign: '工作表内容不符合 Excel 格式，请在 Excel 或 WPS 中重新保存后再上传',
};

/** A part of the workbook as events. @throws Unreadable */
export const sheetEvents = (pieces: AsyncIterable<Buffer>): AsyncGenerator<XmlEvent[]> => xmlEvents(pieces, says);
