import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { person, requestFor } from '../../test/support/applicants.ts';
import { balanced } from '../../test/support/balanced.ts';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import * as applications from '../applications/index.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Who } from '../platform/roles.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { concludeCase, openCase } from './actions.ts';
import { limitsOf } from './limits.ts';
import { reopenReply } from './redo.ts';

// A decision that undoes a reply has the application answered anew: its own limit, paper, number and delivery, counted once.
const books = await testDatabase(rooms);
const { db, house, sealer } = books;
let now = new Date('2023-12-01T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let officer: Who & { id: number; login: string };
let head: Who & { id: number };
let signer: Who & { id: number };

beforeAll(async () => {
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
  head = await town.person('office', 'disclosureHead');
  signer = await town.person(null, 'signer');
});

const by = (who: Who, day: string) => ({ db, house, sealer, who, now: new Date(`${day}T02:00:00Z`) });
const rowOf = (id: number) => db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

async function replied(id: number, day: string, reply: 'notFound' | 'granted', draftVersion = 0) {
  const content = { reply, publicInterest: false, body: '经检索，现答复如下。' };
  unwrap(await applications.draftReply(by(officer, day), { id, draftVersion, content }));
  if (reply === 'notFound')
    unwrap(await applications.reviewLegally(by(head, day), { id, draftVersion: 1, opinion: '同意' }));
  return unwrap(await applications.signReply(by(signer, day), { id, draftVersion: 1 })).number;
}

async function contested(day: string) {
  const made = await applications.registerApplication(by(officer, day), {
    applicant: person,
    request: requestFor(`${day} 的合同`),
    files: [],
    channel: 'inPerson',
    arrived: day,
    confirmed: null,
  });
  const { id, number, code } = unwrap(made);
  const first = await replied(id, '2023-12-12', 'notFound');
  const sent = { how: 'post', proof: 'EMS 1' } as const;
  unwrap(await applications.recordDelivery(by(officer, '2023-12-13'), { id, on: '2023-12-13', ...sent }));
  unwrap(await applications.archiveApplication(by(officer, '2023-12-14'), { id }));
  const remedy = {
    kind: 'reconsideration',
    title: '不服答复申请行政复议',
    body: '演示市人民政府',
    caseNumber: `演复〔2024〕${id}号`,
    procedure: 'ordinary',
    filedOn: '2024-01-08',
    servedOn: null,
    applicationId: id,
    documentId: null,
    beforeId: null,
    files: [],
  } as const;
  return { id, number, code, first, remedy: unwrap(await openCase(by(officer, '2024-01-08'), remedy)) };
}

const revoked = {
  outcome: 'reconsideration.revoked',
  concludedOn: '2024-03-01',
  decisionReceivedOn: '2024-03-04',
} as const;

test('revoked with a term: open again with that limit, answered and delivered anew, done in the case, counted once', async () => {
  const { id, number, code, first, remedy } = await contested('2023-12-01');
  expect(await reopenReply(by(officer, '2024-03-05'), { id: remedy })).toMatchObject({ ok: false });
  unwrap(
    await concludeCase(by(officer, '2024-03-05'), {
      id: remedy,
      ...revoked,
      redoBy: '2024-03-29',
      note: '',
      files: [],
    }),
  );
  unwrap(await reopenReply(by(officer, '2024-03-05'), { id: remedy }));
  expect(await rowOf(id)).toMatchObject({
    phase: 'open',
    due_on: '2024-03-29',
    reopened_on: '2024-03-04',
    outcome: 'unable.notHeld',
    closed_on: '2023-12-12',
    first_due_on: '2023-12-29',
  });
  expect(await reopenReply(by(officer, '2024-03-05'), { id: remedy })).toMatchObject({ ok: false });
  const limits = await house.limits(db, town.authorityId, '2024-03-05');
  expect(limits.map(({ limit, on }) => [limit, on])).toEqual([
    ['答复期限', '2024-03-29'],
    ['履行期限', '2024-03-29'],
  ]);
  // the term is not the office's to extend
  const extend = { id, days: 5, reason: '档案多' };
  expect(await applications.requestExtension(by(officer, '2024-03-06'), extend)).toMatchObject({
    message: expect.stringContaining('本机关不能延长'),
  });
  const before = await balanced(db, town.authorityId, [2023, 2024]);
  const second = await replied(id, '2024-03-20', 'granted');
  expect(second).not.toBe(first);
  unwrap(
    await applications.recordDelivery(by(officer, '2024-03-21'), { id, on: '2024-03-21', how: 'post', proof: 'EMS 2' }),
  );
  expect(await rowOf(id)).toMatchObject({ phase: 'closed', delivered_on: '2024-03-21', reply_kind: 'granted' });
  expect(await balanced(db, town.authorityId, [2023, 2024])).toEqual(before);
  expect(before).toEqual([{ received: 1, 'unable.notHeld': 1 }, {}]);
  expect(await applications.countReplyTimes(db, town.authorityId, 2023)).toEqual({ late: 0, extended: 0, overdue: 0 });
  expect(await limitsOf(db, town.authorityId, '2024-03-22')).toEqual([]);
  const { redone_on } = await db
    .selectFrom('remedy_cases')
    .select('redone_on')
    .where('id', '=', remedy)
    .executeTakeFirstOrThrow();
  expect(redone_on).toBe('2024-03-20');
  // each page leads to the other; the applicant finds both replies and why
  now = new Date('2024-03-22T02:00:00Z');
  const client = new Client(app);
  await client.signIn(officer.login, town.password);
  const page = load((await client.get(`/console/applications/${id}`)).body);
  expect(page('#cases a').attr('href')).toBe(`/console/remedies/${remedy}`);
  expect(page('#cases').text()).toContain('演示市人民政府');
  const course = load((await client.get(`/console/remedies/${remedy}`)).body)('main').text();
  expect(course).toContain(`已重新答复，文号 ${second}`);
  const citizen = new Client(app);
  await citizen.post('/disclosure/application/track', { number, code });
  const own = (await citizen.get('/disclosure/application/mine')).body;
  expect(own).toContain('重新办理您的申请');
  expect(own).toContain(first!);
  expect(own).toContain(second!);
});

test('without a term the Regulation’s twenty working days run, and asking others pauses them', async () => {
  const { id, remedy } = await contested('2023-12-04');
  unwrap(await concludeCase(by(officer, '2024-03-05'), { id: remedy, ...revoked, redoBy: null, note: '', files: [] }));
  now = new Date('2024-03-05T02:00:00Z');
  const client = new Client(app);
  await client.signIn(officer.login, town.password);
  const page = `/console/remedies/${remedy}`;
  expect((await client.post(`${page}/reopen-reply`, {}, page)).statusCode).toBe(303);
  expect(await rowOf(id)).toMatchObject({ phase: 'open', due_on: '2024-04-01' });
  const draft = load((await client.get(`/console/applications/${id}/reply?reply=granted`)).body)('[name=body]').text();
  expect(draft).toContain(`根据演示市人民政府演复〔2024〕${id}号行政复议决定，本机关重新作出答复如下。`);
  const clock = load((await client.get(`/console/applications/${id}`)).body)('.why').text();
  expect(clock).toContain('按复议决定、判决重新办理');
  const ask = { on: '2024-03-05', whom: '演示公司', text: '是否同意' };
  unwrap(await applications.askThirdParty(by(officer, '2024-03-05'), { id, ...ask }));
  const answer = { id, on: '2024-03-08', whom: '演示公司', answer: 'consent' } as const;
  unwrap(await applications.recordThirdPartyAnswer(by(officer, '2024-03-08'), answer));
  expect(await rowOf(id)).toMatchObject({ due_on: '2024-04-07' });
});
