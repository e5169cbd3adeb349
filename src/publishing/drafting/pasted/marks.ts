import { hasBlocks, renamed, unwrap } from './elements.ts';
import type { SaidOf } from './styles.ts';

type Mark = 'strong' | 'em' | 'u' | 's' | 'sub' | 'sup';
interface State {
  marks: ReadonlySet<Mark>;
  align: string | undefined;
  heading: boolean;
}

const OF_NAME: Readonly<Record<string, Mark>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  u: 'u',
  s: 's',
  strike: 's',
  sub: 'sub',
  sup: 'sup',
};
const BOXES = new Set([
  'div',
  'section',
  'article',
  'main',
  'header',
  'footer',
  'aside',
  'center',
  'figure',
  'figcaption',
]);
const KEPT = new Set(
  'p h2 h3 h4 ul ol li table caption thead tbody tfoot tr th td blockquote hr br img a pre dl dt dd colgroup col'.split(
    ' ',
  ),
);

/** Bold, italic and their like as they were seen, whether by elements or by styles, on or off; alignment as `align`. What
 *  else stands inside a line goes, its words stay. */
export function marks(body: Element, said: SaidOf): void {
  below(body, { marks: new Set(), align: undefined, heading: false }, said);
}

function below(parent: Element, state: State, said: SaidOf): void {
  for (const child of [...parent.childNodes]) {
    if (child.nodeType === 3) mark(child as Text, state);
    else if (child.nodeType === 1) visit(child as Element, state, said);
  }
}

function visit(element: Element, above: State, said: SaidOf): void {
  const { localName } = element;
  const state = stateIn(element, above, said);
  below(element, state, said);
  if (BOXES.has(localName)) {
    if (hasBlocks(element)) unwrap(element);
    else aligned(renamed(element, 'p'), state.align);
  } else if (/^(p|h[234])$/.test(localName)) aligned(element, state.align);
  else if (/^t[dh]$/.test(localName)) inCell(element, state.align);
  else if (!KEPT.has(localName)) unwrap(element);
}

function stateIn(element: Element, above: State, said: SaidOf): State {
  const style = said(element);
  const { localName } = element;
  const found = new Set(above.marks);
  const set = (mark: Mark, on: boolean) => (on ? found.add(mark) : found.delete(mark));
  const own = OF_NAME[localName];
  if (own) set(own, true);
  const weight = style.get('font-weight') ?? (/\bbold\b/.test(style.get('font') ?? '') ? 'bold' : '');
  if (/^(bold|bolder|[6-9]00)$/.test(weight)) set('strong', true);
  if (/^(normal|lighter|[1-5]00)$/.test(weight)) set('strong', false);
  const slant = style.get('font-style') ?? '';
  if (/^(italic|oblique)/.test(slant)) set('em', true);
  if (slant === 'normal') set('em', false);
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  if (/underline/.test(line)) set('u', true);
  if (/line-through/.test(line)) set('s', true);
  const shifted = /^t[dhr]$|^img$|^table$/.test(localName) ? undefined : style.get('vertical-align');
  if (shifted === 'sub' || shifted === 'super') set(shifted === 'sub' ? 'sub' : 'sup', true);
  if (localName === 'a' && element.hasAttribute('href')) set('u', false);
  const align = localName === 'center' ? 'center' : (style.get('text-align') ?? element.getAttribute('align') ?? '');
  const kept = /^(center|right|justify)$/i.exec(align)?.[0]?.toLowerCase();
  return {
    marks: found,
    align: localName === 'table' ? undefined : align ? kept : above.align,
    heading: above.heading || /^(h[234]|th)$/.test(localName),
  };
}

function mark(text: Text, state: State): void {
  if (!/\S/.test(text.data)) return;
  let inner: Node = text;
  for (const name of state.marks) {
    if (name === 'strong' && state.heading) continue;
    const around = text.ownerDocument.createElement(name);
    inner.parentNode!.insertBefore(around, inner);
    around.append(inner);
    inner = around;
  }
}

function aligned(element: Element, align: string | undefined): void {
  if (align) element.setAttribute('align', align);
  else element.removeAttribute('align');
}

/** Cells carry no alignment of their own: their paragraphs do. */
function inCell(cell: Element, align: string | undefined): void {
  if (!align || hasBlocks(cell)) return;
  const p = cell.ownerDocument.createElement('p');
  while (cell.firstChild) p.append(cell.firstChild);
  cell.append(p);
  aligned(p, align);
}
