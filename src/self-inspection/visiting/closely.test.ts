import { expect, test } from 'vitest';
import { closelySeen, pagesToSeeClosely } from './closely.ts';
import { factsOf } from './facts.ts';
import { accessibilitySeen } from './looks.ts';

// The thread with axe in it is the built one.
const page = (path: string, html: string) => {
  const body = Buffer.from(html);
  const visited = { path, status: 200, why: '', closed: false, type: 'text/html', cut: false, ms: 1, https: false };
  return { ...visited, body, facts: factsOf(body)! };
};
const sound = `<html lang="zh-CN"><head><title>办证</title></head><body><main><h1>办证</h1><p>年满十八岁</p></main></body></html>`;
const within = (html: string) => sound.replace('<p>', `${html}<p>`);

test.each<[string, string, string[]]>([
  ['a page without barriers', sound, []],
  ['a role that there is not', within('<p role="buton">办理</p>'), ['使用的 ARIA 角色属性值必须有效（1 处）']],
  ['something that is no item in a list', within('<ul><div>第一项</div></ul>'), ['<ul> 和 <ol> 只能直接包含']],
  ['two pictures without a text', within('<img src="a.png"><img src="b.png">'), ['图像必须有替代文本（2 处）']],
  ['no first heading', sound.replaceAll('h1', 'h2'), ['页面应包含一个一级标题（1 处）']],
  ['no language', sound.replace(' lang="zh-CN"', ''), ['<html> 元素必须有一个 lang 属性（1 处）']],
])('axe looks at %s', async (_, html, expected) => {
  const found = await closelySeen(page('/', html));
  expect(found).toHaveLength(expected.length);
  for (const [n, words] of expected.entries()) expect(found![n]).toContain(words);
});

test('what stood on the page before is not on this one, and its scripts do nothing', async () => {
  const hostile = within(
    '<script>document.title = ""; globalThis.process.exit(1)</script><img src="x" onerror="process.exit(1)" alt="图">',
  );
  expect(await closelySeen(page('/', within('<img src="a.png">')))).toHaveLength(1);
  expect(await closelySeen(page('/', hostile))).toEqual([]);
  expect(await closelySeen(page('/', sound))).toEqual([]);
});

test('what is no page fails and nothing else', async () => {
  for (const html of ['', '<', '\u0000'.repeat(1_000), '<!doctype html><svg/>'])
    expect(await closelySeen(page('/', html))).not.toEqual([]);
  expect(await closelySeen(page('/', sound))).toEqual([]);
});

test('it is said how a page was looked at', () => {
  const one = page('/a', within('<img src="a.png">'));
  expect(accessibilitySeen(one)).toMatchObject({ ok: false, said: '1 张图片没有替代文字（只读了网页的代码）' });
  expect(accessibilitySeen(one, [])).toMatchObject({ ok: true, said: '没有发现问题（用 axe 检查）' });
  expect(accessibilitySeen(one, ['链接必须有可辨识的文本（1 处）'])).toMatchObject({
    ...{ ok: false, said: '链接必须有可辨识的文本（1 处）（用 axe 检查）' },
  });
});

test('what was found before comes first, then one page of each kind, then the rest', () => {
  const paths = ['/', '/columns/a', '/columns/b', '/documents/1', '/documents/2', '/guides', '/guides/7'];
  const pages = paths.map((path) => page(path, path === '/documents/2' ? within('<img src="a.png">') : sound));
  const chosen = (most: number) => pagesToSeeClosely(pages, ['/documents/2', '/guides'], most).map(({ path }) => path);
  expect(chosen(100)).toEqual([
    ...['/documents/2', '/', '/columns/a', '/documents/1', '/guides', '/guides/7', '/columns/b'],
  ]);
  expect(chosen(2)).toEqual(['/documents/2', '/']);
});
