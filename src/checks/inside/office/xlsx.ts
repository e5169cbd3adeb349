import { sheetsIn, type Zip } from '../../../platform/reading/index.ts';
import { WHY } from '../bounds.ts';
import type { Gathering } from '../gathering.ts';
import { eventsOf, numberIn, partsLike, told } from './parts.ts';
import { property } from './properties.ts';
import { isPath, readableAddress, relationsIn, relationsOf } from './relations.ts';
import { cellLooks } from './sheet-styles.ts';
import { type Book, SheetText } from './sheet-text.ts';

const SAYS = { broken: WHY.broken, foreign: WHY.broken };
const MOST_SHEETS = 5_000;

/** What a workbook holds, but for what all office documents do. ECMA-376 part 1, 18 @returns the parts that were read */
export async function xlsx(zip: Zip, gather: Gathering): Promise<Set<string>> {
  const read = new Set(['xl/workbook.xml', 'xl/styles.xml', 'xl/sharedStrings.xml', 'xl/calcChain.xml']);
  const { sheets, epoch } = await sheetsIn(zip, SAYS, MOST_SHEETS);
  const book: Book = { texts: await sharedTexts(zip), used: new Set(), looks: await cellLooks(zip), epoch };
  for (const { name, part, hidden, veryHidden, type } of sheets) {
    if (!part) continue;
    read.add(part);
    const place = `工作表“${name}”`;
    if (!hidden) gather.piece(`${place}的名称`, name);
    else gather.piece(`${place}的名称`, name, 'hidden');
    await gather.tries(place, async () => {
      const before = gather.found.pieces.length;
      const text = new SheetText(gather, { name, unseen: hidden }, book);
      for await (const event of eventsOf(zip, part))
        if (event.kind === 'open') text.open(event.name, event.attributes);
        else if (event.kind === 'close') text.close(event.name);
        else text.text(event.text);
      text.done();
      if (!hidden) return;
      const held = gather.found.pieces.slice(before, before + 5).map((piece) => piece.text);
      const message = veryHidden ? '工作表是深度隐藏的，在菜单里也看不到' : '工作表是隐藏的';
      gather.odd('meta.hidden', place, { text: held.join(' '), message, removable: type.endsWith('/worksheet') });
    });
  }
  book.texts.forEach((text, n) => {
    if (book.used.has(n) || !text.trim()) return;
    const place = '没有单元格使用的文字';
    gather.piece(place, text, 'hidden');
    gather.odd('meta.hidden', place, { text, message: '文件里还存着已经删除的单元格的文字', removable: true });
  });
  await names(zip, gather);
  await comments(zip, gather, read);
  await cached(zip, gather, read);
  return read;
}

/** The workbook's texts, phonetic readings left out. @throws Unreadable */
async function sharedTexts(zip: Zip): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let [reading, phonetic] = [false, false];
  for await (const event of eventsOf(zip, 'xl/sharedStrings.xml')) {
    if (event.kind === 'text') text += reading ? event.text : '';
    else if (event.name === 'rPh') phonetic = event.kind === 'open';
    else if (event.name === 't') reading = event.kind === 'open' && !phonetic;
    else if (event.name === 'si') {
      if (event.kind === 'close') texts.push(text);
      text = '';
    }
  }
  return texts;
}

/** Names that are defined, and to what. */
async function names(zip: Zip, gather: Gathering): Promise<void> {
  let [name, text] = ['', ''];
  for await (const event of eventsOf(zip, 'xl/workbook.xml')) {
    if (event.kind === 'text') text += event.text;
    else if (event.kind === 'open' && event.name === 'definedName') [name, text] = [event.attributes.name ?? '', ''];
    else if (event.kind === 'close' && event.name === 'definedName' && !name.startsWith('_xlnm.')) {
      gather.piece(`定义的名称“${name}”`, name, 'property');
      if (text.startsWith('"')) gather.piece(`定义的名称“${name}”`, text.slice(1, -1), 'hidden');
    } else if (event.kind === 'open' && event.name === 'absPath') {
      const address = event.attributes.url ?? '';
      gather.piece('文件的位置', address, 'property');
      const message = '文件记着它在本单位电脑上的位置';
      gather.odd('meta.external-links', '文件的位置', { text: address, message, removable: true });
    } else if (event.kind === 'open' && event.name === 'fileSharing')
      property(gather, '设置只读的人', event.attributes.userName ?? '');
  }
}

