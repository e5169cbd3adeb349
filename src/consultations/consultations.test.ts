import { load } from 'cheerio';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { createCalendar, statutoryHolidays } from '../law/index.ts';
import { append } from '../platform/audit-log/index.ts';
import type { Config } from '../platform/config.ts';
import { FASTEST_MS, numberIn } from '../platform/public-forms/index.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { handOverConsultations } from './hand-over.ts';
import { countConsultations, listConsultations } from './index.ts';
import { limitsOf, moveLimits } from './limits.ts';
import { eraseExpired } from './retention.ts';

// A draft from its desk to 采纳情况, and what people do wrong on the way.
const books = await testDatabase(rooms);
const { db } = books;
let now = new Date('2024-03-04T02:00:00Z'); // a Monday, 10:00 in China
const app = await buildServer({ ...books, now: () => now });
const DESK = '/console/consultations';
let town: TestTown;
type Key = 'head' | 'editor' | 'reviewer' | 'secrecy' | 'signer' | 'other' | 'officer';
const logins = new Map<Key, string>();

/** Somebody of the staff, who signs in where they were away for long. */
function person(key: Key) {
  let [client, at] = [new Client(app), 0];
  const ready = async () => {
    if (Math.abs(now.getTime() - at) > 600_000) {
      client = new Client(app);
      await client.signIn(logins.get(key)!, town.password);
    }
    at = now.getTime();
    return client;
  };
  return {
    get: async (...asked: Parameters<Client['get']>) => (await ready()).get(...asked),
    post: async (...given: Parameters<Client['post']>) => (await ready()).post(...given),
  };
}
const staff = {
  ...{ head: person('head'), editor: person('editor'), reviewer: person('reviewer'), secrecy: person('secrecy') },
  ...{ signer: person('signer'), other: person('other'), officer: person('officer') },
};

beforeAll(async () => {
  town = await testTown(db);
  const of = async (key: Key, ...who: Parameters<TestTown['person']>) => {
    logins.set(key, (await town.person(...who)).login);
  };
  await of('head', 'office', 'disclosureHead');
  await of('editor', 'finance', 'editor');
  await of('reviewer', 'finance', 'officeReviewer');
  await of('secrecy', 'office', 'secrecyReviewer');
  await of('signer', null, 'signer');
  await of('other', 'village', 'editor');
  await of('officer', 'office', 'caseOfficer');
});
const day = (text: string, clock = '10:00') => {
  now = new Date(`${text}T${clock}:00+08:00`);
};
beforeEach(async () => {
  now = new Date(now.getTime() + 60_000);
  await db.deleteFrom('public_tries').execute();
});

const written = {
  title: '《测试镇停车管理办法（征求意见稿）》公开征求意见',
  kind: 'norm',
  why: '为规范镇区停车秩序，起草本办法。',
  text: '第一条 镇区道路两侧按划线停车。\n第二条 占用消防通道的，予以拖离。\n第三条 本办法自公布之日起施行。',
  days: '30',
  shorter: '',
  opens: '',
  how: '来信请寄测试镇人民政府财政所。',
  contact: '0453-1234567',
};
const said = (reply: { body: string }) => load(reply.body)('.summary').text();

/** Every step of the chain. */
async function signed(kind: string, id: string) {
  for (const [client, gates] of [
    [staff.reviewer, ['language', 'norms', 'politics']],
    [staff.secrecy, ['secrecy']],
    [staff.signer, ['language', 'norms', 'politics']],
  ] as const) {
    const page = `/console/reviews/${kind}/${id}`;
    const html = (await client.get(page)).body;
    const contentHash = /name="contentHash" value="([0-9a-f]+)"/.exec(html)?.[1] ?? '';
    const step = /name="step" value="(\d+)"/.exec(html)?.[1] ?? '';
    const reply = await client.post(page, { verdict: 'passed', gates: [...gates], contentHash, step }, page);
    expect(reply.statusCode, said(reply)).toBe(303);
  }
}

async function opened(more: Partial<typeof written> = {}): Promise<string> {
  const made = await staff.editor.post(DESK, { title: written.title }, DESK);
  const at = String(made.headers.location);
  const reply = await staff.editor.post(at, { ...written, ...more, button: 'submit' }, at);
  expect(reply.statusCode, said(reply)).toBe(303);
  const id = at.split('/').pop()!;
  await signed('consultation', id);
  return id;
}

