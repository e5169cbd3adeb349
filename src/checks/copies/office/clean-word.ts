import { hidingStyles } from '../../inside/office/word-styles.ts';
import { type Package, treesOf } from './package.ts';
import { child, type Element, is, local, type Node, replace, told } from './xml-tree.ts';

const DELETED = new Set(['del', 'moveFrom', 'cellDel']);
const KEPT = new Set(['ins', 'moveTo', 'cellIns']);
/** Marks of changes and comments around what they are about. */
const MARKS =
  /^(?:commentRangeStart|commentRangeEnd|commentReference|annotationRef|moveFromRange(?:Start|End)|moveToRange(?:Start|End)|customXml(?:Ins|Del|MoveFrom|MoveTo)Range(?:Start|End)|cellMerge|\w{1,20}PrChange|numberingChange)$/;
const SETTINGS = /^(?:attachedTemplate|docVars|mailMerge|trackRevisions|rsids|writeProtection)$/;
/** Half points. */
const TINY = 4;
const off = (value: string | undefined) => value !== undefined && ['0', 'false', 'off'].includes(value);

const WORD_STORIES = /^word\/(?:document\d*|header\d*|footer\d*|footnotes|endnotes|glossary\/document)\.xml$/;

/** Accepts the changes of a Word document, takes away comments, hidden text and what the settings tell.
 *  @param note takes what was taken away, in words */
export async function cleanWord(
  pack: Package,
  styles: Parameters<typeof hidingStyles>[0],
  note: (what: string) => void,
): Promise<void> {
  const hiding = await hidingStyles(styles);
  if (pack.parts.get('word/comments.xml')?.includes(':comment ')) note('批注');
  pack.drop(/^word\/comments\w*\.xml$/);
  pack.drop(/^word\/people\.xml$/);
  if (pack.drop(/^word\/glossary\//)) note('构建基块');
  for (const [, tree] of treesOf(pack, WORD_STORIES)) {
    const ground = child(tree, 'background') !== undefined;
    replace(tree, (one) => accepted(one, note));
    hideless(tree, { hiding, ground, table: false, box: false }, note);
  }
  const settings = pack.tree('word/settings.xml');
  if (settings) replace(settings, (one) => (SETTINGS.test(local(one)) ? [] : [one]));
}

/** What stays of an element once changes are accepted. */
function accepted(one: Element, note: (what: string) => void): Node[] {
  const name = local(one);
  if (DELETED.has(name) || name === 'delText' || name === 'delInstrText') {
    note('修订痕迹');
    return [];
  }
  if (KEPT.has(name)) {
    note('修订痕迹');
    return one.children;
  }
  if (MARKS.test(name)) {
    if (name.endsWith('PrChange')) note('修订痕迹');
    return [];
  }
  for (const key of Object.keys(one.attributes)) if (/:rsid/.test(key)) delete one.attributes[key];
  if (name === 'tr' && !one.children.some((node) => is(node, 'tc', 'sdt', 'customXml'))) return [];
  if (name === 'tbl' && !one.children.some((node) => is(node, 'tr', 'sdt', 'customXml'))) return [];
  if (name === 'tc' && !one.children.some((node) => is(node, 'p', 'tbl', 'sdt')))
    one.children.push({ name: 'w:p', attributes: {}, children: [] });
  return [one];
}

interface Place {
  hiding: ReadonlySet<string>;
  ground: boolean;
  table: boolean;
  box: boolean;
}

/** Takes away runs that nobody sees: as `WordText` tells them. */
function hideless(element: Element, place: Place, note: (what: string) => void): void {
  const name = local(element);
  const here = {
    ...place,
    table: place.table || name === 'tbl',
    box: place.box || ['txbxContent', 'Fallback', 'footnote', 'endnote'].includes(name),
  };
  const properties = name === 'p' ? child(element, 'pPr') : undefined;
  const style = properties && told(child(properties, 'pStyle') ?? properties, 'val');
  const hidden = style !== undefined && place.hiding.has(style);
  const shaded = isShaded(properties);
  const drop = (runs: Node[]): Node[] =>
    runs.flatMap((node): Node[] => {
      if (typeof node === 'string') return [node];
      if (is(node, 'r') && isUnseen(node, { hidden, shaded, ...here })) {
        note('隐藏的文字');
        // what is drawn in it is a place of its own
        node.children = node.children.filter((one) => !is(one, 't', 'instrText', 'tab', 'br'));
        if (!node.children.some((one) => !is(one, 'rPr'))) return [];
      }
      if (is(node, 'hyperlink', 'smartTag', 'sdt', 'sdtContent', 'fldSimple', 'dir', 'bdo', 'customXml'))
        node.children = drop(node.children);
      return [node];
    });
  if (name === 'p') element.children = drop(element.children);
  for (const node of element.children) if (typeof node !== 'string') hideless(node, here, note);
}

function isShaded(properties: Element | undefined): boolean {
  const fill = properties && told(child(properties, 'shd') ?? properties, 'fill');
  return fill !== undefined && !/^(?:auto|ffffff)$/i.test(fill);
}

function isUnseen(
  run: Element,
  { hidden, shaded, hiding, ground, table, box }: Place & { hidden: boolean; shaded: boolean },
): boolean {
  const properties = child(run, 'rPr');
  if (!properties) return hidden;
  const value = (name: string) => {
    const found = child(properties, name);
    return found && (told(found, 'val') ?? '');
  };
  const vanish = child(properties, 'vanish');
  const size = value('sz');
  if (size !== undefined && Number(size) <= TINY) return true;
  if (vanish) return !off(told(vanish, 'val'));
  if (hidden || hiding.has(value('rStyle') ?? '')) return true;
  const white = /^ffffff$/i.test(value('color') ?? '');
  return white && !shaded && !isShaded(properties) && !child(properties, 'highlight') && !ground && !table && !box;
}
