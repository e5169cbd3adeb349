import { bodyIn, type Text, tellTexts } from './blocks.ts';
import { escaped } from './html.ts';
import { type Line, linesIn, placeIn, type Stretch } from './lines.ts';

/** A part of a body's words. */
export interface Place {
  /** its line, the first being 0 */
  line: number;
  /** in UTF-16 units of the line */
  index: number;
  length: number;
}

/** A part of a text node. */
interface Piece<P> {
  from: number;
  to: number;
  /** what it is a part of, and whether its first and its last one */
  of: P;
  first: boolean;
  last: boolean;
}

interface Holding {
  node: Text;
  /** where its text begins among all texts of the body */
  at: number;
}

/** A body's words with the nodes that hold them. @param html sanitised */
function wordsIn(html: string) {
  const { $, body } = bodyIn(html);
  const holding: Holding[] = [];
  const stretches: Stretch[] = [];
  let at = 0;
  tellTexts(body.children, (text, node, column) => {
    stretches.push(node ? { text, at, column } : { text });
    if (!node) return;
    holding.push({ node, at });
    at += text.length;
  });
  return { $, body, holding, lines: linesIn(stretches) };
}

/** The lines of a body of which a table has cells that go over others: by line, in which column each cell stands. @param html
 *  sanitised @returns undefined: it has none such, and cells stand as they are counted */
export function columnsIn(html: string): Pick<Line, 'text' | 'columns'>[] | undefined {
  return /<t[dh] [^<>]*(?:row|col)span=/.test(html) ? wordsIn(html).lines : undefined;
}

/** Parts of text nodes by their node, each node's in order. A place over an earlier one, or that is not there, has none. */
function piecesOf<P extends Place>(lines: readonly Line[], holding: readonly Holding[], places: readonly P[]) {
  const pieces = new Map<Text, Piece<P>[]>();
  const inOrder = [...places].sort((a, b) => a.line - b.line || a.index - b.index);
  let taken = 0;
  let nth = 0;
  for (const of of inOrder) {
    const line = lines[of.line];
    const there = line && placeIn(line, of.index, of.index + of.length);
    if (!there || there.from < taken) continue;
    taken = there.to;
    while (nth < holding.length && endOf(holding[nth]!) <= there.from) nth += 1;
    for (let n = nth; n < holding.length && holding[n]!.at < there.to; n++) {
      const { node, at } = holding[n]!;
      const [from, to] = [Math.max(0, there.from - at), Math.min(node.data.length, there.to - at)];
      if (from >= to) continue;
      const piece = { from, to, of, first: there.from >= at, last: there.to <= at + node.data.length };
      pieces.set(node, [...(pieces.get(node) ?? []), piece]);
    }
  }
  return pieces;
}

const endOf = ({ node, at }: Holding): number => at + node.data.length;

/** A body with marks at some places. A place over an earlier one has none.
 *  @param html sanitised @param places each with the id and the class of its mark, and the HTML that stands behind it
 *  (outside of a link) @returns also the ids of those that are marked */
export function markedBody(
  html: string,
  places: readonly (Place & { id: string; kind: string; behind: string })[],
): { html: string; marked: ReadonlySet<string> } {
  const { $, body, holding, lines } = wordsIn(html);
  const done = new Set<string>();
  for (const [node, pieces] of piecesOf(lines, holding, places)) {
    const link = $(node).closest('a');
    let behind = 0;
    let marked = '';
    let after = '';
    for (const { from, to, of, first, last } of pieces) {
      const id = first ? ` id="${of.id}"` : '';
      marked += `${escaped(node.data.slice(behind, from))}<mark${id} class="${of.kind}">`;
      marked += `${escaped(node.data.slice(from, to))}</mark>`;
      if (last && link.length) after += of.behind;
      else if (last) marked += of.behind;
      behind = to;
      done.add(of.id);
    }
    $(node).replaceWith(marked + escaped(node.data.slice(behind)));
    if (after) link.after(after);
  }
  return { html: $(body).html() ?? '', marked: done };
}

/** A body in which one place says something else; what it looked like stays. @param html sanitised
 *  @param instead '': the place goes @returns undefined where the place is not there, or lies over several cells */
export function mendedBody(
  html: string,
  { text, ...place }: Omit<Place, 'length'> & { text: string },
  instead: string,
): string | undefined {
  const { $, body, holding, lines } = wordsIn(html);
  if (text.includes('\t') || !lines[place.line]?.text.startsWith(text, place.index)) return undefined;
  for (const [node, pieces] of piecesOf(lines, holding, [{ ...place, length: text.length }]))
    for (const { from, to, first } of pieces)
      node.data = node.data.slice(0, from) + (first ? instead : '') + node.data.slice(to);
  return $(body).html() ?? '';
}

/** The body's words by line, as `textOf` has them. */
export function linesOfBody(html: string): string[] {
  return wordsIn(html).lines.map(({ text }) => text);
}