function hiddenIn(html: string): Record<string, string> {
  const $ = load(html);
  const fields = $('#confirm input[type=hidden]')
    .toArray()
    .map((one): [string, string] => [$(one).attr('name') ?? '', $(one).attr('value') ?? '']);
  return Object.fromEntries(fields.filter(([name]) => name !== '_csrf'));
}
function answerOf(html: string): string {
  const [, first, sign, second] = /验证问题：(.)([加减])(.)等于几/.exec(html)!;
  const [a, b] = [numberIn(first!)!, numberIn(second!)!];
  return String(sign === '加' ? a + b : a - b);
}

/** Sends a comment as a browser without scripts does. */
async function commented(id: string, form: Record<string, string>) {
  const client = new Client(app);
  const page = `/consultations/${id}/comment`;
  const preview = await client.post(page, form, page);
  expect(preview.statusCode, said(preview)).toBe(200);
  now = new Date(now.getTime() + FASTEST_MS);
  const fields = { ...hiddenIn(preview.body), answer: answerOf(preview.body) };
  const reply = await client.post(`/consultations/${id}/send`, fields, page);
  expect(reply.statusCode, said(reply)).toBe(303);
  const $ = load((await client.get('/consultations/sent')).body);
  const [number, code] = $('.codes dd')
    .toArray()
    .slice(0, 2)
    .map((dd) => $(dd).text());
  const row = await db
    .selectFrom('consultation_comments')
    .select('id')
    .where('number', '=', number!)
    .executeTakeFirstOrThrow();
  return { client, id: row.id, number: number!, code: code!, preview: preview.body, fields };
}
const rowOf = (id: number) =>
  db.selectFrom('consultation_comments').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const pageOf = async (id: string, path = '') => load((await new Client(app).get(`/consultations/${id}${path}`)).body);

describe('preparing', () => {
  test('what is missing or too short is said at its field, nothing typed is lost', async () => {
    const made = await staff.editor.post(DESK, { title: written.title }, DESK);
    const at = String(made.headers.location);
    const short = await staff.editor.post(at, { ...written, days: '10', contact: '', button: 'submit' }, at);
    expect(short.statusCode).toBe(422);
    expect(said(short)).toMatch(/请填写联系电话.*行政规范性文件一般不少于 30 天/s);
    expect(load(short.body)('[name=days]').val()).toBe('10');
    expect((await staff.other.get(at)).statusCode).toBe(404);
    expect((await new Client(app).get(`/consultations/${at.split('/').pop()}`)).statusCode).toBe(404);
    expect((await staff.editor.post(`${at}/discard`, {}, at)).headers.location).toBe(DESK);
  });

  test('its term begins when it is signed and ends on a working day; its text changes no more', async () => {
    const id = await opened({ days: '31', shorter: '' });
    const row = await db.selectFrom('consultations').selectAll().where('id', '=', Number(id)).executeTakeFirstOrThrow();
    // 2024-04-04 is Tomb-sweeping Day, of three days off
    expect(row).toMatchObject({ opens_on: '2024-03-04', until_on: '2024-04-04', closes_on: '2024-04-07' });
    const $ = await pageOf(id);
    expect($('main').text()).toContain('到4月4日；这一天是休息日，顺延到4月7日。');
    expect($('.draft li').length).toBe(3);
    const again = await staff.editor.post(`${DESK}/${id}`, written, DESK);
    expect(again.statusCode).toBe(409);
    expect(said(again)).toMatch(/已经签发公布，不能再修改/);
  });

  test('one that is planned takes no comment, opens by itself, and stands in list, feed and search', async () => {
    const id = await opened({ opens: '2024-03-11', title: '镇区绿化规划征求意见', kind: 'plan', days: '10' });
    expect((await pageOf(id))('main').text()).toContain('2024-03-11 开始，2024-03-21 截止。');
    const closed = await new Client(app).get(`/consultations/${id}/comment`);
    expect(closed.headers.location).toBe(`/consultations/${id}`);
    day('2024-03-11', '00:01');
    expect((await pageOf(id))('.tag').first().text()).toBe('征集中');
    const list = load((await new Client(app).get('/consultations')).body);
    expect(list('.polls').first().text()).toMatch(/正在进行.*镇区绿化规划征求意见/s);
    expect((await new Client(app).get('/consultations/feed.xml')).body).toContain(`/consultations/${id}</id>`);
    expect((await new Client(app).get('/search?q=绿化规划')).body).toContain('意见征集：镇区绿化规划征求意见');
  });
});

