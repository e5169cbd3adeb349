import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { emptyRevision } from '../../../test/support/revision.ts';
import { testTown } from '../../../test/support/town.ts';
import { checks } from '../../checks/room.ts';
import { unwrap } from '../../platform/outcome.ts';
import { textOf } from '../drafting/blocks.ts';
import { publishing } from '../room.ts';
import { lookWork, partsOf } from './look.ts';
import { lookedInto } from './looked-into.ts';

const { db } = await testDatabase([publishing, checks]);

const TODAY = '2023-06-01';
const MAIL = 'a@b.c ';

test.each([
  ['title', { title: '19900000000' }, '标题'],
  ['a paragraph', { bodyText: '一\n19900000000' }, '正文第 2 段'],
  ['where a link leads', { bodyHtml: '<a href="tel:19900000000">电话</a>' }, '正文的链接或图片'],
  ['summary', { summary: '19900000000' }, '摘要'],
  ['source', { source: '19900000000' }, '来源'],
  ['a keyword', { keywords: ['一', '19900000000'] }, '关键词'],
  ['number', { documentNumber: '19900000000' }, '发文字号'],
  ['correction note', { correctionNote: '19900000000' }, '更正说明'],
  [
    'name of an attachment',
    { attachments: [{ hash: '', name: '19900000000.pdf', position: 1, size: 1, mediaType: '' }] },
    '附件名称',
  ],
])('a number in the %s is found, with its place', async (_, given, where) => {
  const found = unwrap(await lookedInto(db, { authorityId: 1, revision: { ...emptyRevision, ...given } }, TODAY));
  expect(found.filter(({ check }) => check.startsWith('pii.'))).toMatchObject([{ where, check: 'pii.mobile' }]);
});

test.each([
  [1_000, { ok: true }],
  [1_001, { ok: false, message: expect.stringContaining('超过 1000 处') }],
])('%i passages: more than a person can confirm one by one are not taken', async (n, expected) => {
  expect(
    await lookedInto(db, { authorityId: 1, revision: { ...emptyRevision, bodyText: MAIL.repeat(n) } }, TODAY),
  ).toMatchObject(expected);
});

const AS_USUAL = { today: TODAY, instead: new Set<string>(), weights: new Map() };

test('what a paper lacks is told with its field; a link into this site that leads nowhere is asked about', async () => {
  const { authorityId } = await testTown(db);
  const bodyHtml =
    '<p><a href="/documents/999">见通知</a><a href="/columns/tongzhi">栏目</a><img src="/files/a/b"></p>';
  const revision = { ...emptyRevision, title: '关于修路的通知。', bodyHtml, bodyText: '附件：图纸' };
  const found = unwrap(await lookedInto(db, { authorityId, revision }, TODAY));
  expect(found.map(({ check, severity, where, field }) => `${check} ${severity} ${where} ${field}`)).toEqual([
    'norm.title hint 标题 title',
    'norm.picture hint 正文 body_html',
    'norm.attachment hint 附件 files',
    'norm.link warn 正文的链接或图片 body_html',
  ]);
  expect(found.at(-1)!.text).toBe('/documents/999');
});

test('a link to a file of this site is tried: public, its own, or neither', async () => {
  const { authorityId } = await testTown(db, 'files');
  const own = { hash: 'a'.repeat(64), name: '表 一.pdf', position: 1, size: 1, mediaType: 'application/pdf' };
  const gone = `/files/${'b'.repeat(64)}/${encodeURIComponent('旧表.pdf')}`;
  const bodyHtml = `<p><a href="/files/${own.hash}/${encodeURIComponent(own.name)}">附件一</a><a href="${gone}">附件二</a></p>`;
  const revision = { ...emptyRevision, title: '公示', bodyHtml, bodyText: '附件一 附件二', attachments: [own] };
  const found = unwrap(await lookedInto(db, { authorityId, revision }, TODAY));
  expect(found.filter(({ check }) => check === 'norm.link').map(({ text }) => text)).toEqual([gone]);
});

test('of what is beyond counting no more goes to the server than to be told so', () => {
  expect(lookWork.sensitive(partsOf({ ...emptyRevision, bodyText: MAIL.repeat(20_000) }), AS_USUAL)).toHaveLength(
    1_001,
  );
});

test('language is told of as hints, of which the first are listed', () => {
  const found = lookWork.sensitive(partsOf({ ...emptyRevision, bodyText: '今年的的工作。'.repeat(300) }), AS_USUAL);
  expect(found).toHaveLength(200);
  expect(found.at(-1)).toMatchObject({ check: 'lang.repeated', severity: 'hint', mend: '的' });
  expect(found.at(-1)!.message).toContain('共 300 处');
});

test('cells of a table in the body are looked into below what heads them', () => {
  const bodyText = '名单\n姓名\t残疾等级\t项目编号\n王演示\t二级\t230000198503120019';
  const found = lookWork.sensitive(partsOf({ ...emptyRevision, bodyText }), AS_USUAL);
  expect(found.map(({ where, check, text, index }) => [where, check, text, index])).toEqual([
    ['正文第 3 段', 'pii.health', '二级', 4],
  ]);
});

test('in a table of the body a name goes over its rows, a head over its columns', async () => {
  const rows = [
    '<th rowspan="2">序号</th><th rowspan="2">姓名</th><th colspan="2">健康状况</th>',
    '<th>病种</th><th>残疾等级</th>',
    '<td>1</td><td rowspan="2">王演示</td><td>高血压</td><td>二级</td>',
    '<td>2</td><td>糖尿病</td><td>无</td>',
    '<td>3</td><td>李**</td><td>肺结核</td><td>一级</td>',
  ];
  const bodyHtml = `<table><tbody>${rows.map((row) => `<tr>${row}</tr>`).join('')}</tbody></table>`;
  const revision = { ...emptyRevision, bodyHtml, bodyText: textOf(bodyHtml) };
  const found = unwrap(await lookedInto(db, { authorityId: 1, revision }, TODAY));
  expect(found.filter(({ check }) => check === 'pii.health').map(({ where, text }) => `${where} ${text}`)).toEqual([
    '正文第 3 段 高血压',
    '正文第 3 段 二级',
    '正文第 4 段 糖尿病',
  ]);
});
