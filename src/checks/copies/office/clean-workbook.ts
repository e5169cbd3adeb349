import { columnOf } from '../../inside/office/address.ts';
import { cellLooks } from '../../inside/office/sheet-styles.ts';
import { type Package, treesOf } from './package.ts';
import { child, type Element, elementsIn, is, replace, textIn, told } from './xml-tree.ts';

export const SHEETS = /^xl\/(?:worksheets|dialogsheets|macrosheets)\/[^/]+\.xml$/;
const on = (value: string | undefined) => value === '1' || value === 'true';

/** Takes away what of a workbook nobody sees, notes, the caches of other files. Formulas become their results where what
 *  they lead to may be gone. @param note takes what was taken away, in words */
export async function cleanWorkbook(
  pack: Package,
  styles: Parameters<typeof cellLooks>[0],
  note: (what: string) => void,
): Promise<void> {
  const looks = await cellLooks(styles);
  if (pack.drop(/^xl\/(?:comments\/?(?:comment)?\d*\.xml|threadedComments\/|persons\/)/i)) note('批注');
  for (const [name, tree] of treesOf(pack, /^xl\/drawings\/vmlDrawing\d+\.vml$/))
    if ([...elementsIn(tree)].some((one) => told(one, 'ObjectType') === 'Note')) pack.drop(new RegExp(`^${name}$`));
  if (pack.drop(/^xl\/(?:pivotTables|pivotCache)\//)) note('数据透视表缓存');
  if (pack.drop(/^xl\/revisions\//)) note('修订记录');
  const linked = pack.drop(/^xl\/(?:externalLinks\/|connections\.xml|queryTables\/)/);
  if (linked) note('指向其他文件的链接');
  pack.drop(/^xl\/calcChain\.xml$/);
  const removed = hiddenSheets(pack);
  for (const one of removed) note(one);
  let unseen = removed.length > 0 || linked;
  for (const [, tree] of treesOf(pack, SHEETS)) {
    unseen = clearHidden(tree, looks, note) || unseen;
    replace(tree, (one) => (is(one, 'pivotTableDefinition') ? [] : [one]));
  }
  if (unseen) for (const [, tree] of treesOf(pack, SHEETS)) results(tree, note);
  workbook(pack, note);
  unusedTexts(pack, note);
}

/** @returns what was taken away, in words */
function hiddenSheets(pack: Package): string[] {
  const tree = pack.tree('xl/workbook.xml');
  const sheets = child(tree, 'sheets');
  const relations = pack.tree('xl/_rels/workbook.xml.rels');
  if (!tree || !sheets || !relations) return [];
  const all = sheets.children.filter((node): node is Element => is(node, 'sheet'));
  const hidden = all.filter((sheet) => (told(sheet, 'state') ?? 'visible') !== 'visible');
  if (!hidden.length || hidden.length === all.length) return [];
  for (const sheet of hidden) {
    const relation = relations.children.find(
      (one): one is Element => is(one, 'Relationship') && one.attributes.Id === told(sheet, 'id'),
    );
    const target = relation?.attributes.Target ?? '';
    const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    for (const name of pack.names.filter((one) => one === part)) pack.parts.delete(name);
  }
  sheets.children = sheets.children.filter((node) => typeof node === 'string' || !hidden.includes(node));
  const places = new Map(all.filter((one) => !hidden.includes(one)).map((one, n) => [all.indexOf(one), n]));
  const names = hidden.map((sheet) => told(sheet, 'name') ?? '');
  replace(tree, (one) => {
    if (is(one, 'definedName')) {
      const sheet = one.attributes.localSheetId;
      const place = sheet === undefined ? undefined : places.get(Number(sheet));
      if ((sheet !== undefined && place === undefined) || names.some((name) => textIn(one).includes(name))) return [];
      if (place !== undefined) one.attributes.localSheetId = String(place);
    }
    // which sheet is open counts those that are gone
    if (is(one, 'workbookView')) for (const key of ['activeTab', 'firstSheet']) delete one.attributes[key];
    return [one];
  });
  return ['隐藏的工作表'];
}

/** Clears cells that nobody sees; their rows and columns stay, so that nothing moves. @returns whether there was any */
function clearHidden(
  sheet: Element,
  looks: Awaited<ReturnType<typeof cellLooks>>,
  note: (what: string) => void,
): boolean {
  const columns = new Set<number>();
  for (const column of child(sheet, 'cols')?.children ?? [])
    if (typeof column !== 'string' && (on(told(column, 'hidden')) || Number(told(column, 'width')) === 0))
      for (let n = Number(told(column, 'min')); n <= Math.min(16_384, Number(told(column, 'max'))); n += 1)
        columns.add(n);
  let found = false;
  for (const row of child(sheet, 'sheetData')?.children ?? []) {
    if (typeof row === 'string') continue;
    const height = told(row, 'ht');
    const hidden = on(told(row, 'hidden')) || (height !== undefined && Number(height) === 0);
    let column = 0;
    for (const cell of row.children) {
      if (!is(cell, 'c')) continue;
      column = columnOf(told(cell, 'r')) ?? column + 1;
      const unseen = looks[Number(told(cell, 's') ?? 0)]?.unseen === true;
      if (!cell.children.length || !(hidden || unseen || columns.has(column))) continue;
      cell.children = [];
      delete cell.attributes.t;
      note(hidden ? '隐藏的行' : unseen ? '看不见的单元格' : '隐藏的列');
      found = true;
    }
  }
  return found;
}

/** Formulas become their results. */
function results(sheet: Element, note: (what: string) => void): void {
  replace(sheet, (one) => {
    if (!is(one, 'f')) return [one];
    note('公式（已换成结果）');
    return [];
  });
}

function workbook(pack: Package, note: (what: string) => void): void {
  const tree = pack.tree('xl/workbook.xml');
  if (!tree) return;
  replace(tree, (one) => {
    if (is(one, 'AlternateContent') && [...elementsIn(one)].some((inner) => is(inner, 'absPath'))) {
      note('文件在电脑上的位置');
      return [];
    }
    if (is(one, 'absPath', 'fileSharing')) return [];
    return is(one, 'definedName') && /\[\d|#REF!/.test(textIn(one)) ? [] : [one];
  });
  const names = child(tree, 'definedNames');
  if (names && !names.children.length) tree.children = tree.children.filter((node) => node !== names);
}

/** Texts that no cell refers to any more are emptied; their numbers stay. */
export function unusedTexts(pack: Package, note: (what: string) => void): void {
  const table = pack.tree('xl/sharedStrings.xml');
  if (!table) return;
  const used = new Set<number>();
  for (const [, tree] of treesOf(pack, SHEETS))
    for (const cell of elementsIn(tree))
      if (is(cell, 'c') && told(cell, 't') === 's') used.add(Number(textIn(child(cell, 'v') ?? cell)));
  table.children
    .filter((node): node is Element => is(node, 'si'))
    .forEach((text, n) => {
      if (used.has(n) || !textIn(text)) return;
      text.children = [{ name: text.name.replace('si', 't'), attributes: {}, children: [] }];
      note('已经删除的单元格留下的文字');
    });
}
