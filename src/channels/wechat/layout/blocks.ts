import { type Gathered, inline } from './inline.ts';
import { type Element, hasWords, isElement, type Node, within } from './nodes.ts';
import { isEmptyTable, table } from './tables.ts';

/** Headings of the body begin at h2; sizes in px beside 16 of the text. */
const HEADINGS: Readonly<Record<string, string>> = {
  h2: 'font-size:18px;font-weight:bold;line-height:1.5;margin:24px 0 12px',
  h3: 'font-size:17px;font-weight:bold;line-height:1.5;margin:20px 0 10px',
  h4: 'font-size:16px;font-weight:bold;line-height:1.5;margin:16px 0 8px',
};
const MARGIN = 'margin:0 0 16px';

/** The blocks of a body, each a piece after which it may be cut. @param nodes of a sanitised body */
export function blocks(nodes: readonly Node[], gathered: Gathered): string[] {
  const pieces: string[] = [];
  let loose: Node[] = [];
  const close = () => {
    if (loose.some((node) => hasWords(node) || hasPicture(node))) pieces.push(paragraph('', loose, gathered));
    loose = [];
  };
  for (const node of nodes) {
    if (isElement(node) && !INLINE.has(node.name)) {
      close();
      pieces.push(...block(node, gathered));
    } else loose.push(node);
  }
  close();
  return pieces;
}

const INLINE = new Set(['strong', 'em', 'u', 's', 'sub', 'sup', 'a', 'br', 'img']);
const hasPicture = (node: Node): boolean => isElement(node) && (node.name === 'img' || within(node, 'img').length > 0);

function block(node: Element, gathered: Gathered): string[] {
  const given = node.attribs.class ?? '';
  if (node.name === 'hr') return ['<hr style="border:0;border-top:1px solid #e4e1db;margin:16px 0">'];
  if (node.name === 'table') return isEmptyTable(node) ? [] : table(node, gathered);
  if (!hasWords(node) && !hasPicture(node)) return [];
  const heading = HEADINGS[node.name];
  if (heading)
    return [`<${node.name} style="${heading}${alignOf(given)}">${inline(node.children, gathered)}</${node.name}>`];
  if (node.name === 'p') return [paragraph(given, node.children, gathered)];
  if (node.name === 'ul' || node.name === 'ol') return list(node, gathered);
  if (node.name === 'blockquote')
    return blocks(node.children, gathered).map(
      (piece) => `<section style="border-left:3px solid #e4e1db;padding-left:12px;color:#4a5260">${piece}</section>`,
    );
  const inside = blocks(node.children, gathered);
  const align = alignOf(given).slice(1);
  return align ? inside.map((piece) => `<section style="${align}">${piece}</section>`) : inside;
}

const alignOf = (given: string): string => {
  const align = /align-(center|right|justify)/.exec(given)?.[1];
  return align ? `;text-align:${align}` : '';
};

/** Indented by two characters, as official texts are, unless it is aligned or holds a picture alone. */
function paragraph(given: string, children: readonly Node[], gathered: Gathered): string {
  const picture = children.some(hasPicture) && !children.some(hasWords);
  const align = picture ? ';text-align:center' : alignOf(given);
  const indent = picture || /align-(center|right)|no-indent/.test(given) ? '' : ';text-indent:2em';
  return `<p style="${MARGIN}${indent}${align}">${inline(children, gathered)}</p>`;
}

/** Entries that stand in one piece, so that a long list is cut between them. */
const ENTRIES = 10;

function list({ name, attribs, children }: Element, gathered: Gathered): string[] {
  const entries = children
    .filter((child): child is Element => isElement(child, 'li'))
    .map((entry) => `<li style="margin:0 0 8px">${entryWords(entry, gathered)}</li>`);
  const pieces: string[] = [];
  for (let from = 0; from < entries.length; from += ENTRIES) {
    const number = Number(attribs.start ?? 1) + from;
    const start = name === 'ol' && number !== 1 ? ` start="${number}"` : '';
    const below = from + ENTRIES < entries.length ? '0' : '0 0 16px';
    const part = entries.slice(from, from + ENTRIES).join('');
    pieces.push(`<${name}${start} style="margin:${below};padding-left:2em">${part}</${name}>`);
  }
  return pieces;
}

/** A first paragraph stands right behind its number; what else an entry holds stands below. */
function entryWords(entry: Element, gathered: Gathered): string {
  return entry.children
    .map((child) => {
      if (!isElement(child) || INLINE.has(child.name)) return inline([child], gathered);
      if (child.name === 'p') return `<p style="margin:0">${inline(child.children, gathered)}</p>`;
      return block(child, gathered).join('');
    })
    .join('');
}
