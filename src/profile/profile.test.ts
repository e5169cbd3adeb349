import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { authorityById, nameOn, namesOf } from '../organizations/index.ts';
import type { ChainStep } from '../review/index.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { useDueNames } from './actions.ts';
import { chainFor } from './subject.tsx';

const books = await testDatabase(rooms);
const { db, house } = books;
let now = new Date('2026-03-02T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const PATH = '/console/authority';
const REVIEW = () => `/console/reviews/profile/${town.authorityId}`;
const gates = ['language', 'norms', 'politics'];
let town: TestTown;
const staff: Record<'head' | 'secrecy' | 'signer' | 'editor', Client> = {} as never;

beforeAll(async () => {
  town = await testTown(db);
  await db.updateTable('authorities').set({ opened_at: null }).execute();
  const of = async (...who: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await town.person(...who)).login, town.password);
    return client;
  };
  staff.head = await of('office', 'disclosureHead', 'officeReviewer');
  staff.secrecy = await of('office', 'secrecyReviewer');
  staff.signer = await of(null, 'signer');
  staff.editor = await of('office', 'editor');
});

const written = {
  name: '测试镇人民政府（csz）',
  shortName: '测试镇',
  paperPrefix: '测试镇',
  office: '测试镇党政综合办公室',
  address: '测试市测试镇中心路 8 号',
  hours: '工作日 8:30 至 17:00',
  telephone: '0000-6600001',
  fax: '0000-6600002',
  email: 'gongkai@example.cn',
  person: '王主任',
  functions: '组织农田水利建设。\n办理社会救助。',
  leaders: '赵甲，镇长，主持全面工作\n钱乙\t副镇长\t分管农业、水利',
  scope: '本镇公开本镇的信息。',
};

const visitor = () => new Client(app);
const contentHash = async (client: Client) =>
  /name="contentHash" value="([0-9a-f]+)"/.exec((await client.get(REVIEW())).body)?.[1] ?? '';

async function passes(client: Client, step: number, checks: string[]) {
  const fields = { verdict: 'passed', gates: checks, contentHash: await contentHash(client), step: `${step}` };
  return (await client.post(REVIEW(), fields)).statusCode;
}

/** Through the usual chain; what is the head's own falls away. */
async function signed() {
  expect(await passes(staff.secrecy, 0, ['secrecy'])).toBe(303);
  expect(await passes(staff.signer, 1, gates)).toBe(303);
}

test.each([
  '/',
  '/disclosure',
  '/disclosure/guide',
  '/feed.xml',
  '/disclosure/application',
  '/documents',
  '/search?q=a',
])(
  'before it is said how the authority is reached, the public reads at %s that the site is being built; staff see it',
  async (url) => {
    const reply = await visitor().get(url);
    expect([reply.statusCode, reply.headers['cache-control']]).toEqual([503, 'no-store']);
    expect(reply.body).toContain('正在建设');
    const seen = await staff.editor.get(url);
    expect([seen.statusCode, seen.headers['cache-control']]).toEqual([200, 'no-store']);
  },
);

test('only the head of the disclosure office writes it; what the law requires is asked for when it is submitted', async () => {
  expect((await staff.editor.get(PATH)).statusCode).toBe(404);
  const draft = { ...written, telephone: '', hours: '' };
  expect((await staff.head.post(PATH, draft)).statusCode).toBe(303);
  const refused = await staff.head.post(PATH, { ...draft, button: 'submit' });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('请填写联系电话');
  expect(refused.body).toContain('请填写办公时间');
  expect((await staff.head.get(PATH)).body).toContain('测试市测试镇中心路 8 号');
  expect((await staff.head.get('/console')).body).toContain('填写后还没有送审');
});

test('it goes through the chain, stands unchangeable meanwhile, and a returned one waits on the desk with its reason', async () => {
  expect((await staff.head.post(PATH, { ...written, button: 'submit' })).statusCode).toBe(303);
  const late = await staff.head.post(PATH, { ...written, address: '别处' }, REVIEW());
  expect(late.statusCode).toBe(409);
  const own = { verdict: 'passed', gates, contentHash: await contentHash(staff.secrecy), step: '0' };
  expect((await staff.head.post(REVIEW(), own)).statusCode).toBe(403); // its writer
  const page = (await staff.secrecy.get(REVIEW())).body;
  expect(page).toContain('0000-6600001');
  const back = { verdict: 'returned', remark: '电话有误', contentHash: await contentHash(staff.secrecy), step: '0' };
  expect((await staff.secrecy.post(REVIEW(), back)).statusCode).toBe(303);
  expect((await staff.head.get('/console')).body).toContain('电话有误');
});

