import type { Node } from '@tiptap/pm/model';
import { columnsOf, spanOf } from '../../../../platform/reading/grid.ts';
import { readable } from '../../checking/fields.ts';
import type { Stretch } from '../../lines.ts';

/** What ends a line, as `textOf` on the server has it. */
const LINES = new Set(['paragraph', 'heading', 'listItem', 'blockquote', 'tableRow']);
const CELLS = new Set(['tableCell', 'tableHeader']);

/** The words of the editor's document with their positions, up to a number of characters: what `textOf` makes of it once
 *  it is saved. @returns `cut`: there are more */
export function stretchesOf(doc: Node, most: number): { stretches: Stretch[]; cut: boolean } {
  const stretches: Stretch[] = [];
  let left = most;
  const say = (parent: Node, begins: number, inCell: boolean, column?: number, columns?: number[][]) => {
    let at = begins;
    for (let n = 0; n < parent.childCount && left > 0; n++) {
      const node = parent.child(n);
      const { name } = node.type;
      const cell = CELLS.has(name);
      if (node.isText) {
        stretches.push({ text: node.text!.slice(0, left), at, column });
        left -= node.nodeSize;
      } else if (name === 'hardBreak') stretches.push({ text: '\n' });
      else if (name === 'table') say(node, at + 1, inCell, undefined, columnsOf(spansOf(node)));
      else if (name === 'tableRow') say(node, at + 1, inCell, undefined, [columns?.[n] ?? []]);
      else if (!node.isLeaf) say(node, at + 1, inCell || cell, cell ? columns?.[0]?.[n] : column);
      if (cell && n + 1 < parent.childCount) stretches.push({ text: '\t' });
      if (LINES.has(name) && !(inCell && name === 'paragraph')) stretches.push({ text: '\n' });
      at += node.nodeSize;
    }
  };
  say(doc, 0, false);
  return { stretches, cut: left <= 0 };
}

const childrenOf = (parent: Node): Node[] => Array.from({ length: parent.childCount }, (_, n) => parent.child(n));

const spansOf = (table: Node) =>
  childrenOf(table).map((row) =>
    childrenOf(row).map(({ attrs }) => ({ wide: spanOf(attrs.colspan), high: spanOf(attrs.rowspan) })),
  );

/** Where links of the document lead and what its pictures are called, each where it stands. */
export function besidesOf(doc: Node): { text: string; from: number; to: number }[] {
  const found: { text: string; from: number; to: number }[] = [];
  doc.descendants((node, from) => {
    const to = from + node.nodeSize;
    const { href } = node.marks.find(({ type }) => type.name === 'link')?.attrs ?? {};
    const said = [node.type.name === 'image' && node.attrs.alt, node.type.name === 'image' && node.attrs.src, href];
    for (const one of said) {
      const text = one ? readable(String(one)) : '';
      const last = found.at(-1);
      if (last?.text === text && last.to === from) last.to = to;
      else if (text) found.push({ text, from, to });
    }
  });
  return found;
}
