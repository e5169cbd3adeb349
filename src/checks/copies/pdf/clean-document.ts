import { isPath } from '../../inside/office/relations.ts';
import { changes, hideIn } from '../segments.ts';
import type { Hide } from '../shapes.ts';
import type { PdfDocument } from './document.ts';
import { dictOf } from './lexer.ts';
import { type Dict, isDict, nameIn, stringOf, textOf, type Value } from './values.ts';

/** What any object may carry, in words; '' for what nobody misses. */
const CARRIED: Readonly<Record<string, string>> = {
  Metadata: '文档属性',
  PieceInfo: '制作软件留下的数据',
  LastModified: '',
  Thumb: '缩略图',
  AA: '程序',
  JS: '程序',
  JavaScript: '程序',
  EmbeddedFiles: '附带的文件',
  EF: '附带的文件',
  AF: '附带的文件',
  Collection: '附带的文件',
  XFA: '动态表单',
};
/** Annotations that are part of how a page works. */
const KEPT = new Set(['Link', 'Widget']);

/** Takes away what a document carries besides its pages. @param note takes what was taken away, in words */
export function cleanDocument(doc: PdfDocument, pages: readonly Dict[], note: (what: string) => void): void {
  for (const page of pages) {
    const all = doc.get(page.get('Annots'));
    if (!Array.isArray(all)) continue;
    const kept = all.filter((one) => keeps(doc, one));
    if (kept.length < all.length) note('批注');
    if (kept.length) page.set('Annots', kept);
    else page.delete('Annots');
  }
  for (const value of doc.objects.values()) each(value, (dict) => bare(dict, doc, note));
  const action = doc.get(doc.root.get('OpenAction'));
  if (isDict(action) && nameIn(action.get('S')) !== 'GoTo') doc.root.delete('OpenAction');
}

function keeps(doc: PdfDocument, annotation: Value): boolean {
  const dict = doc.dict(annotation);
  const uri = doc.get(doc.dict(dict?.get('A'))?.get('URI'));
  return KEPT.has(nameIn(doc.get(dict?.get('Subtype'))) ?? '') && !(Buffer.isBuffer(uri) && isPath(textOf(uri)));
}

function bare(dict: Dict, doc: PdfDocument, note: (what: string) => void): void {
  for (const [key, what] of Object.entries(CARRIED))
    if (dict.has(key)) {
      // a font may have a program of that name, a form a field
      if (key === 'JavaScript' && !isDict(doc.get(dict.get(key)))) continue;
      dict.delete(key);
      if (what) note(what);
    }
  if (nameIn(dict.get('FT')) === 'Sig' && dict.has('V')) {
    dict.delete('V');
    note('电子签名（改动后不再有效）');
  }
}

/** Every dictionary of an object, without those that stand elsewhere. */
function each(value: Value, take: (dict: Dict) => void): void {
  const dict = dictOf(value);
  if (dict) {
    take(dict);
    for (const one of dict.values()) each(one, take);
  } else if (Array.isArray(value)) for (const one of value) each(one, take);
}

/** Hides in the words of bookmarks, fields, descriptions, addresses. @returns whether there was any */
export function hideInWords(doc: PdfDocument, hide: Hide): boolean {
  let found = false;
  const anew = (value: Value): Value => {
    if (Buffer.isBuffer(value)) return hidden(value);
    if (Array.isArray(value)) {
      for (const [n, one] of value.entries()) value[n] = anew(one);
      return value;
    }
    const dict = dictOf(value);
    for (const [key, one] of dict ?? []) dict!.set(key, anew(one));
    return value;
  };
  const hidden = (string: Buffer): Buffer => {
    const text = textOf(string);
    if (text.length > 100_000 || !changes(text, hide).length) return string;
    found = true;
    let masked = text;
    const put = (more: string) => {
      masked = more;
    };
    hideIn([{ text, put }], hide);
    return /^[\x20-\x7e]*$/.test(masked) ? Buffer.from(masked, 'latin1') : stringOf(masked);
  };
  for (const [number, value] of doc.objects) doc.objects.set(number, anew(value));
  return found;
}

/** Fields are painted anew by whoever opens the file: how they looked shows what they held. */
export function repaintFields(doc: PdfDocument, pages: readonly Dict[]): void {
  for (const page of pages) {
    const all = doc.get(page.get('Annots'));
    for (const one of Array.isArray(all) ? all : []) doc.dict(one)?.delete('AP');
  }
  doc.dict(doc.root.get('AcroForm'))?.set('NeedAppearances', true);
}
