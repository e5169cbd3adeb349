import { Readable } from 'node:stream';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { type TestBooks, testDatabase } from '../../test/support/database.ts';
import { letPass } from '../../test/support/reviewed.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { unwrap } from '../platform/outcome.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { documentById } from './document.ts';
import { correct } from './drafting/taking-back.ts';
import { publishNow } from './releasing/actions.ts';
import { withdraw } from './releasing/standing.ts';
import { revisionById } from './revisions.ts';

let books: TestBooks;
let town: TestTown;
let app: FastifyInstance;
let editor: Client;
let citizen: Client;
let who: Awaited<ReturnType<TestTown['person']>>;
const now = new Date('2023-12-29T02:00:00Z');
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

async function signedIn(person: { login: string }): Promise<Client> {
  const client = new Client(app);
  expect((await client.signIn(person.login, town.password)).statusCode).toBe(303);
  return client;
}

beforeAll(async () => {
  books = await testDatabase(rooms);
  town = await testTown(books.db, 'sfh');
  app = await buildServer({
    db: books.db,
    house: books.house,
    files: books.files,
    sealer: books.sealer,
    now: () => now,
  });
  who = await town.person('finance', 'editor');
  editor = await signedIn(who);
  citizen = new Client(app);
});

const fields = {
  title: '2023 年第四季度支出公开表',
  body_html: '<p>见附件。</p>',
  article_item: '20.7',
  formed_on: '2023-12-20',
  channels: ['website'],
};

async function begin(): Promise<string> {
  const reply = await editor.post('/console/documents/new', { title: '草稿', column_id: String(town.columnId) });
  expect(reply.statusCode).toBe(303);
  return String(reply.headers.location).replace('/edit', '');
}

function idIn(address: string): number {
  return Number(address.split('/').pop());
}

async function save(address: string, change: Record<string, string | string[]> = {}, client = editor) {
  const page = await client.get(`${address}/edit`);
  const save_count = /name="save_count" value="(\d+)"/.exec(page.body)?.[1] ?? '1';
  const form = { save_count, column_id: String(town.columnId), ...fields, ...change };
  return client.post(`${address}/edit`, form, `${address}/edit`);
}

async function publicise(address: string) {
  const id = idIn(address);
  await books.db.transaction().execute((tx) => letPass(tx, id, who, now));
  unwrap(await publishNow({ db: books.db, house: books.house, who, now }, { id }));
}

