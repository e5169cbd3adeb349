import { load } from 'cheerio';
import { FASTEST_MS, numberIn } from '../../src/platform/public-forms/index.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { Client } from './client.ts';
import { testDatabase } from './database.ts';
import { type TestTown, testTown } from './town.ts';

/** Where staff handle messages. */
export const DESK = '/console/messages';

/** A message as somebody types it. */
export const asked = {
  sort: 'help',
  subject: '村口路灯不亮',
  text: '村口第三盏路灯不亮，晚上看不见路。我叫张演示，电话 199-0000-0000。',
  name: '张演示',
  telephone: '199-0000-0000',
  email: '',
  wantsPublic: 'yes',
};

function hiddenIn(html: string, form: string): Record<string, string> {
  const $ = load(html);
  const fields = $(`#${form} input[type=hidden]`)
    .toArray()
    .map((one): [string, string] => [$(one).attr('name') ?? '', $(one).attr('value') ?? '']);
  return Object.fromEntries(fields.filter(([name]) => name !== '_csrf'));
}

function answerOf(html: string): string {
  const [, first, sign, second] = /验证问题：(.)([加减])(.)等于几/.exec(html)!;
  const [a, b] = [numberIn(first!)!, numberIn(second!)!];
  return String(sign === '加' ? a + b : a - b);
}

/** What a person without scripts sends of the page that shows once more what will be sent. */
const answerFor = (html: string) => ({ ...hiddenIn(html, 'confirm'), answer: answerOf(html) });

/** What is wrong, as the page lists it. */
export const said = (reply: { body: string }): string => load(reply.body)('.summary').text();

/** Where a message stands on the desk. */
export const at = (id: number, slug = ''): string => `${DESK}/${id}${slug && `/${slug}`}`;

const PEOPLE = {
  head: ['office', 'disclosureHead'],
  officer: ['office', 'caseOfficer'],
  editor: ['finance', 'editor'],
  reviewer: ['finance', 'officeReviewer'],
  other: ['village', 'editor'],
  otherHead: ['village', 'officeReviewer'],
} as const;

/** A town that is asked, with its staff signed in, at a clock that tests move. */
export async function messageTown(start: string) {
  const books = await testDatabase(rooms);
  const { db } = books;
  let now = new Date(start);
  const app = await buildServer({ ...books, now: () => now });
  const town = await testTown(db);
  const staff = {} as Record<keyof typeof PEOPLE, Client>;
  for (const [key, who] of Object.entries(PEOPLE) as [keyof typeof PEOPLE, [never, never]][]) {
    const { login } = await town.person(...who);
    staff[key] = new Client(app);
    await staff[key].signIn(login, town.password);
  }

  const clock = {
    get now() {
      return now;
    },
    set now(at: Date) {
      now = at;
    },
    pass(ms: number) {
      now = new Date(now.getTime() + ms);
    },
  };

  /** Sends a message as a browser without scripts does. */
  async function sent(form: Record<string, string> = asked, files: Parameters<Client['upload']>[2] = []) {
    const client = new Client(app);
    const start = '/engagement/new';
    const preview = files.length
      ? await client.upload(start, form, files, start)
      : await client.post(start, form, start);
    if (preview.statusCode !== 200) throw new Error(said(preview));
    clock.pass(FASTEST_MS);
    const fields = answerFor(preview.body);
    const reply = await client.post('/engagement/send', fields, start);
    if (reply.statusCode !== 303) throw new Error(said(reply));
    const $ = load((await client.get('/engagement/sent')).body);
    const [number, code] = $('.codes dd')
      .toArray()
      .slice(0, 2)
      .map((dd) => $(dd).text());
    const { id } = await db.selectFrom('messages').select('id').where('number', '=', number!).executeTakeFirstOrThrow();
    return { client, id, number: number!, code: code!, preview: preview.body, fields };
  }

  const rowOf = (id: number) => db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  async function assigned(id: number, office: keyof TestTown['offices'] = 'finance', more = {}) {
    const reply = await staff.officer.post(at(id, 'assign'), { office: String(town.offices[office]), ...more }, at(id));
    if (reply.statusCode !== 303) throw new Error(said(reply));
  }

  const submitted = (id: number, body = '已经联系供电所，本周内修好。', more = {}) =>
    staff.editor.post(at(id, 'answer'), { body, button: 'submit', ...more }, at(id));

  async function reviewed(
    id: number,
    client = staff.reviewer,
    verdict: Record<string, string | string[]> = { verdict: 'passed', gates: ['language', 'norms', 'politics'] },
  ) {
    const page = `/console/reviews/messageAnswer/${id}`;
    const html = (await client.get(page)).body;
    const contentHash = /name="contentHash" value="([0-9a-f]+)"/.exec(html)?.[1] ?? '';
    const step = /name="step" value="(\d+)"/.exec(html)?.[1] ?? '';
    return client.post(page, { ...verdict, contentHash, step }, page);
  }

  async function answered(id: number, body?: string) {
    await assigned(id);
    const reply = await submitted(id, body);
    if (reply.statusCode !== 303) throw new Error(said(reply));
    const verdict = await reviewed(id);
    if (verdict.statusCode !== 303) throw new Error(said(verdict));
  }

  return { books, app, town, staff, clock, sent, rowOf, assigned, submitted, reviewed, answered, answerFor };
}
