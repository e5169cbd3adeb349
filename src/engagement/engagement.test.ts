import { load } from 'cheerio';
import { beforeEach, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { asked, at, DESK, messageTown, said } from '../../test/support/messages.ts';
import { append } from '../platform/audit-log/index.ts';
import type { Config } from '../platform/config.ts';
import { unwrap } from '../platform/outcome.ts';
import { countMessages, listCounted } from './index.ts';
import { openIn } from './privacy.ts';
import { sendMessage, writerOf } from './receive.ts';
import { eraseExpired } from './retention.ts';

// A message from the site to its public answer, and what people do wrong on the way.
const { books, app, town, staff, clock, sent, rowOf, assigned, submitted, reviewed, answered } =
  await messageTown('2024-03-04T02:00:00Z'); // a Monday, 10:00 in China
const { db } = books;
beforeEach(async () => {
  clock.pass(60_000);
  // each test is another village
  await db.deleteFrom('public_tries').execute();
});

describe('a message from the site', () => {
  let one: Awaited<ReturnType<typeof sent>>;

  test('is led to where it may belong, checked, and has number, code and limit', async () => {
    one = await sent();
    expect(load(one.preview)('.signposts').text()).toContain('12345');
    expect(one.number).toBe('测试镇留言〔2024〕1号');
    expect(await rowOf(one.id)).toMatchObject({ phase: 'received', due_on: '2024-03-11', sender_shown: '张＊＊' });
    const $ = load((await one.client.get('/engagement/mine')).body);
    expect($('main').text()).toContain('2024年3月4日收到留言，当天不计，从第二天起算 5 个工作日，3月11日前答复。');
  });

  test('sent twice counts once, and the newer code opens it', async () => {
    const again = await one.client.post('/engagement/send', one.fields, '/engagement/new');
    expect(again.statusCode).toBe(303);
    const code = load((await one.client.get('/engagement/sent')).body)('.code').text();
    expect(await db.selectFrom('messages').select('id').execute()).toHaveLength(1);
    const other = new Client(app);
    const old = await other.post('/engagement/track', { number: '2024-1', code: one.code }, '/engagement/track');
    expect(old.statusCode).toBe(422);
    const opened = await other.post(
      '/engagement/track',
      { number: '2024-1', code: ` ${code.toLowerCase()} ` },
      '/engagement/track',
    );
    expect(opened.headers.location).toBe('/engagement/mine');
  });

  test('an office knows nothing of it until it is given to it; numbers and name are out of sight', async () => {
    expect((await staff.editor.get(at(one.id))).statusCode).toBe(404);
    await assigned(one.id);
    const page = load((await staff.editor.get(at(one.id))).body)('main').text();
    expect(page).toContain('我叫张＊＊，电话 ＊');
    expect(page).not.toMatch(/张演示|199/);
    const opened = await staff.editor.post(at(one.id, 'open'), { reason: '电话核实' }, at(one.id));
    expect(load(opened.body)('main').text()).toContain('199');
    const log = await db
      .selectFrom('audit_log')
      .select('detail')
      .where('action', '=', 'engagement.openSender')
      .execute();
    expect(log).toEqual([{ detail: { reason: '电话核实' } }]);
  });

  test('another person’s identity number never goes out; the writer does not review', async () => {
    const stopped = await submitted(one.id, '李某（000000199001010018）负责维修。');
    expect(stopped.statusCode).toBe(422);
    expect(said(stopped)).toContain('居民身份证号码');
    const asked = await submitted(one.id, '请联系维修人员 19900000001。');
    expect(said(asked)).toContain('需要确认');
    expect((await submitted(one.id)).statusCode).toBe(303);
    expect((await staff.editor.get(`/console/reviews/messageAnswer/${one.id}`)).body).not.toContain('name="verdict"');
    expect((await staff.editor.post(at(one.id, 'answer'), { body: '改一改' }, at(one.id))).statusCode).toBe(409);
  });

  test('the reviewer reads the question beside it, sends it back with a reason, then lets it go out', async () => {
    const page = load((await staff.reviewer.get(`/console/reviews/messageAnswer/${one.id}`)).body)('main').text();
    expect(page).toContain('村口第三盏路灯不亮');
    expect(page).toContain('已经联系供电所');
    const back = await reviewed(one.id, staff.reviewer, { verdict: 'returned', remark: '写明哪天修好' });
    expect(back.statusCode).toBe(303);
    expect(load((await staff.editor.get(at(one.id))).body)('main').text()).toContain('退回：写明哪天修好');
    expect((await submitted(one.id, '已经联系供电所，3 月 8 日前修好。')).statusCode).toBe(303);
    expect((await reviewed(one.id)).statusCode).toBe(303);
    expect(await rowOf(one.id)).toMatchObject({ phase: 'answered', in_time: true, days_taken: 0, due_on: null });
    expect(load((await one.client.get('/engagement/mine')).body)('.answer').text()).toContain('3 月 8 日前修好');
  });

  test('asked again once, rated, taken up again by decision', async () => {
    const mine = '/engagement/mine';
    expect((await one.client.post(`${mine}/ask`, { text: '' }, mine)).statusCode).toBe(422);
    expect((await one.client.post(`${mine}/ask`, { text: '修好了又坏了' }, mine)).statusCode).toBe(303);
    expect(await rowOf(one.id)).toMatchObject({ phase: 'assigned', due_on: '2024-03-11' });
    expect((await submitted(one.id, '已经换新灯。')).statusCode).toBe(303);
    expect((await reviewed(one.id)).statusCode).toBe(303);
    expect((await one.client.post(`${mine}/ask`, { text: '还有' }, mine)).statusCode).toBe(409);
    expect((await one.client.post(`${mine}/rate`, { rating: 'unsatisfied', words: '拖得太久' }, mine)).statusCode).toBe(
      303,
    );
    expect((await staff.officer.post(at(one.id, 'reopen'), { reason: '查' }, at(one.id))).statusCode).toBe(403);
    expect((await staff.head.post(at(one.id, 'reopen'), { reason: '说明为什么拖' }, at(one.id))).statusCode).toBe(303);
    expect((await submitted(one.id, '供电所备件到货晚，已道歉。')).statusCode).toBe(303);
    expect((await reviewed(one.id)).statusCode).toBe(303);
    expect((await one.client.post(`${mine}/rate`, { rating: 'fair' }, mine)).statusCode).toBe(303);
  });

  test('the public reads question and answer without who asked, until it is withdrawn', async () => {
    const texts = { theme: 'roads', title: '路灯不亮找谁', question: '村口路灯不亮，张演示问', answer: '找供电所。' };
    const refused = await staff.head.post(at(one.id, 'public'), texts, at(one.id));
    expect(said(refused)).toContain('留言人的姓名');
    const number = await staff.head.post(
      at(one.id, 'public'),
      { ...texts, question: '证号 000000199001010018' },
      at(one.id),
    );
    expect(said(number)).toContain('居民身份证号码');
    expect(
      (await staff.head.post(at(one.id, 'public'), { ...texts, question: '村口路灯不亮' }, at(one.id))).statusCode,
    ).toBe(303);
    const { id } = await db.selectFrom('public_answers').select('id').executeTakeFirstOrThrow();
    const visitor = new Client(app);
    expect((await visitor.get(`/engagement/answers/${id}`)).body).toContain('找供电所。');
    expect((await visitor.get('/engagement/answers?q=路灯')).body).toContain('路灯不亮找谁');
    expect((await visitor.get('/search?q=路灯')).body).toContain('公开答复：路灯不亮找谁');
    const path = `/engagement/answers/${id}`;
    const list = load((await visitor.get('/engagement/answers')).body);
    expect(list('link[type="application/atom+xml"]').attr('href')).toBe('/engagement/answers/feed.xml');
    expect(list('main a[href="/engagement/answers/feed.xml"]').text()).toBe('订阅公开答复（Atom）');
    const feed = load((await visitor.get('/engagement/answers/feed.xml')).body, { xml: true });
    expect(feed('entry > id').text()).toMatch(new RegExp(`^http://[^/]+${path}$`));
    expect(feed('entry > title').text()).toBe('路灯不亮找谁');
    expect(feed('entry > summary').text()).toBe('找供电所。');
    const [item] = (await visitor.get('/engagement/answers/feed.json')).json().items;
    expect(item).toMatchObject({ content_text: '问：村口路灯不亮\n\n答：找供电所。', tags: ['道路交通'] });
    expect((await staff.head.get(`${DESK}?theme=roads`)).body).toContain(one.number);
    expect((await staff.head.get(`${DESK}?theme=family`)).body).not.toContain(one.number);
    expect((await staff.head.post(at(one.id, 'public/withdraw'), { reason: '改' }, at(one.id))).statusCode).toBe(303);
    expect((await visitor.get(path)).statusCode).toBe(410);
    expect((await visitor.get('/engagement/answers/feed.xml')).body).not.toContain('路灯');
    expect((await staff.head.get(`${DESK}?theme=roads`)).body).not.toContain(one.number);
  });
});

describe('mistakes', () => {
  test('the wrong office twice goes to the head, whose word stands; the limit never moves', async () => {
    const { id } = await sent({ ...asked, subject: '河道垃圾', text: '河边有垃圾' });
    await assigned(id);
    const { due_on } = await rowOf(id);
    const away = await staff.editor.post(
      at(id, 'transfer'),
      { to: String(town.offices.village), reason: '归村里' },
      at(id),
    );
    expect(away.headers.location).toBe(DESK);
    const third = await staff.other.post(
      at(id, 'transfer'),
      { to: String(town.offices.finance), reason: '不归我' },
      at(id),
    );
    expect(third.statusCode).toBe(303);
    expect(await rowOf(id)).toMatchObject({ phase: 'disputed', office_id: null, due_on });
    const officer = await staff.officer.post(at(id, 'assign'), { office: String(town.offices.village) }, at(id));
    expect(officer.statusCode).toBe(403);
    const lines = load((await staff.head.get('/console')).body)('main').text();
    expect(lines).toContain('待指定科室');
    expect((await staff.head.post(at(id, 'assign'), { office: String(town.offices.village) }, at(id))).statusCode).toBe(
      303,
    );
    expect((await staff.other.post(at(id, 'transfer'), { to: '', reason: '真不归我' }, at(id))).statusCode).toBe(409);
    expect(await rowOf(id)).toMatchObject({ office_id: town.offices.village, due_on });
  });

  test('an answer put beside another message is signed for none', async () => {
    const [a, b] = [
      await sent({ ...asked, subject: '甲事', text: '甲' }),
      await sent({ ...asked, subject: '乙事', text: '乙' }),
    ];
    await assigned(a.id);
    await assigned(b.id);
    expect((await submitted(a.id, '甲的答复')).statusCode).toBe(303);
    expect((await submitted(b.id, '乙的答复')).statusCode).toBe(303);
    const page = `/console/reviews/messageAnswer/${b.id}`;
    const other = (await staff.reviewer.get(`/console/reviews/messageAnswer/${a.id}`)).body;
    const contentHash = /name="contentHash" value="([0-9a-f]+)"/.exec(other)![1]!;
    const verdict = { verdict: 'passed', gates: ['language', 'norms', 'politics'], step: '0', contentHash };
    expect((await staff.reviewer.post(page, verdict, page)).statusCode).toBe(409);
    expect(await rowOf(b.id)).toMatchObject({ phase: 'assigned' });
    // words of one, sealed for one: in the place of the other they do not open
    const sealed = await db
      .selectFrom('message_answers')
      .select('sealed_answer')
      .where('message_id', '=', a.id)
      .executeTakeFirstOrThrow();
    expect(() => books.sealer.open(sealed.sealed_answer, `message:${b.id}:answer`)).toThrow();
  });

  test('twenty with the same question are answered at once, and each is told', async () => {
    const writer = { db, house: books.house, sealer: books.sealer, who: writerOf(town.authorityId), now: clock.now };
    const all: { id: number; number: string; code: string }[] = [];
    for (let n = 0; n < 20; n += 1) {
      const text = `今天停水，什么时候来水？${'！'.repeat(n % 3)}`;
      const more = { sender: { name: '', telephone: '', email: '' }, wantsPublic: false, byTelephone: false, page: '' };
      const given = {
        sort: 'consultation',
        subject: '停水到什么时候',
        written: { text, selection: '' },
        ...more,
      } as const;
      all.push(unwrap(await sendMessage(writer, given)));
    }
    const [main] = all;
    const merged = await staff.officer.post(at(main!.id, 'merge-flood'), {}, at(main!.id));
    expect(merged.statusCode, said(merged)).toBe(303);
    await answered(main!.id, '明天 8 时来水。');
    for (const { id } of all) expect(await rowOf(id)).toMatchObject({ phase: 'answered', in_time: true });
    const client = new Client(app);
    const { number, code } = all.at(-1)!;
    await client.post('/engagement/track', { number, code }, '/engagement/track');
    expect(load((await client.get('/engagement/mine')).body)('.answer').text()).toContain('明天 8 时来水');
  });

  test('what is wanted is said at its field; a complaint needs a name, a suggestion none', async () => {
    const client = new Client(app);
    const bare = await client.post(
      '/engagement/new',
      { sort: 'complaint', subject: '态度差', text: '说明' },
      '/engagement/new',
    );
    expect(bare.statusCode).toBe(422);
    expect(said(bare)).toContain('投诉的，请填写姓名');
    const wrong = await client.post('/engagement/new', { ...asked, telephone: '12' }, '/engagement/new');
    expect(said(wrong)).toContain('联系电话应为');
    await sent({ sort: 'suggestion', subject: '多种树', text: '广场多种树' });
  });

  test('every page leads to the report of an error on it', async () => {
    const client = new Client(app);
    const to = load((await client.get('/disclosure/items')).body)('footer a:contains("本页纠错")').attr('href');
    expect(to).toBe('/engagement/new?kind=correction&page=%2Fdisclosure%2Fitems');
    const form = load((await client.get(to!)).body);
    expect(form('[name=page]').attr('value')).toBe('/disclosure/items');
    expect(form('[name=sort]:checked').attr('value')).toBe('correction');
  });

  test('an identity number may be written, and stands nowhere in clear', async () => {
    const { id } = await sent({
      ...asked,
      subject: '低保 000000199001010018 怎么办',
      text: '我的证号 000000199001010018',
    });
    expect((await rowOf(id)).subject).not.toContain('1990');
    expect((await staff.head.get(at(id))).body).not.toContain('000000199001010018');
  });

  test.each([
    ['traditional characters', '村裡暖氣不熱', 'hotline', 'zh'],
    ['Russian', 'Где можно обменять документы? HELP', undefined, 'ru'],
    ['capitals', 'WHERE IS THE HALL', undefined, 'en'],
  ])('%s are taken', async (_, text, hint, language) => {
    const { id, preview } = await sent({ sort: 'consultation', subject: text.slice(0, 40), text });
    expect(load(preview)('.signposts li').length).toBe(hint ? 1 : 0);
    expect(await rowOf(id)).toMatchObject({ language });
  });

  test('a code lost is given anew at the window, to who knows name and telephone', async () => {
    const { id, code, number } = await sent({ ...asked, subject: '丢码', text: '丢码' });
    const wrong = await staff.officer.post(at(id, 'code'), { name: '李演示', telephone: '19900000000' }, at(id));
    expect(wrong.statusCode).toBe(422);
    const right = await staff.officer.post(at(id, 'code'), { name: '张 演示', telephone: '199 0000 0000' }, at(id));
    expect(right.statusCode, said(right)).toBe(303);
    const old = await new Client(app).post('/engagement/track', { number, code }, '/engagement/track');
    expect(old.statusCode).toBe(422);
  });

  test('at 23:59 on 31 December it is still that day; an arrangement that comes later moves the limit', async () => {
    const before = clock.now;
    clock.now = new Date('2049-12-31T15:58:00Z');
    const { id } = await sent({ ...asked, subject: '年末', text: '年末' });
    clock.now = before;
    expect(await rowOf(id)).toMatchObject({ received_on: '2049-12-31', due_provisional: true, due_on: '2050-01-07' });
  });

  test('what came by telephone is entered with its true day, and an office that closes leaves it to its heir', async () => {
    const given = { ...asked, channel: 'telephone', on: '2024-03-01', subject: '电话问的', text: '电话问的' };
    const late = await staff.officer.post(`${DESK}/new`, { ...given, on: '2099-01-01' }, `${DESK}/new`);
    expect(said(late)).toContain('不能晚于今天');
    const made = await staff.officer.post(`${DESK}/new`, given, `${DESK}/new`);
    expect(made.statusCode, said(made)).toBe(303);
    const id = Number(String(made.headers.location).split('/').pop());
    expect(await rowOf(id)).toMatchObject({ received_on: '2024-03-01', due_on: '2024-03-08', channel: 'telephone' });
    await assigned(id, 'village');
    const admin = new Client(app);
    await admin.signIn((await town.person('office', 'systemAdmin')).login, town.password);
    const closed = await admin.post(
      `/console/offices/${town.offices.village}/close`,
      { into: String(town.offices.finance) },
      '/console/offices',
    );
    expect(closed.statusCode).toBeLessThan(400);
    expect(await rowOf(id)).toMatchObject({ office_id: town.offices.finance });
    expect((await submitted(id, '电话已答复。')).statusCode).toBe(303);
  });

  test('it becomes an application that came in on the day of the message', async () => {
    const { id } = await sent({
      ...asked,
      sort: 'consultation',
      subject: '要征地协议',
      text: '我要 2022 年征地补偿协议',
    });
    const arrived = (await rowOf(id)).received_on;
    const wanted = {
      documentNumber: '000000199001010018',
      address: '',
      description: '2022 年征地补偿协议',
      confirmed: arrived,
    };
    const turned = await staff.officer.post(at(id, 'application'), wanted, at(id));
    expect(turned.statusCode, said(turned)).toBe(303);
    const { application_id, phase, led_to } = await rowOf(id);
    expect([phase, led_to]).toEqual(['led', 'application']);
    const application = await db
      .selectFrom('applications')
      .select(['arrived_on', 'channel'])
      .where('id', '=', application_id!)
      .executeTakeFirstOrThrow();
    expect(application).toEqual({ arrived_on: arrived, channel: 'online' });
  });
});

test('each figure is as long as its list, here and on the desk', async () => {
  const period = { from: '2024-01-01', to: '2024-03-31' };
  const counts = await countMessages(db, town.authorityId, period);
  expect(counts.received).toBeGreaterThan(20);
  for (const id of ['received', 'answered', 'inTime', 'rated', 'content'] as const) {
    expect(await listCounted(db, town.authorityId, id, period)).toHaveLength(counts[id]);
    const page = await staff.head.get(`${DESK}?figure=${id}&from=${period.from}&to=${period.to}`);
    expect(load(page.body)('.head .meta').text()).toContain(`${counts[id]} 件`);
  }
});

test('after its period who wrote it and their words are gone; that it was answered, and what, stays without them', async () => {
  const { id, number, code, client } = await sent({ ...asked, email: 'zhang@example.com' });
  await answered(id, '张演示：路灯已修好。');
  await client.post('/engagement/mine/rate', { rating: 'content', words: '谢谢，张演示' }, '/engagement/mine');
  const turn = async (at: string) => {
    const later = new Date(at);
    for (const back of [1, 2, 3])
      await db.transaction().execute((tx) =>
        append(tx, {
          at: new Date(later.getTime() - back * 86_400_000),
          who: { id: null, name: '测试', authorityId: town.authorityId },
          action: 'demo.load',
          subject: 'authority:1',
        }),
      );
    await eraseExpired({ ...books, config: {} as Config, now: later });
  };
  const answers = async () =>
    (await db.selectFrom('message_answers').select('sealed_answer').where('message_id', '=', id).execute()).map((one) =>
      JSON.stringify(openIn(books.sealer, id, 'answer', one.sealed_answer)),
    );
  await turn('2029-03-04T02:00:00Z');
  expect((await rowOf(id)).sealed_message).not.toBeNull();
  expect((await answers()).join()).toContain('张演示');
  await turn('2029-03-08T02:00:00Z');
  expect(await rowOf(id)).toMatchObject({
    ...{ number, sealed_message: null, sealed_sender: null, sender_key: null, query_code_hash: null },
    ...{ phase: 'answered', in_time: true, personal_erased_on: '2029-03-08' },
  });
  expect((await answers()).join()).toContain('路灯已修好');
  expect((await answers()).join()).not.toContain('张演示');
  const steps = await db
    .selectFrom('message_steps')
    .select('sealed_said')
    .where('message_id', '=', id)
    .where('sealed_said', 'is not', null)
    .execute();
  for (const { sealed_said } of steps) expect(openIn(books.sealer, id, 'step', sealed_said!)).not.toContain('张演示');
  const lost = await new Client(app).post('/engagement/track', { number, code }, '/engagement/track');
  expect(lost.statusCode).toBe(422);
});
