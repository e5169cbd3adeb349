import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { person, requestFor } from '../../../test/support/applicants.ts';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { createCalendar, fold } from '../../law/index.ts';
import type { Caller } from '../../platform/action.ts';
import { unwrap } from '../../platform/outcome.ts';
import type { Who } from '../../platform/roles.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import * as room from '../index.ts';
import { receiptPreview } from './preview.ts';
import { type Arrived, registration } from './receive.tsx';
import { type ReceiptTerm, termOn } from './terms.ts';

const term = (id: number, from: string, systemConfirms: boolean): ReceiptTerm => ({ id, from, systemConfirms });
const TERMS = [term(1, '2023-07-01', true), term(2, '2023-10-01', false), term(3, '2023-10-01', true)];

test.each([
  ['2023-06-30', undefined, 'before the first'],
  ['2023-07-01', 1, 'on its first day'],
  ['2023-09-30', 1, 'on its last day'],
  ['2023-10-01', 3, 'of two from one day, the one entered last'],
])('on %s term %s holds (%s)', (day, id, _why) => expect(termOn(TERMS, day)?.id).toBe(id));

describe('the day of receipt and the last day to reply', () => {
  const published = [term(1, '2023-07-01', true)];
  const online: Arrived = { channel: 'online', arrived: '2023-09-25', confirmed: null };
  test.each<[string, Arrived, ReceiptTerm[], string | null, string | null, RegExp]>([
    ['handed in', { ...online, channel: 'inPerson' }, [], '2023-09-25', '2023-10-27', /提交之日 2023-09-25/],
    ['signed for', { ...online, channel: 'registeredPost' }, [], '2023-09-25', '2023-10-27', /签收之日/],
    ['online, nothing published, not confirmed', online, [], null, null, /双方确认之日为收到申请之日，现在还没有确认/],
    [
      'online, nothing published, confirmed the next day',
      { ...online, confirmed: '2023-09-26' },
      [],
      '2023-09-26',
      '2023-10-30',
      /双方确认之日 2023-09-26/,
    ],
    ['online, the system’s receipt published', online, published, '2023-09-25', '2023-10-27', /系统收到的 2023-09-25/],
    [
      'published: a later confirmation moves nothing',
      { ...online, confirmed: '2023-09-28' },
      published,
      '2023-09-25',
      '2023-10-27',
      /系统收到的 2023-09-25/,
    ],
    ['published only from the next day', online, [term(1, '2023-09-26', true)], null, null, /还没有确认/],
    ['published and given up again', online, [...published, term(2, '2023-09-25', false)], null, null, /还没有确认/],
    ['online on a Saturday', { ...online, arrived: '2023-09-23' }, published, '2023-09-23', '2023-10-26', /2023-09-23/],
    ['fax: what is published of the system is not meant', { ...online, channel: 'fax' }, published, null, null, /传真/],
    ['an ordinary letter', { ...online, channel: 'ordinaryPost' }, published, null, null, /平常信函/],
    [
      'confirmed before it came',
      { ...online, channel: 'fax', confirmed: '2023-09-20' },
      [],
      null,
      null,
      /早于到达日期/,
    ],
    ['to come in next year', { ...online, channel: 'inPerson', arrived: '2024-09-25' }, [], null, null, /晚于今天/],
  ])('%s', (_why, arrived, terms, received, due, said) => {
    const step = registration(arrived, terms);
    const preview = receiptPreview(step, '2023-09-28', createCalendar());
    expect([preview.received, preview.due]).toEqual([received, due]);
    expect(preview.why.join('\n')).toMatch(said);
    if (received) expect(fold([step]).received).toBe(received);
  });
});

