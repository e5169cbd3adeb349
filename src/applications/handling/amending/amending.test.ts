import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { person, requestFor } from '../../../../test/support/applicants.ts';
import { balanced } from '../../../../test/support/balanced.ts';
import { Client } from '../../../../test/support/client.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../../test/support/town.ts';
import { unwrap } from '../../../platform/outcome.ts';
import type { Who } from '../../../platform/roles.ts';
import { rooms } from '../../../rooms.ts';
import { buildServer } from '../../../server.ts';
import * as room from '../../index.ts';
import { amendStep, voidStep } from './amend.ts';

const books = await testDatabase(rooms);
const { db, house, sealer } = books;
let now = new Date('2023-12-29T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let officer: Who & { id: number; login: string };
let head: Who & { id: number; login: string };
let signer: Who & { id: number };

beforeAll(async () => {
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
  head = await town.person('office', 'disclosureHead');
  signer = await town.person(null, 'signer');
});

const by = (who: Who, day: string) => ({ db, house, sealer, who, now: new Date(`${day}T02:00:00Z`) });
const rowOf = (id: number) => db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

async function registered(arrived = '2023-11-20', description = '机动地发包合同') {
  const input = { applicant: person, request: requestFor(description), files: [] };
  const made = await room.registerApplication(by(officer, arrived), {
    ...input,
    channel: 'inPerson',
    arrived,
    confirmed: null,
  });
  return unwrap(made).id;
}

async function answered(id: number, day: string) {
  const content = { reply: 'granted', publicInterest: false, body: '现予公开。' } as const;
  unwrap(await room.draftReply(by(officer, day), { id, draftVersion: 0, content }));
  unwrap(await room.signReply(by(signer, day), { id, draftVersion: 1 }));
}

async function seqOf(id: number, kind: string): Promise<number> {
  const { seq } = await db
    .selectFrom('standing_steps')
    .select('seq')
    .where('application_id', '=', id)
    .where('kind', '=', kind as never)
    .executeTakeFirstOrThrow();
  return seq;
}

describe('every kind of correction leaves table three balanced', () => {
  test('a reply voided in the next year: open again, carried over', async () => {
    const id = await registered();
    await answered(id, '2023-12-08');
    expect(await balanced(db, town.authorityId, [2023, 2024])).toEqual([{ granted: 1, received: 1 }, {}]);
    const seq = await seqOf(id, 'replied');
    const reason = '答复发错了对象，未送达';
    expect(await voidStep(by(officer, '2024-01-05'), { id, seq, reason })).toMatchObject({ code: 'forbidden' });
    expect(unwrap(await voidStep(by(head, '2024-01-05'), { id, seq, reason }))).toContainEqual([
      '处理结果',
      '予以公开',
      '无',
    ]);
    expect(await rowOf(id)).toMatchObject({ phase: 'open', closed_on: null, outcome: null, due_on: '2023-12-18' });
    expect(await balanced(db, town.authorityId, [2023, 2024])).toEqual([
      { carriedOut: 1, received: 1 },
      { carriedIn: 1, carriedOut: 1 },
    ]);
    const paper = { kind: 'reply', state: 'issued', voided: true };
    const papers = await db.selectFrom('application_papers').selectAll().where('application_id', '=', id).execute();
    expect(papers).toContainEqual(expect.objectContaining(paper));
    await answered(id, '2024-01-08');
    expect(await rowOf(id)).toMatchObject({ phase: 'closed', closed_on: '2024-01-08' });
    expect(await balanced(db, town.authorityId, [2023, 2024])).toEqual([
      { carriedOut: 1, received: 1 },
      { carriedIn: 1, granted: 1 },
    ]);
  });

  test('the day of receipt moved over the year, a reply under another kind, a withdrawal voided', async () => {
    const id = await registered('2023-12-29', '三资台账');
    const to = { kind: 'registered', on: '2024-01-02', channel: 'inPerson', confirmed: null } as const;
    const moved = unwrap(await amendStep(by(officer, '2024-01-03'), { id, seq: 1, to, reason: '信封邮戳认错' }));
    expect(moved).toEqual([
      ['收到申请之日', '2023-12-29', '2024-01-02'],
      ['答复期限', '2024-01-29', '2024-01-30'],
    ]);
    expect(await rowOf(id)).toMatchObject({ received_on: '2024-01-02', arrived_on: '2024-01-02' });
    await answered(id, '2024-01-10');
    const replied = { kind: 'replied', on: '2024-01-10', reply: 'alreadyPublic' } as const;
    const seq = await seqOf(id, 'replied');
    unwrap(await amendStep(by(head, '2024-01-11'), { id, seq, to: replied, reason: '种类选错' }));
    expect(await rowOf(id)).toMatchObject({ reply_kind: 'alreadyPublic', outcome: 'granted' });
    const other = await registered('2024-01-03', '低保名单');
    unwrap(await room.withdrawApplication(by(officer, '2024-01-04'), { id: other, on: '2024-01-04' }));
    unwrap(
      await voidStep(by(head, '2024-01-05'), {
        id: other,
        seq: await seqOf(other, 'withdrawn'),
        reason: '是别人撤回的',
      }),
    );
    expect(await balanced(db, town.authorityId, [2023, 2024])).toEqual([
      { carriedOut: 1, received: 1 },
      { carriedIn: 1, carriedOut: 1, granted: 2, received: 2 },
    ]);
  });
});

test('two third parties answer in any order; a place that was voided is nobody else’s', async () => {
  const id = await registered('2024-02-01', '供货合同');
  const ask = (whom: string, on: string) =>
    room.askThirdParty(by(officer, '2024-02-20'), { id, on, whom, text: '是否同意公开' });
  unwrap(await ask('甲建材公司', '2024-02-04'));
  unwrap(await ask('乙建材公司', '2024-02-04'));
  const answer = (whom: string, on: string) =>
    room.recordThirdPartyAnswer(by(officer, '2024-02-20'), { id, on, whom, answer: 'consent' });
  unwrap(await answer('甲建材公司', '2024-02-19'));
  unwrap(await answer('乙建材公司', '2024-02-07'));
  unwrap(await ask('丙建材公司', '2024-02-06'));
  const steps = await db.selectFrom('standing_steps').select('step').where('application_id', '=', id).execute();
  expect(steps.map(({ step }) => ('id' in step ? step.id : ''))).toEqual([
    '',
    '第1方',
    '第2方',
    '第1方',
    '第2方',
    '第3方',
  ]);
});

describe('at the desk, without scripts', () => {
  const client = new Client(app);

  test('a step is tried, corrected and voided; the difference and the trace are shown', async () => {
    now = new Date('2024-03-20T02:00:00Z');
    await client.signIn(head.login, town.password);
    const id = await registered('2024-03-01', '村级债务明细');
    const page = `/console/applications/${id}`;
    const notice = await client.get(`${page}?step=clarification`);
    expect(load(notice.body)('#steps').text()).toContain('补录补正告知');
    expect(load(notice.body)('#steps').text()).toContain('最后一日是 2024-03-12');
    const version = load(notice.body)('#steps [name=version]').attr('value')!;
    const told = { version, on: '2024-03-11', by: '2024-04-10', what: '请写明年度' };
    expect((await client.post(`${page}/clarification`, told, page)).statusCode).toBe(303);
    let $ = load((await client.get(page)).body);
    expect($('#history').text()).toContain('补录');
    const form = $('#history a.amend').last().attr('href')!;
    $ = load((await client.get(form)).body);
    const typed = { version: $('[name=version]').attr('value')!, on: '2024-03-12', by: '2024-04-12' };
    $ = load((await client.post(form, { ...typed, do: 'try', reason: '' }, form)).body);
    expect($('#difference').text()).toContain('补正期限：2024-04-10 → 2024-04-12');
    const without = await client.post(form, { ...typed, do: 'amend', reason: '' }, form);
    expect(without.statusCode).toBe(422);
    expect(load(without.body)('[name=by]').attr('value')).toBe('2024-04-12');
    const done = await client.post(form, { ...typed, do: 'amend', reason: '回执上是十二日' }, form);
    expect(done.statusCode).toBe(303);
    $ = load((await client.get(page)).body);
    expect($('#history').text()).toContain('原登记为 2024-03-11，2024-04-10 前补正。原因：回执上是十二日');
    expect($('#history').text()).toContain('补正期限由“2024-04-10”改为“2024-04-12”');
    const again = load((await client.get(form)).body)('[name=version]').attr('value')!;
    await client.post(form, { version: again, do: 'void', reason: '误登到本件' }, form);
    $ = load((await client.get(page)).body);
    expect($('#history .voided').text()).toMatch(/补正告知.*已作废[\s\S]*误登到本件/);
    expect($('#papers').text()).toContain('已作废');
    expect(await rowOf(id)).toMatchObject({ phase: 'open', due_on: '2024-03-29' });
    // what was voided may be done again
    const once = { id, on: '2024-03-12', by: '2024-04-12', what: '请写明年度' };
    unwrap(await room.requestClarification(by(officer, '2024-03-20'), once));
  });

  test.each([
    '/console/applications/999999/amend/1',
    '/console/applications/1/amend/99',
    '/console/applications/1/amend/x',
  ])('%s is no step', async (path) => {
    expect((await client.get(path)).statusCode).toBe(404);
    expect((await client.post(path, { do: 'void', reason: '错' })).statusCode).toBe(404);
  });
});
