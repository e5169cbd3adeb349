import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { WechatServer } from '../../../../test/support/wechat/server.ts';
import { sanitise } from '../../../publishing/drafting/html.ts';
import { wechatApi } from '../api.ts';
import { BOUNDS, cutTo } from './cut.ts';
import { type LaidOutOf, layOut } from './lay-out.ts';
import { withPictures } from './with-pictures.ts';

const HASH = 'a'.repeat(64);
const ADDRESS = 'https://town.example/documents/31';
const given = (bodyHtml: string, more: Partial<LaidOutOf> = {}): LaidOutOf => ({
  ...{ title: '通知', author: '党政办', summary: '摘要', bodyHtml, address: ADDRESS, source: '测试镇' },
  ...{ publishedOn: '2026-11-29', attachments: [], ...more },
});
/** What stands between the frame and the ending. */
const textOf = (bodyHtml: string, more: Partial<LaidOutOf> = {}) =>
  /^<section style="[^"]*">(.*)<section style="border-top.*$/s.exec(layOut(given(bodyHtml, more)).content)![1]!;
const endingOf = (bodyHtml: string, more: Partial<LaidOutOf> = {}) =>
  /<section style="border-top[^>]*>(.*)<\/section><\/section>$/s.exec(layOut(given(bodyHtml, more)).content)![1]!;
const plain = (html: string) => html.replace(/ style="[^"]*"/g, '');

describe('bounds of title, author and digest', () => {
  test.each([
    ['一'.repeat(32), 32, '一'.repeat(32), 'fits'],
    ['一'.repeat(33), 32, `${'一'.repeat(31)}…`, 'one too many'],
    [`${'一'.repeat(30)}𠮷𠮷`, 32, `${'一'.repeat(30)}…`, 'a sign of two halves is not halved'],
    ['一二 三四', 4, '一二…', 'no space before …'],
    ['👨‍👩‍👧家', 4, '…', 'a sign of many parts stays whole or goes'],
  ])('%s within %i: %s (%s)', (text, most, cut, _why) => {
    expect(cutTo(text, most)).toBe(cut);
    expect(cutTo(text, most).length).toBeLessThanOrEqual(most);
  });

  test('what was cut is told', () => {
    const long = { title: '一'.repeat(40), author: '一'.repeat(20), summary: '一'.repeat(200) };
    const { title, author, digest, warnings } = layOut(given('<p>正文</p>', long));
    expect([title.length, author.length, digest.length]).toEqual([32, 16, 128]);
    expect(warnings.map((one) => one.slice(0, 9))).toEqual(
      ['标题超过 32 字', '作者超过 16 字', '摘要超过 128 '].map((one) => one.slice(0, 9)),
    );
  });

  test('a digest that nobody wrote is the first words of the text', () =>
    expect(layOut(given(`<h2>标题</h2><p>${'文'.repeat(100)}</p>`, { summary: ' ' })).digest).toBe(
      `标题 ${'文'.repeat(50)}…`,
    ));
});

test.each([
  ['<h2>一、要求</h2>', '<h2>一、要求</h2>', 'headings'],
  [
    '<p>甲<strong>乙</strong><u>丙</u><sup>2</sup><br>丁</p>',
    '<p>甲<strong>乙</strong><u>丙</u><sup>2</sup><br>丁</p>',
    'marks',
  ],
  ['<p>a &lt; b &amp; c</p>', '<p>a &lt; b &amp; c</p>', 'signs of markup'],
  ['<ul><li>甲</li><li><p>乙</p><p>丙</p></li></ul>', '<ul><li>甲</li><li><p>乙</p><p>丙</p></li></ul>', 'lists'],
  [
    '<ol start="3"><li>甲<ul><li>乙</li></ul></li></ol>',
    '<ol start="3"><li>甲<ul><li>乙</li></ul></li></ol>',
    'lists in lists',
  ],
  ['<div class="align-center"><p>甲</p></div>', '<section><p>甲</p></section>', 'a div'],
  ['<blockquote><p>甲</p></blockquote>', '<section><p>甲</p></section>', 'a quotation'],
  ['甲<strong>乙</strong><p>丙</p>', '<p>甲<strong>乙</strong></p><p>丙</p>', 'words without a block'],
  ['<p> </p><p>&nbsp;</p><h2></h2>', '', 'nothing empty'],
  ['<hr>', '<hr>', 'a line'],
])('%s (%s%s)', (body, shown) => expect(plain(textOf(body))).toBe(shown));