const books = await testDatabase(rooms);
const { db, house, sealer } = books;
let now = new Date('2023-09-25T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let head: Who & { id: number; login: string };
let officer: Who & { id: number; login: string };
const by = (who: Who, day: string): Caller => ({ db, house, who, now: new Date(`${day}T02:00:00Z`), sealer });
const rowOf = (id: number) => db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const file = async (day: string) => {
  const input = { applicant: person, request: requestFor('村里的账'), files: [] };
  return unwrap(await room.fileApplication(by(room.applicantOf(town.authorityId), day), input)).id;
};

beforeAll(async () => {
  town = await testTown(db);
  head = await town.person('office', 'disclosureHead');
  officer = await town.person('office', 'caseOfficer');
});

async function as({ login }: { login: string }, day: string) {
  now = new Date(`${day}T02:00:00Z`);
  const client = new Client(app);
  await client.signIn(login, town.password);
  return client;
}

describe('in the books', () => {
  test('from the published day on the system’s receipt is the day of receipt; what came before waits as it did', async () => {
    const early = await file('2023-09-25');
    const client = await as(head, '2023-09-25');
    const page = '/console/applications/receipt';
    for (const [wrong, field] of [
      [{ systemConfirms: 'yes', from: '2023-09-25' }, 'from'],
      [{ systemConfirms: 'yes', from: '2023-02-30' }, 'from'],
      [{ systemConfirms: 'no', from: '2023-09-26' }, 'systemConfirms'],
      [{ from: '2023-09-26' }, 'systemConfirms'],
    ] as const) {
      const reply = await client.post(page, wrong);
      expect([field, reply.statusCode]).toEqual([field, 422]);
      expect(load(reply.body)(`.summary a[href="#f-${field}"]`)).toHaveLength(1);
      expect(load(reply.body)('[name=from]').val()).toBe(wrong.from);
    }
    expect((await client.get('/disclosure/application')).body).toContain('网上申请、传真');
    expect((await client.post(page, { systemConfirms: 'yes', from: '2023-09-26' })).statusCode).toBe(303);
    const guide = (await client.get('/disclosure/application')).body;
    expect(guide).toContain('网上申请、传真');
    expect(guide).toContain('以系统收到之日为收到申请之日');

    const late = await file('2023-09-26');
    expect(await rowOf(early)).toMatchObject({ phase: 'unconfirmed', received_on: null, due_on: null });
    expect(await rowOf(late)).toMatchObject({ phase: 'open', received_on: '2023-09-26', due_on: '2023-10-30' });
    const papers = await db
      .selectFrom('application_papers')
      .select(['kind', 'dated_on'])
      .where('application_id', '=', late)
      .execute();
    expect(papers).toEqual([{ kind: 'acknowledgement', dated_on: '2023-09-26' }]);
    unwrap(await room.confirmReceipt(by(officer, '2023-09-27'), { id: early, on: '2023-09-27' }));
    expect(await rowOf(early)).toMatchObject({ received_on: '2023-09-27' });
    expect(await room.confirmReceipt(by(officer, '2023-09-27'), { id: late, on: '2023-09-27' })).toMatchObject({
      code: 'invalid',
    });
    now = new Date('2023-09-26T02:00:00Z');
    expect(load((await client.get('/disclosure/application')).body)('table').text()).toContain('系统收到之日');
    const { detail } = await db
      .selectFrom('audit_log')
      .select('detail')
      .where('action', '=', 'applications.setReceiptTerm')
      .executeTakeFirstOrThrow();
    expect(detail).toEqual({ systemConfirms: true, from: '2023-09-26' });
  });

  test('the officer sees what a registration would come to, before and without scripts', async () => {
    const client = await as(officer, '2023-09-28');
    const query = 'channel=online&arrived=2023-09-27&confirmed=';
    const trial = (await client.get(`/console/applications/receipt/trial?${query}`)).json();
    expect(trial).toMatchObject({ received: '2023-09-27', due: '2023-10-31' });
    for (const broken of ['', 'channel=x&arrived=2023-02-30', 'channel=fax&arrived=0000-00-00&confirmed=9999-99-99'])
      expect((await client.get(`/console/applications/receipt/trial?${broken}`)).json()).toMatchObject({ due: null });
    const typed = { channel: 'fax', arrived: '2023-09-25', confirmed: '2023-09-26', description: '写到一半的话' };
    const reply = await client.post('/console/applications/new', { ...typed, trial: 'yes' });
    expect(reply.statusCode).toBe(200);
    const $ = load(reply.body);
    expect($('#receipt-day').text()).toContain('2023年10月30日前答复');
    expect($('[name=description]').text()).toBe('写到一半的话');
    expect((await client.get('/console/applications/receipt')).statusCode).toBe(404);
  });
});
