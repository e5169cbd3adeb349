import { Unreadable } from '../../../platform/reading/index.ts';
import type { Hide } from '../shapes.ts';
import { hideInMarkup } from './mask-markup.ts';
import { Package, treesOf } from './package.ts';
import { child, type Element, elementsIn, is, type Node, replace, told } from './xml-tree.ts';

/** Marks of changes and comments, and what is never shown. */
const DROPPED: Readonly<Record<string, string>> = {
  'tracked-changes': '修订痕迹',
  change: '',
  'change-start': '',
  'change-end': '',
  annotation: '批注',
  'annotation-end': '',
  'hidden-text': '隐藏的文字',
  'hidden-paragraph': '隐藏的文字',
  notes: '演讲者备注',
  'event-listeners': '宏',
  scripts: '宏',
};
const PRINTER = /^Printer(?:Name|Setup)$/;

/** The parts of a document in the open format without what it carries besides its content.
 *  @throws Unreadable */
export async function cleanOdf(bytes: Buffer, note: (what: string) => void): Promise<Package> {
  const pack = await Package.open(bytes);
  if (pack.names.some((name) => /^Object \d+\/|\/content\.xml$/.test(name)))
    throw new Unreadable('文件里嵌有别的文档或者图表，不能生成副本，请在原文件中改成图片后再试');
  if (pack.drop(/^Thumbnails\//)) note('缩略图');
  if (pack.drop(/^(?:Basic|Scripts)\//)) note('宏');
  if (pack.drop(/^meta\.xml$/)) note('文档属性');
  for (const [, tree] of treesOf(pack, /^settings\.xml$/))
    replace(tree, (one) => {
      if (!is(one, 'config-item') || !PRINTER.test(told(one, 'name') ?? '')) return [one];
      note('打印机设置');
      return [];
    });
  const hiding = new Set<string>();
  for (const [, tree] of treesOf(pack, /^(?:content|styles)\.xml$/))
    for (const style of elementsIn(tree))
      if (is(style, 'style') && told(child(style, 'text-properties') ?? style, 'display') === 'none')
        hiding.add(told(style, 'name') ?? '');
  for (const [, tree] of treesOf(pack, /^(?:content|styles)\.xml$/)) replace(tree, (one) => cleaned(one, hiding, note));
  manifest(pack);
  return pack;
}

function cleaned(one: Element, hiding: ReadonlySet<string>, note: (what: string) => void): Node[] {
  const what = DROPPED[one.name.slice(one.name.indexOf(':') + 1)];
  if (what !== undefined) {
    if (what) note(what);
    return [];
  }
  if (is(one, 'span', 'p', 'h') && hiding.has(told(one, 'style-name') ?? '')) {
    note('隐藏的文字');
    // what hangs on a paragraph stays
    return is(one, 'span') ? [] : [emptied(one)];
  }
  const collapsed = ['collapse', 'filter'].includes(told(one, 'visibility') ?? '');
  if (
    is(one, 'table-row') &&
    collapsed &&
    one.children.some((cell) => typeof cell !== 'string' && cell.children.length)
  ) {
    note('隐藏的行');
    for (const cell of one.children) if (typeof cell !== 'string') cell.children = [];
  }
  return [one];
}

const emptied = ({ name, attributes }: Element): Element => ({ name, attributes, children: [] });

/** The list of parts names no part that is gone. */
function manifest(pack: Package): void {
  const tree = pack.tree('META-INF/manifest.xml');
  if (!tree) return;
  replace(tree, (one) => {
    const path = told(one, 'full-path') ?? '/';
    return is(one, 'file-entry') && !path.endsWith('/') && !pack.parts.has(path) ? [] : [one];
  });
}

/** Hides stretches of text of a cleaned document. */
export function maskOdf(pack: Package, hide: Hide): void {
  for (const [, tree] of treesOf(pack, /^(?:content|styles)\.xml$/)) hideInMarkup(tree, hide);
}