test.each([
  ['<p>甲</p>', 'text-indent:2em', ''],
  ['<p class="indent">甲</p>', 'text-indent:2em', ''],
  ['<p class="no-indent">甲</p>', '', 'text-indent'],
  ['<p class="align-center">甲</p>', 'text-align:center', 'text-indent'],
  ['<p class="align-right">甲</p>', 'text-align:right', 'text-indent'],
  ['<p class="align-justify">甲</p>', 'text-align:justify', ''],
  ['<h2 class="align-center">甲</h2>', 'text-align:center', 'text-indent'],
  [`<p><img src="/files/${HASH}/a.jpg" alt="图"></p>`, 'text-align:center', 'text-indent'],
])('%s has %s and not %s', (body, has, hasNot) => {
  expect(textOf(body)).toContain(has);
  if (hasNot) expect(textOf(body)).not.toContain(hasNot);
});

describe('links become notes with their addresses', () => {
  test.each([
    ['<a href="https://a.example/1">甲</a>', '甲［1］', '［1］https://a.example/1', 'another site'],
    ['<a href="/documents/12">甲</a>', '甲［1］', '［1］https://town.example/documents/12', 'our own site'],
    [
      '<a href="/files/x/%E8%A1%A8.docx">甲</a>',
      '甲［1］',
      '［1］https://town.example/files/x/%E8%A1%A8.docx',
      'a file',
    ],
    ['<a href="#x">甲</a>', '甲', '', 'within the page'],
    ['<a href="https://a.example/">a.example</a>', 'a.example', '', 'its words are its address'],
    ['<a href="mailto:gk@example.com">gk@example.com</a>', 'gk@example.com', '', 'likewise'],
    [
      '<a href="https://a.example/1">甲</a>、<a href="https://a.example/1">乙</a>',
      '甲［1］、乙［1］',
      '［1］',
      'twice the same',
    ],
  ])('%s: %s, %s (%s)', (link, shown, noted, _why) => {
    expect(plain(textOf(`<p>${link}</p>`))).toBe(`<p>${shown}</p>`);
    const ending = plain(endingOf(`<p>${link}</p>`));
    expect(ending.includes('文中网址')).toBe(noted !== '');
    expect(ending).toContain(noted);
    expect(ending).not.toContain('［2］');
  });

  test('of a town below a path, its own links lie there too', () =>
    expect(
      endingOf('<p><a href="/documents/1">甲</a></p>', { address: 'https://city.example/u/t1/documents/2' }),
    ).toContain('［1］https://city.example/u/t1/documents/1'));
});