describe('commenting', () => {
  let id: string;
  beforeAll(async () => {
    day('2024-03-12');
    id = await opened();
  });

  test('a comment is sealed and shown to nobody until it was looked through', async () => {
    const one = await commented(id, {
      paragraph: '2',
      text: '拖离前应当先通知车主。我叫张演示，电话 199-0000-0000。',
      name: '张演示',
      email: 'zhang@example.com',
    });
    expect(one.preview).toContain('公开时会隐去');
    const row = await rowOf(one.id);
    expect(row).toMatchObject({ state: 'waiting', paragraph: 2, sender_shown: '张＊＊' });
    expect(JSON.stringify(row)).not.toMatch(/张演示|zhang@/);
    expect((await pageOf(id))('#comments').text()).toMatch(/收到 1 条，公开 0 条/);
    const desk = load((await staff.editor.get(`${DESK}/${id}/comments`)).body);
    expect(desk('main').text()).not.toMatch(/张演示|199-0000/);
    const at = `${DESK}/${id}/comments`;
    const named = await staff.editor.post(`${at}/${one.id}/show`, { text: '拖离前通知张演示。' }, at);
    expect(said(named)).toMatch(/姓名或者邮箱/);
    const numbered = await staff.editor.post(`${at}/${one.id}/show`, { text: '请打 13800138000。' }, at);
    expect(numbered.statusCode).toBe(422);
    expect((await staff.other.post(`${at}/${one.id}/show`, { text: '好' }, DESK)).statusCode).toBe(404);
    const shown = await staff.editor.post(`${at}/${one.id}/show`, { text: '拖离前应当先通知车主。' }, at);
    expect(shown.statusCode, said(shown)).toBe(303);
    const $ = await pageOf(id);
    expect($('.comments').text()).toMatch(/张＊＊.*第 2 段.*拖离前应当先通知车主。/s);
    const opening = await staff.editor.post(`${at}/${one.id}/open`, { reason: '电话核实' }, at);
    expect(opening.body).toContain('张演示');
    const entry = await db
      .selectFrom('audit_log')
      .select('detail')
      .where('action', '=', 'consultations.openCommenter')
      .executeTakeFirstOrThrow();
    expect(entry.detail).toMatchObject({ reason: '电话核实' });
  });

  test('sent twice (Back, double click) counts once, and the newer code opens it', async () => {
    const one = await commented(id, { text: '建议增加划线车位。', email: 'li@example.com' });
    const again = await one.client.post(`/consultations/${id}/send`, one.fields, `/consultations/${id}/comment`);
    expect(again.statusCode).toBe(303);
    const code = load((await one.client.get('/consultations/sent')).body)('.code').text();
    const rows = await db.selectFrom('consultation_comments').select('id').where('consultation_id', '=', Number(id));
    expect(await rows.execute()).toHaveLength(2);
    const track = (given: string) =>
      new Client(app).post('/consultations/track', { code: given }, '/consultations/track');
    expect((await track(one.code)).statusCode).toBe(422);
    expect((await track(` ${code.toLowerCase()} `)).headers.location).toBe('/consultations/mine');
    // the same person says the same once more: it is kept, and counted once
    await commented(id, { text: '建议增加划线车位', email: 'LI@example.com' });
    expect((await pageOf(id))('#comments').text()).toMatch(/收到 2 条/);
  });

  test('a threat is known, does not pass as it stands, and its writer reads why', async () => {
    const one = await commented(id, { text: '再贴条我就砍死你全家！' });
    const at = `${DESK}/${id}/comments`;
    expect(load((await staff.editor.get(at)).body)('.warning').text()).toMatch(/像是威胁的话/);
    const passed = await staff.editor.post(`${at}/${one.id}/show`, { text: '再贴条我就砍 死 你全家！' }, at);
    expect(said(passed)).toMatch(/像是威胁的话，不能公开/);
    expect(said(await staff.editor.post(`${at}/${one.id}/keep`, { why: 'nothing' }, at))).toMatch(/请选择不公开的原因/);
    expect((await staff.editor.post(`${at}/${one.id}/keep`, { why: 'threat' }, at)).statusCode).toBe(303);
    expect(load((await one.client.get('/consultations/mine')).body)('main').text()).toContain('含有威胁、辱骂的内容');
  });

  test('agreeing with another is no vote, and asks for one that is shown', async () => {
    const other = await db
      .selectFrom('consultation_comments')
      .select(['id', 'number'])
      .where('state', '=', 'shown')
      .executeTakeFirstOrThrow();
    const form = await pageOf(id, `/comment?agree=${other.id}`);
    expect(form('.notice').text()).toMatch(new RegExp(`${other.number}.*意见不是投票`));
    await commented(id, { agree: String(other.id), text: '', name: '李演示' });
    expect((await pageOf(id))('#comments').text()).toMatch(/其中 1 条表示同意别人的意见/);
    const none = await new Client(app).post(
      `/consultations/${id}/comment`,
      { agree: '999999', text: '' },
      `/consultations/${id}/comment`,
    );
    expect(none.statusCode).toBe(422);
    const wrong = await new Client(app).post(
      `/consultations/${id}/comment`,
      { paragraph: 'x', text: '好' },
      `/consultations/${id}/comment`,
    );
    expect(wrong.statusCode).toBe(422);
  });

  test('what is taken back is shown and counted no more', async () => {
    const one = await commented(id, { text: '写错了' });
    expect((await one.client.post('/consultations/mine/withdraw', {}, '/consultations/mine')).statusCode).toBe(303);
    expect(await rowOf(one.id)).toMatchObject({ state: 'withdrawn' });
    const reply = await staff.editor.post(`${DESK}/${id}/comments/${one.id}/show`, { text: '写错了' }, DESK);
    expect(reply.statusCode).toBe(409);
  });

  test('what came by letter has its true day within the term, and another lets it pass', async () => {
    const at = `${DESK}/${id}/enter`;
    const letter = { channel: 'letter', on: '2024-03-11', paragraph: '1', text: '划线应避开村口。', name: '王演示' };
    expect(said(await staff.editor.post(at, letter, at))).toMatch(/应在征集期间/);
    const entered = await staff.editor.post(at, { ...letter, on: '2024-03-12' }, at);
    expect(entered.statusCode, said(entered)).toBe(303);
    const [row] = await db.selectFrom('consultation_comments').selectAll().where('channel', '=', 'letter').execute();
    const show = `${DESK}/${id}/comments/${row!.id}/show`;
    expect((await staff.editor.post(show, { text: '划线应避开村口。' }, DESK)).statusCode).toBe(403);
    expect((await staff.reviewer.post(show, { text: '划线应避开村口。' }, DESK)).statusCode).toBe(303);
  });

  test('prolonged once while it is open, with the reason', async () => {
    const at = `${DESK}/${id}`;
    const extend = (until: string, client = staff.reviewer) =>
      client.post(`${at}/extend`, { until, reason: '清明假期，延长征集' }, at);
    expect(said(await extend('2024-04-01'))).toMatch(/应晚于 2024-04-11/);
    expect((await extend('2024-04-20', staff.editor)).statusCode).toBe(403);
    expect((await extend('2024-04-20')).statusCode).toBe(303);
    // 20 April 2024 is a Saturday
    expect((await pageOf(id))('.standing').text()).toMatch(/原定 2024-04-11 截止，延期到 2024-04-22。原因：清明假期/);
    expect((await extend('2024-04-30')).statusCode).toBe(409);
  });

  test('the day after its last day nothing is taken, and what was typed is not lost', async () => {
    day('2024-04-22', '23:50');
    const client = new Client(app);
    const page = `/consultations/${id}/comment`;
    const preview = await client.post(page, { text: '最后一刻的意见' }, page);
    day('2024-04-23', '00:01');
    const late = await client.post(
      `/consultations/${id}/send`,
      { ...hiddenIn(preview.body), answer: answerOf(preview.body) },
      '/consultations/track',
    );
    expect(late.statusCode).toBe(409);
    expect(load(late.body)('[name=text]').val()).toBe('最后一刻的意见');
    expect((await pageOf(id))('.standing').text()).toMatch(/已经结束，不再接收意见。采纳情况最迟 2024-06-04 公布/);
    expect(
      (await staff.head.post(`${DESK}/${id}/extend`, { until: '2024-05-30', reason: '再延' }, DESK)).statusCode,
    ).toBe(409);
    expect((await staff.head.post(`${DESK}/${id}/stop`, { reason: '不再征集' }, DESK)).statusCode).toBe(409);
  });

  test('采纳情况: every comment has its answer, reviewed, and its writer reads it', async () => {
    const at = `${DESK}/${id}/results`;
    expect(await limitsOf(db, town.authorityId, '2024-04-23')).toContainEqual(
      expect.objectContaining({ key: `consultation:${id}:results`, on: '2024-06-04' }),
    );
    const none = await staff.editor.post(`${at}/submit`, { preface: '收到若干意见。' }, at);
    expect(said(none)).toMatch(/还有 6 条意见没有归类/);
    const rows = await db
      .selectFrom('consultation_comments')
      .select('id')
      .where('consultation_id', '=', Number(id))
      .where('state', '<>', 'withdrawn')
      .orderBy('id')
      .execute();
    const [first, ...rest] = rows.map((row) => String(row.id));
    expect(said(await staff.editor.post(`${at}/place`, { comments: first!, into: '', summary: '' }, at))).toMatch(
      /意见概要/,
    );
    for (const [comments, summary] of [
      [[first!], '拖离前先通知车主'],
      [rest, '多划车位'],
    ] as const)
      expect(
        (await staff.editor.post(`${at}/place`, { comments: [...comments], into: '', summary }, at)).statusCode,
      ).toBe(303);
    expect(said(await staff.editor.post(`${at}/submit`, { preface: '收到若干意见。' }, at))).toMatch(
      /第 1 类意见还没有写全/,
    );
    const answers = [
      ['1', { summary: '拖离前先通知车主', verdict: 'adopted', reason: '第二条增加“先行通知”。' }],
      ['2', { summary: '多划车位', verdict: 'declined', reason: '车位数量由规划确定，不在本办法规定。' }],
    ] as const;
    for (const [group, answer] of answers)
      expect((await staff.editor.post(`${at}/groups/${group}`, answer, at)).statusCode).toBe(303);
    const secret = await staff.editor.post(`${at}/submit`, { preface: '联系人身份证 110101199003070097' }, at);
    expect(secret.statusCode).toBe(422);
    const submitted = await staff.editor.post(`${at}/submit`, { preface: '3 月至 4 月征集，逐条研究。' }, at);
    expect(submitted.statusCode, said(submitted)).toBe(303);
    expect((await staff.editor.post(`${at}/groups/1/drop`, {}, at)).statusCode).toBe(409);
    const letter = { channel: 'letter', on: '2024-03-12', paragraph: '', text: '迟到的信' };
    expect((await staff.officer.post(`${DESK}/${id}/enter`, letter, DESK)).statusCode).toBe(409);
    day('2024-06-06');
    expect((await pageOf(id))('.tag').first().text()).toMatch(/逾期/);
    expect((await staff.editor.get('/console')).statusCode).toBe(200);
    await signed('consultationResults', id);
    const $ = await pageOf(id);
    expect($('.results').text()).toMatch(/拖离前先通知车主.*采纳.*1 条意见.*未采纳.*5 条意见/s);
    expect($('.tag').first().text()).toBe('已公布采纳情况');
    expect(await limitsOf(db, town.authorityId, '2024-06-06')).not.toContainEqual(
      expect.objectContaining({ key: `consultation:${id}:results` }),
    );
    expect((await staff.editor.post(`${at}/groups/1/drop`, {}, at)).statusCode).toBe(409);
  });
});

