import { load } from 'cheerio';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { statements } from '../../test/support/statements.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { closeOffice } from '../organizations/offices/closing.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { emptySurvey, parseQuestions } from '../surveys/index.ts';
import { assessmentFigures } from './counted.ts';
import { appraisal } from './counting/appraisal.ts';
import { keepUpAssessments } from './counting/keep-up.ts';
import { DESK, HOME, recordsHref, subjectHref } from './words.ts';

// 工作考核 of a city over its towns: scheme, self-assessment, points, appeal, result.
const books = await testDatabase(rooms);
const { db, house } = books;
let now = new Date('2024-11-04T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let [city, zhen, xiang, other]: TestTown[] = [];
let [office, second, head, late]: (Client & { person: { id: number } })[] = [];

let people = 0;
async function signedIn(of: TestTown, ...role: Parameters<TestTown['person']>) {
  people += 1;
  const client = new Client(app, `10.0.0.${people}`); // one address may not sign in so often
  const person = await of.person(...role);
  await client.signIn(person.login, of.password);
  return Object.assign(client, { person });
}
/** Everybody anew, on another day. */
async function on(day: string): Promise<void> {
  now = new Date(`${day}T02:00:00Z`);
  office = await signedIn(city!, null, 'cityOffice');
  second = await signedIn(city!, null, 'disclosureHead');
  head = await signedIn(zhen!, null, 'disclosureHead');
  late = await signedIn(xiang!, null, 'disclosureHead');
}
const keepUp = () => keepUpAssessments({ db, house, now });

beforeAll(async () => {
  city = await testTown(db, 'shi');
  zhen = await testTown(db, 'zhen');
  xiang = await testTown(db, 'xiang');
  other = await testTown(db, 'lin'); // of another region
  await db
    .updateTable('authorities')
    .set({ parent_id: city.authorityId })
    .where('code', 'in', ['zhen', 'xiang'])
    .execute();
  const order = {
    ...{ city_id: city.authorityId, authority_id: xiang.authorityId, ground: 'late' as const, subject: '补贴公开晚了' },
    ...{ why: '见附件', demand: '补齐', state: 'closed' as const, due_on: '2024-06-01', issued_on: '2024-05-20' },
    ...{ answered_on: '2024-05-22', ended_on: '2024-05-23' },
  };
  await db
    .insertInto('supervision_orders')
    .values([
      { ...order, number: '1' },
      { ...order, number: '2', issued_on: '2024-11-01' },
    ])
    .execute();
  await on('2024-11-04');
});

const page = async (client: Client, path: string) => load((await client.get(path)).body)('main');
const version = async (client: Client, path: string) =>
  (await page(client, path)).find('input[name=version]').first().attr('value') ?? '0';
/** As who has the page open now. */
async function post(client: Client, path: string, fields: Record<string, string | string[]>, from = path) {
  const $ = load((await client.get(from)).body);
  const [seen, token] = [$('input[name=version]').first().val(), $('input[name=_csrf]').first().val()];
  return client.send(path, { version: String(seen ?? '0'), ...fields }, String(token), from);
}
const faultAt = (body: string, id: string) => load(body)(`#${id}`).closest('.field').find('.error').text();

const judged = (title: string, weight: string, more = {}) => ({
  ...{ group: '公开质量', title, weight, kind: 'judged', scale: 'linear', basis: '看栏目和佐证材料。' },
  ...more,
});
const counted = (title: string, weight: string, measure: string, more = {}) => ({
  ...{ group: '日常工作', title, weight, kind: 'counted', scale: 'each', off: '4', cap: '20', measure },
  ...more,
});
const ITEMS = [
  counted('收到的督办单', '20', 'orders'),
  counted('按期办结', '20', 'applications.timely', { scale: 'linear', full: '100', none: '60' }),
  judged('公开内容', '40'),
  judged('解读和回应', '19.9'),
  judged('创新', '3', { kind: 'bonus' }),
];

async function scheme(client: Client, year: number, items: readonly Record<string, string>[], settings = {}) {
  const made = await client.post(`${DESK}/new`, { year: String(year), scope: 'below' });
  const path = made.headers.location!;
  // it begins with what held the year before
  const before = (await page(client, path)).find('a[href*="/items/k"]').toArray();
  for (const { attribs } of before)
    expect((await post(client, `${attribs.href}/remove`, {}, attribs.href)).statusCode).toBe(303);
  for (const item of items) expect((await post(client, `${path}/items/new`, item)).statusCode, item.title).toBe(303);
  const form = await page(client, `${path}/settings`);
  const stands = Object.fromEntries(
    form
      .find('input, textarea')
      .toArray()
      .map((one) => [load(one)(one.tagName).attr('name')!, load(one)(one.tagName).val()]),
  ) as Record<string, string>;
  const { _csrf, _once, ranking, ...fields } = stands;
  await post(client, `${path}/settings`, { ...fields, ...settings });
  return path;
}
const publish = (client: Client, path: string, reason = '') => post(client, `${path}/publish`, { reason }, path);
const idOf = async (town: TestTown, path: string) =>
  (
    await db
      .selectFrom('assessment_subjects')
      .select('id')
      .where('authority_id', '=', town.authorityId)
      .where('scheme_id', '=', Number(path.split('/').at(-1)))
      .executeTakeFirstOrThrow()
  ).id;

describe('a year', () => {
  let path: string;
  let ours: string;
  let theirs: string;

  test('weights of 99.9 are told with what is missing, and not published', async () => {
    path = await scheme(office!, 2024, ITEMS, { frozenOn: '2024-11-29', ranking: 'yes' });
    expect((await page(office!, path)).text()).toContain('各项分值合计 99.9 分，比 100 分少 0.1 分');
    const refused = await publish(office!, path);
    expect([refused.statusCode, load(refused.body)('.summary').text()]).toEqual([
      422,
      expect.stringContaining('少 0.1 分，请改正后再发布'),
    ]);
    await post(office!, `${path}/items/k4`, judged('解读和回应', '20'));
    expect((await page(office!, path)).text()).toContain('各项分值合计 100 分');
    expect((await publish(office!, path)).statusCode).toBe(303);
    [ours, theirs] = [subjectHref(await idOf(zhen!, path)), subjectHref(await idOf(xiang!, path))];
    expect((await page(head!, '/console')).find('.todo').text()).toMatch(/工作考核自评：测试镇.*2024-11-18 前提交/s);
  });

  test('what is typed wrong is told at its field, and stays', async () => {
    for (const [wrong, field, why] of [
      [judged('x', '0'), 'weight', '分值应大于 0'],
      [judged('x', '12.345'), 'weight', '最多两位小数'],
      [judged('x', '5', { basis: '' }), 'basis', '要写明评分标准'],
      [counted('x', '5', 'no.such'), 'measure', '要选择统计指标'],
      [counted('x', '5', 'orders', { cap: '6' }), 'cap', '不能超过这一项的分值'],
      [counted('x', '5', 'orders', { scale: 'linear', full: '5', none: '5' }), 'none', '不能相同'],
    ] as const) {
      const reply = await post(office!, `${path}/items/new`, wrong as Record<string, string>);
      expect([field, reply.statusCode]).toEqual([field, 422]);
      expect(faultAt(reply.body, `f-item-${field}`)).toContain(why);
      expect(load(reply.body)('#f-item-title').val()).toBe('x');
    }
  });

  test('a scheme changed midway is a version with its reason; the term gets longer and nothing is lost', async () => {
    await head!.post(`${ours}/self`, { version: await version(head!, ours), 'said-k3': '栏目都已更新。' }, ours);
    await on('2024-11-06');
    await post(office!, `${path}/items/k5`, judged('创新', '2', { kind: 'bonus' }));
    expect((await page(head!, ours)).text()).toContain('分值');
    expect(faultAt((await publish(office!, path)).body, 'f-publish-reason')).toContain('为什么修改');
    expect((await publish(office!, path, '加分过高')).statusCode).toBe(303);
    expect((await page(office!, path)).text()).toMatch(/第 2 版.*理由：加分过高.*“创新”由 3 分改为 2 分/s);
    const seen = await page(head!, ours);
    expect(seen.text()).toMatch(/自评期限 2024-11-20/);
    expect(seen.find('[name=said-k3]').val()).toBe('栏目都已更新。');
    // the same once more is no version
    expect((await publish(office!, path, '再发一次')).statusCode).toBe(409);
  });

  test('points for what the machine counts are refused from both sides', async () => {
    const self = await post(head!, `${ours}/self`, { 'points-k1': '20', 'said-k3': '栏目都已更新。' }, ours);
    expect([self.statusCode, self.body.includes('机器计分的项目不能填写分数')]).toEqual([422, true]);
    const much = await post(head!, `${ours}/self`, { 'points-k3': '41' }, ours);
    expect(faultAt(much.body, 'f-self-points-k3')).toBe('最多 40 分');
    const well = await post(head!, `${ours}/self`, { 'points-k3': '38.5', 'said-k3': '栏目都已更新。' }, ours);
    expect(well.statusCode).toBe(303);
  });

  test('a file is evidence, can be taken back in time, and is read by both sides alone', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const fields = { version: await version(head!, ours), 'said-k3': '见截图。' };
    const sent = await head!.upload(
      `${ours}/self`,
      fields,
      [{ field: 'file-k3', name: '截图.png', content: png }],
      ours,
    );
    expect(sent.statusCode).toBe(303);
    const file = (await page(office!, ours)).find('a[href*="/evidence/"]');
    expect((await office!.get(file.attr('href')!)).rawPayload).toEqual(png);
    expect((await late!.get(file.attr('href')!)).statusCode).toBe(404);
  });

  test('after the term what was handed in stays as it is, and what was not is late', async () => {
    await on('2024-11-21');
    const again = await post(head!, `${ours}/self`, { 'said-k3': '改一改' }, ours);
    expect([again.statusCode, again.body.includes('已经提交的不能再修改')]).toEqual([409, true]);
    expect((await page(office!, `${path}/round`)).text()).toContain('没有自评（期限 2024-11-20）');
    await post(late!, `${theirs}/self`, { 'said-k3': '补报' }, theirs);
    expect((await page(office!, `${path}/round`)).text()).toContain('逾期自评（2024-11-21）');
  });

  test('on the day after the scheme’s day the books are counted for good, with the trace of each score', async () => {
    await on('2024-11-29');
    await keepUp();
    expect((await page(office!, theirs)).text()).toContain('今天的账'); // not yet
    await on('2024-12-02');
    await Promise.all([keepUp(), keepUp()]); // once, also when two machines do it
    const seen = await page(office!, theirs);
    expect(seen.find('#item-k1').text()).toMatch(/12.*2 件（2024-01-01 至 2024-11-29）：收到督办单.*最多扣 20 分/s);
    expect(seen.find('#item-k1 a[href*="/measures/orders"]').attr('href')).toContain('authority=xiang');
    expect(seen.find('#item-k2').text()).toMatch(/不计.*没有可以统计的记录.*不影响得分/s);
    const rows = await db.selectFrom('assessment_scores').selectAll().where('kind', '=', 'counted').execute();
    expect(rows).toHaveLength(4);
    // another order changes nothing any more
    expect((await post(office!, `${path}/items/k1`, counted('收到的督办单', '20', 'orders'), path)).statusCode).toBe(
      409,
    );
  });

  test('nobody types points that the machine counts, and large losses need a second person', async () => {
    const typed = await post(office!, `${theirs}/judge`, { 'points-k1': '20' }, theirs);
    expect([typed.statusCode, typed.body.includes('机器计分的项目不能填写分数')]).toEqual([422, true]);
    const bare = await post(office!, `${theirs}/judge`, { 'points-k3': '30' }, theirs);
    expect(faultAt(bare.body, 'f-judge-reason-k3')).toBe('请写明理由');
    const given = { 'points-k3': '30', 'reason-k3': '三个栏目空白', 'points-k4': '18', 'reason-k4': '解读少两件' };
    expect((await post(office!, `${theirs}/judge`, given, theirs)).statusCode).toBe(303);
    expect((await page(office!, theirs)).find('#item-k3').text()).toContain('待复核');
    expect((await post(office!, `${path}/tell`, {}, `${path}/round`)).statusCode).toBe(409);
    const own = await post(office!, `${theirs}/items/k3/confirm`, { agrees: 'yes' }, theirs);
    expect([own.statusCode, own.body.includes('请由另一个人复核')]).toEqual([409, true]);
    expect((await post(second!, `${theirs}/items/k3/confirm`, { agrees: 'yes' }, theirs)).statusCode).toBe(303);
  });

  test('two who judge the same at once: the second sees what the first did', async () => {
    const seen = await version(office!, ours);
    const given = { version: seen, 'points-k3': '39', 'reason-k3': '一处过时', 'points-k4': '20' };
    const [one, two] = await Promise.all([
      office!.post(`${ours}/judge`, given, ours),
      second!.post(`${ours}/judge`, { ...given, 'points-k3': '37' }, ours),
    ]);
    expect([one.statusCode, two.statusCode].sort()).toEqual([303, 409]);
    await post(
      office!,
      `${ours}/judge`,
      { 'points-k3': '39', 'reason-k3': '一处过时，已核对', 'points-k5': '2', 'reason-k5': '办事指南做成视频' },
      ours,
    );
  });

  test('who is assessed neither judges nor sees points before they are told', async () => {
    expect((await head!.post(`${ours}/judge`, { version: '1', 'points-k3': '40' }, ours)).statusCode).toBe(404);
    expect((await head!.post(`${path}/tell`, {}, DESK)).statusCode).toBe(404);
    const seen = await page(head!, ours);
    expect(seen.find('#item-k3').text()).not.toContain('39');
    expect((await late!.get(ours)).statusCode).toBe(404);
    expect((await (await signedIn(other!, null, 'disclosureHead')).get(ours)).statusCode).toBe(404);
    expect((await (await signedIn(zhen!, 'office', 'editor')).get(ours)).statusCode).toBe(404);
  });

  test('results are told, appealed against, decided by another, and end', async () => {
    await post(office!, `${path}/tell`, {}, `${path}/round`);
    // 12 + 30 + 18 of 80, reckoned to 100
    expect((await page(late!, theirs)).text()).toMatch(/75 分.*一般.*2024-12-09.*满分 80 分，得 60 分，折算成 100 分/s);
    const first = await post(late!, `${theirs}/appeal`, { item: 'k3', reason: '其中一个栏目按规定不更新。' }, theirs);
    expect(first.statusCode).toBe(303);
    await post(late!, `${theirs}/appeal`, { item: 'k1', reason: '有一件督办单撤销了。' }, theirs);
    expect((await post(late!, `${theirs}/appeal`, { item: 'k1', reason: '再来' }, theirs)).statusCode).toBe(409);
    const decide = (client: Client, item: string, fields: Record<string, string>) =>
      post(client, `${theirs}/items/${item}/decide`, { decision: '核对属实', ...fields }, theirs);
    const own = await decide(office!, 'k3', { verdict: 'changed', 'points-k3': '35' });
    expect([own.statusCode, own.body.includes('请由另一个人处理')]).toEqual([409, true]);
    const third = await signedIn(city!, null, 'signer');
    const worse = await decide(third, 'k3', { verdict: 'changed', 'points-k3': '29' });
    expect(faultAt(worse.body, 'f-decide-k3-points-k3')).toContain('更不利');
    expect((await decide(third, 'k3', { verdict: 'changed', 'points-k3': '36' })).statusCode).toBe(303);
    // what the machine counted is counted anew, and nothing is typed
    expect((await decide(third, 'k1', { verdict: 'changed', 'points-k1': '20' })).statusCode).toBe(422);
    await db
      .deleteFrom('supervision_orders')
      .where('number', '=', '2')
      .where('authority_id', '=', xiang!.authorityId)
      .execute();
    expect((await decide(third, 'k1', { verdict: 'changed' })).statusCode).toBe(303);
    const seen = await page(late!, theirs);
    expect(seen.find('#item-k1').text()).toMatch(/机器计分 12.*申诉后重新计分 16.*1 件/s);
    expect(seen.find('#item-k3').text()).toMatch(/评分 30.*复核同意 30.*申诉后改分 36.*改正：核对属实/s);
    expect(seen.text()).toContain('87.5 分'); // (16 + 36 + 18) of 80
  });

  test('an appeal after its term is told so', async () => {
    await on('2024-12-10');
    const reply = await post(late!, `${theirs}/appeal`, { item: 'k4', reason: '晚了' }, theirs);
    expect([reply.statusCode, reply.body.includes('申诉期限到 2024-12-09 为止')]).toEqual([409, true]);
  });

  test('what is final is published with grades, and counted for the year that it ended in', async () => {
    const early = await post(office!, `${path}/publish-results`, {}, `${path}/round`);
    expect(early.body).toContain('还有 2 个考核对象的结果没有定');
    await post(office!, `${path}/finalise`, {}, `${path}/round`);
    expect((await post(office!, `${path}/publish-results`, {}, `${path}/round`)).statusCode).toBe(303);
    const results = await db.selectFrom('assessment_results').selectAll().executeTakeFirstOrThrow();
    await db.updateTable('authorities').set({ host: 'shi.test', opened_at: now }).where('code', '=', 'shi').execute();
    const reader = new Client(app, '', '', 'shi.test');
    const list = await reader.get(HOME);
    expect(list.body).toContain('2024 年度政府信息公开工作考核结果');
    const seen = load((await reader.get(`${HOME}/${results.id}`)).body)('main');
    // (20 + 39 + 20) of 80 and a bonus of 2
    expect(seen.find('tbody').first().text()).toMatch(
      /1测试镇人民政府（zhen）100.75优秀2测试镇人民政府（xiang）87.5良好/,
    );
    expect(seen.text()).toMatch(/按什么考核.*收到督办单：每有 1 件扣 4 分/s);
    expect((await reader.get(`${HOME}/${results.id + 1}`)).statusCode).toBe(404);
    for (const end of ['docx', 'xlsx']) {
      const file = await office!.get(`${path}/results.${end}`);
      expect([end, file.statusCode, file.rawPayload.length > 4_000]).toEqual([end, 200, true]);
    }
    expect(await assessmentFigures(db, xiang!.authorityId, 2024)).toMatchObject({ rounds: 1, held: 0, answers: 0 });
    expect(await assessmentFigures(db, city!.authorityId, 2024)).toMatchObject({ rounds: 0, held: 2 });
    expect(await assessmentFigures(db, xiang!.authorityId, 2025)).toMatchObject({ rounds: 0, results: '' });
    expect((await page(office!, recordsHref(2024, 'held'))).find('tbody tr')).toHaveLength(2);
    expect((await page(late!, recordsHref(2024, 'rounds'))).find('tbody tr')).toHaveLength(1);
  });
});

