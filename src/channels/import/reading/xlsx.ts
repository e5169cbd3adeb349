import type { Zip } from '../../../platform/reading/index.ts';
import { Filler, mergesIn } from './merged.ts';
import { openWorkbook, sheetEvents } from './office-file.ts';
import { type Bundle, type Cell, columnOf, type SheetRow } from './row.ts';
import { MOST, Unreadable } from './unreadable.ts';
import { readWorkbook } from './workbook.ts';

// Small enough that checking and storing one bundle never holds up the server.
const BUNDLE = 200;

/** Rows of an .xlsx file, streamed, of every visible sheet. A cell that is merged with the one above has its value.
 *  Formulas count as their stored results; formats and styles are not looked at. */
export async function* xlsxRows(path: string): AsyncGenerator<Bundle> {
  const zip = await openWorkbook(path);
  const { sheets, unread, epoch } = await readWorkbook(zip);
  const texts = await sharedTexts(zip);
  const size = Math.max(
    1,
    sheets.reduce((sum, { part }) => sum + zip.sizeOf(part), 0),
  );
  let read = 0;
  let rows = 0;
  let first: Pick<Bundle, 'unread'> = { unread };
  async function* counted(part: string) {
    for await (const piece of zip.read(part)!) {
      read += piece.length;
      yield piece;
    }
  }
  for (const [sheet, { name, part }] of sheets.entries()) {
    const reader = new SheetReader(texts, epoch, new Filler(await mergesIn(zip.read(part)!)));
    const bundle = (): Bundle => {
      const taken = reader.take();
      rows += taken.length;
      if (rows > MOST.rows) throw tooMany();
      const told = first;
      first = {};
      return { sheet, name: sheets.length > 1 ? name : '', rows: taken, done: Math.min(1, read / size), ...told };
    };
    for await (const events of sheetEvents(counted(part))) {
      for (const event of events)
        if (event.kind === 'open') reader.open(event.name, event.attributes);
        else if (event.kind === 'close') reader.close(event.name);
        else reader.text(event.text);
      if (reader.rows.length >= BUNDLE) yield bundle();
    }
    yield bundle();
  }
}

async function sharedTexts(zip: Zip): Promise<string[]> {
  const texts: string[] = [];
  const part = zip.read('xl/sharedStrings.xml');
  if (!part) return texts;
  let text = '';
  let total = 0;
  let within = false; // a <t> that is not the phonetic reading
  let phonetic = false;
  for await (const events of sheetEvents(part))
    for (const event of events) {
      if (event.kind === 'text') {
        if (within && text.length < MOST.cell) text += event.text.slice(0, MOST.cell);
      } else if (event.name === 'rPh') phonetic = event.kind === 'open';
      else if (event.name === 't') within = event.kind === 'open' && !phonetic;
      else if (event.name === 'si' && event.kind === 'open') text = '';
      else if (event.name === 'si') {
        total += text.length;
        if (total > MOST.texts || texts.length > 2_000_000)
          throw new Unreadable('文件中的文字过多，不像一份台账，请删去无关的内容后再上传');
        texts.push(text);
      }
    }
  return texts;
}

/** Puts cells together from markup. */
class SheetReader {
  rows: SheetRow[] = [];
  private row: SheetRow | undefined;
  private last = 0;
  private column = -1;
  private type = 'n';
  private value: string | undefined;
  private formula = false;
  private reading = false;
  private readonly texts: string[];
  private readonly epoch: number;
  private readonly filler: Filler;

  constructor(texts: string[], epoch: number, filler: Filler) {
    this.texts = texts;
    this.epoch = epoch;
    this.filler = filler;
  }

  take(): SheetRow[] {
    const taken = this.rows;
    this.rows = [];
    return taken;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') {
      const given = Number(attributes.r);
      this.last = Number.isSafeInteger(given) && given > this.last ? given : this.last + 1;
      this.row = { number: this.last, cells: [] };
      this.column = -1;
    } else if (name === 'c') {
      this.column = columnOf(attributes.r ?? '') ?? this.column + 1;
      this.type = attributes.t ?? 'n';
      this.value = undefined;
      this.formula = false;
    } else if (name === 'f') this.formula = true;
    else if (name === 'v' || name === 't') {
      this.reading = true;
      this.value ??= '';
    }
  }

  text(text: string): void {
    if (this.reading && this.value !== undefined && this.value.length < MOST.cell)
      this.value += text.slice(0, MOST.cell);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.reading = false;
    else if (name === 'c') this.keep(this.cell());
    else if (name === 'row' && this.row) {
      if (this.row.cells.some(Boolean)) {
        if (this.last > MOST.rows) throw tooMany();
        this.filler.fill(this.row);
        this.rows.push(this.row);
      }
      this.row = undefined;
    }
  }

  private keep(cell: Cell | undefined): void {
    if (!cell || !this.row) return;
    if (this.column >= MOST.columns)
      throw new Unreadable(`表格超过 ${MOST.columns} 列，不像一份台账，请只保留模板中的各列`);
    this.row.cells[this.column] = cell;
  }

  private cell(): Cell | undefined {
    const value = this.value;
    if (this.formula && (value === undefined || value === '')) return { kind: 'error', text: '公式' };
    if (value === undefined) return undefined;
    if (this.type === 'e') return { kind: 'error', text: value };
    if (this.type === 's') return kept(this.texts[Number(value)] ?? '');
    if (this.type === 'n') {
      const number = Number(value);
      // Only dates are read as numbers here; those of old Macintosh files count from 1904.
      return Number.isFinite(number)
        ? { kind: 'number', value: number + (number > 20_000 ? this.epoch : 0) }
        : kept(value);
    }
    return kept(value);
  }
}

function tooMany(): Unreadable {
  return new Unreadable(`表格超过 ${MOST.rows.toLocaleString('en-US')} 行，请按月份拆成几个文件分别导入`);
}

function kept(text: string): Cell | undefined {
  return text.trim() ? { kind: 'text', text } : undefined;
}
