import { load } from 'cheerio';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { type Arrived, MailServer, wordsOf } from '../../test/support/mail-server.ts';
import { publicDocument, withdrawDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { sendMessage, writerOf } from '../engagement/receive.ts';
import { sendMails } from '../mail/index.ts';
import { append } from '../platform/audit-log/index.ts';
import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import { numberIn } from '../platform/public-forms/index.ts';
import { program } from '../platform/roles.ts';
import type { JobContext } from '../platform/room.ts';
import { describePolicy } from '../policies/index.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { keepSubscriptions } from './housekeeping.ts';
import { sendDigests } from './telling/digest.ts';
import { tellNews } from './telling/matters.ts';
import { tellPublicNews } from './telling/public-matters.ts';

// From the form over the question in a mail to digests, and out again; and what goes wrong on the way.
const books = await testDatabase(rooms);
const { db, house, sealer } = books;
let now = new Date('2024-03-04T01:00:00Z'); // a Monday, 9:00 in China
const app = await buildServer({ ...books, now: () => now });
const server = new MailServer();
const { mails } = server;
let town: TestTown;
let admin: { id: number; name: string };

beforeAll(async () => {
  await server.listen();
  town = await testTown(db);
  admin = await town.person(null, 'systemAdmin', 'platformOperator');
});
afterAll(() => server.close());
beforeEach(async () => {
  now = new Date(Math.ceil(now.getTime() / 86_400_000) * 86_400_000 + 3_600_000); // another day, 9:00 in China
  mails.length = 0;
  server.refusal = undefined;
  for (const table of ['mails', 'public_tries', 'subscribers', 'subscription_requests', 'subscription_days'] as const)
    await db.deleteFrom(table).execute();
  await mailIs(true);
});

/** Mail goes out, over https for everybody who reads it, or not. */
async function mailIs(on: boolean, port = server.port) {
  const row = {
    ...{ enabled: on, host: '127.0.0.1', port, security: 'none' as const, login: '', sender: 'gk@example.com' },
    ...{ site_address: 'https://town.example', updated_by: admin.name, updated_at: now },
  };
  await db
    .insertInto('mail_settings')
    .values(row)
    .onConflict((oc) => oc.column('only_row').doUpdateSet(row))
    .execute();
}

const later = (days: number, hours = 0) => {
  now = new Date(now.getTime() + (days * 24 + hours) * 3_600_000);
};
const job = (): JobContext => ({ ...books, now }) as unknown as JobContext;
/** What the program does every ten minutes. @returns what arrived */
async function turn(): Promise<Arrived[]> {
  mails.length = 0;
  await sendDigests(job());
  await tellNews(job());
  await tellPublicNews(job());
  await sendMails(job());
  return [...mails];
}
/** The books were worked in on the days before. */
async function proveClock() {
  for (const days of [2, 1, 0]) {
    const at = new Date(now.getTime() - days * 86_400_000);
    const entry = { at, who: program(town.authorityId), action: 'subscriptions.stop', subject: 'clock', detail: {} };
    await db.transaction().execute((tx) => append(tx, entry));
  }
}
async function keep() {
  await proveClock();
  await keepSubscriptions(job());
}

const told = (mail: Arrived | undefined) => (mail ? wordsOf(mail).replaceAll('https://town.example', '') : '');
const linkIn = (mail: Arrived | undefined, path: string) =>
  new RegExp(`${path}\\?code=[\\w.-]+`).exec(told(mail))?.[0] ?? '';
const people = () => db.selectFrom('subscribers').selectAll().execute();

/** Fills in a form as a browser without scripts does. */
async function fill(fields: Record<string, string>, page = '/subscribe', client = new Client(app)) {
  const form = (await client.get(page)).body;
  const slip = /name="slip" value="([^"]+)"/.exec(form)?.[1] ?? '';
  const [, one, sign, other] = /验证问题：(.)(加|减)(.)等于几/.exec(form) ?? [];
  const [a, b] = [numberIn(one ?? '')!, numberIn(other ?? '')!];
  now = new Date(now.getTime() + 5_000);
  const answer = String(sign === '减' ? a - b : a + b);
  return client.post(
    page.split('?')[0]!,
    { slip, answer, rhythm: 'daily', email: 'reader@example.com', ...fields },
    page,
  );
}
/** @returns the one question that was sent */
async function asked(fields: Record<string, string>, page?: string) {
  const reply = await fill(fields, page);
  expect(reply.headers.location).toBe('/subscribe/sent');
  const [mail] = await turn();
  return mail;
}
async function confirm(mail: Arrived | undefined) {
  const link = linkIn(mail, '/subscribe/confirm');
  const code = new URLSearchParams(link.split('?')[1]).get('code')!;
  return new Client(app).post('/subscribe/confirm', { code }, '/subscribe'); // an old link has no form any more
}
/** @returns the address of the subscriber's own page */
async function subscribed(fields: Record<string, string>, page?: string): Promise<string> {
  const reply = await confirm(await asked(fields, page));
  expect(reply.statusCode, reply.body).toBe(303);
  return String(reply.headers.location);
}
const publish = (title: string, more: Partial<Parameters<typeof publicDocument>[2]> = {}) =>
  publicDocument(books, town, { title, at: now.toISOString(), ...more });
