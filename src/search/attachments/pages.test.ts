import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { type TestBooks, testDatabase } from '../../../test/support/database.ts';
import { publicDocument, withdrawDocument } from '../../../test/support/publications.ts';
import { pdfOf } from '../../../test/support/reports/hostile-files.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { kinds } from '../../platform/reading/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { readAttachments } from './turn.ts';

let books: TestBooks;
let town: TestTown;
let app: FastifyInstance;
let citizen: Client;
const now = new Date('2023-12-29T02:00:00Z');

beforeAll(async () => {
  books = await testDatabase(rooms);
  town = await testTown(books.db, 'sfh');
  app = await buildServer({ ...books, now: () => now });
  citizen = new Client(app);
});

async function published(title: string, name: string, bytes: Buffer, media_type: string): Promise<number> {
  const { hash, size } = (await books.files.keep(Readable.from([bytes])))!;
  await books.db.insertInto('files').values({ hash, size, media_type }).execute();
  return publicDocument(books, town, { title, text: '见附件。', attachments: [{ hash, name }] });
}

const searched = async (q: string) => {
  const { body } = await citizen.get(`/search?${new URLSearchParams({ q })}`);
  return { body, text: body.replace(/<[^>]+>/g, '') };
};

test('found in an attachment: the page says in which, with the passage, and leads there; withdrawn, it is gone', async () => {
  const id = await published('农机购置公示', '购置清单.csv', Buffer.from('麦秸打捆机,3 台,补贴'), kinds.csv);
  expect((await searched('麦秸打捆机')).text).toContain('另有 1 个附件的内文没有'); // not read yet
  await readAttachments(books);
  const { body, text } = await searched('麦秸打捆机');
  expect(text).toContain('附件《购置清单.csv》中找到：麦秸打捆机,3 台,补贴');
  const href = /href="(\/files\/[^"]+)"/.exec(body)![1]!;
  expect((await citizen.get(href)).body).toContain('麦秸打捆机');
  expect((await searched('农机购置')).text).not.toContain('中找到');
  await withdrawDocument(books, town, id, '', now);
  const gone = await searched('麦秸打捆机');
  expect(gone.text).toContain('没有找到同时包含这些词语的文件');
  expect(gone.text).not.toContain('另有');
  expect((await citizen.get(href)).statusCode).toBe(410);
});

test('what could not be read is said: to the office at the document and in 检索用语, to who finds nothing', async () => {
  const scan = Buffer.from(pdfOf([new TextEncoder().encode('0 0 m 9 9 l S')]));
  const id = await published('会议纪要公开', '会议纪要.pdf', scan, kinds.pdf);
  const head = new Client(app);
  const person = await town.person('office', 'disclosureHead');
  expect((await head.signIn(person.login, town.password)).statusCode).toBe(303);
  const at = `/console/documents/${id}`;
  expect((await head.get(at)).body).toContain('《会议纪要.pdf》内文正在编入检索。');
  await readAttachments(books);
  const note = '内文未编入检索：PDF 中没有文字，可能是扫描件。';
  expect((await head.get(at)).body).toContain(`《会议纪要.pdf》${note}`);
  const desk = (await head.get('/console/search-words')).body;
  expect(desk).toContain(`附件《会议纪要.pdf》：${note}`);
  expect(desk).toContain(`href="${at}"`);
  expect((await searched('无处可寻')).text).toContain('另有 1 个附件的内文没有或没有全部编入检索');
  expect((await searched('会议纪要')).text).not.toContain('另有');
});
