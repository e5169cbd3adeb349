import { beforeAll, expect, test } from 'vitest';
import { person, requestFor } from '../../../../test/support/applicants.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../../test/support/town.ts';
import { organizations } from '../../../organizations/room.ts';
import type { Caller } from '../../../platform/action.ts';
import { instantOf } from '../../../platform/dates.ts';
import { unwrap } from '../../../platform/outcome.ts';
import type { Who } from '../../../platform/roles.ts';
import * as room from '../../index.ts';
import { papersOf } from '../../papers/read.ts';
import { setReceiptTerm } from '../../receipt/set-term.ts';
import { applications } from '../../room.ts';

const { db, house, sealer } = await testDatabase([organizations, applications]);
let town: TestTown;
let officer: Who;
const at = (who: Who, moment: string): Caller => ({ db, house, who, now: new Date(moment), sealer });
const on = (who: Who, day: string): Caller => ({ db, house, who, now: instantOf(day), sealer });
const rowOf = (id: number) => db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

beforeAll(async () => {
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
  const head = await town.person('office', 'disclosureHead');
  unwrap(await setReceiptTerm(on(head, '2023-01-02'), { from: '2023-01-03', systemConfirms: true }));
});

test.each([
  ['2023-09-25T15:59:59Z', '2023-09-25', '2023-10-27', 'a second before midnight in China is still that day'],
  ['2023-09-25T16:00:00Z', '2023-09-26', '2023-10-30', 'midnight in China is the next day'],
  ['2023-09-29T15:59:00Z', '2023-09-29', '2023-11-01', 'on the first day of the holidays: 10-07 is day 1'],
  ['2023-12-31T15:59:00Z', '2023-12-31', '2024-01-29', 'the last minute of a year counts in that year'],
  ['2023-12-31T16:00:00Z', '2024-01-01', '2024-01-29', 'New Year’s Day: the next year, the same last day'],
  ['2024-02-05T02:00:00Z', '2024-02-05', '2024-03-08', 'over the leap day; the eve of Spring Festival 2024 is worked'],
])('filed online at %s: received %s, due %s (%s)', async (moment, received, due) => {
  const input = { applicant: person, request: requestFor('村里的账'), files: [] };
  const { id, number } = unwrap(await room.fileApplication(at(room.applicantOf(town.authorityId), moment), input));
  expect(await rowOf(id)).toMatchObject({ received_on: received, due_on: due, due_provisional: false });
  expect(number).toContain(`〔${received.slice(0, 4)}〕`);
});

async function byPost(day: string, now = day) {
  const given = { request: requestFor('村里的账'), files: [], channel: 'registeredPost', confirmed: null } as const;
  return unwrap(await room.registerApplication(on(officer, now), { ...given, applicant: person, arrived: day })).id;
}

test('in the last week of a year, with no arrangement for the next: the date is provisional, on the row and on paper', async () => {
  const id = await byPost('2090-12-27');
  expect(await rowOf(id)).toMatchObject({ due_provisional: true });
  const { content } = (await papersOf(db, sealer, id)).find(({ kind }) => kind === 'acknowledgement')!;
  expect(JSON.stringify(content)).toContain('尚未公布2091年的节假日安排，上述答复期限为暂定');
});

test('items are counted over the calendar month, and a new year begins a new month', async () => {
  const ids: number[] = [];
  for (let n = 0; n < 11; n += 1) ids.push(await byPost('2022-12-30', '2023-01-03'));
  const next = await byPost('2023-01-03');
  const charge = (id: number) =>
    room.notifyFee(on(officer, '2023-01-04'), {
      ...{ id, on: '2023-01-04', received: null, payment: '凭缴款码缴纳' },
      ...{ basis: 'item', quantity: 1 },
    });
  expect(await charge(ids[9]!)).toMatchObject({ ok: false, message: expect.stringContaining('未超出免费的件数') });
  unwrap(await charge(ids[10]!));
  const { step } = await db
    .selectFrom('application_steps')
    .select('step')
    .where('application_id', '=', ids[10]!)
    .where('kind', '=', 'feeNotified')
    .executeTakeFirstOrThrow();
  expect(step).toMatchObject({ before: 10, fen: 10_000 });
  expect(await charge(next)).toMatchObject({ ok: false, message: expect.stringContaining('未超出免费的件数') });
});

test('what earlier applications of the month were charged by item counts item by item', async () => {
  const stranger = { ...person, documentNumber: '000000199001020013' };
  const arrive = async () => {
    const given = { request: requestFor('村里的账'), files: [], channel: 'registeredPost', confirmed: null } as const;
    const made = await room.registerApplication(on(officer, '2023-03-02'), {
      ...given,
      applicant: stranger,
      arrived: '2023-03-01',
    });
    return unwrap(made).id;
  };
  const [first, second] = [await arrive(), await arrive()];
  const charge = async (id: number, quantity: number) =>
    unwrap(
      await room.notifyFee(on(officer, '2023-03-02'), {
        ...{ id, on: '2023-03-02', received: null, payment: '凭缴款码缴纳' },
        ...{ basis: 'item', quantity },
      }),
    ).fen;
  expect(await charge(first, 15)).toBe(50_000);
  expect(await charge(second, 10)).toBe(100_000);
});
