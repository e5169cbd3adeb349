import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { person, requestFor } from '../../../test/support/applicants.ts';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { unwrap } from '../../platform/outcome.ts';
import type { Who } from '../../platform/roles.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import * as room from '../index.ts';
import { paperById } from '../papers/read.ts';

// Letters name the organ and the court; of a partial disclosure the refused part goes to reconsideration first.
const books = await testDatabase(rooms);
const { db, house, sealer } = books;
const now = new Date('2024-03-05T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let officer: Who & { id: number };
let head: Who & { id: number; login: string };
let signer: Who & { id: number };

beforeAll(async () => {
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
  head = await town.person('office', 'disclosureHead');
  signer = await town.person(null, 'signer');
});

const by = (who: Who) => ({ db, house, sealer, who, now });
async function remediesOf(reply: 'granted' | 'partial' | 'process'): Promise<string> {
  const input = { applicant: person, request: requestFor('合同'), files: [] };
  const given = { ...input, channel: 'inPerson', arrived: '2024-03-04', confirmed: null } as const;
  const { id } = unwrap(await room.registerApplication(by(officer), given));
  unwrap(
    await room.draftReply(by(officer), {
      id,
      draftVersion: 0,
      content: { reply, publicInterest: false, body: '答复。' },
    }),
  );
  if (reply !== 'granted') unwrap(await room.reviewLegally(by(head), { id, draftVersion: 1, opinion: '' }));
  unwrap(await room.signReply(by(signer), { id, draftVersion: 1 }));
  const { id: paper } = await db
    .selectFrom('application_papers')
    .select('id')
    .where('application_id', '=', id)
    .where('kind', '=', 'reply')
    .executeTakeFirstOrThrow();
  return (await paperById(db, sealer, town.authorityId, paper))!.content.letter!.remedies;
}

test('before they are named a letter says what is true everywhere; named, it names them', async () => {
  expect(await remediesOf('granted')).toContain('向本机关的上一级人民政府申请行政复议');
  const client = new Client(app);
  await client.signIn(head.login, town.password);
  const page = '/console/applications/organs';
  expect((await client.get('/console')).body).toContain(page);
  const fields = { reconsideration: '演示市人民政府', court: '演示市人民法院' };
  const past = await client.post(page, { ...fields, from: '2024-03-04' }, page);
  expect(past.statusCode).toBe(422);
  expect(load(past.body)('[name=court]').attr('value')).toBe('演示市人民法院');
  expect((await client.post(page, { ...fields, from: '2024-03-05' }, page)).statusCode).toBe(303);
  expect((await client.post(page, { ...fields, court: '另一法院', from: '2024-03-06' }, page)).statusCode).toBe(303);
  expect(await remediesOf('granted')).toBe(
    '如对本答复不服，可以自收到之日起60日内向演示市人民政府申请行政复议，或者自收到之日起6个月内向演示市人民法院提起行政诉讼。',
  );
  expect(await remediesOf('process')).toContain('应当自收到之日起60日内先向演示市人民政府申请行政复议');
  const part = await remediesOf('partial');
  expect(part).toContain('不予公开的部分不服，应当自收到之日起60日内先向演示市人民政府申请行政复议');
  expect(part).toContain('其他部分不服，可以自收到之日起60日内');
});
