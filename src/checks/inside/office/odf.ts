import type { Zip } from '../../../platform/reading/index.ts';
import { Unreadable } from '../../../platform/reading/index.ts';
import { WHY } from '../bounds.ts';
import type { Gathering, ReadInner } from '../gathering.ts';
import { OdfText } from './odf-text.ts';
import { bytesOf, eventsOf, openParts } from './parts.ts';
import { property } from './properties.ts';

const PICTURE = /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)$/i;
const LOOKS =
  /^(?:mimetype|META-INF\/|Configurations2\/|layout-cache|manifest\.rdf)|(?:^|\/)(?:settings|meta|styles|content)\.xml$/;
const PROPERTIES: Readonly<Record<string, string>> = {
  'initial-creator': '最初作者',
  creator: '作者',
  'printed-by': '打印者',
  title: '标题',
  subject: '主题',
  description: '备注',
  keyword: '关键词',
};

/** Reads a document of LibreOffice or WPS in the open format: text, sheets, slides. ODF 1.3 @throws Unreadable */
export async function readOdf(bytes: Buffer, gather: Gathering, inner: ReadInner): Promise<void> {
  const zip = await openParts(bytes, gather);
  await refuseLocked(zip);
  const mime = (await bytesOf(zip, 'mimetype')).toString('latin1');
  await gather.tries('文档属性', () => meta(zip, gather));
  await gather.tries('文档设置', () => settings(zip, gather));
  for (const part of zip.names.filter((name) => /(?:^|\/)(?:content|styles)\.xml$/.test(name))) {
    const within = part.includes('/') ? `嵌入的对象“${part.split('/')[0]}” ` : part === 'styles.xml' ? '页眉页脚 ' : '';
    if (within.startsWith('嵌入') && part.endsWith('content.xml'))
      gather.odd('meta.embedded', within.trim(), {
        message: '文件里嵌有另一个文档或者图表，带着它的全部数据',
        removable: false,
      });
    await gather.tries(within.trim(), async () => {
      const text = new OdfText(gather, {
        label: within,
        sheets: mime.includes('spreadsheet'),
        header: part.endsWith('styles.xml'),
      });
      for await (const event of eventsOf(zip, part))
        if (event.kind === 'open') text.open(event.name, event.attributes);
        else if (event.kind === 'close') text.close(event.name);
        else text.text(event.text);
      text.done();
    });
  }
  for (const name of zip.names) {
    if (name.endsWith('/') || LOOKS.test(name)) continue;
    if (/^Thumbnails\//.test(name)) {
      const message = '文件带有缩略图，显示的可能是修改之前的内容';
      gather.odd('meta.thumbnail', '缩略图', { text: name, message, removable: true });
    } else if (/^(?:Basic|Scripts)\//.test(name))
      gather.odd('meta.macro', '宏', { text: name, message: '文件带有宏（程序）', removable: true });
    else if (PICTURE.test(name))
      await gather.inner(`图片“${name.split('/').at(-1)}”`, async (own) => inner(await bytesOf(zip, name), name, own));
    else if (!/^ObjectReplacements\//.test(name) && !/\.(?:xml|rdf)$/.test(name))
      await gather.inner(`嵌入的文件“${name.split('/').at(-1)}”`, async (own) =>
        inner(await bytesOf(zip, name), name, own),
      );
  }
}

async function refuseLocked(zip: Zip): Promise<void> {
  for await (const event of eventsOf(zip, 'META-INF/manifest.xml'))
    if (event.kind === 'open' && event.name === 'encryption-data') throw new Unreadable(WHY.locked);
}

async function meta(zip: Zip, gather: Gathering): Promise<void> {
  let [name, text, own] = ['', '', ''];
  for await (const event of eventsOf(zip, 'meta.xml')) {
    if (event.kind === 'text') text += event.text;
    else if (event.kind === 'open') {
      [name, text] = [event.name, ''];
      own = event.name === 'user-defined' ? (event.attributes['meta:name'] ?? '') : '';
    } else if (event.name === name) {
      property(gather, own || PROPERTIES[name], text);
      name = '';
    }
  }
}

/** The printer that was chosen last. */
async function settings(zip: Zip, gather: Gathering): Promise<void> {
  let [name, text] = ['', ''];
  for await (const event of eventsOf(zip, 'settings.xml')) {
    if (event.kind === 'text') text += event.text;
    else if (event.name !== 'config-item') continue;
    else if (event.kind === 'open') [name, text] = [event.attributes['config:name'] ?? '', ''];
    else if (name === 'PrinterName') property(gather, '打印机', text);
  }
}