const titlesIn = (mail: Arrived | undefined) =>
  [...told(mail).matchAll(/^\d+\. (.+)$/gm)].map(([, title]) => title!.trim());

test('asked, confirmed, told once, ended: nothing stays', async () => {
  const question = await asked({ column: 'tongzhi' });
  expect(question!.to).toEqual(['reader@example.com']);
  expect(told(question)).toContain('不是您订阅的，不用理会');
  expect(await people()).toEqual([]);
  const page = await new Client(app).get(linkIn(question, '/subscribe/confirm'));
  expect(page.body).toContain('通知公告');
  expect(page.body).not.toContain('reader@');
  expect(page.headers['cache-control']).toContain('no-store');

  expect((await confirm(question)).statusCode).toBe(303);
  later(0, 1);
  const id = await publish('关于停水的通知');
  expect(await turn()).toEqual([]); // not before its day
  later(1);
  const [mail, ...more] = await turn();
  expect(more).toEqual([]);
  expect(titlesIn(mail)).toEqual(['关于停水的通知']);
  expect(told(mail)).toContain(`/documents/${id}`);
  const head = mail!.raw.split('\r\n\r\n')[0]!.replace(/\r\n\s+/g, '');
  expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  const end = /List-Unsubscribe: ?<https:\/\/town\.example([^>]+)>/.exec(head)![1]!;
  expect(end).toBe(linkIn(mail, '/subscribe/end'));
  later(1);
  expect(await turn()).toEqual([]);

  // what a mail program sends by itself, without cookie, token or page
  const form = 'List-Unsubscribe=One-Click';
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const reply = await app.inject({ method: 'POST', url: end, headers, payload: form });
  expect([reply.statusCode, reply.headers.location]).toEqual([200, undefined]);
  expect(await people()).toEqual([]);
  expect((await db.selectFrom('subscriptions').selectAll().execute()).length).toBe(0);
  expect((await new Client(app).get(end)).body).toContain('已经停止订阅');
  expect((await new Client(app).get(linkIn(mail, '/subscribe/mine'))).statusCode).toBe(404);
});

test('a mail program may send its one click in parts', async () => {
  const own = await subscribed({ all: 'yes' });
  const form = new FormData();
  form.append('List-Unsubscribe', 'One-Click');
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type')! };
  const payload = Buffer.from(await encoded.arrayBuffer());
  const reply = await app.inject({ method: 'POST', url: own.replace('/mine', '/end'), headers, payload });
  expect(reply.statusCode).toBe(200);
  expect(await people()).toEqual([]);
});

describe('who asks for another', () => {
  test('sends nothing but the question, twice a day at most, and learns nothing', async () => {
    const replies = [];
    let arrived = 0;
    for (let n = 0; n < 4; n++) {
      replies.push(
        await fill({ q: n % 2 ? '便宜贷款' : '中奖', email: n === 3 ? 'READER@Example.com' : 'reader@example.com' }),
      );
      arrived += (await turn()).length;
    }
    expect(new Set(replies.map((reply) => `${reply.statusCode} ${reply.headers.location}`)).size).toBe(1);
    expect(arrived).toBe(2);
    later(1, 1);
    await fill({ q: '中奖' });
    const [mail] = await turn();
    expect(told(mail)).toContain('请打开下面的网址');
    expect(told(mail)).not.toMatch(/中奖|贷款/); // no words of a stranger in a mail of the authority
    await publish('关于中奖的通知');
    later(1);
    expect(await turn()).toEqual([]);
    later(1);
    await keep();
    expect(await db.selectFrom('subscription_requests').selectAll().execute()).toEqual([]);
  });
  test('a link that is too old confirms nothing, and says so', async () => {
    const question = await asked({ all: 'yes' });
    later(2);
    expect((await new Client(app).get(linkIn(question, '/subscribe/confirm'))).statusCode).toBe(404);
    const reply = await confirm(question);
    expect(reply.statusCode).toBe(404);
    expect(reply.body).toContain('链接已经过期');
    expect(await people()).toEqual([]);
  });
  test('confirmed twice it is what it was', async () => {
    const question = await asked({ all: 'yes' });
    await confirm(question);
    const again = await confirm(question);
    expect([again.statusCode, again.body.includes('已经确认过了')]).toEqual([409, true]);
    expect((await people()).length).toBe(1);
  });
  test('a scanner that opens every link neither confirms nor ends', async () => {
    const question = await asked({ all: 'yes' });
    for (const method of ['GET', 'HEAD'] as const)
      await app.inject({ method, url: linkIn(question, '/subscribe/confirm') });
    expect(await people()).toEqual([]);
    const own = String((await confirm(question)).headers.location);
    for (const path of [own, own.replace('/mine', '/end')])
      for (const method of ['GET', 'HEAD'] as const)
        expect((await app.inject({ method, url: path })).statusCode).toBe(200);
    expect((await people()).length).toBe(1);
  });
  test.each(['', 'x', '1.aaaa', `${'9'.repeat(30)}.${'a'.repeat(43)}`, `1.${'a'.repeat(43)}`, '%00', "1'--"])(
    'a code that is none (%s) opens nothing',
    async (code) => {
      for (const path of ['confirm', 'mine', 'end']) {
        const reply = await new Client(app).get(`/subscribe/${path}?code=${encodeURIComponent(code)}`);
        expect([200, 303, 404]).toContain(reply.statusCode);
        expect(reply.body).not.toContain('example.com');
      }
      expect(
        (await app.inject({ method: 'POST', url: `/subscribe/end?code=${encodeURIComponent(code)}` })).statusCode,
      ).toBe(200);
    },
  );
  test.each([
    [{}, '请至少选一样'],
    [{ all: 'yes', email: 'no address' }, '邮箱的格式不对'],
    [{ all: 'yes', email: 'a@b.c\r\nBcc: d@example.com' }, '邮箱的格式不对'],
    [{ column: 'none' }, '没有这个栏目'],
    [{ office: 'none' }, '没有这个科室'],
    [{ theme: '__proto__' }, '没有这个主题'],
    [{ q: '！？' }, '请填写要找的词'],
    [{ q: '很'.repeat(41) }, '词最多 40 个字'],
    [{ all: 'yes', rhythm: 'hourly' }, '请选择多久一次'],
    [{ all: 'yes', answer: '77' }, '验证问题答得不对'],
  ])('%o: %s', async (fields, said) => {
    const reply = await fill(fields as Record<string, string>);
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain(said);
    expect(await turn()).toEqual([]);
  });
});

