import { AlignmentType, Document, ImageRun, Packer, Paragraph, TextRun } from 'docx';
import type { FastifyInstance } from 'fastify';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bodyOf } from '../../src/publishing/drafting/html.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { testTown } from '../support/town.ts';

let app: FastifyInstance;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  const books = await testDatabase(rooms);
  const town = await testTown(books.db);
  const { db, house, files, sealer } = books;
  app = await buildServer({ db, house, files, sealer, now: () => new Date() });
  const base = await app.listen({ host: '127.0.0.1', port: 0 });
  page = await (await (await testBrowser()).newContext({ locale: 'zh-CN' })).newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  await signIn(page, base, (await town.person('finance', 'editor')).login, town.password);
  await page.goto(`${base}/console/documents/new`);
  await page.fill('[name=title]', '粘贴');
  await page.selectOption('[name=column_id]', String(town.columnId));
  await page.click('main form .btn');
  await page.waitForSelector('.ProseMirror');
});
afterAll(() => closeServer(app));
beforeEach(async () => {
  await page.click('.ProseMirror');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.waitForFunction(() => !document.querySelector('.ProseMirror')!.textContent);
  return () => expect(faults).toEqual([]);
});

interface Clipboard {
  html: string;
  rtf?: string;
  /** base64 of pictures that lie on the clipboard as files */
  files?: string[];
}

/** @returns what would be stored, and the line that was said */
async function pasted({ html, rtf = '', files = [] }: Clipboard): Promise<[body: string, said: string]> {
  await page.evaluate(
    ([html, rtf, files]) => {
      const data = new DataTransfer();
      data.setData('text/html', html);
      if (rtf) data.setData('text/rtf', rtf);
      for (const file of files)
        data.items.add(
          new File([Uint8Array.from(atob(file), (c) => c.charCodeAt(0))], 'image.png', { type: 'image/png' }),
        );
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector('.ProseMirror')!.dispatchEvent(event);
    },
    [html, rtf, files] as const,
  );
  await page.waitForFunction(() => !/正在上传/.test(document.querySelector('#pasted')!.textContent ?? ''));
  const said = await page.$eval('#pasted', (one) => ((one as HTMLElement).hidden ? '' : (one.textContent ?? '')));
  return [bodyOf(await page.$eval('#f-body_html', (one) => (one as HTMLTextAreaElement).value)), said];
}

const office = 'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"';
const comment = `正文<span class=MsoCommentReference><span style='mso-special-character:comment'>&nbsp;<a class=msocomanchor
  href="#_msocom_1" name="_msoanchor_1">[A1]</a></span></span>。`;
const commentList = `<div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff><![endif]>
  <div style='mso-element:comment'><div id="_com_1" class=msocomtxt><p class=MsoCommentText>内部批注：不要公开</p></div></div></div>`;
const point = (level: number, mark: string, words: string, kind = 'MsoListParagraph') =>
  `<p class=${kind} style='margin-left:21pt;text-indent:-21pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
  lang=EN-US style='font-family:Wingdings'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
  </span></span></span><![endif]>${words}</p>`;

