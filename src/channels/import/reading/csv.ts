import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { encodingOf } from '../../../platform/reading/index.ts';
import type { Bundle, SheetRow } from './row.ts';
import { MOST, Unreadable } from './unreadable.ts';

// Small enough that checking and storing one bundle never holds up the server.
const BUNDLE = 200;
const SAMPLE = 64 * 1024;

/** The delimiter that the first lines use most; quotes are not looked into. */
export function delimiterOf(text: string): ',' | '\t' | ';' {
  const lines = text.split(/\r\n?|\n/).slice(0, 10);
  const count = (mark: string) => lines.reduce((sum, line) => sum + line.split(mark).length - 1, 0);
  const marks = [',', '\t', ';'] as const;
  return marks.reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

/** Rows of a text file with delimiters, streamed. */
export async function* csvRows(path: string): AsyncGenerator<Bundle> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0).finally(() => handle.close());
  const start = buffer.subarray(0, bytesRead);
  const encoding = encodingOf(start);
  if (!encoding) throw new Unreadable('不是 Excel 工作簿，也不是文本表格，请上传 .xlsx 或 .csv 文件');
  const delimiter = delimiterOf(new TextDecoder(encoding).decode(start));
  let read = 0;
  const text = async function* () {
    const decoder = new TextDecoder(encoding);
    for await (const piece of createReadStream(path)) {
      read += (piece as Buffer).length;
      yield decoder.decode(piece as Buffer, { stream: true });
    }
    yield decoder.decode();
  };
  const parser = parse({
    delimiter,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: 1_000_000,
  });
  pipeline(Readable.from(text()), parser, () => {}); // an error reaches the loop below through the parser
  let rows: SheetRow[] = [];
  let number = 0;
  try {
    for await (const { record } of parser as AsyncIterable<{ record: string[] }>) {
      number += 1;
      if (number > MOST.rows)
        throw new Unreadable(`表格超过 ${MOST.rows.toLocaleString('en-US')} 行，请按月份拆成几个文件分别导入`);
      if (record.length > MOST.columns)
        throw new Unreadable(`表格超过 ${MOST.columns} 列，不像一份台账，请只保留模板中的各列`);
      if (record.some((field) => field.trim()))
        rows.push({
          number,
          cells: record.map((field) => (field.trim() ? { kind: 'text', text: field.slice(0, MOST.cell) } : undefined)),
        });
      if (rows.length >= BUNDLE) {
        yield { sheet: 0, name: '', rows, done: Math.min(1, read / size) };
        rows = [];
      }
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(`第 ${number + 1} 行附近的引号或分隔符不成对，无法分列，请用 Excel 打开检查后另存再上传`);
  }
  yield { sheet: 0, name: '', rows, done: 1 };
}