describe('a digest', () => {
  test('tells of each document once, though two subscriptions meet it', async () => {
    await subscribed({ column: 'tongzhi', office: 'office', q: '停水' });
    await subscribed({ all: 'yes' });
    expect((await people()).length).toBe(1);
    await publish('关于停水的通知');
    await publish('关于停电的通知', { officeId: town.offices.finance });
    later(1);
    const [mail, ...more] = await turn();
    expect(more).toEqual([]);
    expect(titlesIn(mail)).toEqual(['关于停电的通知', '关于停水的通知']);
  });
  test('is one, though the machine was off for a week', async () => {
    await subscribed({ all: 'yes' });
    const titles: string[] = [];
    for (let day = 1; day <= 7; day++) {
      later(1);
      await publish(`第 ${day} 天的通知`);
      titles.unshift(`第 ${day} 天的通知`);
    }
    const arrived = await turn();
    expect(arrived.map(titlesIn)).toEqual([titles]);
    expect(await turn()).toEqual([]);
  });
  test('by week comes on Monday, and none where nothing is new', async () => {
    await subscribed({ all: 'yes', rhythm: 'weekly' });
    const arrived: string[] = [];
    for (let day = 0; day < 15; day++) {
      later(1);
      if (day === 1) await publish('周中的通知');
      for (const mail of await turn())
        arrived.push(`${new Date(now.getTime() + 8 * 3_600_000).getUTCDay()} ${titlesIn(mail)}`);
    }
    expect(arrived).toEqual(['1 周中的通知']);
  });
  test('leaves out what was withdrawn before, what is older than the subscription, and other columns', async () => {
    await publish('订阅以前的通知');
    later(0, 1);
    await subscribed({ column: 'tongzhi' });
    const { id: other } = await db
      .insertInto('columns')
      .values({ authority_id: town.authorityId, slug: `c${now.getTime()}`, name: '另一栏', kind: 'other', position: 9 })
      .returning('id')
      .executeTakeFirstOrThrow();
    const gone = await publish('写错了的通知');
    await publish('别处的通知', { columnId: other });
    await publish('留下的通知');
    await withdrawDocument(books, town, gone, '写错', now);
    later(1);
    expect((await turn()).map(titlesIn)).toEqual([['留下的通知']]);
  });
  test('that waits while one of it is withdrawn goes out anew without it', async () => {
    await subscribed({ all: 'yes' });
    const gone = await publish('写错了的通知');
    await publish('留下的通知');
    later(1);
    await mailIs(true, 9); // the mail server is away
    expect(await turn()).toEqual([]);
    await withdrawDocument(books, town, gone, '写错', now);
    await mailIs(true);
    later(0, 1);
    expect((await turn()).map(titlesIn)).toEqual([['留下的通知']]);
    later(1);
    expect(await turn()).toEqual([]);
  });
  test.each([
    ['低保', '关于低保金发放的通知'],
    ['補貼', '关于耕地补贴的通知'],
    ['WIFI', '关于村部 wifi 开通的通知'],
    ['ｗｉｆｉ', '关于村部 wifi 开通的通知'],
  ])('of the word %s finds %s', async (word, title) => {
    const own = await subscribed({ q: word });
    await publish(title);
    await publish('关于秋收的通知');
    later(1);
    expect((await turn()).map(titlesIn)).toEqual([[title]]);
    expect((await new Client(app).get(own)).body).toContain(word);
    const dump = JSON.stringify(await db.selectFrom('subscriptions').selectAll().execute());
    expect(dump).not.toContain(word);
  });
  test('the same word in other characters is one subscription', async () => {
    await subscribed({ q: '補貼' });
    await subscribed({ q: ' 补贴 ' });
    expect((await db.selectFrom('subscriptions').selectAll().execute()).length).toBe(1);
  });
  test('of a theme finds what was described later, once', async () => {
    await subscribed({ theme: 'relief' });
    const id = await publish('关于印发救助办法的通知');
    await db
      .updateTable('publications')
      .set({ legal_form: 'normativeDocument' })
      .where('document_id', '=', id)
      .execute();
    later(1);
    expect(await turn()).toEqual([]);
    const head = await town.person('office', 'disclosureHead');
    const facts = { theme: 'relief', audiences: [], from: null, until: null, exempt: '' };
    unwrap(await describePolicy({ db, house, sealer, who: head, now }, { id, ...facts } as never));
    later(1);
    expect((await turn()).map(titlesIn)).toEqual([['关于印发救助办法的通知']]);
  });
  test('says that a column was closed, and ends with the last of them', async () => {
    const slug = `z${now.getTime()}`;
    const column = await db
      .insertInto('columns')
      .values({ authority_id: town.authorityId, slug, name: '旧栏目', kind: 'other', position: 9 })
      .returning('id')
      .executeTakeFirstOrThrow();
    const own = await subscribed({ column: slug });
    await db.updateTable('columns').set({ hidden: true }).where('id', '=', column.id).execute();
    expect((await new Client(app).get(own)).body).toContain('旧栏目（已停用）');
    later(1);
    const [mail] = await turn();
    expect(told(mail)).toContain('您订阅的栏目“旧栏目”已经停用');
    later(1);
    expect(await turn()).toEqual([]);
    await keep();
    expect(await people()).toEqual([]);
  });
  test('ended while it is being sent: it is the last', async () => {
    const own = await subscribed({ all: 'yes' });
    await publish('第一件');
    later(1);
    let ended: Promise<unknown> | undefined;
    server.arriving = async () => {
      ended = new Client(app).post(own.replace('/mine', '/end'), {}); // waits for the mail that is under way
      await new Promise((done) => setTimeout(done, 200));
    };
    await turn();
    server.arriving = async () => {};
    await ended;
    expect(await people()).toEqual([]);
    const left = await db.selectFrom('mails').selectAll().where('sealed_parts', 'is not', null).execute();
    expect(left).toEqual([]);
    await publish('第二件');
    later(1);
    expect(await turn()).toEqual([]);
  });
  test('two processes at once tell once', async () => {
    await subscribed({ all: 'yes' });
    await publish('一件');
    later(1);
    mails.length = 0;
    await Promise.all([sendDigests(job()), sendDigests(job())]);
    await sendMails(job());
    expect(mails.length).toBe(1);
  });
});

