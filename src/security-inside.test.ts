import ExcelJS from 'exceljs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person } from '../test/support/applicants.ts';
import { Client } from '../test/support/client.ts';
import { testDatabase } from '../test/support/database.ts';
import { ledgersOf } from '../test/support/ledgers.ts';
import { type TestTown, testTown } from '../test/support/town.ts';
import { staffConsole } from './console/index.ts';
import { createApp } from './platform/http/app.ts';
import { nameCase } from './remedies/index.ts';
import { rooms } from './rooms.ts';
import { publicSite } from './site/index.tsx';

// What somebody tries who has an account: what others have, files that are not what they say, markup, formulas.
const books = await testDatabase(rooms);
const { db } = books;
const pages: string[] = [];
let app: FastifyInstance;
let town: TestTown;
let other: TestTown;
let editor: Client;
let officer: Client;
let head: Client;

const SECRET = '别处的秘密';
const MARKUP = '<img src=x onerror=alert(1)><script>alert(2)</script>"><svg onload=alert(3)>';
const LIVE = /<img src=x|<script>alert|<svg onload|onerror=alert\(1\)>(?!&)/;

beforeAll(async () => {
  app = await createApp({ ...books, now: () => new Date('2023-12-29T03:00:00Z') }, false);
  app.addHook('onRoute', ({ method, url }) => {
    if ([method].flat().includes('GET') && !pages.includes(url)) pages.push(url);
  });
  await app.register(publicSite);
  await app.register(staffConsole, { prefix: '/console' });
  await app.ready();
  town = await testTown(db);
  other = await testTown(db, 'other');
  const signedIn = async (...roles: Parameters<TestTown['person']>[1][]) => {
    const client = new Client(app);
    await client.signIn((await town.person('office', ...roles)).login, town.password);
    return client;
  };
  editor = await signedIn('editor');
  officer = await signedIn('caseOfficer');
  head = await signedIn('disclosureHead', 'signer', 'officeReviewer', 'secrecyReviewer', 'caseOfficer');
});
afterAll(() => app.close());

/** A number from a table that the other authority has, as text. */
async function idsOf(table: 'applications' | 'remedy_cases' | 'deliveries'): Promise<string> {
  const rows = db.selectFrom(table).select('id').where('authority_id', '=', other.authorityId);
  return String((await rows.executeTakeFirstOrThrow()).id);
}

test('applications, cases and deliveries of another authority are not there, on no page and in no file', async () => {
  const theirs = ledgersOf(db, other);
  await theirs.application('person', '2023-12-01');
  await theirs.remedy('directSuit', '2023-12-01');
  await theirs.deliveries('website', 1, '2023-12-01');
  await db.updateTable('applications').set({ subject: SECRET }).execute();
  const { id } = await db.selectFrom('remedy_cases').select('id').executeTakeFirstOrThrow();
  await db.transaction().execute((tx) => nameCase({ db: tx, sealer: books.sealer }, id, SECRET));
  await db.updateTable('deliveries').set({ title: SECRET }).execute();
  const ids = {
    applications: await idsOf('applications'),
    remedies: await idsOf('remedy_cases'),
    deliveries: await idsOf('deliveries'),
  };
  const seen: string[] = [];
  let tried = 0;
  for (const url of pages) {
    const room = /^\/console\/(applications|remedies|deliveries)\/:id/.exec(url)?.[1] as keyof typeof ids | undefined;
    if (!room) continue;
    const reply = await head.get(url.replace(':id', ids[room]).replace(/:[a-zA-Z]+/g, '1'));
    tried += 1;
    if (reply.statusCode !== 404) seen.push(`${reply.statusCode} ${url}`);
    expect(reply.body).not.toContain(SECRET);
  }
  expect(tried).toBeGreaterThan(6);
  expect(seen).toEqual([]);
});

test('lists, exports and sums hold nothing of another authority', async () => {
  const whole = pages.filter((url) => /^\/console/.test(url) && !/[:*]/.test(url));
  const asked = [...whole, '/console/annual-report/2023', '/console/region/2023', '/console/ledger?year=2023'];
  for (const url of asked) {
    const reply = await head.get(url);
    expect(reply.statusCode, url).toBeLessThan(500);
    expect(reply.body, url).not.toContain(SECRET);
    if (reply.statusCode === 200) expect(reply.headers['cache-control'], url).toContain('no-store');
  }
  expect((await head.get('/console/ledger/export.csv')).statusCode).toBe(200);
});

async function begun(): Promise<string> {
  const column_id = String(town.columnId);
  const reply = await editor.post('/console/documents/new', { title: '草稿', column_id });
  return String(reply.headers.location).replace('/edit', '');
}

