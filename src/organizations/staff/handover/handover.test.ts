import { load } from 'cheerio';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../../test/support/client.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../../test/support/town.ts';
import type { Who } from '../../../platform/roles.ts';
import { rooms } from '../../../rooms.ts';
import { buildServer } from '../../../server.ts';

const books = await testDatabase(rooms);
const { db } = books;
const now = new Date('2024-01-10T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
type Person = Who & { id: number; login: string };
let leaving: Person;
let chief: Person;
let otherChief: Person;
let heir: Person;
let village: Person;
let officer: Person;
let head: Client;
let security: Client;
let system: Client;

const signed = async ({ login }: { login: string }) => {
  const client = new Client(app);
  await client.signIn(login, town.password);
  return client;
};
const desk = async (client: Client): Promise<string> =>
  load((await client.get('/console')).body)('.todo')
    .text()
    .replace(/\s+/g, ' ');
const main = async (client: Client, at: string) =>
  load((await client.get(at)).body)('main')
    .text()
    .replace(/\s+/g, ' ');

beforeAll(async () => {
  town = await testTown(db);
  leaving = await town.person('finance', 'editor', 'caseOfficer');
  heir = await town.person('finance', 'editor');
  chief = await town.person('finance', 'officeReviewer');
  otherChief = await town.person('office', 'officeReviewer');
  village = await town.person('village', 'contact');
  officer = await town.person('office', 'caseOfficer');
  head = await signed(await town.person('office', 'disclosureHead'));
  security = await signed(await town.person(null, 'securityAdmin'));
  system = await signed(await town.person(null, 'systemAdmin'));
  const writer = await signed(leaving);
  const draft = async (title: string) => {
    const made = await writer.post('/console/documents/new', { title, column_id: `${town.columnId}` });
    return /\/console\/documents\/\d+/.exec(made.headers.location as string)![0];
  };
  await draft('离任者的草稿');
  const at = await draft('离任者送审的');
  const save_count = load((await writer.get(`${at}/edit`)).body)('[name=save_count]').attr('value')!;
  const text = { title: '离任者送审的', body_html: '<p>正文。</p>', article_item: '20.15', formed_on: '2024-01-05' };
  await writer.post(`${at}/edit`, { ...text, channels: 'website', save_count, column_id: `${town.columnId}` });
  expect((await writer.post(`${at}/submit`, {}, at)).statusCode).toBe(303);
  await db
    .insertInto('applications')
    .values({
      authority_id: town.authorityId,
      number: '测试镇依申请〔2024〕1号',
      officer_id: leaving.id,
      office_id: leaving.officeId,
      subject: '某户低保',
      applicant_kind: 'person',
      received_on: '2024-01-08',
      phase: 'open',
    })
    .execute();
  await db
    .insertInto('remedy_cases')
    .values({
      authority_id: town.authorityId,
      kind: 'reconsideration',
      case_number: '复议2024-1',
      filed_on: '2024-01-03',
      officer_id: leaving.id,
    })
    .execute();
  await db
    .insertInto('deliveries')
    .values({
      authority_id: town.authorityId,
      office_id: town.offices.village,
      channel: 'board',
      state: 'planned',
      title: '村里张贴的',
      planned_at: now,
    })
    .execute();
});

test('what waits is said before an account is closed, and where it can be handed over', async () => {
  const page = await main(system, `/console/staff/${leaving.id}`);
  for (const shown of ['草稿和退回的文稿 1 份', '正在办理的依申请公开 1 件', '复议诉讼案件 1 件'])
    expect(page).toContain(shown);
  expect(page).toContain('请安全管理员');
  expect(await main(security, `/console/staff/${leaving.id}`)).toContain('请先移交');
  expect(await desk(head)).not.toContain('已不能办理');
  // what others would do as well waits for nobody in particular
  expect(await main(system, `/console/staff/${heir.id}`)).not.toContain('等其办理的事项');
});

test.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
  ['disabled', () => active(leaving, false), () => active(leaving, true)],
  ['moved', () => moved(leaving, town.offices.office), () => moved(leaving, town.offices.finance)],
  ['without a role', () => roles(leaving, []), () => roles(leaving, ['editor', 'caseOfficer'])],
])(
  'who is %s leaves nothing behind unseen: the head and the security administrator are told',
  async (_how, go, back) => {
    await go();
    for (const who of [head, security]) expect(await desk(who)).toMatch(/项事项还在等.*已不能办理/);
    expect(await main(head, '/console/handover')).toContain(leaving.name);
    await back();
    expect(await desk(head)).not.toContain('已不能办理');
  },
);
const active = (who: Person, on: boolean) =>
  db.updateTable('staff').set({ active: on }).where('id', '=', who.id).execute();
const moved = (who: Person, office: number) =>
  db.updateTable('staff').set({ office_id: office }).where('id', '=', who.id).execute();
async function roles(who: Person, given: ('editor' | 'caseOfficer')[]) {
  await db.deleteFrom('staff_roles').where('staff_id', '=', who.id).execute();
  for (const role of given) await db.insertInto('staff_roles').values({ staff_id: who.id, role }).execute();
}

