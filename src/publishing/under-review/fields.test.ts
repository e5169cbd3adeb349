import { load } from 'cheerio';
import type { FastifyInstance } from 'fastify';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import type { PublicContent, Revision } from '../revisions.ts';
import { contentHash } from '../revisions.ts';
import { textOfRevision } from './fields.ts';

const { db, house, files, sealer } = await testDatabase(rooms);
const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
let town: TestTown;
let app: FastifyInstance;
let author: Client;
let reviewer: Client;
let catalogueItem: number;

beforeAll(async () => {
  town = await testTown(db);
  app = await buildServer({ db, house, files, sealer, now: () => new Date('2024-01-10T02:00:00Z') });
  const item = { authority_id: town.authorityId, code: '1', level1: '财政', level2: '预算' };
  catalogueItem = (await db.insertInto('catalogue_items').values(item).returning('id').executeTakeFirstOrThrow()).id;
  const signed = async (...roles: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await town.person(...roles)).login, town.password);
    return client;
  };
  author = await signed('finance', 'editor');
  reviewer = await signed('finance', 'officeReviewer');
});

const content: PublicContent & { bodyText: string } = {
  title: '通知',
  bodyHtml: `<p>正文<a href="/a">链接</a></p><p><img src="/files/${a}/图.png" alt="" /></p>`,
  bodyText: '正文链接',
  summary: '',
  columnId: null,
  catalogueItemId: null,
  articleItem: '20.7',
  legalForm: null,
  documentNumber: '',
  formedOn: '2024-01-05',
  source: '',
  keywords: ['一'],
  validity: 'valid',
  channels: ['website'],
  correctionNote: '',
  attachments: [{ hash: a, name: '表.xlsx' }],
  relations: [],
};

/** What each part of the content may become; a part that the hash covers and this table lacks is a type error. */
const changed: { [Part in keyof PublicContent]: () => Partial<PublicContent> } = {
  title: () => ({ title: '通告' }),
  bodyHtml: () => ({ bodyHtml: content.bodyHtml.replace('/a', '/b') }),
  summary: () => ({ summary: '摘要' }),
  columnId: () => ({ columnId: town.columnId }),
  catalogueItemId: () => ({ catalogueItemId: catalogueItem }),
  articleItem: () => ({ articleItem: '20.8' }),
  legalForm: () => ({ legalForm: 'rule' }),
  documentNumber: () => ({ documentNumber: '测镇发〔2024〕1号' }),
  formedOn: () => ({ formedOn: '2024-01-06' }),
  source: () => ({ source: '财政所' }),
  keywords: () => ({ keywords: ['二'] }),
  validity: () => ({ validity: 'repealed' }),
  channels: () => ({ channels: ['website', 'board'] }),
  correctionNote: () => ({ correctionNote: '更正了金额' }),
  attachments: () => ({ attachments: [{ hash: b, name: '表.xlsx' }] }),
  relations: () => ({ relations: [{ documentId: 1, kind: 'amends' }] }),
};

test.each(Object.keys(changed) as (keyof PublicContent)[])(
  '%s, changed alone, is seen by who compares',
  async (part) => {
    const item = await db.selectFrom('catalogue_items').select('id').executeTakeFirst();
    catalogueItem = item?.id ?? 0;
    if (part === 'catalogueItemId' && !item) return;
    const other = { ...content, ...changed[part]() };
    expect(contentHash(1, other)).not.toBe(contentHash(1, content));
    const before = await textOfRevision(db, content as unknown as Revision);
    expect(await textOfRevision(db, other as unknown as Revision)).not.toBe(before);
  },
);

test('a picture in the body that is another is seen', async () => {
  const other = { ...content, bodyHtml: content.bodyHtml.replace(a!, b!) } as unknown as Revision;
  expect(await textOfRevision(db, other)).toContain('正文图片 1：指纹 bbbbbbbb');
});

const fields = {
  title: '关于停水的通知',
  body_html: '<p>正文<b>一段</b>。</p>',
  article_item: '20.15',
  formed_on: '2024-01-05',
  channels: 'website',
};

async function submitted(at: string, more: Record<string, string>) {
  await author.post(`${at}/reopen`, {}, at);
  const save_count = load((await author.get(`${at}/edit`)).body)('[name=save_count]').attr('value')!;
  const column_id = `${town.columnId}`;
  const saved = await author.post(`${at}/edit`, { ...fields, ...more, save_count, column_id }, `${at}/edit`);
  expect(saved.statusCode).toBe(303);
  expect((await author.post(`${at}/submit`, {}, at)).statusCode).toBe(303);
}

test('the reviewer reads every field, their own remark, what changed in any of them, and where the preview is', async () => {
  const made = await author.post('/console/documents/new', { title: '通知', column_id: `${town.columnId}` });
  const at = /\/console\/documents\/\d+/.exec(made.headers.location as string)![0];
  const page = `/console/reviews/document/${at.split('/').pop()}`;
  const read = async () => load((await reviewer.get(page)).body);
  const give = async (verdict: string, remark: string) => {
    const form = (await read())('form:has([name=verdict]) input[type=hidden]:not([name^=_])').toArray();
    const hidden = Object.fromEntries(form.map(({ attribs }) => [attribs.name, attribs.value]));
    const sent = await reviewer.post(page, { ...hidden, verdict, remark } as Record<string, string>, page);
    expect(sent.statusCode).toBe(303);
  };

  await submitted(at, { summary: '东区停水', keywords: '停水', validity: 'valid' });
  let $ = await read();
  const facts = $('.facts').text();
  for (const shown of ['东区停水', '停水', '有效', '2024-01-05', '网站']) expect(facts).toContain(shown);
  expect($(`a[href="${at}/preview"]`).text()).toBe('预览');
  expect((await reviewer.get(`${at}/preview`)).statusCode).toBe(200);
  expect($('main').text()).not.toContain('您此前的意见');
  await give('returned', '请写明停水时段');

  await submitted(at, { summary: '东区八时起停水', keywords: '停水，供水', document_number: '测镇函〔2024〕2号' });
  $ = await read();
  expect($('.panel:contains("您此前的意见")').text()).toContain('请写明停水时段');
  const added = $('.changes ins').text();
  for (const shown of ['八时起', '供水', '测镇函〔2024〕2号']) expect(added).toContain(shown);
  await give('returned', '再改');

  await submitted(at, {
    ...fields,
    body_html: '<p>正文一段。</p>',
    summary: '东区八时起停水',
    keywords: '停水，供水',
    document_number: '测镇函〔2024〕2号',
  });
  expect((await read())('main').text()).toContain('只有版式');
});