test('it is ended with its reason, and stays; withdrawn, it is gone', async () => {
  day('2024-06-10');
  const id = await opened();
  const at = `${DESK}/${id}`;
  expect(said(await staff.reviewer.post(`${at}/stop`, { reason: '' }, at))).toMatch(/请填写原因/);
  expect((await staff.reviewer.post(`${at}/stop`, { reason: '上级已有统一规定' }, at)).statusCode).toBe(303);
  expect((await pageOf(id))('.standing').text()).toMatch(/2024-06-10 终止征集，不再接收意见。原因：上级已有统一规定/);
  expect((await staff.editor.post(`${at}/results/submit`, { preface: '无' }, at)).statusCode).toBe(409);
  expect((await staff.head.post(`${at}/withdraw`, { reason: '附件有误' }, at)).statusCode).toBe(303);
  expect((await new Client(app).get(`/consultations/${id}`)).statusCode).toBe(410);
});

test('another arrangement of holidays moves what is open to later, never to earlier', async () => {
  day('2024-06-20');
  const id = await opened({ kind: 'other', days: '7' });
  const closes = async () =>
    (await db.selectFrom('consultations').select('closes_on').where('id', '=', Number(id)).executeTakeFirstOrThrow())
      .closes_on;
  expect(await closes()).toBe('2024-06-27');
  const before = createCalendar();
  const days = ['2024-06-27', '2024-06-28', '2024-06-29', '2024-06-30'].map((date) => ({ date, name: '测试节' }));
  const off = createCalendar([{ year: 2024, holidays: [...statutoryHolidays(2024), ...days], workdays: [] }]);
  const moved = await db
    .transaction()
    .execute((tx) => moveLimits(tx, { year: 2024, before, after: off, today: '2024-06-20' }));
  expect(await closes()).toBe('2024-07-01');
  expect(moved.every(({ from, to }) => from !== to)).toBe(true);
  await db
    .transaction()
    .execute((tx) => moveLimits(tx, { year: 2024, before: off, after: before, today: '2024-06-20' }));
  expect(await closes()).toBe('2024-07-01');
});