describe('without mail', () => {
  test('the page says so and offers feeds; what is subscribed waits for it', async () => {
    await subscribed({ all: 'yes' });
    await mailIs(false);
    const page = (await new Client(app).get('/subscribe?column=tongzhi')).body;
    expect(page).toContain('本机关现在不发邮件');
    expect(page).not.toContain('name="email"');
    expect(page).toContain('/columns/tongzhi/feed.xml');
    await publish('一件');
    later(3);
    expect(await turn()).toEqual([]);
    await mailIs(true);
    expect((await turn()).map(titlesIn)).toEqual([['一件']]);
  });
  test('switched off between form and sending, what was typed stays and it is said', async () => {
    const client = new Client(app);
    const page = (await client.get('/subscribe')).body;
    await mailIs(false);
    const fields = {
      slip: /name="slip" value="([^"]+)"/.exec(page)![1]!,
      all: 'yes',
      rhythm: 'daily',
      email: 'a@example.com',
    };
    now = new Date(now.getTime() + 5_000);
    const token = /name="_csrf" value="([^"]+)"/.exec(page)![1]!;
    const [, one, sign, other] = /验证问题：(.)(加|减)(.)等于几/.exec(page)!;
    const sum = sign === '减' ? numberIn(one!)! - numberIn(other!)! : numberIn(one!)! + numberIn(other!)!;
    const reply = await client.send('/subscribe', { ...fields, answer: String(sum) }, token);
    expect([reply.statusCode, reply.body.includes('没有订阅成功')]).toEqual([409, true]);
  });
});

