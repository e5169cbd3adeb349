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

// Who reviews and who signs see the letter as it will go out, may send it back, and say that they know what it passes over.
const books = await testDatabase(rooms);
const { db, house, sealer } = books;
const now = new Date('2024-03-05T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let officer: Who & { id: number; login: string };
let reviewer: Who & { login: string };
let signer: Who & { login: string };
const client = { officer: new Client(app), reviewer: new Client(app), signer: new Client(app) };

beforeAll(async () => {
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
  reviewer = await town.person('office', 'officeReviewer');
  signer = await town.person(null, 'signer');
  await client.officer.signIn(officer.login, town.password);
  await client.reviewer.signIn(reviewer.login, town.password);
  await client.signer.signIn(signer.login, town.password);
});

const by = (who: Who) => ({ db, house, sealer, who, now });
async function drafted(body: string, reply: 'granted' | 'notFound') {
  const input = { applicant: person, request: requestFor('合同'), files: [] };
  const given = { ...input, channel: 'inPerson', arrived: '2024-03-04', confirmed: null } as const;
  const { id } = unwrap(await room.registerApplication(by(officer), given));
  unwrap(await room.draftReply(by(officer), { id, draftVersion: 0, content: { reply, publicInterest: false, body } }));
  return { id, page: `/console/applications/${id}/reply` };
}
const hidden = async (one: Client, page: string) => {
  const $ = load((await one.get(page)).body);
  const value = (name: string) => $(`.beside [name=${name}]`).first().attr('value')!;
  return { version: value('version'), draftVersion: value('draftVersion') };
};

test('legal review sees the finished letter and sends it back; the officer reads why, mends it, and it goes on', async () => {
  const { id, page } = await drafted('本机关没有找到。', 'notFound');
  const $ = load((await client.reviewer.get(page)).body);
  expect($('#letter .sheet').text()).toContain('政府信息公开申请答复书');
  expect($('#letter .sheet').text()).toContain('如对本答复不服');
  expect($('#letter .sheet').text()).toContain('张＊＊：');
  const fields = await hidden(client.reviewer, page);
  expect((await client.reviewer.post(`${page}/return`, { ...fields, remark: '' }, page)).statusCode).toBe(422);
  const back = await client.reviewer.post(`${page}/return`, { ...fields, remark: '没有写明检索的范围' }, page);
  expect(back.statusCode).toBe(303);
  expect((await client.officer.get('/console')).body).toContain('答复稿被退回，修改');
  expect((await client.officer.get(page)).body).toContain('退回答复稿：没有写明检索的范围');
  const content = {
    reply: 'notFound',
    publicInterest: false,
    body: '本机关检索了 2019 年以来的档案，没有找到。',
  } as const;
  expect(await room.signReply(by(signer), { id, draftVersion: 1 })).toMatchObject({ ok: false });
  unwrap(await room.draftReply(by(officer), { id, draftVersion: 1, content }));
  expect((await client.officer.get('/console')).body).not.toContain('答复稿被退回');
  unwrap(await room.reviewLegally(by(reviewer), { id, draftVersion: 2, opinion: '' }));
  // the signer too may send it back; then both look again
  const again = await hidden(client.signer, page);
  expect((await client.signer.post(`${page}/return`, { ...again, remark: '改写第二段' }, page)).statusCode).toBe(303);
  unwrap(
    await room.draftReply(by(officer), {
      id,
      draftVersion: 2,
      content: { ...content, body: `${content.body}特此告知。` },
    }),
  );
  expect(await room.signReply(by(signer), { id, draftVersion: 3 })).toMatchObject({
    message: expect.stringContaining('法制审核'),
  });
  unwrap(await room.reviewLegally(by(reviewer), { id, draftVersion: 3, opinion: '' }));
  unwrap(await room.signReply(by(signer), { id, draftVersion: 3 }));
});

test('what a reply passes over in silence is said before it is signed', async () => {
  const { id, page } = await drafted('上述信息随本答复书一并提供。', 'granted');
  const $ = load((await client.signer.get(page)).body);
  expect($('#f-confirmed').text()).toContain('没有添加任何文件');
  const fields = await hidden(client.signer, page);
  const refused = await client.signer.post(`${page}/sign`, fields, page);
  expect(refused.statusCode).toBe(422);
  expect(load(refused.body)('.summary').text()).toContain('请核对，确认后再签发');
  expect((await client.signer.post(`${page}/sign`, { ...fields, confirmed: 'attached' }, page)).statusCode).toBe(303);
  const { detail } = await db
    .selectFrom('audit_log')
    .select('detail')
    .where('action', '=', 'applications.signReply')
    .where('subject', '=', `application:${id}`)
    .executeTakeFirstOrThrow();
  expect(detail).toMatchObject({ confirmed: ['attached'] });
  const other = await drafted('没有找到。', 'notFound');
  unwrap(await room.askThirdParty(by(officer), { id: other.id, on: '2024-03-05', whom: '李四演示', text: '是否同意' }));
  unwrap(await room.reviewLegally(by(reviewer), { id: other.id, draftVersion: 1, opinion: '' }));
  const pending = await room.signReply(by(signer), { id: other.id, draftVersion: 1 });
  expect(pending).toMatchObject({ message: expect.stringContaining('还没有收到李＊＊＊的意见') });
});

test('who signs a moment later is told what is true', async () => {
  const { id } = await drafted('现予公开。', 'granted');
  const head = await town.person('office', 'disclosureHead');
  unwrap(await room.signReply(by(signer), { id, draftVersion: 1 }));
  expect(await room.signReply(by(head), { id, draftVersion: 1 })).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(`${signer.name}已办完“签发答复”`),
  });
});
