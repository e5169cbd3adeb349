import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { defaultChain } from '../../review/index.ts';
import { rooms } from '../../rooms.ts';
import { factsOf } from './facts.ts';

const books = await testDatabase(rooms);
const { db } = books;
let town: TestTown;

/** A round of a document with its verdicts, each passed or not. */
async function round(
  at: string,
  verdicts: boolean[],
  of: { state?: string; kind?: string; town?: TestTown; given?: string } = {},
) {
  const documentId = await publicDocument(books, of.town ?? town, { title: '某事', at: '2015-05-05T02:00:00Z' });
  const revision = await db
    .selectFrom('revisions')
    .select('id')
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow();
  const { authorityId, offices } = of.town ?? town;
  const state = of.state ?? (verdicts.includes(false) ? 'returned' : verdicts.length === 3 ? 'passed' : 'open');
  const author = await (of.town ?? town).person('office', 'editor');
  const { rows } = await sql<{ id: number }>`
    insert into review_rounds (subject_kind, subject_id, authority_id, office_id, version, content_hash, steps, step, state, authors,
      submitted_by, submitted_name, submitted_at)
    values (${of.kind ?? 'document'}, ${String(documentId)}, ${authorityId}, ${offices.office},
      ${String(revision.id)}, 'x',
      ${JSON.stringify(defaultChain)}::jsonb, ${verdicts.filter(Boolean).length}, ${state}, ${[author.id]}, ${author.id},
      ${author.name}, ${`${at}T10:00:00+08:00`}) returning id`.execute(db);
  for (const [step, passed] of verdicts.entries())
    await sql`insert into reviews (round_id, step, step_label, reviewer_id, reviewer_name, verdict, at) values
      (${rows[0]!.id}, ${step}, ${defaultChain[step]!.label}, ${author.id}, ${author.name},
      ${passed ? 'passed' : 'returned'}, ${`${of.given ?? at}T11:00:00+08:00`})`.execute(db);
}

beforeAll(async () => {
  town = await testTown(db);
  const other = await testTown(db, 'qtz');
  await round('2023-01-01', [true, true, true]);
  await round('2023-12-31', [true, false]);
  await round('2023-06-01', [false]);
  await round('2023-06-02', [true]);
  await round('2023-06-03', [], { state: 'recalled' });
  await round('2023-12-30', [true, true, true], { given: '2024-01-02' });
  await round('2022-12-31', [true, true, true]);
  await round('2024-01-01', [true, true, true]);
  await round('2023-06-01', [true, true, true], { kind: 'annualReport' });
  await round('2023-06-01', [true, true, true], { town: other });
  const finance = { columnId: town.columnId, articleItem: '20.7' };
  await publicDocument(books, town, { title: '2023 年部门预算', at: '2023-02-01T02:00:00Z', ...finance });
  await publicDocument(books, town, { title: '2022 年度部门决算', at: '2023-09-01T02:00:00Z', ...finance });
  await publicDocument(books, town, { title: '2021 年度部门决算', at: '2022-09-01T02:00:00Z', ...finance });
  await publicDocument(books, town, { title: '2023 年修路预算', at: '2023-02-01T02:00:00Z', articleItem: '20.15' });
  await town.person('village', 'contact');
  const of = {
    authority_id: town.authorityId,
    keeper_id: town.authorityId,
    origin: 'found',
    way: 'inspection',
  } as const;
  await db
    .insertInto('accountability_cases')
    .values({
      ...{ ...of, number: '1', duty: 'updating', title: '目录没有更新', sealed_sender: null, sealed_text: null },
      ...{ message_id: null, came_on: '2023-05-01', phase: 'closed', counted_on: '2023-05-05', counted: 2 },
      ...{ closed_on: '2023-06-01', personal_erased_on: null, evidence_hash: null },
      ...{ entered_by: '测试', entered_at: new Date('2023-05-01T02:00:00Z') },
    })
    .execute();
});

test('reviews of the year and of its documents alone, on a Chinese calendar', async () => {
  const { reviews } = await factsOf(db, town.authorityId, 2023);
  expect(reviews).toEqual({
    submitted: 5,
    passed: 1,
    returned: 2,
    secrecyPassed: 1,
    secrecyReturned: 1,
    steps: defaultChain.map(({ label }) => label),
  });
  const next = await factsOf(db, town.authorityId, 2024);
  expect(next.reviews).toMatchObject({ submitted: 1, passed: 2 });
  const none = await factsOf(db, town.authorityId, 2019);
  expect(none.reviews).toMatchObject({ submitted: 0, passed: 0, returned: 0, secrecyPassed: 0, steps: [] });
});

test('budget and accounts of the financial item alone; a village with a contact; a case of accountability', async () => {
  const facts = await factsOf(db, town.authorityId, 2023);
  expect(facts.finance).toEqual({ budget: 1, accounts: 1 });
  expect(facts.places).toEqual({ all: 1, withContact: 1 });
  expect(facts.accountability).toBe(2);
  expect((await factsOf(db, town.authorityId, 2024)).accountability).toBe(0);
});
