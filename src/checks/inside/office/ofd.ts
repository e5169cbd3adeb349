import { posix } from 'node:path';
import type { Zip } from '../../../platform/reading/index.ts';
import type { Gathering, ReadInner } from '../gathering.ts';
import { bytesOf, eventsOf, openParts } from './parts.ts';
import { property } from './properties.ts';

const LABELS: Readonly<Record<string, string>> = {
  Title: '标题',
  Author: '作者',
  Subject: '主题',
  Abstract: '摘要',
  Keyword: '关键词',
  CustomData: '自定义数据',
  Company: '单位',
};
const PICTURE = /\.(?:png|jpe?g|gif|bmp|tiff?|jb2|jp2)$/i;

/** Reads a document of OFD: its pages in order, templates, annotations, attached files. GB/T 33190-2016 @throws Unreadable */
export async function readOfd(bytes: Buffer, gather: Gathering, inner: ReadInner): Promise<void> {
  const zip = await openParts(bytes, gather);
  const roots = await documents(zip, gather);
  const read = new Set(['OFD.xml', ...roots]);
  let number = 0;
  for (const root of roots) {
    const { pages, templates } = await gatherPages(zip, root);
    for (const part of pages) {
      number += 1;
      read.add(part);
      const place = `第 ${number} 页`;
      await gather.tries(place, () => objects(zip, part, { gather, place, kind: 'text' }));
    }
    for (const part of templates) {
      read.add(part);
      await gather.tries('模板页', () => objects(zip, part, { gather, place: '模板页', kind: 'header' }));
    }
  }
  for (const name of zip.names) {
    if (read.has(name) || name.endsWith('/') || /\.(?:ttf|otf|ttc)$/i.test(name)) continue;
    const short = name.split('/').at(-1)!;
    if (/annot/i.test(name) && name.endsWith('.xml')) await gather.tries('批注', () => annotation(zip, name, gather));
    else if (/attachments?\.xml$/i.test(name)) await gather.tries('附件', () => attached(zip, name, gather));
    else if (PICTURE.test(name))
      await gather.inner(`图片“${short}”`, async (own) => inner(await bytesOf(zip, name), name, own));
    else if (/attach/i.test(name)) {
      gather.odd('meta.embedded', `附带的文件“${short}”`, {
        text: short,
        message: '文件里附带着另一个文件',
        removable: false,
      });
      await gather.inner(`附带的文件“${short}”`, async (own) => inner(await bytesOf(zip, name), name, own));
    }
  }
}

/** The documents in it, by their roots; and what is told of them. § 7.4 */
async function documents(zip: Zip, gather: Gathering): Promise<string[]> {
  const roots: string[] = [];
  let text = '';
  for await (const event of eventsOf(zip, 'OFD.xml')) {
    if (event.kind === 'text') text += event.text;
    else if (event.kind === 'open') text = '';
    else if (event.name === 'DocRoot') roots.push(text.trim().replace(/^\/+/, ''));
    else property(gather, LABELS[event.name], text, false);
    if (event.kind === 'close') text = '';
  }
  return roots;
}

/** Pages and templates of a document in order. § 7.5, 7.6 */
async function gatherPages(zip: Zip, root: string): Promise<{ pages: string[]; templates: string[] }> {
  const found = { pages: [] as string[], templates: [] as string[] };
  const place = (target: string) =>
    target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(root), target);
  for await (const event of eventsOf(zip, root)) {
    if (event.kind !== 'open' || !event.attributes.BaseLoc) continue;
    if (event.name === 'Page') found.pages.push(place(event.attributes.BaseLoc));
    else if (event.name === 'TemplatePage') found.templates.push(place(event.attributes.BaseLoc));
  }
  return found;
}

/** The text of a page, object by object: those that stand at one height are one line. § 11 */
async function objects(
  zip: Zip,
  part: string,
  { gather, place, kind }: { gather: Gathering; place: string; kind: 'text' | 'header' },
): Promise<void> {
  const texts = { seen: '', hidden: '' };
  let height = Number.NaN;
  let unseen = false;
  let own = '';
  let reading = false;
  let pictures = 0;
  for await (const event of eventsOf(zip, part)) {
    if (event.kind === 'text') own += reading ? event.text : '';
    else if (event.name === 'TextCode') {
      reading = event.kind === 'open';
    } else if (event.name === 'ImageObject' && event.kind === 'open') pictures += 1;
    else if (event.name !== 'TextObject') continue;
    else if (event.kind === 'open') {
      own = '';
      const { Visible, Alpha, Fill, Boundary = '' } = event.attributes;
      unseen = Visible === 'false' || Alpha === '0' || Fill === 'false';
      const top = Number(Boundary.split(' ')[1]);
      if (!unseen && texts.seen) texts.seen += Math.abs(top - height) < 1 ? '\t' : '\n';
      height = top;
    } else if (unseen) texts.hidden += `${own}\n`;
    else texts.seen += own;
  }
  gather.piece(place, texts.seen, kind);
  gather.piece(place, texts.hidden, 'hidden');
  if (texts.hidden.trim())
    gather.odd('meta.hidden', place, { text: texts.hidden, message: '有不显示的文字', removable: false });
  if (pictures && !texts.seen.trim()) gather.miss(place, '是扫描的图片，其中的文字没有识别');
}

async function annotation(zip: Zip, name: string, gather: Gathering): Promise<void> {
  for await (const event of eventsOf(zip, name)) {
    if (event.kind === 'text') gather.piece('批注', event.text, 'comment');
    else if (
      event.kind === 'open' &&
      event.name === 'Annot' &&
      !/Watermark|Link|Stamp/.test(event.attributes.Type ?? '')
    ) {
      const { Creator = '' } = event.attributes;
      gather.odd('meta.comments', '批注', { message: `有批注${Creator && `，作者：${Creator}`}`, removable: false });
    }
  }
}

async function attached(zip: Zip, name: string, gather: Gathering): Promise<void> {
  for await (const event of eventsOf(zip, name))
    if (event.kind === 'open' && event.name === 'Attachment')
      gather.piece('附件', event.attributes.Name ?? '', 'property');
}
