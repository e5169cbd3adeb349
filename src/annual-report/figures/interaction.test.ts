import { load } from 'cheerio';
import type { Insertable } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { countsOf } from '../../consultations/comments/store.ts';
import type { Tables } from '../../platform/database/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { interactionHref } from '../links.ts';
import { INTERACTION_FIGURES, type InteractionFigure, interactionFigure, interactionOf } from './interaction.ts';

// What the report says of 意见征集, 问卷调查 and 热点回应 is what their records hold, of each year.
const books = await testDatabase(rooms);
const { db } = books;
const now = new Date('2024-01-10T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let head: Client;
let signer: Client;
let spring = 0;
let survey = 0;

type Given<K extends keyof Tables> = Partial<Insertable<Tables[K]>>;
const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
const saved = { saved_by: '测试', saved_at: now };

async function consultation(
  title: string,
  opens: string,
  given: Given<'consultations'> = {},
  of = town,
): Promise<number> {
  const row = {
    ...{ authority_id: of.authorityId, office_id: of.offices.finance, ...saved },
    ...{ content: JSON.stringify({ title, kind: 'other', why: '', text: '第一条', days: 30, files: [] }) },
    ...{ opens_on: opens, until_on: opens, closes_on: opens, results_due: opens, ...given },
  };
  const { id } = await db.insertInto('consultations').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}
let comments = 0;
async function comment(consultationId: number, on: string, given: Given<'consultation_comments'> = {}, of = town) {
  comments += 1;
  const row = {
    ...{ consultation_id: consultationId, authority_id: of.authorityId, number: `测试意见${comments}号` },
    ...{ channel: 'site' as const, received_on: on, arrived_at: at(on), paragraph: null, agrees_with: null },
    ...{ text_key: Buffer.from(`words ${comments}`), sender_key: Buffer.from(`person ${comments}`), ...given },
  };
  const { id } = await db.insertInto('consultation_comments').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}
async function asks(title: string, opens: string, given: Given<'surveys'> = {}, of = town) {
  const where = { authority_id: of.authorityId, office_id: of.offices.finance, ...saved };
  const { id } = await db
    .insertInto('surveys')
    .values({ ...where, opens_on: opens, closes_on: opens, ...given })
    .returning('id')
    .executeTakeFirstOrThrow();
  const version = { survey_id: id, authority_id: of.authorityId, number: 1, submitted_by: '', signed_by: '' };
  const made = await db
    .insertInto('survey_versions')
    .values({ ...version, content: JSON.stringify({ title, questions: [] }), published_at: at(opens), until: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, versionId: made.id };
}
let slips = 0;
const answer = ({ id, versionId }: { id: number; versionId: number }, on: string) =>
  db
    .insertInto('survey_answers')
    .values({
      ...{ survey_id: id, version_id: versionId, channel: 'site', answered_on: on, picks: '{}' },
      slip: `slip ${++slips}`,
    })
    .execute();
async function topic(title: string, signed: string, days: string[], given: Given<'topics'> = {}, of = town) {
  const where = { authority_id: of.authorityId, office_id: of.offices.finance, ...saved, draft: null };
  const { id } = await db
    .insertInto('topics')
    .values({ ...where, closed_on: null, withdrawn_at: null, ...given })
    .returning('id')
    .executeTakeFirstOrThrow();
  const entries = days.map((on, n) => ({
    ...{ key: String(n), on, kind: n === 0 ? 'speech' : 'link', text: '已经安排。', who: '某人' },
    ...{ indexNumber: '', answerId: null, href: n === 0 ? '' : 'https://city.example/1' },
  }));
  const version = { topic_id: id, authority_id: of.authorityId, submitted_by: '', signed_by: '', until: null };
  await db
    .insertInto('topic_versions')
    .values({
      ...version,
      content: JSON.stringify({ title, question: '', entries, conclusion: '' }),
      published_at: at(signed),
    })
    .execute();
  return id;
}

/** Its version with a conclusion takes the place of the one before. */
async function concluded(id: number, on: string) {
  const before = await db
    .updateTable('topic_versions')
    .set({ until: at(on) })
    .where('topic_id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const { id: _, ...version } = before;
  const content = JSON.stringify({ ...version.content, conclusion: '都已清理。' });
  await db
    .insertInto('topic_versions')
    .values({ ...version, content, published_at: at(on), until: null })
    .execute();
}

beforeAll(async () => {
  town = await testTown(db);
  const other = await testTown(db, 'qtz');
  head = new Client(app);
  await head.signIn((await town.person('office', 'disclosureHead')).login, town.password);
  signer = new Client(app);
  await signer.signIn((await town.person(null, 'signer')).login, town.password);

  spring = await consultation('春季征集', '2023-03-01');
  const [twice, words] = [Buffer.from('one person'), Buffer.from('the same words')];
  const first = await comment(spring, '2023-03-02', { sender_key: twice, text_key: words });
  const again = await comment(spring, '2023-03-03', { sender_key: twice, text_key: words });
  const nobody = await comment(spring, '2023-03-04', { sender_key: null, text_key: words });
  const declined = await comment(spring, '2023-03-05');
  await comment(spring, '2023-03-06', { state: 'withdrawn' });
  const group = (id: number, verdict: string, of: number[]) => ({ id, summary: '', verdict, reason: '', comments: of });
  const groups = [group(1, 'partly', [first, again]), group(2, 'adopted', [nobody]), group(3, 'declined', [declined])];
  await db
    .updateTable('consultations')
    .set({ results: JSON.stringify({ preface: '', groups }), results_on: '2023-05-01' })
    .where('id', '=', spring)
    .execute();
  // over the turn of the year, not finished
  const winter = await consultation('冬季征集', '2023-12-20', { closes_on: '2024-01-19' });
  await comment(winter, '2023-12-31');
  await comment(winter, '2024-01-01');
  // of the year before, answered in this
  await consultation('上年征集', '2022-11-01', {
    ...{ results: JSON.stringify({ preface: '没有收到意见。', groups: [] }), results_on: '2023-01-04' },
  });
  await comment(await consultation('写错的', '2023-06-01', { withdrawn_at: at('2023-06-02') }), '2023-06-01');
  await consultation('后来撤下的', '2023-07-01', { withdrawn_at: at('2024-01-05') });
  await consultation('没有开始就终止的', '2023-08-01', { stopped_at: at('2023-07-20') });
  await comment(await consultation('外镇的', '2023-03-01', {}, other), '2023-03-02', {}, other);

  const asked = await asks('大厅满意度', '2023-12-01', { closes_on: '2024-01-31' });
  survey = asked.id;
  for (const day of ['2023-12-01', '2023-12-31', '2024-01-01']) await answer(asked, day);
  await answer(await asks('写错的问卷', '2023-05-01', { withdrawn_at: at('2023-05-02') }), '2023-05-01');
  await answer(await asks('外镇的问卷', '2023-05-01', {}, other), '2023-05-01');

  await topic('路灯', '2023-04-01', ['2022-12-30', '2023-04-01', '2024-01-02']);
  await concluded(await topic('垃圾', '2022-04-01', ['2022-04-01', '2023-09-09']), '2023-10-01');
  await topic('过后才写的', '2024-01-03', ['2023-11-11']);
  await topic('写错的热点', '2023-04-01', ['2023-04-01'], { withdrawn_at: at('2023-04-02') });
  await topic('外镇的热点', '2023-04-01', ['2023-04-01'], {}, other);
});

const figures = (year: number) =>
  interactionOf(db, town.authorityId, year).then((counts) =>
    Object.fromEntries(
      (Object.keys(INTERACTION_FIGURES) as InteractionFigure[]).map((name) => [name, interactionFigure(counts, name)]),
    ),
  );

test('of each year what happened in it: taken back, withdrawn, of another authority or said twice counts not', async () => {
  expect(await figures(2023)).toEqual({
    'consultations.opened': 3,
    'consultations.comments': 4,
    'consultations.answered': 2,
    'consultations.considered': 3,
    'consultations.adopted': 2,
    'surveys.opened': 1,
    'surveys.answers': 2,
    'topics.published': 1,
    'topics.answered': 2,
    'topics.closed': 1,
  });
  expect(await figures(2022)).toMatchObject({
    ...{ 'consultations.opened': 1, 'consultations.answered': 0, 'topics.published': 1, 'topics.answered': 1 },
  });
  expect(new Set(Object.values(await figures(2015))), 'a year before the platform').toEqual(new Set([0]));
});

test('a consultation counts in the report as on its own page', async () => {
  const own = await countsOf(db, spring);
  const { consultations } = await interactionOf(db, town.authorityId, 2023);
  expect(own.comments).toBe(3);
  expect(consultations.comments - 1, 'one more came to another').toBe(own.comments);
});

test.each(Object.keys(INTERACTION_FIGURES) as InteractionFigure[])(
  '%s opens as many records as it says, of each year',
  async (name) => {
    for (const year of [2022, 2023, 2024]) {
      const { [name]: said } = await figures(year);
      const page = await head.get(interactionHref(year, name));
      expect(page.statusCode).toBe(200);
      const $ = load(page.body);
      expect($('.head .meta b').text()).toBe(String(said));
      expect($('tbody tr')).toHaveLength(said!);
    }
  },
);

test('its records lead on: to the desk for who handles them, to the site for others', async () => {
  const links = async (client: Client, figure: InteractionFigure) => {
    const $ = load((await client.get(interactionHref(2023, figure))).body);
    return $('tbody a')
      .toArray()
      .map((one) => $(one).attr('href')!);
  };
  const [desk] = await links(head, 'consultations.comments');
  expect(desk).toMatch(new RegExp(`^/console/consultations/${spring}/comments\\?at=\\d+#c\\d+$`));
  expect((await head.get(desk!.split('#')[0]!)).statusCode).toBe(200);
  expect(await links(head, 'surveys.opened')).toEqual([`/console/surveys/${survey}`]);
  expect((await links(signer, 'consultations.opened'))[0]).toBe(`/consultations/${spring}`);
  expect(await links(signer, 'consultations.opened'), 'what was taken off leads nowhere').toHaveLength(2);
});

test('the report says it, each figure a door; nothing of a year in which nothing was asked', async () => {
  const part = load((await head.get('/console/annual-report/2023/parts/platforms')).body);
  const text = part('#preview').text();
  expect(text).toContain('向社会公开征集意见 3 项，收到意见 4 条');
  expect(text).toContain('征集结束后公布采纳情况 2 项，涉及意见 3 条，采纳和部分采纳 2 条');
  expect(text).toContain('开展问卷调查 1 项，收到答卷 2 份');
  expect(text).toContain('对群众集中关心的事项发布热点回应 1 个，作出回应 2 次，办结 1 个');
  const hrefs = part('#preview a')
    .toArray()
    .map((one) => part(one).attr('href'));
  for (const name of ['consultations.comments', 'consultations.adopted', 'surveys.answers', 'topics.closed'] as const)
    expect(hrefs).toContain(interactionHref(2023, name));
  const before = load((await head.get('/console/annual-report/2021/parts/platforms')).body);
  expect(before('#preview').text()).not.toMatch(/征集|问卷|热点/);
  expect(before('#statements').text()).toContain('问卷调查（在“问卷调查”中拟题、送审）');
});

test.each(['consultations.none', 'x', '__proto__', 'topics'])('%s is no figure', async (name) => {
  expect((await head.get(interactionHref(2023, name))).statusCode).toBe(404);
});

test('who does not work on reports does not see it; a page too far leads to the last', async () => {
  const contact = new Client(app);
  await contact.signIn((await town.person('village', 'contact')).login, town.password);
  expect((await contact.get(interactionHref(2023, 'topics.closed'))).statusCode).toBeGreaterThan(399);
  const far = await head.get(`${interactionHref(2023, 'topics.closed')}?page=9`);
  expect(far.headers.location).toBe(`${interactionHref(2023, 'topics.closed')}?page=1`);
});
