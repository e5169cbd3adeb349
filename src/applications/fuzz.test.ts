import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { person } from '../../test/support/applicants.ts';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { Hostile } from '../../test/support/hostile.ts';
import { testTown } from '../../test/support/town.ts';
import { STEP_KINDS } from '../law/index.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { inWorkspace, STEPS, VERBS } from './handling/steps/table.ts';

const books = await testDatabase(rooms);
const app = await buildServer({ ...books, now: () => new Date('2023-09-25T02:00:00Z') });
const NEW = '/console/applications/new';
const officer = new Client(app);
const colleague = new Client(app);
const tokens = new Map<Client, string>();

beforeAll(async () => {
  const town = await testTown(books.db);
  for (const client of [officer, colleague]) {
    await client.signIn((await town.person('office', 'caseOfficer', 'disclosureHead')).login, town.password);
    tokens.set(client, await client.token(NEW));
  }
});

/** Posts as a browser would that opened the form before. */
function send(client: Client, url: string, fields: Record<string, string>) {
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: client.cookieHeader() },
    payload: new URLSearchParams({ _csrf: tokens.get(client)!, ...fields }).toString(),
  });
}

const good: Record<string, string> = {
  channel: 'registeredPost',
  arrived: '2023-09-25',
  confirmed: '',
  kind: person.kind,
  name: person.name,
  documentType: person.documentType,
  documentNumber: person.documentNumber,
  representative: '',
  contact: '',
  telephone: person.telephone,
  email: '',
  address: '演示路 1 号',
  postcode: '',
  subject: '',
  description: '建设村 2023 年机动地发包合同',
  purpose: '',
  provision: 'copy',
  deliveryWay: 'post',
};
const BAD_DAYS = [
  ['2023-02-30', 'no such day'],
  ['2023-13-01', 'no such month'],
  ['0000-01-01', 'year 0'],
  ['0001-01-01', 'long before the books'],
  ['9999-12-31', 'in the future'],
  ['99999-01-01', 'five digits of a year'],
  ['+275760-09-14', 'beyond what a program counts'],
  ['2023/09/25', 'another way of writing'],
  ['昨天', 'words'],
  ['2024-09-25', 'next year'],
] as const;

async function register(description: string): Promise<string> {
  const reply = await send(officer, NEW, { ...good, description });
  expect(reply.statusCode).toBe(303);
  return reply.headers.location as string;
}

/** What stands in the form that came back. */
function standing(html: string, name: string): string | undefined {
  const $ = load(html);
  const field = $(`form [name="${name}"]`).first();
  if (field.is('textarea')) return field.text();
  if (field.is('[type=radio]')) return $(`form [name="${name}"]:checked`).attr('value');
  return field.is('select') ? field.find('[selected]').attr('value') : field.attr('value');
}

describe('the registration form', () => {
  test.each(BAD_DAYS)('%s is refused (%s), and all that was typed stands there again', async (day) => {
    for (const name of ['arrived', 'confirmed']) {
      const typed = { ...good, channel: 'online', confirmed: '2023-09-25', purpose: '核对', [name]: day };
      const reply = await send(officer, NEW, typed);
      expect([name, reply.statusCode]).toEqual([name, 422]);
      for (const [field, value] of Object.entries(typed))
        expect([field, standing(reply.body, field)]).toEqual([field, value]);
    }
  });

  test.each([
    ['description', 5_001],
    ['purpose', 1_001],
    ['name', 101],
    ['subject', 101],
    ['address', 201],
    ['telephone', 41],
    ['description', 400_000],
  ])('%s of %i characters is refused, not cut', async (name, length) => {
    const value = '长'.repeat(length);
    const reply = await send(officer, NEW, { ...good, [name]: value });
    expect(reply.statusCode).toBe(422);
    expect(standing(reply.body, name)).toBe(value);
    expect(standing(reply.body, 'documentNumber')).toBe(person.documentNumber);
  });

  test.each([
    ['program.pdf', Buffer.from('MZ\u0090\u0000this is a program')],
    ['page.html', Buffer.from('<script>alert(1)</script>')],
    ['empty.pdf', Buffer.alloc(0)],
    ['image.png', Buffer.from('GIF89a')],
    ['../../etc/passwd', Buffer.from([0xff, 0xfe, 0, 1, 2, 3])],
  ])(
    'a file %s that is not what it says is refused or kept harmless, and what was typed is kept',
    async (name, content) => {
      const typed = { ...good, description: `附 ${name}`, name: '' };
      const reply = await officer.upload(NEW, typed, [{ field: 'files', name, content }]);
      expect(reply.statusCode).toBe(422);
      expect(standing(reply.body, 'description')).toBe(typed.description);
      expect(standing(reply.body, 'telephone')).toBe(person.telephone);
    },
  );

  test('anything in any field, whole forms of it: never an error of the program', async () => {
    const hostile = new Hostile(20230925);
    for (let n = 0; n < 150; n++) {
      const typed = { ...good };
      for (let m = hostile.below(4); m >= 0; m--) typed[hostile.one(Object.keys(good))] = typedOut(hostile.value());
      const reply = await send(officer, NEW, typed);
      expect(reply.statusCode, JSON.stringify(typed).slice(0, 300)).toBeLessThan(500);
    }
    for (let n = 0; n < 60; n++) {
      const { type, payload } = hostile.body(Object.keys(good));
      const headers = { 'content-type': type, 'x-csrf-token': tokens.get(officer)!, cookie: officer.cookieHeader() };
      const reply = await app.inject({ method: 'POST', url: NEW, headers, payload });
      expect(reply.statusCode, `${type} ${payload.slice(0, 200)}`).toBeLessThan(500);
    }
  }, 120_000);
});