async function upload(address: string, path: string, name: string, content: Buffer, client = editor) {
  const token = await client.token(`${address}/edit`);
  const edge = 'x-edge-x';
  const payload = Buffer.concat([
    Buffer.from(
      `--${edge}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/html\r\n\r\n`,
    ),
    content,
    Buffer.from(`\r\n--${edge}--\r\n`),
  ]);
  return app.inject({
    method: 'POST',
    url: `${address}/${path}`,
    headers: {
      'content-type': `multipart/form-data; boundary=${edge}`,
      'x-csrf-token': token,
      cookie: [...client.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
    },
    payload,
  });
}

async function autosave(address: string, form: Record<string, string>, client = editor, token?: string) {
  return app.inject({
    method: 'POST',
    url: `${address}/autosave`,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'x-csrf-token': token ?? (await client.token(`${address}/edit`)),
      cookie: [...client.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
    },
    payload: new URLSearchParams(form).toString(),
  });
}

describe('writing without scripts', () => {
  test('a title and a column begin a document; without them the form comes back with what was typed', async () => {
    const reply = await editor.post('/console/documents/new', { title: '只有标题', column_id: '' });
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain('请选择栏目');
    expect(reply.body).toContain('value="只有标题"');
  });

  test('plain lines become paragraphs; the page of the document says what is still missing', async () => {
    const address = await begin();
    expect((await save(address, { body_html: '第一段\n第二段', formed_on: '' })).statusCode).toBe(303);
    const page = await editor.get(address);
    expect(page.body).toContain('<p>第一段</p><p>第二段</p>');
    expect(page.body).toContain('请填写成文日期');
    expect(page.body).not.toContain('提交审核');
    await save(address);
    expect((await editor.get(address)).body).toContain('提交审核');
    expect((await editor.get(`${address}/preview`)).body).toContain('见附件。');
  });

  test('a faulty date is said at its field and nothing typed is lost', async () => {
    const address = await begin();
    const reply = await save(address, { formed_on: '2023-02-30', summary: '写到一半的摘要' });
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain('日期无效');
    expect(reply.body).toContain('写到一半的摘要');
  });

  test('somebody else saved: 409, both texts on the page, the next save goes through', async () => {
    const address = await begin();
    await save(address, { title: '甲的标题' });
    const late = { save_count: '1', column_id: String(town.columnId), ...fields, title: '乙的标题' };
    const reply = await editor.post(`${address}/edit`, late, `${address}/edit`);
    expect(reply.statusCode).toBe(409);
    expect(reply.body).toContain('甲的标题');
    expect(reply.body).toContain('value="乙的标题"');
    const save_count = /name="save_count" value="(\d+)"/.exec(reply.body)![1]!;
    const again = await editor.post(`${address}/edit`, { ...late, save_count }, `${address}/edit`);
    expect(again.statusCode).toBe(303);
  });
});

describe('saving by itself', () => {
  test('answers with the number of the next save', async () => {
    const address = await begin();
    const reply = await autosave(address, { save_count: '1', title: '自动', body_html: '<p>文</p>' });
    expect(reply.json()).toEqual({ saveCount: 2, at: '10:00' });
  });

  test('a conflict brings everything of the other, and says whether that is oneself', async () => {
    const address = await begin();
    await save(address, { title: '对方的标题', summary: '对方的摘要' });
    const reply = await autosave(address, { save_count: '1', title: '我的标题' });
    expect(reply.statusCode).toBe(409);
    const { message, theirs } = reply.json();
    expect(message).toContain('您在另一个窗口');
    expect(theirs).toMatchObject({ saveCount: 2, self: true });
    for (const field of [
      ['title', '对方的标题'],
      ['summary', '对方的摘要'],
      ['body_html', '<p>见附件。</p>'],
      ['channels', 'website'],
      ['formed_on', '2023-12-20'],
    ])
      expect(theirs.fields).toContainEqual(field);
    const colleague = await signedIn(await town.person('finance', 'editor'));
    const other = (await autosave(address, { save_count: '1', title: '同事的标题' }, colleague)).json();
    expect(other.theirs.self).toBe(false);
    expect(other.message).not.toContain('您在另一个窗口');
  });

  test('without scripts too: every field that differs is shown', async () => {
    const address = await begin();
    await save(address, { summary: '先写的摘要', validity: 'expired' });
    const form = { save_count: '1', column_id: String(town.columnId), ...fields, summary: '后写的摘要' };
    const reply = await editor.post(`${address}/edit`, form, `${address}/edit`);
    expect(reply.statusCode).toBe(409);
    const theirs = /<section class="warning theirs">.*?<\/section>/s.exec(reply.body)![0];
    for (const shown of ['您在另一个窗口', '摘要', '先写的摘要', '有效性', '失效']) expect(theirs).toContain(shown);
    expect(reply.body).toContain('后写的摘要');
  });

  test('the address of a form that failed leads back to its page', async () => {
    const address = await begin();
    for (const form of ['attachments', 'word'])
      expect((await editor.get(`${address}/${form}?_csrf=1`)).headers.location).toContain(`${address}/edit`);
    expect((await upload(address, 'attachments', '空.pdf', Buffer.alloc(0))).body).toContain('“空.pdf”是空文件');
  });

  test('the session ended: 401 as JSON', async () => {
    const address = await begin();
    const token = await editor.token(`${address}/edit`);
    const reply = await autosave(address, { save_count: '1' }, new Client(app), token);
    expect(reply.statusCode).toBe(401);
    expect(reply.headers['content-type']).toContain('application/json');
  });

  test('a stale token: 403 as JSON, and a new one can be had', async () => {
    const address = await begin();
    expect((await autosave(address, { save_count: '1' }, editor, 'stale')).statusCode).toBe(403);
    const { token } = (await editor.get(`${address}/autosave`, { accept: 'application/json' })).json();
    expect((await autosave(address, { save_count: '1', title: '续' }, editor, token)).statusCode).toBe(200);
  });

  test('submitted meanwhile: refused with the reason, the sealed text stays', async () => {
    const address = await begin();
    await save(address);
    await publicise(address);
    const reply = await autosave(
      address,
      { save_count: '2', title: '晚到' },
      editor,
      await editor.token('/console/documents/new'),
    );
    expect(reply.statusCode).toBe(422);
    expect(reply.json().message).toContain('更正');
  });
});

describe('files', () => {
  test('a file is what it contains: a page named .pdf is refused at its field', async () => {
    const address = await begin();
    const reply = await upload(address, 'attachments', '假.pdf', Buffer.from('<html><script>alert(1)</script>'));
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain('不是能上传的类型');
  });

  test('an attachment is for staff of the office at once, for the public from publication until withdrawal', async () => {
    const address = await begin();
    await save(address);
    expect((await upload(address, 'attachments', '支出表.pdf', pdf)).statusCode).toBe(303);
    const id = idIn(address);
    const { revisionId } = (await documentById(books.db, id))!;
    const { hash } = (await revisionById(books.db, revisionId))!.attachments[0]!;
    const path = `/files/${hash}/${encodeURIComponent('支出表.pdf')}`;
    expect((await editor.get(`/console${path}`)).statusCode).toBe(200);
    const stranger = await signedIn(await town.person('office', 'editor'));
    expect((await stranger.get(`/console${path}`)).statusCode).toBe(404);
    expect((await citizen.get(path)).statusCode).toBe(404);

    await publicise(address);
    const got = await citizen.get(path);
    expect(got.statusCode).toBe(200);
    expect(got.rawPayload.equals(pdf)).toBe(true);
    expect(got.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename=file.pdf; filename*=UTF-8''${encodeURIComponent('支出表.pdf')}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, no-cache',
      etag: `"${hash}"`,
    });
    const again = await citizen.get(path, { 'if-none-match': `W/"${hash}"` });
    expect([again.statusCode, again.body, again.headers['cache-control']]).toEqual([304, '', 'public, no-cache']);
    expect((await citizen.get(`/files/${hash}/${encodeURIComponent('中奖通知.exe')}`)).statusCode).toBe(404);

    // A correction in work with another attachment changes nothing for the public.
    const caller = { db: books.db, house: books.house, who, now };
    unwrap(await correct(caller, { id }));
    await upload(address, 'attachments', '新表.pdf', Buffer.concat([pdf, Buffer.from('\n')]));
    expect((await citizen.get(path)).statusCode).toBe(200);
    const draft = (await revisionById(books.db, (await documentById(books.db, id))!.revisionId))!;
    const added = draft.attachments.find(({ name }) => name === '新表.pdf')!;
    expect((await citizen.get(`/files/${added.hash}/${encodeURIComponent('新表.pdf')}`)).statusCode).toBe(404);

    unwrap(await withdraw(caller, { id, reason: '有误' }));
    const gone = await citizen.get(path, { 'if-none-match': `"${hash}"` });
    expect([gone.statusCode, gone.headers['cache-control']]).toEqual([410, 'no-store']);
    expect(gone.body).toContain('已经撤下');
    expect((await citizen.get(`/files/${hash}/x.pdf`)).statusCode).toBe(404);
  });

  test('a picture of the body is kept under the public address and shown inline; an unknown one does not stay', async () => {
    const address = await begin();
    const { images } = (await upload(address, 'images', '图.png', png)).json();
    expect(images).toHaveLength(1);
    expect((await editor.get(images[0].src)).headers['content-disposition']).toMatch(/^inline/);
    const stored = await books.files.keep(Readable.from([Buffer.from('elsewhere')]));
    await save(address, {
      body_html: `<p>图<img src="${images[0].src}" alt=""><img src="/files/${stored!.hash}/x.png"></p>`,
    });
    await publicise(address);
    const { revisionId } = (await documentById(books.db, idIn(address)))!;
    const { bodyHtml } = (await revisionById(books.db, revisionId))!;
    const src = images[0].src.replace('/console', '');
    expect(bodyHtml).toBe(`<p>图<img src="${src}" alt="" /></p>`);
    expect((await citizen.get(src)).statusCode).toBe(200);
  });

  test('a path that is no hash is no file', async () => {
    for (const path of ['/files/..%2f..%2fetc/passwd', '/files/x/y', `/files/${'0'.repeat(64)}/x`])
      expect((await citizen.get(path)).statusCode).toBe(404);
  });
});

