import { dayShown, numberShown } from '../../../platform/reading/shown.ts';
import { columnOf } from '../../inside/office/address.ts';
import type { CellLook } from '../../inside/office/sheet-styles.ts';
import { type Cell, Table } from '../../inside/table.ts';
import { changes, hideIn, type Segment } from '../segments.ts';
import type { Hide } from '../shapes.ts';
import { SHEETS, unusedTexts } from './clean-workbook.ts';
import { hideInMarkup } from './mask-markup.ts';
import { type Package, treesOf } from './package.ts';
import { child, type Element, elementsIn, is, textIn, told } from './xml-tree.ts';

interface SheetCell extends Cell {
  element: Element;
  segments: Segment[];
}

/** Hides in the cells of a workbook, with what their column says; a number of which part is hidden becomes a text. */
export function maskWorkbook(pack: Package, looks: readonly CellLook[], hide: Hide): void {
  const shared = new SharedTexts(pack);
  const epoch = date1904(pack) ? 1462 : 0;
  for (const [, tree] of treesOf(pack, SHEETS)) {
    const table = new Table<SheetCell>({
      cell: (_, cell, under) => void (hideIn(cell.segments, hide, { under }) && shared.put(cell)),
      across: (_, { cells }, under) => {
        if (
          hideIn(
            cells.flatMap(({ segments }) => segments),
            hide,
            { under },
          )
        )
          for (const cell of cells) shared.put(cell);
      },
    });
    const data = child(tree, 'sheetData');
    for (const row of data?.children ?? [])
      if (typeof row !== 'string') table.row(0, cellsOf(row, { shared, looks, epoch }));
    table.end();
    for (const node of tree.children) if (typeof node !== 'string' && node !== data) hideInMarkup(node, hide);
    for (const one of data ? elementsIn(data) : [])
      if (is(one, 'c'))
        one.children = one.children.filter((node) => !is(node, 'f') || !changes(textIn(node), hide).length);
  }
  unusedTexts(pack, () => {});
  for (const [name, tree] of treesOf(pack, /^xl\/.*\.(?:xml|vml|rels)$/))
    if (!SHEETS.test(name) && !/sharedStrings|styles/.test(name)) hideInMarkup(tree, hide);
}

const date1904 = (pack: Package): boolean => {
  const tree = pack.tree('xl/workbook.xml');
  const told1904 = tree && child(tree, 'workbookPr')?.attributes.date1904;
  return told1904 === '1' || told1904 === 'true';
};

function cellsOf(
  row: Element,
  { shared, looks, epoch }: { shared: SharedTexts; looks: readonly CellLook[]; epoch: number },
): SheetCell[] {
  let column = 0;
  return row.children.flatMap((element) => {
    if (!is(element, 'c')) return [];
    column = columnOf(told(element, 'r')) ?? column + 1;
    const segments = segmentsOf(element, { shared, look: looks[Number(told(element, 's') ?? 0)], epoch });
    return [{ column, element, segments, text: segments.map(({ text }) => text).join('') }];
  });
}

/** The text of a cell as `SheetText` tells it, run by run. */
function segmentsOf(
  cell: Element,
  { shared, look, epoch }: { shared: SharedTexts; look: CellLook | undefined; epoch: number },
): Segment[] {
  const type = told(cell, 't') ?? 'n';
  const value = textIn(child(cell, 'v') ?? { name: '', attributes: {}, children: [] });
  if (type === 's') return shared.segments(Number(value));
  if (type === 'inlineStr') return textsOf(child(cell, 'is'));
  const number = Number(value);
  const text =
    type !== 'n' || value.trim() === '' || !Number.isFinite(number)
      ? value
      : look?.date
        ? dayShown(number, epoch)
        : numberShown(number);
  return text ? [{ text }] : [];
}

/** Each run of a text, its readings left out. */
function textsOf(text: Element | undefined): Segment[] {
  if (!text) return [];
  return text.children.flatMap((node): Segment[] => {
    if (is(node, 't')) return [{ text: textIn(node), put: (masked) => replaced(node, masked) }];
    return is(node, 'r') ? textsOf(node) : [];
  });
}

const replaced = (element: Element, text: string): void => {
  element.children = [text];
};

/** The texts that cells name by number; one that is changed for a cell is added. */
class SharedTexts {
  private readonly tree: Element | undefined;
  private readonly texts: Element[];

  constructor(pack: Package) {
    this.tree = pack.tree('xl/sharedStrings.xml');
    this.texts = this.tree?.children.filter((node): node is Element => is(node, 'si')) ?? [];
  }

  /** Without a way to change it: other cells may name it too. */
  segments(number: number): Segment[] {
    return textsOf(this.texts[number]).map(({ text }) => ({ text }));
  }

  /** Gives a cell the text that its segments hold now. */
  put({ element, segments }: SheetCell): void {
    const type = told(element, 't') ?? 'n';
    if (type === 'inlineStr') return;
    if (type !== 's' || !this.tree) {
      const text = segments.map((segment) => segment.text).join('');
      const name = (local: string) => element.name.replace(/c$/, local);
      element.attributes.t = 'inlineStr';
      const held = { name: name('t'), attributes: { 'xml:space': 'preserve' }, children: [text] };
      element.children = [{ name: name('is'), attributes: {}, children: [held] }];
      return;
    }
    const value = child(element, 'v')!;
    const copy = structuredClone(this.texts[Number(textIn(value))]!);
    copy.children = copy.children.filter((node) => !is(node, 'rPh', 'phoneticPr'));
    for (const [n, segment] of textsOf(copy).entries()) segment.put!(segments[n]!.text);
    value.children = [String(this.texts.length)];
    element.children = element.children.filter((node) => !is(node, 'f'));
    this.texts.push(copy);
    this.tree.children.push(copy);
    delete this.tree.attributes.count;
    delete this.tree.attributes.uniqueCount;
  }
}
