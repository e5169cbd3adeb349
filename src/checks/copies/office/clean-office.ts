import { writeZip } from '../../../platform/files/write-zip.ts';
import { openZip } from '../../../platform/reading/index.ts';
import { isPath } from '../../inside/office/relations.ts';
import { cleanPicture } from '../plain/clean-picture.ts';
import { cleanSlides, dropPaths } from './clean-slides.ts';
import { cleanWord } from './clean-word.ts';
import { cleanWorkbook } from './clean-workbook.ts';
import { Package, treesOf } from './package.ts';

export type OfficeKind = 'docx' | 'xlsx' | 'pptx';

const DROPPED: readonly [RegExp, string][] = [
  [/^docProps\/(?:core|app|custom)\.xml$/, '文档属性'],
  [/thumbnail\.\w{1,9}$/i, '缩略图'],
  [/^customXml\//, '自定义数据'],
  [/\/printerSettings\d*\.bin$/i, '打印机设置'],
  [/\/(?:vbaProject|vbaData)[^/]*$/i, '宏'],
  [/^xl\/(?:macrosheets|ctrlProps|activeX)\/|^(?:word|ppt)\/activeX\//, '宏'],
  [/\/(?:embeddings|afchunk)[^/]*\//i, '嵌入的文件'],
];
const PICTURE = /\/media\/[^/]+\.(?:jpe?g|png)$/i;
const PATHS = /^(?:word|ppt|xl)\/[\w/]+\.xml$/;

/** The parts of a document without what it carries besides its content. @throws Unreadable */
export async function cleanOffice(bytes: Buffer, kind: OfficeKind, note: (what: string) => void): Promise<Package> {
  const pack = await Package.open(bytes);
  const styles = await openZip(writeZip(pack.parts), { unpacked: 1 << 28, parts: 20_000, tooBig: '', broken: '' });
  for (const [like, what] of DROPPED) if (pack.drop(like)) note(what);
  if (pack.dropRelations(({ attributes }) => attributes.Type?.endsWith('/attachedTemplate') === true))
    note('模板的位置');
  if (kind === 'docx') await cleanWord(pack, styles, note);
  else if (kind === 'xlsx') await cleanWorkbook(pack, styles, note);
  else cleanSlides(pack, note);
  for (const [, tree] of treesOf(pack, PATHS)) dropPaths(tree, isPath, note);
  for (const name of pack.names.filter((one) => PICTURE.test(one))) {
    const cleaned = cleanPicture(pack.parts.get(name)!, note);
    if (cleaned) pack.parts.set(name, cleaned);
  }
  macroless(pack);
  return pack;
}

/** A document without its program is one of the plain kind. */
function macroless(pack: Package): void {
  const types = pack.tree('[Content_Types].xml');
  for (const node of types?.children ?? [])
    if (typeof node !== 'string' && node.attributes.ContentType)
      node.attributes.ContentType = node.attributes.ContentType.replace(
        /ms-(word|excel|powerpoint)\.(document|sheet|presentation)\.macroEnabled(?:\.main)?\+xml$/,
        (_, program: string, what: string) =>
          program === 'word'
            ? 'openxmlformats-officedocument.wordprocessingml.document.main+xml'
            : program === 'excel'
              ? 'openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
              : `openxmlformats-officedocument.presentationml.${what}.main+xml`,
      );
}
