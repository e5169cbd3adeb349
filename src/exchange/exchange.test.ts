import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { publicDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { zipOf } from '../../test/support/zip.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { BASE, PART } from './protocol/shapes.ts';
import { signedHeaders } from './protocol/signature.ts';
import { SUPPLIERS } from './suppliers/pages.tsx';

// A city receives what its towns signed off: only what is signed, once, and looked into like any upload.
const books = await testDatabase(rooms);
const { db } = books;
let now = new Date('2024-03-01T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let city: TestTown;
let [administrator, editor]: Client[] = [];
interface Key {
  keyId: string;
  secret: string;
}
let [town, other]: Key[] = [];
let supplier = '';

async function register(name: string, more: Record<string, string> = {}): Promise<Key & { at: string }> {
  const page = await administrator!.post(
    SUPPLIERS,
    {
      name,
      waits: 'no',
      office_id: `${city.offices.office}`,
      column_id: `${city.columnId}`,
      site_address: '',
      ...more,
    },
    SUPPLIERS,
  );
  expect(page.statusCode).toBe(200);
  const $ = load(page.body);
  const [keyId = '', secret = ''] = $('.once')
    .toArray()
    .map((one) => $(one).text());
  const at = $('form[action$="/renew"]').attr('action')!.replace('/renew', '');
  return { keyId, secret, at };
}

beforeAll(async () => {
  city = await testTown(db);
  const signed = async (...roles: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await city.person(...roles)).login, city.password);
    return client;
  };
  administrator = await signed('office', 'systemAdmin');
  editor = await signed('office', 'editor', 'disclosureHead');
  const first = await register('测试一镇人民政府', { site_address: 'https://city.example' });
  town = first;
  supplier = first.at;
  other = await register('测试二镇人民政府', { waits: 'yes' });
});

interface Asked {
  key?: Key | undefined;
  at?: Date;
  headers?: Record<string, string>;
}

async function ask(
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  body?: unknown,
  { key = town, at = now, headers }: Asked = {},
) {
  const url = BASE + path;
  const payload = Buffer.isBuffer(body) ? body : Buffer.from(body === undefined ? '' : JSON.stringify(body));
  const signed = signedHeaders(key!, { method, path: url, body: payload, now: at });
  const type = Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json';
  const answer = await app.inject({
    ...{ method, url, payload },
    headers: { ...signed, ...(method === 'GET' ? {} : { 'content-type': type }), ...headers },
  });
  return { status: answer.statusCode, said: answer.json(), signed: { ...signed, 'content-type': type } };
}

const put = (key: string, document: object, asked: Asked = {}) =>
  ask('PUT', `/documents/${key}`, { version: 1, title: '关于测试的通知', html: '<p>正文。</p>', ...document }, asked);
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function sendFile(bytes: Buffer, name: string, asked: Asked = {}) {
  const hash = hashOf(bytes);
  await ask('POST', '/files/lacking', { files: [{ hash, name, size: bytes.length }] }, asked);
  let last = await ask('POST', `/files/${hash}/0`, bytes.subarray(0, PART), asked);
  for (let at = PART; at < bytes.length; at += PART)
    last = await ask('POST', `/files/${hash}/${at}`, bytes.subarray(at, at + PART), asked);
  return { hash, name, last };
}

const idIn = (address: string) => Number(/\/documents\/(\d+)$/.exec(address)![1]);
const page = async (id: number) => app.inject(`/documents/${id}`);

test('what is signed is shown at once, with its source and the original; its address is the proof', async () => {
  const { status, said } = await put('a-1', {
    ...{ title: '关于春耕的通知', html: '<h2>一、安排</h2><p>见<a href="/documents/7">附件</a>。</p>' },
    ...{ address: 'https://town.example/u/t/documents/9', site: 'https://town.example/u/t', indexNumber: 'T-1' },
  });
  expect(status).toBe(200);
  expect(said).toMatchObject({ key: 'a-1', version: 1, state: 'public', reason: '' });
  expect(said.address).toMatch(/^https:\/\/city\.example\/documents\/\d+$/);
  const $ = load((await page(idIn(said.address))).body);
  expect($('.by').text()).toContain('来源：测试一镇人民政府（原文）');
  expect($('.by a').attr('href')).toBe('https://town.example/u/t/documents/9');
  expect($('.article-body a').attr('href')).toBe('https://town.example/u/t/documents/7');
  expect($('.index-card').text()).toContain('测试一镇人民政府');
  const found = await app.inject(`/search?q=${encodeURIComponent('春耕')}`);
  expect(load(found.body)('main').text()).toContain('测试一镇人民政府');
  expect((await app.inject('/feed.xml')).body).toContain('测试一镇人民政府');
  // it is the town's delivery, and none of the city's
  expect(await db.selectFrom('deliveries').selectAll().execute()).toEqual([]);
});

