import { load } from 'cheerio';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { MailServer, wordsOf } from '../../test/support/mail-server.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { saveMailSettings } from '../mail/actions.ts';
import { sendMails } from '../mail/index.ts';
import { instantOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import { numberIn } from '../platform/public-forms/index.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { polls } from './found.ts';
import { handOverSurveys } from './hand-over.ts';
import { surveyFigures } from './index.ts';
import { forgetSurveys } from './retention.ts';

// A survey from its first line to its results, and what people do wrong with it.
const books = await testDatabase(rooms);
const { db, house, sealer } = books;
let now = instantOf('2024-03-04T10:00'); // a Monday
const app = await buildServer({ ...books, now: () => now });
const server = new MailServer();
const DESK = '/console/surveys';
const gates = ['language', 'norms', 'politics'];
let town: TestTown;
const staff: Record<'head' | 'editor' | 'other' | 'officer' | 'reviewer' | 'secrecy' | 'signer', Client> = {} as never;
let admin: Awaited<ReturnType<TestTown['person']>>;

const signIns = new Map<Client, string>();
async function signedIn(...who: Parameters<TestTown['person']>): Promise<Client> {
  const client = new Client(app);
  const { login } = await town.person(...who);
  await client.signIn(login, town.password);
  signIns.set(client, login);
  return client;
}
/** Sessions end while the clock goes on. */
async function at(moment: string): Promise<void> {
  now = instantOf(moment);
  for (const [client, login] of signIns) await client.signIn(login, town.password);
}

beforeAll(async () => {
  await server.listen();
  town = await testTown(db);
  admin = await town.person(null, 'systemAdmin', 'platformOperator');
  staff.head = await signedIn('office', 'disclosureHead');
  staff.editor = await signedIn('finance', 'editor');
  staff.other = await signedIn('office', 'editor');
  staff.officer = await signedIn('office', 'caseOfficer');
  staff.reviewer = await signedIn('finance', 'officeReviewer');
  staff.secrecy = await signedIn('office', 'secrecyReviewer');
  staff.signer = await signedIn(null, 'signer');
});
afterAll(() => server.close());

const QUESTIONS = `1. 您去过办事大厅吗？（单选，必答，分组）
去过
没去过 → 第 4 题
2. 您办过哪些事？（多选，最多 2 项）
社保
医保
户籍
3. 您满意吗？（量表，1 很不满意 至 5 很满意，必答）
4. 您有什么建议？（文字，最多 200 字）`;
const written = {
  ...{ title: '办事大厅服务满意度调查', why: '改进大厅服务。', asker: '党政综合办公室', who: '本镇居民' },
  ...{ opensOn: '2024-03-05', closesOn: '2024-03-15', once: 'device', questions: QUESTIONS },
};
type Fields = Record<string, string | string[]>;

const idOf = (path: string) => Number(path.split('/').pop());
const textOf = async (client: Client, url: string) => load((await client.get(url)).body)('main').text();

async function begun(client = staff.editor): Promise<string> {
  const reply = await client.post(DESK, { title: written.title });
  expect(reply.statusCode).toBe(303);
  return reply.headers.location as string;
}
async function passes(client: Client, id: number, checks: string[]): Promise<number> {
  const page = `/console/reviews/survey/${id}`;
  const { body } = await client.get(page);
  const contentHash = /name="contentHash" value="([0-9a-f]+)"/.exec(body)?.[1] ?? '';
  const step = /name="step" value="(\d+)"/.exec(body)?.[1] ?? '';
  return (await client.post(page, { verdict: 'passed', gates: checks, contentHash, step })).statusCode;
}
async function signed(path: string, given: Fields): Promise<number> {
  const sent = await staff.editor.post(path, { ...given, button: 'submit' });
  expect(sent.statusCode, load(sent.body)('.summary').text()).toBe(303);
  const id = idOf(path);
  expect(await passes(staff.reviewer, id, gates)).toBe(303);
  expect(await passes(staff.secrecy, id, ['secrecy'])).toBe(303);
  expect(await passes(staff.signer, id, gates)).toBe(303);
  return id;
}
const asked = async (given: Fields) => signed(await begun(), given);

let places = 0;
const person = () => new Client(app, `203.0.113.${++places % 250}`);

/** Opens a form as a person does, and answers the question that keeps machines out. */
async function opened(client: Client, url: string) {
  const page = await client.get(url);
  const $ = load(page.body);
  const form: Fields = Object.fromEntries(
    $('#survey input[type=hidden]')
      .toArray()
      .map((one) => [$(one).attr('name')!, $(one).attr('value') ?? '']),
  );
  const [, one, sign, other] = /验证问题：(.)(加|减)(.)等于几/.exec(page.body) ?? [];
  const [a, b] = [numberIn(one ?? '')!, numberIn(other ?? '')!];
  const { _csrf, ...fields } = { ...form, answer: String(sign === '减' ? a - b : a + b) } as Record<string, string>;
  now = new Date(now.getTime() + 5_000);
  const path = url.split('?')[0]!;
  return { page, send: (given: Fields) => client.send(path, { ...fields, ...given }, _csrf ?? '', path) };
}
async function answers(id: number, given: Fields, client = person()) {
  return (await opened(client, `/surveys/${id}`)).send(given);
}
const counted = async (id: number) =>
  (await db.selectFrom('survey_answers').selectAll().where('survey_id', '=', id).execute()).length;
const yes = { q1: '1', q2: ['1', '3'], q3: '4', q4: '窗口少' };

describe('a survey', () => {
  let path = '';
  let id = 0;

  test('says what it lacks at its fields, and loses nothing that was typed', async () => {
    path = await begun();
    id = idOf(path);
    const reply = await staff.editor.post(path, {
      ...{ ...written, who: '', closesOn: '2024-03-01', button: 'submit' },
      questions: '1. 去过吗（单选，必答）\n去过 → 第 3 题\n没去过 → 结束\n2. 为什么（文字）\n3. 满意吗（文字）',
    });
    expect(reply.statusCode).toBe(422);
    const $ = load(reply.body);
    expect($('.summary').text()).toContain('请填写请谁回答');
    expect($('.summary a[href="#f-closesOn"]').text()).toBe('截止日期已经过了');
    expect($('.summary a[href="#f-questions"]').text()).toBe('第 2 题永远不会问到：前面的题都跳过了它');
    expect($('textarea[name=questions]').text()).toContain('没去过 → 结束');
    const wrong = await staff.editor.post(path, { ...written, questions: '1. 去过吗（选择）' });
    expect(load(wrong.body)('.summary').text()).toContain('第 1 行：看不懂括号里的“选择”');
    expect(load(wrong.body)('textarea[name=questions]').text()).toBe('1. 去过吗（选择）');
    const numbered = await staff.editor.post(path, { ...written, why: '联系人身份证 000000199001010018' });
    expect(load(numbered.body)('.summary').text()).toContain('居民身份证号码');
    expect((await person().get(`/surveys/${id}`)).statusCode).toBe(404);
    expect((await staff.other.get(path)).statusCode).toBe(404);
    expect((await staff.head.get(path)).statusCode).toBe(200);
  });

  test('without a mail server it cannot be answered by a code', async () => {
    const reply = await staff.editor.post(path, { ...written, once: 'mail', button: 'submit' });
    expect(load(reply.body)('.summary').text()).toContain('平台还没有启用发邮件');
  });

  test('is signed, waits for its day, opens by itself', async () => {
    await signed(path, written);
    const before = await person().get(`/surveys/${id}`);
    expect(before.statusCode).toBe(200);
    expect(before.body).toContain('2024-03-05 起可以在这里回答');
    expect(before.body).not.toContain('id="survey"');
    expect((await polls.of(db, town.authorityId, '2024-03-04'))[0]).toMatchObject({ state: 'planned' });
    await at('2024-03-05T00:00');
    const page = await person().get(`/surveys/${id}`);
    expect(load(page.body)('.question')).toHaveLength(4);
    expect(page.body).toContain('选这项到第 4 题');
    expect(page.headers['cache-control']).toContain('no-store');
    expect(await polls.of(db, town.authorityId, '2024-03-05')).toEqual([
      { href: `/surveys/${id}`, title: written.title, opens: '2024-03-05', closes: '2024-03-15', state: 'open' },
    ]);
    expect((await person().get(`/surveys/${id}/results`)).headers.location).toBe(`/surveys/${id}`);
  });

  test('a mistake loses nothing of what was answered', async () => {
    const client = person();
    const form = await opened(client, `/surveys/${id}`);
    const wrong = await form.send({ q1: '1', q2: ['1', '2', '3'], q4: '窗口少' });
    expect(wrong.statusCode).toBe(422);
    const $ = load(wrong.body);
    expect($('.summary li').length).toBe(2);
    expect($('.summary').text()).toContain('第 2 题最多选 2 项');
    expect($('.summary').text()).toContain('第 3 题必须回答');
    expect($('input[name=q2]:checked')).toHaveLength(3);
    expect($('textarea[name=q4]').text()).toBe('窗口少');
    expect((await form.send({ ...yes, answer: '99' })).body).toContain('验证问题答得不对');
    expect(await counted(id)).toBe(0);
  });

  test('counts once: double click, Back, another tab; the device is told', async () => {
    const client = person();
    const [form, tab] = [await opened(client, `/surveys/${id}`), await opened(client, `/surveys/${id}`)];
    const [first, second] = await Promise.all([form.send(yes), form.send(yes)]);
    expect([first.statusCode, second.statusCode]).toEqual([303, 303]);
    expect(first.headers.location).toBe(`/surveys/${id}/thanks`);
    expect((await form.send({ ...yes, q3: '1' })).headers.location).toBe(`/surveys/${id}/thanks`); // changed on the Back page
    expect((await tab.send(yes)).body).toContain('这台设备已经答过，没有再计一次');
    expect(await counted(id)).toBe(1);
    const page = await client.get(`/surveys/${id}`);
    expect(page.body).toContain('2024-03-05 已经答过这份问卷');
    expect(page.body).not.toContain('id="survey"');
    expect(await textOf(client, `/surveys/${id}/thanks`)).toContain('2024-03-15 截止');
    // the pass says the day, and nothing of what was answered
    const rows = await db.selectFrom('survey_answers').selectAll().execute();
    expect(rows[0]).toMatchObject({ channel: 'site', answered_on: '2024-03-05', picks: { 1: [1], 2: [1, 3], 3: [4] } });
    expect(Object.values(rows[0]!).join()).not.toContain('203.0.113');
  });

  test('who is not asked a question answers without it; a browser that takes no cookies is counted once too', async () => {
    expect((await answers(id, { q1: '2', q3: '1', q4: '远' })).statusCode).toBe(303);
    const [row] = await db.selectFrom('survey_answers').selectAll().orderBy('id', 'desc').limit(1).execute();
    expect(row!.picks).toEqual({ 1: [2] });
    const client = person();
    const form = await opened(client, `/surveys/${id}`);
    for (let n = 0; n < 2; n++) {
      for (const name of [...client.cookies.keys()]) if (name.startsWith('survey-')) client.cookies.delete(name);
      expect((await form.send({ ...yes, q3: String(n + 1) })).statusCode).toBe(303);
    }
    expect(await counted(id)).toBe(3);
  });

  test('a slip of nobody, and one of another survey, are refused', async () => {
    const form = await opened(person(), `/surveys/${id}`);
    expect((await form.send({ ...yes, slip: 'x' })).body).toContain('页面停留过久');
    expect((await form.send({ ...yes, opened: 'x' })).statusCode).toBe(303); // its version is the newest
  });

  test('numbers of persons are not kept; a threat is never shown; a person lets the rest pass', async () => {
    await answers(id, { q1: '2', q4: '找我，身份证 000000199001010018，电话 13800138000' });
    await answers(id, { q1: '2', q4: '再不修路我就放火' });
    const rows = await db
      .selectFrom('survey_texts')
      .selectAll()
      .where('survey_id', '=', id)
      .orderBy('answer_id')
      .execute();
    expect(rows.map(({ found }) => found).slice(-2)).toEqual([['居民身份证号码', '手机号码'], ['可能是威胁']]);
    expect(rows.every(({ sealed_text }) => !sealed_text!.toString('utf8').includes('窗口少'))).toBe(true);
    const page = await textOf(staff.editor, `${path}/texts`);
    expect(page).not.toContain('13800138000');
    expect(page).not.toContain('000000199001010018');
    expect(page).toContain('再不修路我就放火');
    expect(page).toContain('马上向公安机关报告');
    const judge = (n: number, button: string, client = staff.editor) =>
      client.post(`${path}/texts/${rows.at(n)!.answer_id}/4`, { button, state: 'unread' }, `${path}/texts`);
    await judge(-1, 'show');
    await judge(-2, 'show');
    await judge(0, 'show');
    await judge(1, 'keep');
    const states = await db.selectFrom('survey_texts').select(['state', 'public_text']).orderBy('answer_id').execute();
    expect(states.at(-1)).toEqual({ state: 'unread', public_text: '' });
    expect(states.at(-2)).toEqual({
      state: 'shown',
      public_text: '找我，身份证 ＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊，电话 ＊＊＊＊＊＊＊＊＊＊＊',
    });
    expect(states[1]!.state).toBe('kept');
    expect((await staff.other.post(`${path}/texts/${rows[0]!.answer_id}/4`, { button: 'show' }, DESK)).statusCode).toBe(
      404,
    );
    expect(await textOf(staff.editor, '/console')).toContain('条没有看过');
  });

  test('paper is entered with its day and by whom; wrong days and faults are said, and what was typed stays', async () => {
    const enter = (given: Fields, client = staff.officer) =>
      client.get(`${path}/enter`).then(({ body }) => {
        const $ = load(body);
        const of = (name: string) => $(`input[name=${name}]`).attr('value')!;
        return client.post(`${path}/enter`, { slip: of('slip'), version: of('version'), on: '2024-03-05', ...given });
      });
    const wrong = await enter({ q1: '1', q3: '5', on: '2024-03-04', q4: '好' });
    expect(wrong.body).toContain('回答的日期应在 2024-03-05 至今天之间');
    expect(load(wrong.body)('textarea[name=q4]').text()).toBe('好');
    expect((await enter({ q1: '1' })).body).toContain('第 3 题必须回答');
    expect((await enter({ q1: '1', q3: '5' })).statusCode).toBe(303);
    const [row] = await db.selectFrom('survey_answers').selectAll().where('channel', '=', 'window').execute();
    expect(row).toMatchObject({ answered_on: '2024-03-05' });
    expect(row!.entered_by).not.toBe('');
    expect(await textOf(staff.officer, DESK)).toContain('登记纸质答卷');
    expect((await staff.officer.get(path)).statusCode).toBe(404);
    expect((await staff.secrecy.get(`${path}/enter`)).statusCode).toBe(404);
  });

  test('changed after the first answer it is a new version; what was begun counts for the one that was opened', async () => {
    await at('2024-03-06T10:00');
    const early = await opened(person(), `/surveys/${id}`);
    const page = await staff.editor.get(path);
    expect(page.body).toContain('这里的修改是新的一版');
    expect(page.body).not.toContain('name="opensOn"');
    const { opensOn: _o, closesOn: _c, ...rest } = written;
    await signed(path, { ...rest, questions: QUESTIONS.replace('您满意吗', '您对大厅满意吗') });
    expect((await early.send(yes)).statusCode).toBe(303);
    expect((await answers(id, { ...yes, q3: '1' })).statusCode).toBe(303);
    const rows = await sql<{ number: number; count: number }>`select v.number, count(a.id)::int as count
      from survey_versions v left join survey_answers a on a.version_id = v.id where v.survey_id = ${id}
      group by 1 order by 1`.execute(db);
    expect(rows.rows).toEqual([
      { number: 1, count: 8 },
      { number: 2, count: 1 },
    ]);
    const survey = await db.selectFrom('surveys').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect([survey.opens_on, survey.closes_on]).toEqual(['2024-03-05', '2024-03-15']);
  });

  test('is extended with its reason, before it ends', async () => {
    const extend = (closesOn: string, reason = '节假日前收到的答卷少') =>
      staff.editor.post(`${path}/extend`, { closesOn, reason }, path);
    expect((await extend('2024-03-15')).body).toContain('延期后的截止日期要晚于 2024-03-15');
    expect((await extend('2024-03-20', '')).body).toContain('请填写延期原因');
    expect((await extend('2024-03-20')).statusCode).toBe(303);
    const page = await textOf(person(), `/surveys/${id}`);
    expect(page).toContain('由 2024-03-15 延到 2024-03-20');
    expect(page).toContain('节假日前收到的答卷少');
  });

  test('closes while somebody fills it in: what was begun before is taken for an hour', async () => {
    await at('2024-03-20T23:55');
    const [begins, late] = [await opened(person(), `/surveys/${id}`), await opened(person(), `/surveys/${id}`)];
    await at('2024-03-21T00:30');
    expect((await begins.send({ q1: '1' })).statusCode).toBe(422); // and a mistake does not cost the hour
    expect((await begins.send({ ...yes, q3: '2' })).statusCode).toBe(303);
    expect((await person().get(`/surveys/${id}`)).body).toContain('正在统计');
    expect((await person().get(`/surveys/${id}/results`)).headers.location).toBe(`/surveys/${id}`);
    await at('2024-03-21T01:00');
    const refused = await late.send(yes);
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('问卷已经截止，这份答卷没有收下');
    for (const to of ['/extend', '/enter', ''])
      expect(
        (await staff.editor.post(path + to, { ...written, reason: '再问', on: '2024-03-20', q1: '1', q3: '1' }, path))
          .statusCode,
      ).toBeGreaterThan(399);
    expect(await counted(id)).toBe(10);
  });

  test('results: figures equal the records that they open; what would tell who answered is left out', async () => {
    const console = load((await staff.editor.get(`${path}/results`)).body);
    const links = console('main a[href*="/answers?"]').toArray();
    expect(links.length).toBeGreaterThan(15);
    for (const link of links) {
      const records = await staff.editor.get(console(link).attr('href')!);
      const said = Number(/\d+/.exec(console(link).text())![0]);
      expect(load(records.body)('h1').text()).toBe(`答卷 ${said} 份`);
      expect(load(records.body)('tbody tr')).toHaveLength(said);
    }
    const page = load((await person().get(`/surveys/${id}/results`)).body);
    expect(page('.sum').text()).toContain('少于 5 份'); // of the second version: so no total either
    expect(page('main').text()).toContain('第 1 版');
    // chart and table are one: each row has its bar
    expect(page('table.bars tbody tr').length).toBe(page('table.bars tbody svg').length);
    const json = JSON.parse((await person().get(`/surveys/${id}/results.json`)).body);
    const [first, second] = json.versions;
    expect(second).toMatchObject({ number: 2, answers: null, questions: [] });
    expect(first.answers).toBe(8);
    expect(first.questions[0].rows.map((row: { count: number }) => row.count)).toEqual([5, 3]);
    const whole = (await surveyFigures(db, town.authorityId, id))!;
    expect(whole.answers).toBe(10);
    expect(whole.versions[0]!.questions[2]).toMatchObject({
      answered: 5,
      scale: { from: 1, upTo: 5, mean: (4 + 1 + 4 + 5 + 4) / 5 },
    });
    expect(first.questions[2].mean).toBeCloseTo(3.6);
    expect(first.texts.map(({ text }: { text: string }) => text)).toContain('窗口少');
    expect(JSON.stringify(json)).not.toContain('放火');
    const csv = (await person().get(`/surveys/${id}/results.csv`)).body;
    expect(csv).toContain('1,1,您去过办事大厅吗？,单选,,去过,5,62.5 %,');
  });

  test('a clock that is set back shows no results, and takes nothing away', async () => {
    now = instantOf('2024-03-10T10:00');
    expect((await person().get(`/surveys/${id}/results`)).statusCode).toBe(303);
    expect(await counted(id)).toBe(10);
    now = instantOf('2024-03-21T01:00');
  });

  test('the office is closed: another keeps it', async () => {
    const { finance: from, office: into } = town.offices;
    await db.transaction().execute((tx) => handOverSurveys(tx, { from, into } as never));
    expect((await staff.other.get(path)).statusCode).toBe(200);
    expect((await staff.editor.get(path)).statusCode).toBe(404);
    await db.transaction().execute((tx) => handOverSurveys(tx, { from: into, into: from } as never));
  });

  test('what was written and not shown goes after its years', async () => {
    await forgetSurveys({ ...books, house, now, config: { retentionYears: 0 } } as never);
    const texts = await db.selectFrom('survey_texts').select(['sealed_text', 'state', 'public_text']).execute();
    expect(texts.every(({ sealed_text }) => sealed_text === null)).toBe(true);
    expect(texts.some(({ state, public_text }) => state === 'shown' && public_text)).toBe(true);
    expect(await textOf(staff.editor, `${path}/texts`)).toContain('已按保存期限删除');
    expect((await person().get(`/surveys/${id}/results`)).body).toContain('窗口少');
  });
});

describe('others', () => {
  test('an empty survey says that nobody answered', async () => {
    await at('2024-04-01T10:00');
    const id = await asked({ ...written, opensOn: '2024-04-01', closesOn: '2024-04-01' });
    await at('2024-04-02T01:00');
    expect(await textOf(person(), `/surveys/${id}/results`)).toContain('没有人回答这份问卷');
    expect(await textOf(staff.editor, `${DESK}/${id}/results`)).toContain('还没有答卷');
    expect(JSON.parse((await person().get(`/surveys/${id}/results.json`)).body).versions[0].answers).toBe(0);
  });

  test('a hundred questions are asked and answered', async () => {
    const questions = Array.from({ length: 100 }, (_, n) => `${n + 1}. 第${n + 1}件事（单选，必答）\n好\n不好`).join(
      '\n',
    );
    const id = await asked({ ...written, opensOn: '2024-04-02', closesOn: '2024-04-10', questions });
    const given = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`q${n + 1}`, String(1 + (n % 2))]));
    expect((await answers(id, { ...given, q57: '' })).body).toContain('第 57 题必须回答');
    expect((await answers(id, given)).statusCode).toBe(303);
    expect((await surveyFigures(db, town.authorityId, id))!.versions[0]!.questions).toHaveLength(100);
  });

  test('by mail one address answers once; a mail that bounces can be asked for again; nothing leads to the address', async () => {
    await db.deleteFrom('mails').execute();
    const by = { db, house, sealer, who: admin, now };
    unwrap(await saveMailSettings(by, { ...server.settings, password: '' }));
    const id = await asked({ ...written, opensOn: '2024-04-02', closesOn: '2024-04-10', once: 'mail' });
    const ask = async (email: string) => (await opened(person(), `/surveys/${id}/code`)).send({ email });
    const send = () => sendMails({ db, house, sealer, now });
    const codeIn = (n: number) => /([2-9A-Z]{5} [2-9A-Z]{5})/.exec(wordsOf(server.mails.at(n)!))![1]!;
    expect((await ask('not an address')).body).toContain('邮箱的格式不对');
    // bounces
    server.refusal = () => '550 no such user';
    expect((await ask('someone@example.com')).statusCode).toBe(303);
    await send();
    expect(server.mails).toHaveLength(0);
    server.refusal = undefined;
    now = new Date(now.getTime() + 60_000);
    await ask('Someone@example.com'); // the same, in capitals
    await send();
    const code = codeIn(-1);
    expect((await answers(id, { ...yes, code: 'ABCDE FGHJK' })).body).toContain('验证码不对');
    expect((await answers(id, yes)).body).toContain('请填写验证码');
    expect((await answers(id, { ...yes, code: code.toLowerCase() })).statusCode).toBe(303);
    expect((await answers(id, { ...yes, code })).body).toContain('验证码不对，或者已经用过');
    expect(await counted(id)).toBe(1);
    // who has answered is told the same, and nothing comes
    const before = server.mails.length;
    expect((await ask('someone@example.com')).statusCode).toBe(303);
    await send();
    expect(server.mails).toHaveLength(before);
    const dump = JSON.stringify([
      await db.selectFrom('survey_codes').selectAll().execute(),
      await db.selectFrom('survey_answers').selectAll().execute(),
      await db.selectFrom('mails').selectAll().execute(),
    ]);
    expect(dump).not.toMatch(/someone@example\.com/i);
    expect(dump).not.toContain(code);
    // over: nothing by which anybody was told apart stays
    await at('2024-04-11T10:00');
    await forgetSurveys({ ...books, house, now, config: {} } as never);
    expect(await db.selectFrom('survey_codes').selectAll().execute()).toEqual([]);
    expect(
      await db
        .selectFrom('mails')
        .select('id')
        .where('sealed_parts', 'is not', null)
        .where('room', '=', 'surveys')
        .execute(),
    ).toEqual([]);
    expect((await person().get(`/surveys/${id}/code`)).statusCode).toBe(303);
  });

  test('withdrawn it is gone, with its results; addresses that name none are not there', async () => {
    const id = await asked({ ...written, opensOn: '2024-04-11', closesOn: '2024-04-20' });
    const form = await opened(person(), `/surveys/${id}`);
    await staff.editor.post(`${DESK}/${id}/withdraw`, { reason: '题目有错' }, `${DESK}/${id}`);
    expect((await form.send(yes)).statusCode).toBe(410);
    for (const to of ['', '/results', '/results.csv', '/results.json', '/code', '/thanks'])
      expect((await person().get(`/surveys/${id}${to}`)).statusCode, to).toBe(410);
    for (const to of ['/surveys/999999', '/surveys/x', '/surveys/0', '/surveys/99999999999/results'])
      expect((await person().get(to)).statusCode, to).toBe(404);
    expect((await polls.of(db, town.authorityId, '2024-04-11')).some(({ href }) => href.endsWith(`/${id}`))).toBe(
      false,
    );
  });
});
