import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { publicDocument, withdrawDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { hasChinese } from '../platform/languages/language.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';

// The library of a town's policies: what staff say of each, and how people find it.
const books = await testDatabase(rooms);
const { db } = books;
const now = new Date('2024-03-04T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const PATH = '/console/policies';
let town: TestTown;
let head: Client;
let editor: Client;
let other: Client;
const ids: Record<'relief' | 'farms' | 'news' | 'explained', number> = {} as never;

beforeAll(async () => {
  town = await testTown(db);
  const signedIn = async (...who: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await town.person(...who)).login, town.password);
    return client;
  };
  head = await signedIn('office', 'disclosureHead');
  editor = await signedIn('finance', 'editor');
  other = await signedIn('office', 'editor');
  await db
    .updateTable('authorities')
    .set({ languages: ['en'] })
    .where('id', '=', town.authorityId)
    .execute();
  const columns = await db
    .insertInto('columns')
    .values([
      { authority_id: town.authorityId, slug: 'policies-of-town', name: '政策文件', kind: 'policy' },
      { authority_id: town.authorityId, slug: 'explained', name: '政策解读', kind: 'policy' },
    ])
    .returning('id')
    .execute();
  const [policyColumn, explainedColumn] = columns.map(({ id }) => id) as [number, number];
  const officeId = town.offices.finance;
  const of = { officeId, columnId: policyColumn };
  ids.relief = await publicDocument(books, town, {
    ...{ ...of, title: '临时救助实施办法', at: '2023-06-01T02:00:00Z', formedOn: '2023-05-20' },
    documentNumber: '测镇发〔2023〕7号',
  });
  ids.farms = await publicDocument(books, town, { ...of, title: '农田管护办法', at: '2022-03-01T02:00:00Z' });
  ids.news = await publicDocument(books, town, { title: '救助工作动态', at: '2023-06-02T02:00:00Z' });
  ids.explained = await publicDocument(books, town, {
    ...{ title: '救助办法解读', columnId: explainedColumn, at: '2023-06-03T02:00:00Z' },
  });
});

const visitor = () => new Client(app);
const pageOf = async (url: string, client = visitor()) => {
  const reply = await client.get(url);
  expect(reply.statusCode, url).toBe(200);
  return load(reply.body);
};
const titles = async (url: string) => {
  const $ = await pageOf(url);
  return $('.policies li > a > span:first-child')
    .toArray()
    .map((one) => $(one).text());
};
const said = { theme: 'relief', audiences: ['poor'], from: '2023-07-01', until: '' };

test('policies are in it, news and explanations are not', async () => {
  expect(await titles('/policies')).toEqual(['临时救助实施办法', '农田管护办法']);
});

test('an office says what its own is about; another knows nothing of it, the head all', async () => {
  expect((await pageOf(PATH, editor))('tbody tr')).toHaveLength(2);
  expect((await pageOf(PATH, other))('tbody tr')).toHaveLength(0);
  expect((await other.get(`${PATH}/${ids.relief}`)).statusCode).toBe(404);
  expect((await other.post(`${PATH}/${ids.relief}`, said, PATH)).statusCode).toBe(404);
  expect((await head.get(`${PATH}/${ids.news}`)).statusCode).toBe(404);
  expect((await editor.post(`${PATH}/${ids.relief}`, said)).statusCode).toBe(303);
  const farms = { theme: 'farming', audiences: ['farmers', 'poor'], from: '', until: '2023-12-31' };
  expect((await head.post(`${PATH}/${ids.farms}`, farms)).statusCode).toBe(303);
  const entry = await db
    .selectFrom('audit_log')
    .select(['action', 'subject'])
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  expect(entry).toEqual({ action: 'policies.describe', subject: `document:${ids.farms}` });
});

test.each([
  ['a theme that is none', { ...said, theme: 'weather' }, 'theme', '请选择主题'],
  ['a day that is none', { ...said, from: '2023-02-30' }, 'from', '日期无效'],
  ['from before it was formed', { ...said, from: '2023-05-19' }, 'from', '不能早于这一天'],
  ['until before it holds', { ...said, until: '2023-06-30' }, 'until', '有效期应到这一天或以后'],
])('%s is said at its field, and nothing is changed', async (_, given, name, sentence) => {
  const reply = await editor.post(`${PATH}/${ids.relief}`, given);
  expect(reply.statusCode).toBe(422);
  expect(load(reply.body)(`#f-${name}-error`).text()).toContain(sentence);
  expect(await titles('/policies?on=2023-07-01&theme=relief')).toEqual(['临时救助实施办法']);
});

test('it is found by each of its sides, and by the day', async () => {
  const found = async (query: string) => (await titles(`/policies?${query}`)).map((title) => title.slice(0, 2)).join();
  expect(await found(`number=${encodeURIComponent('(2023)7')}`)).toBe('临时');
  expect(await found('audience=farmers')).toBe('农田');
  expect(await found('year=2022')).toBe('农田');
  expect(await found('validity=expired')).toBe('农田');
  expect(await found('validity=valid')).toBe('临时');
  expect(await found('on=2023-06-30')).toBe('农田');
  expect(await found('on=2023-08-01')).toBe('临时,农田');
  expect(await found(`office=${town.offices.office}`)).toBe('临时,农田'); // none of theirs: asks nothing
  // what is no such thing asks nothing
  expect(await found('theme=x&on=2023-13-01&year=0&validity=%00&page=99')).toBe('临时,农田');
});