describe('tables read on a phone', () => {
  const row = (...cells: string[]) => `<tr>${cells.map((one) => `<td>${one}</td>`).join('')}</tr>`;

  test('up to three columns: a table with widths in %, figures to the right', () => {
    const html = textOf(`<table><tbody>${row('社区', '户数')}${row('测试社区', '1,203')}</tbody></table>`);
    expect(plain(html)).toBe(
      '<table><tbody><tr><td>社区</td><td>户数</td></tr><tr><td>测试社区</td><td>1,203</td></tr></tbody></table>',
    );
    expect(html).toContain('width:44%">测试社区');
    expect(html).toMatch(/width:56%;text-align:right">1,203/);
  });

  test('spans stay where there is a table', () =>
    expect(
      textOf(
        `<table><tr><td rowspan="2">甲</td><td>乙</td></tr><tr><td>丙</td></tr><tr><td colspan="2">丁</td></tr></table>`,
      ),
    ).toMatch(/<td rowspan="2".*<td colspan="2"/));

  test.each([
    [
      `${row('序号', '单位', '日期', '地点')}${row('1', '甲村', '3 日', '村部')}${row('2', '乙村', '', '小学')}`,
      ['序号：1 单位：甲村 日期：3 日 地点：村部', '序号：2 单位：乙村 地点：小学'],
      'heads from the first row; nothing is said of what is empty',
    ],
    [
      `<tr><th rowspan="2">单位</th><th colspan="2">抽查</th><th rowspan="2">人</th></tr><tr><th>日期</th><th>地点</th></tr>${row('甲村', '3 日', '村部', '某甲')}`,
      ['单位：甲村 抽查－日期：3 日 抽查－地点：村部 人：某甲'],
      'heads in two rows',
    ],
    [
      `<tr><td rowspan="2">单位</td><td colspan="2">抽查</td><td rowspan="2">人</td></tr>${row('日期', '地点')}${row('甲村', '3 日', '村部', '某甲')}`,
      ['单位：甲村 抽查－日期：3 日 抽查－地点：村部 人：某甲'],
      'heads in two rows, not marked as heads',
    ],
    [
      `${row('单位', '日期', '地点', '人')}<tr><td rowspan="2">甲村</td><td>3 日</td><td>村部</td><td>某甲</td></tr>${row('4 日', '小学', '某乙')}`,
      ['单位：甲村 日期：3 日 地点：村部 人：某甲', '单位：甲村 日期：4 日 地点：小学 人：某乙'],
      'a cell over two rows belongs to both',
    ],
    [
      `${row('单位', '日期', '地点', '人')}<tr><td colspan="4">第一组</td></tr><tr><td colspan="3">合计</td><td>2</td></tr>`,
      ['第一组', '单位、日期、地点：合计 人：2'],
      'a line across, and one over several columns',
    ],
    [row('甲', '乙', '丙', '丁'), [], 'a head without rows'],
  ])('more: %#', (rows, cards, _why) => {
    const html = textOf(`<table><tbody>${rows}</tbody></table>`);
    const shown = [...html.matchAll(/<section[^>]*>(.*?)<\/section>|<p style="font-weight:bold[^>]*>(.*?)<\/p>/g)].map(
      ([, card, line]) =>
        (card ?? line!)
          .replace(/<\/p>/g, ' ')
          .replace(/<[^>]*>/g, '')
          .trim(),
    );
    expect(shown).toEqual(cards);
    expect(html).not.toContain('<table');
  });

  test('that it was set otherwise, or left out, is told', () => {
    expect(
      layOut(given(`<table>${row('甲', '乙', '丙', '丁')}${row('1', '2', '3', '4')}</table>`)).warnings.join(),
    ).toContain('4 列的表格');
    const wide = `<table>${row(...Array.from({ length: 61 }, () => '1'))}</table>`;
    expect(layOut(given(wide)).warnings.join()).toContain('表格太大（1 行、61 列）');
    expect(textOf(wide)).toContain('请到原文查看');
  });
});

describe('below the text', () => {
  test('files by name, source, date, address and its code', () => {
    const of = given('<p>正文</p>', { attachments: [{ name: '表 <1>.docx' }, { name: '名单.xlsx' }] });
    const { content, pictures, warnings } = layOut(of);
    for (const words of [
      '1．表 &lt;1&gt;.docx',
      '2．名单.xlsx',
      '来源：测试镇',
      '公开日期：2026-11-29',
      ADDRESS,
      '长按识别二维码',
    ])
      expect(content).toContain(words);
    expect(pictures).toEqual([{ src: 'code:address', alt: '原文网址的二维码', kind: 'code' }]);
    expect(warnings).toEqual(['附件（2 个）在公众号里不能下载，文末列出了名称']);
  });

  test('without an address that others reach there is no code, and it is told', () => {
    const { content, pictures, warnings } = layOut(given('<p><a href="/a">甲</a></p>', { address: '' }));
    expect(content).not.toMatch(/二维码|原文/);
    expect(pictures).toEqual([]);
    expect(warnings.join()).toContain('没有原文网址');
  });
});

describe('a longer text is cut between paragraphs', () => {
  const long = Array.from({ length: 300 }, (_, n) => `<p>第 ${n + 1} 段${'文'.repeat(100)}</p>`).join('');

  test('and says where the whole stands', () => {
    const { content, warnings } = layOut(given(long));
    expect(content.length).toBeLessThan(BOUNDS.content);
    expect(content.length).toBeGreaterThan(BOUNDS.content * 0.9);
    expect(content).toContain(`（篇幅所限，以下从略。全文见 ${ADDRESS}）`);
    expect(content).toMatch(/文<\/p><p style="[^"]*">（篇幅所限/);
    expect(warnings.join()).toContain('全文所在');
  });

  test('pictures behind the cut are not uploaded', () => {
    const picture = (name: string) => `<p><img src="/files/${HASH}/${name}" alt="图"></p>`;
    const { pictures } = layOut(given(`${picture('1.jpg')}${long}${picture('2.jpg')}`));
    expect(pictures.map(({ src }) => src)).toEqual([`/files/${HASH}/1.jpg`, 'code:address']);
  });

  test('a long table is cut between its rows', () => {
    const rows = Array.from({ length: 400 }, (_, n) => `<tr><td>项目 ${n}</td><td>${n}.00</td></tr>`).join('');
    const { content } = layOut(given(`<table>${rows}</table>`));
    expect(content).toContain('项目 60<');
    expect(content).not.toContain('项目 399');
  });

  test('a long list is cut between its entries, which are numbered on', () => {
    const { content } = layOut(given(`<ol start="5">${'<li>一项工作</li>'.repeat(1000)}</ol>`));
    expect(content.length).toBeGreaterThan(BOUNDS.content * 0.9);
    expect([...content.matchAll(/<ol start="(\d+)"/g)].slice(0, 3).map(([, start]) => start)).toEqual([
      '5',
      '15',
      '25',
    ]);
  });

  test('addresses behind the cut are not noted', () => {
    const link = (n: number) => `<p><a href="https://a.example/${n}">甲</a></p>`;
    const { content, warnings } = layOut(given(`${link(1)}${link(2)}${long}${link(3)}`));
    expect(content).toContain('［2］https://a.example/2');
    expect(content).not.toContain('a.example/3');
    expect(warnings.join()).toContain('链接（2 个）');
  });

  test('of very many links there are as many as fit, at once', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => `<a href="https://a.example/${n}">甲</a>`);
    const start = performance.now();
    const { content } = layOut(given(many.map((one) => `<p>${one}</p>`).join('')));
    expect(performance.now() - start).toBeLessThan(5000);
    expect(content).toMatch(/（共 \d+ 项，其余见原文）/);
    expect(content.length).toBeLessThan(BOUNDS.content);
  });

  test('where not even the first paragraph fits, the summary stands in its place', () => {
    const { content } = layOut(given(`<p>${'文'.repeat(25_000)}</p>`, { summary: '说的是防汛' }));
    expect(content).toContain('说的是防汛</p><p');
    expect(content.length).toBeLessThan(1500);
  });
});

