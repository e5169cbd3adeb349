import type { PdfFile } from '../../../platform/reading/index.ts';
import type { Gathering, ReadInner } from '../gathering.ts';
import { property } from '../office/properties.ts';
import { isPath } from '../office/relations.ts';
import { tellXmp } from '../pictures/tell.ts';

const LABELS: Readonly<Record<string, string>> = {
  Title: '标题',
  Author: '作者',
  Subject: '主题',
  Keywords: '关键词',
  Company: '单位',
  SourceModified: '源文件修改时间',
  Manager: '主管',
};
/** Annotations that are part of how a page works. */
const PLAIN = new Set(['Link', 'Widget', 'Popup']);

/** What a PDF carries besides its pages: properties, bookmarks, files, annotations, fields, programs. */
export async function around(pdf: PdfFile, gather: Gathering, inner: ReadInner): Promise<void> {
  const { info, metadata } = await pdf.getMetadata();
  for (const [key, value] of Object.entries(info as Record<string, unknown>)) {
    if (key === 'Custom' && value && typeof value === 'object')
      for (const [own, text] of Object.entries(value)) property(gather, own, String(text));
    else if (typeof value === 'string' && LABELS[key]) property(gather, LABELS[key], value);
  }
  const raw = (metadata as { getRaw?: () => string } | null)?.getRaw?.();
  if (raw) tellXmp(gather, Buffer.from(raw), 'meta.properties');
  await gather.tries('书签', async () => bookmarks(await pdf.getOutline(), gather));
  await gather.tries('附件', () => files(pdf, gather, inner));
  await gather.tries('程序', async () => {
    const scripts = [...Object.values((await pdf.getJSActions()) ?? {})].flat().map(String);
    for (const script of scripts) gather.piece('程序', script, 'hidden');
    if (scripts.length)
      gather.odd('meta.macro', '程序', { text: scripts[0]!, message: '文件带有程序（JavaScript）', removable: true });
  });
  for (let number = 1; number <= Math.min(pdf.numPages, gather.bounds.pages); number += 1)
    await gather.tries(`第 ${number} 页批注`, () => annotations(pdf, number, { gather, inner }));
}

interface Bookmark {
  title: string;
  url?: string | null;
  items: Bookmark[];
}

function bookmarks(roots: Bookmark[] | null, gather: Gathering): void {
  const todo = [...(roots ?? [])];
  for (let one = todo.pop(); one; one = todo.pop()) {
    gather.piece('书签', one.title, 'property');
    if (one.url) gather.piece('书签', one.url, 'property');
    todo.push(...one.items);
  }
}

async function files(pdf: PdfFile, gather: Gathering, inner: ReadInner): Promise<void> {
  const held = ((await pdf.getAttachments()) ?? {}) as Record<
    string,
    { filename: string; content?: Uint8Array; description?: string }
  >;
  for (const { filename, content, description = '' } of Object.values(held))
    await file({ filename, content, description }, gather, inner);
}

async function file(
  { filename, content, description }: { filename: string; content?: Uint8Array | undefined; description: string },
  gather: Gathering,
  inner: ReadInner,
): Promise<void> {
  const place = `附带的文件“${filename}”`;
  gather.piece(place, `${filename} ${description}`, 'property');
  gather.odd('meta.embedded', place, { text: filename, message: '文件里附带着另一个文件', removable: true });
  await gather.inner(place, async (own) => inner(Buffer.from(content ?? []), filename, own));
}

interface Annotation {
  subtype?: string;
  contentsObj?: { str?: string };
  titleObj?: { str?: string };
  richText?: { str?: string };
  fieldName?: string;
  fieldValue?: unknown;
  alternativeText?: string;
  url?: string;
  unsafeUrl?: string;
  hidden?: boolean;
  options?: { displayValue?: string }[];
  file?: { filename: string; content?: Uint8Array; description?: string };
}

async function annotations(
  pdf: PdfFile,
  number: number,
  { gather, inner }: { gather: Gathering; inner: ReadInner },
): Promise<void> {
  const page = await pdf.getPage(number);
  const all = (await page.getAnnotations()) as Annotation[];
  page.cleanup();
  for (const one of all) {
    const place = `第 ${number} 页批注`;
    const { subtype = '', contentsObj, titleObj, richText, fieldValue } = one;
    const text = [contentsObj?.str, richText?.str].filter(Boolean).join('\n');
    gather.piece(place, text, 'comment');
    if (!PLAIN.has(subtype)) {
      const author = titleObj?.str ? `，作者：${titleObj.str}` : '';
      gather.piece(`${place}的作者`, titleObj?.str ?? '', 'property');
      gather.odd('meta.comments', place, { text, message: `有批注${author}`, removable: true });
    }
    for (const value of [fieldValue].flat())
      if (typeof value === 'string')
        gather.piece(`第 ${number} 页表单“${one.fieldName ?? ''}”`, value, one.hidden ? 'hidden' : 'text');
    gather.piece(`第 ${number} 页表单说明`, one.alternativeText ?? '', 'alternative');
    for (const { displayValue = '' } of one.options ?? [])
      gather.piece(`第 ${number} 页表单选项`, displayValue, 'hidden');
    const url = one.url ?? one.unsafeUrl ?? '';
    gather.piece(`第 ${number} 页链接`, url, 'property');
    if (isPath(url))
      gather.odd('meta.external-links', `第 ${number} 页链接`, {
        text: url,
        message: '链接到本单位电脑或者内部网络',
        removable: true,
      });
    if (one.file) await file({ description: '', ...one.file }, gather, inner);
  }
}
