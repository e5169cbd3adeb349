import { load } from 'cheerio';
import type { Selectable } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { publicDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { sendMessage, writerOf } from '../engagement/receive.ts';
import { closeOffice } from '../organizations/offices/closing.ts';
import type { Tables } from '../platform/database/index.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Who } from '../platform/roles.ts';
import { rooms } from '../rooms.ts';
import { keepMisses } from '../search/index.ts';
import { buildServer } from '../server.ts';
import { countTopics, detect, detectTopics, listTopics } from './index.ts';

// What people ask for is found, answered, closed and opened anew; and what they do wrong on the way.
const books = await testDatabase(rooms);
const { db, house, sealer } = books;
let now = new Date('2024-06-14T02:00:00Z'); // a Friday, 10:00 in China
const app = await buildServer({ ...books, now: () => now });
const DESK = '/console/topics';
const gates = ['language', 'norms', 'politics'];
let town: TestTown;
const staff: Record<'head' | 'second' | 'editor' | 'other' | 'reviewer' | 'secrecy' | 'signer', Client> = {} as never;
let documentId = 0;
let indexNumber = '';

const signedIn = async (key: keyof typeof staff, login: string) => {
  staff[key] = new Client(app);
  await staff[key].signIn(login, town.password);
};

beforeAll(async () => {
  town = await testTown(db);
  const of = async (key: keyof typeof staff, ...who: Parameters<TestTown['person']>) => {
    const person = await town.person(...who);
    logins[key] = person.login;
    await signedIn(key, person.login);
  };
  await of('head', 'office', 'disclosureHead');
  await of('second', 'office', 'disclosureHead');
  await of('editor', 'finance', 'editor');
  await of('other', 'village', 'editor');
  await of('reviewer', 'finance', 'officeReviewer');
  await of('secrecy', 'office', 'secrecyReviewer');
  await of('signer', null, 'signer');
  documentId = await publicDocument(books, town, { title: '垃圾清运时间安排', at: '2024-05-06T02:00:00Z' });
  const row = await db
    .selectFrom('publications')
    .select('index_number')
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow();
  indexNumber = row.index_number;
});

const caller = (who: Who) => ({ db, house, sealer, who, now });
/** A message of somebody. @param who '' : nobody knows */
async function asks(subject: string, who: string): Promise<number> {
  const sender = { name: who, telephone: who && `199${String(who.length).padStart(8, '0')}`, email: '' };
  const given = { sort: 'consultation', subject, sender, wantsPublic: true, byTelephone: false, page: '' } as const;
  const sent = await sendMessage(caller(writerOf(town.authorityId)), {
    ...given,
    written: { text: subject, selection: '' },
  });
  return unwrap(sent).id;
}
const turn = () => detectTopics({ db, house, now });
const found = () => detect({ db, house }, town.authorityId, now.toISOString().slice(0, 10));
type Row = Selectable<Tables['found_topics']>;
/** The topics that were found: in most tests one. */
const known = async () => (await db.selectFrom('found_topics').selectAll().orderBy('id').execute()) as [Row, ...Row[]];
const pageOf = async (url: string, client = new Client(app)) => load((await client.get(url)).body);
const logins = {} as Record<keyof typeof staff, string>;
/** Days later everybody signs in anew. */
const later = async (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000);
  for (const key of Object.keys(logins) as (keyof typeof staff)[]) await signedIn(key, logins[key]);
};

