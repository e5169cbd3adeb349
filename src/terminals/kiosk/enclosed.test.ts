import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { enclosed } from './enclosed.ts';

const of = {
  ...{ base: '/u/xia/kiosk/hall', site: 'https://example.cn/u/xia' },
  homes: ['https://example.cn/u/xia/ru/kiosk/hall'],
  say: (text: string) => text,
};
const body = (html: string) => load(enclosed(`<!doctype html><html><body>${html}</body></html>`, of))('body');
const link = (href: string, more = '') => `<p>见<a href="${href}"${more}>那里</a>。</p>`;

test.each([
  '#top',
  `${of.base}`,
  `${of.base}/`,
  'https://example.cn/u/xia/ru/kiosk/hall',
  `${of.base}/documents/5`,
  `${of.base}/columns/tongzhi?page=2`,
  `${of.base}/search?q=%E4%BD%8E%E4%BF%9D`,
  `${of.base}/disclosure/application/track`,
  `${of.base}/engagement/answers/3`,
  `${of.base}/consultations/3/comment?paragraph=2`,
])('the way to %s stays', (href) => {
  expect(body(link(href, ' target="_blank" download')).find('a').attr()).toEqual({ href });
});

test.each([
  ['https://example.org/a', true, 'another site'],
  ['//example.org/a', false, 'another site without a scheme'],
  ['javascript:alert(1)', false, 'a script'],
  ['mailto:a@example.org', false, 'a program'],
  [`${of.base}/disclosure/guide`, true, 'a page of the site that the kiosk has not'],
  [`${of.base}/documents/5/files/a.pdf`, true, 'an attachment'],
  [`${of.base}/disclosure/application/form.docx`, true, 'a file'],
  [`${of.base}/engagement/answers/feed.xml`, true, 'a feed, for a program'],
  [`${of.base}/disclosure/application/mine/papers/3.pdf`, false, 'an applicant’s own paper'],
  [`${of.base}/engagement/mine/files/3`, false, 'what somebody sent with a message'],
  [`${of.base}/consultations/3/files/ab/a.pdf`, true, 'a file of a consultation'],
  [`${of.base}/surveys/3`, true, 'a survey'],
  ['/console', true, 'the staff’s side, which asks who one is'],
  [`${of.base}evil/documents/5`, true, 'what only begins alike'],
])('%s becomes text, with a code: %s (%s)', (href, code) => {
  const $ = body(link(href));
  expect($.find('a')).toHaveLength(0);
  expect($.text()).toContain('见那里');
  expect($.find('svg')).toHaveLength(code ? 1 : 0);
});

test('nothing is uploaded, printed by the browser, or filled in by it', () => {
  const $ = body(
    '<form><div class="field"><label>附件</label><input type="file"></div></form><button data-print>打印</button>',
  );
  expect($.find('input[type=file], [data-print]')).toHaveLength(0);
  expect($.text()).toContain('自助终端不能上传材料');
  expect($.find('form').attr('autocomplete')).toBe('off');
});