describe('what ends by itself', () => {
  test('an address that takes no mail, after three; a mail server that is away ends nobody', async () => {
    await subscribed({ all: 'yes' });
    await subscribed({ all: 'yes', email: 'other@example.com' });
    const give = async (n: number) => {
      await publish(`第 ${n} 件`);
      later(1);
      await turn();
      await db.updateTable('mails').set({ next_at: now, attempts: 6 }).where('state', '=', 'waiting').execute();
      await sendMails(job()); // the last try
      await keep();
    };
    await mailIs(true, 9);
    for (let n = 1; n <= 4; n++) await give(n);
    expect((await people()).length).toBe(2);
    await mailIs(true);
    server.refusal = (address) => (address.startsWith('reader') ? `550 no such user ${address}` : '');
    const only = server.refusal;
    for (let n = 5; n <= 7; n++) {
      // the server refuses one and takes the other
      server.refusal = only;
      await publish(`第 ${n} 件`);
      later(1);
      mails.length = 0;
      await sendDigests(job());
      const rows = await db.selectFrom('mails').selectAll().where('state', '=', 'waiting').orderBy('id').execute();
      expect(rows.length).toBe(2);
      await db.updateTable('mails').set({ attempts: 6 }).where('id', '=', rows[0]!.id).execute();
      await db
        .updateTable('mails')
        .set({ next_at: new Date(now.getTime() + 1) })
        .where('id', '=', rows[1]!.id)
        .execute();
      await sendMails(job());
      server.refusal = undefined;
      now = new Date(now.getTime() + 1_000);
      await sendMails(job());
      expect(mails.map(({ to }) => to[0])).toEqual(['other@example.com']);
      await keep();
      expect((await people()).length).toBe(n < 7 ? 2 : 1);
    }
    const left = await db.selectFrom('mails').select('id').where('sealed_parts', 'is not', null).execute();
    const failed = await db.selectFrom('mails').select('id').where('state', '=', 'failed').execute();
    expect(left.length).toBe(failed.length); // the other's, from while the server was away
  });
  test('who says nothing for a year is asked, and then forgotten; who answers stays', async () => {
    await subscribed({ all: 'yes' });
    await subscribed({ all: 'yes', email: 'stays@example.com' });
    later(352);
    await keep();
    const arrived = await turn();
    expect(arrived.map(({ to }) => to[0]).sort()).toEqual(['reader@example.com', 'stays@example.com']);
    await keep();
    expect(await turn()).toEqual([]); // asked once
    const stays = linkIn(
      arrived.find(({ to }) => to[0] === 'stays@example.com'),
      '/subscribe/mine',
    );
    const client = new Client(app);
    expect((await client.get(stays)).body).toContain('继续订阅');
    const code = new URLSearchParams(stays.split('?')[1]).get('code')!;
    await client.post('/subscribe/mine', { code, rhythm: 'weekly' }, stays);
    later(14);
    await keep();
    const [left, ...more] = await people();
    expect([left?.rhythm, more]).toEqual(['weekly', []]);
  });
});

describe('one’s own matter', () => {
  const who = () => writerOf(town.authorityId);
  async function message() {
    const given = {
      ...{
        sort: 'suggestion' as const,
        subject: '建议修桥',
        written: { text: '村口的桥该修了', selection: '' },
        wantsPublic: false,
      },
      ...{ sender: { name: '', telephone: '', email: '' }, byTelephone: false, page: '' },
    };
    return unwrap(await sendMessage({ db, house, sealer, who: who(), now }, given as never)) as never as {
      id: number;
      number: string;
      code: string;
    };
  }
  const set = (id: number, to: object) => db.updateTable('messages').set(to).where('id', '=', id).execute();

  test('a change is told, once, without a word of it; what is over is followed no more', async () => {
    const { id, number, code } = await message();
    const own = await subscribed({ sort: 'message', number, code }, '/subscribe/matter');
    expect((await new Client(app).get(own)).body).toContain(number);
    later(1);
    expect(await turn()).toEqual([]);
    await set(id, { phase: 'answered', due_on: null, last_answered_on: '2024-03-06' });
    const [mail, ...more] = await turn();
    expect(more).toEqual([]);
    expect(told(mail)).toContain(`编号 ${number}`);
    expect(told(mail)).not.toMatch(/桥|answered|答复/);
    expect(await turn()).toEqual([]);
    await set(id, { phase: 'withdrawn' });
    expect((await turn()).map((one) => told(one).includes('这一项订阅到此停止'))).toEqual([true]);
    later(1);
    await keep();
    expect(await people()).toEqual([]);
  });
  test('a wrong code follows nothing, and is counted', async () => {
    const { number } = await message();
    for (let n = 0; n < 12; n++) {
      const reply = await fill({ sort: 'message', number, code: 'WRONGCODE2' }, '/subscribe/matter');
      expect(reply.statusCode).toBe(422);
      if (n === 11) expect(reply.body).toContain('输错次数过多');
    }
    expect(await turn()).toEqual([]);
  });
  test('what was erased meanwhile is told of no more', async () => {
    const { id, number, code } = await message();
    await subscribed({ sort: 'message', number, code }, '/subscribe/matter');
    await set(id, { personal_erased_on: '2024-03-06' });
    expect(await turn()).toEqual([]);
    expect((await db.selectFrom('subscriptions').selectAll().execute()).length).toBe(0);
  });
});