describe('what people ask for', () => {
  test('one who sends twenty, and a flood of nobody, are no topic', async () => {
    for (let n = 0; n < 20; n++) await asks('公交车站牌坏了', '王演示');
    for (let n = 0; n < 20; n++) await asks('路灯不亮', '');
    await turn();
    expect(await known()).toEqual([]);
    expect((await pageOf(DESK, staff.head))('#found').text()).toContain('现在没有');
  });

  test('what three ask for is found once, told once, and no words that one alone said stand there', async () => {
    await asks('垃圾什么时候清运，李某家门口', '甲演示');
    await asks('幸福路垃圾没人清运', '乙演示一');
    await asks('垃圾清运的时间', '丙演示一二');
    await keepMisses(db, [{ authorityId: town.authorityId, text: '清运垃圾', times: 7 }], '2024-06-12');
    await turn();
    await turn();
    const [one, ...more] = await known();
    expect(more).toEqual([]);
    expect(one).toMatchObject({ state: 'open', told_on: '2024-06-14', found_on: '2024-06-14' });
    expect([...one!.words].sort()).toEqual(['垃圾', '清运']);
    const log = await db.selectFrom('audit_log').select('action').where('action', '=', 'topics.detect').execute();
    expect(log).toHaveLength(1);
    expect((await pageOf('/console', staff.head))('main').text()).toContain('近期问得多：');
    expect((await pageOf('/console', staff.editor))('main').text()).not.toContain('近期问得多');
    const $ = await pageOf(DESK, staff.head);
    expect($('#found tbody tr').length).toBe(1);
    expect($('#found').text()).not.toMatch(/幸福路|李某/);
  });

  test('each figure opens its records and equals them', async () => {
    const $ = await pageOf(DESK, staff.head);
    const links = $('#found tbody td a')
      .toArray()
      .map((one) => [$(one).attr('href')!.replace(/#.*/, ''), $(one).text()] as const);
    expect(links.map(([, text]) => text)).toEqual(['3', '7']);
    for (const [href, text] of links) {
      const page = await pageOf(href, staff.head);
      expect(page('#records tfoot td').text()).toBe(text);
      const records = page('#records tbody a').toArray();
      for (const record of records) expect((await staff.head.get(page(record).attr('href')!)).statusCode).toBe(200);
    }
    const [one] = await found();
    expect(one!.course).toMatchObject({ week: 4, mean: 0, grows: true }); // three people, and a day of searches
  });

  test('who is not the head sees none of it', async () => {
    const [{ id }] = await known();
    for (const client of [staff.editor, staff.signer])
      expect((await client.get(`${DESK}/found/${id}`)).statusCode).toBe(404);
    expect((await pageOf(DESK, staff.editor))('#found').length).toBe(0);
    expect((await staff.head.get(`${DESK}/found/999999`)).statusCode).toBe(404);
    expect((await staff.editor.post(`${DESK}/found/${id}/begin`, { way: 'topic' }, DESK)).statusCode).toBe(404);
  });

  test('it is dismissed with a reason, and comes back only when more ask anew', async () => {
    const [{ id }] = await known();
    const at = `${DESK}/found/${id}`;
    const empty = await staff.head.post(`${at}/dismiss`, { reason: '' }, at);
    expect(empty.statusCode).toBe(422);
    expect(load(empty.body)('.summary a').attr('href')).toBe('#f-dismiss-reason');
    expect((await staff.head.post(`${at}/dismiss`, { reason: '已经当面答复' }, at)).statusCode).toBe(303);
    await later(1);
    for (const who of ['丁演示一二三', '戊演示一二三四', '己演示一二三四五']) await asks('垃圾清运', who);
    await turn();
    expect((await known())[0], 'three are fewer than the four before').toMatchObject({ state: 'dismissed' });
    for (const who of ['庚演示一二三四五六', '辛演示一二三四五六七']) await asks('垃圾清运', who);
    await turn();
    expect((await known())[0]).toMatchObject({ state: 'open', told_on: '2024-06-15' });
    expect(await known()).toHaveLength(1);
  });

  test('two heads at once: one begins it, the other is told who did', async () => {
    const [{ id }] = await known();
    const at = `${DESK}/found/${id}`;
    const begun = await Promise.all(
      [staff.head, staff.second].map((client) =>
        client.post(`${at}/begin`, { way: 'document', office: String(town.offices.finance) }, at),
      ),
    );
    expect(begun.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
    const slower = begun.find(({ statusCode }) => statusCode === 409)!;
    expect(load(slower.body)('main').text()).toMatch(/已着手/);
    const drafted = await db.selectFrom('documents').select('id').where('state', '=', 'draft').execute();
    expect(drafted).toHaveLength(1);
    const [row] = await known();
    expect(row).toMatchObject({ state: 'taken', way: 'document', begun: `/console/documents/${drafted[0]!.id}` });
    const edit = (await staff.editor.get(`/console/documents/${drafted[0]!.id}/edit`)).body;
    expect(load(edit)('[name=title]').val()).toMatch(/^关于“(垃圾、清运|清运、垃圾)”有关情况的说明$/);
    expect(load(edit)('[name=body_html]').text() + edit).toContain(indexNumber);
  });

  test.each([
    ['interpretation', '解读'],
    ['display', '说明'],
    ['topic', '垃圾'],
  ] as const)('%s begins with what is known', async (way, title) => {
    await db.updateTable('found_topics').set({ state: 'open' }).execute();
    const [{ id }] = await known();
    const at = `${DESK}/found/${id}`;
    const reply = await staff.head.post(`${at}/begin`, { way, office: String(town.offices.finance) }, at);
    expect(reply.statusCode, load(reply.body)('.summary').text()).toBe(303);
    const page = await pageOf(String(reply.headers.location), staff.head);
    expect(page('h1').text()).toContain(title);
    if (way === 'topic') expect(page('[name=question]').val()).toContain(indexNumber);
    else {
      const revision = await db.selectFrom('revisions').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow();
      expect(revision.body_text).toContain(indexNumber);
      if (way === 'display') expect([...revision.channels].sort()).toEqual(['screen', 'website', 'wechat'].sort());
    }
  });

  test('an answer is made public where there is one; without, it says what is to be done first', async () => {
    await db.updateTable('found_topics').set({ state: 'open' }).execute();
    const [{ id }] = await known();
    const at = `${DESK}/found/${id}`;
    expect((await pageOf(at, staff.head))('button[value=answer]').length).toBe(0);
    const none = await staff.head.post(`${at}/begin`, { way: 'answer' }, at);
    expect(none.statusCode).toBe(409);
    expect(load(none.body)('.summary').text()).toContain('先答复');
    const message = await db
      .updateTable('messages')
      .set({ phase: 'answered' })
      .where('subject', '=', '幸福路垃圾没人清运')
      .returning('id')
      .executeTakeFirstOrThrow();
    const begun = await staff.head.post(`${at}/begin`, { way: 'answer' }, at);
    expect(begun.headers.location).toBe(`/console/messages/${message.id}`);
  });

  test.each([
    [{ way: 'document', office: '999999' }, '由哪个科室办理'],
    [{ way: 'document', office: 'x' }, '列出的科室'],
    [{ way: 'toString', office: '1' }, '怎样回应'],
  ])('%j is refused with a sentence', async (typed, said) => {
    await db.updateTable('found_topics').set({ state: 'open' }).execute();
    const [{ id }] = await known();
    const reply = await staff.head.post(`${DESK}/found/${id}/begin`, typed, `${DESK}/found/${id}`);
    expect(reply.statusCode).toBe(422);
    expect(load(reply.body)('.summary').text()).toContain(said);
  });
});

let at = '';
const idOf = (path: string) => Number(path.split('/').pop());
const says = (reply: { body: string }) => load(reply.body)('.summary').text();

async function passes(client: Client, id: number, checks: string[]) {
  const page = `/console/reviews/topic/${id}`;
  const body = (await client.get(page)).body;
  const contentHash = /name="contentHash" value="([0-9a-f]+)"/.exec(body)?.[1] ?? '';
  const step = /name="step" value="(\d+)"/.exec(body)?.[1] ?? '';
  return (await client.post(page, { verdict: 'passed', gates: checks, contentHash, step })).statusCode;
}

async function signed() {
  const submitted = await staff.editor.post(`${at}/submit`, {}, at);
  expect(submitted.statusCode, says(submitted)).toBe(303);
  expect(await passes(staff.reviewer, idOf(at), gates)).toBe(303);
  expect(await passes(staff.secrecy, idOf(at), ['secrecy'])).toBe(303);
  expect(await passes(staff.signer, idOf(at), gates)).toBe(303);
}

const entry = { on: '2024-06-13', kind: 'speech', text: '六月底前增加两辆清运车。', who: '副镇长 演示', source: '' };
const add = (more: Partial<typeof entry> = {}) => staff.editor.post(`${at}/entries`, { ...entry, ...more }, at);

describe('what was said of it when', () => {
  test('nothing is public before it was signed; what it lacks is said', async () => {
    const made = await staff.editor.post(DESK, { title: '垃圾清运' }, DESK);
    at = String(made.headers.location);
    const early = await staff.editor.post(`${at}/submit`, {}, at);
    expect(early.statusCode).toBe(422);
    expect(says(early)).toContain('请写明群众关心什么');
    const question = '垃圾几天清运一次。';
    expect((await staff.editor.post(at, { title: '垃圾清运', question }, at)).statusCode).toBe(303);
    expect((await new Client(app).get(`/topics/${idOf(at)}`)).statusCode).toBe(404);
    expect((await staff.other.get(at)).statusCode).toBe(404);
    expect((await staff.other.post(at, { title: 'x' }, DESK)).statusCode).toBe(404);
  });

  test.each([
    [{ on: '2024-06-31' }, '请选择日期'],
    [{ on: '2099-01-01' }, '不能晚于今天'],
    [{ kind: 'conclusion' }, '请选择种类'],
    [{ who: '' }, '职务和姓名'],
    [{ kind: 'document', source: '没有的号' }, '没有公开过这个索引号'],
    [{ kind: 'document', source: '' }, '索引号'],
    [{ kind: 'answer', source: '7' }, '没有找到这份公开答复'],
    [{ kind: 'link', source: 'javascript:alert(1)' }, 'https://'],
    [{ kind: 'link', source: '' }, 'https://'],
    [{ text: '联系人身份证 000000199001010018' }, '居民身份证号码'],
    [{ text: '' }, '请填写说了什么'],
  ])('an entry with %j is refused at its field, and nothing typed is lost', async (fault, said) => {
    const reply = await add(fault);
    expect(reply.statusCode).toBe(422);
    expect(says(reply)).toContain(said);
    const text = 'text' in fault ? fault.text : entry.text;
    expect(load(reply.body)('#f-text').val()).toBe(text);
  });

  test('entries are added in any order and read by their days; one that is there is not added twice', async () => {
    expect((await add()).statusCode).toBe(303);
    expect((await add()).statusCode).toBe(409);
    const document = { on: '2024-05-06', kind: 'document', text: '公布清运时间。', who: '', source: indexNumber };
    expect((await add(document)).statusCode).toBe(303);
    const link = { on: '2024-06-01', kind: 'link', text: '市里统一安排。', who: '', source: 'https://city.example/1' };
    expect((await add(link)).statusCode).toBe(303);
    await signed();
    const $ = await pageOf(`/topics/${idOf(at)}`);
    expect(
      $('.timeline time')
        .toArray()
        .map((one) => $(one).text()),
    ).toEqual(['2024-05-06', '2024-06-01', '2024-06-13']);
    expect($('.timeline a').first().attr('href')).toBe(`/documents/${documentId}`);
    expect((await pageOf('/topics'))('.topics').text()).toContain('垃圾清运');
    const searched = await pageOf(`/search?q=${encodeURIComponent('垃圾清运')}`);
    expect(searched('main').text()).toContain('热点回应：垃圾清运');
    const feed = load((await new Client(app).get('/topics/feed.xml')).body, { xml: true });
    expect(feed('entry > title').text()).toBe('垃圾清运');
    expect(feed('entry > summary').text()).toBe(entry.text);
  });

  test('what is before its reviewers is not changed', async () => {
    expect((await add({ text: '再加一条。' })).statusCode).toBe(303);
    expect((await staff.editor.post(`${at}/submit`, {}, at)).statusCode).toBe(303);
    expect((await add({ text: '又一条。' })).statusCode).toBe(409);
    expect((await staff.editor.post(`${at}/recall`, {}, at)).statusCode).toBe(303);
    expect((await staff.editor.post(`${at}/discard`, {}, at)).statusCode).toBe(303);
    expect((await pageOf(`/topics/${idOf(at)}`))('main').text()).not.toContain('再加一条');
  });

  test('an entry whose document is withdrawn disappears, with a sentence for staff', async () => {
    const off = { withdrawn_at: now };
    await db.updateTable('publications').set(off).where('document_id', '=', documentId).execute();
    const $ = await pageOf(`/topics/${idOf(at)}`);
    expect($('.timeline').text()).not.toContain('公布清运时间');
    const sentence = '2024-05-06 的文件“公布清运时间。”所引的内容已经撤下，网站不再显示这一条';
    expect((await pageOf(at, staff.editor))('.warning').text()).toContain(sentence);
    expect((await pageOf('/console', staff.editor))('main').text()).toContain(sentence);
    await db.updateTable('publications').set({ withdrawn_at: null }).where('document_id', '=', documentId).execute();
    expect((await pageOf(`/topics/${idOf(at)}`))('.timeline').text()).toContain('公布清运时间');
  });

  test('it is closed with a conclusion and opened anew: the conclusion stays on its day', async () => {
    const conclusion = '每天清运一次，已经做到。';
    expect((await staff.editor.post(`${at}/conclusion`, { conclusion }, at)).statusCode).toBe(303);
    expect((await pageOf(`/topics/${idOf(at)}`))('main').text(), 'not before it was signed').not.toContain(conclusion);
    await signed();
    expect((await pageOf(`/topics/${idOf(at)}`))('.conclusion').text()).toContain(conclusion);
    const year = { from: '2024-01-01', to: '2024-12-31' };
    const who = await town.person('office', 'disclosureHead');
    const counts = await countTopics(db, town.authorityId, year);
    expect(counts).toEqual({ published: 1, closed: 1, answered: 3 });
    for (const figure of ['published', 'answered', 'closed'] as const) {
      const all = { offset: 0, limit: 50 };
      expect(await listTopics(db, who, figure, year, all)).toHaveLength(counts[figure]);
    }
    await later(2);
    expect((await staff.editor.post(`${at}/reopen`, {}, at)).statusCode).toBe(303);
    await signed();
    const $ = await pageOf(`/topics/${idOf(at)}`);
    expect($('.conclusion').length).toBe(0);
    expect($('.timeline li').last().text()).toContain(conclusion);
    expect($('.timeline time').last().text()).toBe('2024-06-15');
    expect((await countTopics(db, town.authorityId, year)).closed).toBe(0);
    const before = { ...year, to: '2024-06-16' }; // what is signed later changes nothing of a period that is over
    expect(await countTopics(db, town.authorityId, before)).toEqual(counts);
  });

  test('its office is closed: the other one goes on with it, and none begins one for the closed', async () => {
    const administrator = await town.person(null, 'systemAdmin');
    const closed = { id: town.offices.finance, into: town.offices.village };
    unwrap(await closeOffice({ ...caller(administrator) }, closed));
    expect((await staff.other.get(at)).statusCode).toBe(200);
    const reply = await staff.head.post(DESK, { title: '另一件', office: String(town.offices.finance) }, DESK);
    expect(reply.statusCode).toBe(422);
    expect(says(reply)).toContain('已撤销的科室');
  });

  test('it is withdrawn with a reason: its page says so', async () => {
    expect((await staff.head.post(`${at}/withdraw`, { reason: '' }, at)).statusCode).toBe(422);
    expect((await staff.head.post(`${at}/withdraw`, { reason: '并入另一个热点' }, at)).statusCode).toBe(303);
    const gone = await new Client(app).get(`/topics/${idOf(at)}`);
    expect(gone.statusCode).toBe(410);
    expect((await pageOf('/topics'))('main').text()).toContain('还没有公开的热点回应');
    expect((await pageOf(at, staff.head))('main').text()).toContain('并入另一个热点');
  });
});
