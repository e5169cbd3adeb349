import { type CheerioAPI, load } from 'cheerio';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '../test/support/client.ts';
import { testDatabase } from '../test/support/database.ts';
import { publicDocument } from '../test/support/publications.ts';
import { type TestTown, testTown } from '../test/support/town.ts';
import { compileReport, keepPublished } from './annual-report/index.ts';
import { staffConsole } from './console/index.ts';
import { authorityById } from './organizations/index.ts';
import { createApp } from './platform/http/app.ts';
import { decide, insertSubmission } from './report-submissions/index.ts';
import { rooms } from './rooms.ts';
import { publicSite } from './site/index.tsx';

// Whatever the public will read is looked into, on every way: a number typed into any form of the console is refused,
// asked about, or stands on no page of the site.
const books = await testDatabase(rooms);
const { db } = books;
const now = () => new Date('2024-02-01T03:00:00Z');
const IDENTITY = '000000199001010018';
const MOBILE = '19900000000';
const WAYS: readonly [name: string, roles: Parameters<TestTown['person']>[1][]][] = [
  ['town', ['disclosureHead', 'signer', 'editor', 'officeReviewer', 'caseOfficer']],
  ['region', ['cityOffice']],
  ['machine', ['systemAdmin', 'platformOperator']],
];
let app: FastifyInstance;
let town: TestTown;
let documentId: number;
const clients: Client[] = [];
const forms: Found[][] = [];

interface Found {
  client: Client;
  page: string;
  action: string;
  upload: boolean;
  /** what the form would send as it stands */
  fields: Record<string, string | string[]>;
  /** text fields, and whether they say that the public will read them */
  texts: Map<string, boolean>;
}

beforeAll(async () => {
  app = await createApp({ ...books, now }, false);
  await app.register(publicSite);
  await app.register(staffConsole, { prefix: '/console' });
  await app.ready();
  town = await testTown(db);
  documentId = await publicDocument(books, town, { title: '已公开的通知', at: '2023-06-01T02:00:00Z' });
  const authority = (await authorityById(db, town.authorityId))!;
  for (const year of [2021, 2022])
    await db
      .transaction()
      .execute((tx) =>
        keepPublished(tx, authority, year, { name: '测试', now: now(), date: `${year + 1}-01-20`, reason: '' }),
      );
  await acceptedBelow();
  for (const [, roles] of WAYS) {
    const client = new Client(app);
    await client.signIn((await town.person('office', ...roles)).login, town.password);
    clients.push(client);
    forms.push(await formsOf(client));
  }
}, 120_000);
afterAll(() => app.close());

/** A region has a report of its own once it accepted one. */
async function acceptedBelow() {
  const below = await testTown(db, 'xia');
  await db
    .updateTable('authorities')
    .set({ parent_id: town.authorityId })
    .where('id', '=', below.authorityId)
    .execute();
  const authority = (await authorityById(db, below.authorityId))!;
  const { report } = await compileReport(db, authority, 2023);
  const of = {
    authorityId: below.authorityId,
    parentId: town.authorityId,
    year: 2023,
    round: 1,
    by: '测试',
    at: now(),
  };
  await db.transaction().execute(async (tx) => {
    const id = await insertSubmission(tx, of, report);
    await decide(tx, id, { state: 'accepted', remark: '', by: '测试', at: now() });
  });
}

const kindOf = (url: string) =>
  url
    .split('?')[0]!
    .replace(/\d+/g, 'N')
    .replace(/\/(cells|parts|handling|trends)\/[^/]+/, '/$1/*');