/** A hostile value as a person would have typed it; a broken encoding stands as it is. */
function typedOut(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

describe('the forms of the steps', () => {
  const DATES = ['on', 'by', 'received', 'requestReceived'];
  const TEXTS = ['what', 'whom', 'text', 'days', 'reason', 'basis', 'quantity', 'payment', 'answer', 'how', 'proof'];
  const REST = ['note', 'keep', 'parts', 'into', 'body', 'officerId', 'draftVersion', 'reply', 'opinion', 'why'];

  test('every step with every hostile day and text: never an error of the program, nothing slips in', async () => {
    const page = await register('乱填的各步骤');
    const version = standing((await officer.get(`${page}?step=clarification`)).body, 'version')!;
    const wild = [
      '2023-02-30',
      '0000-01-01',
      '9999-12-31',
      '',
      '-1',
      '1e9',
      '\u0000',
      '🙂'.repeat(60),
      '一'.repeat(6_000),
    ];
    for (const slug of [...VERBS.map(({ slug }) => slug), 'reply', 'reply/sign', 'reply/review'])
      for (const value of wild) {
        const fields = Object.fromEntries([...DATES, ...TEXTS, ...REST].map((name) => [name, value]));
        const reply = await send(officer, `${page}/${slug}`, { version, ...fields });
        expect(reply.statusCode, `${slug} ${value.slice(0, 20)}`).toBeLessThan(500);
      }
    const id = Number(page.split('/').at(-1));
    const steps = await books.db
      .selectFrom('application_steps')
      .select('kind')
      .where('application_id', '=', id)
      .orderBy('seq')
      .execute();
    // only splitting asks for no day: every other step would need one that exists, and none was sent
    expect(steps.map(({ kind }) => kind).filter((kind) => kind !== 'split')).toEqual(['registered']);
  }, 120_000);

  test.each([
    ['clarification', { by: '2023-10-20', what: '请写明年度，一大段已经写好的话' }],
    ['third-party', { whom: '承包户甲', text: '是否同意公开，一大段已经写好的话' }],
    ['authority', { whom: '市农业农村局', text: '一大段已经写好的话' }],
    ['fee', { basis: 'volume', quantity: '120', payment: '凭缴款码' }],
    ['withdraw', { note: '申请人来信' }],
  ] as const)('%s with a day that is wrong keeps what was typed', async (slug, typed) => {
    const page = await register(`日期不对：${slug}`);
    const version = standing((await officer.get(`${page}?step=${slug}`)).body, 'version')!;
    for (const [day] of BAD_DAYS) {
      const reply = await send(officer, `${page}/${slug}`, { version, on: day, ...typed });
      expect([day, reply.statusCode]).toEqual([day, 422]);
      for (const [name, value] of Object.entries({ on: day, ...typed }))
        expect([name, standing(reply.body, name)]).toEqual([name, value]);
    }
  });

  test('two people at once: one step is taken, the other learns of it and keeps the words', async () => {
    for (let n = 0; n < 5; n++) {
      const page = await register(`两人同时办理 ${n}`);
      const version = standing((await officer.get(`${page}?step=authority`)).body, 'version')!;
      const asked = (whom: string) => ({ version, on: '2023-09-25', whom, text: `问${whom}的一段话` });
      const replies = await Promise.all([
        send(officer, `${page}/authority`, asked('市水务局')),
        send(colleague, `${page}/third-party`, asked('承包户甲')),
      ]);
      expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
      const second = replies.find(({ statusCode }) => statusCode === 409)!;
      expect(standing(second.body, 'text')).toMatch(/^问.+的一段话$/);
    }
  });

  test('every step that the law knows has a form, and its form opens', async () => {
    const page = await register('每一步都有表单');
    for (const kind of STEP_KINDS) {
      if (inWorkspace(kind)) expect((await officer.get(`${page}?step=${STEPS[kind].slug}`)).statusCode).toBe(200);
      else expect(['registered', 'replied', 'legallyReviewed', 'reopened']).toContain(kind);
    }
  });
});

test('the lists with any query', async () => {
  const hostile = new Hostile(711);
  const names = ['at', 'way', 'phase', 'kind', 'words', 'officer', 'year', 'left', 'reply', 'channel', 'mine'];
  for (let n = 0; n < 80; n++) {
    const query = hostile.pairs(names, 5);
    for (const list of ['', '/all']) {
      const reply = await officer.get(`/console/applications${list}?${query}`);
      expect(reply.statusCode, query).toBeLessThan(500);
    }
  }
}, 60_000);
