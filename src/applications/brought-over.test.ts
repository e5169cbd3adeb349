import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { booksBefore } from '../../test/support/database.ts';
import { fold, PHASE_LABELS, rowOf } from '../law/index.ts';
import { temporarySealer } from '../platform/sealing/sealing.ts';
import { sealOld } from '../platform/sealing/unsealed.ts';
import { draftOf } from './papers/drafts.ts';
import { papersOf } from './papers/read.ts';
import { wordsInUse } from './papers/wording/store.ts';
import { stepsOf } from './store.ts';

// Books in which 补正 was called correction and 回执 receipt: their words follow, all else stays.
const { db, bringUp } = await booksBefore('0094');
const sealer = temporarySealer();
const id = async (insert: ReturnType<typeof sql<{ id: number }>>) => (await insert.execute(db)).rows[0]!.id;
let authority: number;
let lapsed: number;
let waiting: number;

async function application(
  phase: string,
  more: object,
  steps: { kind: string; on: string; [more: string]: unknown }[],
): Promise<number> {
  const made = await id(sql`insert into applications (authority_id, number, applicant_kind, subject, received_on, phase)
    values (${authority}, ${`测试镇依申请〔2023〕${phase}号`}, 'person', '账目', '2023-09-25', 'open') returning id`);
  for (const [at, step] of steps.entries())
    await sql`insert into application_steps (application_id, seq, kind, happened_on, step, recorded_at, recorder)
      values (${made}, ${at + 1}, ${step.kind}, ${step.on}, ${JSON.stringify(step)}, now(), 'x')`.execute(db);
  await db
    .updateTable('applications')
    .set({ phase, ...more } as object)
    .where('id', '=', made)
    .execute();
  return made;
}

beforeAll(async () => {
  authority = await id(sql`insert into authorities (code, name, short_name, paper_prefix, is_primary)
    values ('csz', '测试镇人民政府', '测试镇', '测试镇', true) returning id`);
  const registered = { kind: 'registered', on: '2023-09-25', channel: 'inPerson', confirmed: null };
  const told = { kind: 'correctionNotified', on: '2023-09-27', by: '2023-10-20' };
  lapsed = await application(
    'closed',
    { reply_kind: 'correctionOverdue', outcome: 'other.correctionOverdue', closed_on: '2023-10-23' },
    [registered, told, { kind: 'lapsed', on: '2023-10-23', why: 'correctionOverdue' }],
  );
  waiting = await application('awaitingCorrection', { waits_until: '2023-11-20' }, [
    registered,
    told,
    { kind: 'corrected', on: '2023-10-09' },
  ]);
  const paper = (kind: string, state: string, content: object) =>
    sql`insert into application_papers (application_id, authority_id, kind, state, content, dated_on, updated_at, updater)
      values (${waiting}, ${authority}, ${kind}, ${state}, ${JSON.stringify(content)},
        ${state === 'issued' ? '2023-09-27' : null}, now(), 'x')`.execute(db);
  await paper('receipt', 'issued', {});
  await paper('correction', 'draft', { body: '请补正' });
  await paper('lapse', 'issued', { why: 'correctionOverdue' });
  await sql`insert into paper_wordings (authority_id, key, text, updated_at, updater)
    values (${authority}, 'correction', '我们的话', now(), 'x')`.execute(db);
  const mail = (room: string, kind: string, about: string, key: string) =>
    sql`insert into mails (authority_id, room, kind, about, key, recipient_shown, subject, body, state, next_at, created_at,
        sent_at) values (${authority}, ${room}, ${kind}, ${about}, ${key}, '', '', '', 'sent', now(), now(), now())`.execute(
      db,
    );
  await mail('applications', 'receipt', 'application:12', 'application:12:receipt:34');
  await mail('applications', 'correction', 'application:12', 'application:12:correction:35');
  await mail(
    'alerts',
    'limit',
    'application:12:correction 2023-11-20',
    'limit:application:12:correction:2023-11-20:5:1',
  );
  expect(await bringUp()).toContain('0094-clarification-and-acknowledgement.sql');
  await sealOld(db, sealer);
});

test('steps, phase and outcome are read as the law knows them, and steps are append-only again', async () => {
  const stateOf = async (of: number) => fold((await stepsOf(db, of)).map(({ step }) => step));
  const rowOfId = (of: number) =>
    db.selectFrom('applications').selectAll().where('id', '=', of).executeTakeFirstOrThrow();
  const over = await rowOfId(lapsed);
  expect(await stateOf(lapsed)).toMatchObject({ phase: 'closed', outcome: over.reply_kind, closed: '2023-10-23' });
  expect(rowOf(over.reply_kind!)).toBe(over.outcome);
  expect(PHASE_LABELS[(await rowOfId(waiting)).phase]).toBe('等待补正');
  expect((await stateOf(waiting)).clarification).toEqual({
    requested: '2023-09-27',
    by: '2023-10-20',
    clarified: '2023-10-09',
  });
  for (const { seq } of await stepsOf(db, waiting)) {
    const { rows } = await sql<{ same: boolean }>`select kind = step ->> 'kind' as same from application_steps
      where application_id = ${waiting} and seq = ${seq}`.execute(db);
    expect(rows).toEqual([{ same: true }]);
  }
  await expect(sql`update application_steps set kind = 'x'`.execute(db)).rejects.toThrow('append-only');
});

test('papers, wordings and mails are found under their new names', async () => {
  expect((await papersOf(db, sealer, waiting)).map(({ kind }) => kind)).toEqual([
    'acknowledgement',
    'clarification',
    'lapse',
  ]);
  expect((await draftOf(db, sealer, waiting, 'clarification'))?.content).toEqual({ body: '请补正' });
  expect((await papersOf(db, sealer, waiting)).at(-1)!.content).toEqual({ why: 'clarificationOverdue' });
  expect(await wordsInUse(db, authority, 'clarification')).toBe('我们的话');
  const mails = await db.selectFrom('mails').select(['kind', 'about', 'key']).orderBy('id').execute();
  expect(mails.map(({ kind, about, key }) => `${kind} ${about} ${key}`)).toEqual([
    'acknowledgement application:12 application:12:acknowledgement:34',
    'clarification application:12 application:12:clarification:35',
    'limit application:12:clarification 2023-11-20 limit:application:12:clarification:2023-11-20:5:1',
  ]);
});
