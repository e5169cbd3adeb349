import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { demoDatabase } from '../../test/support/demo-database.ts';
import { compileReport, fill, type Part } from '../annual-report/index.ts';
import { knownIn } from '../annual-report/narrative/known.ts';
import { statementsOf } from '../annual-report/narrative/statements/statements.ts';
import { countDeliveries } from '../channels/index.ts';
import { countMessages, listCounted } from '../engagement/index.ts';
import { COLUMNS, type MessagePhase, messageKinds, REPLY_ROW_IDS } from '../law/index.ts';
import { verifyAuditLog } from '../platform/audit-log/index.ts';
import type { Who } from '../platform/roles.ts';
import { documents, documentsWaiting } from '../publishing/index.ts';
import { waitingReviews } from '../review/index.ts';
import { offices, people, town } from './town.ts';

const now = new Date('2026-11-24T02:00:00Z');
const { db } = await demoDatabase(now);

const townId = async () =>
  (await db.selectFrom('authorities').select('id').where('code', '=', town.code).executeTakeFirstOrThrow()).id;

async function whoIs(login: string): Promise<Who> {
  const row = await db.selectFrom('staff').selectAll().where('login', '=', login).executeTakeFirstOrThrow();
  const [, , , roles] = people.find(([one]) => one === login)!;
  return { id: row.id, name: row.name, authorityId: row.authority_id, officeId: row.office_id, roles };
}

test.each([
  [2023, { website: 936, wechat: 1557 }, 2921],
  [2022, { website: 871, wechat: 1346 }, 2604],
])('the year %i is told as the town told it', async (year, figures, all) => {
  const { id } = await db
    .selectFrom('authorities')
    .select('id')
    .where('code', '=', town.code)
    .executeTakeFirstOrThrow();
  const counts = await countDeliveries(db, id, year);
  expect(counts).toMatchObject(figures);
  expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(all);
});

test('everything public of its own was written, submitted and let pass by three others before, in that order', async () => {
  const { rows } = await sql`
    select p.document_id from (select * from publications where supplier = '') p
    join documents d on d.id = p.document_id join revisions v on v.id = p.revision_id
    left join review_rounds r on r.document_id = p.document_id and r.state = 'passed' and r.content_hash = v.content_hash
    left join lateral (
      select count(*) n, count(distinct reviewer_id) people, min(at) first, max(at) last,
        bool_or(reviewer_id = d.author_id) own, bool_and(at = (select at from reviews x where x.id = w.id)) ok
      from reviews w where w.round_id = r.id) w on true
    where not coalesce(w.n = 3 and w.people = 3 and not w.own and v.content_hash = d.approved_hash
      and v.formed_on <= (d.created_at at time zone 'Asia/Shanghai')::date
      and d.created_at < r.submitted_at and r.submitted_at < w.first and w.first < w.last
      and r.closed_at = w.last and w.last < case v.number when 1 then p.published_at else p.changed_at end, false)
      or coalesce((select string_agg(kind, ' ' order by id) from document_events e where e.document_id = p.document_id), '')
        not similar to 'created submitted passed passed approved published( related)?( withdrawn| validityChanged| correcting submitted passed passed approved corrected)?'`.execute(
    db,
  );
  expect(rows).toEqual([]);
});

test('every office has somebody who writes and somebody else who reviews', () => {
  for (const [code] of offices) {
    const here = people.filter(([, , office]) => office === code).flatMap(([, , , roles]) => roles);
    expect(here.includes('editor') || here.includes('contact'), code).toBe(true);
    expect(here, code).toContain('officeReviewer');
  }
});

test('no column of the town is empty', async () => {
  const { rows } = await sql<{ name: string }>`select c.name from columns c join authorities a on a.id = c.authority_id
    where a.is_primary and not exists (select from publications p where p.column_id = c.id and p.on_site
      and p.withdrawn_at is null)`.execute(db);
  expect(rows.map(({ name }) => name)).toEqual([]);
});

test.each(['reviewer6', 'reviewer11', 'secrecy', 'signer'])('%s finds a text to review', async (login) => {
  expect((await waitingReviews(db, [documents], await whoIs(login))).length).toBeGreaterThan(0);
});

test.each(['editor2', 'editor4', 'head'])('%s finds a text to go on with', async (login) => {
  expect(await documentsWaiting(db, await whoIs(login))).toBeGreaterThan(0);
});

const MESSAGES = [
  ...['ask', 'assign', 'draftAnswer', 'enter', 'extend', 'lead', 'leadToApplication', 'mergeFlood', 'publishAnswer'],
  ...['rate', 'readForApplication', 'reopen', 'send', 'submitAnswer', 'transfer', 'void', 'withdraw'],
];

