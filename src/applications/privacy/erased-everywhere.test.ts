import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { person, requestFor } from '../../../test/support/applicants.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { columnsOf, noteSeals, whereWordsAreSealed, whereWordsStand } from '../../../test/support/where-words-stand.ts';
import { CHECKS } from '../../law/index.ts';
import { putMails } from '../../mail/index.ts';
import type { Caller } from '../../platform/action.ts';
import { verifyAuditLog } from '../../platform/audit-log/index.ts';
import { unwrap } from '../../platform/outcome.ts';
import { passageKey } from '../../platform/public-text/index.ts';
import type { Who } from '../../platform/roles.ts';
import { publishing } from '../../publishing/room.ts';
import { remedies } from '../../remedies/room.ts';
import { sealText } from '../../remedies/sealed-words.ts';
import { keepFiles, nameCase, recordEvent } from '../../remedies/store.ts';
import { acknowledgedIn, giveVerdict, latestRound } from '../../review/index.ts';
import { review } from '../../review/room.ts';
import * as room from '../index.ts';
import { askReplyRelease, confirmReply } from '../reply/checked/actions.ts';
import { replyReleases } from '../reply/checked/release.tsx';
import { applications } from '../room.ts';
import { openSteps } from '../said.ts';
import { stepsOf } from '../store.ts';
import { CLEARED } from './erasure.ts';

const books = await testDatabase([publishing, applications, remedies, review]);
const { db, house, files, sealer } = books;
const at = (day: string) => new Date(`${day}T02:00:00Z`);
const by = (who: Who, day: string): Caller => ({ db, house, sealer, who, now: at(day) });
let town: TestTown;
let officer: Who & { id: number };
let head: Who & { id: number };

/** Known by these alone: whoever finds one of them in the books has found the person. */
const who = { ...person, address: '演示胡同 7 号院' };
const known = [who.name, who.documentNumber, who.telephone, who.email, '演示胡同'];
const everything = `${who.name}（${who.documentNumber}，${who.telephone}，${who.email}，${who.address}）`;

beforeAll(async () => {
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
  head = await town.person('office', 'disclosureHead');
});

async function stored(text: string): Promise<string> {
  const { hash, size } = (await files.keep(Readable.from([Buffer.from(text)])))!;
  await db.insertInto('files').values({ hash, size, media_type: 'application/pdf' }).execute();
  return hash;
}

const sealed = { sealer, purposes: noteSeals(sealer) };

/** Every column that holds one of these values, in clear or sealed. */
async function found(...values: string[]): Promise<string[]> {
  expect((await columnsOf(db)).length).toBeGreaterThan(200);
  return [...(await whereWordsStand(db, values)), ...(await whereWordsAreSealed(db, sealed, values))];
}

/** A long case in which everybody writes the applicant's data wherever there is room for words. */
async function liveThrough(): Promise<number> {
  const citizen = (day: string) => by(room.applicantOf(town.authorityId), day);
  const { id } = unwrap(
    await room.fileApplication(citizen('2018-09-04'), {
      applicant: who,
      request: requestFor(`查 ${everything} 的宅基地批准书`, { subject: `${who.name} 宅基地`, purpose: everything }),
      files: [{ hash: await stored('%PDF card'), name: `${who.name}身份证.pdf`, kind: 'identity' }],
    }),
  );
  unwrap(await room.confirmReceipt(by(officer, '2018-09-04'), { id, on: '2018-09-04', note: `电话 ${everything}` }));
  unwrap(await room.openPersonalData(by(officer, '2018-09-04'), { id, reason: `寄给 ${everything}` }));
  unwrap(await room.addNote(by(officer, '2018-09-04'), { id, body: `来访：${everything}` }));
  unwrap(await room.sendMessage(by(officer, '2018-09-04'), { id, body: `${who.name} 您好` }));
  unwrap(await room.sendMessage(citizen('2018-09-04'), { id, body: everything }));
  const asked = { id, on: '2018-09-05', by: '2018-09-20', what: `请 ${everything} 写明年度` };
  unwrap(await room.requestClarification(by(officer, '2018-09-05'), asked));
  unwrap(await room.recordClarification(citizen('2018-09-06'), { id, on: '', description: `${everything} 2017 年的` }));
  const third = { id, on: '2018-09-07', whom: `邻居${who.name}甲`, text: `${everything} 申请公开，请答复` };
  unwrap(await room.askThirdParty(by(officer, '2018-09-07'), third));
  const answer = { ...third, on: '2018-09-10', answer: 'consent', note: everything } as const;
  unwrap(await room.recordThirdPartyAnswer(by(officer, '2018-09-10'), answer));
  const longer = { id, days: 20, reason: `${everything} 的档案要找` };
  unwrap(await room.requestExtension(by(officer, '2018-09-11'), longer));
  unwrap(await room.approveExtension(by(head, '2018-09-11'), { id }));
  const others = '另一人号码 000000198503120028，手机 19900000020';
  const content = { reply: 'granted', publicInterest: false, body: `${everything}，${others}：现予公开。` } as const;
  unwrap(await room.draftReply(by(officer, '2018-09-12'), { id, draftVersion: 0, content }));
  await letStand(id);
  unwrap(await room.signReply(by(head, '2018-09-13'), { id, draftVersion: 1 }));
  unwrap(
    await room.recordDelivery(by(officer, '2018-09-14'), {
      id,
      on: '2018-09-14',
      how: 'email',
      proof: `发往 ${who.email}，${everything}`,
      files: [{ hash: await stored('%PDF proof'), name: `${who.name}签收.pdf`, kind: 'proof' }],
    }),
  );
  await aSuitAbout(id);
  return id;
}

