import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { append } from '../../platform/audit-log/index.ts';
import { excel } from '../../platform/excel.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

const books = await testDatabase(rooms);
const { db } = books;
const now = new Date('2024-03-05T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const LOG = '/console/audit-log';
let town: TestTown;
let auditor: Client;
let documentId: number;

beforeAll(async () => {
  town = await testTown(db);
  const other = await testTown(db, 'other');
  auditor = new Client(app);
  await auditor.signIn((await town.person(null, 'auditAdmin')).login, town.password);
  const editor = await town.person('finance', 'editor');
  const writer = new Client(app);
  await writer.signIn(editor.login, town.password);
  const begun = await writer.post('/console/documents/new', { title: '修路公告', column_id: `${town.columnId}` });
  documentId = Number(/documents\/(\d+)/.exec(String(begun.headers.location))![1]);
  const of = (at: string, name: string, id: number | null, action: string, subject: string, detail = {}) =>
    db.transaction().execute((tx) =>
      append(tx, {
        at: new Date(at),
        who: { id, name, authorityId: subject === 'document:99' ? other.authorityId : town.authorityId },
        ...{ action, subject, detail },
      }),
    );
  await of('2024-02-29T15:59:00Z', '钱经办', null, 'applications.openPersonalData', 'application:1', {
    reason: '送达文书',
  });
  await of('2024-02-29T16:01:00Z', '孙安全', null, 'organizations.grantRoles', `staff:${editor.id}`, {
    roles: ['editor', 'officeReviewer'],
    before: ['editor'],
  });
  await of('2024-03-01T15:59:00Z', editor.name, editor.id, 'publishing.saveDraft', `document:${documentId}`);
  await of('2024-03-01T16:00:00Z', '李他人', null, 'publishing.saveDraft', 'document:99');
});

/** Who, what and about what, of each row. */
async function rows(query: string): Promise<string[]> {
  const $ = load((await auditor.get(`${LOG}${query}`)).body);
  return $('tbody tr')
    .toArray()
    .map((row) =>
      $(row)
        .find('td')
        .toArray()
        .slice(2, 6)
        .map((cell) => $(cell).text())
        .join('|'),
    );
}
const q = (fields: Record<string, string>) => `?${new URLSearchParams(fields)}`;

describe('the audit log answers', () => {
  test.each<[string, Record<string, string>, RegExp[]]>([
    ['by part of a name', { actor: '经办' }, [/^钱经办\|申请：查看个人信息/]],
    ['who opened personal data', { question: 'personal' }, [/^钱经办\|申请：查看个人信息\|.*\|原因：送达文书$/]],
    [
      'who gave roles, with what they were',
      { question: 'roles' },
      [/^孙安全\|授权\|人员 \d+.*改前：信息编辑权限：信息编辑、科室负责人$/],
    ],
    ['by title of a document', { subject: '修路' }, [/文稿：保存\|文件 \d+修路公告/, /文稿：新建\|文件 \d+修路公告/]],
    [
      'by day, both ends included, as China counts days',
      { from: '2024-03-01', to: '2024-03-01' },
      [/文稿：保存/, /^孙安全/],
    ],
    ['by the day before', { to: '2024-02-29' }, [/^钱经办/]],
    ['by what nobody is called', { subject: '没有这件' }, []],
    ['by action and person', { actor: '孙', action: 'organizations.grantRoles' }, [/^孙安全/]],
  ])('%s', async (_what, fields, expected) => {
    const found = await rows(q(fields));
    expect(found).toHaveLength(expected.length);
    for (const [n, pattern] of expected.entries()) expect(found[n]).toMatch(pattern);
  });

  test('by the office of who acted', async () => {
    const found = await rows(q({ office: String(town.offices.finance) }));
    expect(found.length).toBeGreaterThan(1);
    expect(found.every((row) => !/^(钱经办|孙安全|李他人)/.test(row))).toBe(true);
    expect(await rows(q({ office: String(town.offices.village) }))).toEqual([]);
  });

  test('each object and each person leads to all of theirs; what makes no sense is left out', async () => {
    const page = (await auditor.get(`${LOG}${q({ actor: '孙安全' })}`)).body;
    expect(page).toContain('subject=staff%3A');
    expect(await rows(`?subject=${encodeURIComponent(`document:${documentId}`)}`)).toHaveLength(2);
    for (const query of ['?from=2024-13-45', '?office=x', '?question=__proto__', '?before=x', '?actor=%25'])
      expect((await auditor.get(LOG + query)).statusCode).toBe(200);
    expect(await rows('?actor=%25')).toEqual([]);
  });
});

test('what is exported is the filtered log in words, and an entry says who exported what', async () => {
  const reply = await auditor.post(`${LOG}/export`, { question: 'roles', from: '2024-02-01' }, LOG);
  expect(reply.statusCode).toBe(200);
  const book = new (await excel()).Workbook();
  await book.xlsx.load(reply.rawPayload as never);
  const sheet = book.worksheets[0]!;
  expect(sheet.rowCount).toBe(2);
  expect(sheet.getRow(2).values).toEqual(
    expect.arrayContaining(['孙安全', '授权', '改前：信息编辑\n权限：信息编辑、科室负责人']),
  );
  const [last] = await rows(q({ question: 'exports' }));
  expect(last).toMatch(/导出审计日志\|.*条件：谁授予过权限，自 2024-02-01条数：1$/);
  const none = await auditor.post(`${LOG}/export`, { actor: '无此人' }, LOG);
  expect([none.statusCode, none.headers.location]).toEqual([303, `${LOG}?actor=%E6%97%A0%E6%AD%A4%E4%BA%BA`]);
});

test('verification is a button, and an entry', async () => {
  const reply = await auditor.post(`${LOG}/verify`, {}, LOG);
  expect(reply.body).toContain('审计日志完整');
  expect((await rows(q({ question: 'exports' })))[0]).toMatch(/校验审计日志.*完整：是/);
});

test('nobody else reads, exports or verifies', async () => {
  const head = new Client(app);
  await head.signIn((await town.person('office', 'disclosureHead')).login, town.password);
  expect((await head.get(LOG)).statusCode).toBe(404);
  for (const path of ['export', 'verify'])
    expect((await head.post(`${LOG}/${path}`, {}, '/console/account')).statusCode).toBe(404);
});
