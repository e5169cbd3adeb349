import { openDoc } from '../../../platform/reading/old/doc-text.ts';
import { Lines } from '../across.ts';
import { WHY } from '../bounds.ts';
import type { Gathering, ReadInner } from '../gathering.ts';
import type { Piece } from '../shapes.ts';
import { type Cell, type Table, toldTable } from '../table.ts';
import { compoundParts } from './compound-parts.ts';

const SAYS = { broken: WHY.broken, locked: WHY.locked, tooOld: '是 Word 95 或更早的文档，请另存为 .docx 后再检查' };

interface Story {
  label: string;
  kind: Piece['kind'];
  length: number;
}

/** Reads a binary Word file ([MS-DOC]: .doc, .wps): its text, notes, headers, comments, boxes. @throws Unreadable */
export async function readDoc(bytes: Buffer, gather: Gathering, inner: ReadInner): Promise<void> {
  const doc = openDoc(bytes, SAYS);
  const { footnotes, headers, comments, endnotes, boxes, headerBoxes } = doc.following;
  const stories: Story[] = [
    { label: '', kind: 'text', length: doc.length },
    { label: '脚注 ', kind: 'note', length: footnotes },
    { label: '页眉页脚 ', kind: 'header', length: headers },
    { label: '批注 ', kind: 'comment', length: comments },
    { label: '尾注 ', kind: 'note', length: endnotes },
    { label: '文本框 ', kind: 'textbox', length: boxes },
    { label: '页眉页脚的文本框 ', kind: 'textbox', length: headerBoxes },
  ];
  const letters = doc.letters(stories.reduce((sum, { length }) => sum + length, 0));
  for (const story of stories) {
    const text = new DocStory(gather, story);
    for (let n = 0; n < story.length; n += 1) {
      const next = letters.next();
      if (next.done) break;
      text.add(next.value.text, doc.lookAt(next.value.place), () => doc.paragraphAt(next.value.place));
    }
    text.done();
  }
  await compoundParts(bytes, gather, inner);
}

interface Look {
  hidden: boolean;
  deleted: boolean;
}
interface Ending {
  depth: number;
  endsRow: boolean;
  endsCell: boolean;
}

/** Puts the paragraphs and cells of a story together from its letters. */
class DocStory {
  private line = { seen: '', hidden: '', deleted: '', field: '' };
  private readonly fields: { shown: boolean }[] = [];
  private paragraphs = 0;
  private tables = 0;
  private row = 0;
  private cells: Cell[] = [];
  private cell: string[] = [];
  private table: Table<Cell> | undefined;
  private readonly lines = new Lines<number>();
  private readonly gather: Gathering;
  private readonly story: Story;

  constructor(gather: Gathering, story: Story) {
    this.gather = gather;
    this.story = story;
  }

  add(letter: string, look: Look, ending: () => Ending): void {
    const code = letter.charCodeAt(0);
    if (code === 0x0d || code === 0x07 || code === 0x0c) this.end(code === 0x07, ending());
    else if (code === 0x13) this.fields.push({ shown: false });
    else if (code === 0x14 && this.fields.length) this.fields.at(-1)!.shown = true;
    else if (code === 0x15) this.fields.pop();
    else if (code === 0x0b) this.line.seen += '\n';
    else if (code === 0x1e) this.line.seen += '-';
    else if (code >= 0x20 || code === 0x09) this.line[this.standing(look)] += letter;
  }

  done(): void {
    this.end(false, { depth: 0, endsRow: false, endsCell: false });
    this.endTable();
    this.tellAcross(this.lines.end());
  }

  private tellAcross(joined: ReturnType<Lines<number>['end']>): void {
    const { label, kind } = this.story;
    for (const { first, last, text, words } of joined)
      this.gather.piece(`${label}第 ${first}—${last} 段`, text, kind, words);
  }

  private standing({ deleted, hidden }: Look): 'seen' | 'hidden' | 'deleted' | 'field' {
    if (deleted) return 'deleted';
    return this.fields.some(({ shown }) => !shown) ? 'field' : hidden ? 'hidden' : 'seen';
  }

  private end(isMark: boolean, { depth, endsRow, endsCell }: Ending): void {
    const { seen, hidden, deleted, field } = this.line;
    this.line = { seen: '', hidden: '', deleted: '', field: '' };
    const place = `${this.story.label}第 ${this.paragraphs + 1} 段`;
    this.unseen(place, { hidden, deleted, field });
    if (depth > 0 || isMark) {
      this.table ??= this.begin();
      if (seen.trim()) this.cell.push(seen);
      if (endsRow) {
        this.table.row(++this.row, this.cells);
        this.cells = [];
        this.cell = [];
      } else if (isMark || endsCell) {
        this.cells.push({ column: this.cells.length + 1, text: this.cell.join('\n'), kind: this.story.kind });
        this.cell = [];
      }
      return;
    }
    this.endTable();
    if (!seen.trim()) return;
    const number = ++this.paragraphs;
    this.gather.piece(place, seen, this.story.kind);
    if (this.story.kind === 'comment')
      this.gather.odd('meta.comments', place, { text: seen, message: '有批注', removable: false });
    this.tellAcross(this.lines.next(number, seen));
  }

  private unseen(place: string, { hidden, deleted, field }: { hidden: string; deleted: string; field: string }): void {
    this.gather.piece(place, hidden, 'hidden');
    this.gather.piece(place, deleted, 'deleted');
    if (/["\\:]/.test(field)) this.gather.piece(`${place}域代码`, field, 'hidden');
    if (hidden.trim())
      this.gather.odd('meta.hidden', place, { text: hidden, message: '有隐藏的文字', removable: false });
    const message = '有没有接受或拒绝的修订：删除了文字';
    if (deleted.trim()) this.gather.odd('meta.tracked-changes', place, { text: deleted, message, removable: false });
  }

  private begin(): Table<Cell> {
    const before = `${this.story.label}表 ${++this.tables} 第 `;
    this.row = 0;
    return toldTable(this.gather, {
      cell: (row, column) => `${before}${row} 行第 ${column} 列`,
      cells: (row, from, to) => `${before}${row} 行第 ${from}—${to} 列`,
    });
  }

  private endTable(): void {
    if (this.cells.length || this.cell.length)
      this.table?.row(this.row + 1, [
        ...this.cells,
        { column: this.cells.length + 1, text: this.cell.join('\n'), kind: this.story.kind },
      ]);
    this.cells = [];
    this.cell = [];
    this.table?.end();
    this.table = undefined;
  }
}
