import { SaxesParser } from 'saxes';
import { Unreadable } from '../../../platform/reading/index.ts';

export interface Element {
  /** with its prefix */
  name: string;
  attributes: Record<string, string>;
  children: Node[];
}
/** A string is text. */
export type Node = Element | string;

/** Nodes of one part, and how deep they stand. */
const MOST_NODES = 4_000_000;
const DEEPEST = 500;

const BROKEN = '文件的内容已经损坏，不能生成副本';

/** Markup as a tree that is written again as it was, but for comments. @throws Unreadable */
export function parseXml(bytes: Buffer): Element {
  const parser = new SaxesParser({ position: false });
  const root: Element = { name: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  let count = 0;
  const fail = () => {
    throw new Unreadable(BROKEN);
  };
  const text = (more: string) => void open.at(-1)!.children.push(more);
  parser.on('error', fail);
  parser.on('doctype', fail);
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
    count += 1;
    if (count > MOST_NODES || open.length > DEEPEST) throw new Unreadable('文件内容过多，不能生成副本');
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(new TextDecoder().decode(bytes)).close();
  const found = root.children.find((child) => typeof child !== 'string');
  return typeof found === 'object' ? found : fail()!;
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};
const inText = (text: string) => text.replace(/[&<>\r]/g, (sign) => SIGNS[sign]!);
const inAttribute = (text: string) => text.replace(/[&<>"\n\r\t]/g, (sign) => SIGNS[sign]!);

/** @param root of a part */
export function writeXml(root: Element): Buffer {
  const pieces = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  const write = ({ name, attributes, children }: Element) => {
    pieces.push(`<${name}`);
    for (const [key, value] of Object.entries(attributes)) pieces.push(` ${key}="${inAttribute(value)}"`);
    if (!children.length) {
      pieces.push('/>');
      return;
    }
    pieces.push('>');
    for (const child of children) {
      if (typeof child === 'string') pieces.push(inText(child));
      else write(child);
    }
    pieces.push(`</${name}>`);
  };
  write(root);
  return Buffer.from(pieces.join(''));
}

/** The name without its prefix. */
export const local = ({ name }: Element): string => name.slice(name.indexOf(':') + 1);
export const is = (node: Node, ...names: string[]): node is Element =>
  typeof node !== 'string' && names.includes(local(node));

/** The value of an attribute, whatever prefix its name has. */
export function told({ attributes }: Element, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const key = Object.keys(attributes).find((one) => one.slice(one.indexOf(':') + 1) === name);
  return key && attributes[key];
}

export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((node): node is Element => is(node, name));

/** Every element below, the outer before the inner. */
export function* elementsIn(root: Element): Generator<Element> {
  yield root;
  for (const node of root.children) if (typeof node !== 'string') yield* elementsIn(node);
}

/** The text in an element. */
export const textIn = (element: Element): string =>
  element.children.map((node) => (typeof node === 'string' ? node : textIn(node))).join('');

/** Goes through a tree from its leaves up and puts in place of each element what `change` answers: itself, others, none. */
export function replace(element: Element, change: (one: Element) => Node[]): void {
  const children: Node[] = [];
  for (const node of element.children) {
    if (typeof node === 'string') children.push(node);
    else {
      replace(node, change);
      for (const one of change(node)) children.push(one);
    }
  }
  element.children = children;
}
