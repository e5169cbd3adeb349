import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { writtenTo } from '../../test/support/written-to.ts';
import { createCalendar } from '../law/index.ts';
import { enterArrangement, withdrawArrangement } from '../organizations/calendar/actions.ts';
import { nameDeputy } from '../organizations/staff/deputies/actions.ts';
import { append } from '../platform/audit-log/index.ts';
import { unwrap } from '../platform/outcome.ts';
import { program, type Who } from '../platform/roles.ts';
import { rooms } from '../rooms.ts';
import { remindReviewers } from './reminders.ts';
import { dueOf } from './rounds/due.ts';
import { latestRound } from './rounds/store.ts';

const books = await testDatabase(rooms);
const { db, house, sealer } = books;
const at = (text: string) => new Date(`${text}:00+08:00`);
let town: TestTown;
let reviewer: Who & { id: number };
let head: Who & { id: number };
let document = 0;

/** A document that waits for its office's reviewer since an instant, with two working days to do it. */
async function waiting(since: string): Promise<number> {
  const editor = await town.person('office', 'editor');
  const times = { created_at: at(since), updated_at: at(since) };
  const { id } = await db
    .insertInto('documents')
    .values({
      authority_id: town.authorityId,
      office_id: town.offices.office,
      author_id: editor.id,
      state: 'inReview',
      ...times,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: revision } = await db
    .insertInto('revisions')
    .values({
      document_id: id,
      number: 1,
      author_id: editor.id,
      title: '不外传的标题',
      content_hash: 'a'.repeat(64),
      saved_at: at(since),
      created_at: at(since),
      body_html: '<p>正文</p>',
      body_text: '正文',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.updateTable('documents').set({ revision_id: revision }).where('id', '=', id).execute();
  const limit = { amount: 2, unit: 'days' };
  const step = { label: '科室负责人初审', role: 'officeReviewer', scope: 'office', checks: 'gates', limit };
  await db
    .insertInto('review_rounds')
    .values({
      ...{ subject_kind: 'document', subject_id: String(id), authority_id: town.authorityId },
      ...{ office_id: town.offices.office, version: String(revision), content_hash: 'a'.repeat(64), shown: '' },
      ...{ steps: JSON.stringify([step]), state: 'open', authors: [editor.id], submitted_by: editor.id },
      ...{ submitted_name: editor.name, submitted_at: at(since), closed_at: null, stand_in_id: null, column_id: null },
      sealed_shown: null,
    })
    .execute();
  return id;
}

const turn = (now: string) => remindReviewers({ db, house, now: at(now) });
const mails = () =>
  db
    .selectFrom('mails')
    .select(['key', 'state', 'body', 'recipient_shown as to'])
    .where('room', '=', 'review')
    .orderBy('id')
    .execute();

beforeAll(async () => {
  town = await testTown(db);
  reviewer = await town.person('office', 'officeReviewer');
  head = await town.person('office', 'disclosureHead');
  await db
    .insertInto('mail_settings')
    .values({
      ...{ enabled: true, host: '127.0.0.1', port: 1, security: 'none', login: '', sender: 'gk@example.com' },
      ...{ site_address: 'http://127.0.0.1:9040', updated_by: '测试', updated_at: at('2024-03-04T09:00') },
    })
    .execute();
  for (const one of [reviewer, head]) await writtenTo(books, one);
  document = await waiting('2024-03-04T08:30');
});

test('who can take the step is told before and after, the head after, each once whatever happens between', async () => {
  await turn('2024-03-05T17:00');
  expect(await mails()).toHaveLength(0);
  await turn('2024-03-06T08:31');
  await Promise.all([turn('2024-03-06T09:00'), turn('2024-03-06T09:00')]); // two processes, or one started anew
  expect((await mails()).map(({ to }) => to)).toEqual([reviewer.name]);
  await turn('2024-03-07T00:00');
  await turn('2024-03-08T00:00');
  expect((await mails()).map(({ to }) => to).sort()).toEqual([reviewer.name, reviewer.name, head.name].sort());
  for (const { body } of await mails()) expect(body).not.toContain('不外传');
});

test('what was planned for a step that is taken is not sent', async () => {
  await db.updateTable('review_rounds').set({ state: 'passed' }).where('subject_id', '=', String(document)).execute();
  await turn('2024-03-08T00:01');
  expect((await mails()).map(({ state }) => state)).toEqual(['dropped', 'dropped', 'dropped']);
});

test('a clock that is earlier than the books, or that no calendar reaches, tells nobody anything', async () => {
  document = await waiting('2024-03-11T09:00');
  const before = (await mails()).length;
  await turn('1970-01-01T09:00');
  await turn('2024-03-11T10:00');
  expect(await mails()).toHaveLength(before);
  await db.transaction().execute((tx) =>
    append(tx, {
      at: at('2024-06-03T09:00'),
      who: program(town.authorityId),
      action: 'review.giveVerdict',
      subject: 'x',
    }),
  );
  await turn('2024-03-20T09:00');
  expect(await mails()).toHaveLength(before);
  await turn('2024-06-03T09:00');
  expect(await mails()).toHaveLength(before + 2);
  const wrong = await waiting('1970-01-01T09:00');
  const round = (await latestRound(db, 'document', String(wrong)))!;
  expect(dueOf(round, createCalendar())).toBeUndefined();
  await turn('2024-06-03T09:01');
});

test('another calendar moves the limit, and the entry says so', async () => {
  const id = await waiting('2024-06-27T09:00');
  const round = (await latestRound(db, 'document', String(id)))!;
  expect(dueOf(round, createCalendar())?.by).toBe('2024-07-01');
  const keeper = await town.person(null, 'systemAdmin', 'platformOperator');
  const caller = { db, house, sealer, who: keeper, now: at('2024-06-27T10:00') };
  const published = [
    { name: '元旦', from: '2024-01-01', to: '2024-01-01', workdays: [] },
    { name: '春节', from: '2024-02-10', to: '2024-02-17', workdays: ['2024-02-04', '2024-02-18'] },
    { name: '清明节', from: '2024-04-04', to: '2024-04-06', workdays: ['2024-04-07'] },
    { name: '劳动节', from: '2024-05-01', to: '2024-05-05', workdays: ['2024-04-28', '2024-05-11'] },
    { name: '端午节', from: '2024-06-10', to: '2024-06-10', workdays: [] },
    { name: '中秋节', from: '2024-09-15', to: '2024-09-17', workdays: ['2024-09-14'] },
    { name: '国庆节', from: '2024-10-01', to: '2024-10-07', workdays: ['2024-09-29', '2024-10-12'] },
  ];
  const breaks = [...published, { name: '中秋节', from: '2024-06-28', to: '2024-06-28', workdays: [] }];
  unwrap(await enterArrangement(caller, { year: 2024, source: '测试', breaks }));
  const entry = await db
    .selectFrom('holiday_arrangements')
    .select('moved')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  expect(entry.moved).toContainEqual(
    expect.objectContaining({ room: '审核', from: '2024-07-01', to: '2024-07-02', limit: '“科室负责人初审”办理时限' }),
  );
  unwrap(await withdrawArrangement(caller, { year: 2024 }));
});

test('a deputy is told once of each step that waits for who is away, without its title; of what is their own as ever', async () => {
  await db.deleteFrom('mails').execute();
  await db.updateTable('review_rounds').set({ state: 'voided' }).execute();
  const deputy = await town.person('finance', 'editor');
  await writtenTo(books, deputy);
  const first = await waiting('2024-07-09T08:30');
  await turn('2024-07-09T09:00');
  expect(await mails(), 'nobody is away').toHaveLength(0);
  const named = {
    personId: reviewer.id,
    deputyId: deputy.id,
    roles: ['officeReviewer'],
    from: '2024-07-09',
    to: '2024-07-10',
  };
  unwrap(
    await nameDeputy({ db, house, sealer, who: head, now: at('2024-07-09T09:01') }, { ...named, reason: '' } as never),
  );
  await Promise.all([turn('2024-07-09T09:02'), turn('2024-07-09T09:02')]);
  await turn('2024-07-09T09:30');
  const [told, ...more] = await mails();
  expect(more).toEqual([]);
  expect(told).toMatchObject({ to: deputy.name, body: expect.stringContaining(`${reviewer.name}请假期间由您代理`) });
  expect(told!.body).not.toContain('不外传');
  await waiting('2024-07-09T10:00');
  await turn('2024-07-09T10:01');
  expect((await mails()).map(({ to }) => to)).toEqual([deputy.name, deputy.name]);
  // what is taken is not sent any more; when they are back nobody is told
  await db.updateTable('review_rounds').set({ state: 'passed' }).where('subject_id', '=', String(first)).execute();
  await turn('2024-07-09T10:02');
  expect((await mails()).map(({ state }) => state).sort()).toEqual(['dropped', 'waiting']);
  await waiting('2024-07-11T08:30');
  await turn('2024-07-11T08:31');
  expect((await mails()).filter(({ to }) => to === deputy.name)).toHaveLength(2);
});
