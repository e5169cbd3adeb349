import { beforeAll, expect, test } from 'vitest';
import { person, requestFor } from '../../../test/support/applicants.ts';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { fileInZip } from '../../../test/support/unzip.ts';
import { rename } from '../../organizations/index.ts';
import { unwrap } from '../../platform/outcome.ts';
import { paperDocx } from '../../platform/papers/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { blankForm } from '../filing/blank-form.ts';
import * as room from '../index.ts';
import { opinionSlip } from './opinion-slip.ts';

const books = await testDatabase(rooms);
const { db, house, sealer } = books;
const now = new Date('2024-03-05T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
beforeAll(async () => {
  town = await testTown(db);
});

test('the form to print asks for what the Regulation wants, and not for a purpose', async () => {
  const words = JSON.stringify(blankForm({ name: '演示镇人民政府', contact: { telephone: '0453-1' } } as never));
  for (const field of ['姓名', '证件号码', '联系电话', '通信地址', '所需信息', '提供方式', '代理人', '电话：0453-1'])
    expect(words).toContain(field);
  expect(words).not.toContain('用途：');
  const citizen = new Client(app);
  expect((await citizen.get('/disclosure/application')).body).toContain('/disclosure/application/form.docx');
  const file = await citizen.get('/disclosure/application/form.docx');
  expect(file.statusCode).toBe(200);
  expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
});

test('a slip for the answer goes with an inquiry, and with no other paper', async () => {
  const officer = await town.person('office', 'caseOfficer');
  const by = { db, house, sealer, who: officer, now };
  const input = { applicant: person, request: requestFor('合同'), files: [] };
  const given = { ...input, channel: 'inPerson', arrived: '2024-03-04', confirmed: null } as const;
  const { id } = unwrap(await room.registerApplication(by, given));
  unwrap(await room.askThirdParty(by, { id, on: '2024-03-05', whom: '演示公司', text: '报价' }));
  const papers = await db
    .selectFrom('application_papers')
    .select(['id', 'kind'])
    .where('application_id', '=', id)
    .orderBy('id')
    .execute();
  const client = new Client(app);
  await client.signIn(officer.login, town.password);
  const status = async (kind: string) => {
    const paper = papers.find((one) => one.kind === kind)!;
    return (await client.get(`/console/applications/papers/${paper.id}/opinion-slip.docx`)).statusCode;
  };
  expect([await status('thirdParty'), await status('acknowledgement')]).toEqual([200, 404]);
  const asked = papers.find((one) => one.kind === 'thirdParty')!;
  expect((await client.get(`/console/applications/papers/${asked.id}`)).body).toContain('opinion-slip.docx');
  const named = { name: '演示街道办事处', shortName: '演示街道', paperPrefix: '演示街' };
  await db.transaction().execute((tx) => rename(tx, town.authorityId, named, '2024-03-06'));
  const { rawPayload } = await client.get(`/console/applications/papers/${asked.id}/opinion-slip.docx`);
  const printed = await fileInZip(rawPayload, 'word/document.xml');
  expect(printed).not.toContain(named.name); // the slip of a paper names who asked on its day
  const slip = { organisation: '演示镇', title: '征求意见书', number: '演示〔2024〕1号', day: '2024-03-05' };
  expect(JSON.stringify(opinionSlip({ ...slip, whom: '演示县水利局', third: false }))).toContain('视为同意公开');
  expect(JSON.stringify(opinionSlip({ ...slip, whom: '演示公司', third: true }))).toContain('决定是否公开');
  expect((await paperDocx(opinionSlip({ ...slip, whom: '演示公司', third: true }))).length).toBeGreaterThan(2000);
});
