import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { ledgersOf } from '../../../test/support/ledgers.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { wordReport } from '../../../test/support/worded.ts';
import { authorityById } from '../../organizations/index.ts';
import type { Who } from '../../platform/roles.ts';
import { standingOf } from '../../review/index.ts';
import { compileReport } from '../compile.ts';
import { answerPromises, editPart } from '../narrative/actions.ts';
import { promisesIn } from '../narrative/promises.ts';
import { annualReport } from '../room.ts';
import { answerMark, textMark } from '../rules.ts';
import { reviewReport, submitReport } from '../sign-off/actions.ts';
import { reportHash, reportRound } from '../sign-off/subject.ts';
import { answersOf, reportRow } from '../store.ts';
import { publishReport } from './actions.ts';
import { keepPublished, publishedReport, versionsOf } from './publication.ts';

const { db, house } = await testDatabase([annualReport]);
const now = new Date('2024-01-10T02:00:00Z');
const year = 2023;
const whole = ['language', 'norms', 'politics'];
const none = { accepted: false, reason: '', seen: '' };
let town: TestTown;
let worded: Record<string, string>;
let serial = 0;
let [editor, reviewer, secrecy, signer, head]: Who[] = [];

/** A town of its own for each test. */
beforeEach(async () => {
  town = await testTown(db, `zhen${++serial}`);
  await ledgersOf(db, town).application('person', '2023-05-05', 'granted', '2023-05-20');
  editor = await town.person('office', 'editor');
  reviewer = await town.person('office', 'officeReviewer');
  secrecy = await town.person('office', 'secrecyReviewer');
  signer = await town.person(null, 'signer');
  head = await town.person('office', 'disclosureHead');
  worded = await wordReport(db, town.authorityId, year);
});

const by = (who: Who | undefined) => ({ db, house, who: who!, now });
async function compiled() {
  return compileReport(db, (await authorityById(db, town.authorityId))!, year);
}
const hashNow = async () => reportHash((await compiled()).report);
const round = () => reportRound(db, town.authorityId, year);
async function pass(who: Who | undefined, ...gates: string[]) {
  const contentHash = await hashNow();
  return () => reviewReport(by(who), { year, verdict: 'passed', gates, remark: '', contentHash });
}
async function upToSigning() {
  await submitReport(by(editor), { year, findings: none });
  await (await pass(reviewer, ...whole))();
  await (await pass(secrecy, 'secrecy'))();
}
const publish = (who: Who | undefined) => publishReport(by(who), { year, date: '2024-01-10', findings: none });

test('two who may take the same step at once: one verdict stands, the other is told', async () => {
  await submitReport(by(editor), { year, findings: none });
  const other = await town.person('office', 'officeReviewer');
  const both = await Promise.all([await pass(reviewer, ...whole), await pass(other, ...whole)].map((go) => go()));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const { step, reviews } = (await round())!;
  expect([step, reviews.length]).toEqual([1, 1]);
});

test.each([1, 2, 3, 4, 5])('signed while a part is reworded (%i): never published but what was signed', async () => {
  await upToSigning();
  const sign = await pass(signer, ...whole);
  const wording = { year, part: 'others' as const, text: '另有一项需要说明。', seen: textMark(worded.others) };
  const [signed, reworded] = await Promise.all([sign(), editPart(by(editor), wording)]);
  expect(reworded.ok).toBe(true);
  expect((await publish(head)).ok).toBe(false);
  expect(await publishedReport(db, town.authorityId, year)).toBeUndefined();
  expect(standingOf(await round(), await hashNow())).toBe('voided');
  if (!signed.ok) expect(signed.code).toBe('conflict'); // the wording came first
});

test('published twice at once: one version, and it is what was signed', async () => {
  await upToSigning();
  await (await pass(signer, ...whole))();
  const both = await Promise.all([publish(head), publish(signer)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await versionsOf(db, town.authorityId, year)).toHaveLength(1);
  expect(reportHash((await publishedReport(db, town.authorityId, year))!)).toBe((await round())!.contentHash);
});

test('the connection dies in the middle of publishing: nothing is half published, the signature holds, the next try works', async () => {
  await upToSigning();
  await (await pass(signer, ...whole))();
  const authority = (await authorityById(db, town.authorityId))!;
  const dying = db.transaction().execute(async (tx) => {
    await keepPublished(tx, authority, year, { name: '测试', now, date: '2024-01-10' });
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
  });
  await expect(dying).rejects.toThrow();
  expect(await publishedReport(db, town.authorityId, year)).toBeUndefined();
  expect(await versionsOf(db, town.authorityId, year)).toEqual([]);
  expect(standingOf(await round(), await hashNow())).toBe('passed');
  expect((await publish(head)).ok).toBe(true);
});

test('a part open in two windows: the second is told, and the first text stands', async () => {
  const save = (text: string) =>
    editPart(by(editor), { year, part: 'management', text, seen: textMark(worded.management) });
  const both = await Promise.all([save('第一个窗口的文字。'), save('第二个窗口的文字。')]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const stands = both[0]!.ok ? '第一个窗口的文字。' : '第二个窗口的文字。';
  expect((await reportRow(db, town.authorityId, year))!.texts.management).toBe(stands);
});

test('promises answered in two windows: each keeps the other’s answer', async () => {
  const promised = '改进情况：一是明确各栏目的维护人员和更新频次；二是增设三处线下公开栏。';
  await editPart(by(editor), { year: 2022, part: 'problems', text: promised, seen: 'template' });
  const authority = (await authorityById(db, town.authorityId))!;
  await db.transaction().execute((tx) => keepPublished(tx, authority, 2022, { name: '测试', now, date: '2023-01-10' }));
  const empty = answerMark(undefined);
  const answer = async (given: Record<string, string>) => answerPromises(by(editor), { year, typed: given });
  const of = async () => answersOf(db, town.authorityId, year);
  const [one, two] = promisesIn(promised).map(({ id }) => id) as [string, string];
  const blank = { [`seen-${one}`]: empty, [`seen-${two}`]: empty };
  expect((await answer({ ...blank, [`standing-${one}`]: 'done', [`answer-${one}`]: '已明确。' })).ok).toBe(true);
  // the second window was opened before: it knows of no answer to the first promise
  expect((await answer({ ...blank, [`standing-${two}`]: 'open', [`answer-${two}`]: '选址中。' })).ok).toBe(true);
  expect((await of()).map(({ answer: text }) => text).sort()).toEqual(['已明确。', '选址中。']);
  const stale = await answer({ ...blank, [`standing-${one}`]: 'partly', [`answer-${one}`]: '还差两个栏目。' });
  expect(stale).toMatchObject({ ok: false, fields: { [`answer-${one}`]: expect.stringContaining('已明确。') } });
  const mark = answerMark({ standing: 'done', answer: '已明确。' });
  const merged = { [`seen-${one}`]: mark, [`standing-${one}`]: 'partly', [`answer-${one}`]: '已明确，还差两个栏目。' };
  expect((await answer(merged)).ok).toBe(true);
  // a window that still shows the old answer, untouched, overwrites nothing
  expect((await answer({ [`seen-${one}`]: mark, [`standing-${one}`]: 'done', [`answer-${one}`]: '已明确。' })).ok).toBe(
    true,
  );
  expect((await of()).find(({ promiseId }) => promiseId === one)!.answer).toBe('已明确，还差两个栏目。');
});
