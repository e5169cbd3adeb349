import { afterAll, beforeAll, expect, test } from 'vitest';
import { person, requestFor } from '../../../test/support/applicants.ts';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { MailServer, mailTurn } from '../../../test/support/mail-server.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { saveMailSettings } from '../../mail/actions.ts';
import { unwrap } from '../../platform/outcome.ts';
import type { Who } from '../../platform/roles.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import * as applications from '../index.ts';
import { filesGiven } from '../recurring/store.ts';

// What is disclosed over a third party's refusal is out of the house only when they were told. 条例 art. 32
const books = await testDatabase(rooms);
const { db, house, sealer } = books;
let now = new Date('2024-05-14T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const server = new MailServer();
const HOME = '/disclosure/application';
let town: TestTown;
let officer: Who & { id: number; login: string };
let head: Who;

beforeAll(async () => {
  await server.listen();
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
  head = await town.person('office', 'disclosureHead');
  const operator = await town.person(null, 'systemAdmin', 'platformOperator');
  unwrap(await saveMailSettings(caller(operator), { ...server.settings, enabled: true }));
});
afterAll(() => server.close());

const caller = (who: Who) => ({ db, house, sealer, who, now });
const on = (day: string) => {
  now = new Date(`${day}T02:00:00Z`);
  return caller(officer);
};

/** What an applicant can have of their application, on every way. */
async function reached(applicant: Client, id: number) {
  const page = (await applicant.get(`${HOME}/mine`)).body;
  const papers = await db
    .selectFrom('application_papers')
    .select('id')
    .where('application_id', '=', id)
    .where('kind', '=', 'reply')
    .execute();
  const files = await filesGiven(db, sealer, town.authorityId, [id]);
  const given = await db
    .selectFrom('application_files')
    .select('id')
    .where('application_id', '=', id)
    .where('kind', '=', 'information')
    .execute();
  const urls = [
    ...papers.flatMap((paper) => [`papers/${paper.id}.docx`, `papers/${paper.id}.pdf`]),
    ...given.map((file) => `files/${file.id}`),
  ];
  const statuses = [];
  for (const url of urls) statuses.push((await applicant.get(`${HOME}/mine/${url}`)).statusCode);
  await mailTurn({ db, house, sealer, now });
  const mails = await db
    .selectFrom('mails')
    .select('kind')
    .where('about', '=', `application:${id}`)
    .where('kind', '=', 'reply')
    .execute();
  return {
    statuses,
    links: [...page.matchAll(/mine\/(?:papers|files)\//g)].length,
    said: page.includes('正在依法书面告知第三方'),
    kind: page.includes('予以公开'),
    mails: mails.length,
    forEverybody: files.length,
  };
}

test('neither page, paper, file, mail nor draft for everybody has it before the third party is told', async () => {
  const request = requestFor('供货合同', { mailNotices: true, deliveryWay: 'email' });
  const citizen = applications.applicantOf(town.authorityId);
  const { id, number, code } = unwrap(
    await applications.fileApplication(caller(citizen), { applicant: person, request, files: [] }),
  );
  unwrap(await applications.confirmReceipt(on('2024-05-14'), { id, on: '2024-05-14' }));
  const whom = '演示建材公司';
  unwrap(await applications.askThirdParty(on('2024-05-15'), { id, on: '2024-05-15', whom, text: '供货价格' }));
  const refusal = { id, on: '2024-05-16', whom, answer: 'refusal' } as const;
  unwrap(await applications.recordThirdPartyAnswer(on('2024-05-16'), refusal));
  const staff = new Client(app);
  await staff.signIn(officer.login, town.password);
  const workspace = `/console/applications/${id}`;
  const file = { field: 'files', name: '供货合同.txt', content: Buffer.from('价格') };
  expect((await staff.upload(`${workspace}/information`, {}, [file], `${workspace}?step=information`)).statusCode).toBe(
    303,
  );
  const content = { reply: 'granted', publicInterest: true, body: '现予公开。' } as const;
  unwrap(await applications.draftReply(on('2024-05-17'), { id, draftVersion: 0, content }));
  now = new Date('2024-05-20T02:00:00Z');
  unwrap(await applications.signReply(caller(head), { id, draftVersion: 1 }));

  const applicant = new Client(app);
  await applicant.post(`${HOME}/track`, { number, code });
  expect(await reached(applicant, id)).toEqual({
    statuses: [404, 404, 404],
    links: 2, // the acknowledgement
    said: true,
    kind: false,
    mails: 0,
    forEverybody: 0,
  });
  // ten days later, when a notice of the reply itself would be too old to be told
  const told = { id, on: '2024-05-30', whom, disclosed: '供货价格', grounds: '关系公共利益' };
  unwrap(await applications.tellThirdParty(on('2024-05-30'), told));
  await applicant.post(`${HOME}/track`, { number, code });
  expect(await reached(applicant, id)).toEqual({
    statuses: [200, 200, 200],
    links: 5,
    said: false,
    kind: true,
    mails: 1,
    forEverybody: 1,
  });
  // who took what is in the audit log, the officer's and the applicant's
  const taken = await db
    .selectFrom('application_files')
    .select('id')
    .where('application_id', '=', id)
    .executeTakeFirstOrThrow();
  await staff.signIn(officer.login, town.password); // days have gone by
  expect((await staff.get(`${workspace}/files/${taken.id}`)).statusCode).toBe(200);
  const log = await db
    .selectFrom('audit_log')
    .select(['action', 'subject', 'detail'])
    .where('action', 'in', ['applications.takeFile', 'applications.takeOwnFile'])
    .orderBy('seq')
    .execute();
  expect(log.map(({ action }) => action)).toEqual(['applications.takeOwnFile', 'applications.takeFile']);
  for (const entry of log) expect(entry).toMatchObject({ subject: `application:${id}`, detail: { file: taken.id } });
});

test('a reply does not say that a third party refused which consented, however late they did', async () => {
  const citizen = applications.applicantOf(town.authorityId);
  const request = requestFor('另一份合同', {});
  const { id } = unwrap(await applications.fileApplication(caller(citizen), { applicant: person, request, files: [] }));
  unwrap(await applications.confirmReceipt(on('2024-06-03'), { id, on: '2024-06-03' }));
  const whom = '演示建材公司';
  unwrap(await applications.askThirdParty(on('2024-06-03'), { id, on: '2024-06-03', whom, text: '供货价格' }));
  unwrap(
    await applications.recordThirdPartyAnswer(on('2024-06-04'), { id, on: '2024-06-04', whom, answer: 'consent' }),
  );
  const refused = { publicInterest: false, body: '第三方不同意公开且理由合理，不予公开。' };
  for (const reply of ['thirdPartyRights', 'process', 'granted'] as const)
    expect(
      await applications.draftReply(caller(officer), { id, draftVersion: 0, content: { reply, ...refused } }),
      reply,
    ).toMatchObject({ ok: false, code: 'invalid' });
});