describe('steps', () => {
  test('withdrawing asks for a reason', async () => {
    const address = await begin();
    await save(address);
    await publicise(address);
    const page = await editor.post(`${address}/withdraw`, { reason: ' ' });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('请填写撤下原因');
    expect((await editor.post(`${address}/withdraw`, { reason: '附件有误' })).statusCode).toBe(303);
    expect((await editor.get(address)).body).toContain('附件有误');
  });

  test('what is not possible leads back with the reason', async () => {
    const address = await begin();
    const reply = await editor.get(`${address}/publish`);
    expect(reply.statusCode).toBe(303);
    expect((await editor.get(address)).body).toContain('审核签发后才能公开');
  });

  test('another office: 404 everywhere; administrators: 404', async () => {
    const address = await begin();
    const stranger = await signedIn(await town.person('office', 'editor'));
    const admin = await signedIn(await town.person('finance', 'systemAdmin'));
    for (const client of [stranger, admin])
      for (const path of ['', '/edit', '/preview', '/publish', '/withdraw'])
        expect((await client.get(address + path)).statusCode).toBe(404);
    expect((await admin.get('/console/documents')).statusCode).toBe(404);
  });
});

test('no input ends in a 500', async () => {
  const address = await begin();
  const token = await editor.token(`${address}/edit`);
  const names = ['save_count', 'title', 'body_html', 'column_id', 'catalogue_item_id', 'article_item', 'legal_form']
    .concat([
      'formed_on',
      'keywords',
      'validity',
      'channels',
      'relations',
      'relation_to',
      'at',
      'reason',
      'on',
      'position',
    ])
    .concat(['x']);
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '',
      '-1',
      '0',
      '1e9',
      '99999999999999999999',
      '2023-02-30',
      '\0',
      "'; drop table documents; --",
      '🏛',
    ),
  );
  const paths = [
    '/edit',
    '/autosave',
    '/publish',
    '/schedule',
    '/withdraw',
    '/validity',
    '/reopen',
    '/correct',
    '/detach',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 6 }),
      async (path, pairs) => {
        const reply = await app.inject({
          method: 'POST',
          url: address + path,
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            'x-csrf-token': token,
            cookie: [...editor.cookies].map(([key, text]) => `${key}=${text}`).join('; '),
          },
          payload: new URLSearchParams(pairs).toString(),
        });
        expect(reply.statusCode).toBeLessThan(500);
      },
    ),
    { numRuns: 150 },
  );
  for (const query of [
    '?page=0',
    '?page=99999',
    '?state=x',
    '?office=abc',
    '?words=%25_%5C',
    '?words=%00',
    '?office=9999999999',
  ])
    expect((await editor.get(`/console/documents${query}`)).statusCode).toBe(200);
});
