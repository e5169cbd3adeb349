import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { booksBefore, testDatabase } from '../../../test/support/database.ts';
import { publicDocument, withdrawDocument } from '../../../test/support/publications.ts';
import { pdfOf } from '../../../test/support/reports/hostile-files.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { typesetPdf } from '../../../test/support/typeset.ts';
import { zipOf } from '../../../test/support/zip.ts';
import { kinds } from '../../platform/reading/index.ts';
import { publishing } from '../../publishing/room.ts';
import { find, rebuildIndex } from '../index.ts';
import { search } from '../room.ts';
import { passagesOf, readAttachments, wantAttachments } from './turn.ts';

const books = await testDatabase([publishing, search]);
const { db } = books;
const now = new Date('2024-01-15T00:00:00Z');
let town: TestTown;
let other: TestTown;

beforeAll(async () => {
  town = await testTown(db);
  other = await testTown(db, 'other');
});
afterEach(async () => {
  const shown = await db
    .selectFrom('publications')
    .select('document_id as id')
    .where('withdrawn_at', 'is', null)
    .execute();
  for (const { id } of shown) await withdrawDocument(books, town, id, '', now);
});

const docx = (text: string) =>
  zipOf([
    { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
    {
      name: 'word/document.xml',
      content: Buffer.from(`<w:document xmlns:w="w"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:document>`),
    },
  ]);
async function xlsx(text: string): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('表').addRow([text]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

interface File {
  name: string;
  bytes: Uint8Array;
  kind: string;
}

/** A document that the public sees, with files attached. */
async function published(title: string, files: File[], of = town): Promise<number> {
  const attachments = [];
  for (const { name, bytes, kind } of files) {
    const { hash, size } = (await books.files.keep(Readable.from([Buffer.from(bytes)])))!;
    await db
      .insertInto('files')
      .values({ hash, size, media_type: kind })
      .onConflict((oc) => oc.doNothing())
      .execute();
    attachments.push({ hash, name });
  }
  return publicDocument(books, of, { title, text: '见附件。', attachments });
}

const turn = () => readAttachments(books);
const found = async (text: string, of = town) =>
  (await find(db, { text, authorityId: of.authorityId, sort: 'relevance', page: 1 }, now)).hits;
const titles = async (text: string, of = town) => (await found(text, of)).map(({ title }) => title);

test.each([
  ['docx', async () => docx('麦秸打捆机的购置清单'), kinds.docx],
  ['xlsx', async () => xlsx('麦秸打捆机的购置清单'), kinds.xlsx],
  ['pdf', async () => typesetPdf('麦秸打捆机的购置清单'), kinds.pdf],
  ['csv', async () => Buffer.from('麦秸打捆机,的购置清单'), kinds.csv],
])('a word that stands nowhere but in a %s finds its document, and the hit says where', async (ending, bytes, kind) => {
  const name = `清单.${ending}`;
  await published('农机购置公示', [{ name, bytes: await bytes(), kind }]);
  expect(await titles('麦秸打捆机')).toEqual([]); // not before it was read
  await turn();
  const [hit] = await found('麦秸打捆机');
  expect(hit).toMatchObject({ title: '农机购置公示', attachments: [{ name }] });
  expect([...hit!.passages]).toEqual([[hit!.attachments[0]!.hash, expect.stringContaining('麦秸打捆机')]]);
  expect(await titles('“麦秸打捆机”')).toEqual(['农机购置公示']);
  expect(await titles('农机 打捆机')).toEqual(['农机购置公示']); // one word here, one there
  expect((await found('农机购置'))[0]!.passages.size).toBe(0); // it says so itself
});

test('what a document says itself comes before what only an attachment says, by its text or its name', async () => {
  const file = { bytes: docx('青贮玉米'), kind: kinds.docx };
  await published('附件里说', [{ ...file, name: '一.docx' }]);
  await published('名称里说', [{ ...file, name: '青贮玉米.docx' }]);
  await publicDocument(books, town, { title: '正文里说', text: '青贮玉米。', at: '2010-01-01T00:00:00Z' });
  await turn();
  expect(await titles('青贮玉米')).toEqual(['正文里说', '名称里说', '附件里说']);
});

test('only of the authority that shows it, also where another has the same file', async () => {
  const file = { name: '一.docx', bytes: docx('橡胶坝'), kind: kinds.docx };
  const mine = await published('本镇', [file]);
  await published('别处', [file], other);
  await turn();
  expect([await titles('橡胶坝'), await titles('橡胶坝', other)]).toEqual([['本镇'], ['别处']]);
  await withdrawDocument(books, town, mine, '', now);
  expect([await titles('橡胶坝'), await titles('橡胶坝', other)]).toEqual([[], ['别处']]);
});

const kept = async () => ({
  files: (await db.selectFrom('search_files').select('outcome').execute()).map(({ outcome }) => outcome),
  passages: (await db.selectFrom('search_passages').select('text').execute()).map(({ text }) => text),
});

describe('what the public may not see is not there', () => {
  test('withdrawn: at once, and nothing of it stays', async () => {
    const file = { name: '一.docx', bytes: docx('撤下的附件'), kind: kinds.docx };
    const first = await published('甲', [file]);
    const second = await published('乙', [file]);
    await turn();
    expect((await titles('撤下的附件')).sort()).toEqual(['乙', '甲']);
    await withdrawDocument(books, town, first, '', now);
    expect(await titles('撤下的附件')).toEqual(['乙']);
    await withdrawDocument(books, town, second, '', now);
    expect(await kept()).toEqual({ files: [], passages: [] });
  });

  test('withdrawn before, or while, it was read', async () => {
    const id = await published('甲', [{ name: '一.docx', bytes: docx('来不及读'), kind: kinds.docx }]);
    const reading = turn();
    await withdrawDocument(books, town, id, '', now);
    await reading;
    await turn();
    expect(await kept()).toEqual({ files: [], passages: [] });
    expect(await titles('来不及读')).toEqual([]);
  });

  test('a draft is never read', async () => {
    const id = await published('甲', [{ name: '一.docx', bytes: docx('公开的附件'), kind: kinds.docx }]);
    const { hash } = (await books.files.keep(Readable.from([docx('草稿的附件')])))!;
    await db.insertInto('files').values({ hash, size: 1, media_type: kinds.docx }).execute();
    const draft = {
      document_id: id,
      number: 2,
      created_at: now,
      saved_at: now,
      title: '甲',
      body_html: '',
      body_text: '',
    };
    const { id: revision_id } = await db
      .insertInto('revisions')
      .values(draft)
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('revision_attachments')
      .values({ revision_id, position: 1, file_hash: hash, name: '二.docx' })
      .execute();
    await wantAttachments(books);
    await turn();
    expect((await kept()).passages).toEqual(['公开的附件']);
  });

  test('replaced by a correction: the old one goes, the new one comes', async () => {
    const id = await published('甲', [{ name: '一.docx', bytes: docx('更正之前'), kind: kinds.docx }]);
    await turn();
    const { hash } = (await books.files.keep(Readable.from([docx('更正以后')])))!;
    await db.insertInto('files').values({ hash, size: 1, media_type: kinds.docx }).execute();
    await db.transaction().execute(async (tx) => {
      const next = {
        document_id: id,
        number: 2,
        created_at: now,
        saved_at: now,
        title: '甲',
        body_html: '',
        body_text: '',
      };
      const { id: revisionId } = await tx
        .insertInto('revisions')
        .values(next)
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('revision_attachments')
        .values({ revision_id: revisionId, position: 1, file_hash: hash, name: '一.docx' })
        .execute();
      await tx.updateTable('publications').set({ revision_id: revisionId }).where('document_id', '=', id).execute();
      const { authorityId } = town;
      const change = {
        kind: 'corrected',
        documentId: id,
        authorityId,
        revisionId,
        channels: [],
        at: now,
        was: 'approved',
      } as const;
      await books.house.tell('document', tx, change);
    });
    expect(await titles('更正之前')).toEqual([]);
    await turn();
    expect((await kept()).passages).toEqual(['更正以后']);
    expect(await titles('更正以后')).toEqual(['甲']);
  });
});

test('what cannot be read is written down with its reason, once, and found by its name', async () => {
  const scan = pdfOf([new TextEncoder().encode('0 0 m 9 9 l S')]);
  await published('甲', [
    { name: '扫描的通知.pdf', bytes: scan, kind: kinds.pdf },
    { name: '旧表.xls', bytes: Buffer.from('d0cf11e0', 'hex'), kind: kinds.cfb },
  ]);
  await turn();
  expect(await db.selectFrom('search_files').select(['outcome', 'why', 'done']).orderBy('why').execute()).toEqual([
    { outcome: 'unread', why: 'PDF 中没有文字，可能是扫描件', done: true },
    { outcome: 'unread', why: expect.stringContaining('旧格式'), done: true },
  ]);
  expect(await titles('扫描的通知')).toEqual(['甲']);
});

test('a file that is not where it was kept is told like one that cannot be read', async () => {
  const hash = 'ef'.repeat(32);
  await db.insertInto('files').values({ hash, size: 1, media_type: kinds.docx }).execute();
  await publicDocument(books, town, { title: '甲', attachments: [{ hash, name: '一.docx' }] });
  await turn();
  expect((await kept()).files).toEqual(['unread']);
});

test('ended anywhere, a turn is gone on with; documents of before are brought up; a new index holds what was read', async () => {
  await published('甲', [{ name: '一.docx', bytes: docx('从前的附件'), kind: kinds.docx }]);
  await db.deleteFrom('search_files').execute(); // as before the program read any
  await wantAttachments(books);
  await wantAttachments(books);
  await turn();
  expect(await titles('从前的附件')).toEqual(['甲']);
  // killed after the text was kept, before the document was found by it
  await db.updateTable('search_files').set({ done: false }).execute();
  await db.updateTable('search_entries').set({ words: '' }).execute();
  await turn();
  expect(await titles('从前的附件')).toEqual(['甲']);
  await rebuildIndex(db);
  expect(await titles('从前的附件')).toEqual(['甲']);
});

test('words of attachments are counted as long as they are there', async () => {
  const counts = () =>
    db.selectFrom('search_words').select(['word', 'documents']).where('documents', '!=', 0).orderBy('word').execute();
  const before = await counts();
  const id = await published('甲', [{ name: '一.docx', bytes: docx('数得出来的词语'), kind: kinds.docx }]);
  await turn();
  const during = await counts();
  await rebuildIndex(db);
  expect(await counts()).toEqual(during);
  await withdrawDocument(books, town, id, '', now);
  expect(await counts()).toEqual(before);
});

test('more words than an entry takes hinder no publication', async () => {
  const long = (from: number) => Array.from({ length: 3_200 }, (_, n) => `${'각'.repeat(56)}${from + n}`).join(' '); // three bytes a letter
  const { hash } = (await books.files.keep(Readable.from([Buffer.from(long(10_000))])))!;
  await db.insertInto('files').values({ hash, size: 1, media_type: kinds.text }).execute();
  const attachments = [{ hash, name: '一.txt' }];
  const id = await publicDocument(books, town, { title: '很长', text: long(20_000), attachments });
  await turn();
  expect((await kept()).files).toEqual(['read']);
  expect((await found('很长')).map(({ documentId }) => documentId)).toEqual([id]);
});

test('a text is divided where words end, and nothing is lost', () => {
  const text = '水泥路面硬化工程，验收清单。'.repeat(300);
  const passages = passagesOf(text);
  expect(passages.map((passage) => passage.text).join('')).toBe(text);
  expect(passages.every(({ text: own }) => own.endsWith('，') || own.endsWith('。'))).toBe(true);
  expect(passagesOf('')).toEqual([]);
});

test('books of before 0147 are brought up with what was found by then', async () => {
  const old = await booksBefore('0147');
  await old.bringUp();
  expect(await old.db.selectFrom('search_files').selectAll().execute()).toEqual([]);
});
