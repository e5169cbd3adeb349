import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../../../test/support/client.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../../test/support/town.ts';
import { excel } from '../../../platform/excel.ts';
import { rooms } from '../../../rooms.ts';
import { buildServer } from '../../../server.ts';
import { staffOf } from '../store.ts';
import { checkStaff, type StaffRow } from './check.ts';
import { rolesIn } from './posts.ts';

const books = await testDatabase(rooms);
const now = new Date('2026-03-02T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const PATH = '/console/staff/import';
const XLSX = 'file';
let town: TestTown;
let system: Client;
let security: Client;

beforeAll(async () => {
  town = await testTown(books.db);
  const of = async (...who: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await town.person(...who)).login, town.password);
    return client;
  };
  system = await of(null, 'systemAdmin');
  security = await of(null, 'securityAdmin');
});

/** A workbook as an office fills it in. */
async function bookOf(rows: readonly (readonly (string | number)[])[], name = '人员'): Promise<Buffer> {
  const book = new (await excel()).Workbook();
  const sheet = book.addWorksheet(name);
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const bring = async (rows: readonly (readonly (string | number)[])[]) =>
  system.upload(PATH, {}, [{ field: XLSX, name: '名单.xlsx', content: await bookOf(rows) }]);
const head = ['姓名', '所属科室', '权限', '联系电话', '登录名'];

describe('a list of staff', () => {
  test('the template is a list that can be filled in: posts of a small town with their roles', async () => {
    const reply = await system.get(`${PATH}/template.xlsx`);
    expect(reply.statusCode).toBe(200);
    const book = new (await excel()).Workbook();
    await book.xlsx.load(reply.rawPayload as never);
    const [sheet, notes] = book.worksheets;
    expect([sheet?.name, notes?.name]).toEqual(['人员', '填写说明']);
    expect(sheet!.getRow(2).values).toContain('政府信息公开工作机构负责人、科室负责人');
    expect((await security.get(`${PATH}/template.xlsx`)).statusCode).toBe(404);
  });

  test('as it comes, without a name, it enters nobody and says so', async () => {
    const content = (await system.get(`${PATH}/template.xlsx`)).rawPayload;
    const reply = await system.upload(PATH, {}, [{ field: XLSX, name: '名单.xlsx', content }]);
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain('表中没有人员');
  });

  test('all of it or nothing: each fault with its row', async () => {
    const before = (await staffOf(books.db, town.authorityId)).length;
    const reply = await bring([
      head,
      ['王好人', '财政所', '编辑'],
      ['', '', '', 13900000000],
      ['李某', '', '编辑、镇长'],
    ]);
    expect(reply.statusCode).toBe(422);
    for (const said of [
      '第 3 行：没有姓名',
      '第 4 行（李某）：没有“镇长”这样的权限',
      '第 4 行（李某）：编辑、科室负责人',
    ])
      expect(reply.body).toContain(said);
    expect(await staffOf(books.db, town.authorityId)).toHaveLength(before);
  });

  test('enters people, offices that are not there, and one-time passwords; they can do nothing yet', async () => {
    const reply = await bring([
      head,
      ['王小明', '财政所', '编辑', '0000-6600001'],
      ['王晓明', '北沟村', '初审'],
      ['长孙乐', '', '签发、公开负责人', '', 'zhangsunle'],
      ['陈静', '迎晖社区', '村（社区）信息公开联系人'],
    ]);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['cache-control']).toBe('no-store');
    const passwords = [...reply.body.matchAll(/<b class="once">([^<]+)</g)].map(([, once]) => once!);
    expect(passwords).toHaveLength(4);
    const staff = await staffOf(books.db, town.authorityId);
    const of = (name: string) => staff.find((one) => one.name === name)!;
    expect(of('王小明')).toMatchObject({
      login: 'wangxiaoming',
      office: '财政所',
      telephone: '0000-6600001',
      roles: [],
    });
    expect(of('王晓明')).toMatchObject({ login: 'wangxiaoming2', office: '北沟村' });
    expect(of('长孙乐')).toMatchObject({ login: 'zhangsunle', office: null });
    // from that day they are to be trained, whatever the clock of the database says
    const { created_at } = await books.db
      .selectFrom('staff')
      .select('created_at')
      .where('login', '=', 'zhangsunle')
      .executeTakeFirstOrThrow();
    expect(created_at).toEqual(now);
    const kinds = await books.db.selectFrom('offices').select(['name', 'kind']).where('code', '~', '-1$').execute();
    expect(kinds).toEqual([
      { name: '北沟村', kind: 'village' },
      { name: '迎晖社区', kind: 'community' },
    ]);
    const person = new Client(app);
    expect((await person.signIn('wangxiaoming', passwords[0]!)).statusCode).toBe(303);
  });

  test('the same list again enters nobody twice where logins were given', async () => {
    const reply = await bring([head, ['长孙乐', '', '签发', '', 'zhangsunle']]);
    expect(reply.body).toContain('登录名“zhangsunle”已被使用');
  });

  test('安全管理员 gives what the list asks for at once, to those that are ticked', async () => {
    const page = (await security.get('/console/staff')).body;
    expect(page).toContain('待授权 4 人');
    expect((await system.get('/console/staff')).body).not.toContain('待授权');
    const ids = [...page.matchAll(/name="ids" value="(\d+)"/g)].map(([, id]) => id!);
    const refused = await system.post(`${PATH}/grant`, { ids }, '/console/staff');
    expect(refused.statusCode).toBe(404);
    expect((await security.post(`${PATH}/grant`, { ids: ids.slice(0, 3) }, '/console/staff')).statusCode).toBe(303);
    const staff = await staffOf(books.db, town.authorityId);
    expect(staff.find(({ name }) => name === '长孙乐')!.roles.sort()).toEqual(['disclosureHead', 'signer']);
    expect(staff.find(({ name }) => name === '陈静')!.roles).toEqual([]);
    expect((await security.get('/console/staff')).body).toContain('待授权 1 人');
    expect((await security.get(`/console/staff/${ids[3]}`)).body).toContain('一轮中不能再办别的环节');
  });
});