/** Every form of the console that this person meets, each once. */
async function formsOf(client: Client): Promise<Found[]> {
  const forms = new Map<string, Found>();
  const waiting = [
    '/console',
    '/console/annual-report/2023',
    '/console/region/2023/report',
    `/console/documents/${documentId}`,
  ];
  const seen = new Set<string>();
  const begun = await client.post('/console/documents/new', { title: '草稿', column_id: String(town.columnId) });
  if (begun.headers.location) waiting.push(String(begun.headers.location));
  const guide = await client.post('/console/guides', { title: '事项' }, '/console');
  if (guide.headers.location) waiting.push(String(guide.headers.location));
  const topic = await client.post('/console/topics', { title: '事项' }, '/console');
  if (topic.headers.location) waiting.push(String(topic.headers.location));
  const survey = await client.post('/console/surveys', { title: '问卷' }, '/console');
  if (survey.headers.location) waiting.push(String(survey.headers.location));
  for (let page = waiting.shift(); page; page = waiting.shift()) {
    if (seen.has(page)) continue;
    seen.add(page);
    const reply = await client.get(page);
    if (!String(reply.headers['content-type']).includes('html') || reply.statusCode !== 200) continue;
    const $ = load(reply.body);
    for (const form of readForms($, client, page)) {
      const key = `${kindOf(form.action)} ${[...form.texts.keys()]}`;
      if (form.texts.size && !forms.has(key)) forms.set(key, form);
    }
    for (const a of $('a[href^="/console"], a[href^="?"]').toArray()) {
      const next = new URL(a.attribs.href!, `http://x${page}`);
      const url = next.pathname + next.search;
      const alike = [...seen, ...waiting].filter((each) => kindOf(each) === kindOf(url)).length;
      if (alike < 3 && !/sign-out|\.(xlsx|csv|docx|pdf|json)$/.test(next.pathname)) waiting.push(url);
    }
  }
  return [...forms.values()];
}

const TEXTS = 'textarea, input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=url]';
/** Fields for the numbers of offices, by what they are called. */
const OFFICES = new Set(['/console/guides/N telephone', '/console/guides/N supervision']);
/** What may stand in a field that must have something of its own in it. */
const PLAUSIBLE: Record<string, string> = {
  slug: 'ceshi',
  code: 'ceshi9',
  corrected: '3',
  host: 'xia.example.cn',
  paperPrefix: '下镇',
  members: '',
  postcode: '000000',
  position: '',
  documentId: '',
  opens: '',
  closes: '',
  exceptions: '',
  basisIndex: '',
  questions: '',
  month: '',
  day: '',
  ours: '',
  link: '',
  ...Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((n) => [`hours${n}`, ''])),
  siteIdCode: '',
  login0: 'xia-xitong',
  login1: 'xia-anquan',
  login2: 'xia-shenji',
};

function readForms($: CheerioAPI, client: Client, page: string): Found[] {
  return $('main form[method=post], form[method=post]')
    .toArray()
    .map((node) => {
      const form = $(node);
      const fields: Found['fields'] = {};
      const texts = new Map<string, boolean>();
      for (const each of form.find('input, textarea, select').toArray()) {
        const input = $(each);
        const name = input.attr('name');
        if (!name || name.startsWith('_')) continue;
        const type = input.attr('type');
        if (input.is('select'))
          fields[name] =
            input.find('option[selected]').attr('value') || input.find('option:not([value=""])').attr('value') || '';
        else if (type === 'radio' || name === 'documents') {
          if (fields[name] === undefined || input.attr('checked') !== undefined) fields[name] = input.attr('value')!;
        } else if (type === 'checkbox') {
          if (input.attr('checked') !== undefined)
            fields[name] = [...[fields[name] ?? []].flat(), input.attr('value')!];
        } else if (input.is(TEXTS)) {
          fields[name] = PLAUSIBLE[name] ?? (String(input.val() ?? '') || '测试文字');
          texts.set(name, input.closest('.field').find('.public').length > 0);
        } else if (type === 'date') fields[name] = String(input.val() || '2024-01-31');
        else if (type !== 'file' && type !== 'submit') fields[name] = String(input.val() ?? '');
      }
      if ('validity' in fields) fields.validity = 'repealed';
      const action = form.attr('action')!.replace(/[?&]_csrf=[^&]*/, '');
      return { client, page, action, upload: form.attr('enctype') !== undefined, fields, texts };
    });
}

