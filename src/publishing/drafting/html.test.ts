import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOf } from './blocks.ts';
import { isTooDeep } from './depth.ts';
import { bodyOf, imagesIn, linesOf, paragraphs, sanitise } from './html.ts';

const hash = 'a'.repeat(64);

describe('what may stand stays', () => {
  test.each([
    ['<p>正文</p>', '<p>正文</p>'],
    ['<h1>一</h1><h5>二</h5>', '<h2>一</h2><h4>二</h4>'],
    ['<p style="text-align: center">中</p>', '<p class="align-center">中</p>'],
    ['<p align="right">落款</p>', '<p class="align-right">落款</p>'],
    ['<p style="text-indent:2em">段</p>', '<p class="indent">段</p>'],
    ['<b>粗</b><i>斜</i>', '<p><strong>粗</strong><em>斜</em></p>'],
    ['<p><a href="/disclosure">指南</a></p>', '<p><a href="/disclosure">指南</a></p>'],
    ['<p><a href="mailto:a@example.com">信</a></p>', '<p><a href="mailto:a@example.com">信</a></p>'],
    ['<div>甲<div>乙</div></div>', '<p>甲</p><p>乙</p>'],
    ['<p></p><p>&nbsp;</p><p>丙</p>', '<p>丙</p>'],
    [`<img src="/console/files/${hash}/1.png" width="9">`, `<p><img src="/files/${hash}/1.png" alt="" /></p>`],
    [
      '<table><thead><tr><th colspan="2">头</th></tr></thead><tbody><tr><td rowspan="1">1</td><td>2</td></tr></tbody></table>',
      '<table><thead><tr><th colspan="2">头</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
    ],
    ['<ol start="3"><li>三</li></ol>', '<ol start="3"><li>三</li></ol>'],
  ])('%s', (given, expected) => {
    expect(sanitise(given)).toBe(expected);
  });

  test('a paste from Word leaves only its words and shape', () => {
    const word = `<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->
      <style>p.MsoNormal{mso-style-parent:""}</style>
      <p class=MsoNormal align=center style='text-align:center;mso-pagination:none'><b><span lang=EN-US
      style='font-size:22.0pt;font-family:宋体'>关于<o:p></o:p></span></b></p>
      <p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt'>各村：<o:p>&nbsp;</o:p></span></p>
      <!--EndFragment-->`;
    const clean = sanitise(word);
    expect(clean).toMatch(/^<p class="align-center"><strong>关于<\/strong><\/p>\s*<p class="indent">各村：/);
    expect(clean).not.toMatch(/mso|o:p|style|span|font|<!--/i);
  });
});

describe('whatever its shape, a body is put in order once through', () => {
  test.each([
    ['blocks that were never closed', '<p>'.repeat(30_000), ''],
    ['blocks with attributes', '<p a=1 b=2>'.repeat(20_000), ''],
    ['boxes in boxes', `${'<div>'.repeat(3000)}文`, '<p>文</p>'],
    ['marks in marks', `${'<b><i>'.repeat(2000)}文`, '<p>文</p>'],
    ['links in lists', `${'<ul><li><a href="#x">'.repeat(1000)}文`, '<p>文</p>'],
    ['tables in tables', `${'<table><tr><td>'.repeat(500)}文`, '<p>文</p>'],
    ['tags that never end', '<p '.repeat(50_000), ''],
  ])('%s', (_, given, expected) => {
    expect(sanitise(given)).toBe(expected);
  });

  test('a long body of an ordinary shape stays as it is, to the last row', () => {
    const body = `${'<p>各村、各单位：现将有关事项通知如下。</p>'.repeat(2000)}<table><tbody>${'<tr><td>一</td><td>2</td></tr>'.repeat(2000)}</tbody></table>`;
    expect(sanitise(body)).toBe(body);
    expect(textOf(body).split('\n')).toHaveLength(4000);
  });

  test('two hundred open elements are more than an editor nests; closed ones do not count', () => {
    expect(isTooDeep('<div>'.repeat(200))).toBe(false);
    expect(isTooDeep('<div>'.repeat(201))).toBe(true);
    expect(isTooDeep('<div></div><p><li><tr><td><br><img>'.repeat(49))).toBe(false);
    expect(isTooDeep('<p>段'.repeat(5000))).toBe(false);
  });
});

const vectors = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  `<img src="/files/${hash}/a.png" onload="alert(1)">`,
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java\nscript:alert(1)">x</a>',
  '<a href="JaVaScRiPt&#58;alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="//evil.example/x">x</a>',
  '<a href="/\\evil.example/x">x</a>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<object data="data:text/html,x"></object>',
  '<embed src="x.swf">',
  '<form action="https://evil.example"><input name=a><button formaction="javascript:alert(1)">x</button></form>',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<base href="https://evil.example/">',
  '<link rel=stylesheet href="https://evil.example/a.css">',
  '<p style="background:url(javascript:alert(1))">x</p>',
  '<p onclick="alert(1)">x</p>',
  '<details ontoggle=alert(1) open>x</details>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<img src="https://evil.example/track.gif">',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<table background="javascript:alert(1)"><tr><td>x</td></tr></table>',
  '<template><script>alert(1)</script></template>',
  '<<script>alert(1)//<</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<p><b><i><u>unclosed <a href="https://example.com" onmouseover=alert(1)',
  '<!--><img src=x onerror=alert(1)>-->',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<select><option><img src=x onerror=alert(1)></option></select>',
  '<isindex type=image src=1 onerror=alert(1)>',
  '<video><source onerror="alert(1)"></video>',
  '<p class="notice btn">x</p>',
];

