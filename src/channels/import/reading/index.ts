import { open } from 'node:fs/promises';
import { FILE_LIMIT } from '../../../platform/files/files.ts';
import { csvRows } from './csv.ts';
import { otherFile } from './other-file.ts';
import type { Bundle } from './row.ts';
import { Unreadable } from './unreadable.ts';
import { xlsxRows } from './xlsx.ts';

/** Rows of an uploaded table, told by its content: .xlsx, or text with delimiters. Memory stays bounded whatever the
 *  file holds. @throws Unreadable with a sentence for the person who sent it */
export async function* sheetRows(path: string): AsyncGenerator<Bundle> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0).finally(() => handle.close());
  if (size === 0) throw new Unreadable('文件是空的，请检查后再上传');
  if (size > FILE_LIMIT) throw new Unreadable(`文件超过 ${FILE_LIMIT / 1048576} MB，请按月份拆成几个文件分别导入`);
  const mark = buffer.toString('latin1');
  if (mark.startsWith('PK\u0003\u0004')) yield* xlsxRows(path);
  else {
    const other = await otherFile(path);
    if (other) throw new Unreadable(other);
    yield* csvRows(path);
  }
}