test.each<[string, number, string, (request: { headers: Record<string, string> }) => void]>([
  ['another secret', 401, 'signature', ({ headers }) => (headers['x-gongkai-signature'] = `sha256=${'0'.repeat(64)}`)],
  ['a key that is none', 401, 'signature', ({ headers }) => (headers['x-gongkai-key'] = 'gx_none')],
  ['another body', 401, 'signature', ({ headers }) => (headers['x-gongkai-digest'] = '0'.repeat(64))],
  ['another time', 401, 'signature', ({ headers }) => (headers['x-gongkai-date'] = '2024-03-01T02:00:01Z')],
  ['no signature', 401, 'signature', ({ headers }) => delete headers['x-gongkai-signature']],
])('refused: %s', async (_, status, code, spoil) => {
  const url = `${BASE}/documents/x-1`;
  const payload = JSON.stringify({ version: 1, title: '甲', html: '<p>乙</p>' });
  const headers = signedHeaders(town!, { method: 'PUT', path: url, body: payload, now });
  spoil({ headers });
  const answer = await app.inject({
    method: 'PUT',
    url,
    payload,
    headers: { ...headers, 'content-type': 'application/json' },
  });
  expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
});

test('a clock that is wrong is told by how much; what was sent once is not taken again', async () => {
  const slow = await put('x-2', {}, { at: new Date(now.getTime() - 400_000) });
  expect([slow.status, slow.said.error]).toEqual([
    401,
    { code: 'clock', message: expect.stringContaining('比本机慢 400 秒，超过 5 分钟：请校准') },
  ]);
  const first = await put('x-3', {});
  expect(first.status).toBe(200);
  const again = await app.inject({
    ...{ method: 'PUT', url: `${BASE}/documents/x-3`, headers: first.signed },
    payload: JSON.stringify({ version: 1, title: '关于测试的通知', html: '<p>正文。</p>' }),
  });
  expect([again.statusCode, again.json().error.code]).toEqual([401, 'replay']);
});

test('the same twice is one document; other content under its version is refused; older versions are', async () => {
  const first = await put('a-2', { version: 5 });
  const again = await put('a-2', { version: 5 });
  expect(again.said).toEqual(first.said);
  const differs = await put('a-2', { version: 5, html: '<p>别的。</p>' });
  expect([differs.status, differs.said.error.code]).toEqual([409, 'different']);
  const older = await put('a-2', { version: 4, html: '<p>别的。</p>' });
  expect([older.status, older.said.error.code]).toEqual([409, 'older']);
  const { n } = await db
    .selectFrom('documents')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('id', '=', idIn(first.said.address))
    .executeTakeFirstOrThrow();
  expect(n).toBe(1);
});

test('corrections and withdrawals follow by themselves, at the same address', async () => {
  const { said } = await put('a-3', { version: 1, html: '<p>每户 3 元。</p>' });
  const corrected = await put('a-3', { version: 2, html: '<p>每户 5 元。</p>', correctionNote: '更正了金额' });
  expect(corrected.said).toMatchObject({ state: 'public', address: said.address, version: 2 });
  const shown = (await page(idIn(said.address))).body;
  expect(shown).toContain('每户 5 元');
  expect(shown).toContain('更正了金额');
  const gone = await ask('POST', '/documents/a-3/withdrawal', { version: 3, reason: '内容有误' });
  expect(gone.said).toMatchObject({ state: 'withdrawn', address: '', reason: '内容有误' });
  expect((await page(idIn(said.address))).statusCode).toBe(410);
  expect((await ask('POST', '/documents/a-3/withdrawal', { version: 3, reason: '内容有误' })).status).toBe(200);
  // a correction that was on its way longer than the withdrawal does not bring it back
  expect((await put('a-3', { version: 2, html: '<p>每户 5 元。</p>' })).said.error.code).toBe('older');
  expect((await put('a-3', { version: 4, html: '<p>每户 6 元。</p>' })).said).toMatchObject({ state: 'public' });
});