test('five questions lead to what concerns me, by links, and say why', async () => {
  const first = await pageOf('/policies/mine');
  expect(first('.question h2').text()).toContain('您住在哪里');
  expect(first('.policies')).toHaveLength(0);
  let at = '/policies/mine';
  for (const label of ['住在村里', '都不是', '生活困难', '各方面', '都看']) {
    const $ = await pageOf(at);
    at =
      $('.question a')
        .filter((_, one) => $(one).text() === label)
        .attr('href') ?? '';
  }
  const $ = await pageOf(at);
  expect($('.question')).toHaveLength(0);
  expect($('.policies li').first().text()).toContain('因为您选择了：困难家庭');
  expect($('.policies li').last().text()).toContain('因为您选择了：农村居民、困难家庭');
  const reply = await visitor().get(at);
  expect(reply.headers['cache-control']).toBe('no-store');
  expect(reply.headers['set-cookie']).toBeUndefined();
  // one answer taken back asks it again and keeps the others
  const back = await pageOf($('.answers a').eq(1).attr('href')!);
  expect(back('.question h2').text()).toContain('哪个年龄段');
  expect(back('.answers li')).toHaveLength(4);
});

test('everybody may take it as data', async () => {
  const csv = (await visitor().get('/open-data/policies.csv')).body.split('\r\n');
  expect(csv).toHaveLength(4);
  expect(csv[1]).toContain('临时救助实施办法,测镇发〔2023〕7号');
  const { policies } = (await visitor().get('/open-data/policies.json')).json();
  expect(policies[1]).toMatchObject({
    title: '农田管护办法',
    endsOn: '2024-01-01',
    validity: '失效',
    theme: '农业农村',
  });
});

test('in another language every fixed text is said in it', async () => {
  const answers = 'who=village&age=other&situation=poor&theme=all&scope=all';
  for (const path of ['/en/policies', '/en/policies?q=x', `/en/policies/mine?${answers}`]) {
    const $ = await pageOf(path);
    $('[lang="zh-CN"]').remove();
    const texts = $('main *')
      .contents()
      .toArray()
      .flatMap((node) => (node.type === 'text' ? [node.data] : []));
    expect(texts.filter(hasChinese), path).toEqual([]);
  }
});

test('without an interpretation in time its office is told, the head has the list, and both are done with it when there is one', async () => {
  const desk = async (client: Client) => (await pageOf('/console', client))('main').text();
  expect(await desk(editor)).toContain('公开后 3 个工作日内应有解读');
  expect(await desk(other)).not.toContain('应有解读');
  expect(await desk(head)).toContain('1 份政策文件没有解读'); // the other one's term is over
  expect((await pageOf(PATH, head))('tbody tr').first().text()).toContain('缺少');
  const at = `${PATH}/${ids.relief}`;
  expect((await editor.post(at, { ...said, exempt: 'none such' })).statusCode).toBe(422);
  expect((await editor.post(at, { ...said, exempt: 'internal' })).statusCode).toBe(303);
  expect(await desk(head)).not.toContain('没有解读');
  expect((await editor.post(at, said)).statusCode).toBe(303);
  expect(await desk(head)).toContain('没有解读');
  const explains = { kind: 'interprets', ours: '临时救助实施办法', form: 'questions' };
  expect((await head.post(`/console/documents/${ids.explained}/relations`, explains)).statusCode).toBe(303);
  expect(await desk(head)).not.toContain('没有解读');
  expect((await pageOf(`/documents/${ids.relief}`))('.related').text()).toContain('救助办法解读');
});

test('a later document ends another in the library on its day', async () => {
  const later = await publicDocument(books, town, {
    ...{ title: '临时救助新办法', at: '2024-02-01T02:00:00Z', officeId: town.offices.finance },
    columnId: (
      await db.selectFrom('columns').select('id').where('slug', '=', 'policies-of-town').executeTakeFirstOrThrow()
    ).id,
  });
  const replaces = { kind: 'replaces', ours: '临时救助实施办法', on: '2024-06-01' };
  expect((await editor.post(`/console/documents/${later}/relations`, replaces)).statusCode).toBe(303);
  expect(await titles('/policies?on=2024-05-31')).toEqual(['临时救助新办法', '临时救助实施办法']);
  expect(await titles('/policies?on=2024-06-01')).toEqual(['临时救助新办法']);
  await withdrawDocument(books, town, later, '有误', now);
  expect(await titles('/policies?on=2024-06-01')).toEqual(['临时救助实施办法']);
});

test('who searches is led to it; what is withdrawn is no more in it', async () => {
  const link = (await pageOf(`/search?q=${encodeURIComponent('救助')}`))('a[href^="/policies?q="]');
  expect(link.text()).toBe('政策文件库：救助');
  await withdrawDocument(books, town, ids.relief, '重复', now);
  expect(await titles('/policies')).toEqual(['农田管护办法']);
  expect((await editor.post(`${PATH}/${ids.relief}`, said, PATH)).statusCode).toBe(404);
});
