import { Unreadable } from '../../platform/reading/index.ts';
import { none, type Properties } from '../../platform/reading/old/doc-properties.ts';
import { openDoc } from '../../platform/reading/old/doc-text.ts';
import { raised } from '../../platform/reading/raised.ts';
import type { Limits, Reader } from './blocks.ts';
import { blocksOf, type Content, TOO_MUCH } from './content.ts';
import { type DocRow, rowsOf } from './doc-table.ts';

const MEND = '请在 Word 或 WPS 中另存为 .docx 后再试';
const BROKEN = `旧格式的 Word 文档（.doc）已损坏或不完整，${MEND}`;
const LOCKED = '文件设有打开密码，请取消密码后再试';
const TOO_OLD = `这是 Word 95 或更早的文档，${MEND}`;
const SAYS = { broken: BROKEN, locked: LOCKED, tooOld: TOO_OLD };

/** Paragraphs and tables of a binary Word file ([MS-DOC]: .doc of Word 97 to 2003, .wps of WPS), in order. */
export const readDoc: Reader = async (bytes, limits) => {
  try {
    return blocksOf(contentOf(bytes, limits), limits);
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(BROKEN);
  }
};

/** @throws RangeError where an offset leads out of the file */
function contentOf(bytes: Uint8Array, limits: Limits): Content[] {
  const { length, letters, lookAt, paragraphAt } = openDoc(bytes, SAYS);
  if (length > limits.characters) throw new Unreadable(TOO_MUCH);
  const document = new DocumentBuilder(limits);
  for (const { text, place } of letters(length)) document.add(text, lookAt(place), () => paragraphAt(place));
  return document.done();
}

interface OpenTable {
  rows: DocRow[];
  /** cells of the row that is open */
  cells: Content[][];
  cell: Content[];
}

/** Puts paragraphs and tables together from letters. */
class DocumentBuilder {
  private readonly content: Content[] = [];
  private readonly tables: OpenTable[] = [];
  private line = '';
  private pictured = false;
  /** fields that are open; of one that has no result yet nothing shows */
  private readonly fields: { shown: boolean }[] = [];
  private cells = 0;
  private readonly limits: Limits;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** @param paragraph properties of the paragraph that the letter is in */
  add(letter: string, look: Properties, paragraph: () => Properties): void {
    const code = letter.charCodeAt(0);
    if (code === 0x0d || code === 0x07 || code === 0x0c) this.end(code === 0x07, paragraph());
    else if (code === 0x13) this.fields.push({ shown: false });
    else if (code === 0x14 && this.fields.length) this.fields.at(-1)!.shown = true;
    else if (code === 0x15) this.fields.pop();
    else if (look.deleted || look.hidden || this.fields.some(({ shown }) => !shown)) return;
    else if (code === 0x01 || code === 0x08) this.pictured = true;
    else if (code === 0x02) this.line += '※';
    else if (code === 0x0b) this.line += '\n';
    else if (code === 0x1e) this.line += '-';
    else if (code >= 0x20 || code === 0x09) this.line += look.raised ? raised(letter) : letter;
  }

  done(): Content[] {
    this.end(false, none());
    this.close(0);
    return this.content;
  }

  private end(isMark: boolean, { depth, endsCell, endsRow, cells }: Properties): void {
    if (depth > this.limits.depth) throw new Unreadable(TOO_MUCH);
    const at = isMark ? Math.max(1, depth) : depth;
    this.close(at);
    while (this.tables.length < at) this.tables.push({ rows: [], cells: [], cell: [] });
    const table = this.tables.at(-1);
    if (this.line.trim()) (table?.cell ?? this.content).push({ kind: 'text', text: this.line });
    else if (this.pictured) (table?.cell ?? this.content).push({ kind: 'picture' });
    this.line = '';
    this.pictured = false;
    if (!table) return;
    if (endsRow) {
      table.rows.push({ contents: table.cells, cells });
      table.cells = [];
      table.cell = [];
    } else if (isMark || endsCell) {
      this.cells += 1;
      if (this.cells > this.limits.cells) throw new Unreadable(TOO_MUCH);
      table.cells.push(table.cell);
      table.cell = [];
    }
  }

  /** Ends the tables that are deeper. */
  private close(depth: number): void {
    while (this.tables.length > depth) {
      const { rows, cells, cell } = this.tables.pop()!;
      const rest = [...cells.flat(), ...cell]; // of a row that never ended
      const outer = this.tables.at(-1)?.cell ?? this.content;
      if (rows.length > 0) outer.push({ kind: 'table', rows: rowsOf(rows) });
      outer.push(...rest);
    }
  }
}
