import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { checks } from '../../checks/room.ts';
import { unwrap } from '../../platform/outcome.ts';
import { publishing } from '../room.ts';
import { lookWork, partsOf } from './look.ts';
import { lookedInto } from './looked-into.ts';

const { db } = await testDatabase([publishing, checks]);

const empty = {
  number: 1,
  title: '',
  bodyHtml: '',
  bodyText: '',
  summary: '',
  articleItem: null,
  formedOn: null,
  documentNumber: '',
  source: '',
  keywords: [],
  correctionNote: '',
  attachments: [],
};
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
  const found = unwrap(await lookedInto(db, { authorityId: 1, revision: { ...empty, ...given } }, TODAY));
  expect(found.filter(({ check }) => check !== 'unread')).toMatchObject([{ where, check: 'pii.mobile' }]);
});

test.each([
  [1_000, { ok: true }],
  [1_001, { ok: false, message: expect.stringContaining('超过 1000 处') }],
])('%i passages: more than a person can confirm one by one are not taken', async (n, expected) => {
  expect(
    await lookedInto(db, { authorityId: 1, revision: { ...empty, bodyText: MAIL.repeat(n) } }, TODAY),
  ).toMatchObject(expected);
});

test('of what is beyond counting no more goes to the server than to be told so', () => {
  expect(lookWork.sensitive(partsOf({ ...empty, bodyText: MAIL.repeat(20_000) }), TODAY)).toHaveLength(1_001);
});

test('language is told of as hints, of which the first are listed', () => {
  const found = lookWork.sensitive(partsOf({ ...empty, bodyText: '今年的的工作。'.repeat(300) }), TODAY);
  expect(found).toHaveLength(200);
  expect(found.at(-1)).toMatchObject({ check: 'lang.repeated', severity: 'hint', mend: '的' });
  expect(found.at(-1)!.message).toContain('共 300 处');
});
