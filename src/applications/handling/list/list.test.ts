import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../../test/support/town.ts';
import { createCalendar, type ReceiptChannel, type ReplyKindId, rowOf } from '../../../law/index.ts';
import { dueBetween, filterIn, type Left, listHref, listPage } from './list.ts';

const calendar = createCalendar();
const today = '2023-09-27'; // Wednesday; off from the 29th to 6 October, worked on Saturday and Sunday the 7th and 8th

test.each<[Left, string | undefined, string | undefined, string]>([
  ['late', undefined, '2023-09-26', 'yesterday and before'],
  ['1', '2023-09-27', '2023-10-06', 'Thursday is one working day, the eight days off after it none'],
  ['3', '2023-09-27', '2023-10-08', 'the worked Saturday and Sunday are two and three'],
  ['5', '2023-09-27', '2023-10-10', 'Monday and Tuesday are four and five'],
  ['more', '2023-10-11', undefined, 'from Wednesday on'],
])('%s left: due from %s to %s (%s)', (left, from, to, _why) => {
  expect(dueBetween(left, today, calendar)).toEqual({ ...(from && { from }), ...(to && { to }) });
});

const { db } = await testDatabase();
let town: TestTown;
let officer: number;

interface Made {
  subject: string;
  due?: string;
  reply?: ReplyKindId;
  channel?: ReceiptChannel;
  officerId?: number;
}

beforeAll(async () => {
  town = await testTown(db);
  officer = (await town.person('office', 'caseOfficer')).id;
  const made: Made[] = [
    { subject: '逾期', due: '2023-09-26' },
    { subject: '今天', due: '2023-09-27', officerId: officer },
    { subject: '明天', due: '2023-09-28', channel: 'fax' },
    { subject: '五天', due: '2023-10-10', officerId: officer },
    { subject: '六天', due: '2023-10-11' },
    { subject: '已公开', reply: 'granted' },
    { subject: '不公开', reply: 'process', channel: 'fax' },
  ];
  await db
    .insertInto('applications')
    .values(
      made.map(({ subject, due, reply, channel = 'inPerson', officerId }, n) => ({
        authority_id: town.authorityId,
        number: `${n + 1}号`,
        subject,
        applicant_kind: 'person' as const,
        channel,
        arrived_on: '2023-09-01',
        received_on: '2023-09-01',
        phase: reply ? ('closed' as const) : ('open' as const),
        due_on: due ?? '2023-09-26',
        closed_on: reply ? '2023-09-20' : null,
        reply_kind: reply ?? null,
        outcome: reply ? rowOf(reply) : null,
        officer_id: officerId ?? null,
      })),
    )
    .execute();
});

describe('the list is narrowed', () => {
  test.each<[Record<string, string>, string[]]>([
    [{ left: 'late' }, ['逾期']],
    [{ left: '1' }, ['明天', '今天']],
    [{ left: '3' }, ['明天', '今天']],
    [{ left: '5' }, ['五天', '明天', '今天']],
    [{ left: 'more' }, ['六天']],
    [{ reply: 'process' }, ['不公开']],
    [{ channel: 'fax' }, ['不公开', '明天']],
    [{ channel: 'fax', left: '5' }, ['明天']],
    [{ reply: 'granted', left: 'late' }, []],
    [{ left: '__proto__', reply: 'constructor', channel: 'toString', phase: 'closed' }, ['不公开', '已公开']],
  ])('%j: %j', async (query, subjects) => {
    const { rows } = await listPage(db, town.authorityId, filterIn(query), undefined, { today, calendar });
    expect(rows.map(({ subject }) => subject)).toEqual(subjects);
  });

  test('and by officer; an address holds the whole filter', async () => {
    const filter = filterIn({ officer: String(officer), left: '5' });
    const { rows } = await listPage(db, town.authorityId, filter, undefined, { today, calendar });
    expect(rows.map(({ subject }) => subject)).toEqual(['五天', '今天']);
    const query = new URL(listHref(filter), 'http://x').searchParams;
    expect(filterIn(Object.fromEntries(query))).toEqual(filter);
  });
});
