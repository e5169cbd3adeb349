import { type CheerioAPI, load } from 'cheerio';

export type Node = CheerioAPI['_root']['children'][number];
export type Element = Extract<Node, { attribs: unknown }>;

/** Read as a whole document, which goes once through it. @returns what stands at the top of the body */
export function nodesIn(html: string): Node[] {
  return load(html)('body').get(0)?.children ?? [];
}

export const isElement = (node: Node, ...names: string[]): node is Element =>
  node.type === 'tag' && (names.length === 0 || names.includes(node.name));

/** All the words below a node, in one line. */
export function wordsOf(node: Node): string {
  if (node.type === 'text') return node.data.replace(/\s+/g, ' ');
  if (!isElement(node)) return '';
  const inside = node.children.map(wordsOf).join('');
  return /^(p|h[234]|div|li|br|tr|td|th)$/.test(node.name) ? `${inside} ` : inside;
}

/** Elements of a name below a node, in their order. */
export function within(node: Element, ...names: string[]): Element[] {
  return node.children.flatMap((child) => {
    if (!isElement(child)) return [];
    return isElement(child, ...names) ? [child] : within(child, ...names);
  });
}

export const hasWords = (node: Node): boolean => /[^\s\u00a0\u3000]/.test(wordsOf(node));

/** As text. */
export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** As the value of an attribute. */
export const quoted = (text: string): string => escaped(text).replace(/"/g, '&quot;');