/** A text as its field takes one. */
const within = (name: string, text: string) => (name === 'questions' ? `1. ${text}（文字）` : text);

const send = ({ client, action, page, upload, fields }: Found, typed: Record<string, string | string[]>) =>
  upload
    ? client.upload(action, { ...fields, ...typed }, [], page)
    : client.post(action, { ...fields, ...typed }, page);

test('every field that the public will read refuses what is certain and asks about what is not', {
  timeout: 120_000,
}, async () => {
  const said: string[] = [];
  const faults: string[] = [];
  for (const [n, mine] of forms.entries())
    for (const form of mine)
      for (const [name, isPublic] of form.texts) {
        if (!isPublic || form.action.endsWith('/edit')) continue;
        said.push(`${WAYS[n]![0]} ${kindOf(form.action)} ${name}`);
        // what may hold figures and letters only is given no more than that
        const alone = ['slug', 'code', 'host', 'paperPrefix', 'exceptions'].includes(name);
        const refused = await send(form, {
          [name]: alone ? `${IDENTITY}${name === 'host' ? '.cn' : ''}` : within(name, `见 ${IDENTITY}`),
        });
        if (alone) {
          if (refused.statusCode !== 422) faults.push(`${form.action} ${name}: ${refused.statusCode}`);
          continue;
        }
        const page = load(refused.body);
        const at = page(`#f-${name}`).closest('.field').find('.error').text();
        if (refused.statusCode !== 422 || !at.includes('居民身份证号码') || page('[name=publicConfirmed]').length)
          faults.push(`${form.action} ${name}: ${refused.statusCode} ${at} ${page('.summary').text()}`);
        const asked = await send(form, { [name]: within(name, `电话 ${MOBILE}`) });
        // under 咨询电话 and 监督电话 a number is an office's: nobody is asked
        if (OFFICES.has(`${kindOf(form.action)} ${name}`)) {
          if (asked.statusCode !== 303) faults.push(`${form.action} ${name}: ${asked.statusCode}`);
          continue;
        }
        if (asked.statusCode !== 422 || !load(asked.body)('[name=publicConfirmed]').length)
          faults.push(`${form.action} ${name} asked: ${asked.statusCode} ${load(asked.body)('.summary').text()}`);
      }
  expect(faults).toEqual([]);
  expect([...new Set(said)].toSorted()).toMatchInlineSnapshot(`
    [
      "machine /console/authorities code",
      "machine /console/authorities host",
      "machine /console/authorities name",
      "machine /console/authorities officeName",
      "machine /console/authorities paperPrefix",
      "machine /console/authorities shortName",
      "machine /console/authorities/N host",
      "machine /console/offices code",
      "machine /console/offices duties",
      "machine /console/offices name",
      "machine /console/offices/N duties",
      "machine /console/offices/N name",
      "region /console/region/N/report/parts/* text",
      "town /console/annual-report/N/cells/* reason",
      "town /console/annual-report/N/correction reason",
      "town /console/annual-report/N/parts/* text",
      "town /console/authority address",
      "town /console/authority application",
      "town /console/authority arrangement",
      "town /console/authority email",
      "town /console/authority fax",
      "town /console/authority functions",
      "town /console/authority hours",
      "town /console/authority institution-dynamic",
      "town /console/authority institution-exempt",
      "town /console/authority institution-review",
      "town /console/authority institution-supervision",
      "town /console/authority institution-timely",
      "town /console/authority leaders",
      "town /console/authority name",
      "town /console/authority obtain",
      "town /console/authority office",
      "town /console/authority paperPrefix",
      "town /console/authority person",
      "town /console/authority remedy",
      "town /console/authority scope",
      "town /console/authority shortName",
      "town /console/authority telephone",
      "town /console/boards name",
      "town /console/boards place",
      "town /console/channel-desk why",
      "town /console/columns description",
      "town /console/columns name",
      "town /console/columns slug",
      "town /console/columns/N description",
      "town /console/columns/N name",
      "town /console/consultations title",
      "town /console/documents/N/relations number",
      "town /console/documents/N/relations title",
      "town /console/documents/N/validity reason",
      "town /console/documents/N/withdraw reason",
      "town /console/documents/new title",
      "town /console/facilities name",
      "town /console/facilities place",
      "town /console/groups name",
      "town /console/groups place",
      "town /console/guides title",
      "town /console/guides/N basis",
      "town /console/guides/N basisIndex",
      "town /console/guides/N conditions",
      "town /console/guides/N fee",
      "town /console/guides/N legalLimit",
      "town /console/guides/N materials",
      "town /console/guides/N place",
      "town /console/guides/N promisedLimit",
      "town /console/guides/N result",
      "town /console/guides/N steps",
      "town /console/guides/N supervision",
      "town /console/guides/N telephone",
      "town /console/guides/N title",
      "town /console/obligations/new basis",
      "town /console/obligations/new channels",
      "town /console/obligations/new elements",
      "town /console/obligations/new group",
      "town /console/obligations/new level1",
      "town /console/obligations/new level2",
      "town /console/obligations/new time",
      "town /console/surveys title",
      "town /console/surveys/N asker",
      "town /console/surveys/N questions",
      "town /console/surveys/N title",
      "town /console/surveys/N who",
      "town /console/surveys/N why",
      "town /console/terminals/playlist/new/text body",
      "town /console/terminals/playlist/new/text title",
      "town /console/terminals/playlist/urgent urgentBody",
      "town /console/terminals/playlist/urgent urgentTitle",
      "town /console/topics title",
      "town /console/topics/N question",
      "town /console/topics/N title",
      "town /console/topics/N/conclusion conclusion",
      "town /console/topics/N/entries source",
      "town /console/topics/N/entries text",
      "town /console/topics/N/entries who",
      "town /console/windows/new exceptions",
      "town /console/windows/new name",
      "town /console/windows/new person",
      "town /console/windows/new place",
      "town /console/windows/new telephone",
    ]
  `);
});