describe('a consultation, which everybody may follow', () => {
  const onDay = (days: number) => dayOf(new Date(now.getTime() + days * 86_400_000));
  beforeEach(() => db.deleteFrom('consultations').execute());
  async function put(title: string, opens: number, more: object = {}) {
    const content = { title, kind: 'norm', why: '', text: '第一条', days: 30, files: [] };
    const row = {
      ...{ authority_id: town.authorityId, office_id: town.offices.finance, saved_by: '测试', saved_at: now },
      ...{ content: JSON.stringify(content), signed_at: now, opens_on: onDay(opens), until_on: onDay(opens + 5) },
      ...{ closes_on: onDay(opens + 5), results_due: onDay(opens + 50), ...more },
    };
    return (await db.insertInto('consultations').values(row).returning('id').executeTakeFirstOrThrow()).id;
  }
  const change = (id: number, to: object) => db.updateTable('consultations').set(to).where('id', '=', id).execute();
  const rows = () => db.selectFrom('subscriptions').selectAll().execute();
  const newsIn = (mail: Arrived | undefined) => /^ {3}(.+。.*)$/m.exec(told(mail))?.[1]?.trim();

  test('is told of as it opens, is prolonged, ends and is answered, each once', async () => {
    const id = await put('停车管理办法征求意见', 2);
    const page = (await new Client(app).get(`/consultations/${id}`)).body;
    const link = load(page)('a[href^="/subscribe?consultation"]').attr('href')!;
    expect(link).toBe(`/subscribe?consultation=${id}`);
    expect(load((await new Client(app).get(link)).body)('.chosen').text()).toContain('停车管理办法征求意见');
    const own = await subscribed({ consultation: String(id) }, link);
    expect((await new Client(app).get(own)).body).toContain('停车管理办法征求意见');
    const arrived: string[][] = [];
    for (let day = 1; day <= 11; day++) {
      later(1);
      if (day === 4) await change(id, { extended_from: onDay(3), closes_on: onDay(5) });
      if (day === 11) await change(id, { results_on: onDay(0) });
      for (const mail of await turn()) arrived.push([String(day), newsIn(mail)!]);
      expect(await turn()).toEqual([]);
    }
    expect(arrived.map(([day, text]) => `${day} ${text!.replace(/ ?\d{4}-\d\d-\d\d /g, '*')}`)).toEqual([
      '2 征集已经开始，*截止。',
      '4 征集延期到*截止。',
      '10 征集已经截止，采纳情况应在*前公布。',
      '11 采纳情况已经公布。这一项订阅到此停止。',
    ]);
    expect(await rows()).toEqual([]);
    const reply = await fill({ consultation: String(id) });
    expect([reply.statusCode, reply.body.includes('这项意见征集已经结束，不用订阅')]).toEqual([422, true]);
  });
  test('all new ones: each once, as it opens; never at night, and what is open already is no news', async () => {
    await put('已经在征集的', -1);
    await subscribed({ consultation: 'all' }, '/subscribe?consultation=all');
    expect(await turn()).toEqual([]);
    const id = await put('下一项', 1);
    await put('再下一项', 1);
    await subscribed({ consultation: String(id) }); // and one of them by itself
    later(1, -3); // 6:00
    expect(await turn()).toEqual([]);
    later(0, 3);
    const [mail, ...more] = await turn();
    expect(more).toEqual([]);
    expect(titlesIn(mail).sort()).toEqual(['下一项', '再下一项'].sort());
    for (let day = 0; day < 4; day++) {
      later(1);
      expect(await turn()).toEqual([]);
    }
    later(2); // the one that is followed by itself has ended
    expect((await turn()).map(titlesIn)).toEqual([['下一项']]);
  });
  test('taken off, its subscription ends, and it is said without its title', async () => {
    const id = await put('写错了的', 0);
    await subscribed({ consultation: String(id) });
    await change(id, { withdrawn_at: now });
    later(1);
    const [mail, ...more] = await turn();
    expect(more).toEqual([]);
    expect(told(mail)).toContain('您订阅的意见征集已经停用');
    expect(told(mail)).not.toContain('写错了的');
    expect(await rows()).toEqual([]);
  });
  test.each([
    ['each by itself', (ids: number[]) => ids.map((id) => ({ consultation: String(id) }))],
    ['all new ones', () => [{ consultation: 'all' }]],
  ])('taken off while its mail waits, that mail does not go, and what else stood in it does: %s', async (_, wishes) => {
    const [gone, stays] = [await put('写错了的', 1), await put('留下的', 1)];
    for (const wish of wishes([gone, stays])) await subscribed(wish);
    await mailIs(true, 9); // the mail server is away
    later(1);
    expect(await turn()).toEqual([]);
    await change(gone, { withdrawn_at: now });
    await mailIs(true);
    later(0, 1);
    expect(await turn()).toEqual([]); // it is found when it would go
    const kept = await db.selectFrom('mails').select(['state', 'failure']).where('kind', '=', 'news').execute();
    expect(kept).toEqual([{ state: 'dropped', failure: '信中所说的信息已经撤下' }]);
    expect((await turn()).map(titlesIn)).toEqual([['留下的']]);
    expect((await turn()).map(titlesIn)).toEqual([]); // once
  });
  test('ended with the mail that did not go, it is told anew and ends', async () => {
    const [gone, ends] = [await put('写错了的', -1), await put('有结果的', -9, { results_on: null })];
    await subscribed({ consultation: String(gone) });
    await subscribed({ consultation: String(ends) });
    await mailIs(true, 9);
    later(1);
    await change(ends, { results_on: onDay(0) });
    await change(gone, { extended_from: onDay(3), closes_on: onDay(8) });
    await turn();
    expect((await rows()).map(({ ref }) => ref)).toEqual([`consultation:${gone}`]);
    await change(gone, { withdrawn_at: now });
    await mailIs(true);
    later(0, 1);
    await turn();
    const [mail, ...more] = await turn();
    expect([titlesIn(mail), more]).toEqual([['有结果的'], []]);
    expect(newsIn(mail)).toContain('这一项订阅到此停止');
    expect((await rows()).map(({ ref }) => ref)).toEqual([`consultation:${gone}`]);
  });
  test('a digest that was given up tells, sent again by hand, of nothing that was withdrawn meanwhile', async () => {
    await subscribed({ all: 'yes' });
    const id = await publish('写错了的通知');
    await publish('对的通知');
    await mailIs(true, 9);
    later(1);
    await turn();
    await db.updateTable('mails').set({ state: 'failed' }).where('kind', '=', 'digest').execute();
    await withdrawDocument(books, town, id, '写错', now); // reaches only what waits
    await db.updateTable('mails').set({ state: 'waiting', next_at: now }).where('kind', '=', 'digest').execute();
    await mailIs(true);
    await sendMails(job());
    expect(mails).toEqual([]);
    expect((await turn()).map(titlesIn)).toEqual([['对的通知']]);
  });
  test('without mail nothing is lost: it is told when mail goes out again, as it stands then', async () => {
    const id = await put('等邮件的', 1);
    await subscribed({ consultation: String(id) });
    await mailIs(false);
    later(1);
    expect(await turn()).toEqual([]);
    await mailIs(true);
    expect((await turn()).map(newsIn)).toEqual([expect.stringContaining('征集已经开始')]);
  });
  test.each(['0', '-1', '999999', 'x', "1'--"])('%s is none', async (consultation) => {
    const reply = await fill({ consultation });
    expect([reply.statusCode, reply.body.includes('没有这项意见征集')]).toEqual([422, true]);
  });
});