/** What the checks find in the reply is released and acknowledged, each with words about the person. */
async function letStand(id: number): Promise<void> {
  const writer = by(officer, '2018-09-12');
  const draft = { id, draftVersion: 1 };
  unwrap(await askReplyRelease(writer, { ...draft, reason: `号码是${everything}本人的` }));
  const round = (await latestRound(db, replyReleases.name, String(id)))!;
  const opened = (await acknowledgedIn(books, round)).map(passageKey);
  const verdict = { verdict: 'passed', gates: [], remark: everything, contentHash: round.contentHash } as const;
  const secrecy = await town.person('office', 'secrecyReviewer');
  const given = { kind: replyReleases, id: String(id), ...verdict, opened, statement: `发给${everything}` };
  unwrap(await giveVerdict(by(secrecy, '2018-09-12'), given));
  const reasons = new Map(Object.keys(CHECKS).map((check) => [check, `由${everything}自己提供`]));
  unwrap(await confirmReply(writer, { ...draft, confirmed: { keys: new Set(), reasons } }));
}

async function aSuitAbout(application_id: number): Promise<void> {
  const { id } = await db
    .insertInto('remedy_cases')
    .values({
      authority_id: town.authorityId,
      kind: 'directSuit',
      filed_on: '2018-10-01',
      application_id,
      result: 'upheld',
      concluded_on: '2018-12-01',
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.transaction().execute(async (tx) => {
    const sealing = { db: tx, sealer };
    await nameCase(sealing, id, `${who.name} 诉信息公开`);
    await tx
      .updateTable('remedy_cases')
      .set({ sealed_decision_note: sealText(sealer, id, 'decision_note', `驳回 ${everything}`) })
      .execute();
    const at2018 = at('2018-10-02');
    await recordEvent(sealing, {
      caseId: id,
      kind: 'note',
      on: '2018-10-02',
      note: everything,
      author: 'x',
      at: at2018,
    });
    const claim = { hash: await stored('%PDF claim'), name: `${who.name}起诉状.pdf`, kind: 'claim' } as const;
    await keepFiles(sealing, id, [claim], 'x', at2018);
  });
}

test('after the retention period no column of any table holds anything by which the applicant is known', async () => {
  const id = await liveThrough();
  // before, the words are there to be found: the search can fail
  const before = await found(who.name);
  expect(before).toEqual(
    expect.arrayContaining([
      ...[
        'application_files.sealed_name',
        'application_messages.sealed_body',
        'application_notes.sealed_body',
        'application_papers.sealed_content',
      ],
      'application_steps.sealed_said',
      'review_rounds.sealed_shown',
      ...['remedy_cases.sealed_title', 'remedy_cases.sealed_decision_note'],
      ...['remedy_events.sealed_note', 'remedy_files.sealed_name'],
    ]),
  );
  // what the applicant wrote names them only sealed, from the first day on
  const where = await found(who.name, who.documentNumber, who.telephone, who.email);
  for (const column of ['sealed_description', 'sealed_purpose', 'subject', 'words'])
    expect(where).not.toContain(`applications.${column}`);
  expect(where).not.toContain('audit_log.detail');
  // a mail to them that was given up holds their address, sealed
  const mail = { authorityId: town.authorityId, room: 'applications', kind: 'reply', about: `application:${id}` };
  const letter = {
    subject: '答复',
    body: '已经答复',
    attachment: { name: '答复书.pdf', content: Buffer.from(everything) },
  };
  const to = { address: who.email, shown: '申请人' };
  await db
    .transaction()
    .execute((tx) => putMails({ db: tx, sealer, now: at('2018-09-13') }, [{ ...mail, ...letter, key: 'reply', to }]));
  await db.updateTable('mails').set({ state: 'failed' }).execute();
  const { erased } = await room.keepHouse({
    db,
    house,
    files,
    sealer,
    now: at('2024-01-02'),
    years: room.RETENTION_YEARS,
  });
  expect(erased).toBe(1);
  expect(await found(...known)).toEqual([]);
  const mails = await db.selectFrom('mails').select(['state', 'sealed_parts']).execute();
  expect(mails).toEqual([{ state: 'dropped', sealed_parts: null }]);
  const steps = openSteps(sealer, id, await stepsOf(db, id));
  expect(steps.map(({ step }) => step.kind)).toContain('delivered');
  expect(steps.find(({ step }) => step.kind === 'thirdPartyAsked')!.step).toMatchObject({ id: `邻居${CLEARED}甲` });
  const row = await db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect(row).toMatchObject({ outcome: 'granted', closed_on: '2018-09-13', delivered_on: '2018-09-14' });
  expect(await verifyAuditLog(db)).toMatchObject({ whole: true });
});

test('steps stay append-only: only the erasing transaction may take words out, and nothing else', async () => {
  const step = sql`update application_steps set sealed_said = 'x'`;
  await expect(step.execute(db)).rejects.toThrow(/append-only/);
  for (const change of [
    sql`happened_on = '2020-01-01'`,
    sql`recorder = 'x'`,
    sql`step = step || '{"on":"2020-01-01"}'`,
  ])
    await expect(
      db.transaction().execute(async (tx) => {
        await sql`select set_config('gongkai.erasing', 'on', true)`.execute(tx);
        await sql`update application_steps set ${change}`.execute(tx);
      }),
    ).rejects.toThrow(/append-only/);
  await expect(sql`delete from application_steps`.execute(db)).rejects.toThrow(/append-only/);
});