test.each<[why: string, html: string, body: string, said: string]>([
  [
    'Word: a comment and its mark',
    `<html ${office}><body lang=ZH-CN><p class=MsoNormal>${comment}</p>${commentList}</body></html>`,
    '<p>正文。</p>',
    '已去掉1 条批注，请核对正文。',
  ],
  [
    'Word: the words that a comment is about stay',
    `<p class=MsoNormal><a style='mso-comment-reference:A_1;mso-comment-date:20260301T1000'>批注所指</a>的话</p>`,
    '<p>批注所指的话</p>',
    '',
  ],
  [
    'Word: hidden, by style and by class',
    "<style>span.a1 {mso-style-name:暗;display:none;mso-hide:all}</style><p>看得见<span style='display:none;mso-hide:all'>隐藏一</span><span class=a1>隐藏二</span></p>",
    '<p>看得见</p>',
    '已去掉2 处隐藏文字，请核对正文。',
  ],
  [
    'Word: changes that were tracked are taken',
    '<p>应<del cite="mailto:a" datetime="2026-01-01T10:00">当</del><ins cite="mailto:a">于</ins><span class=msoDel>五</span>三日内办结</p>',
    '<p>应于三日内办结</p>',
    '已去掉2 处修订中已删除的文字，请核对正文。',
  ],
  ['a line that somebody struck through stays', '<p><s>旧</s>新</p>', '<p><s>旧</s>新</p>', ''],
  [
    'sub and sup, by element and by style',
    '<p>H<sub>2</sub>O，10<sup>3</sup>立方米，5m<span style="font-size:0.6em;vertical-align:super">2</span>，x<span style="vertical-align:sub">1</span></p>',
    '<p>H<sub>2</sub>O，10<sup>3</sup>立方米，5m<sup>2</sup>，x<sub>1</sub></p>',
    '',
  ],
  [
    'Google Docs: <b> that is none, and bold by style',
    '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">平</span><span style="font-weight:700">粗</span><span style="font-style:italic">斜</span><span style="text-decoration:underline">线</span></p></b>',
    '<p>平<strong>粗</strong><em>斜</em><u>线</u></p>',
    '',
  ],
  [
    'plain inside bold',
    '<p><b>粗<span style="font-weight:normal">平</span>粗</b></p>',
    '<p><strong>粗</strong>平<strong>粗</strong></p>',
    '',
  ],
  [
    'bold of every spelling',
    '<p><span style="font-weight:bold">一</span><span style="FONT-WEIGHT: bolder">二</span><span style="font-weight:600">三</span><span style="font-weight:500">四</span></p>',
    '<p><strong>一二三</strong>四</p>',
    '',
  ],
  [
    'Word: headings one to three',
    '<h1>总则<o:p></o:p></h1><p class=MsoNormal>一</p><h2>目的</h2><h3>细目</h3><h6>末</h6>',
    '<h2>总则</h2><p>一</p><h3>目的</h3><h4>细目</h4><h4>末</h4>',
    '',
  ],
  [
    'a page without h1 keeps its levels',
    '<h2>甲</h2><h3 style="text-align:center"><b>乙</b></h3>',
    '<h2>甲</h2><h3 class="align-center">乙</h3>',
    '',
  ],
  [
    'WPS: headings by outline level, a title by its class, centred by the sheet',
    "<style>p.MsoTitle{text-align:center;font-weight:bold}</style><p class=MsoTitle>方案</p><p class=MsoNormal style='mso-outline-level:2'><b>一、目标</b></p><p>文</p>",
    '<h2 class="align-center">方案</h2><h3>一、目标</h3><p>文</p>',
    '',
  ],
  [
    'Word: bullets, one level below another',
    point(1, '·', '甲') + point(2, 'o', '子') + point(1, '·', '乙', 'MsoListParagraphCxSpLast'),
    '<ul><li><p>甲</p><ul><li><p>子</p></li></ul></li><li><p>乙</p></li></ul>',
    '',
  ],
  [
    'Word: numbers, going on after a paragraph',
    `${point(1, '1.', '甲')}${point(1, '2.', '乙')}<p class=MsoNormal>插一段</p>${point(1, '3.', '丙')}`,
    '<ol><li><p>甲</p></li><li><p>乙</p></li></ol><p>插一段</p><ol start="3"><li><p>丙</p></li></ol>',
    '',
  ],
  [
    'marks of official papers are words',
    point(1, '一、', '总体要求') + point(2, '（一）', '目标'),
    '<p>一、总体要求</p><p>（一）目标</p>',
    '',
  ],
  [
    'a table: rows without height go, cells keep their spans and their middle',
    `<table class=MsoTableGrid border=1><tr style='height:20pt'><td colspan=2 style='border:1pt'><p class=MsoNormal align=center
      style='text-align:center'><b>合计<o:p></o:p></b></p></td></tr><tr><td><p class=MsoNormal>甲</p></td><td><p>1</p></td></tr>
      <![if !supportMisalignedColumns]><tr height=0><td width=10 style='border:none'></td><td width=9 style='border:none'></td></tr><![endif]></table>`,
    '<table><tbody><tr><td colspan="2"><p class="align-center"><strong>合计</strong></p></td></tr><tr><td><p>甲</p></td><td><p>1</p></td></tr></tbody></table>',
    '',
  ],
  [
    'Excel: bold and middle by the sheet, a hidden column',
    '<style>.xl65 {font-weight:700;text-align:center} .xl66 {display:none}</style><table><col width=72><tr height=19><td class=xl65>项目</td><td class=xl66>内部</td></tr><tr><td>甲</td><td style="display:none">乙</td></tr></table>',
    '<table><tbody><tr><td><p class="align-center"><strong>项目</strong></p></td></tr><tr><td><p>甲</p></td></tr></tbody></table>',
    '已去掉2 处隐藏文字，请核对正文。',
  ],
  [
    'Google Docs: a list in a list',
    '<ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400">甲</span></p></li><ul><li aria-level="2"><p>子</p></li></ul><li><p>乙</p></li></ul><br class="Apple-interchange-newline">',
    '<ul><li><p>甲</p><ul><li><p>子</p></li></ul></li><li><p>乙</p></li></ul>',
    '',
  ],
  [
    'WeChat: sections, a card that is hidden, pictures that are addresses',
    '<section style="text-align:center"><section><span style="font-weight:bold">温馨提示</span></section></section><section><p>各位村民：</p><section style="display:none">追踪</section><p><img data-src="https://mmbiz.example/1" src="data:image/svg+xml,%3Csvg%3E"></p></section><iframe src="https://v.example/x"></iframe>',
    '<p class="align-center"><strong>温馨提示</strong></p><p>各位村民：</p>',
    '已去掉1 处隐藏文字、1 处视频等嵌入内容，请核对正文。有 1 张图片没有带过来，请在原文中另存为图片，再用工具栏的“图片”按钮插入原处。',
  ],
  [
    'a web page: buttons and scripts go, links out stay, links within go',
    '<article><h1>公告</h1><div>甲<br>乙 <a href="https://example.com/a">附件</a><a href="#top">返回顶部</a></div><button>分享</button><script>1</script><img src="https://example.com/1.gif" width=1 height=1></article>',
    '<h2>公告</h2><p>甲<br />乙 <a href="https://example.com/a">附件</a>返回顶部</p>',
    '',
  ],
  ['lines that were set', '<pre>甲\n乙</pre>', '<p>甲</p><p>乙</p>', ''],
])('%s', async (_, html, body, said) => {
  expect(await pasted({ html })).toEqual([body, said]);
});

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const hex = Buffer.from(png, 'base64').toString('hex');
const shape = (blip: string, bytes: string) =>
  `{\\*\\shppict{\\pict{\\*\\picprop\\shplid1025{\\sp{\\sn shapeType}{\\sv 75}}}\\picscalex100\\${blip}\\bliptag-1{\\*\\blipuid 0a1b}\n${bytes}}}{\\nonshppict{\\pict\\wmetafile8 0102}}`;