test('the open work was done by the actions of people, and the audit log is whole', async () => {
  const entries = await db.selectFrom('audit_log').select('action').execute();
  expect(new Set(entries.map((row) => row.action))).toEqual(
    new Set([
      'demo.load',
      'review.submit',
      'review.giveVerdict',
      'publishing.relate',
      'publishing.schedule',
      'publishing.changeValidity',
      'publishing.withdraw',
      'channels.fail',
      'exchange.addSupplier',
      'exchange.declare',
      'exchange.receive',
      'exchange.stopSupplier',
      'exchange.withdraw',
      ...['begin', 'draft', 'edit', 'hand', 'sign'].map((name) => `briefing.${name}`),
      'supervision.accept',
      'supervision.answer',
      'supervision.extend',
      'supervision.issue',
      'supervision.letter',
      'supervision.return',
      'supervision.set',
      'supervision.withdraw',
      ...['confirm', 'decline', 'excuse', 'judgeExcuse', 'recordEvent', 'start'].map((name) => `obligations.${name}`),
      'surveys.begin',
      'surveys.enter',
      'surveys.extend',
      'surveys.judgeText',
      'surveys.save',
      'surveys.submit',
      'surveys.withdraw',
      ...MESSAGES.map((name) => `engagement.${name}`),
      'applications.register',
      'policies.describe',
      ...['consultations.begin', 'consultations.save', 'consultations.submit', 'consultations.comment'],
      ...['consultations.enter', 'consultations.show', 'consultations.keep', 'consultations.extend'],
      ...['consultations.stop', 'consultations.place', 'consultations.answer', 'consultations.submitResults'],
      'publishing.decline',
      'subscriptions.confirm',
      'subscriptions.end',
      'channels.send',
      'channels.approve',
      'channels.cancel',
      'channels.confirm',
      'publishing.correct',
      'publishing.publish',
      'applications.draftReply',
      'applications.reviewLegally',
      'annualReport.submit',
      'annualReport.review',
      'annualReport.publish',
      'region.submitReport',
      'region.decideSubmission',
      'region.publish',
      'topics.detect',
      'topics.dismiss',
      'topics.begin',
      'topics.write',
      'topics.save',
      'topics.addEntry',
      'topics.conclude',
      'topics.reopen',
      'topics.submit',
      'topics.withdraw',
      ...['addEntry', 'assess', 'review'].map((name) => `reassessment.${name}`),
      ...['appeal', 'begin', 'confirm', 'decideAppeal', 'finalise', 'freeze', 'judge', 'publish', 'publishResults'].map(
        (name) => `assessment.${name}`,
      ),
      ...['decideCorrection', 'proposeCorrection'].map((name) => `assessment.${name}`),
      ...['save', 'saveItem', 'selfAssess', 'setUp', 'tell'].map((name) => `assessment.${name}`),
      'scoreboard.switch',
      'notices.snooze',
      'accountability.register',
      'accountability.step',
      'training.answerQuiz',
      'training.cancel',
      'training.change',
      'training.close',
      'training.enterList',
      'training.mendAttendance',
      'training.plan',
      'training.planYear',
      'training.setDoor',
      'training.signIn',
      'training.writeQuiz',
    ]),
  );
  expect(await verifyAuditLog(db)).toMatchObject({ whole: true });
});

test('messages of a year, up to today, of every kind and in every state', async () => {
  const id = await townId();
  const rows = await db.selectFrom('messages').selectAll().where('authority_id', '=', id).execute();
  expect(new Set(rows.map(({ sort }) => sort))).toEqual(new Set(messageKinds));
  const phases: MessagePhase[] = ['received', 'assigned', 'disputed', 'answered', 'led', 'withdrawn', 'voided'];
  for (const phase of phases)
    expect(
      rows.some((row) => row.phase === phase),
      phase,
    ).toBe(true);
  for (const [what, is] of [
    ['late', rows.some(({ due_on }) => due_on !== null && due_on < '2026-11-24')],
    ['extended', rows.some(({ extended, due_on }) => extended && due_on)],
    ['transferred', rows.some(({ transfers }) => transfers > 0)],
    ['an application', rows.some(({ application_id }) => application_id !== null)],
    ['asked again or reopened', rows.filter(({ due_on, answered_on }) => due_on && answered_on).length >= 2],
    ['answered late', rows.some(({ in_time }) => in_time === false)],
    ['merged', rows.filter(({ merged_into }) => merged_into !== null).length > 3],
    [
      'by telephone, in a group',
      ['telephone', 'group', 'window', 'letter'].every((one) => rows.some(({ channel }) => channel === one)),
    ],
    ['each rating', ['satisfied', 'fair', 'unsatisfied'].every((one) => rows.some(({ rating }) => rating === one))],
  ] as const)
    expect(is, what).toBe(true);
  expect(rows.every(({ is_demo, received_on }) => is_demo && received_on <= '2026-11-24')).toBe(true);
  expect(new Set(rows.map(({ received_on }) => received_on.slice(0, 7))).size).toBeGreaterThan(11);
});

