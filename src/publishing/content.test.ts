import { expect, test } from 'vitest';
import { indexSeries, schemeFault } from './releasing/index-number.ts';
import { contentHash, type PublicContent } from './revisions.ts';

const content: PublicContent = {
  title: '题',
  bodyHtml: '<p>文</p>',
  summary: '',
  columnId: 1,
  catalogueItemId: null,
  articleItem: '20.7',
  legalForm: null,
  documentNumber: '',
  formedOn: '2023-01-02',
  source: '财政所',
  keywords: ['预算', '决算'],
  validity: 'valid',
  channels: ['website', 'wechat'],
  correctionNote: '',
  attachments: [
    { hash: 'a', name: '一.pdf' },
    { hash: 'b', name: '二.pdf' },
  ],
  relations: [
    { documentId: 2, kind: 'interprets' },
    { documentId: 3, kind: 'relates' },
  ],
};

test.each<[string, Partial<PublicContent>]>([
  ['title', { title: '题 ' }],
  ['body', { bodyHtml: '<p>文。</p>' }],
  ['summary', { summary: '摘' }],
  ['column', { columnId: 2 }],
  ['catalogue item', { catalogueItemId: 1 }],
  ['article item', { articleItem: '20.8' }],
  ['legal form', { legalForm: 'rule' }],
  ['document number', { documentNumber: '〔2023〕1号' }],
  ['formed on', { formedOn: '2023-01-03' }],
  ['source', { source: '' }],
  ['keywords', { keywords: ['决算', '预算'] }],
  ['words that run together', { keywords: ['预算决算'] }],
  ['validity', { validity: 'repealed' }],
  ['channels', { channels: ['website'] }],
  ['correction note', { correctionNote: '更正' }],
  ['name of an attachment', { attachments: [{ hash: 'a', name: '三.pdf' }, content.attachments[1]!] }],
  ['content of an attachment', { attachments: [{ hash: 'c', name: '一.pdf' }, content.attachments[1]!] }],
  ['order of attachments', { attachments: [...content.attachments].reverse() }],
  ['a relation', { relations: [{ documentId: 2, kind: 'amends' }, content.relations[1]!] }],
])('another %s is another content', (_, change) => {
  expect(contentHash(1, { ...content, ...change })).not.toBe(contentHash(1, content));
});

test('the same content is the same, in whatever order channels and relations came', () => {
  const turned = { ...content, channels: [...content.channels].reverse(), relations: [...content.relations].reverse() };
  expect(contentHash(1, turned)).toBe(contentHash(1, content));
});

test('an approval of one document is none of another', () => {
  expect(contentHash(2, content)).not.toBe(contentHash(1, content));
});

test.each([
  ['{authority}-{column}-{year}-{serial:5}', 42, 'SFH-caizheng-2023-00042'],
  ['{office}〔{year}〕{serial}', 7, 'finance〔2023〕7'],
  ['{year}{serial:3}', 1234, '20231234'],
])('%s with %i: %s', (scheme, serial, expected) => {
  const parts = { authority: 'sfh', column: 'caizheng', office: 'finance', year: '2023' };
  expect(indexSeries(scheme, parts).write(serial)).toBe(expected);
  expect(schemeFault(scheme)).toBeUndefined();
});

test.each(['{authority}-{year}', '{serial}-{nonsense}', '{serial}<b>', '{serial}{serial}'])(
  '%s cannot be used',
  (scheme) => {
    expect(schemeFault(scheme)).toMatch(/索引号/);
  },
);