test('失效 and 废止 are declared of a text that stays; once, in order, by whose it is', async () => {
  const { said } = await put('v-1', { version: 1, html: '<p>办法。</p>' });
  const id = idIn(said.address);
  const declare = (version: number, more: object = {}, key = 'v-1', asked: Asked = {}) =>
    ask(
      'POST',
      `/documents/${key}/validity`,
      { version, validity: 'repealed', on: '2024-02-01', reason: '已有新办法', ...more },
      asked,
    );
  const declared = await declare(2);
  expect([declared.status, declared.said]).toEqual([200, { ...said, version: 2 }]);
  const shown = (await page(id)).body;
  expect(shown).toMatch(/本文件已废止.*自 2024 年 2 月 1 日起.*已有新办法/s);
  const events = async () =>
    (await db.selectFrom('document_events').select('kind').where('document_id', '=', id).orderBy('id').execute()).map(
      ({ kind }) => kind,
    );
  expect(await events()).toEqual(['received', 'published', 'validityChanged']);
  expect((await declare(2)).said).toEqual(declared.said);
  expect((await declare(2, { validity: 'expired' })).said.error.code).toBe('different');
  expect((await declare(1)).said.error.code).toBe('older');
  expect((await put('v-1', { version: 1, html: '<p>办法。</p>' })).said.error.code).toBe('older');
  expect(await events()).toHaveLength(3);
  expect((await declare(3, {}, 'v-none')).said.error.code).toBe('absent');
  expect((await declare(3, {}, 'v-1', { key: other })).said.error.code).toBe('absent');
  expect((await declare(3, { validity: 'void' })).said.error.code).toBe('invalid');
  expect((await declare(3, { on: '2024-02-30' })).said.error.code).toBe('invalid');
  // a later text carries what holds then
  await put('v-1', { version: 4, html: '<p>新办法。</p>' });
  expect((await page(id)).body).not.toContain('本文件已废止');
  // what the public never saw here is sent whole
  await put('v-2', {}, { key: other });
  expect((await declare(2, {}, 'v-2', { key: other })).said.error.code).toBe('unseen');
});

test('documents and files of others do not exist', async () => {
  await put('a-4', {});
  expect((await ask('GET', '/documents/a-4', undefined, { key: other })).status).toBe(404);
  const theirs = await ask('POST', '/documents/a-4/withdrawal', { version: 9 }, { key: other });
  expect([theirs.status, theirs.said.error.code]).toEqual([404, 'absent']);
  const { hash, name } = await sendFile(Buffer.from('甲，乙\n1，2\n'), '表.txt');
  const lacks = await ask('POST', '/files/lacking', { files: [{ hash, name, size: 18 }] }, { key: other });
  expect(lacks.said.lacking).toEqual([{ hash, came: 0 }]);
  const taken = await put('b-1', { attachments: [{ hash, name }] }, { key: other });
  expect([taken.status, taken.said.error.code]).toEqual([409, 'lacking']);
});

test('a file comes in parts, from where it ended; only whole ones stand beside a document', async () => {
  const bytes = Buffer.alloc(2 * PART + 100, '某表，');
  const hash = hashOf(bytes);
  const files = [{ hash, name: '大表.txt', size: bytes.length }];
  expect((await ask('POST', '/files/lacking', { files })).said.lacking).toEqual([{ hash, came: 0 }]);
  expect((await ask('POST', `/files/${hash}/0`, bytes.subarray(0, PART))).said).toEqual({ came: PART, kept: false });
  const document = { attachments: [{ hash, name: '大表.txt' }] };
  expect((await put('a-5', document)).said.error.code).toBe('lacking');
  const wrong = await ask('POST', `/files/${hash}/0`, bytes.subarray(0, PART));
  expect([wrong.status, wrong.said.error]).toEqual([
    409,
    { code: 'offset', came: PART, message: expect.stringContaining('请从那里接着送') },
  ]);
  expect((await ask('POST', '/files/lacking', { files })).said.lacking).toEqual([{ hash, came: PART }]);
  await ask('POST', `/files/${hash}/${PART}`, bytes.subarray(PART, 2 * PART));
  const last = await ask('POST', `/files/${hash}/${2 * PART}`, bytes.subarray(2 * PART));
  expect(last.said).toEqual({ came: bytes.length, kept: true });
  expect((await ask('POST', '/files/lacking', { files })).said.lacking).toEqual([]);
  const { said } = await put('a-5', document);
  const link = load((await page(idIn(said.address))).body)('.attachments a').attr('href')!;
  expect((await app.inject(link)).rawPayload.equals(bytes)).toBe(true);
});

