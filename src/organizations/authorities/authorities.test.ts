import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { administratorsMissing } from '../staff/store.ts';
import { repeated } from './rules.ts';
import { authoritiesBelow, authorityByCode } from './store.ts';

const books = await testDatabase(rooms);
const app = await buildServer({ ...books, now: () => new Date('2026-03-02T02:00:00Z') });
let city: TestTown;
let admin: Client;

beforeAll(async () => {
  city = await testTown(books.db, 'city');
  admin = new Client(app);
  await admin.signIn((await city.person(null, 'systemAdmin', 'platformOperator')).login, city.password);
  await city.person(null, 'securityAdmin');
  await city.person(null, 'auditAdmin');
});

const path = '/console/authorities';
const form = {
  name: '测试市河东镇人民政府',
  shortName: '河东镇',
  code: 'hedong',
  paperPrefix: '',
  siteIdCode: '',
  host: 'HeDong.example.com',
  officeName: '党政综合办公室',
  name0: '系统员',
  login0: 'hd-sys',
  name1: '安全员',
  login1: 'hd-sec',
  name2: '审计员',
  login2: 'hd-aud',
};

test('a town below the city works from its first day: site, columns, three administrators', async () => {
  const reply = await admin.post(path, form);
  expect(reply.statusCode).toBe(200);
  const passwords = [...reply.body.matchAll(/<b class="once">([^<]+)</g)].map(([, password]) => password!);
  expect(passwords).toHaveLength(3);
  expect(reply.headers['cache-control']).toBe('no-store');
  const made = (await authorityByCode(books.db, 'hedong'))!;
  expect(made).toMatchObject({ paperPrefix: '河东镇', host: 'hedong.example.com', parentId: city.authorityId });
  expect((await authoritiesBelow(books.db, city.authorityId)).map(({ id }) => id)).toEqual([made.id]);
  expect((await admin.get(path)).body).toContain('hedong.example.com');
  const site = await app.inject({ url: '/', headers: { host: 'hedong.example.com' } });
  expect(site.body).toContain('测试市河东镇人民政府');
  const column = await app.inject({ url: '/columns/gonggao', headers: { host: 'hedong.example.com' } });
  expect(column.body).toContain('通知公告');

  const own = new Client(app);
  expect((await own.signIn('hd-sys', passwords[0]!)).statusCode).toBe(303);
  const changed = await own.post('/console/account', {
    old: passwords[0]!,
    fresh: 'Quiet-lamp-2026',
    again: 'Quiet-lamp-2026',
  });
  expect(changed.statusCode).toBe(303);
  const offices = await own.get('/console/offices');
  expect(offices.body).toContain('党政综合办公室');
  expect(offices.body).not.toContain('财政所');
});

test.each([
  ['the code of another', { code: 'hedong' }, '机关代码已被使用'],
  ['the name of another', { name: form.name }, '平台上已有同名的行政机关'],
  ['the host of another, in capitals', { host: 'HEDONG.example.com' }, '这个域名已由另一机关的网站使用'],
  ['a host of one word', { host: 'localhost' }, '请只填域名'],
  ['a whole address', { host: 'https://hexi.example.com/' }, '请只填域名'],
  ['a site id code of nine digits', { siteIdCode: '123456789' }, '网站标识码应为十位数字'],
  ['a login that exists', { login1: 'hd-sys' }, '登录名已被使用'],
  ['the same login twice', { login2: 'hx-sys' }, '登录名与另一名管理员相同'],
  ['one person as two administrators', { name2: '系统员' }, '三名管理员须由三个人分别担任'],
  ['no administrator’s name', { name1: '' }, '请填写安全管理员姓名'],
])('%s is said at the field, and nothing is made', async (_why, wrong, message) => {
  const typed = {
    ...form,
    ...{ name: '测试市河西镇人民政府', shortName: '河西镇', code: 'hexi', host: 'hexi.example.com' },
    ...{ login0: 'hx-sys', login1: 'hx-sec', login2: 'hx-aud' },
    ...wrong,
  };
  const reply = await admin.post(path, typed);
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain('class="error"');
  expect(reply.body).toContain(message);
  expect(reply.body).toContain('value="河西镇"');
  expect(await authoritiesBelow(books.db, city.authorityId)).toHaveLength(1);
});

test('the three of each authority below are named; one that lacks an auditor is warned of, there and above', async () => {
  const made = (await authorityByCode(books.db, 'hedong'))!;
  expect((await admin.get(path)).body).toContain('审计管理员：审计员');
  expect((await admin.get('/console')).body).not.toContain('没有在用的');
  await books.db.updateTable('staff').set({ active: false }).where('login', '=', 'hd-aud').execute();
  const said = '测试市河东镇人民政府没有在用的审计管理员';
  expect((await admin.get('/console')).body).toContain(said);
  expect(await administratorsMissing(books.db, made.id)).toContain(said);
  expect((await admin.get(path)).body).toContain('没有审计管理员');
});

test('the address that one works under is not given away', async () => {
  const token = await admin.token(path);
  const reply = await app.inject({
    method: 'POST',
    url: path,
    headers: {
      host: 'city.example.com',
      'content-type': 'application/x-www-form-urlencoded',
      cookie: admin.cookieHeader(),
    },
    payload: new URLSearchParams({
      ...form,
      ...{ _csrf: token, name: '测试市河西镇人民政府', code: 'hexi', host: 'city.example.com' },
      ...{ login0: 'hx-sys', login1: 'hx-sec', login2: 'hx-aud' },
    }).toString(),
  });
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain('您正在使用的域名');
});

test('nobody but who runs the platform registers', async () => {
  const head = new Client(app);
  await head.signIn((await city.person('office', 'disclosureHead')).login, city.password);
  expect((await head.get(path)).statusCode).toBe(404);
  expect((await head.post(path, { ...form, code: 'hexi' }, '/console/account')).statusCode).toBe(404);
});

test.each([
  ['all differ', ['a', 'b', 'c'], undefined],
  ['the second is the first', ['a', 'a', 'c'], 1],
  ['the third is the first', ['a', 'b', 'a'], 2],
])('a repeated login name is found where it repeats: %s', (_why, logins, at) => {
  expect(repeated(logins)).toBe(at);
});
