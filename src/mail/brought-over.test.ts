import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person } from '../../test/support/applicants.ts';
import { booksBefore } from '../../test/support/database.ts';
import { MailServer, mailTurn, wordsOf } from '../../test/support/mail-server.ts';
import { sealApplicant } from '../applications/privacy/applicant.ts';
import { temporarySealer } from '../platform/sealing/sealing.ts';
import { sealOld } from '../platform/sealing/unsealed.ts';
import { house } from '../rooms.ts';
import { addressOf } from './addresses.ts';
import { sendAgain } from './index.ts';

// What stood in `alerts` and `citizen_mails` goes on in the one outbox: nothing is sent twice, nothing is lost.
const { db, bringUp } = await booksBefore('0093');
const sealer = temporarySealer();
const server = new MailServer();
const { mails } = server;
const now = new Date('2024-05-14T02:00:00Z');
const turn = () => mailTurn({ db, house, sealer, now });
const id = async (insert: ReturnType<typeof sql<{ id: number }>>) => (await insert.execute(db)).rows[0]!.id;
let officer: number;
let filed: number;
let erased: number;

beforeAll(async () => {
  await server.listen();
  const authority = await id(sql`insert into authorities (code, name, short_name, paper_prefix, is_primary)
    values ('csz', '测试镇人民政府', '测试镇', '测试镇', true) returning id`);
  officer = await id(sql`insert into staff (authority_id, login, name, password_hash)
    values (${authority}, 'officer', '经办', '') returning id`);
  await sql`insert into staff_roles (staff_id, role) values (${officer}, 'caseOfficer')`.execute(db);
  await sql`insert into alert_addresses values (${officer}, 'officer@example.com')`.execute(db);
  await sql`insert into mail_settings (enabled, host, port, security, sender, site_address, updated_at, updated_by)
    values (true, '127.0.0.1', ${server.port}, 'none', 'gk@example.com', 'http://127.0.0.1:9040', now(), 'x')`.execute(
    db,
  );
  // to be answered by 2024-05-21: five working days are left
  const remedy = await id(sql`insert into remedy_cases (authority_id, kind, title, filed_on, served_on, officer_id)
    values (${authority}, 'reconsideration', '不服 3 号答复', '2024-05-08', '2024-05-08', ${officer}) returning id`);
  const alert = (key: string, on: string, stage: string, state: string, attempts: number, next: string, failure = '') =>
    sql`insert into alerts (authority_id, limit_key, limit_on, stage, staff_id, subject, body, state, attempts, next_at,
        failure, created_at, sent_at)
      values (${authority}, ${key}, ${on}, ${stage}, ${officer}, ${`${state} 的提醒`}, '请登录办理', ${state}, ${attempts},
        ${next}, ${failure}, '2024-05-13T02:00:00Z', ${state === 'sent' ? '2024-05-13T02:01:00Z' : null})`.execute(db);
  await alert(`remedy:${remedy}:answer`, '2024-05-21', '5', 'waiting', 2, '2024-05-14T01:00:00Z', '邮件服务器没有回应');
  await alert('application:1:reply', '2024-05-20', '5', 'sent', 1, '2024-05-13T02:00:00Z');
  await alert('application:2:reply', '2024-05-16', '3', 'failed', 7, '2024-05-13T02:00:00Z', '登录名或密码不对');
  await alert('application:3:reply', '2024-05-10', '1', 'dropped', 0, '2024-05-09T02:00:00Z');

  const application = async (n: number, phase: string, sealed = true) => {
    const made =
      await id(sql`insert into applications (authority_id, number, applicant_kind, subject, channel, arrived_on,
        received_on, phase, due_on, delivery_way, mail_notices)
      values (${authority}, ${`测试镇依申请〔2024〕${n}号`}, 'person', '路灯', 'online', '2024-05-13',
        ${phase === 'unconfirmed' ? null : '2024-05-13'}, ${phase}, '2024-06-12', 'online', true) returning id`);
    if (sealed)
      await sql`update applications set sealed_applicant = ${sealApplicant(sealer, made, person)} where id = ${made}`.execute(
        db,
      );
    return made;
  };
  const paper = (of: number, kind: string) =>
    id(sql`insert into application_papers (application_id, authority_id, kind, state, content, dated_on, updated_at, updater)
      values (${of}, ${authority}, ${kind}, 'issued', '{}', '2024-05-13', now(), 'x') returning id`);
  const mail = (
    of: number,
    kind: string,
    paperId: number | null,
    state: string,
    more: Record<string, unknown> = {},
  ) => {
    const { attempts = 0, failure = '', message = '', attached = false, by = null } = more;
    return sql`insert into citizen_mails (application_id, kind, paper_id, state, attempts, next_at, failure, created_at,
        sent_at, message_id, attached, resent_by, resent_name, resent_at)
      values (${of}, ${kind}, ${paperId}, ${state}, ${attempts}, '2024-05-14T01:00:00Z', ${failure}, '2024-05-13T02:00:00Z',
        ${state === 'sent' ? '2024-05-13T02:01:00Z' : null}, ${message}, ${attached}, ${by}, ${by ? '经办' : ''},
        ${by ? '2024-05-13T03:00:00Z' : null})`.execute(db);
  };
  filed = await application(1, 'open');
  erased = await application(2, 'closed', false);
  await mail(filed, 'filed', null, 'sent', { attempts: 1, message: '<application-1@example.com>' });
  await mail(filed, 'receipt', await paper(filed, 'receipt'), 'waiting', {
    attempts: 3,
    failure: '邮件服务器没有回应',
  });
  await mail(filed, 'correction', await paper(filed, 'correction'), 'failed', {
    attempts: 7,
    failure: '无此用户',
    by: officer,
  });
  await mail(filed, 'reply', await paper(filed, 'reply'), 'sent', {
    message: '<application-4@example.com>',
    attached: true,
  });
  await mail(filed, 'extension', await paper(filed, 'extension'), 'dropped', { failure: '没有电子邮箱' });
  await mail(erased, 'reply', await paper(erased, 'reply'), 'failed', { attempts: 7, failure: '无此用户' });
  await application(3, 'unconfirmed'); // filed just now, told by nobody yet

  expect(await bringUp()).toContain('0093-one-outbox.sql');
  await sealOld(db, sealer); // as each start does
});
afterAll(() => server.close());

