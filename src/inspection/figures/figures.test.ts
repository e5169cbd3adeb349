import { load } from 'cheerio';
import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { person, requestFor } from '../../../test/support/applicants.ts';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { boxesOn, drafted, rewritten, submitted } from '../../../test/support/drafted.ts';
import { publicDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import * as room from '../../applications/index.ts';
import { confirmReply } from '../../applications/reply/checked/actions.ts';
import { append } from '../../platform/audit-log/index.ts';
import { unwrap } from '../../platform/outcome.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { inspect } from '../run.ts';
import { WHATS, type What } from './marks.ts';
import { managementOf } from './year.ts';

// Everything that was found, let stand, released, masked, cleaned, mended and inspected is counted from its rows, and each
// figure opens exactly those.
const books = await testDatabase(rooms);
const { db, house, sealer, files } = books;
let now = new Date('2024-01-10T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const PATH = '/console/inspection/figures';
const MOBILE = '19900000020';
const IDENTITY = '000000198503120028';
let town: TestTown;
let [author, secrecy, head, chief]: Client[] = [];
const logins = new Map<Client, string>();

async function signed(...roles: Parameters<TestTown['person']>): Promise<Client> {
  const client = new Client(app);
  const { login } = await town.person(...roles);
  await client.signIn(login, town.password);
  logins.set(client, login);
  return client;
}

async function list(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.creator = '王演示';
  book.addWorksheet('名单').addRows([
    ['姓名', '身份证号'],
    ['王演示', IDENTITY],
  ]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const draft = (body: string, given: Record<string, Buffer> = {}) =>
  drafted(author!, town.columnId, { fields: { body_html: `<p>${body}</p>` }, files: given });
const tell = (at: string, mended: string, body = '会议作了布署。') =>
  rewritten(author!, at, { column_id: `${town.columnId}`, body_html: `<p>${body}</p>`, mended });
const rewrite = (at: string, body: string) =>
  rewritten(author!, at, { column_id: `${town.columnId}`, body_html: `<p>${body}</p>` });

beforeAll(async () => {
  town = await testTown(db);
  author = await signed('finance', 'editor');
  secrecy = await signed('office', 'secrecyReviewer');
  head = await signed('office', 'disclosureHead');
  chief = await signed('office', 'officeReviewer');
  // one number is mended, another acknowledged; a mark is released; looked at again and again, each is one
  const at = await draft(`请联系 ${MOBILE}，或者 ${MOBILE.replace(/0$/, '1')}。`);
  await author.get(`${at}/submit`);
  await rewrite(at, `说明一。</p><p>请联系 ${MOBILE}。`);
  await author.get(`${at}/submit`);
  await submitted(author, at);
  const mark = await draft('标志写作“秘密★1年”。');
  await author.post(`${mark}/release`, { reason: '宣传材料的举例' }, `${mark}/submit`);
  const there = `/console/reviews/release/${mark.split('/').pop()}`;
  const $ = load((await secrecy.get(there)).body);
  const [contentHash = '', step = ''] = ['contentHash', 'step'].map((name) => $(`[name=${name}]`).attr('value'));
  const passed = { verdict: 'passed', opened: await boxesOn(secrecy, there, 'opened'), statement: '是举例' };
  await secrecy.post(there, { contentHash, step, ...passed }, there);
  await submitted(author, mark);
  // a list is masked and cleaned
  const masked = await draft('名单见附件。', { '名单.xlsx': await list() });
  await author.get(`${masked}/submit`);
  await author.post(
    `${masked}/attachments/1/copy`,
    { 'how.pii.resident-id': 'partly' },
    `${masked}/attachments/1/copy`,
  );
  await author.get(`${masked}/submit`);
  // a reply is acknowledged
  now = new Date('2024-02-20T02:00:00Z');
  const officer = await town.person('office', 'caseOfficer');
  const caller = { db, house, sealer, who: officer, now };
  const input = { applicant: person, request: requestFor('合同'), files: [] };
  const given = { ...input, channel: 'inPerson', arrived: '2024-02-19', confirmed: null } as const;
  const { id } = unwrap(await room.registerApplication(caller, given));
  const content = { reply: 'granted', publicInterest: false, body: `手机 ${MOBILE}。` } as const;
  unwrap(await room.draftReply(caller, { id, draftVersion: 0, content }));
  const reasons = new Map([['pii.mobile', '王某本人同意']]);
  unwrap(await confirmReply(caller, { id, draftVersion: 1, confirmed: { keys: new Set(), reasons } }));
  // mended by a click while it is written; told again after the answer was lost, and by another page
  now = new Date('2024-02-25T02:00:00Z');
  await author.signIn(logins.get(author)!, town.password);
  const written = await draft('会议作了布署。');
  await tell(written, '00000000000000aa lang.repeated:1 lang.none:7');
  for (const _ of ['sent', 'sent again']) await tell(written, '00000000000000aa lang.repeated:2');
  const listed = load((await author.get(`${written}/edit`)).body)('[name=mend]').attr('value')!;
  await rewritten(author, written, { column_id: `${town.columnId}`, body_html: '<p>会议作了布署。</p>', mend: listed });
  // what a look at submission had found is counted there
  await rewrite(written, `请联系 ${MOBILE.replace(/0$/, '3')}。`);
  await author.get(`${written}/submit`);
  await tell(written, '00000000000000bb pii.mobile:1', '请联系值班室。');
  for (const told of ['x', '00000000000000cc pii.mobile:0', '00000000000000cc pii.mobile:99999'])
    await tell(written, told);
  // two numbers in another form are confirmed at once; once it was kept without counts
  const validity = `/console/documents/${await publicDocument(books, town, { title: '关于一事的通知', at: '2023-06-01T02:00:00Z' })}/validity`;
  const reason = `请致电 ${MOBILE} 或者 ${MOBILE.replace(/0$/, '1')}`;
  await head.signIn(logins.get(head)!, town.password);
  await head.post(
    validity,
    { validity: 'expired', on: '2024-01-31', reason, 'publicReason.pii.mobile': '值班电话' },
    validity,
  );
  await db.transaction().execute((tx) =>
    append(tx, {
      ...{ at: now, who: officer, action: 'publishing.changeValidity', subject: 'document:1' },
      detail: { confirmed: { ticked: 3, 'pii.mobile': '值班电话' } },
    }),
  );
  // what is online is looked into
  await publicDocument(books, town, { title: `请致电 ${MOBILE} 的通知`, at: '2023-06-01T02:00:00Z' });
  now = new Date('2024-03-01T02:00:00Z');
  await inspect({ db, files, house, now });
  for (const client of [author, head, chief]) await client.signIn(logins.get(client)!, town.password); // days have gone by
}, 120_000);

const EXPECTED: Partial<Record<What, number>> = {
  drafted: 3, // two on a page that told it twice, one without scripts; what was found at submission is counted there
  forms: 2,
  formsBefore: 1,
  found: 6,
  stopped: 2,
  mended: 2,
  acknowledged: 2,
  released: 1,
  masked: 1,
  nightFound: 4, // a number and a title that is none of a notice; two numbers in why a document is no longer valid
};

/** The yearly figures of the page, by sort, each with its link. */
async function figuresFor(who: Client, year = 2024) {
  const $ = load((await who.get(`${PATH}?year=${year}`)).body);
  return $('table')
    .first()
    .find('tbody tr')
    .toArray()
    .map((row) => {
      const cell = $(row).find('td').last();
      return { name: $(row).find('th').text(), n: Number(cell.text()), href: cell.find('a').attr('href') };
    });
}

test('each is counted once, where it was said or done', async () => {
  const figures = await figuresFor(head!);
  for (const [what, n] of Object.entries(EXPECTED))
    expect([what, figures.find(({ name }) => name === WHATS[what as What])?.n]).toEqual([what, n]);
  expect(figures.find(({ name }) => name === WHATS.cleaned)!.n).toBeGreaterThan(0);
  expect(figures.map(({ name }) => name)).toEqual(Object.values(WHATS));
});

test('every figure opens as many records as it counts, by year, month and kind; in Excel too', async () => {
  const $ = load((await head!.get(`${PATH}?year=2024`)).body);
  const links = $('td a').toArray();
  expect(links.length).toBeGreaterThan(20);
  for (const link of links) {
    const page = load((await head!.get(link.attribs.href!)).body);
    const lines = page('tbody tr').toArray();
    const counted = lines.map((line) =>
      /what=(masked|forms|drafted)\b/.test(link.attribs.href!) ? Number(page(line).find('td.n').text()) : 1,
    );
    expect([link.attribs.href, counted.reduce((sum, n) => sum + n, 0)]).toEqual([
      link.attribs.href,
      Number($(link).text()),
    ]);
  }
  const book = new ExcelJS.Workbook();
  const { rawPayload } = await head!.get(`${PATH}/records/export?year=2024&what=acknowledged`);
  await book.xlsx.load(rawPayload as unknown as ArrayBuffer);
  expect(book.worksheets[0]!.rowCount).toBe(3);
  const whole = new ExcelJS.Workbook();
  await whole.xlsx.load((await head!.get(`${PATH}/export?year=2024`)).rawPayload as unknown as ArrayBuffer);
  const total = (name: string) => {
    let sum = 0;
    whole.worksheets[0]!.eachRow((row) => {
      if (row.getCell(1).value === name) sum += Number(row.getCell(15).value);
    });
    return sum;
  };
  expect([total(WHATS.found), total(WHATS.mended)]).toEqual([6, 2]);
});

test('by check it is told what was mended while writing, and what was confirmed in other forms', async () => {
  const lines = async (what: What) =>
    load((await head!.get(`${PATH}/records?year=2024&what=${what}`)).body)('tbody tr')
      .toArray()
      .map((row) =>
        load(
          row,
          {},
          false,
        )('td')
          .toArray()
          .slice(0, 3)
          .map((cell) => load(cell).text())
          .join(' '),
      )
      .toSorted();
  expect(await lines('drafted')).toEqual(['词语重复 — 1', '词语重复 — 1', '错别字和易混词 — 1']);
  expect(await lines('forms')).toEqual(['手机号码 — 2']);
  const { rows } = await sql<{ mended: unknown }>`select detail -> 'mended' as mended from audit_log
    where action = 'publishing.saveDraft' and detail ? 'mended' order by seq`.execute(db);
  expect(rows.map(({ mended }) => mended)).toEqual([
    { 'lang.repeated': 1 },
    { 'lang.repeated': 1 },
    { 'lang.confusable': 1 },
    { 'pii.mobile': 1 },
  ]);
});

test('without entries of before there is no line for them', async () => {
  expect((await figuresFor(head!, 2023)).map(({ name }) => name)).not.toContain(WHATS.formsBefore);
});

test('a record tells by whom and why; of a reply no word stands there', async () => {
  const text = load((await head!.get(`${PATH}/records?year=2024&what=acknowledged`)).body)('main').text();
  expect(text).toContain('理由随答复稿密封保存');
  expect(text).not.toContain('王某');
  const released = load((await head!.get(`${PATH}/records?year=2024&what=released`)).body)('main').text();
  expect(released).toMatch(/秘密★1年.*是举例.*2024-01-10/s);
  const { rows } = await sql<{ place: string; key: string }>`select place, key from review_findings`.execute(db);
  expect(JSON.stringify(rows)).not.toContain(MOBILE);
});

describe('who reads it', () => {
  test('who reviews for an office reads what is of the office', async () => {
    const figures = await figuresFor(chief!);
    const named = (what: What) => figures.find(({ name }) => name === WHATS[what])?.n;
    expect([named('found'), named('acknowledged'), named('released')]).toEqual([1, 1, 0]);
  });

  test('who writes does not', async () => {
    expect((await author!.get(PATH)).statusCode).toBe(404);
  });
});

test('of years without books it is said that there are none', async () => {
  const page = load((await head!.get(`${PATH}?year=2019`)).body)('main').text();
  expect(page).toContain('本平台在 2019 年没有这些账');
  expect(load((await head!.get(`${PATH}?year=2024`)).body)('.notice').text()).toContain('自 2024-01-10 起记账');
});

test.each([
  '?year=0',
  '?year=99999',
  '?what=x&month=13&page=0',
  '/records?year=2024&what=__proto__&check=%00',
  '/records?month=2&page=9999999',
])('no address is an error: %s', async (query) => {
  expect([200, 400]).toContain((await head!.get(PATH + query)).statusCode);
});

test('the report of the year has the same figures', async () => {
  expect(await managementOf(db, town.authorityId, 2024)).toMatchObject({ ...EXPECTED, nights: 1, since: '2024-01-10' });
  expect(await managementOf(db, town.authorityId, 2023)).toMatchObject({ found: 0, nights: 0, since: undefined });
});