describe('feeds', () => {
  const read = async (path: string) => {
    const reply = await new Client(app).get(path);
    expect(reply.statusCode, path).toBe(200);
    return (JSON.parse(reply.body) as { items: { title: string }[] }).items.map(({ title }) => title);
  };
  test('of an office, of a theme and of a word have what they are of', async () => {
    await publish('关于财政所搬家的通知', { officeId: town.offices.finance });
    const id = await publish('关于印发环保办法的通知');
    await db
      .updateTable('publications')
      .set({ legal_form: 'normativeDocument' })
      .where('document_id', '=', id)
      .execute();
    const who = await town.person('office', 'disclosureHead');
    const facts = { theme: 'environment', audiences: [], from: null, until: null, exempt: '' };
    unwrap(await describePolicy({ db, house, sealer, who, now }, { id, ...facts } as never));
    await publish('关于 VPN 使用的通知');
    expect((await read('/offices/finance/feed.json'))[0]).toBe('关于财政所搬家的通知');
    expect(await read('/offices/finance/feed.json')).not.toContain('关于印发环保办法的通知');
    expect(await read('/policies/feed.json?theme=environment')).toEqual(['关于印发环保办法的通知']);
    expect(await read('/search/feed.json?q=vpn')).toEqual(['关于 VPN 使用的通知']);
    expect(await read('/search/feed.json?q=vpn+%E6%B0%B4%E5%BA%93')).toEqual([]); // one of two words is another search
    expect(await read('/search/feed.json')).toEqual([]);
    expect((await new Client(app).get('/search/feed.xml?q=vpn')).body).toContain('<title>关于 VPN 使用的通知</title>');
  });
  test.each(['/offices/none/feed.xml', '/policies/feed.xml?theme=none', '/policies/feed.json?theme=__proto__'])(
    '%s is not there',
    async (path) => {
      expect((await new Client(app).get(path)).statusCode).toBe(404);
    },
  );
});