test('signed, it is public at once and the site opens; what was not written follows the settings', async () => {
  expect((await staff.head.post(PATH, { ...written, button: 'submit' })).statusCode).toBe(303);
  await signed();
  const guide = (await visitor().get('/disclosure/guide')).body;
  for (const text of [
    '测试市测试镇中心路 8 号',
    '0000-6600001',
    '王主任',
    '本镇公开本镇的信息。',
    '测试镇党政综合办公室',
  ])
    expect(guide).toContain(text);
  const about = (await visitor().get('/disclosure/authority')).body;
  for (const text of ['组织农田水利建设。', '赵甲', '镇长', '分管农业、水利', '财政所']) expect(about).toContain(text);
  expect((await visitor().get('/disclosure/institution')).body).toContain(
    '依次经科室负责人初审、保密审查、分管领导终审签发',
  );
  const application = await visitor().get('/disclosure/application');
  expect(application.body).toContain('测试市测试镇中心路 8 号');
});

test.each(['/', '/disclosure', '/documents', '/disclosure/channels', '/disclosure/reports', '/disclosure/items'])(
  'a site without a document shows nothing broken: every link of %s is there',
  async (url) => {
    const { body, statusCode } = await visitor().get(url);
    expect(statusCode).toBe(200);
    const links = [
      ...new Set([...body.matchAll(/href="(\/[^"#]*)/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))),
    ];
    for (const link of links.filter((each) => !/^\/(assets|preferences|console)/.test(each)))
      expect([link, (await visitor().get(link)).statusCode]).toEqual([link, 200]);
  },
);

test('the feed of a site without a document is no older than the site', async () => {
  const [, updated] = /<updated>([^<]+)</.exec((await visitor().get('/feed.xml')).body)!;
  expect(updated!.slice(0, 4)).toBe('2026');
});

test('公开制度 follows the chain that the office sets', async () => {
  const steps = { label0: '办公室核稿', role0: 'disclosureHead', checks0: 'gates' };
  const rest = {
    label1: '保密审查',
    role1: 'secrecyReviewer',
    checks1: 'secrecy',
    label2: '镇长签发',
    role2: 'signer',
    checks2: 'gates',
  };
  const chain = '/console/reviews/chain';
  expect((await staff.head.post(chain, { ...steps, ...rest, length: '3', button: 'save' })).statusCode).toBe(303);
  expect((await visitor().get('/disclosure/institution')).body).toContain('依次经办公室核稿、保密审查、镇长签发');
  await db.deleteFrom('review_chains').execute();
});

test('new names hold from their day: papers of before keep the old one', async () => {
  const renamed = { name: '测试市测试街道办事处', shortName: '测试街道', paperPrefix: '测街办' };
  const early = await staff.head.post(PATH, { ...written, ...renamed, namesFrom: '2026-03-01', button: 'submit' });
  expect(early.body).toContain('不能早于今天');
  const later = { ...written, ...renamed, namesFrom: '2026-04-01', button: 'submit' };
  expect((await staff.head.post(PATH, later)).statusCode).toBe(303);
  await signed();
  expect((await visitor().get('/')).body).toContain('测试镇人民政府（csz）');
  await useDueNames({ db, house, now });
  expect((await authorityById(db, town.authorityId))!.name).toBe('测试镇人民政府（csz）');
  now = new Date('2026-03-31T17:00:00Z'); // 1 April in China
  await useDueNames({ db, house, now });
  await useDueNames({ db, house, now });
  const authority = (await authorityById(db, town.authorityId))!;
  expect(authority).toMatchObject(renamed);
  expect(await namesOf(db, authority.id)).toHaveLength(2);
  expect(await nameOn(db, authority, '2026-03-31')).toBe('测试镇人民政府（csz）');
  expect(await nameOn(db, authority, '2026-04-01')).toBe('测试市测试街道办事处');
});

test('every version stays, with who wrote and who signed it', async () => {
  now = new Date('2026-03-02T02:05:00Z'); // while everybody is still signed in
  const page = (await staff.head.get(PATH)).body;
  const links = [...page.matchAll(/\/console\/authority\/versions\/\d+/g)].map(([href]) => href);
  expect(links).toHaveLength(2);
  expect((await staff.head.get(links[1]!)).body).toContain('0000-6600001');
  expect((await staff.head.get(`${PATH}/versions/999`)).statusCode).toBe(404);
});

const step = (role: ChainStep['role'], scope: ChainStep['scope'] = 'authority'): ChainStep => ({
  ...{ label: role, role, scope, checks: 'gates' },
});
test.each<[string, ChainStep[], string[]]>([
  [
    'the usual one',
    [step('officeReviewer', 'office'), step('secrecyReviewer'), step('signer')],
    ['secrecyReviewer', 'signer'],
  ],
  ['of a small town', [step('disclosureHead'), step('secrecyReviewer'), step('signer')], ['secrecyReviewer', 'signer']],
  [
    'that the head signs',
    [step('secrecyReviewer'), step('disclosureHead')],
    ['secrecyReviewer', 'disclosureHead+signer'],
  ],
])('a chain %s comes to no stand where its only head wrote', (_why, chain, expected) => {
  expect(chainFor(chain).map(({ role, also = [] }) => [role, ...also].join('+'))).toEqual(expected);
});