test.each<[string, Buffer, string, RegExp]>([
  [
    'a zip that grows',
    zipOf([{ name: 'a.txt', content: Buffer.alloc(300 * 1024 * 1024) }]),
    '附件.zip',
    /解开后|过大|压缩/,
  ],
  ['a program', Buffer.from('MZ\x90\x00 not a paper'), '附件.pdf', /附件\.pdf/],
  ['a name that runs', Buffer.from('甲乙丙'), '表.exe.txt', /可能在打开时运行程序/],
  ['a page', Buffer.from('<html><script>alert(1)</script></html>'), '页.html', /./],
])('refused like an upload: %s', async (_, bytes, name, why) => {
  const { hash, last } = await sendFile(bytes, name);
  expect([last.status, last.said.error?.code]).toEqual([422, 'file']);
  expect(last.said.error.message).toMatch(why);
  expect((await put('x-9', { attachments: [{ hash, name }] })).said.error.code).toBe('lacking');
});

test('what is not what it is said to be, or too much, is refused', async () => {
  const bytes = Buffer.from('甲乙丙');
  const hash = '0'.repeat(64);
  await ask('POST', '/files/lacking', { files: [{ hash, name: '表.txt', size: bytes.length }] });
  const wrong = await ask('POST', `/files/${hash}/0`, bytes);
  expect(wrong.said.error).toMatchObject({ code: 'file', message: expect.stringContaining('不一致') });
  const large = await ask('POST', '/files/lacking', { files: [{ hash, name: '表.pdf', size: 21 * 1024 * 1024 }] });
  expect(large.said.error).toMatchObject({ code: 'file', message: expect.stringContaining('超过 20 MB') });
  const longer = await ask('POST', `/files/${hash}/0`, Buffer.alloc(PART + 2));
  expect([longer.status, longer.said.error.code]).toEqual([413, 'large']);
  expect((await put('x-4', { html: 'x'.repeat(2_000_001) })).status).toBe(422);
  expect((await put('x-4', { html: 'x'.repeat(4 * 1024 * 1024) })).status).toBe(413);
  expect((await put('x-4', { title: ' ' })).said.error.code).toBe('invalid');
  expect((await ask('PUT', '/documents/x-4', Buffer.from('{'))).said.error.code).toBe('invalid');
  expect((await ask('PUT', `/documents/${'x'.repeat(101)}`, {})).said.error.code).toBe('invalid');
});

test('hostile text comes out plain', async () => {
  const { said } = await put('a-6', {
    title: '<script>alert(1)</script>通知',
    html: `<p onclick="alert(1)">甲</p><script>alert(2)</script><a href="javascript:alert(3)">乙</a>
      <a href="//evil.example/">丙</a><img src="https://evil.example/x.png"><iframe src="https://evil.example"></iframe>
      <img src="/files/${'a'.repeat(64)}/x.png"><a href="/console">丁</a>`,
    site: 'https://town.example/" onclick="alert(4)',
  });
  expect(said.error.code).toBe('invalid');
  const { said: taken } = await put('a-6', {
    html: `<p onclick="alert(1)">甲</p><script>alert(2)</script><a href="javascript:alert(3)">乙</a>
      <img src="https://evil.example/x.png"><img src="/files/${'a'.repeat(64)}/x.png"><a href="/console">丁</a>`,
  });
  const body = load((await page(idIn(taken.address))).body)('.article-body');
  expect(body.text()).toMatch(/甲\s*乙\s*丁/);
  expect(body.html()).not.toMatch(/onclick|script|img|href/);
});