test('what is confirmed passes, once and for exactly this text', async () => {
  const [client] = clients;
  const at = `/console/documents/${documentId}/validity`;
  const form = { validity: 'expired', on: '2024-01-31', reason: `请致电 ${MOBILE}` };
  const asked = await client!.post(at, form);
  const publicConfirmed = String(load(asked.body)('[name=publicConfirmed]').val());
  expect((await client!.post(at, { ...form, reason: `请致电 ${MOBILE} 转`, publicConfirmed })).statusCode).toBe(303);
  await client!.post(at, { ...form, validity: 'valid', reason: '更正' });
  expect((await client!.post(at, { ...form, reason: '请致电 19900000001', publicConfirmed })).statusCode).toBe(422);
  expect((await client!.post(at, { ...form, publicConfirmed })).statusCode).toBe(303);
  expect((await client!.get(`/documents/${documentId}`)).body).toContain(MOBILE);
  const said = { 'publicReason.pii.mobile': '均为值班电话', 'publicReason.__proto__': '无' };
  await client!.post(at, { ...form, validity: 'valid', reason: `请致电 ${MOBILE} 转接`, ...said });
  const { rows } = await sql<{ detail: { confirmed?: unknown } }>`select detail from audit_log
    where action = 'publishing.changeValidity' order by seq desc limit 2`.execute(db);
  expect(rows.map(({ detail }) => detail.confirmed)).toEqual([
    { 'pii.mobile': '均为值班电话', counts: { 'pii.mobile': 1 } },
    { ticked: 1, counts: { 'pii.mobile': 1 } },
  ]);
});

