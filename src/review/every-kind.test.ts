import { type CheerioAPI, load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { person } from '../../test/support/applicants.ts';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { wordReport } from '../../test/support/worded.ts';
import { askAgain } from '../engagement/following/actions.ts';
import { sendMessage, writerOf } from '../engagement/receive.ts';
import { unwrap } from '../platform/outcome.ts';
import { passageKey } from '../platform/public-text/index.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';

const books = await testDatabase(rooms);
const { db, house } = books;
const now = new Date('2024-01-10T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const gates = ['language', 'norms', 'politics'];
let town: TestTown;
/** the author could take any step, were it not their own text */
let [author, first, second, secrecy, another, signer]: Client[] = [];
const names = new Map<Client, string>();

async function signedIn(...who: Parameters<TestTown['person']>): Promise<Client> {
  const client = new Client(app);
  const { login, name } = await town.person(...who);
  await client.signIn(login, town.password);
  names.set(client, name);
  return client;
}

beforeAll(async () => {
  town = await testTown(db);
  author = await signedIn('office', 'editor', 'caseOfficer', 'officeReviewer', 'disclosureHead');
  first = await signedIn('office', 'officeReviewer');
  second = await signedIn('office', 'officeReviewer');
  secrecy = await signedIn('office', 'secrecyReviewer');
  another = await signedIn('office', 'secrecyReviewer');
  signer = await signedIn(null, 'signer');
});

type Fields = Record<string, string | string[]>;

/** What a browser would send of a form of the page, as it stands. */
function fieldsOf($: CheerioAPI, form: string): Fields {
  const fields: Fields = {};
  for (const { name, value } of $(form).first().serializeArray())
    if (name !== '_csrf') fields[name] = name in fields ? [fields[name]!, value].flat() : value;
  return fields;
}

async function sends(client: Client, page: string, form: string, to: string, more: Fields): Promise<number> {
  const $ = load((await client.get(page)).body);
  expect($(form).length, `${form} on ${page}`).toBeGreaterThan(0);
  return (await client.post(to, { ...fieldsOf($, form), ...more }, page)).statusCode;
}

/** A kind of subject, as its people know it. */
interface Kind {
  /** where it is read and reviewed; set by `begin` */
  page: () => string;
  /** writes it and submits it */
  begin(text: string): Promise<void>;
  /** changes it, after it was returned or approved, and submits it again */
  change(text: string): Promise<void>;
  /** the form of a verdict, and where it goes */
  form: string;
  to: () => string;
  verdicts: { passed: Fields; returned: Fields | undefined };
  /** the steps after the first, up to the approval */
  rest(): Promise<void>;
  /** what an approval allows */
  use(): Promise<number>;
  /** two who may each take its first step; the reviewers of the office, unless told */
  readers?: () => [Client, Client];
  /** something of it is public before its first round, which is compared with that */
  publicBefore?: true;
  /** what was signed changes no more: after that another is begun */
  endsSigned?: true;
  /** its room keeps what each round was about */
  keepsVersions?: true;
}

const verdicts = { passed: { verdict: 'passed', gates }, returned: { verdict: 'returned', remark: '请改一处' } };
/** Both steps that follow the first in an authority's chain. */
async function chain(kind: Kind): Promise<void> {
  const passed = { verdict: 'passed', gates: ['secrecy'] };
  expect(await sends(secrecy!, kind.page(), kind.form, kind.to(), passed)).toBe(303);
  expect(await sends(signer!, kind.page(), kind.form, kind.to(), verdicts.passed)).toBe(303);
}

let documentId = '';
const documents: Kind = {
  keepsVersions: true,
  page: () => `/console/reviews/document/${documentId}`,
  async begin(text) {
    const made = await author!.post('/console/documents/new', {
      title: '关于修路的公告',
      column_id: `${town.columnId}`,
    });
    documentId = /documents\/(\d+)/.exec(made.headers.location as string)![1]!;
    await documents.change(text);
  },
  async change(text) {
    const at = `/console/documents/${documentId}`;
    await author!.post(`${at}/reopen`, {}, at);
    const written = { body_html: `<p>${text}</p>`, article_item: '20.15', formed_on: '2024-01-05' };
    expect(await sends(author!, `${at}/edit`, `form[action$="/edit"]`, `${at}/edit`, written)).toBe(303);
    expect((await author!.post(`${at}/submit`, {}, at)).statusCode).toBe(303);
  },
  form: 'form:has([name=verdict])',
  to: () => documents.page(),
  verdicts,
  rest: () => chain(documents),
  use: () => {
    const at = `/console/documents/${documentId}`;
    return author!.post(`${at}/publish`, {}, at).then(({ statusCode }) => statusCode);
  },
};

const year = '/console/annual-report/2023';
const report: Kind = {
  page: () => year,
  async begin(text) {
    await wordReport(db, town.authorityId, 2023);
    await report.change(text);
  },
  async change(text) {
    const part = `${year}/parts/others`;
    expect(await sends(author!, part, 'form:has([name=text])', part, { text })).toBe(303);
    expect((await author!.post(`${year}/submit`, { reason: '情况属实' }, year)).statusCode).toBe(303);
  },
  form: 'form:has([name=verdict])',
  to: () => `${year}/review`,
  verdicts,
  rest: () => chain(report),
  use: () =>
    signer!
      .post(`${year}/publish`, { date: '2024-01-10', reason: '情况属实' }, year)
      .then(({ statusCode }) => statusCode),
};

let application = '';
const reply: Kind = {
  page: () => `${application}/reply`,
  async begin(text) {
    const { kind, name, documentType, documentNumber, telephone } = person;
    const asked = { kind, name, documentType, documentNumber, telephone, description: '办公会会议记录' };
    const received = { channel: 'registeredPost', arrived: '2024-01-09', confirmed: '', provision: 'copy' };
    const made = await author!.post('/console/applications/new', { ...asked, ...received, deliveryWay: 'post' });
    application = made.headers.location as string;
    await reply.change(text);
  },
  async change(text) {
    const at = `${application}/reply`;
    const written = { reply: 'process', body: text };
    expect(await sends(author!, at, 'form:has([name=body])', at, written)).toBe(303);
  },
  form: 'form[action$="/reply/review"]',
  to: () => `${application}/reply/review`,
  // who does not agree says so to whoever wrote it: there is nothing else to tick
  verdicts: { passed: { opinion: '依据充分' }, returned: undefined },
  rest: async () => {},
  use: async () => {
    const at = `${application}/reply`;
    const { draftVersion } = fieldsOf(load((await author!.get(at)).body), 'form:has([name=body])');
    const version = load((await author!.get(application)).body)('[name=version]').attr('value')!;
    return (await signer!.post(`${at}/sign`, { version, draftVersion: draftVersion! }, at)).statusCode;
  },
};

let functions = '';
const profile: Kind = {
  publicBefore: true,
  page: () => `/console/reviews/profile/${town.authorityId}`,
  begin: (text) => profile.change(text),
  async change(text) {
    functions = text;
    const at = '/console/authority';
    const reached = { office: '办公室', address: '中心路 8 号', hours: '工作日', telephone: '0000-6600001' };
    const written = { ...reached, email: 'gongkai@example.cn', functions, button: 'submit' };
    expect(await sends(author!, at, 'form:has([name=functions])', at, written)).toBe(303);
  },
  form: 'form:has([name=verdict])',
  to: () => profile.page(),
  // the steps of the office that wrote it fall away
  readers: () => [secrecy!, another!],
  verdicts: { ...verdicts, passed: { verdict: 'passed', gates: ['secrecy'] } },
  rest: async () => {
    expect(await sends(signer!, profile.page(), profile.form, profile.to(), verdicts.passed)).toBe(303);
  },
  // what is signed is public at once, and nothing that was written since
  use: async () => ((await signer!.get('/disclosure/authority')).body.includes(functions) ? 303 : 409),
};

let topic = '';
const topics: Kind = {
  page: () => `/console/reviews/topic/${topic.split('/').pop()}`,
  async begin(text) {
    topic = String((await author!.post('/console/topics', { title: '垃圾清运' })).headers.location);
    const entry = { on: '2024-01-08', kind: 'link', text: '市里统一安排。', source: 'https://city.example/1' };
    expect((await author!.post(`${topic}/entries`, entry, topic)).statusCode).toBe(303);
    await topics.change(text);
  },
  async change(text) {
    expect((await author!.post(topic, { title: '垃圾清运', question: text }, topic)).statusCode).toBe(303);
    expect((await author!.post(`${topic}/submit`, {}, topic)).statusCode).toBe(303);
    question = text;
  },
  form: 'form:has([name=verdict])',
  to: () => topics.page(),
  verdicts,
  rest: () => chain(topics),
  // what is signed is public at once, and nothing that was written since
  async use() {
    const page = await signer!.get(`/topics/${topic.split('/').pop()}`);
    return page.body.includes(question) ? 303 : 409;
  },
};
let question = '';

let guide = '';
const guides: Kind = {
  page: () => `/console/reviews/guide/${guide.split('/').pop()}`,
  async begin(text) {
    const made = await author!.post('/console/guides', { title: '临时救助申请' });
    guide = String(made.headers.location);
    await guides.change(text);
  },
  async change(text) {
    const said = { title: '临时救助申请', audiences: ['person'], subject: 'relief', basis: '《社会救助暂行办法》' };
    const asked = { conditions: text, materials: '无', steps: '申请', place: '中心路 8 号', telephone: '0000-6600001' };
    const limits = { legalLimit: '20 个工作日', promisedLimit: '10 个工作日', charged: 'no', result: '发放救助金' };
    const written = { ...said, ...asked, ...limits, supervision: '0000-6600002', button: 'submit' };
    expect((await author!.post(guide, written)).statusCode).toBe(303);
    conditions = text;
  },
  form: 'form:has([name=verdict])',
  to: () => guides.page(),
  verdicts,
  rest: () => chain(guides),
  // what is signed is public at once, and nothing that was written since
  use: async () => {
    const page = await signer!.get(`/guides/${guide.split('/').pop()}`);
    return page.body.includes(conditions) ? 303 : 409;
  },
};
let conditions = '';

let survey = '';
let why = '';
const surveys: Kind = {
  page: () => `/console/reviews/survey/${survey.split('/').pop()}`,
  async begin(text) {
    const made = await author!.post('/console/surveys', { title: '大厅服务满意度调查' });
    survey = String(made.headers.location);
    await surveys.change(text);
  },
  async change(text) {
    const term = { opensOn: '2024-01-10', closesOn: '2024-01-20', once: 'device' };
    const asked = { asker: '党政综合办公室', who: '本镇居民', questions: '1. 满意吗（量表，1 至 5）' };
    const written = { title: '大厅服务满意度调查', why: text, ...asked, ...term, button: 'submit' };
    expect((await author!.post(survey, written)).statusCode).toBe(303);
    why = text;
  },
  form: 'form:has([name=verdict])',
  to: () => surveys.page(),
  verdicts,
  rest: () => chain(surveys),
  // what is signed is asked from its day on, and nothing that was written since
  use: async () => {
    const page = await signer!.get(`/surveys/${survey.split('/').pop()}`);
    return page.body.includes(why) ? 303 : 409;
  },
};

let message = 0;
let answer = '';
const writer = () => ({ db, house, sealer: books.sealer, who: writerOf(town.authorityId), now });
const messageAnswer: Kind = {
  page: () => `/console/reviews/messageAnswer/${message}`,
  async begin(text) {
    const more = { sender: { name: '', telephone: '', email: '' }, wantsPublic: false, byTelephone: false, page: '' };
    const written = { text: '几点开门？', selection: '' };
    const sent = await sendMessage(writer(), { sort: 'consultation', subject: '开门时间', written, ...more });
    message = unwrap(sent).id;
    const at = `/console/messages/${message}`;
    await sends(author!, at, 'form[action$="/assign"]', `${at}/assign`, { office: `${town.offices.office}` });
    await messageAnswer.change(text);
  },
  async change(text) {
    const at = `/console/messages/${message}`;
    // what was approved has gone out: only a second question has another answer
    const { phase } = await db
      .selectFrom('messages')
      .select('phase')
      .where('id', '=', message)
      .executeTakeFirstOrThrow();
    if (phase === 'answered') unwrap(await askAgain(writer(), { id: message, text: '周末呢？' }));
    const written = { body: text, button: 'submit' };
    expect(await sends(author!, at, 'form[action$="/answer"]', `${at}/answer`, written)).toBe(303);
    answer = text;
  },
  form: 'form:has([name=verdict])',
  to: () => messageAnswer.page(),
  verdicts,
  rest: async () => {},
  // what is approved goes out at once, and nothing that was written since
  use: async () => {
    const page = load((await author!.get(`/console/messages/${message}`)).body);
    return page('.panel:contains("已发出的答复")').text().includes(answer) ? 303 : 409;
  },
};

let consultation = '';
const consultations: Kind = {
  endsSigned: true,
  page: () => `/console/reviews/consultation/${consultation}`,
  async begin(text) {
    const made = await author!.post('/console/consultations', { title: '停车管理办法征求意见' });
    consultation = String(made.headers.location).split('/').pop()!;
    await consultations.change(text);
  },
  async change(text) {
    // what was signed changes no more: another is begun
    const { draft } = await db
      .selectFrom('consultations')
      .select('draft')
      .where('id', '=', Number(consultation))
      .executeTakeFirstOrThrow();
    if (!draft) return consultations.begin(text);
    const asked = { kind: 'other', why: '规范停车', text, days: '7', shorter: '', opens: '', how: '' };
    const written = { title: '停车管理办法征求意见', ...asked, contact: '0000-6600001', button: 'submit' };
    const at = `/console/consultations/${consultation}`;
    expect((await author!.post(at, written)).statusCode).toBe(303);
    drafted = text;
  },
  form: 'form:has([name=verdict])',
  to: () => consultations.page(),
  verdicts,
  rest: () => chain(consultations),
  use: async () => {
    const page = await signer!.get(`/consultations/${consultation}`);
    return page.body.includes(drafted) ? 303 : 409;
  },
};
let drafted = '';

let closed = 0;
const results: Kind = {
  endsSigned: true,
  page: () => `/console/reviews/consultationResults/${closed}`,
  async begin(text) {
    const content = { title: '停车管理办法征求意见', kind: 'other', why: '', text: '第一条', days: 7, files: [] };
    const { id } = await db
      .insertInto('consultations')
      .values({
        ...{ authority_id: town.authorityId, office_id: town.offices.office, saved_by: '测试', saved_at: now },
        content: JSON.stringify({ ...content, shorter: '', opens: '', how: '', contact: '0000-6600001' }),
        ...{ signed_at: now, opens_on: '2023-12-20', until_on: '2023-12-27', closes_on: '2023-12-27' },
        results_due: '2024-02-08',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    closed = id;
    await results.change(text);
  },
  async change(text) {
    const { results: signed } = await db
      .selectFrom('consultations')
      .select('results')
      .where('id', '=', closed)
      .executeTakeFirstOrThrow();
    if (signed) return results.begin(text);
    const at = `/console/consultations/${closed}/results`;
    expect((await author!.post(`${at}/submit`, { preface: text }, at)).statusCode).toBe(303);
    preface = text;
  },
  form: 'form:has([name=verdict])',
  to: () => results.page(),
  verdicts,
  rest: () => chain(results),
  use: async () => {
    const page = await signer!.get(`/consultations/${closed}`);
    return page.body.includes(preface) ? 303 : 409;
  },
};
let preface = '';

let stopped = '';
const mark = '秘密★1年';
const release: Kind = {
  keepsVersions: true,
  page: () => `/console/reviews/release/${stopped}`,
  async begin(text) {
    const made = await author!.post('/console/documents/new', { title: '保密宣传', column_id: `${town.columnId}` });
    stopped = /documents\/(\d+)/.exec(made.headers.location as string)![1]!;
    await release.change(text);
  },
  async change(text) {
    const at = `/console/documents/${stopped}`;
    const written = { body_html: `<p>${mark}</p><p>${text}</p>`, article_item: '20.15', formed_on: '2024-01-05' };
    expect(await sends(author!, `${at}/edit`, `form[action$="/edit"]`, `${at}/edit`, written)).toBe(303);
    expect((await author!.post(`${at}/release`, { reason: '宣传材料的举例' }, `${at}/submit`)).statusCode).toBe(303);
  },
  form: 'form:has([name=verdict])',
  to: () => release.page(),
  readers: () => [secrecy!, another!],
  verdicts: {
    ...verdicts,
    passed: {
      verdict: 'passed',
      opened: passageKey({ where: '正文第 1 段', check: 'secrecy.mark', text: mark }),
      statement: '举例',
    },
  },
  rest: async () => {},
  use: async () => {
    const at = `/console/documents/${stopped}`;
    const { statusCode } = await author!.post(`${at}/submit`, {}, at);
    return statusCode;
  },
};

let held = '';
const number = '000000198503120028';
const replyRelease: Kind = {
  page: () => `/console/reviews/replyRelease/${held.split('/').pop()}`,
  async begin(text) {
    await reply.begin(text);
    held = application;
    await replyRelease.change(text);
  },
  async change(text) {
    const at = `${held}/reply`;
    const written = { reply: 'granted', body: `${text}\n有关的号码：${number}。` };
    expect(await sends(author!, at, 'form:has([name=body])', at, written)).toBe(303);
    const asked = { reason: '这是项目的编号' };
    expect(await sends(author!, at, 'form[action$="/reply/release"]', `${at}/release`, asked)).toBe(303);
  },
  form: 'form:has([name=verdict])',
  to: () => replyRelease.page(),
  readers: () => [secrecy!, another!],
  verdicts: {
    ...verdicts,
    passed: {
      verdict: 'passed',
      opened: passageKey({ where: '答复内容第 2 段', check: 'pii.resident-id', text: number }),
      statement: '项目的编号',
    },
  },
  rest: async () => {},
  use: async () => {
    application = held;
    return reply.use();
  },
};

const readersOf = ({ readers }: Kind): [Client, Client] => readers?.() ?? [first!, second!];

describe.each<[string, Kind]>([
  ['a document', documents],
  ['an annual report', report],
  ['a reply', reply],
  ['what an authority says of itself', profile],
  ['a guide', guides],
  ['a survey', surveys],
  ['an answer to a message', messageAnswer],
  ['a topic', topics],
  ['a consultation', consultations],
  ['what was adopted of a consultation', results],
  ['what the checks stop', release],
  ['what the checks stop in a reply', replyRelease],
])('%s', (_name, kind) => {
  const seenBy = async (client: Client) => load((await client.get(kind.page())).body)('.changes');
  const give = (client: Client, fields: Fields) => sends(client, kind.page(), kind.form, kind.to(), fields);

  test('is submitted, returned, changed, compared, passed, approved; a change after that voids it', async () => {
    const [one, two] = readersOf(kind);
    await kind.begin('第一稿，内容待定。');
    const unseen = kind.publicBefore ? 1 : 0;
    expect((await seenBy(one)).length, 'nothing to compare with but what is public').toBe(unseen);

    // who wrote it does not pass it, whatever their roles
    const fields = fieldsOf(load((await one.get(kind.page())).body), kind.form);
    const own = await author!.post(kind.to(), { ...fields, ...kind.verdicts.passed }, kind.page());
    expect(own.statusCode).toBe(403);

    expect(await give(one, kind.verdicts.returned ?? kind.verdicts.passed)).toBe(303);
    await kind.change('第二稿，内容已定。');
    const changes = await seenBy(one);
    expect(changes.find('del').text()).toContain('一待');
    expect(changes.find('ins').text()).toContain('二已');
    const others = await seenBy(two);
    expect(others.length, 'who saw none of it has nothing else to compare with').toBe(unseen);
    expect(others.find('del').text()).not.toContain('一待');

    expect(await give(one, kind.verdicts.passed)).toBe(303);
    await kind.rest();
    await kind.change('第三稿，又有改动。');
    expect(await kind.use(), 'the approval is void').not.toBe(303);
  });

  test('a round from before the text was kept is compared by its version, or says that it cannot be', async () => {
    await db
      .updateTable('review_rounds')
      .set({ shown: null, sealed_shown: null })
      .where('state', '<>', 'open')
      .execute();
    const [one] = readersOf(kind);
    const page = load((await one.get(kind.page())).body)('main').text();
    if (kind.endsSigned) expect(page, 'another is begun').not.toContain('无法比对');
    else if (kind.keepsVersions) expect(page, 'told again from the version').toContain('又有改动');
    else expect(page).toContain('此前的内容未留存，无法比对');
  });

  test('of two verdicts at once one counts, and the slower is told who was faster', async () => {
    const ready = await Promise.all(
      readersOf(kind).map(async (client) => ({
        client,
        fields: { ...fieldsOf(load((await client.get(kind.page())).body), kind.form), ...kind.verdicts.passed },
      })),
    );
    const given = await Promise.all(ready.map(({ client, fields }) => client.post(kind.to(), fields, kind.page())));
    expect(given.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
    const faster = names.get(ready[given.findIndex(({ statusCode }) => statusCode === 303)]!.client)!;
    const told = load(given.find(({ statusCode }) => statusCode === 409)!.body)(
      'main :is(.warning, .summary, .help)',
    ).text();
    expect(told).toContain(faster);
    await kind.rest();
    expect(await kind.use(), 'what was approved may be used').toBe(303);
  });
});

test('every kind of the program is among them', () => {
  expect(
    house
      .brought('reviewed')
      .map(({ name }) => name)
      .sort(),
  ).toEqual([
    'annualReport',
    'consultation',
    'consultationResults',
    'document',
    'guide',
    'messageAnswer',
    'profile',
    'release',
    'reply',
    'replyRelease',
    'survey',
    'topic',
  ]);
});
