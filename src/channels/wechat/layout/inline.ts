import { escaped, isElement, type Node, quoted, wordsOf } from './nodes.ts';

/** What is gathered while a text is laid out. */
export interface Gathered {
  /** whole addresses that links led to, with the numbers of their notes */
  links: Map<string, number>;
  /** pictures as they stand in the body: src and alt */
  pictures: Map<string, string>;
  /** what could not be kept as it was: sentences */
  warnings: Set<string>;
  /** whole address of the site, without a slash at the end; '': none */
  site: string;
}

const KEPT = ['strong', 'em', 'u', 's', 'sub', 'sup'];

/** Words and what they are marked with. Links lead nowhere in most accounts: their address stands as a note at the end.
 *  @param nodes of a sanitised body */
export function inline(nodes: readonly Node[], gathered: Gathered): string {
  return nodes.map((node) => piece(node, gathered)).join('');
}

function piece(node: Node, gathered: Gathered): string {
  if (node.type === 'text') return escaped(node.data);
  if (!isElement(node)) return '';
  if (node.name === 'br') return '<br>';
  if (node.name === 'img') return picture(node.attribs, gathered);
  const inside = inline(node.children, gathered);
  if (node.name === 'a') return inside + note(node.attribs.href ?? '', wordsOf(node).trim(), gathered);
  return inside && KEPT.includes(node.name) ? `<${node.name}>${inside}</${node.name}>` : inside;
}

function picture({ src = '', alt = '' }: Record<string, string>, gathered: Gathered): string {
  if (!gathered.pictures.has(src)) gathered.pictures.set(src, alt);
  return `<img src="${quoted(src)}" alt="${quoted(alt)}" style="max-width:100%;height:auto">`;
}

/** The number of a link's address in brackets; '' where the words are the address, or it leads within the page. */
function note(href: string, words: string, { links, site }: Gathered): string {
  const address = wholeAddress(href, site);
  if (!address || words.includes(address.replace(/^(https?:\/\/|mailto:)/, '').replace(/\/$/, ''))) return '';
  if (!links.has(address)) links.set(address, links.size + 1);
  return `［${links.get(address)}］`;
}

function wholeAddress(href: string, site: string): string {
  if (href.startsWith('/')) return site && site + href;
  return /^(https?:\/\/|mailto:)/i.test(href) ? href : '';
}