test.each(['title', 'body_html', 'summary', 'source', 'keywords', 'document_number', 'correction_note'])(
  'a draft with a number in %s is not submitted',
  async (name) => {
    const [client] = clients;
    const begun = await client!.post('/console/documents/new', { title: '草稿', column_id: String(town.columnId) });
    const edit = String(begun.headers.location);
    const form = readForms(load((await client!.get(edit)).body), client!, edit).find(({ action }) => action === edit)!;
    const fields = {
      formed_on: '2024-01-30',
      article_item: '20.15',
      body_html: '正文。',
      source: '',
      summary: '',
      keywords: '',
      document_number: '',
      relation_to: '',
      legal_form: '',
      channels: ['website'],
    };
    expect((await send(form, { ...fields, [name]: `见${IDENTITY}` })).statusCode).toBe(303);
    const reply = await client!.post(edit.replace('/edit', '/submit'), {}, edit);
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain('含居民身份证号码，请隐去');
  },
);

test('a number typed into every other field of the console stands on no page of the site', {
  timeout: 120_000,
}, async () => {
  let tried = 0;
  for (const form of forms.flat())
    for (const [name, isPublic] of form.texts) {
      if (isPublic) continue;
      const reply = await send(form, { [name]: `见 ${IDENTITY}` });
      expect(reply.statusCode, `${form.action} ${name}`).toBeLessThan(500);
      tried += 1;
    }
  expect(tried).toBeGreaterThan(30);
  const seen = new Set<string>();
  const waiting = ['/', '/sitemap.xml', '/sitemap-pages.xml', '/feed.xml', '/disclosure', '/disclosure/reports'];
  const shown: string[] = [];
  for (let page = waiting.shift(); page; page = waiting.shift()) {
    if (seen.has(page)) continue;
    seen.add(page);
    const reply = await app.inject({ url: page });
    if (reply.body.includes(IDENTITY)) shown.push(page);
    for (const [, href] of reply.body.matchAll(/(?:href=|<loc>https?:\/\/[^/]*)"?(\/[^"#<\s]*)/g))
      if (!href!.startsWith('/console') && [...seen].filter((each) => kindOf(each) === kindOf(href!)).length < 5)
        waiting.push(href!.replaceAll('&amp;', '&'));
  }
  expect(seen.size).toBeGreaterThan(15);
  expect(shown).toEqual([]);
});

// last: it goes through every form
test('whatever the form, the audit log tells of which check how many were confirmed', {
  timeout: 120_000,
}, async () => {
  const before = await sql<{ n: number }>`select coalesce(max(seq), 0)::int as n from audit_log`.execute(db);
  for (const mine of forms)
    for (const form of mine)
      for (const [name, isPublic] of form.texts)
        if (isPublic && !form.action.endsWith('/edit') && !OFFICES.has(`${kindOf(form.action)} ${name}`))
          await send(form, {
            [name]: within(name, `电话 ${MOBILE} 和 ${MOBILE.replace(/0$/, '1')}`),
            'publicReason.pii.mobile': '值班电话',
          });
  const { rows } = await sql<{ action: string; confirmed: unknown }>`select action, detail -> 'confirmed' as confirmed
    from audit_log where seq > ${before.rows[0]!.n} and detail ? 'confirmed'`.execute(db);
  const expected = { 'pii.mobile': '值班电话', counts: { 'pii.mobile': 2 } };
  for (const { action, confirmed } of rows) expect([action, confirmed]).toEqual([action, expected]);
  expect([...new Set(rows.map(({ action }) => action))].toSorted()).toMatchInlineSnapshot(`
    [
      "annualReport.beginCorrection",
      "annualReport.correctFigure",
      "annualReport.editPart",
      "channels.recordFacility",
      "channels.recordPlace",
      "consultations.begin",
      "guides.addWindow",
      "guides.begin",
      "guides.save",
      "organizations.addOffice",
      "organizations.updateOffice",
      "profile.save",
      "publishing.addColumn",
      "publishing.changeValidity",
      "publishing.createDraft",
      "publishing.relate",
      "publishing.updateColumn",
      "publishing.withdraw",
      "region.editPart",
      "surveys.begin",
      "surveys.save",
      "terminals.addItem",
      "terminals.putUrgent",
      "topics.conclude",
      "topics.save",
      "topics.write",
    ]
  `);
});