const file = (n: number) => `<img width=100 height=80 src="file:///C:/Users/a/clip_image00${n}.png">`;
const picture = /<img src="\/files\/[0-9a-f]{64}\/[^"]+" alt="" \/>/g;

test.each<[why: string, clipboard: Clipboard, body: string, said: string]>([
  [
    'Word: pictures stand in the RTF beside the text, each twice',
    { html: `<p>前${file(1)}</p><p>后</p>`, rtf: `{\\rtf1\\ansi 前${shape('pngblip', hex)}\\par 后}` },
    '<p>前</p>▣<p>后</p>',
    '带入图片 1 张。',
  ],
  [
    'one of two is of a kind that no browser shows',
    {
      html: `<p>甲${file(1)}</p><p>乙${file(2)}</p>`,
      rtf: `{\\rtf1 ${shape('emfblip', '0102')}${shape('pngblip', hex)}}`,
    },
    '<p>甲</p><p>乙</p>▣',
    '带入图片 1 张。有 1 张图片没有带过来，请在原文中另存为图片，再用工具栏的“图片”按钮插入原处。',
  ],
  [
    'no RTF: how many are missing',
    { html: `<p>甲${file(1)}${file(2)}</p>` },
    '<p>甲</p>',
    '有 2 张图片没有带过来，请在原文中另存为图片，再用工具栏的“图片”按钮插入原处。',
  ],
  [
    'a picture of the text is not one of its pictures',
    { html: `<p>甲${file(1)}</p>`, files: [png] },
    '<p>甲</p>',
    '有 1 张图片没有带过来，请在原文中另存为图片，再用工具栏的“图片”按钮插入原处。',
  ],
  ['a picture alone', { html: file(1), files: [png] }, '▣', '带入图片 1 张。'],
  [
    'Google Docs, mail: the picture stands in its address',
    { html: `<p>甲</p><p><img src="data:image/png;base64,${png}"></p>` },
    '<p>甲</p>▣',
    '带入图片 1 张。',
  ],
  [
    'what calls itself a picture and is none',
    { html: `<p>甲<img src="data:image/png;base64,${Buffer.from('MZ').toString('base64')}"></p>` },
    '<p>甲</p>',
    '有 1 张图片没有带过来，请在原文中另存为图片，再用工具栏的“图片”按钮插入原处。',
  ],
])('pictures: %s', async (_, clipboard, body, said) => {
  const [got, words] = await pasted(clipboard);
  expect([got.replace(picture, '▣').replaceAll('<p>▣</p>', '▣'), words]).toEqual([body, said]);
});

test('a Word file is opened as the body, with its picture; another file says what to do', async () => {
  const word = await Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun('关于调整值班的通知')] }),
            new Paragraph({ children: [new TextRun('正文'), new TextRun({ text: '暗', vanish: true })] }),
            new Paragraph({
              children: [
                new ImageRun({
                  type: 'png',
                  data: Buffer.from(png, 'base64'),
                  transformation: { width: 9, height: 9 },
                }),
              ],
            }),
          ],
        },
      ],
    }),
  );
  await page.setInputFiles('#f-word', { name: '旧.docx', mimeType: '', buffer: Buffer.from('旧格式') });
  await page.waitForSelector('#word-error:not([hidden]) >> text=另存为 .docx');
  await page.setInputFiles('#f-word', { name: '通知.docx', mimeType: '', buffer: word });
  await page.waitForSelector('.ProseMirror img');
  expect(await page.textContent('#pasted')).toBe('已打开“通知.docx”。已去掉1 处隐藏文字，请核对正文。带入图片 1 张。');
  expect(await page.isHidden('#word-error')).toBe(true);
  const body = bodyOf(await page.$eval('#f-body_html', (one) => (one as HTMLTextAreaElement).value));
  expect(body.replace(picture, '▣')).toBe('<p class="align-center">关于调整值班的通知</p><p>正文</p><p>▣</p>');
});
