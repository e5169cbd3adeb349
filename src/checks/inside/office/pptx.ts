import type { Zip } from '../../../platform/reading/index.ts';
import type { Gathering } from '../gathering.ts';
import { drawingText } from './drawing-text.ts';
import { eventsOf, numberIn, partsLike, told } from './parts.ts';
import { property } from './properties.ts';

/** What a presentation holds, but for what all office documents do. ECMA-376 part 1, 19 @returns the parts that were read */
export async function pptx(zip: Zip, gather: Gathering): Promise<Set<string>> {
  const read = new Set(['ppt/commentAuthors.xml', 'ppt/authors.xml']);
  const each = async (like: RegExp, take: (part: string, number: string) => Promise<void>) => {
    for (const part of partsLike(zip, like)) {
      read.add(part);
      await gather.tries(part, () => take(part, numberIn(part)));
    }
  };
  await each(/^ppt\/slides\/slide\d+\.xml$/, async (part, number) => {
    const hidden = await isHidden(zip, part);
    const label = `第 ${number} 张幻灯片`;
    if (hidden) gather.odd('meta.hidden', label, { message: '幻灯片是隐藏的', removable: true });
    await drawingText(eventsOf(zip, part), gather, { label: `${label} `, kind: hidden ? 'hidden' : 'text' });
  });
  await each(/^ppt\/notesSlides\/notesSlide\d+\.xml$/, async (part, number) => {
    const before = gather.found.pieces.length;
    await drawingText(eventsOf(zip, part), gather, { label: `备注 ${number} `, kind: 'note' });
    const own = gather.found.pieces.slice(before).filter(({ text }) => !/^\d{1,4}$/.test(text));
    if (!own.length) return;
    const text = own.map((piece) => piece.text).join(' ');
    gather.odd('meta.comments', `备注 ${number}`, { text, message: '幻灯片有演讲者备注', removable: true });
  });
  await each(/^ppt\/(?:slideMasters|slideLayouts|notesMasters|handoutMasters)\/\w+\.xml$/, (part, number) =>
    drawingText(eventsOf(zip, part), gather, {
      label: `${/Layout/.test(part) ? '版式' : '母版'} ${number} `,
      kind: 'header',
    }),
  );
  let comments = 0;
  await each(/^ppt\/comments\/[\w{}-]+\.xml$/i, async (part) => {
    comments = await commentsIn(zip, part, gather, comments);
  });
  await gather.tries('批注作者', () => authors(zip, gather));
  return read;
}

async function isHidden(zip: Zip, part: string): Promise<boolean> {
  for await (const event of eventsOf(zip, part))
    if (event.kind === 'open' && event.name === 'sld') return ['0', 'false'].includes(event.attributes.show ?? '');
  return false;
}

/** Comments of PowerPoint old (a text) and new (paragraphs). */
async function commentsIn(zip: Zip, part: string, gather: Gathering, before: number): Promise<number> {
  let number = before;
  let text = '';
  let reading = false;
  const tell = () => {
    if (text.trim()) {
      number += 1;
      gather.piece(`批注 ${number}`, text, 'comment');
      gather.odd('meta.comments', `批注 ${number}`, { text, message: '有批注', removable: true });
    }
    text = '';
  };
  for await (const event of eventsOf(zip, part)) {
    if (event.kind === 'text') text += reading ? event.text : '';
    else if (event.name === 'text' || event.name === 't') reading = event.kind === 'open';
    else if (event.name === 'p' && event.kind === 'close') text += '\n';
    else if (['cm', 'reply'].includes(event.name)) tell();
  }
  return number;
}

async function authors(zip: Zip, gather: Gathering): Promise<void> {
  for (const part of ['ppt/commentAuthors.xml', 'ppt/authors.xml'])
    for await (const event of eventsOf(zip, part))
      if (event.kind === 'open' && ['cmAuthor', 'author'].includes(event.name))
        property(gather, '批注的作者', told(event.attributes, 'name') ?? '');
}
