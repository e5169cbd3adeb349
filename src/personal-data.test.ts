import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { person, requestFor } from '../test/support/applicants.ts';
import { Client } from '../test/support/client.ts';
import { testDatabase } from '../test/support/database.ts';
import { type TestTown, testTown } from '../test/support/town.ts';
import { columnsOf, noteSeals, whereWordsAreSealed, whereWordsStand } from '../test/support/where-words-stand.ts';
import * as applications from './applications/index.ts';
import { unwrap } from './platform/outcome.ts';
import type { Who } from './platform/roles.ts';
import { rooms } from './rooms.ts';
import { buildServer } from './server.ts';

// Who asks, who is named and how they are reached: typed into every field of a whole life of applications and cases, and
// looked for in every column of every table, in the files and in what the program logs.
const books = await testDatabase(rooms);
const { db, house, files, sealer } = books;
const sealed = { sealer, purposes: noteSeals(sealer) };
let now = new Date('2023-09-25T02:00:00Z');
const logged: string[] = [];
const app = await buildServer({ ...books, now: () => now }, { write: (line) => void logged.push(line) });
let town: TestTown;
type Person = Who & { id: number; login: string };
let officer: Person;
let head: Person;

/** Invented; the numbers lie in no real range. Names of letters that no other text here has. */
const name = '覃㙓㵘';
const numbers = ['19800000077', '0454-7654321', '000000198001010025', 'marker-x7@example.com'];
const address = '壸井巷九号';
const said = `${name}（${numbers.join('，')}，${address}）`;
const own = {
  ...person,
  name: '亓官㙟㙦',
  telephone: '19900000066',
  email: 'own-y8@example.com',
  address: '㙘门街 7 号',
};
const everybody = [name, ...numbers, address, own.name, own.documentNumber, own.telephone, own.email, own.address];

/** Where a name or an address may stand in clear, and why; a number may nowhere (docs/personal-data.md). */
const IN_CLEAR: Readonly<Record<string, string>> = {
  'applications.subject': 'what is asked for, in a line: lists show it and are searched by it',
  'applications.words': 'its words, by which alike applications are found (条例 art. 36)',
  'proactive_decisions.subject': 'the subject of applications that were decided on together',
};

beforeAll(async () => {
  town = await testTown(db);
  officer = (await town.person('office', 'caseOfficer')) as Person;
  head = (await town.person('office', 'disclosureHead')) as Person;
});

const addressOf = { n: 1 };
/** Somebody at the console on a day; what forms they met, and which fields they filled. */
async function at(day: string, who: Person): Promise<Clerk> {
  now = new Date(`${day}T02:00:00Z`);
  const client = new Client(app, `2001:db8:${(addressOf.n++).toString(16)}::7`);
  expect((await client.signIn(who.login, town.password)).statusCode).toBe(303);
  return new Clerk(client);
}

const met = new Set<string>();
const filled = new Set<string>();
const fieldOf = (action: string, field: string) => `${action.split('?')[0]!.replace(/\d+/g, ':id')} ${field}`;

class Clerk {
  constructor(readonly client: Client) {}

  async open(page: string): Promise<ReturnType<typeof load>> {
    const reply = await this.client.get(page);
    expect(reply.statusCode, page).toBe(200);
    const $ = load(reply.body);
    for (const form of $('form[method=post]').toArray())
      for (const one of $(form)
        .find('textarea, input[type=text], input[type=tel], input[type=email], input[type=file], input:not([type])')
        .toArray())
        met.add(fieldOf($(form).attr('action')!, $(one).attr('name')!));
    return $;
  }

