import { beforeAll, describe, expect, test } from 'vitest';
import { company, person, requestFor } from '../../../../test/support/applicants.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../../test/support/town.ts';
import type { Caller } from '../../../platform/action.ts';
import { unwrap } from '../../../platform/outcome.ts';
import type { Role, Who } from '../../../platform/roles.ts';
import * as room from '../../index.ts';
import { openText } from '../../privacy/sealed-words.ts';
import { applications } from '../../room.ts';

const { db, house, sealer } = await testDatabase([applications]);
let town: TestTown;
let officer: Who & { id: number };
let head: Who & { id: number };
let signer: Who & { id: number };

const at = (day: string) => new Date(`${day}T02:00:00Z`);
const by = (who: Who, day: string): Caller => ({ db, house, who, now: at(day), sealer });
const citizen = (day: string) => by(room.applicantOf(town.authorityId), day);

beforeAll(async () => {
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer' as Role);
  head = await town.person('office', 'disclosureHead');
  signer = await town.person(null, 'signer');
});

const rowOf = (id: number) => db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

async function registered(arrived = '2023-09-25', applicant = person) {
  const input = { applicant, request: requestFor('建设村 2023 年机动地发包合同'), files: [] };
  const made = unwrap(
    await room.registerApplication(by(officer, arrived), { ...input, channel: 'inPerson', arrived, confirmed: null }),
  );
  return made.id;
}

