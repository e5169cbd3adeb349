import { load } from 'cheerio';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { person, requestFor } from '../../../../test/support/applicants.ts';
import { Client } from '../../../../test/support/client.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../../test/support/town.ts';
import { CHOSEN_REPLY_KINDS } from '../../../law/index.ts';
import { authorityById } from '../../../organizations/index.ts';
import { unwrap } from '../../../platform/outcome.ts';
import { acknowledgedIn, latestRound, rewordRounds } from '../../../review/index.ts';
import { rooms } from '../../../rooms.ts';
import { buildServer } from '../../../server.ts';
import * as room from '../../index.ts';
import { replyTemplate } from '../../papers/compose.ts';
import { replies } from '../subject.ts';
import { foundInReply } from './look.ts';
import { replyReleases } from './release.tsx';

// A reply is looked into before it is reviewed and signed: what is found is answered for by who wrote it, what is stopped
// by who reviews secrecy.
const books = await testDatabase(rooms);
const { db, house, sealer } = books;
const now = new Date('2024-03-05T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const IDENTITY = '000000198503120028';
const MOBILE = '19900000002';
let town: TestTown;
let officer: Awaited<ReturnType<TestTown['person']>>;
let [writes, reviews, signs, secrecy]: Client[] = [];

beforeAll(async () => {
  town = await testTown(db);
  const signed = async (who: { login: string }) => {
    const client = new Client(app);
    await client.signIn(who.login, town.password);
    return client;
  };
  officer = await town.person('office', 'caseOfficer', 'secrecyReviewer');
  writes = await signed(officer);
  reviews = await signed(await town.person('office', 'officeReviewer'));
  signs = await signed(await town.person(null, 'signer'));
  secrecy = await signed(await town.person('office', 'secrecyReviewer'));
});

async function received(): Promise<{ id: number; at: string }> {
  const input = { applicant: person, request: requestFor('合同'), files: [] };
  const given = { ...input, channel: 'inPerson', arrived: '2024-03-04', confirmed: null } as const;
  const { id } = unwrap(await room.registerApplication({ db, house, sealer, who: officer, now }, given));
  return { id, at: `/console/applications/${id}/reply` };
}

/** Sends the form of the page that goes to this address, as it stands, with more. */
async function send(who: Client, at: string, to: string, more: Record<string, string | string[]> = {}) {
  const $ = load((await who.get(at)).body);
  const form = $(`form[action$="${to}"]`).first();
  const fields: Record<string, string> = {};
  for (const { name, value } of form.serializeArray()) if (name !== '_csrf') fields[name] = value;
  return who.post(to, { ...fields, ...more }, at);
}

const write = (at: string, body: string, reply = 'granted') => send(writes!, at, at, { reply, body });
const main = async (who: Client, at: string) => load((await who.get(at)).body)('main').text();

async function sign(at: string) {
  const $ = load((await signs!.get(at)).body);
  const value = (name: string) => $(`.beside [name=${name}]`).last().attr('value')!;
  const version = load((await writes!.get(at.replace('/reply', ''))).body)('[name=version]').attr('value')!;
  return signs!.post(`${at}/sign`, { version, draftVersion: value('draftVersion') }, at);
}

describe('what must be looked at', () => {
  let at = '';
  let id = 0;
  beforeAll(async () => {
    ({ at, id } = await received());
    expect((await write(at, `联系人李某，手机 ${MOBILE}。`, 'process')).statusCode).toBe(303);
  });

  test('is asked of who wrote it; until then it is neither reviewed nor signed', async () => {
    const $ = load((await writes!.get(at)).body);
    expect($('main').text()).toContain('自动检查发现 1 处，核对、修改后才能审核和签发');
    expect($('#checked .findings').text()).toContain(MOBILE);
    expect($('mark#found-1').text()).toBe(MOBILE);
    expect(await main(reviews!, at)).toContain('等待拟写人核对确认');
    const refused = await send(reviews!, at, `${at}/review`, { opinion: '' });
    expect([refused.statusCode, refused.body]).toEqual([409, expect.stringContaining('拟写人还没有核对确认')]);
    const unsaid = await send(writes!, at, `${at}/confirm`);
    expect([unsaid.statusCode, load(unsaid.body)('#checked .summary').text()]).toEqual([
      422,
      expect.stringContaining('写明一并确认的理由'),
    ]);
    expect(load(unsaid.body)('#checked [name=publicConfirmed]'), 'asked once').toHaveLength(1);
  });

  test('with a reason it may stand, for exactly this draft; reviewers read who said so', async () => {
    const reason = '经办人办公手机，王某告知';
    expect((await send(writes!, at, `${at}/confirm`, { 'publicReason.pii.mobile': reason })).statusCode).toBe(303);
    expect(await main(reviews!, at)).toContain(`${officer.name}已核对：${reason}`);
    // saved again as it stands, it still does; another content is asked about again
    const { body } = load((await writes!.get(at)).body)('[name=body]')
      .toArray()
      .map((one) => ({ body: load(one).text() }))[0]!;
    expect((await write(at, body, 'process')).statusCode).toBe(303);
    expect(await main(reviews!, at)).toContain(`${officer.name}已核对：${reason}`);
    expect((await write(at, `${body}特此答复。`, 'process')).statusCode).toBe(303);
    expect((await send(reviews!, at, `${at}/review`, { opinion: '' })).statusCode).toBe(409);
    expect((await send(writes!, at, `${at}/confirm`, { 'publicReason.pii.mobile': reason })).statusCode).toBe(303);
    expect((await send(reviews!, at, `${at}/review`, { opinion: '' })).statusCode).toBe(303);
    expect((await sign(at)).statusCode).toBe(303);
  });

  test('the words stand sealed, the audit log tells how many of what, and erasure rewords them', async () => {
    const { rows } = await sql<{ excerpt: string; reason: string; sealed: boolean }>`
      select excerpt, reason, sealed_words is not null as sealed from review_acknowledgements`.execute(db);
    expect(rows.every(({ excerpt, reason, sealed }) => !excerpt && !reason && sealed)).toBe(true);
    const log = await sql<{ detail: unknown }>`select detail from audit_log
      where action = 'applications.confirmReply'`.execute(db);
    expect(log.rows).toEqual([{ detail: { confirmed: { 手机号码: 1 } } }, { detail: { confirmed: { 手机号码: 1 } } }]);
    const round = (await latestRound(db, replies.name, String(id)))!;
    await db
      .transaction()
      .execute((tx) =>
        rewordRounds({ db: tx, sealer }, replies, String(id), (text) =>
          text.replaceAll('王某', '＊＊').replace(MOBILE, '＊'),
        ),
      );
    expect(await acknowledgedIn(books, round)).toMatchObject([{ text: '＊', reason: '经办人办公手机，＊＊告知' }]);
  });
});

describe('what must never be public', () => {
  const number = `有关的号码：${IDENTITY}。`;

  test('stops it until it is reworded', async () => {
    const { at } = await received();
    await write(at, number);
    const refused = await sign(at);
    expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining('由保密审查员放行')]);
    await write(at, '合同编号从略。');
    expect((await sign(at)).statusCode).toBe(303);
  });

  test('or until who reviews secrecy lets it through; nobody their own, and an edit voids it', async () => {
    const { at, id } = await received();
    const there = `/console/reviews/replyRelease/${id}`;
    await write(at, number);
    expect((await send(writes!, at, `${at}/release`, { reason: '误' })).statusCode).toBe(422);
    expect((await send(writes!, at, `${at}/release`, { reason: '是合同的编号' })).statusCode).toBe(303);
    expect(await main(writes!, at)).toContain('已提请放行');
    expect(load((await writes!.get(there)).body)('[name=verdict]')).toHaveLength(0);
    const page = load((await secrecy!.get(there)).body);
    expect(page('main').text()).toContain('提请放行：是合同的编号');
    expect(page('main').text()).toContain('不是个人的居民身份证号码');
    expect(page('main').text(), 'nothing of the applicant').not.toContain('张');
    const opened = page('[name=opened]').attr('value')!;
    const passed = { verdict: 'passed', opened, statement: '是合同编号' };
    expect((await send(secrecy!, there, there, { verdict: 'passed', opened })).statusCode).toBe(422);
    expect((await send(secrecy!, there, there, passed)).statusCode).toBe(303);
    expect(await main(signs!, at)).toContain('已放行：是合同编号');
    await write(at, `${number}特此答复。`);
    expect((await sign(at)).statusCode).toBe(422);
    await send(writes!, at, `${at}/release`, { reason: '是合同的编号' });
    await send(secrecy!, there, there, { verdict: 'returned', remark: '与本人证件一致' });
    expect(await main(writes!, at)).toMatch(/不予放行.*与本人证件一致/s);
    await send(writes!, at, `${at}/release`, { reason: '是合同的编号' });
    const keys = load((await secrecy!.get(there)).body)('[name=opened]').attr('value')!;
    expect((await send(secrecy!, there, there, { ...passed, opened: keys })).statusCode).toBe(303);
    expect((await sign(at)).statusCode).toBe(303);
    expect((await secrecy!.get(there)).statusCode, 'what is signed is not looked at here').toBe(200);
    expect(replyReleases.personal).toBe(true);
  });
});

test('what the settings leave out is said beside what was found', async () => {
  const { at } = await received();
  await write(at, '同意公开。');
  expect(await main(writes!, at)).not.toContain('按本机关的检查设置');
  const set = { authority_id: town.authorityId, check_id: 'lang.repeated', weight: 'off' } as const;
  await db
    .insertInto('check_weights')
    .values({ ...set, changed_at: now, changed_by: officer.id })
    .execute();
  for (const who of [writes!, signs!])
    expect(await main(who, at)).toContain('按本机关的检查设置，没有检查：词语重复。');
});

test('what the templates say is asked about nowhere', async () => {
  const { id } = await received();
  const authority = (await authorityById(db, town.authorityId))!;
  for (const reply of CHOSEN_REPLY_KINDS) {
    const body = await replyTemplate(db, authority, { id }, reply);
    const content = { reply, publicInterest: false, body };
    const application = { id, authority_id: town.authorityId, sealed_applicant: null };
    const found = unwrap(await foundInReply(books, { application, content, given: [] }, '2024-03-05'));
    expect(
      found.filter(({ severity }) => severity !== 'hint').map(({ text, message }) => `${reply} ${text}：${message}`),
    ).toEqual([]);
  }
});
