import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { firstHalvesOf } from '../staff/administrators/first-halves.ts';
import { resetPasswordByCommand } from '../staff/by-command.ts';
import { administratorsMissing } from '../staff/store.ts';
import { setPublicFace } from './public-face.ts';
import { repeated } from './rules.ts';
import { authoritiesBelow, authorityByCode } from './store.ts';

const books = await testDatabase(rooms);
let now = new Date('2026-03-02T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let city: TestTown;
let admin: Client;
let security: Client;

beforeAll(async () => {
  city = await testTown(books.db, 'city');
  form.parentId = String(city.authorityId);
  admin = new Client(app);
  await admin.signIn((await city.person(null, 'systemAdmin', 'platformOperator')).login, city.password);
  security = new Client(app);
  await security.signIn((await city.person(null, 'securityAdmin', 'platformSecurity')).login, city.password);
  await city.person(null, 'auditAdmin');
});

const path = '/console/authorities';
const HALVES = '/console/administrators';
const onceOn = (body: string) => [...body.matchAll(/<b class="once">([^<]+)</g)].map(([, once]) => once!);
const idOf = (login: string) =>
  books.db.selectFrom('staff').select('id').where('login', '=', login).executeTakeFirstOrThrow();
const halfOf = async (login: string) => `${HALVES}/first-halves/${(await idOf(login)).id}`;
const form = {
  name: '测试市河东镇人民政府',
  shortName: '河东镇',
  code: 'hedong',
  parentId: '',
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

test('before others get host names, that of the first is said: else one could be given away', async () => {
  const refused = await admin.post(path, form);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('请先为测试镇人民政府（city）填写它自己的网站域名');
  const own = { name: '测试镇人民政府（city）', shortName: '测试镇', paperPrefix: '测试镇', host: 'City.Example.com.' };
  expect((await admin.post(`${path}/${city.authorityId}`, own)).statusCode).toBe(303);
  expect((await authorityByCode(books.db, 'city'))!.host).toBe('city.example.com');
});

test('a town below the city works from its first day: site, columns, three administrators', async () => {
  const reply = await admin.post(path, form);
  expect(reply.statusCode).toBe(200);
  const seconds = onceOn(reply.body);
  expect(seconds).toHaveLength(3);
  expect(reply.headers['cache-control']).toBe('no-store');
  const made = (await authorityByCode(books.db, 'hedong'))!;
  expect(made).toMatchObject({ paperPrefix: '河东镇', host: 'hedong.example.com', parentId: city.authorityId });
  expect((await authoritiesBelow(books.db, city.authorityId)).map(({ id }) => id)).toEqual([made.id]);
  expect((await admin.get(path)).body).toContain('hedong.example.com');
  const building = await app.inject({ url: '/', headers: { host: 'hedong.example.com' } });
  expect([building.statusCode, building.body.includes('正在建设')]).toEqual([503, true]);
  const reached = { address: '河东路 1 号', hours: '工作日', telephone: '0000-6600001', email: 'hd@example.cn' };
  // as its own head's words do once they are signed
  const face = { siteIdCode: '', contact: reached, guide: {} };
  await books.db.transaction().execute((tx) => setPublicFace(tx, made.id, face, new Date()));
  const site = await app.inject({ url: '/', headers: { host: 'hedong.example.com' } });
  expect(site.body).toContain('测试市河东镇人民政府');
  const column = await app.inject({ url: '/columns/gonggao', headers: { host: 'hedong.example.com' } });
  expect(column.body).toContain('通知公告');

  const [first] = onceOn((await security.post(await halfOf('hd-sys'), {}, HALVES)).body);
  const password = `${first}-${seconds[0]}`;
  const own = new Client(app);
  expect((await own.signIn('hd-sys', password)).statusCode).toBe(303);
  const changed = await own.post('/console/account', {
    old: password,
    fresh: 'Quiet-lamp-2026',
    again: 'Quiet-lamp-2026',
  });
  expect(changed.statusCode).toBe(303);
  const offices = await own.get('/console/offices');
  expect(offices.body).toContain('党政综合办公室');
  expect(offices.body).not.toContain('财政所');
});

test('who registers an authority cannot become its three: what they see signs nobody in', async () => {
  const made = { name: '测试市河南镇人民政府', shortName: '河南镇', code: 'henan', host: '', parentId: '' };
  const logins = { login0: 'hn-sys', login1: 'hn-sec', login2: 'hn-aud' };
  const seconds = onceOn((await admin.post(path, { ...form, ...made, ...logins })).body);
  for (const [n, login] of Object.values(logins).entries()) {
    expect((await new Client(app).signIn(login, seconds[n]!)).statusCode).toBe(422);
    // the other half is shown to another one, by name, once
    expect((await admin.post(await halfOf(login), {}, HALVES)).statusCode).toBe(404);
    expect((await security.get(HALVES)).body).toContain(login);
    const page = await security.post(await halfOf(login), {}, HALVES);
    const [first] = onceOn(page.body);
    expect(page.body).toContain('14 天内有效');
    expect((await new Client(app).signIn(login, first!)).statusCode).toBe(422);
    expect((await security.post(await halfOf(login), {}, HALVES)).statusCode).toBe(409);
    expect((await new Client(app).signIn(login, `${first}-${seconds[n]}`)).statusCode).toBe(303);
  }
  const shown = (await security.get(HALVES)).body;
  for (const login of Object.values(logins)) expect(shown).not.toContain(login);
  const log = books.db.selectFrom('audit_log').select('actor').where('action', '=', 'organizations.readFirstHalf');
  expect((await log.execute()).length).toBeGreaterThan(2);
});

test('a half that nobody looked at goes with its days, and with another password', async () => {
  const waits = async () => (await security.get(HALVES)).body.includes('hd-sec');
  expect(await waits()).toBe(true);
  const before = now;
  now = new Date(now.getTime() + 15 * 86_400_000);
  expect(await books.db.selectFrom('first_halves').select('staff_id').execute()).not.toEqual([]);
  expect(await firstHalvesOf(books.db, now)).toEqual([]);
  now = before;
  await resetPasswordByCommand({ ...books, now, operator: 'root' }, 'hd-sec');
  expect(await waits()).toBe(false);
});

test.each([
  ['the code of another', { code: 'hedong' }, '机关代码已被使用'],
  ['the name of another', { name: form.name }, '平台上已有同名的行政机关'],
  ['the host of another, in capitals', { host: 'HEDONG.example.com' }, '这个域名已由测试市河东镇人民政府的网站使用'],
  ['with a final dot', { host: 'hedong.example.com.' }, '这个域名已由测试市河东镇'],
  ['with a port', { host: 'hedong.example.com:8080' }, '这个域名已由测试市河东镇'],
  ['in full width', { host: 'ｈｅｄｏｎｇ．example．com' }, '这个域名已由测试市河东镇'],
  ['with a Chinese full stop', { host: 'hedong。example。com' }, '这个域名已由测试市河东镇'],
  ['the host of the first', { host: 'CITY.example.com' }, '这个域名已由测试镇人民政府（city）的网站使用'],
  ['an authority above that is none', { parentId: '9999' }, '平台上没有这个上级机关'],
  ['an authority above that is no number', { parentId: 'x' }, '请选择上级机关'],
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

test.each([
  ['HEDONG.example.com', '测试市河东镇人民政府'],
  ['hedong.example.com.', '测试市河东镇人民政府'],
  ['Hedong.Example.Com.:8710', '测试市河东镇人民政府'],
  ['city.example.com', '测试镇人民政府（city）'],
  ['elsewhere.example.com.', '测试镇人民政府（city）'],
  ['[::1]:80', '测试镇人民政府（city）'],
  ['a_b', '测试镇人民政府（city）'],
  ['%', '测试镇人民政府（city）'],
])('asked for as %s the site is that of %s', async (host, name) => {
  for (const url of ['/', '/documents', '/sitemap.xml', '/feed.xml']) {
    const reply = await app.inject({ url, headers: { host } });
    expect(reply.statusCode, url).toBeLessThan(500);
  }
  expect((await app.inject({ url: '/', headers: { host } })).body).toContain(name);
});

describe('an authority on the platform', () => {
  const one = () => authorityByCode(books.db, 'hedong').then((made) => made!);
  const typed = { siteIdCode: '' };

  test('is mended, and the log says so, as the platform’s', async () => {
    const before = await one();
    const { id } = before;
    const fields = {
      ...typed,
      // its names and how it is reached are its own to change, reviewed
      ...{ name: '别的名称', shortName: '新河东', paperPrefix: '新河', telephone: '0000-1' },
      host: 'hd.example.com',
      parentId: form.parentId,
    };
    expect((await admin.post(`${path}/${id}`, fields)).statusCode).toBe(303);
    expect(await one()).toMatchObject({
      ...{ name: '测试市河东镇人民政府', shortName: '河东镇', paperPrefix: '河东镇' },
      host: 'hd.example.com',
      contact: before.contact,
    });
    const entry = await books.db
      .selectFrom('audit_log')
      .select(['authority_id', 'subject'])
      .where('action', '=', 'organizations.mendAuthority')
      .orderBy('seq', 'desc')
      .executeTakeFirst();
    expect(entry).toEqual({ authority_id: null, subject: `authority:${id}` });
    expect((await admin.get(`${path}/${id}`)).body).toContain('value="hd.example.com"');
  });

  test.each([
    ['its own code for parent', async () => ({ parentId: String((await one()).id) }), '上级机关不能是本机关'],
    ['the host of the city', async () => ({ host: 'city.example.com.' }), '这个域名已由测试镇'],
  ])('is not given %s', async (_what, wrong, message) => {
    const before = await one();
    const reply = await admin.post(`${path}/${before.id}`, { ...typed, host: 'hd.example.com', ...(await wrong()) });
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain(message);
    expect(await one()).toEqual(before);
  });

  test('the first, whose site answers every other name, and one’s own are not closed', async () => {
    const reply = await admin.post(`${path}/${city.authorityId}/close`, { reason: '撤并' }, path);
    expect(reply.statusCode).toBe(409);
    expect(reply.body).toContain('首先设立的机关不能停用');
  });

  test('is closed: a calm page, nobody signs in or goes on, nothing is gone; and opened again', async () => {
    const { id } = await one();
    await books.db.updateTable('staff').set({ active: true }).where('login', '=', 'hd-aud').execute();
    const own = new Client(app);
    expect((await own.signIn('hd-sys', 'Quiet-lamp-2026')).statusCode).toBe(303);
    expect((await own.get('/console/offices')).statusCode).toBe(200);
    const count = () => books.db.selectFrom('columns').select('id').where('authority_id', '=', id).execute();
    const before = (await count()).length;
    expect((await admin.post(`${path}/${id}/close`, { reason: '' }, path)).statusCode).toBe(422);
    expect((await admin.post(`${path}/${id}/close`, { reason: '机构撤并' }, path)).statusCode).toBe(303);
    for (const url of ['/', '/documents', '/console-x', '/disclosure/application']) {
      const site = await app.inject({ url, headers: { host: 'HD.example.com.' } });
      expect([site.statusCode, site.body.includes('测试市河东镇人民政府的网站已停用')]).toEqual([410, true]);
    }
    expect((await own.get('/console/offices')).headers.location).toContain('/console/sign-in');
    const wrong = await new Client(app, '2001:db8:9::1').signIn('hd-sys', 'Quiet-lamp-2026');
    expect([wrong.statusCode, wrong.body.includes('登录名或密码不正确')]).toEqual([422, true]);
    expect(await count()).toHaveLength(before);
    expect((await admin.get(`${path}/${id}`)).body).toContain('机构撤并');
    expect((await admin.post(`${path}/${id}/close`, { reason: '又' }, path)).statusCode).toBe(409);
    expect((await admin.post(`${path}/${id}/reopen`, {}, path)).statusCode).toBe(303);
    expect((await app.inject({ url: '/', headers: { host: 'hd.example.com' } })).statusCode).toBe(200);
    expect((await new Client(app, '2001:db8:9::2').signIn('hd-sys', 'Quiet-lamp-2026')).statusCode).toBe(303);
  });

  test.each(['', '/close', '/reopen'])('another’s administrators do not reach its page%s', async (way) => {
    const stranger = new Client(app, '2001:db8:8::1');
    await stranger.signIn('hd-sys', 'Quiet-lamp-2026');
    const reply = await stranger.post(
      `${path}/${city.authorityId}${way}`,
      { ...typed, reason: 'x' },
      '/console/account',
    );
    expect(reply.statusCode).toBe(404);
  });
});

test.each(['HD.example.com', 'hd.example.com.', 'hd.example.com:80', ''])(
  'the table itself keeps one form of a host name, not %j',
  async (host) => {
    const change = books.db.updateTable('authorities').set({ host }).where('code', '=', 'city').execute();
    await expect(change).rejects.toThrow(/check constraint/);
  },
);
