const BLOCKS = 'p,h1,h2,h3,h4,h5,h6,ul,ol,li,table,blockquote,div,section,article,hr,pre,center,dl,figure';

export function hasBlocks(element: Element): boolean {
  return element.querySelector(BLOCKS) !== null;
}

/** Its children stand where it stood. */
export function unwrap(element: Element): void {
  while (element.firstChild) element.before(element.firstChild);
  element.remove();
}

/** The same children under another name. */
export function renamed(element: Element, name: string): HTMLElement {
  const other = element.ownerDocument.createElement(name);
  for (const { name: attribute, value } of [...element.attributes]) other.setAttribute(attribute, value);
  while (element.firstChild) other.append(element.firstChild);
  element.replaceWith(other);
  return other;
}

export function hasWords(element: Node): boolean {
  return /[^\s\u00a0\u3000]/.test(element.textContent ?? '');
}