test('answers that everybody reads, and figures that equal their lists', async () => {
  const id = await townId();
  const shown = await db.selectFrom('public_answers').select('theme').where('authority_id', '=', id).execute();
  expect(shown.length).toBeGreaterThan(10);
  const period = { from: '2026-01-01', to: '2026-12-31' };
  const counts = await countMessages(db, id, period);
  for (const figure of ['received', 'answered', 'inTime', 'rated', 'content'] as const)
    expect(await listCounted(db, id, figure, period)).toHaveLength(counts[figure]);
});

test('the standard catalogue holds its 26 fields, and published texts are filed under it', async () => {
  const { rows } = await sql<{ fields: number; filed: number }>`select
    (select count(distinct level1)::int from catalogue_items) as fields,
    (select count(*)::int from revisions where catalogue_item_id is not null) as filed`.execute(db);
  expect(rows[0]!.fields).toBe(26);
  expect(rows[0]!.filed).toBeGreaterThan(100);
});

/** The invented authority beside it. */
const authority = () =>
  db
    .selectFrom('authorities')
    .select(['id', 'code', 'name', 'is_demo as isDemo'])
    .where('code', '=', 'sfz')
    .executeTakeFirstOrThrow();

test.each([
  [2023, { website: 88, wechat: 102, board: 18, serviceBoard: 6, groups: 12 }, 226],
  [2022, { website: 52, wechat: 61, board: 12, serviceBoard: 4, groups: 7 }, 136],
])('what it made public in %i is counted over channels, columns and offices', async (year, figures, all) => {
  const { id } = await authority();
  const counts = await countDeliveries(db, id, year);
  expect(counts).toMatchObject(figures);
  expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(all);
  const kept = await db
    .selectFrom('publications')
    .select(['column_id', 'office_id', 'is_demo'])
    .where('authority_id', '=', id)
    .execute();
  expect(new Set(kept.map((row) => row.column_id)).size).toBe(7);
  expect(new Set(kept.map((row) => row.office_id)).size).toBe(3);
  expect(kept.every((row) => row.is_demo)).toBe(true);
});

test('a lively year: about 120 applications over every kind of reply and applicant, and its report reconciles', async () => {
  const { report } = await compileReport(db, await authority(), 2023);
  expect(report.authority).toMatchObject({ demo: true });
  const { three } = report.tables;
  expect(three.received.total).toBe(120);
  expect(three.carriedIn.total).toBeGreaterThan(2);
  expect(three.carriedOut.total).toBeGreaterThan(2);
  expect(COLUMNS.filter((column) => three.received[column] === 0)).toEqual([]);
  const before = (await compileReport(db, await authority(), 2022)).report.tables.three;
  const after = (await compileReport(db, await authority(), 2024)).report.tables.three;
  expect(three.carriedIn).toEqual(before.carriedOut);
  expect(REPLY_ROW_IDS.filter((row) => three[row].total + after[row].total === 0)).toEqual([]);
  expect(report.findings).toEqual([]);
  const { reconsideration, directSuit, suitAfterReconsideration } = report.tables.four;
  expect(reconsideration).toEqual({ upheld: 2, corrected: 1, otherResult: 1, pending: 1, total: 5 });
  expect([directSuit.total, suitAfterReconsideration.total]).toEqual([1, 1]);
});

test('some are open now, one of them late', async () => {
  const { id } = await authority();
  const open = await db
    .selectFrom('applications')
    .select(['phase', 'due_on'])
    .where('authority_id', '=', id)
    .where('phase', 'in', ['unconfirmed', 'open', 'awaitingClarification', 'awaitingFee'])
    .execute();
  expect(open.length).toBeGreaterThan(7);
  expect(new Set(open.map(({ phase }) => phase)).size).toBeGreaterThan(2);
  expect(open.filter(({ due_on }) => due_on && due_on < '2026-11-24').length).toBeGreaterThan(0);
});

test('nobody stands in clear in the books', async () => {
  const rows = await db.selectFrom('applications').selectAll().where('applicant_kind', '=', 'person').execute();
  expect(rows.length).toBeGreaterThan(50);
  for (const row of rows) expect(JSON.stringify(row)).not.toMatch(/000000(19|20)\d{6}/);
});