test('one of several is stopped; nobody else’s', async () => {
  const own = await subscribed({ all: 'yes', column: 'tongzhi' });
  await subscribed({ all: 'yes', email: 'other@example.com' });
  const rows = await db.selectFrom('subscriptions').selectAll().orderBy('id').execute();
  const code = new URLSearchParams(own.split('?')[1]).get('code')!;
  const client = new Client(app);
  const stop = (id: number | string) => client.post('/subscribe/mine', { code, stop: String(id) }, own);
  await stop(rows[2]!.id); // the other's
  await stop('x');
  expect((await db.selectFrom('subscriptions').selectAll().execute()).length).toBe(3);
  expect((await stop(rows[0]!.id)).headers.location).toBe(own);
  expect((await stop(rows[1]!.id)).headers.location).toBe('/subscribe');
  expect((await people()).length).toBe(1);
});

test('staff see how many, and nobody', async () => {
  await subscribed({ all: 'yes', column: 'tongzhi', q: '王小明' });
  const { login } = await town.person('office', 'disclosureHead');
  const client = new Client(app);
  await client.signIn(login, town.password);
  const page = (await client.get('/console/subscriptions')).body;
  expect(page).toContain('通知公告');
  expect(page).not.toMatch(/王小明|reader|example\.com/);
});

test('nothing of who subscribes stands in the clear, in books or mails', async () => {
  const { number, code } = unwrap(
    await sendMessage({ db, house, sealer, who: writerOf(town.authorityId), now }, {
      ...{ sort: 'suggestion', subject: '建议', written: { text: '修桥', selection: '' }, wantsPublic: false },
      ...{ sender: { name: '', telephone: '', email: '' }, byTelephone: false, page: '' },
    } as never),
  ) as never as { number: string; code: string };
  await subscribed({ q: '王小明', email: 'wang.xiaoming@example.com' });
  await subscribed({ sort: 'message', number, code, email: 'wang.xiaoming@example.com' }, '/subscribe/matter');
  await asked({ q: '王小明', email: 'wang.xiaoming.2@example.com' });
  const tables = [
    'subscribers',
    'subscriptions',
    'subscription_requests',
    'subscription_days',
    'mails',
    'audit_log',
  ] as const;
  const dump = JSON.stringify(
    await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute())),
    (_, v) => (v?.type === 'Buffer' ? Buffer.from(v.data).toString('latin1') : v),
  );
  for (const secret of [
    'wang.xiaoming',
    '王小明',
    Buffer.from('王小明').toString('latin1'),
    Buffer.from('wang.xiaoming').toString('base64'),
  ])
    expect(dump).not.toContain(secret);
});

test.each(['en', 'ru'] as const)('in %s nothing is left in Chinese but names', async (language) => {
  await db
    .updateTable('authorities')
    .set({ languages: ['en', 'ru'] })
    .where('id', '=', town.authorityId)
    .execute();
  const question = await asked({ column: 'tongzhi', q: 'wifi' });
  const confirming = linkIn(question, '/subscribe/confirm');
  const left = new Map<string, string>();
  const look = (path: string, { body }: { body: string }) => {
    for (const one of load(body)('main [lang="zh-CN"]').toArray()) left.set(load(one).text().trim(), path);
    expect(body, path).toContain(`lang="${language}"`);
  };
  const below = `/${language}`;
  look('question', await new Client(app).get(below + confirming));
  const own = String((await confirm(question)).headers.location);
  await db.updateTable('subscribers').set({ asked_on: '2024-03-01' }).execute();
  const pages = [
    '/subscribe',
    '/subscribe?q=wifi',
    '/subscribe?office=finance',
    '/subscribe?consultation=all',
    '/subscribe/sent',
    '/subscribe/matter',
  ];
  const ends = [own.replace('/mine', '/end'), '/subscribe/end?code=x', confirming, '/subscribe/confirm?code=x'];
  for (const path of [...pages, own, ...ends]) look(path, await new Client(app).get(below + path));
  for (const fields of [
    {},
    { column: 'x', office: 'x', theme: 'x', q: '!', email: '' },
    { q: '很'.repeat(41), rhythm: 'x', consultation: 'x' },
  ])
    look('fault', await fill(fields as Record<string, string>, `${below}/subscribe`));
  await mailIs(false);
  look('no mail', await new Client(app).get(`${below}/subscribe`));
  const names = [
    ...['wifi', '“wifi”', '!', '“!”'],
    ...['低保', '修路', '很'.repeat(41), `“${'很'.repeat(41)}”`],
    '通知公告',
    '党政综合办公室',
    '财政所',
    '建设村',
    '另一栏',
    '旧栏目',
  ];
  for (const name of names) left.delete(name);
  expect(Object.fromEntries(left)).toEqual({});
});