const allowedTags = new Set(
  'h2 h3 h4 p br hr strong em u s sub sup a ul ol li blockquote table caption thead tbody tr th td img'.split(' '),
);
const allowedAttributes = new Set(['href', 'src', 'alt', 'start', 'colspan', 'rowspan', 'scope', 'class']);

/** As a browser would read it: no element, attribute or address that is not on the list. */
function expectHarmless(html: string) {
  const $ = load(html, null, false);
  $('*').each((_, node) => {
    if (node.type !== 'tag' && node.type !== 'script' && node.type !== 'style') return;
    expect(allowedTags).toContain(node.name);
    for (const [name, value] of Object.entries(node.attribs)) {
      expect(allowedAttributes).toContain(name);
      if (name === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:|\/(?![/\\])|#)/i);
      if (name === 'src') expect(value).toMatch(/^\/files\/[0-9a-f]{64}\//);
      if (name === 'class')
        for (const one of value.split(' ')) expect(one).toMatch(/^(align-(center|right|justify)|indent|no-indent)$/);
    }
  });
}

describe('what may not stand goes', () => {
  test.each(vectors)('%s', (vector) => {
    const clean = sanitise(vector);
    expectHarmless(clean);
    expect(sanitise(clean)).toBe(clean);
  });

  const piece = fc.oneof(
    fc.constantFrom(...vectors),
    fc.constantFrom(
      ...'<p> </p> <div> </div> <table> </table> <tr> <td> <th> <li> <ul> </ul> <ol> <a href="#x"> </a> <b> </b> <h2> </h2>'.split(
        ' ',
      ),
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&lt;',
      '&#60;',
      '&nbsp;',
      '"',
      "'",
      '<',
      '>',
      '/',
      '<br>',
      '<o:p>',
      '<caption>',
      '<style>',
      '</style>',
      '<title>',
      '<svg>',
      '</svg>',
      '<math>',
      '<mtext>',
      '<center>',
      '<blockquote>',
      '<u>',
      '<s>',
    ),
    fc.string({ maxLength: 12 }),
    fc.constantFrom('正文', '　　段落', '\u200b', '\u00a0'),
  );
  const markup = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

  test('no mixture of pieces survives, and cleaning twice is cleaning once', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const clean = sanitise(html);
        expectHarmless(clean);
        expect(sanitise(clean)).toBe(clean);
      }),
      { numRuns: 1500 },
    );
  });

  test('no word is lost in any nesting of harmless marks', () => {
    const wrap = fc.constantFrom('div', 'p', 'b', 'span', 'center', 'font', 'blockquote', 'h3', 'section', 'u');
    const tree = fc.letrec<{ node: string; text: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        tie('text'),
        fc
          .tuple(wrap, fc.array(tie('node'), { maxLength: 4 }))
          .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag}>`),
      ),
      text: fc.integer({ min: 1, max: 9999 }).map((n) => `字${n}尾`),
    })).node;
    fc.assert(
      fc.property(tree, (html) => {
        const words = html.match(/字\d+尾/g) ?? [];
        expect(sanitise(html).match(/字\d+尾/g) ?? []).toEqual(words);
      }),
      { numRuns: 500 },
    );
  });

  test('plain text comes out as it went in', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 })), (given) => {
        const lines = given.map((line) => line.replace(/[\s\u200b]+/g, ' ').trim()).filter(Boolean);
        const html = paragraphs(lines.join('\n'));
        expect(textOf(html)).toBe(lines.join('\n'));
      }),
    );
  });
});

test('text of a body: lines and cells', () => {
  expect(textOf('<h2>题</h2><p>甲<br>乙</p><table><tbody><tr><td><p>1</p></td><td>2</td></tr></tbody></table>')).toBe(
    '题\n甲\n乙\n1\t2',
  );
});

test('without scripts, lines become paragraphs and < stays a letter', () => {
  expect(bodyOf('一、a < b\n\n二、完')).toBe('<p>一、a &lt; b</p><p>二、完</p>');
});

test('pictures that are not known here go; their hashes are found', () => {
  const html = `<p>图<img src="/files/${hash}/a.png" alt="" /></p>`;
  expect(imagesIn(html)).toEqual([hash]);
  expect(sanitise(html, () => false)).toBe('<p>图</p>');
});

test.each([
  ['<p>第一段</p><p>第二段 &lt;x&gt; &amp; 3</p>', '第一段\n第二段 <x> & 3'],
  ['第一段\n\n第二段', '第一段\n第二段'],
  ['', ''],
  ['<p class="align-center">标题</p><p>文</p>', undefined],
  ['<p>有<strong>重点</strong></p>', undefined],
  ['<p>写作 &lt;table&gt; 的</p>', undefined],
  ['<table><tbody><tr><td>1</td></tr></tbody></table>', undefined],
])('%j is written in lines as %j', (typed, lines) => expect(linesOf(bodyOf(typed))).toBe(lines));