/** What a real town said in its report of that year, sentence by sentence in our words: the statement that proves it, with
 *  what it says of these books; without one it is the author's own. */
const said: [part: Part, sentence: string, proven?: [id: string, says: string]][] = [
  ['opening', 'made under the Regulation and the form', ['basis', '年度报告格式编制']],
  ['publishing', 'under whose guidance, with which aims'],
  [
    'publishing',
    'how much in all, on the website, on WeChat, otherwise',
    ['published', '2921 条，其中在市政府网站主动公开 936 条，微信公众号公开 1557 篇，其他方式公开 428 条'],
  ],
  ['publishing', 'accounts of 2022', ['accounts', '公开 2022 年度决算信息 1 份']],
  ['publishing', 'budget of 2023', ['budget', '公开 2023 年预算信息 1 份']],
  ['publishing', 'with tables, details and explanations'],
  ['publishing', 'spending and collective accounts', ['money', '、村集体收支 159 条）']],
  ['publishing', 'livelihood and relief', ['columns', '民生保障 378 条、']],
  ['publishing', 'policies explained: these books have none of that year'],
  ['publishing', 'decisions and their execution are open; concerns are answered'],
  ['applications', 'no application', ['received', '未收到政府信息公开申请，也没有上年结转']],
  ['management', 'how much it matters, who leads'],
  ['management', 'people for the work', ['people', '审核、签发的人员']],
  ['management', 'words, form and direction are looked after by those responsible'],
  [
    'management',
    'reviewed step by step before it goes out',
    ['reviews', '分级审核、先审后发，依次经科室负责人初审、保密审查、分管领导终审签发'],
  ],
  ['management', 'secrecy review', ['secrecy', '没有因保密审查退回的']],
  ['platforms', 'the website', ['used', '本市政府网站 936 条']],
  [
    'platforms',
    'the account is the first platform',
    ['first', '第一平台是微信公众号“百年旗镇”，公开 1557 条，占全年公开总数的 53.3%'],
  ],
  ['platforms', 'the account by its name', ['wechat', '百年旗镇']],
  ['platforms', 'boards', ['board', '设有政务公开栏 7 处']],
  ['platforms', 'boards of services', ['serviceBoard', '设有便民事项公示栏 1 处']],
  ['platforms', 'six windows in the hall', ['window', '设置服务窗口 6 个（便民服务大厅综合服务窗口）']],
  ['platforms', 'a display', ['screen', '配备显示大屏 1 块']],
  ['platforms', 'terminals', ['kiosk', '配备自助终端 2 台']],
  ['platforms', 'groups of residents', ['groups', '建有居民微信群 6 个']],
  ['platforms', 'contacts in communities and villages', ['contacts', '6 个村、社区均有信息公开联系人']],
  ['platforms', 'quick and convenient for everybody'],
  ['supervision', 'rules are kept up'],
  ['supervision', 'updates are in time', ['timely', '逾期 9 条']],
  ['supervision', 'nobody held to account', ['accountability', '未发生因不履行政府信息公开义务产生的责任追究']],
  ['problems', 'awareness and skills'],
  ['problems', 'some of it late', ['late', '有 9 条信息未在形成之日起 20 个工作日内公开']],
  ['problems', 'training'],
  ['problems', 'limits watched', ['late', '逐条提醒']],
];
test.each(said)('a real report, %s: %s', async (part, _sentence, proven) => {
  const { counted, sources } = await town2023();
  if (!proven)
    return expect(
      knownIn(part, counted)
        .map(({ text }) => fill(text, counted))
        .join(''),
    ).not.toMatch(/高度重视|扎实|不断纵深/);
  const [id, says] = proven;
  if (part === 'problems') return expect(fill(sources.problems, counted)).toContain(says);
  const found = statementsOf(part, counted).held.find((one) => one.id === id);
  expect(found && fill(found.text, counted)).toContain(says);
  expect(sources[part]).toContain(found!.text);
});

test('three problems and what is done about each, and the checks find nothing in the whole', async () => {
  const { report, filled } = await town2023();
  for (const line of filled.problems.split('\n')) expect(line).toMatch(/一是.+；二是.+；三是.+。/);
  expect(report.findings).toEqual([]);
});

let compiled: ReturnType<typeof compileReport> | undefined;
async function town2023() {
  const row = await db
    .selectFrom('authorities')
    .select(['id', 'code', 'name', 'is_demo as isDemo'])
    .where('code', '=', town.code)
    .executeTakeFirstOrThrow();
  compiled ??= compileReport(db, row, 2023, { signed: '2024-01-12', published: '2024-01-12' });
  return compiled;
}