describe('what was published wrong', () => {
  const path = `${DESK}/1`;
  let theirs: string;
  const propose = (client: Client, fields: Record<string, string>) =>
    post(
      client,
      `${theirs}/correct`,
      { item: 'k3', points: '38', reason: '两个栏目已按规定停更，误扣。', ...fields },
      theirs,
    );
  const idOfOpen = async () =>
    String(
      (
        await db
          .selectFrom('assessment_corrections')
          .select('id')
          .where('state', '=', 'proposed')
          .executeTakeFirstOrThrow()
      ).id,
    );
  const decide = async (client: Client, fields: Record<string, string> = {}) =>
    post(client, `${theirs}/decide-correction`, { correction: await idOfOpen(), agrees: 'yes', ...fields }, theirs);
  const onSite = async () => {
    const { id } = await db.selectFrom('assessment_results').select('id').executeTakeFirstOrThrow();
    return load((await new Client(app, '', '', 'shi.test').get(`${HOME}/${id}`)).body)('main').text();
  };

  test('is asked to be corrected with its reason, by who may, and what is typed wrong is told at its field', async () => {
    await on('2024-12-20');
    theirs = subjectHref(await idOf(xiang!, path));
    for (const [fields, at, why] of [
      [{ reason: '' }, 'reason', '请填写更正的原因'],
      [{ item: '' }, 'item', '请选择更正的项目'],
      [{ item: 'k99' }, 'item', '请选择更正的项目'],
      [{ points: '' }, 'points', '请填写更正后的分数'],
      [{ points: '36' }, 'points', '和原来的分数相同'],
      [{ points: '40.5' }, 'points', '最多 40 分'],
      [{ points: 'x' }, 'points', '应为 0 至 100 的数字'],
      [{ item: 'k1', points: '20' }, 'points', '机器计分的项目不能填写分数'],
      [{ item: 'k1', points: '' }, 'item', '和原来的相同'],
      [{ reason: '身份证 110101199003070038 的人反映' }, 'reason', '身份证'],
    ] as const) {
      const reply = await propose(office!, fields);
      expect([fields, reply.statusCode]).toEqual([fields, 422]);
      expect(faultAt(reply.body, `f-correct-${at}`), JSON.stringify(fields)).toContain(why);
    }
    expect((await propose(late!, {})).statusCode, 'who is assessed').toBe(404);
    expect((await propose(office!, {})).statusCode).toBe(303);
    expect((await propose(second!, {})).statusCode, 'one at a time').toBe(409);
    expect((await page(second!, '/console')).text()).toContain('复核更正：测试镇人民政府（xiang）');
    expect((await page(office!, '/console')).text()).not.toContain('复核更正');
    expect((await page(late!, theirs)).text(), 'what nobody agreed to yet').not.toContain('误扣');
    expect(await onSite()).not.toContain('更正');
  });

  test('holds when another person agrees; two at once, and one does', async () => {
    const own = await decide(office!);
    expect([own.statusCode, own.body.includes('请由另一个人复核')]).toEqual([409, true]);
    expect(faultAt((await decide(second!, { agrees: 'no' })).body, 'f-decide-correction-remark')).toContain(
      '不同意的理由',
    );
    expect((await decide(second!, { agrees: 'no', remark: '先核对栏目' })).statusCode).toBe(303);
    expect((await page(office!, theirs)).text()).toContain('没有同意');
    await propose(office!, {});
    const third = await signedIn(city!, null, 'signer');
    const given = { correction: await idOfOpen(), agrees: 'yes', version: await version(third, theirs) };
    const [one, two] = await Promise.all([
      second!.post(`${theirs}/decide-correction`, given, theirs),
      third.post(`${theirs}/decide-correction`, given, theirs),
    ]);
    expect([one.statusCode, two.statusCode].sort()).toEqual([303, 409]);
    const seen = await page(late!, theirs);
    expect(seen.find('#item-k3').text()).toMatch(/申诉后改分 36.*更正 38/s);
    expect(seen.text()).toMatch(/90 分.*总分由 87.5 分改为 90 分，等次由良好改为优秀/s);
  });

  test('is told to the public with day and reason; the version before stays, for staff', async () => {
    expect(await onSite()).toMatch(
      /2024-12-20.*得分由 87.5 分改为 90 分，等次由良好改为优秀。原因：两个栏目已按规定停更，误扣。.*1测试镇人民政府（zhen）100.75优秀2测试镇人民政府（xiang）90优秀/s,
    );
    const list = await page(second!, `${path}/results`);
    expect(
      list
        .find('li')
        .toArray()
        .map((one) => load(one)('a').text()),
    ).toEqual(['第 2 版', '第 1 版']);
    expect((await page(second!, `${path}/results/1`)).text()).toMatch(/已被更正.*87.5良好/s);
    expect((await second!.get(`${path}/results/3`)).statusCode).toBe(404);
    expect((await late!.get(`${path}/results`)).statusCode).toBe(404);
  });

  test('corrected in January it changes the result, and no figure of the year before', async () => {
    expect(await assessmentFigures(db, xiang!.authorityId, 2024)).toMatchObject({
      results: expect.stringContaining('90 分'),
    });
    await on('2025-01-06');
    await propose(office!, { points: '30', reason: '复查发现三个栏目仍然空白。' });
    const seen = await version(office!, theirs);
    expect(
      (await post(second!, `${theirs}/withdraw-correction`, { correction: await idOfOpen() }, theirs)).statusCode,
    ).toBe(404);
    expect(
      (await office!.post(`${theirs}/withdraw-correction`, { correction: await idOfOpen(), version: seen }, theirs))
        .statusCode,
    ).toBe(303);
    await propose(office!, { points: '30', reason: '复查发现三个栏目仍然空白。' });
    expect((await decide(second!)).statusCode).toBe(303);
    expect((await page(office!, theirs)).text()).toContain('80 分');
    expect(await onSite()).toMatch(/2025-01-06.*2024-12-20.*测试镇人民政府（xiang）80良好/s);
    expect(await assessmentFigures(db, xiang!.authorityId, 2024)).toMatchObject({
      results: expect.stringContaining('得 90 分，等次为优秀'),
    });
    expect((await page(late!, recordsHref(2024, 'rounds'))).find('tbody').text()).toContain('90优秀');
  });
});