test('nobody here changes its text; taken down with a reason, it is told, and comes back only by a click', async () => {
  const { said } = await put('a-7', {});
  const at = `/console/documents/${idIn(said.address)}`;
  const desk = load((await editor!.get(at)).body)('main').text();
  expect(desk).toContain('来源：测试一镇人民政府');
  expect(desk).toContain('这是测试一镇人民政府供稿的信息');
  expect((await editor!.get(`${at}/edit`)).statusCode).toBe(303);
  const before = (await ask('GET', '/changes/0')).said.next;
  expect((await editor!.post(`${at}/withdraw`, { reason: '与本市规定不一致' }, `${at}/withdraw`)).statusCode).toBe(303);
  const { documents, next } = (await ask('GET', `/changes/${before}`)).said;
  expect(documents).toEqual([{ key: 'a-7', version: 1, state: 'takenDown', address: '', reason: '与本市规定不一致' }]);
  expect((await ask('GET', `/changes/${next}`)).said).toEqual({ documents: [], next });
  expect((await put('a-7', { version: 2, html: '<p>改过的正文。</p>' })).said.state).toBe('waiting');
  expect((await page(idIn(said.address))).statusCode).toBe(410);
  expect((await editor!.post(`${at}/publish`, {}, `${at}/publish`)).statusCode).toBe(303);
  expect((await ask('GET', '/documents/a-7')).said).toMatchObject({ state: 'public', address: said.address });
});

test('where the city wants to look first it waits for one click, or is not wanted', async () => {
  const sent = await put('b-2', { title: '等人点公开' }, { key: other });
  expect(sent.said).toMatchObject({ state: 'waiting', address: '' });
  const unwanted = await put('b-3', { title: '不要的' }, { key: other });
  expect(unwanted.said.state).toBe('waiting');
  const ids = new Map(
    (await db.selectFrom('supplied_documents').select(['key', 'document_id as id']).execute()).map((one) => [
      one.key,
      one.id,
    ]),
  );
  const [wanted, not] = [`/console/documents/${ids.get('b-2')}`, `/console/documents/${ids.get('b-3')}`];
  expect((await editor!.post(`${wanted}/publish`, {}, `${wanted}/publish`)).statusCode).toBe(303);
  expect((await ask('GET', '/documents/b-2', undefined, { key: other })).said.state).toBe('public');
  expect((await editor!.post(`${not}/decline`, { reason: '本站已有' }, `${not}/decline`)).statusCode).toBe(303);
  expect((await ask('GET', '/documents/b-3', undefined, { key: other })).said).toMatchObject({
    ...{ state: 'declined', reason: '本站已有' },
  });
  // a correction of what is public waits for nobody
  const corrected = await put('b-2', { version: 2, title: '等人点公开', html: '<p>新。</p>' }, { key: other });
  expect(corrected.said.state).toBe('public');
});

test('columns go where the city says; the key can be changed and stopped', async () => {
  const { id } = await db
    .insertInto('columns')
    .values({ authority_id: city.authorityId, slug: 'caizheng', name: '财政信息' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await administrator!.post(`${supplier}/columns`, { theirs: '财政公开', column_id: `${id}` }, supplier);
  const { said } = await put('a-8', { column: '财政公开' });
  const { column_id } = await db
    .selectFrom('publications')
    .select('column_id')
    .where('document_id', '=', idIn(said.address))
    .executeTakeFirstOrThrow();
  expect(column_id).toBe(id);
  const shown = load((await administrator!.get(supplier)).body)('main');
  expect(shown.text()).not.toContain(town!.secret);
  expect(shown.text()).toContain('财政公开');
  expect((await editor!.post(`${supplier}/stop`, {}, supplier)).statusCode).toBe(403);
  await administrator!.post(`${supplier}/stop`, {}, supplier);
  expect((await put('a-9', {})).said.error.code).toBe('stopped');
  await administrator!.post(`${supplier}/resume`, {}, supplier);
  const fresh = load((await administrator!.post(`${supplier}/renew`, {}, supplier)).body);
  expect((await put('a-9', {})).said.error.code).toBe('signature');
  const secret = fresh('.once').last().text();
  expect((await put('a-9', {}, { key: { keyId: town!.keyId, secret } })).status).toBe(200);
  now = new Date(now.getTime() + 1000);
});

test('a search among an office’s own leaves out what others supplied; a search among all has both', async () => {
  await put('among', { title: '关于秋收的通知' });
  await publicDocument(books, city, { title: '关于秋收的公告', at: now.toISOString() });
  const { code } = await db
    .selectFrom('offices')
    .select('code')
    .where('id', '=', city.offices.office)
    .executeTakeFirstOrThrow();
  const found = async (more: string) =>
    load((await app.inject(`/search?q=${encodeURIComponent('秋收')}${more}`)).body)('main').text();
  expect(await found('')).toMatch(/关于秋收的(通知|公告).*关于秋收的(通知|公告)/s);
  expect(await found(`&office=${code}`)).toContain('关于秋收的公告');
  expect(await found(`&office=${code}`)).not.toContain('关于秋收的通知');
});
