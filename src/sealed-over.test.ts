import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { booksBefore } from '../test/support/database.ts';
import { testTown } from '../test/support/town.ts';
import { noteSeals, whereWordsAreSealed, whereWordsStand } from '../test/support/where-words-stand.ts';
import { openText } from './applications/privacy/sealed-words.ts';
import { openSteps } from './applications/said.ts';
import { stepsOf } from './applications/store.ts';
import { fold } from './law/index.ts';
import { temporarySealer } from './platform/sealing/sealing.ts';
import { sealOld } from './platform/sealing/unsealed.ts';
import { caseById, eventsOf, filesOf, openedCase } from './remedies/store.ts';
import { shownBy } from './review/rounds/store.ts';

// A data folder from before words were sealed: everything of it is, and nothing is lost.
const { db, bringUp } = await booksBefore('0114');
const sealer = temporarySealer();
const purposes = noteSeals(sealer);
const word = '覃㙓㵘';
const at = '2023-10-01T02:00:00Z';
const hash = 'a'.repeat(64);
let authorityId: number;
let staffId: number;
let application: number;
let remedy: number;
let round: number;
let staged: string[];

async function id(insert: ReturnType<typeof sql>): Promise<number> {
  return Number(((await insert.execute(db)).rows[0] as { id: number }).id);
}

async function step(seq: number, kind: string, particulars: object, note: string): Promise<void> {
  const all = JSON.stringify({ kind, on: '2023-10-01', ...particulars });
  await sql`insert into application_steps (application_id, seq, kind, happened_on, step, note, recorded_at, recorder)
    values (${application}, ${seq}, ${kind}, '2023-10-01', ${all}, ${note}, ${at}, '经办人')`.execute(db);
}

beforeAll(async () => {
  const town = await testTown(db);
  authorityId = town.authorityId;
  staffId = (await town.person('office', 'caseOfficer')).id;
  await sql`insert into files (hash, size, media_type) values (${hash}, 1, 'application/pdf')`.execute(db);
  const request = JSON.stringify({ days: 5, reason: `${word}延期`, by: staffId, byName: '经办人', on: '2023-10-01' });
  application =
    await id(sql`insert into applications (authority_id, number, applicant_kind, subject, description, purpose,
      extension_request) values (${authorityId}, '旧〔2023〕1号', 'person', '账目', ${`${word}的账目`}, ${`${word}用`}, ${request})
    returning id`);
  await step(1, 'registered', { channel: 'inPerson', confirmed: null }, '');
  await step(2, 'thirdPartyAsked', { id: word }, `问${word}`);
  await step(3, 'coAuthorityAsked', { id: '某局' }, '');
  await step(4, 'thirdPartyAnswered', { id: word, answer: 'refusal' }, `${word}不同意`);
  await step(5, 'delivered', { how: 'post', proof: `${word}签收` }, '');
  await sql`insert into application_messages (application_id, direction, body, author, at)
    values (${application}, 'fromApplicant', ${`${word}留言`}, '申请人', ${at})`.execute(db);
  await sql`insert into application_notes (application_id, body, author, at)
    select ${application}, ${word} || n, '经办人', ${at} from generate_series(1, 1200) n`.execute(db);
  await sql`insert into application_files (application_id, file_hash, name, kind, by_applicant, added_by, added_at)
    values (${application}, ${hash}, ${`${word}.pdf`}, 'attachment', true, '申请人', ${at})`.execute(db);
  await sql`insert into application_papers (application_id, kind, state, authority_id, content, updated_at, updater)
    values (${application}, 'reply', 'draft', ${authorityId}, ${JSON.stringify({ reply: 'granted', publicInterest: false, body: `答${word}` })}, ${at}, '经办人')`.execute(
    db,
  );
  await sql`insert into proactive_decisions (authority_id, kind, subject, reason, decided_at, decider)
    values (${authorityId}, 'declined', '账目', ${`因${word}`}, ${at}, '经办人')`.execute(db);
  remedy = await id(sql`insert into remedy_cases (authority_id, kind, title, filed_on, hearing_note, decision_note)
    values (${authorityId}, 'directSuit', ${`${word}诉公开`}, '2023-11-01', ${`听${word}`}, ${`判${word}`}) returning id`);
  await sql`insert into remedy_events (case_id, kind, happened_on, note, author, at)
    values (${remedy}, 'note', '2023-11-02', ${`${word}来电`}, '经办人', ${at})`.execute(db);
  await sql`insert into remedy_files (case_id, file_hash, name, kind, added_by, added_at)
    values (${remedy}, ${hash}, ${`${word}起诉状.pdf`}, 'claim', '经办人', ${at})`.execute(db);
  round =
    await id(sql`insert into review_rounds (subject_kind, subject_id, authority_id, content_hash, shown, steps, state, authors,
      submitted_by, submitted_name, submitted_at)
    values ('reply', ${String(application)}, ${authorityId}, ${hash}, ${`答${word}`}, '[]', 'open', array[${staffId}::bigint],
      ${staffId}, '经办人', ${at}) returning id`);
  await sql`insert into reviews (round_id, step, step_label, reviewer_id, reviewer_name, verdict, remark, at)
    values (${round}, 0, '法制审核', ${staffId}, '负责人', 'passed', ${`${word}的不给`}, ${at})`.execute(db);
  await sql`insert into mails (authority_id, room, kind, about, key, staff_id, recipient_shown, subject, body, next_at, created_at)
    values (${authorityId}, 'alerts', 'limit', ${`remedy:${remedy}:answer 2023-11-20`}, 'k', ${staffId}, '经办人',
      ${`【答辩和举证期限】${word}诉公开：还有 3 个工作日`}, ${`复议诉讼：${word}诉公开`}, ${at}, ${at})`.execute(db);
  const moved = JSON.stringify([{ title: `${word}诉公开`, href: `/console/remedies/${remedy}`, authorityId }]);
  await sql`insert into holiday_arrangements (year, source, breaks, digest, moved, entered_by, entered_at)
    values (2024, '某号', '[]', 'x', ${moved}, ${staffId}, ${at})`.execute(db);
  await sql`insert into kept_forms (staff_id, action, page, sealed_fields, kept_at)
    values (${staffId}, '/console/x', ${`/console/applications/all?words=${encodeURIComponent(word)}`}, ''::bytea, ${at})`.execute(
    db,
  );
  expect((await whereWordsStand(db, [word])).length).toBeGreaterThan(15);
  await bringUp();
  staged = await whereWordsStand(db, [word]);
  await db.deleteFrom('kept_forms').execute();
}, 60_000);