describe('pictures', () => {
  const body = `<p>前<img src="/files/${HASH}/a.jpg" alt="甲 &amp; 乙">后</p><p><img src="/files/${HASH}/b.jpg" alt=""></p>`;

  test('stand under the address that the upload answered', () => {
    const { content, pictures } = layOut(given(body));
    const urls = new Map(pictures.map(({ src }, n) => [src, `https://pic.example/${n}?a=1&b=2`]));
    const done = withPictures(content, urls);
    expect(done.warnings).toEqual([]);
    expect([...done.content.matchAll(/<img src="([^"]*)"/g)].map(([, src]) => src)).toEqual(
      [0, 1, 2].map((n) => `https://pic.example/${n}?a=1&amp;b=2`),
    );
  });

  test('that were not uploaded go with what was around them, and are told', () => {
    const { content, warnings } = withPictures(layOut(given(body)).content, new Map());
    expect(content).not.toMatch(/<img|长按|<p style="[^"]*"><\/p>/);
    expect(plain(content)).toContain('<p>前后</p>');
    expect(warnings).toEqual([
      '图片“甲 & 乙”没有传到公众号，已略去',
      '有一张图片没有传到公众号，已略去',
      '图片“原文网址的二维码”没有传到公众号，已略去',
    ]);
  });
});