test('closing the account says what still waits; it is handed over, by kind or all to one, to who may do it', async () => {
  const closed = await system.post(
    `/console/staff/${leaving.id}/active`,
    { active: 'no' },
    `/console/staff/${leaving.id}`,
  );
  expect(closed.statusCode).toBe(303);
  expect(await main(system, `/console/staff/${leaving.id}`)).toContain('账号已停用，这些事项没有人办理');
  const page = `/console/handover/${leaving.id}`;
  const $ = load((await security.get(page)).body);
  const offered = (name: string) => $(`[name=${name}] option`).text();
  expect(offered('drafts')).toContain(heir.name);
  for (const not of [chief, village, officer, leaving]) expect(offered('drafts')).not.toContain(not.name);
  expect(offered('applications')).toContain(officer.name);
  expect(offered('applications')).not.toContain(heir.name);
  // administrators read nothing of what was asked for
  expect($('main').text()).not.toContain('低保');
  const wrong = await security.post(page, { drafts: String(village.id) }, page);
  expect(wrong.statusCode).toBe(422);
  expect(load(wrong.body)(`[name=drafts] option[selected]`).length).toBeLessThanOrEqual(1);
  expect((await security.post(page, {}, page)).statusCode).toBe(422);
  const given = await security.post(page, { all: String(officer.id), drafts: String(heir.id) }, page);
  expect(given.statusCode).toBe(303);
  const heirs = await signed(heir);
  expect(await desk(heirs)).toContain('1 项事项移交给您办理');
  expect(await desk(heirs)).toContain('离任者的草稿');
  expect(await main(heirs, '/console/handed-over')).toContain('离任者的草稿');
  await heirs.post('/console/handed-over', {
    upTo: load((await heirs.get('/console/handed-over')).body)('[name=upTo]').attr('value')!,
  });
  expect(await desk(heirs)).not.toContain('移交给您');
  const officers = await signed(officer);
  expect(await desk(officers)).toContain('2 项事项移交给您办理');
  expect(await desk(officers)).toContain('某户低保');
  expect(await desk(head)).not.toContain('已不能办理');
  const logged = await db
    .selectFrom('audit_log')
    .select(['detail'])
    .where('action', '=', 'organizations.handOver')
    .execute();
  expect(JSON.stringify(logged)).toContain(`交给${heir.name}`);
});

test('a review that stands at nobody is told and given to a reviewer of another office, who can take it', async () => {
  expect(await main(system, `/console/staff/${chief.id}`)).toContain('等待审核的文稿 1 份');
  await active(chief, false);
  for (const who of [head, security]) expect(await desk(who)).toContain('1 份文稿停在“科室负责人初审”：没有人能办理');
  const page = '/console/handover';
  const offered = load((await head.get(page)).body)('[name=reviews] option').text();
  expect(offered).toContain(otherChief.name);
  expect(offered).not.toContain(heir.name);
  const others = await signed(otherChief);
  expect(await desk(others)).not.toContain('离任者送审的');
  expect((await head.post(page, { reviews: String(otherChief.id) })).statusCode).toBe(303);
  expect(await desk(others)).toContain('离任者送审的');
  const href = load((await others.get('/console')).body)('.todo a:contains("离任者送审的")').attr('href')!;
  const $ = load((await others.get(href)).body);
  const hidden = Object.fromEntries(
    $('form:has([name=verdict]) input[type=hidden]:not([name^=_])')
      .toArray()
      .map(({ attribs }) => [attribs.name!, attribs.value!]),
  );
  const passed = await others.post(
    href,
    { ...hidden, verdict: 'passed', gates: ['language', 'norms', 'politics'] },
    href,
  );
  expect(passed.statusCode).toBe(303);
  await active(chief, true);
});

test('what a village has to put out is given to somebody who has not its office', async () => {
  const page = `/console/handover/${village.id}`;
  await active(village, false);
  expect(await main(head, page)).toContain('村里张贴的');
  expect((await head.post(page, { deliveries: String(heir.id) })).statusCode).toBe(303);
  const heirs = await signed(heir);
  expect(await main(heirs, '/console/deliveries')).toContain('村里张贴的');
  const { id } = await db
    .selectFrom('deliveries')
    .select('id')
    .where('title', '=', '村里张贴的')
    .executeTakeFirstOrThrow();
  const done = await heirs.post(
    `/console/deliveries/${id}/confirm`,
    { deliveredOn: '2024-01-10', note: '已张贴' },
    `/console/deliveries/${id}`,
  );
  expect(done.statusCode).toBe(303);
});

test('every column that says whose something is, is of a kind that can be handed over', async () => {
  const { rows } = await sql<{ named: string }>`
    select c.conrelid::regclass || '.' || a.attname as named from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'f' and c.confrelid = 'staff'::regclass order by 1`.execute(db);
  const holds = [
    'applications.officer_id',
    'deliveries.given_to',
    'documents.author_id',
    'posting_places.contact_id',
    'postings.given_to',
    'remedy_cases.officer_id',
    'review_rounds.stand_in_id',
    'self_inspection_findings.handler_id',
  ];
  const rest = rows.map(({ named }) => named).filter((named) => !holds.includes(named));
  // who did something, a person's own account, or what is told to them
  const done =
    /_by$|^(account_notices|administrator_requests|deputies|first_halves|former_passwords|handovers|kept_forms|known_devices|mail_addresses|mail_address_requests|mail_refusals|mail_wishes|mails|snoozes|recovery_codes|role_proposals|sessions|set_up_passwords|staff_roles|report_audits)\./;
  const did = [
    'application_notes.staff_id',
    'document_events.staff_id',
    'import_jobs.staff_id',
    'ledger_imports.staff_id',
    'revisions.author_id',
    'reviews.reviewer_id',
    'reviews.for_id',
    'draft_mends.staff_id',
  ];
  expect(rest.filter((named) => !done.test(named) && !did.includes(named))).toEqual([]);
});