test.each([
  ['画.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['画.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['画.png', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['页.html', '<!doctype html><script>alert(1)</script>'],
  ['页.docx', '<!doctype html><script>alert(1)</script>'],
  ['页.png', '<html><body onload=alert(1)>'],
])('%s with markup inside is refused with a sentence, as an attachment and as a picture', async (name, content) => {
  const address = await begun();
  for (const way of ['attachments', 'images']) {
    const file = { field: 'files', name, content: Buffer.from(content) };
    const reply = await editor.upload(`${address}/${way}`, {}, [file], `${address}/edit`);
    expect(reply.statusCode, way).toBe(422);
    expect(reply.body).toContain(`“${name}”的内容不是能上传的类型，文件可能损坏或者改过名称，请重新选择`);
  }
  expect(await db.selectFrom('files').select('hash').execute()).toEqual([]);
});

test('markup in a title, a body and every other field of a document is words on each page that shows it', async () => {
  const address = await begun();
  const save_count = /name="save_count" value="(\d+)"/.exec((await editor.get(`${address}/edit`)).body)![1]!;
  const form = {
    save_count,
    column_id: String(town.columnId),
    title: `标题${MARKUP}`,
    body_html: `<p onclick="alert(1)">正文<a href="javascript:alert(1)">此处</a></p>${MARKUP}<iframe src="//evil.example"></iframe>`,
    article_item: '20.7',
    formed_on: '2023-12-20',
    channels: ['website'],
    source: MARKUP,
    keywords: MARKUP,
    document_number: MARKUP,
  };
  await editor.post(`${address}/edit`, form, `${address}/edit`);
  for (const url of [address, `${address}/edit`, `${address}/preview`, '/console/documents', '/console']) {
    const { body, statusCode } = await editor.get(url);
    expect(statusCode, url).toBe(200);
    expect(body, url).not.toMatch(LIVE);
    expect(body, url).not.toMatch(/<iframe|href="javascript:|<p onclick/);
  }
  expect((await editor.get(`${address}/preview`)).body).toContain('正文');
});

test('what a form does not ask for is not taken: not from its body, not from its address, not twice', async () => {
  const column_id = String(town.columnId);
  const extra = {
    state: 'published',
    authority_id: String(other.authorityId),
    id: '1',
    office_id: '1',
    created_by: '1',
  };
  const form = { title: '多余的栏目', column_id, ...extra, 'constructor[prototype][x]': '1', __proto__: 'x' };
  const made = await editor.post(
    '/console/documents/new?title=地址里的题目&authority_id=1',
    form,
    '/console/documents/new',
  );
  const id = Number(/documents\/(\d+)/.exec(String(made.headers.location))?.[1]);
  const documents = db.selectFrom('documents').selectAll().where('id', '=', id);
  expect(await documents.executeTakeFirst()).toMatchObject({ state: 'draft', authority_id: town.authorityId });
  const titles = db.selectFrom('revisions').select('title').where('document_id', '=', id);
  expect(await titles.execute()).toEqual([{ title: '多余的栏目' }]);
  const onlyThere = await editor.post(`/console/documents/new?title=x`, { column_id }, '/console/documents/new');
  const twice = await editor.post('/console/documents/new', { column_id, title: ['一', '二'] });
  expect([onlyThere.statusCode, twice.statusCode]).toEqual([422, 422]);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test('markup that an applicant writes and an officer notes is words', async () => {
  const told = await officer.post('/console/applications/new', {
    channel: 'registeredPost',
    arrived: '2023-12-28',
    confirmed: '',
    kind: person.kind,
    name: person.name,
    documentType: person.documentType,
    documentNumber: person.documentNumber,
    telephone: person.telephone,
    description: `所需信息${MARKUP}`,
    purpose: MARKUP,
    provision: 'copy',
    deliveryWay: 'post',
  });
  expect(told.statusCode).toBe(303);
  const page = String(told.headers.location).split('?')[0]!;
  expect((await officer.post(`${page}/note`, { body: `备注${MARKUP}` }, page)).statusCode).toBe(303);
  for (const url of [page, '/console/applications', '/console/applications/all', '/console/notices', '/console']) {
    const { body, statusCode } = await officer.get(url);
    expect(statusCode, url).toBe(200);
    expect(body, url).not.toMatch(LIVE);
  }
  expect((await officer.get(page)).body).toContain('备注&lt;img');
});

test('what begins like a formula is text, in the marked copy of a faulty import and in every export', async () => {
  const begins = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'].map((start) => `${start}|cmd’测试`);
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.addRow(['信息标题', '公开日期', '公开渠道', '科室', '栏目', '备注']);
  for (const title of [...begins, MARKUP]) sheet.addRow([title, '没有这一天', '微信', '财政所', '', title]);
  const content = Buffer.from(await book.xlsx.writeBuffer());
  const file = { field: 'file', name: '台账.xlsx', content };
  const reply = await head.upload('/console/ledger/import', { year: '2023' }, [file], '/console/account');
  const job = String(reply.headers.location);
  while (((await head.get(`${job}/progress`)).json() as { running: boolean }).running)
    await new Promise((next) => setTimeout(next, 50));
  const shown = await head.get(job);
  expect(shown.body).toContain('处需要修改');
  expect(shown.body).not.toMatch(LIVE);
  await noFormulas((await head.get(`${job}/annotated.xlsx`)).rawPayload, begins.length);

  await ledgersOf(db, town).deliveries('wechat', begins.length, '2023-12-01');
  const mine = db.selectFrom('deliveries').select('id').where('authority_id', '=', town.authorityId);
  for (const [at, { id }] of (await mine.orderBy('id').execute()).entries())
    await db.updateTable('deliveries').set({ title: begins[at]!, note: begins[at]! }).where('id', '=', id).execute();
  await noFormulas((await head.get('/console/ledger/export.xlsx?year=2023')).rawPayload, begins.length);
  const csv = (await head.get('/console/ledger/export.csv?year=2023')).body;
  expect(csv).toContain('|cmd');
  expect(csv).not.toMatch(/(^|[,"\n])[=+\-@\t＝][^,\n]*\|cmd/m);
});

async function noFormulas(bytes: Buffer, rows: number): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  let texts = 0;
  book.worksheets[0]!.eachRow((row) =>
    row.eachCell((cell) => {
      expect(cell.formula).toBeUndefined();
      if (String(cell.value).includes('|cmd')) texts += Number(cell.type === ExcelJS.ValueType.String);
    }),
  );
  expect(texts).toBeGreaterThanOrEqual(rows);
}
