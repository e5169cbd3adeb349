import { expect, test } from 'vitest';
import { dictionaryOf } from './dictionary.ts';
import { NO_NAMES } from './language.ts';
import type { Phrases } from './phrases.ts';
import { translated } from './translated.ts';

const phrases: Phrases = {
  最新公开: ['Latest', 'Новое'],
  '共 {n} 件': ['{n} {n|document|documents}', '{n} {n|документ|документа|документов}'],
  '{d}发布': ['published on {d}', 'опубликовано {d}'],
  '搜索“{x}”': ['Search “{x}”', 'Поиск «{x}»'],
  '公布于{d}。共{n}件': ['Published on {d}. {n} in all', 'Опубликован: {d}. Всего {n}'],
  '主办：{t}': ['By {t}', 'Издатель: {t}'],
  '见<a>窗口</a>和<a>指南</a>。': ['See <a>windows</a> and <a>guides</a>.', 'См. <a>окна</a> и <a>руководства</a>.'],
};
const say = { en: dictionaryOf([phrases], 'en'), ru: dictionaryOf([phrases], 'ru') };

test.each([
  // text            english                            russian
  ['最新公开', 'Latest', 'Новое'],
  ['共 1 件', '1 document', '1 документ'],
  ['共 3 件', '3 documents', '3 документа'],
  ['共 11 件', '11 documents', '11 документов'],
  ['共 1,807 件', '1,807 documents', '1\u00a0807 документов'],
  ['2023 年 12 月 9 日发布', 'published on December 9, 2023', 'опубликовано 9 декабря 2023 г.'],
  ['2023年12月9日', 'December 9, 2023', '9 декабря 2023 г.'],
  ['最新公开。', 'Latest.', 'Новое.'],
  ['最新公开：', 'Latest: ', 'Новое: '],
  ['2023 年 12 月 9 日发布。', 'published on December 9, 2023.', 'опубликовано 9 декабря 2023 г.'],
  [
    '公布于2023 年 12 月 9 日。共3件',
    'Published on December 9, 2023. 3 in all',
    'Опубликован: 9 декабря 2023 г. Всего 3',
  ],
  ['最新公开、共 2 件', 'Latest, 2 documents', 'Новое, 2 документа'],
  ['别的', undefined, undefined],
  ['1,807', '1,807', '1\u00a0807'],
  ['1,234,567.50', '1,234,567.50', '1\u00a0234\u00a0567,50'],
  ['68.4%', '68.4%', '68,4\u00a0%'],
  ['3.4 MB', '3.4 MB', '3,4 МБ'],
  ['12 KB', '12 KB', '12 КБ'],
  ['2023-12-09', '2023-12-09', '09.12.2023'],
  ['2023-12-09 08:30', '2023-12-09 08:30', '09.12.2023 08:30'],
  ['2023-12-09发布', 'published on 2023-12-09', 'опубликовано 09.12.2023'],
  ['共 1,234.5 件', '1,234.5 documents', '1\u00a0234,5 документов'],
  ['2023', undefined, undefined],
  ['12345', undefined, undefined],
  ['0453-2000', undefined, undefined],
  ['主办：别的', undefined, undefined],
])('%s', (text, en, ru) => {
  expect(say.en(text, NO_NAMES)).toBe(en);
  expect(say.ru(text, NO_NAMES)).toBe(ru);
});

const put = (html: string, names: ReadonlyMap<string, string> = NO_NAMES) => translated(html, say.en, names);

test.each([
  ['<h2>最新公开</h2>', '<h2>Latest</h2>', 'a text'],
  ['<h2>别的</h2>', '<h2 lang="zh-CN">别的</h2>', 'alone in its element: that says it is Chinese'],
  ['<p>别的 <i>a</i></p>', '<p><span lang="zh-CN">别的</span> <i>a</i></p>', 'beside others: a span says it'],
  [
    '<p lang="zh-CN">最新公开<b>最新公开</b></p>',
    '<p lang="zh-CN">最新公开<b>最新公开</b></p>',
    'what is Chinese stays',
  ],
  ['<p>搜索“别的”</p>', '<p>Search “<span lang="zh-CN">别的</span>”</p>', 'words within a sentence'],
  ['<option value="1">搜索“别的”</option>', '<option value="1">Search “别的”</option>', 'no element in an option'],
  ['<a title="最新公开" data-x="最新公开">a</a>', '<a title="Latest" data-x="最新公开">a</a>', 'what is read aloud'],
  [
    '<p>见<a href="/w">窗口</a>和<a href="/g">指南</a>。</p>',
    '<p>See <a href="/w">windows</a> and <a href="/g">guides</a>.</p>',
    'tags within a sentence',
  ],
  ['<td>1,807</td>', '<td>1,807</td>', 'a figure'],
  ['<p data-say-all="共 {n} 件，搜索“{name}”">a</p>', '<p data-say-all="共 {n} 件，搜索“{name}”">a</p>', 'no phrase'],
  ['<p data-say-sought="搜索“{name}”">a</p>', '<p data-say-sought="Search “{name}”">a</p>', 'what a script will say'],
  ['<textarea>最新公开</textarea>', '<textarea>最新公开</textarea>', 'what people typed'],
  ['<script>"最新公开"</script>', '<script>"最新公开"</script>', 'programs'],
  ['<b>&lt;搜索&gt;</b>', '<b lang="zh-CN">&lt;搜索&gt;</b>', 'escaped stays escaped'],
])('%s → %s: %s', (html, said) => {
  expect(put(html)).toBe(said);
});

test('names are the authority’s own, and escaped where they stand in an attribute', () => {
  const names = new Map([['别的', 'A "B"']]);
  expect(put('<p>主办：别的</p><a title="别的">x</a>', names)).toBe('<p>By A "B"</p><a title="A &quot;B&quot;">x</a>');
});

test('two rooms cannot say the same text in two ways', () => {
  expect(() => dictionaryOf([phrases, { 最新公开: ['New', 'Новое'] }], 'en')).toThrow('最新公开');
});

test('figures and days of a page are written as its language writes them, but where people wrote them', () => {
  const html =
    '<td>1,807</td><time datetime="2023-12-09"> 2023-12-09 </time><code>1.5</code><td lang="zh-CN">1,807</td><a href="/a">v 1.5</a>';
  expect(translated(html, say.ru, NO_NAMES)).toBe(
    '<td>1\u00a0807</td><time datetime="2023-12-09"> 09.12.2023 </time><code>1.5</code><td lang="zh-CN">1,807</td><a href="/a">v 1.5</a>',
  );
});