const rows = () =>
  db
    .selectFrom('mails')
    .select(['room', 'kind', 'subject', 'state', 'attempts', 'failure', 'attachment_name', 'message_id', 'resent_by'])
    .orderBy('id')
    .execute();

test('every mail stands in the outbox with its state, its tries and its failure', async () => {
  const number = '政府信息公开申请（测试镇依申请〔2024〕1号）';
  const alert = { room: 'alerts', kind: 'limit', attachment_name: '', message_id: '', resent_by: null };
  const mail = { room: 'applications', attachment_name: '', message_id: '', failure: '', resent_by: null };
  expect(await rows()).toEqual([
    { ...alert, subject: 'waiting 的提醒', state: 'waiting', attempts: 2, failure: '邮件服务器没有回应' },
    { ...alert, subject: 'sent 的提醒', state: 'sent', attempts: 1, failure: '' },
    { ...alert, subject: 'failed 的提醒', state: 'failed', attempts: 7, failure: '登录名或密码不对' },
    { ...alert, subject: 'dropped 的提醒', state: 'dropped', attempts: 0, failure: '' },
    {
      ...{ ...mail, kind: 'filed', subject: `${number}：提交成功`, state: 'sent', attempts: 1 },
      message_id: '<application-1@example.com>',
    },
    {
      ...{ ...mail, kind: 'acknowledgement', subject: `${number}：登记回执`, state: 'waiting', attempts: 3 },
      failure: '邮件服务器没有回应',
    },
    {
      ...{ ...mail, kind: 'clarification', subject: `${number}：补正告知`, state: 'failed', attempts: 7 },
      ...{ failure: '无此用户', resent_by: officer },
    },
    {
      ...{ ...mail, kind: 'reply', subject: `${number}：答复`, state: 'sent', attempts: 0 },
      ...{ message_id: '<application-4@example.com>', attachment_name: '答复书' },
    },
    {
      ...{ ...mail, kind: 'extension', subject: `${number}：延期告知`, state: 'dropped', attempts: 0 },
      failure: '没有电子邮箱',
    },
    // whose personal data is gone is sent nothing more
    {
      ...{ ...mail, kind: 'reply', subject: '政府信息公开申请（测试镇依申请〔2024〕2号）：答复', state: 'dropped' },
      ...{ attempts: 7, failure: '无此用户' },
    },
  ]);
});

test('an address of before is sealed, in use, and said to be unconfirmed', async () => {
  expect(await addressOf(db, sealer, officer)).toEqual({ email: 'officer@example.com', confirmedAt: null });
});

test('what waited goes out once, under the Message-ID it had; what failed goes out when somebody asks', async () => {
  await turn();
  await turn();
  expect(mails.map(({ to, messageId }) => [to[0], messageId])).toEqual([
    ['officer@example.com', '<alert-1@example.com>'],
    [person.email, '<application-2@example.com>'],
    [person.email, expect.stringMatching(/^<mail-/)], // 提交成功 of the third, planned after
  ]);
  expect(wordsOf(mails[1]!)).toContain('在 2024-06-12 前答复');
  const failed = await db
    .selectFrom('mails')
    .select(['id', 'room'])
    .where('state', '=', 'failed')
    .orderBy('id')
    .execute();
  expect(failed.map(({ room }) => room)).toEqual(['alerts', 'applications']);
  const who = { id: officer, name: '经办', authorityId: 1, officeId: null, roles: [] };
  await db.transaction().execute((tx) => sendAgain({ db: tx, who, now }, failed[1]!.id));
  await turn();
  expect(mails.slice(3).map(({ to, messageId }) => [to[0], messageId])).toEqual([
    [person.email, '<application-3@example.com>'],
  ]);
  expect(wordsOf(mails[3]!)).toContain('需要补正');
});
