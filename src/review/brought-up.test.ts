import { load } from 'cheerio';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { booksBefore, testDatabase } from '../../test/support/database.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { acceptedOf } from '../annual-report/sign-off/accepted.ts';
import { reportRound } from '../annual-report/sign-off/subject.ts';
import { waitingApplications } from '../applications/handling/list/waiting.ts';
import * as applications from '../applications/index.ts';
import { replyRound } from '../applications/reply/subject.ts';
import { openSteps } from '../applications/said.ts';
import { stepsOf } from '../applications/store.ts';
import { append } from '../platform/audit-log/index.ts';
import { unwrap } from '../platform/outcome.ts';
import { sealOld } from '../platform/sealing/unsealed.ts';
import { documents } from '../publishing/index.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { defaultChain } from './chain/rules.ts';
import { giveVerdict } from './rounds/engine.ts';
import { latestRound } from './rounds/store.ts';

// A data folder from before there was one review: documents, annual reports and replies each in tables of their own.
const { db, bringUp } = await booksBefore('0090');
const { files, house, sealer } = await testDatabase(rooms);
const now = new Date('2024-03-01T02:00:00Z');
const at = (day: string) => new Date(`${day}T02:00:00Z`);
const chain = JSON.stringify(defaultChain);
const hash = (letter: string) => letter.repeat(64);
type Person = Awaited<ReturnType<TestTown['person']>>;
let town: TestTown;
let [editor, reviewer, secrecy, signer, officer, head]: Person[] = [];
/** what the old tables said */
const old: { reviews?: unknown[]; reportReviews?: unknown[] } = {};

beforeAll(async () => {
  town = await testTown(db);
  editor = await town.person('office', 'editor');
  reviewer = await town.person('office', 'officeReviewer');
  secrecy = await town.person('office', 'secrecyReviewer');
  signer = await town.person(null, 'signer');
  officer = await town.person('office', 'caseOfficer');
  head = await town.person('office', 'disclosureHead');
  await documentsOfOld();
  await reportsOfOld();
  await repliesOfOld();
  old.reviews = (
    await sql`select step, step_label as label, reviewer_name as by, verdict, remark, at
    from reviews where document_id = 1 order by id`.execute(db)
  ).rows;
  old.reportReviews = (
    await sql`select v.step, step_label as label, reviewer_name as by, verdict, gates, remark, at
    from report_reviews v join report_rounds r on r.id = v.round_id where year = 2022 order by v.id`.execute(db)
  ).rows;
  expect(old.reviews).toHaveLength(2);
  await bringUp();
  await sealOld(db, sealer);
});

/** One document that was returned once and waits for its secrecy review; its text was written by two. */
async function documentsOfOld() {
  const times = { created_at: at('2024-02-20'), updated_at: at('2024-02-22') };
  await sql`insert into documents (authority_id, office_id, author_id, state, created_at, updated_at) values
    (${town.authorityId}, ${town.offices.office}, ${editor!.id}, 'inReview', ${times.created_at}, ${times.updated_at})`.execute(
    db,
  );
  for (const [number, by] of [[1, editor!.id], [2, head!.id]] as const) // biome-ignore format: one line
    await sql`insert into revisions (document_id, number, author_id, saved_by, created_at, saved_at, sealed_at, content_hash,
        title, body_html, body_text, column_id, channels)
      values (1, ${number}, ${by}, ${by}, ${times.created_at}, ${times.created_at}, ${times.created_at}, ${hash(`${number}`)},
        ${`公告第 ${number} 稿`}, ${`<p>第 ${number} 稿。</p>`}, ${`第 ${number} 稿。`}, ${town.columnId}, '{website}')`.execute(
      db,
    );
  await sql`update documents set revision_id = 2`.execute(db);
  await sql`insert into review_rounds (document_id, revision_id, content_hash, steps, step, state, submitted_by, submitted_at, closed_at)
    values (1, 1, ${hash('1')}, ${chain}, 0, 'returned', ${editor!.id}, ${at('2024-02-20')}, ${at('2024-02-21')}),
      (1, 2, ${hash('2')}, ${chain}, 1, 'open', ${editor!.id}, ${at('2024-02-22')}, null)`.execute(db);
  await sql`insert into reviews (round_id, document_id, revision_id, content_hash, step, step_label, reviewer_id, reviewer_name,
      verdict, gates, remark, at)
    values (1, 1, 1, ${hash('1')}, 0, '科室负责人初审', ${reviewer!.id}, ${reviewer!.name}, 'returned', '{}', '请补充联系电话', ${at('2024-02-21')}),
      (2, 1, 2, ${hash('2')}, 0, '科室负责人初审', ${reviewer!.id}, ${reviewer!.name}, 'passed', '{language,norms,politics}', '已补充', ${at('2024-02-23')})`.execute(
    db,
  );
}