test.each([
  ['信息编辑、依申请公开经办人', ['editor', 'caseOfficer'], []],
  ['编辑，初审', ['editor', 'officeReviewer'], []],
  ['系统管理员', [], ['系统管理员']],
  ['平台运行管理员 编辑', ['editor'], ['平台运行管理员']],
  ['', [], []],
])('the cell “%s” asks for %j', (text, roles, unknown) => {
  expect(rolesIn(text)).toEqual({ roles, unknown });
});

const row = (more: Partial<StaffRow>): StaffRow => ({
  ...{ row: 2, name: '王小明', login: '', office: '财政所', telephone: '', roles: '编辑' },
  ...more,
});
test.each<[string, StaffRow[], string[]]>([
  ['nothing', [row({})], []],
  [
    'a login of Chinese',
    [row({ login: '王' })],
    ['第 2 行（王小明）：登录名“王”应为 3 至 40 位小写字母、数字或短横线'],
  ],
  ['a login in use', [row({ login: 'taken' })], ['第 2 行（王小明）：登录名“taken”已被使用']],
  [
    'a login twice',
    [row({ login: 'wang' }), row({ row: 3, login: 'WANG' })],
    ['第 3 行（王小明）：登录名“wang”在表中重复'],
  ],
  [
    'one of the three',
    [row({ roles: '审计管理员' })],
    ['第 2 行（王小明）：没有“审计管理员”这样的权限，三员也不能在表中授予'],
  ],
  [
    'an editor of no office',
    [row({ office: '' })],
    ['第 2 行（王小明）：编辑、科室负责人、村（社区）联系人须填写所属科室'],
  ],
  ['more than can be', Array.from({ length: 201 }, () => row({})), ['一次最多导入 200 人，请分几次导入']],
])('a list with %s', (_why, rows, faults) => {
  expect(checkStaff(rows, new Set(['taken']), new Set(['财政所'])).faults).toEqual(faults);
});