test('an office is closed: its consultations and their comments are another’s', async () => {
  day('2024-06-21');
  const made = await staff.other.post(DESK, { title: '村内道路命名征求意见' }, DESK);
  const at = String(made.headers.location);
  expect((await staff.editor.get(at)).statusCode).toBe(404);
  const into = { from: town.offices.village, into: town.offices.finance };
  await db.transaction().execute((tx) => handOverConsultations(tx, into));
  expect((await staff.editor.get(at)).statusCode).toBe(200);
});

test('after its period who wrote it and what was typed are gone; what was shown and answered stays', async () => {
  const row = await db
    .selectFrom('consultation_comments')
    .selectAll()
    .where('state', '=', 'shown')
    .where('sealed_sender', 'is not', null)
    .executeTakeFirstOrThrow();
  const turn = async (at: string) => {
    const later = new Date(at);
    for (const back of [1, 2, 3])
      await db.transaction().execute((tx) =>
        append(tx, {
          at: new Date(later.getTime() - back * 86_400_000),
          who: { id: null, name: '测试', authorityId: town.authorityId },
          action: 'demo.load',
          subject: 'authority:1',
        }),
      );
    await eraseExpired({ ...books, config: {} as Config, now: later });
  };
  await turn('2029-06-05T02:00:00Z');
  expect((await rowOf(row.id)).sealed_comment).not.toBeNull();
  await turn('2029-06-08T02:00:00Z');
  expect(await rowOf(row.id)).toMatchObject({
    ...{ sealed_comment: null, sealed_sender: null, sender_key: null, query_code_hash: null },
    ...{ shown_text: row.shown_text, state: 'shown', personal_erased_on: '2029-06-08' },
  });
  expect((await pageOf(String(row.consultation_id)))('#comments').text()).toMatch(/收到 5 条/);
});

test('the annual report counts what opened in the year, and what came of it', async () => {
  const period = { from: '2024-01-01', to: '2024-12-31' };
  const counts = await countConsultations(db, town.authorityId, period);
  expect(counts).toMatchObject({ opened: 4, answered: 1, adopted: 1 });
  expect(counts.comments).toBe(6);
  const who = await town.person('office', 'disclosureHead');
  for (const figure of ['opened', 'comments', 'answered', 'considered', 'adopted'] as const) {
    const rows = await listConsultations(db, who, figure, period, { offset: 0, limit: 50 });
    expect(rows, figure).toHaveLength(counts[figure]);
    for (const { href } of rows) expect((await staff.head.get(href!.split('#')[0]!)).statusCode, href).toBe(200);
  }
  expect(await countConsultations(db, town.authorityId, { from: '2025-01-01', to: '2025-12-31' })).toEqual({
    ...{ opened: 0, comments: 0, answered: 0, considered: 0, adopted: 0 },
  });
});