/** 2022: signed by the head of the disclosure office in the office's place, and published; 2023: on its way. */
async function reportsOfOld() {
  await sql`insert into annual_reports (authority_id, year, state, updated_at, updated_by, published_at, published_on)
    values (${town.authorityId}, 2022, 'published', ${now}, '测试', ${now}, '2023-01-12'),
      (${town.authorityId}, 2023, 'draft', ${now}, '测试', null, null)`.execute(db);
  await sql`insert into report_rounds (authority_id, year, content_hash, steps, step, state, authors, office_id, submitted_by,
      submitted_name, submitted_at)
    values (${town.authorityId}, 2023, ${hash('3')}, ${chain}, 1, 'open', ${[editor!.id, officer!.id]}, ${town.offices.office},
        ${editor!.id}, ${editor!.name}, ${at('2024-01-08')}),
      (${town.authorityId}, 2022, ${hash('4')}, ${chain}, 3, 'published', ${[editor!.id]}, ${town.offices.office},
        ${editor!.id}, ${editor!.name}, ${at('2023-01-08')})`.execute(db);
  for (const [
    step,
    by,
    day,
  ] of [[0, head!, '2023-01-09'], [1, secrecy!, '2023-01-10'], [2, signer!, '2023-01-11']] as const) // biome-ignore format: one line
    await sql`insert into report_reviews (round_id, step, step_label, reviewer_id, reviewer_name, verdict, gates, remark, at)
      values (2, ${step}, ${defaultChain[step]!.label}, ${by.id}, ${by.name}, 'passed', '{}', ${`看过第 ${step} 步`}, ${at(day)})`.execute(
      db,
    );
  await sql`insert into report_reviews (round_id, step, step_label, reviewer_id, reviewer_name, verdict, gates, remark, at)
    values (1, 0, '科室负责人初审', ${reviewer!.id}, ${reviewer!.name}, 'passed', '{}', '数字已核对', ${at('2024-01-09')})`.execute(
    db,
  );
  await sql`insert into accepted_findings (round_id, stage, rule, place, message, reason, accepted_by, accepted_at) values
    (2, 'submission', 'T3-SUM', 'three', '合计不符', '系统迁移', ${editor!.name}, ${at('2023-01-08')})`.execute(db);
}

const approved = { reply: 'process', publicInterest: false, body: '属于讨论记录，不予公开。' };
/** 1: reviewed, to be signed; 2: answered; 3: to be reviewed; 4: changed after its review; 5: withdrawn with its draft. */
async function repliesOfOld() {
  const person = { authority_id: town.authorityId, applicant_kind: 'person', office_id: town.offices.office } as const;
  const days = { received_on: '2024-02-19', arrived_on: '2024-02-19', channel: 'inPerson' } as const;
  for (const n of [1, 2, 3, 4, 5]) {
    const ended = {
      2: { phase: 'closed', closed_on: '2024-02-26', outcome: 'refused.process', reply_kind: 'process' },
      5: { phase: 'closed', closed_on: '2024-02-27', outcome: 'other.other', reply_kind: 'withdrawn' },
    }[n];
    const values = { ...person, ...days, number: `测试〔${n}〕`, subject: `第 ${n} 件`, ...ended } as const;
    await db
      .insertInto('applications')
      .values(values as never)
      .execute();
    await step(n, 1, { kind: 'registered', on: '2024-02-19', channel: 'inPerson', confirmed: null }, officer!);
  }
  await draft(1, 'approved');
  await step(1, 2, { kind: 'legallyReviewed', on: '2024-02-21' }, reviewer!, 1, '依据充分');
  await draft(2, 'issued');
  await step(2, 2, { kind: 'legallyReviewed', on: '2024-02-21' }, reviewer!, 2, '同意');
  await step(2, 3, { kind: 'replied', on: '2024-02-26', reply: 'process' }, signer!, 2);
  await draft(3, 'draft');
  await draft(4, 'draft');
  await step(4, 2, { kind: 'legallyReviewed', on: '2024-02-21' }, reviewer!, 4, '可以');
  await draft(5, 'draft');
  await step(5, 2, { kind: 'withdrawn', on: '2024-02-27' }, officer!);
}

async function draft(application: number, state: string) {
  const issued = state === 'issued' ? '2024-02-26' : null;
  await sql`insert into application_papers (application_id, kind, state, authority_id, content, dated_on, updated_at, updated_by, updater)
    values (${application}, 'reply', ${state}, ${town.authorityId}, ${JSON.stringify(approved)}, ${issued}, ${at('2024-02-20')},
      ${officer!.id}, ${officer!.name})`.execute(db);
  const saved = [head!, officer!];
  const entry = { action: 'applications.draftReply', subject: `application:${application}` };
  for (const [n, who] of saved.entries())
    await db.transaction().execute((tx) => append(tx, { ...entry, who, at: at(`2024-02-${19 + n}`) }));
}

async function step(
  application: number,
  seq: number,
  one: { kind: string; on: string } & Record<string, unknown>,
  by: Person,
  paper?: number,
  note = '',
) {
  // biome-ignore format: one line
  await sql`insert into application_steps (application_id, seq, kind, happened_on, step, note, paper_id, recorded_at, recorded_by, recorder)
    values (${application}, ${seq}, ${one.kind}, ${one.on}, ${JSON.stringify(one)}, ${note}, ${paper ?? null}, ${at(one.on)}, ${by.id},
      ${by.name})`.execute(db);
}