test('before the key is at hand the old words wait in one place, and no column of before is left', async () => {
  expect(staged).toEqual(['unsealed.value']);
});

test('while the key is away they wait; two that start at once seal each word once, and nothing stays in clear', async () => {
  expect(await sealOld(db, Object.assign(temporarySealer(), { problem: '没有密钥' }))).toBe(0);
  expect(await whereWordsStand(db, [word])).toEqual(['unsealed.value']);
  const [a, b] = await Promise.all([sealOld(db, sealer), sealOld(db, sealer)]);
  expect(a + b).toBeGreaterThan(1_200);
  expect(await whereWordsStand(db, [word])).toEqual([]);
  expect((await sql`select from unsealed`.execute(db)).rows).toEqual([]);
  expect(await sealOld(db, sealer)).toBe(0);
  expect((await whereWordsAreSealed(db, { sealer, purposes }, [word])).sort()).toEqual([
    'application_files.sealed_name',
    'application_messages.sealed_body',
    'application_notes.sealed_body',
    'application_papers.sealed_content',
    'application_steps.sealed_said',
    'applications.sealed_description',
    'applications.sealed_extension_request',
    'applications.sealed_purpose',
    'proactive_decisions.sealed_reason',
    'remedy_cases.sealed_decision_note',
    'remedy_cases.sealed_hearing_note',
    'remedy_cases.sealed_title',
    'remedy_events.sealed_note',
    'remedy_files.sealed_name',
    'review_rounds.sealed_shown',
  ]);
});

test('the program reads them as they were, and the law knows who was asked by a place', async () => {
  const rows = await stepsOf(db, application);
  expect(
    openSteps(sealer, application, rows).map(({ step: { kind, ...particulars }, note }) => ({
      kind,
      particulars,
      note,
    })),
  ).toMatchObject([
    { kind: 'registered', note: '' },
    { kind: 'thirdPartyAsked', particulars: { id: word }, note: `问${word}` },
    { kind: 'coAuthorityAsked', particulars: { id: '某局' }, note: '' },
    { kind: 'thirdPartyAnswered', particulars: { id: word, answer: 'refusal' }, note: `${word}不同意` },
    { kind: 'delivered', particulars: { proof: `${word}签收` }, note: '' },
  ]);
  expect(fold(rows.map((row) => row.step)).asks).toMatchObject([
    { id: '第1方', answer: 'refusal' },
    { id: '第2方', answer: null },
  ]);
  const row = await db.selectFrom('applications').selectAll().executeTakeFirstOrThrow();
  expect(openText(sealer, application, 'description', row.sealed_description)).toBe(`${word}的账目`);
  const of = (await caseById(db, authorityId, remedy))!;
  expect(openedCase(sealer, of)).toMatchObject({
    title: `${word}诉公开`,
    hearingNote: `听${word}`,
    decisionNote: `判${word}`,
  });
  expect(await eventsOf(db, sealer, remedy)).toMatchObject([{ note: `${word}来电` }]);
  expect(await filesOf(db, sealer, remedy)).toMatchObject([{ name: `${word}起诉状.pdf` }]);
  const shown = await shownBy({ db, sealer }, { id: round, kind: 'reply', subjectId: String(application) });
  expect(shown.text).toBe(`答${word}`);
});

test('what alerts and the calendar called a case by is its kind and number now', async () => {
  const { rows } = await sql<{ subject: string; body: string }>`select subject, body from mails`.execute(db);
  expect(rows).toEqual([
    {
      subject: '【答辩和举证期限】直接起诉（2023-11-01 受理）：还有 3 个工作日',
      body: '复议诉讼：直接起诉（2023-11-01 受理）',
    },
  ]);
  const { rows: moved } = await sql<{
    title: string;
  }>`select moved->0->>'title' as title from holiday_arrangements`.execute(db);
  expect(moved).toEqual([{ title: '直接起诉（2023-11-01 受理）' }]);
});

test.each([sql`update application_steps set sealed_said = null`, sql`update remedy_events set sealed_note = null`])(
  'what was sealed once is append-only, also for who says that it seals (%#)',
  async (change) => {
    await expect(
      db.transaction().execute(async (tx) => {
        await sql`select set_config('gongkai.sealing', 'on', true)`.execute(tx);
        await change.execute(tx);
      }),
    ).rejects.toThrow(/append-only/);
  },
);