  /** Fills a form of a page with what is said, but for what is given, and sends it. @returns where it leads */
  async fill(page: string, action: string, given: Record<string, string> = {}): Promise<string> {
    const $ = await this.open(page);
    const form = $(`form[action^="${action}"]`)
      .filter((_, one) => $(one).attr('action')!.split('?')[0] === action)
      .first();
    expect(form.length, `${page} has no ${action}`).toBe(1);
    const fields: Record<string, string> = {};
    const uploads: { field: string; name: string; content: Buffer }[] = [];
    for (const one of form.find('input, textarea, select, button[name]').toArray()) {
      const [field, type] = [$(one).attr('name') ?? '', $(one).attr('type') ?? ''];
      if (!field || field.startsWith('_') || one.tagName === 'button') continue;
      if (type === 'file') {
        uploads.push({ field, name: `${said}.png`, content: PNG });
        filled.add(fieldOf(action, field));
      } else if (type === 'radio' || type === 'checkbox') {
        if ($(one).attr('checked') !== undefined) fields[field] = $(one).attr('value') ?? 'on';
      } else if (one.tagName === 'select')
        fields[field] =
          $(one).find('option[selected]').attr('value') ?? $(one).find('option').last().attr('value') ?? '';
      else if (one.tagName === 'textarea' || ['', 'text', 'tel', 'email', 'search'].includes(type)) {
        fields[field] = given[field] ?? said;
        filled.add(fieldOf(action, field));
      } else fields[field] = $(one).attr('value') ?? '';
    }
    Object.assign(fields, given);
    const reply = uploads.length
      ? await this.client.upload(action, fields, uploads, page)
      : await this.client.post(action, fields, page);
    const fault = reply.statusCode === 303 ? '' : load(reply.body)('.error, .warning, [role=alert]').text();
    expect([action, reply.statusCode, fault]).toEqual([action, 303, '']);
    return String(reply.headers.location);
  }
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const NEW = '/console/applications/new';
async function register(clerk: Clerk, day: string, more: Record<string, string> = {}): Promise<string> {
  const { kind, documentType, documentNumber } = own;
  return clerk.fill(NEW, NEW, {
    ...{ channel: 'registeredPost', arrived: day, confirmed: '', kind, name: own.name, documentType, documentNumber },
    ...{
      telephone: own.telephone,
      email: own.email,
      representative: name,
      contact: name,
      address,
      postcode: '100000',
      provision: 'copy',
      deliveryWay: 'post',
    },
    // an agent with the authorisation: as long as the fields let them be
    ...{ agentName: name, agentDocumentNumber: documentNumber, agentTelephone: own.telephone, authorised: 'yes' },
    ...more,
  });
}

/** One application through every step that says something, each with its notes, papers and files. */
async function aLongLife(): Promise<string> {
  let clerk = await at('2023-09-25', officer);
  const home = (await register(clerk, '2023-09-25')).split('?')[0]!;
  const take = (slug: string, given: Record<string, string> = {}) =>
    clerk.fill(`${home}?step=${slug}`, `${home}/${slug}`, given);
  await take('contact', {
    telephone: own.telephone,
    email: own.email,
    address,
    postcode: '100001',
    contact: name,
    reason: `来电告知${name}`,
  });
  await take('query-code', { documentNumber: own.documentNumber });
  await take('note');
  await take('message');
  await take('information');
  const prepared = `${home}/papers/clarification`;
  await clerk.fill(prepared, prepared, { text: `{{补正内容}}\n${said}\n请于{{补正期限}}前补正` });
  await take('clarification', { by: '2023-10-20' });
  await take('clarified');
  await take('third-party', { whom: name });
  await take('third-party-answer', { answer: 'refusal', requestReceived: '2023-09-25' });
  await take('authority', { whom: `某局${name}`.slice(0, 60) });
  await take('authority-answer', { answer: 'consent', requestReceived: '2023-09-25' });
  await take('extension', { days: '5' });
  clerk = await at('2023-09-25', head);
  await take('extension-decline');
  clerk = await at('2023-09-25', officer);
  await take('extension', { days: '6' });
  clerk = await at('2023-09-25', head);
  await take('extension-approve');
  clerk = await at('2023-09-26', officer);
  await take('fee', { basis: 'volume', quantity: '120', received: '' });
  await take('fee-received');
  await take('payment');
  const granted = { reply: 'granted', publicInterest: 'yes', body: `第三方不同意公开。${said}` };
  await clerk.fill(`${home}/reply`, `${home}/reply`, granted);
  clerk = await at('2023-09-26', head);
  await clerk.fill(`${home}/reply`, `${home}/reply/return`);
  clerk = await at('2023-09-26', officer);
  await clerk.fill(`${home}/reply`, `${home}/reply`, granted);
  const kinds = ['pii.mobile', 'pii.landline', 'pii.email', 'pii.resident-id', 'pii.address'];
  const reasons = Object.fromEntries(kinds.map((kind) => [`publicReason.${kind}`, said]));
  await clerk.fill(`${home}/reply`, `${home}/reply/confirm`, reasons);
  clerk = await at('2023-09-26', head);
  await clerk.fill(`${home}/reply`, `${home}/reply/review`);
  await clerk.fill(`${home}/reply`, `${home}/reply/sign`);
  clerk = await at('2023-09-27', officer);
  await take('third-party-told');
  await take('delivery', { how: 'post' });
  expect((await clerk.client.post(`${home}/personal`, { why: said }, home)).body).toContain(numbers[0]);
  await take('archive');
  return home;
}

/** The other ends: split, merged, withdrawn, lapsed; and what an applicant writes. */
async function otherEnds(): Promise<void> {
  const clerk = await at('2023-10-09', officer);
  const whole = (await register(clerk, '2023-10-09')).split('?')[0]!;
  await clerk.fill(`${whole}?step=split`, `${whole}/split`, { parts: `${said}甲\n${said}乙` });
  const again = (await register(clerk, '2023-10-09')).split('?')[0]!;
  await clerk.fill(`${again}?step=merge`, `${again}/merge`, { into: whole.split('/').pop()! });
  const back = (await register(clerk, '2023-10-09')).split('?')[0]!;
  await clerk.fill(`${back}?step=withdraw`, `${back}/withdraw`);

  const citizen = { db, house, sealer, who: applications.applicantOf(town.authorityId), now };
  const filed = unwrap(
    await applications.fileApplication(citizen, {
      applicant: {
        ...own,
        agent: { name, documentType: 'identityCard', documentNumber: numbers[2]!, telephone: numbers[0]! },
      },
      request: requestFor(said, { subject: said, purpose: said }),
      files: [],
    }),
  );
  const applicant = new Client(app, '2001:db8:ffff::1');
  await applicant.post('/disclosure/application/track', { number: filed.number, code: filed.code });
  const mine = '/disclosure/application/mine';
  const write = async (to: string, fields: Record<string, string>, page = mine) =>
    expect([to, (await applicant.post(`${mine}/${to}`, fields, page)).statusCode]).toEqual([to, 303]);
  await write('message', { body: `换了电话：${said}` });
  const home = `/console/applications/${filed.id}`;
  await clerk.fill(`${home}?step=confirm`, `${home}/confirm`);
  await clerk.fill(`${home}?step=clarification`, `${home}/clarification`, { by: '2023-10-20' });
  await write('clarify', { description: said });
  const theirs = load((await applicant.get(mine)).body)('.said').text();
  expect(theirs).toContain('换了电话');
  for (const number of numbers) expect(theirs).not.toContain(number);
  await write('withdraw', { note: said }, `${mine}/withdraw`);
}

/** A case about it: before the organ, and in court in two instances. */
async function aCase(application: string): Promise<string> {
  let clerk = await at('2023-11-20', officer);
  const about = (await clerk.open(application))('.meta').text().trim().split('　')[0]!.trim();
  const NEW_CASE = '/console/remedies/new';
  const opened = async (kind: string, filedOn: string, number: string) =>
    (
      await clerk.fill(NEW_CASE, NEW_CASE, {
        kind,
        body: '演示市人民政府',
        caseNumber: number,
        procedure: 'ordinary',
        filedOn,
        servedOn: filedOn,
        application: about,
        document: '',
        beforeId: '',
      })
    ).split('?')[0]!;
  const first = await opened('reconsideration', '2023-11-01', '演示复〔2023〕1号');
  const edit = `${first}/edit`;
  await clerk.fill(edit, edit, {
    kind: 'reconsideration',
    body: '演示市人民政府',
    caseNumber: '演示复〔2023〕1号',
    procedure: 'ordinary',
    filedOn: '2023-11-01',
    servedOn: '2023-11-01',
    application: about,
    document: '',
    beforeId: '',
  });
  await clerk.fill(first, `${first}/answer`, { answeredOn: '2023-11-03' });
  await clerk.fill(first, `${first}/hearing`, { hearingOn: '2023-11-10' });
  await clerk.fill(first, `${first}/material`);
  const end = {
    outcome: 'reconsideration.revoked',
    concludedOn: '2023-11-15',
    decisionReceivedOn: '2023-11-16',
    redoBy: '2023-12-16',
  };
  await clerk.fill(first, `${first}/conclude`, end);
  await clerk.fill(first, `${first}/redone`, { redoneOn: '2023-11-18' });
  await clerk.fill(first, `${first}/reopen`);
  await clerk.fill(first, `${first}/conclude`, end);
  clerk = await at('2024-03-20', officer);
  const suit = await opened('directSuit', '2024-01-04', '（2024）演示行初1号');
  await clerk.fill(suit, `${suit}/answer`, { answeredOn: '2024-01-10' });
  await clerk.fill(suit, `${suit}/conclude`, {
    outcome: 'suit.claimsRejected',
    concludedOn: '2024-03-01',
    decisionReceivedOn: '2024-03-02',
    redoBy: '',
  });
  const appeal = {
    appealedBy: 'other',
    appealedOn: '2024-03-05',
    appealBody: '演示市中级人民法院',
    appealNumber: '',
    appealServedOn: '2024-03-06',
  };
  await clerk.fill(suit, `${suit}/appeal`, appeal);
  await clerk.fill(suit, `${suit}/appeal-undo`);
  await clerk.fill(suit, `${suit}/appeal`, appeal);
  await clerk.fill(suit, `${suit}/appeal-answer`, { appealAnsweredOn: '2024-03-08' });
  await clerk.fill(suit, `${suit}/appeal-conclude`, {
    appealOutcome: 'dismissed',
    changedTo: '',
    concludedOn: '2024-03-18',
    decisionReceivedOn: '2024-03-19',
    redoBy: '',
  });
  expect((await clerk.client.post(`${first}/personal`, { why: said }, first)).body).toContain(numbers[0]);
  return first;
}

/** A form that was sent when its session had ended, from a page that was searched for a name. */
async function aLostForm(): Promise<void> {
  const { client } = await at('2024-03-21', officer);
  const list = `/console/applications/all?words=${encodeURIComponent(said)}`;
  expect((await client.get(list)).statusCode).toBe(200);
  const token = await client.token(NEW);
  await db.updateTable('sessions').set({ ended_at: now }).execute();
  const reply = await client.send(NEW, { description: said, name }, token, list);
  expect(String(reply.headers.location)).toContain('kept');
  await db.updateTable('sessions').set({ ended_at: null }).execute();
}

let application: string;
let remedy: string;
test('typed into every field, nothing personal stands in clear in any column, file or line of the log', async () => {
  application = await aLongLife();
  await otherEnds();
  remedy = await aCase(application);
  await aLostForm();
  expect((await columnsOf(db)).length).toBeGreaterThan(200);
  expect(await whereWordsStand(db, [...numbers, own.documentNumber, own.telephone, own.email])).toEqual([]);
  const named = await whereWordsStand(db, [name, address, own.name, own.address]);
  expect(named.filter((column) => !IN_CLEAR[column])).toEqual([]);
  // and all of it is there, sealed: nothing was lost
  const kept = await whereWordsAreSealed(db, sealed, [numbers[0]!]);
  expect(kept).toEqual(expect.arrayContaining(SAID_IN));
  for (const path of readdirSync(join(files.path('a'.repeat(64)), '../..'), {
    recursive: true,
    withFileTypes: true,
  }))
    if (path.isFile()) {
      const bytes = readFileSync(join(path.parentPath, path.name));
      for (const word of everybody) expect(bytes.includes(word), `${path.name} ${word}`).toBe(false);
    }
  for (const line of logged) for (const word of everybody) expect(line).not.toContain(word);
}, 240_000);

/** Every column in which the life above said something of a third person. */
const SAID_IN = [
  ...['application_files.sealed_name', 'application_messages.sealed_body', 'application_notes.sealed_body'],
  ...['application_papers.sealed_content', 'application_steps.sealed_said', 'applications.sealed_description'],
  ...['applications.sealed_purpose', 'kept_forms.sealed_fields', 'remedy_cases.sealed_decision_note'],
  ...['remedy_cases.sealed_hearing_note', 'remedy_cases.sealed_title', 'remedy_events.sealed_note'],
  ...['remedy_files.sealed_name', 'review_rounds.sealed_shown'],
];

test('every field of every form that was met on the way was filled, or is not about a person', () => {
  expect([...met].filter((field) => !filled.has(field) && !NOT_OF_PERSONS.some((one) => one.test(field)))).toEqual([]);
  expect(filled.size).toBeGreaterThan(40);
});
const NOT_OF_PERSONS = [/^\/console\/(sign-out|search)/];

test.each([
  [sql`update audit_head set hash = convert_to(${name}, 'UTF8')`, 'audit_head.hash'],
  [sql`insert into settings (key, value) values ('x', to_jsonb(${`a${name}b`}::text))`, 'settings.value'],
  [
    sql`insert into settings (key, value) values ('y', to_jsonb(encode(convert_to(${`ab${name}`}, 'UTF8'), 'base64')))`,
    'settings.value',
  ],
  [sql`create table leaks (words text[])`.$castTo<unknown>(), ''],
  [sql`insert into leaks values (array[${name}])`, 'leaks.words'],
])('a column that leaks is found, also in a table that is new (%#)', async (leak, column) => {
  await leak.execute(db);
  const found = await whereWordsStand(db, [name]);
  if (column) expect(found).toContain(column);
});

test.each([
  ['an application', () => application],
  ['a case', () => remedy],
])('%s shows numbers and known names when somebody has opened it, and not before', async (_, page) => {
  const { client } = await at('2024-03-22', officer);
  const closed = (await client.get(page())).body;
  for (const word of [...numbers, own.name, own.telephone]) expect(closed).not.toContain(word);
  const open = await client.post(`${page()}/personal`, { why: '复议诉讼' }, page());
  for (const word of numbers) expect(open.body).toContain(word);
});