async function signedIn({ login }: Person): Promise<Client> {
  const app = await buildServer({ db, files, house, sealer, now: () => now });
  const client = new Client(app);
  await client.signIn(login, town.password);
  return client;
}
const by = (who: Person) => ({ db, house, sealer, who, now });

describe('a data folder from before', () => {
  test('documents: every verdict is there, and the round goes on where it stood', async () => {
    const { rows } = await sql`select v.step, step_label as label, reviewer_name as by, verdict, remark, at
      from reviews v join review_rounds r on r.id = v.round_id where r.document_id = 1 order by v.id`.execute(db);
    expect(rows).toEqual(old.reviews);
    const round = (await latestRound(db, documents.name, '1'))!;
    expect(round).toMatchObject({ version: '2', step: 1, state: 'open', officeId: town.offices.office });
    expect(round.authors).toEqual([editor!.id, head!.id].sort((a, b) => a - b));
    const $ = load((await (await signedIn(secrecy!)).get('/console/reviews/document/1')).body);
    expect($('.chain').text()).toContain(`${reviewer!.name}　2024-02-23 10:00已补充`);
    const again = load((await (await signedIn(reviewer!)).get('/console/reviews/document/1')).body);
    expect(again('.changes ins').text()).toContain('2');
  });

  test('annual reports: the sign-off reads the same, with what was accepted in it', async () => {
    const round = (await reportRound(db, town.authorityId, 2022))!;
    expect(round).toMatchObject({ state: 'published', step: 3, submittedName: editor!.name });
    expect(round.reviews.map(({ reviewerId: _, forId, forName, ...line }) => line)).toEqual(old.reportReviews);
    expect(await acceptedOf(db, round.id)).toMatchObject([{ rule: 'T3-SUM', reason: '系统迁移' }]);
    const open = (await reportRound(db, town.authorityId, 2023))!;
    expect(open.authors).toEqual([editor!.id, officer!.id]);
    expect(open.steps.map(({ also }) => also)).toEqual([['disclosureHead'], undefined, undefined]);
    const $ = load((await (await signedIn(signer!)).get('/console/annual-report/2023')).body);
    expect($('#sign-off .chain').text()).toContain(`${reviewer!.name}　2024-01-09 10:00数字已核对`);
  });

  test('replies: legal reviews and signatures are verdicts, with who drafted', async () => {
    // what was said stands, sealed, in the application's steps
    const saidAt = async (id: number) =>
      openSteps(sealer, id, await stepsOf(db, id)).filter(({ step }) =>
        ['legallyReviewed', 'replied'].includes(step.kind),
      );
    const lines = async (id: number) => {
      const said = await saidAt(id);
      return (await replyRound(db, id))?.reviews.map(({ label, by }, at) => [label, by, said[at]?.note].join(' '));
    };
    expect(await lines(1)).toEqual([`法制审核 ${reviewer!.name} 依据充分`]);
    expect(await lines(2)).toEqual([`法制审核 ${reviewer!.name} 同意`, `签发答复 ${signer!.name} `]);
    const states = await sql<{ states: string }>`select string_agg(state, ' ' order by id) as states from review_rounds
      where subject_kind = 'reply' group by application_id order by application_id`.execute(db);
    expect(states.rows.map((row) => row.states)).toEqual(['open', 'passed', 'open', 'voided open']);
    expect((await replyRound(db, 1))!.authors).toEqual([officer!.id, head!.id].sort((a, b) => a - b));
    const waiting = async (who: Person) =>
      (await waitingApplications(db, who)).map(({ subject, what }) => `${subject}${what}`);
    expect(await waiting(signer!)).toEqual(['第 1 件签发答复', '第 3 件法制审核', '第 4 件法制审核']);
    expect(await waiting(reviewer!)).toEqual(['第 3 件法制审核', '第 4 件法制审核']);
    const $ = load((await (await signedIn(signer!)).get('/console/applications/1/reply')).body);
    expect($('main').text()).toContain('依据充分');
    unwrap(await applications.signReply(by(signer!), { id: 1, draftVersion: 1 }));
  });

  test('what was under way goes on: who wrote it still takes no step', async () => {
    const seen = { id: 3, draftVersion: 1, opinion: '' };
    expect(await applications.reviewLegally(by(head!), seen)).toMatchObject({ ok: false, code: 'forbidden' });
    unwrap(await applications.reviewLegally(by(reviewer!), seen));
    const given = { kind: documents, id: '1', verdict: 'passed', gates: ['secrecy'], remark: '' } as const;
    const contentHash = (await latestRound(db, documents.name, '1'))!.contentHash;
    // the text that was made up here has not the hash that was made up for it
    expect(await giveVerdict(by(secrecy!), { ...given, contentHash })).toMatchObject({ code: 'conflict' });
  });
});
