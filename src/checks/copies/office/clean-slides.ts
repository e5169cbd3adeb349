import { type Package, treesOf } from './package.ts';
import { child, type Element, elementsIn, is, replace, told } from './xml-tree.ts';

/** Takes away comments, notes, hidden slides and shapes. @param note takes what was taken away, in words */
export function cleanSlides(pack: Package, note: (what: string) => void): void {
  if (pack.drop(/^ppt\/(?:comments\/|commentAuthors\.xml|authors\.xml)/)) note('批注');
  if (pack.drop(/^ppt\/notesSlides\//)) note('演讲者备注');
  const hidden = [...treesOf(pack, /^ppt\/slides\/[^/]+\.xml$/)].filter(([, tree]) =>
    ['0', 'false'].includes(told(tree, 'show') ?? ''),
  );
  const count = pack.names.filter((name) => /^ppt\/slides\/[^/]+\.xml$/.test(name)).length;
  if (hidden.length && hidden.length < count)
    for (const [name] of hidden) {
      pack.parts.delete(name);
      note('隐藏的幻灯片');
    }
  for (const [, tree] of treesOf(pack, /^ppt\/(?:slides|slideMasters|slideLayouts)\/[^/]+\.xml$/))
    replace(tree, (one) => {
      if (!is(one, 'sp', 'pic', 'graphicFrame', 'grpSp', 'cxnSp') || !isHidden(one)) return [one];
      note('隐藏的图形');
      return [];
    });
}

function isHidden(shape: Element): boolean {
  const properties = shape.children.find((node): node is Element =>
    is(node, 'nvSpPr', 'nvPicPr', 'nvGraphicFramePr', 'nvGrpSpPr', 'nvCxnSpPr'),
  );
  const named = child(properties, 'cNvPr');
  return named !== undefined && ['1', 'true'].includes(named.attributes.hidden ?? '');
}

/** Descriptions that are paths of somebody's computer. */
export function dropPaths(tree: Element, isPath: (text: string) => boolean, note: (what: string) => void): void {
  for (const one of elementsIn(tree))
    if (is(one, 'docPr', 'cNvPr'))
      for (const key of ['descr', 'title'])
        if (isPath(one.attributes[key] ?? '')) {
          delete one.attributes[key];
          note('图片说明里的路径');
        }
}