/** A survey of the city with so many answers of 5 of 5, one of 1. */
async function survey(authorityId: number, officeId: number, answers: number): Promise<number> {
  const { questions } = parseQuestions('1. 您满意吗？（量表，1 很不满意 至 5 很满意，必答）');
  const content = JSON.stringify({ ...emptySurvey('评议'), questions });
  const { id } = await db
    .insertInto('surveys')
    .values({
      ...{ authority_id: authorityId, office_id: officeId, draft: null, saved_by: '测试', saved_at: now },
      ...{ opens_on: '2025-03-01', closes_on: '2025-03-31', withdrawn_at: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const version = await db
    .insertInto('survey_versions')
    .values({
      ...{ survey_id: id, authority_id: authorityId, number: 1, content },
      ...{ submitted_by: '测试', signed_by: '测试', published_at: now, until: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('survey_answers')
    .values(
      Array.from({ length: answers }, (_, n) => ({
        ...{ survey_id: id, version_id: version.id, answered_on: '2025-03-02', slip: `${id}-${n}` },
        ...{ channel: n % 4 ? ('site' as const) : ('window' as const), picks: JSON.stringify({ 1: [n ? '5' : '1'] }) },
      })),
    )
    .execute();
  return id;
}

describe('who is assessed, and by what', () => {
  test('who was founded in July is counted from then, who was closed is left out, and three answers do not count', async () => {
    await on('2025-03-03');
    const few = await survey(city!.authorityId, city!.offices.office, 3);
    const many = await survey(xiang!.authorityId, xiang!.offices.office, 40);
    const items = [
      counted('社会评议', '60', 'surveys.appraisal', { scale: 'linear', full: '100', none: '0' }),
      counted('督办单', '40', 'orders'),
    ];
    const path = await scheme(office!, 2025, items, { frozenOn: '2025-09-30', leastAnswers: '30' });
    expect((await publish(office!, path)).statusCode).toBe(303);
    const ours = subjectHref(await idOf(zhen!, path));
    const theirs = subjectHref(await idOf(xiang!, path));
    const choose = (subject: string, id: number) =>
      post(office!, `${subject}/set-up`, { survey: `${id}:0`, countedFrom: '2025-01-01' }, subject);
    // for all at once: each one's own is proposed, who has none is listed; two at once, and the second is told
    const all = `${path}/appraisals`;
    const [zhenId, xiangId] = [ours, theirs].map((one) => one.split('/').at(-1)!) as [string, string];
    const proposals = load((await office!.get(all)).body);
    expect(proposals(`#f-survey-${xiangId} option[selected]`).val()).toBe(`${many}:0`);
    expect(proposals('main').text()).toMatch(
      /没有问卷的 1 个测试镇人民政府（zhen）.*建议：“评议”2025-03-01 至 2025-03-31，已有答卷 40 份/s,
    );
    const fields = {
      [`survey-${zhenId}`]: '',
      [`survey-${xiangId}`]: `${many}:0`,
      mark: String(proposals('[name=mark]').val()),
    };
    const wrong = await office!.post(all, { ...fields, [`survey-${zhenId}`]: `${many}:0` }, all);
    expect([wrong.statusCode, faultAt(wrong.body, `f-survey-${zhenId}`)]).toEqual([422, '请选择列出的问卷']);
    const [one, two] = await Promise.all([office!.post(all, fields, all), second!.post(all, fields, all)]);
    expect([one.statusCode, two.statusCode].sort()).toEqual([303, 409]);
    expect((await page(office!, theirs)).find('option[selected]').first().val()).toBe(`${many}:0`);
    for (const bad of [
      { ...fields, [`survey-${xiangId}`]: '1:1:1' },
      { mark: '\u0000' },
      { ...fields, 'survey-99999999999': '' },
    ])
      expect((await office!.post(all, bad, all)).statusCode).toBeLessThan(500);
    expect((await head!.get(all)).statusCode).toBe(404);
    expect((await choose(ours, few)).statusCode).toBe(303);
    expect((await choose(ours, many)).statusCode).toBe(422); // another town's
    expect((await post(office!, `${ours}/set-up`, { survey: '', countedFrom: '0001-01-01' }, ours)).statusCode).toBe(
      422,
    );

    const founded = await testTown(db, 'xin');
    await db
      .updateTable('authorities')
      .set({ parent_id: city!.authorityId, created_at: new Date('2025-07-15T02:00:00Z') })
      .where('id', '=', founded.authorityId)
      .execute();
    await db
      .updateTable('authorities')
      .set({ closed_at: new Date('2025-08-01'), closed_reason: '撤并' })
      .where('code', '=', 'zhen')
      .execute();
    await on('2025-08-04');
    await keepUp();
    const listed = await page(office!, `${path}/round`);
    expect(listed.text()).toMatch(/测试镇人民政府（zhen）.*不列入.*测试镇人民政府（xin）/s);
    expect((await page(office!, subjectHref(await idOf(founded, path)))).text()).toContain('2025-07-15');
    expect((await page(office!, ours)).text()).toMatch(/2025-08-01 起，已经停用：撤并/);

    await on('2025-10-09');
    await keepUp();
    await keepUp();
    // 39 of 5 and one of 1: 97.5 % of what could be given; three answers count nothing
    const seen = await page(office!, theirs);
    expect(seen.text()).toMatch(/58.5.*97.5%.*收到答卷 40 份（网站 30 份，窗口 10 份）/s);
    const traces = await db
      .selectFrom('assessment_scores')
      .select(['points', 'trace'])
      .where('subject_id', '=', await idOf(founded, path))
      .execute();
    expect(traces.map(({ trace }) => trace!.from)).toEqual(['2025-07-15', '2025-07-15']);
    await db
      .updateTable('authorities')
      .set({ closed_at: null, closed_reason: '' })
      .where('code', '=', 'zhen')
      .execute();
  });

  test('a survey with three answers is told as not used', async () => {
    const few = await survey(city!.authorityId, city!.offices.office, 3);
    const subject = { id: 1, authorityId: zhen!.authorityId, authorityCode: 'zhen', officeId: null };
    const of = { ...subject, keeperId: city!.authorityId, from: '2025-01-01', surveyId: few, surveyQuestion: 0 };
    const found = await appraisal.count(db, [of], { until: '2025-12-31', asOf: '2025-12-31', leastAnswers: 30 });
    expect(found.get(1)).toMatchObject({ value: null, said: '只收到 3 份答卷，少于方案规定的 30 份' });
    const early = await appraisal.count(db, [of], { until: '2025-03-30', asOf: '2025-03-30', leastAnswers: 1 });
    expect(early.get(1)).toMatchObject({ value: null, said: expect.stringContaining('问卷还没有结束') });
  });

  test('a town assesses its own offices, and nobody the one they work in', async () => {
    await on('2025-10-10');
    const made = await head!.post(`${DESK}/new`, { year: '2025', scope: 'offices' });
    const path = made.headers.location!;
    await post(head!, `${path}/items/new`, judged('公开及时', '100'));
    expect((await publish(head!, path)).statusCode).toBe(303);
    const village = (await db
      .selectFrom('assessment_subjects')
      .select('id')
      .where('office_id', '=', zhen!.offices.village)
      .executeTakeFirstOrThrow())!;
    const contact = await signedIn(zhen!, 'village', 'contact');
    const at = subjectHref(village.id);
    expect((await contact.get(at)).statusCode).toBe(200);
    expect((await (await signedIn(zhen!, 'finance', 'contact')).get(at)).statusCode).toBe(404);
    await db
      .updateTable('assessment_schemes')
      .set({ frozen_at: now })
      .where('keeper_id', '=', zhen!.authorityId)
      .execute();
    await post(contact, `${at}/self`, { 'said-k1': '每月张贴。' }, at);
    const own = await signedIn(zhen!, 'village', 'disclosureHead');
    const refused = await post(own, `${at}/judge`, { 'points-k1': '100' }, at);
    expect([refused.statusCode, refused.body.includes('不能评定自己所在的科室')]).toEqual([409, true]);
    expect((await post(head!, `${at}/judge`, { 'points-k1': '100' }, at)).statusCode).toBe(303);
  });

  test('an office merged before the count is left out, one merged after it stays and its heir answers; both by name', async () => {
    await on('2025-10-13');
    const made = await late!.post(`${DESK}/new`, { year: '2025', scope: 'offices' });
    const path = made.headers.location!;
    const id = Number(path.split('/').at(-1));
    await post(late!, `${path}/items/new`, judged('公开及时', '100'));
    const settings = await page(late!, `${path}/settings`);
    const stands = Object.fromEntries(
      settings
        .find('input, textarea')
        .toArray()
        .map((one) => [one.attribs.name, load(one)(one.tagName).val()]),
    ) as Record<string, string>;
    const { _csrf, _once, ranking, ...fields } = stands;
    await post(late!, `${path}/settings`, { ...fields, selfDays: '1', frozenOn: '2025-10-17' });
    expect((await publish(late!, path)).statusCode).toBe(303);
    const administrator = await xiang!.person(null, 'systemAdmin');
    const close = async (one: number) =>
      expect(
        (await closeOffice({ db, house, who: administrator, now }, { id: one, into: xiang!.offices.office })).ok,
      ).toBe(true);
    const standing = async (office_id: number) =>
      db
        .selectFrom('assessment_subjects')
        .select(['id', 'state', 'left_reason as reason'])
        .where('scheme_id', '=', id)
        .where('office_id', '=', office_id)
        .executeTakeFirstOrThrow();

    await close(xiang!.offices.finance);
    await keepUp();
    expect(await standing(xiang!.offices.finance)).toMatchObject({ state: 'left', reason: '已经并入党政综合办公室' });
    // closed by mistake: what is at work again before the count is assessed again
    await db
      .updateTable('offices')
      .set({ closed_at: null, closed_into: null })
      .where('id', '=', xiang!.offices.finance)
      .execute();
    await keepUp();
    expect(await standing(xiang!.offices.finance)).toMatchObject({ state: 'open', reason: '' });
    await close(xiang!.offices.finance);
    await keepUp();

    await on('2025-10-20');
    await keepUp(); // counted
    await close(xiang!.offices.village);
    await keepUp();
    const village = await standing(xiang!.offices.village);
    expect(village.state).toBe('open');
    const at = subjectHref(village.id);
    const heir = await signedIn(xiang!, 'office', 'officeReviewer');
    expect((await page(heir, DESK)).text()).toContain('建设村');
    const other_ = await signedIn(xiang!, 'village', 'contact');
    expect((await other_.get(at)).statusCode, 'who is in it no more').toBe(404);
    const judge = (subject: string) =>
      post(late!, `${subject}/judge`, { 'points-k1': '97', 'reason-k1': '一次晚了' }, subject);
    expect((await judge(at)).statusCode).toBe(303);
    expect((await judge(subjectHref((await standing(xiang!.offices.office)).id))).statusCode).toBe(303);
    await post(late!, `${path}/tell`, {}, `${path}/round`);
    expect((await post(heir, `${at}/appeal`, { item: 'k1', reason: '那天停电。' }, at)).statusCode).toBe(303);
    const decider = await signedIn(xiang!, null, 'signer');
    expect(
      (await post(decider, `${at}/items/k1/decide`, { verdict: 'kept', decision: '已经补发。' }, at)).statusCode,
    ).toBe(303);
    await on('2025-11-03');
    await post(late!, `${path}/finalise`, {}, `${path}/round`);
    expect((await post(late!, `${path}/publish-results`, {}, `${path}/round`)).statusCode).toBe(303);
    const { content } = await db
      .selectFrom('assessment_results')
      .select('content')
      .where('scheme_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(content.rows.map(({ name, grade }) => [name, grade])).toEqual([
      ['党政综合办公室', 'excellent'],
      ['建设村', 'excellent'],
    ]);
    expect(content.left).toEqual([{ name: '财政所', reason: '已经并入党政综合办公室' }]);
    expect(content.title).toContain('考核结果（科室、村和社区）');
  });

  test('a town closed after the count keeps its result and its place, with nobody to appeal', async () => {
    await on('2025-11-04');
    const { id } = await db
      .selectFrom('assessment_schemes')
      .select('id')
      .where('keeper_id', '=', city!.authorityId)
      .where('year', '=', 2025)
      .executeTakeFirstOrThrow();
    const path = `${DESK}/${id}`;
    const closing = (closed_at: Date | null) =>
      db
        .updateTable('authorities')
        .set({ closed_at, closed_reason: closed_at ? '撤并' : '' })
        .where('code', '=', 'xiang')
        .execute();
    await closing(now);
    await keepUp();
    await post(office!, `${path}/tell`, {}, `${path}/round`);
    await on('2025-11-20').catch(() => undefined); // nobody of it signs in any more
    await post(office!, `${path}/finalise`, {}, `${path}/round`);
    expect((await post(office!, `${path}/publish-results`, {}, `${path}/round`)).statusCode).toBe(303);
    const { content } = await db
      .selectFrom('assessment_results')
      .select('content')
      .where('scheme_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(content.rows.map(({ name }) => name)).toEqual(['测试镇人民政府（xiang）', '测试镇人民政府（xin）']);
    expect(content.left.map(({ name, reason }) => [name, reason])).toEqual([
      ['测试镇人民政府（zhen）', '已经停用：撤并'],
    ]);
    await closing(null);
  });

  test('what nobody would type is refused without losing anything', async () => {
    const at = subjectHref(await idOf(xiang!, `${DESK}/1`));
    for (const bad of ['0', 'x', '99999999999', '2147483647'])
      for (const path of [`${DESK}/${bad}`, `${DESK}/${bad}/round`, `${DESK}/subjects/${bad}`])
        expect([path, (await office!.get(path)).statusCode]).toEqual([path, 404]);
    for (const fields of [
      { version: '99999999999999999999' },
      { version: ['1', '2'] },
      { item: 'k3\u0000', reason: 'x' },
      { item: ['k1', 'k2'], reason: '' },
    ])
      for (const form of [
        'self',
        'judge',
        'appeal',
        'set-up',
        'correct',
        'decide-correction',
        'withdraw-correction',
        'items/k9/confirm',
        'items/__proto__/decide',
      ])
        expect((await post(office!, `${at}/${form}`, fields as never, at)).statusCode).toBeLessThan(500);
    for (const query of ['?year=0001&of=held', '?year=2024&of=__proto__', '?year=9999', ''])
      expect((await office!.get(`${DESK}/records${query}`)).statusCode).toBe(404);
  });
});

test('a thousand authorities are counted in one transaction, with a few questions to the books', async () => {
  await db
    .insertInto('authorities')
    .expression(
      sql`select 'm' || n, '镇 ' || n, '镇', '镇', '{}'::jsonb, '{}'::jsonb, ${city!.authorityId}::integer from generate_series(1, 1000) n` as never,
    )
    .columns(['code', 'name', 'short_name', 'paper_prefix', 'contact', 'guide', 'parent_id'])
    .execute();
  await on('2026-03-02');
  const items = [counted('督办单', '30', 'orders'), counted('公开', '30', 'published.late'), judged('内容', '40')];
  const path = await scheme(office!, 2026, items, { frozenOn: '2026-03-02' });
  await publish(office!, path);
  await on('2026-03-03');
  const asked = statements();
  const began = performance.now();
  await keepUp();
  const took = performance.now() - began;
  expect(asked.since().length).toBeLessThan(100);
  const id = Number(path.split('/').at(-1));
  const { count } = await db
    .selectFrom('assessment_scores as s')
    .innerJoin('assessment_subjects as u', 'u.id', 's.subject_id')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('u.scheme_id', '=', id)
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBe(1003 * 2);
  expect(took).toBeLessThan(20_000);
  const list = await office!.get(`${path}/round?page=20`);
  expect([list.statusCode, load(list.body)('tbody tr').length]).toEqual([200, 50]);
});