describe('from filing to archive', () => {
  test('a citizen files online; it is received when the office confirms; clarified, extended, answered, delivered', async () => {
    const filed = unwrap(
      await room.fileApplication(citizen('2023-09-23'), {
        applicant: person,
        request: requestFor('村里的账'),
        files: [],
      }),
    );
    expect(await rowOf(filed.id)).toMatchObject({ phase: 'unconfirmed', received_on: null, due_on: null });
    expect(await room.countApplications(db, town.authorityId, 2023)).toEqual([]);
    unwrap(await room.confirmReceipt(by(officer, '2023-09-25'), { id: filed.id, on: '2023-09-25' }));
    expect(await rowOf(filed.id)).toMatchObject({ phase: 'open', received_on: '2023-09-25', due_on: '2023-10-27' });
    unwrap(
      await room.requestClarification(by(officer, '2023-09-27'), {
        id: filed.id,
        on: '2023-09-27',
        by: '2023-10-20',
        what: '请写明年度和村名',
      }),
    );
    expect(await rowOf(filed.id)).toMatchObject({ due_on: null, waits_until: '2023-10-20' });
    const mine = await room.applicationByCode(db, sealer, town.authorityId, filed.number, filed.code.toLowerCase());
    expect(mine).toEqual({ id: filed.id });
    unwrap(
      await room.recordClarification(citizen('2023-10-09'), {
        id: filed.id,
        on: '',
        description: '建设村 2022 年收支',
      }),
    );
    expect(await rowOf(filed.id)).toMatchObject({ phase: 'open', due_on: '2023-11-06' });
    unwrap(
      await room.requestExtension(by(officer, '2023-11-01'), { id: filed.id, days: 20, reason: '需要检索的档案多' }),
    );
    expect(await room.approveExtension(by(officer, '2023-11-02'), { id: filed.id })).toMatchObject({
      code: 'forbidden',
    });
    expect(unwrap(await room.approveExtension(by(head, '2023-11-02'), { id: filed.id }))).toEqual({
      due: '2023-12-04',
    });
    const content = { reply: 'partial', publicInterest: false, body: '您好，现予部分公开。' } as const;
    unwrap(await room.draftReply(by(officer, '2023-11-10'), { id: filed.id, draftVersion: 0, content }));
    const sign = { id: filed.id, draftVersion: 1 };
    expect(await room.signReply(by(signer, '2023-11-13'), sign)).toMatchObject({ code: 'invalid' });
    unwrap(await room.reviewLegally(by(head, '2023-11-13'), { id: filed.id, draftVersion: 1, opinion: '同意' }));
    const signed = unwrap(await room.signReply(by(signer, '2023-11-14'), sign));
    expect(signed.number).toMatch(/^测试镇依申请公开〔2023〕\d+号$/);
    expect(await rowOf(filed.id)).toMatchObject({ phase: 'closed', outcome: 'partial', closed_on: '2023-11-14' });
    expect(await room.archiveApplication(by(officer, '2023-11-14'), { id: filed.id })).toMatchObject({
      code: 'invalid',
    });
    const delivery = { id: filed.id, on: '2023-11-15', how: 'email', proof: 'zhang@example.com 已读回执' } as const;
    unwrap(await room.recordDelivery(by(officer, '2023-11-15'), delivery));
    unwrap(await room.archiveApplication(by(officer, '2023-11-16'), { id: filed.id }));
    expect(await rowOf(filed.id)).toMatchObject({ phase: 'archived', delivered_on: '2023-11-15' });
  });

  test('personal data are sealed, opened only with a trace, and shown masked', async () => {
    const id = await registered();
    const row = await rowOf(id);
    expect(JSON.stringify(row)).not.toContain(person.documentNumber);
    expect(row.sealed_applicant!.includes(person.name)).toBe(false);
    expect(row.applicant_shown).toBe('张＊＊');
    expect(unwrap(await room.openPersonalData(by(officer, '2023-09-26'), { id, reason: '电话联系' }))).toEqual(person);
    const seen = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('subject', '=', `application:${id}`)
      .where('action', '=', 'applications.openPersonalData')
      .execute();
    expect(seen).toMatchObject([{ actor: officer.name, detail: { reason: '电话联系' } }]);
  });

  test('the second of two people learns what the first did', async () => {
    const id = await registered();
    const { version } = await rowOf(id);
    const ask = { id, version, on: '2023-10-10', whom: '承包户甲', text: '是否同意公开合同' };
    unwrap(await room.askThirdParty(by(officer, '2023-10-10'), ask));
    const late = await room.askAuthority(by(head, '2023-10-10'), { ...ask, whom: '市农业农村局' });
    expect(late).toMatchObject({ code: 'conflict', message: expect.stringContaining('征求第三方意见') });
  });

  test('parts go on by themselves; a repeat goes on under the other number and is not counted', async () => {
    const other = await testTown(db, 'two');
    const clerk = await other.person('office', 'caseOfficer');
    const make = async (applicant = company) =>
      unwrap(
        await room.registerApplication(by(clerk, '2023-03-01'), {
          applicant,
          request: requestFor('2022 年采购合同；2022 年决算'),
          files: [],
          channel: 'registeredPost',
          arrived: '2023-03-01',
          confirmed: null,
        }),
      ).id;
    const whole = await make();
    const { ids } = unwrap(
      await room.splitApplication(by(clerk, '2023-03-02'), {
        id: whole,
        keep: '2022 年采购合同',
        parts: [{ subject: '', description: '2022 年决算' }],
      }),
    );
    expect(await rowOf(ids[0]!)).toMatchObject({ received_on: '2023-03-01', split_from: whole, due_on: '2023-03-29' });
    const kept = await rowOf(whole);
    expect(kept.subject).toBe('2022 年采购合同');
    expect(openText(sealer, whole, 'description', kept.sealed_description)).toBe('2022 年采购合同');
    const repeat = await make();
    unwrap(await room.mergeApplication(by(clerk, '2023-03-02'), { id: repeat, into: whole }));
    expect(await room.mergeApplication(by(clerk, '2023-03-02'), { id: whole, into: await make(person) })).toMatchObject(
      {
        code: 'invalid',
      },
    );
    const counted = await room.countApplications(db, other.authorityId, 2023);
    expect(counted).toContainEqual({ row: 'received', kind: 'business', count: 2 });
  });
});
