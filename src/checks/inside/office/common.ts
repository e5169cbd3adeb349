import type { Zip } from '../../../platform/reading/index.ts';
import type { Gathering, ReadInner } from '../gathering.ts';
import { drawingText } from './drawing-text.ts';
import { bytesOf, eventsOf, numberIn } from './parts.ts';
import { officeProperties, property, template } from './properties.ts';
import { isPath, readableAddress, relationsIn } from './relations.ts';

/** Parts that hold how things look, or what other parts say as well. */
const LOOKS =
  /(?:^|\/)(?:_rels\/|\[Content_Types\]|theme\d*\.xml|themeOverride|fontTable|webSettings|numbering|stylesWithEffects|tableStyles|presProps|viewProps|metadata|styles?\d*\.xml|colors\d*\.xml|comments(?:Extended|Ids|Extensible)|tags?\d+\.xml|slicer|timeline|ctrlProp|richData|featurePropertyBag)/i;
const FONT = /\.(?:odttf|fntdata|ttf|otf)$/i;
const PICTURE = /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|wdp)$/i;

/** What any document of Word, Excel or PowerPoint may carry: properties, drawings, files, pictures, macros, links.
 *  @param read the parts that were read already */
export async function officeParts(
  zip: Zip,
  gather: Gathering,
  read: ReadonlySet<string>,
  inner: ReadInner,
): Promise<void> {
  await officeProperties(zip, gather);
  await relations(zip, gather);
  if (zip.repeated) gather.miss('', `里面有 ${zip.repeated} 个重名的部分，只检查了最后一个`);
  for (const part of zip.names) {
    if (read.has(part) || part.endsWith('/') || LOOKS.test(part) || FONT.test(part) || part.startsWith('docProps/'))
      continue;
    const place = placeOf(part);
    if (/vbaProject|vbaData|\/macrosheets\//i.test(part)) macro(gather, part);
    else if (/\/customXml\//.test(`/${part}`)) await customXml(zip, gather, part);
    else if (/printerSettings\d*\.bin$/i.test(part)) await printer(zip, gather, part);
    else if (/\/(?:charts|diagrams|drawings)\/[^/]+\.(?:xml|vml)$/i.test(part))
      await gather.tries(place, () =>
        drawingText(eventsOf(zip, part), gather, { label: `${place} `, kind: 'textbox' }),
      );
    else if (/\.(?:xml|vml)$/i.test(part)) await anyText(zip, gather, part);
    else if (PICTURE.test(part))
      await gather.inner(`图片“${part.split('/').at(-1)}”`, async (own) => inner(await bytesOf(zip, part), part, own));
    else if (!/thumbnail/i.test(part)) await embedded(zip, gather, part, inner);
  }
}

function placeOf(part: string): string {
  const number = numberIn(part);
  if (/\/charts\//.test(part)) return `图表 ${number}`;
  if (/\/diagrams\//.test(part)) return `SmartArt 图形 ${number}`;
  return /\/drawings\//.test(part) ? `绘图 ${number}` : part;
}

function macro(gather: Gathering, part: string): void {
  gather.odd('meta.macro', '宏', { text: part, message: '文件带有宏（程序）', removable: true });
  gather.miss('宏', '是程序代码，没有检查其中的文字');
}

async function embedded(zip: Zip, gather: Gathering, part: string, inner: ReadInner): Promise<void> {
  const name = part.split('/').at(-1)!;
  gather.odd('meta.embedded', `嵌入的文件“${name}”`, {
    text: name,
    message: '文件里嵌有另一个文件，打开就能看到它的全部内容',
    removable: true,
  });
  await gather.inner(`嵌入的文件“${name}”`, async (own) => inner(await bytesOf(zip, part), part, own));
}

/** Where a document leads to: templates, files and pictures that lie elsewhere, addresses. */
async function relations(zip: Zip, gather: Gathering): Promise<void> {
  const seen = new Set<string>();
  for (const part of zip.names.filter((name) => /_rels\/[^/]*\.rels$/.test(name)))
    await gather.tries(part, async () => {
      for (const { type, target, external } of await relationsIn(zip, part)) {
        const address = readableAddress(target);
        if (!external || seen.has(`${type} ${address}`) || type === 'externalLinkPath') continue;
        seen.add(`${type} ${address}`);
        if (type === 'attachedTemplate') template(gather, address);
        else {
          gather.piece('链接', address, 'property');
          if (type !== 'hyperlink' || isPath(address)) link(gather, address);
        }
      }
    });
}

function link(gather: Gathering, address: string): void {
  const message = isPath(address) ? '链接到本单位电脑或者内部网络' : '文件的一部分放在别处，打开时要去那里取';
  gather.odd('meta.external-links', '链接', { text: address, message, removable: false });
}

/** Data that programs hang on a document. */
async function customXml(zip: Zip, gather: Gathering, part: string): Promise<void> {
  if (/itemProps\d*\.xml$/.test(part)) return;
  await gather.tries(part, async () => {
    const texts: string[] = [];
    for await (const event of eventsOf(zip, part))
      if (event.kind === 'text' && event.text.trim()) texts.push(event.text.trim());
    property(gather, '自定义数据', texts.join(' '));
  });
}

/** The name of a printer stands at the beginning: DEVMODE, 32 letters of two bytes. */
async function printer(zip: Zip, gather: Gathering, part: string): Promise<void> {
  await gather.tries(part, async () => {
    const name = (await bytesOf(zip, part)).subarray(0, 64).toString('utf16le').split('\0')[0] ?? '';
    if (/^[\p{L}\p{N}\p{P}\p{Zs}\\]{2,}$/u.test(name)) property(gather, '打印机', name);
  });
}

/** A part of which nothing is known: whatever is written in it. */
async function anyText(zip: Zip, gather: Gathering, part: string): Promise<void> {
  await gather.tries(part, async () => {
    for await (const event of eventsOf(zip, part))
      if (event.kind === 'text') gather.piece(part, event.text, 'property');
  });
}