describe('whatever was signed off', () => {
  const server = new WechatServer();
  afterAll(() => server.close());
  const words = fc.string({ unit: fc.constantFrom('文', 'a', ' ', '&lt;', '𠮷', '１', '\n'), maxLength: 30 });
  const tree: fc.Arbitrary<string> = fc.letrec<{ html: string }>((tie) => ({
    html: fc.oneof(
      { depthSize: 'small' },
      words,
      fc.constantFrom(
        '<br>',
        '<hr>',
        `<img src="/files/${HASH}/a.png" alt="&quot;图&quot;">`,
        '<script>1</script>',
        '<td>',
      ),
      fc
        .tuple(
          fc.constantFrom(
            'p',
            'h2',
            'h4',
            'ul',
            'ol',
            'li',
            'table',
            'tr',
            'td',
            'th',
            'div',
            'strong',
            'blockquote',
            'caption',
            'form',
          ),
          fc.constantFrom(
            '',
            ' class="align-right x"',
            ' colspan="3"',
            ' rowspan="9" id="a"',
            ' style="text-align:center"',
          ),
          fc.array(tie('html'), { maxLength: 6 }),
        )
        .map(([name, attributes, inside]) => `<${name}${attributes}>${inside.join('')}</${name}>`),
      fc
        .tuple(fc.constantFrom('https://a.example/?a=1&b="', '/x', 'javascript:1'), tie('html'))
        .map(([href, inside]) => `<a href='${href}'>${inside}</a>`),
    ),
  })).html;

  test('nothing of it is filtered out by the platform, and its bounds are kept', async () => {
    await server.listen();
    const account = server.account({ appid: 'wx-layout', secret: 's' });
    const api = wechatApi({ base: server.base, appid: 'wx-layout', secret: 's', now: () => new Date() });
    const png = Buffer.from('\u0089PNG', 'latin1');
    const [cover, picture] = [await api.addCover(png, 'a.png'), await api.uploadPicture(png, 'a.png')];
    if (!cover.ok || !picture.ok) throw new Error('no pictures');
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { maxLength: 12 }), words, async (parts, title) => {
        const laid = layOut(given(sanitise(parts.join('')), { title: `题${title}` }));
        expect(laid.content).not.toMatch(/<(script|form|iframe|a|style|div|input)\b|\s(class|id|on\w+)="/);
        const { content } = withPictures(laid.content, new Map(laid.pictures.map(({ src }) => [src, picture.value])));
        const { author, digest } = laid;
        const sent = await api.addDraft([
          { title: laid.title, author, digest, content, sourceUrl: ADDRESS, cover: cover.value },
        ]);
        expect(sent).toMatchObject({ ok: true });
        const kept = account.drafts.get(sent.ok ? sent.value : '')!.articles[0]!.content;
        expect(kept.replace(/&nbsp;/g, '\u00a0')).toBe(content);
        account.drafts.clear();
      }),
      { numRuns: 300 },
    );
  });
});
