import { acrossParagraphs } from '../../inside/across.ts';
import { type Cell, Table } from '../../inside/table.ts';
import { hideIn, into, type Segment } from '../segments.ts';
import type { Hide } from '../shapes.ts';
import { type Element, is, local, type Node } from './xml-tree.ts';

/** Attributes that people wrote. */
const WORDS = new Set(
  'descr title string instr prompt promptTitle error errorTitle tooltip display displayText Target href alt url author'.split(
    ' ',
  ),
);
const BETWEEN: Readonly<Record<string, string>> = {
  tab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
  'line-break': '\n',
};
const PARAGRAPHS = ['p', 'h'];

interface MarkedCell extends Cell {
  segments: Segment[];
}

/** Hides what is to be hidden in markup of Word, PowerPoint, drawings, charts, ODF: paragraphs over their runs, cells
 *  with what their column says, and words in attributes. @returns whether there was any */
export function hideInMarkup(root: Element, hide: Hide): boolean {
  let found = false;
  let before: Segment[] = [];
  const hidden = (segments: Segment[], under?: string) => {
    found = hideIn(segments, hide, { under }) || found;
  };
  const across = (segments: Segment[]) => {
    const [upper, lower] = [before, segments].map((all) => all.map(({ text }) => text).join(''));
    if (acrossParagraphs(upper!, lower!)) {
      const edge = upper!.length;
      found = hideIn([...before, ...segments], hide, { only: ({ from, to }) => from < edge && to > edge }) || found;
    }
    before = segments;
  };
  const visit = (element: Element): void => {
    found = attributes(element, hide) || found;
    if (is(element, 'tbl', 'table') && element.children.some((node) => isRow(node))) table(element);
    else if (PARAGRAPHS.includes(local(element))) {
      const segments = segmentsOf(element);
      hidden(segments);
      across(segments);
      inner(element, visit);
    } else {
      const own = textsOf(element);
      if (own.length) hidden(own);
      for (const node of element.children) if (typeof node !== 'string') visit(node);
    }
  };
  const table = (element: Element): void => {
    const cells = new Table<MarkedCell>({
      cell: (_, { segments }, under) => hidden(segments, under),
      across: (_, joined, under) =>
        hidden(
          joined.cells.flatMap(({ segments }) => segments),
          under,
        ),
    });
    let number = 0;
    for (const row of rowsOf(element)) {
      number += 1;
      let column = 0;
      const marked = cellsOf(row).map((cell): MarkedCell => {
        column += 1;
        const segments = paragraphsIn(cell).flatMap((paragraph, n) => [
          ...(n ? [{ text: '\n' }] : []),
          ...segmentsOf(paragraph),
        ]);
        return { column, segments, text: segments.map(({ text }) => text).join('') };
      });
      cells.row(number, marked);
    }
    cells.end();
    // tables and boxes in cells, and what stands in attributes
    inner(element, visit);
  };
  visit(root);
  return found;
}

const isRow = (node: Node) => is(node, 'tr', 'table-row', 'table-header-rows', 'table-rows', 'sdt');
const rowsOf = (table: Element): Element[] => below(table, ['tr', 'table-row'], ['tbl', 'table']);
const cellsOf = (row: Element): Element[] => below(row, ['tc', 'table-cell', 'covered-table-cell'], ['tbl', 'table']);
const paragraphsIn = (cell: Element): Element[] => below(cell, PARAGRAPHS, ['tbl', 'table', 'txbxContent']);

/** The uppermost elements of such names, not those within `without`. */
function below(element: Element, names: string[], without: string[]): Element[] {
  return element.children.flatMap((node) => {
    if (typeof node === 'string' || without.includes(local(node))) return [];
    return names.includes(local(node)) ? [node] : below(node, names, without);
  });
}

/** Visits what of a paragraph or a table its own text does not hold: boxes, inner tables, attributes. */
function inner(element: Element, visit: (one: Element) => void): void {
  for (const node of element.children) {
    if (typeof node === 'string') continue;
    if (['txbxContent', 'tbl', 'table', 'txBody', 'text-box', 'instrText'].includes(local(node))) visit(node);
    else {
      visit({ name: '', attributes: node.attributes, children: [] });
      inner(node, visit);
    }
  }
}

/** The text of a paragraph, run by run. */
function segmentsOf(element: Element): Segment[] {
  return element.children.flatMap((node, n): Segment[] => {
    if (typeof node === 'string')
      // in ODF text stands in the paragraph itself
      return is(element, 't', 'p', 'h', 'span', 'a', 'ruby-base')
        ? [{ text: node, put: into(element.children, n) }]
        : [];
    const name = local(node);
    if (BETWEEN[name]) return [{ text: BETWEEN[name] }];
    if (name === 's') return [{ text: ' ' }];
    return ['txbxContent', 'text-box', 'instrText', 'pPr', 'rPr', 'tbl', 'table', 'note', 'annotation'].includes(name)
      ? []
      : segmentsOf(node);
  });
}

/** Texts that stand in an element of no paragraph. */
const textsOf = (element: Element): Segment[] =>
  element.children.flatMap((node, n) =>
    typeof node === 'string' ? [{ text: node, put: into(element.children, n) }] : [],
  );

/** The words of attributes. */
function attributes(element: Element, hide: Hide): boolean {
  let found = false;
  for (const [key, text] of Object.entries(element.attributes))
    if (WORDS.has(key.slice(key.indexOf(':') + 1)))
      found = hideIn([{ text: readable(text), put: into(element.attributes, key) }], hide) || found;
  return found;
}

/** Addresses are told as people read them. */
function readable(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}