/** Comments old and new: notes on cells, and threads. */
async function comments(zip: Zip, gather: Gathering, read: Set<string>): Promise<void> {
  for (const part of [
    ...partsLike(zip, /^xl\/comments\/?(?:comment)?\d*\.xml$/i),
    ...partsLike(zip, /^xl\/threadedComments\/\w+\.xml$/),
  ]) {
    read.add(part);
    await gather.tries('批注', async () => {
      let [place, text, reading] = ['', '', false];
      for await (const event of eventsOf(zip, part)) {
        if (event.kind === 'text') text += reading ? event.text : '';
        else if (event.name === 't' || event.name === 'text' || event.name === 'author') {
          reading = event.kind === 'open';
          if (event.name !== 'author') continue;
          if (event.kind === 'close') property(gather, '批注的作者', text);
          text = '';
        } else if (event.name !== 'comment' && event.name !== 'threadedComment') continue;
        else if (event.kind === 'open') [place, text] = [`批注 ${event.attributes.ref ?? ''}`, ''];
        else if (text.trim()) {
          gather.piece(place, text, 'comment');
          gather.odd('meta.comments', place, { text, message: '有批注', removable: true });
        }
      }
    });
  }
  for (const part of partsLike(zip, /^xl\/persons\/\w+\.xml$/)) {
    read.add(part);
    for await (const event of eventsOf(zip, part))
      if (event.kind === 'open' && event.name === 'person')
        property(gather, '批注的作者', told(event.attributes, 'displayName') ?? '');
  }
}

/** What a workbook keeps of other workbooks and of the sources of its pivot tables, and the record of changes. */
async function cached(zip: Zip, gather: Gathering, read: Set<string>): Promise<void> {
  for (const part of partsLike(zip, /^xl\/externalLinks\/externalLink\d+\.xml$/)) {
    read.add(part);
    const place = `外部链接 ${numberIn(part)}`;
    await gather.tries(place, async () => {
      const [link] = await relationsIn(zip, relationsOf(part));
      const address = readableAddress(link?.target ?? '');
      gather.piece(place, address, 'hidden');
      const message = isPath(address)
        ? '文件记着另一个文件在本单位电脑上的位置和其中的内容'
        : '文件记着另一个文件的位置和其中的内容';
      gather.odd('meta.external-links', place, { text: address, message, removable: true });
      await valuesOf(zip, part, { gather, place });
    });
  }
  for (const part of partsLike(zip, /^xl\/pivotCache\/pivotCache(?:Definition|Records)\d+\.xml$/)) {
    read.add(part);
    const place = `数据透视表缓存 ${numberIn(part)}`;
    await gather.tries(place, () => valuesOf(zip, part, { gather, place }));
    if (part.includes('Definition'))
      gather.odd('meta.embedded', place, { message: '数据透视表带着它的源数据，可能多于表上看到的', removable: true });
  }
  for (const part of partsLike(zip, /^xl\/revisions\/\w+\.xml$/)) {
    read.add(part);
    const place = '共享工作簿的修订记录';
    await gather.tries(place, () => valuesOf(zip, part, { gather, place }));
    gather.odd('meta.tracked-changes', place, { text: part, message: '文件带着修订记录', removable: true });
  }
}

/** Texts of elements and of values that are told in attributes. */
async function valuesOf(
  zip: Zip,
  part: string,
  { gather, place }: { gather: Gathering; place: string },
): Promise<void> {
  for await (const event of eventsOf(zip, part))
    if (event.kind === 'text') gather.piece(place, event.text, 'hidden');
    else if (
      event.kind === 'open' &&
      ['s', 'n', 'cacheField', 'worksheetSource', 'sheetName', 'header'].includes(event.name)
    )
      for (const key of ['v', 'name', 'sheet', 'val', 'userName'])
        if (event.attributes[key]) gather.piece(place, event.attributes[key], 'hidden');
}
