import { load } from 'cheerio';
import { beforeEach, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { MailServer, mailTurn } from '../../test/support/mail-server.ts';
import { asked, at, messageTown } from '../../test/support/messages.ts';
import { statutoryHolidays } from '../law/index.ts';
import { saveMailSettings } from '../mail/actions.ts';
import { enterArrangement, withdrawArrangement } from '../organizations/calendar/actions.ts';
import { unwrap } from '../platform/outcome.ts';
import { codeLimits } from '../platform/public-forms/index.ts';

// What goes wrong around a message, by nobody's bad will.
const { books, app, town, staff, clock, sent, rowOf, assigned, submitted, reviewed, answered } =
  await messageTown('2029-12-31T02:00:00Z');
const { db, house, sealer } = books;
const keeper = await town.person(null, 'systemAdmin', 'platformOperator');
const kept = () => ({ db, house, sealer, who: keeper, now: clock.now });
beforeEach(async () => {
  clock.pass(60_000);
  await db.deleteFrom('public_tries').execute();
});

test('an arrangement of holidays that comes after receipt moves the limit, says so, and back', async () => {
  const { id, client, number } = await sent({ ...asked, subject: '放假前', text: '放假前' });
  expect(await rowOf(id)).toMatchObject({ due_on: '2030-01-08', due_provisional: true });
  const mine = async () => load((await client.get('/engagement/mine')).body)('main').text();
  expect(await mine()).toContain('暂定');
  const rest = statutoryHolidays(2030).filter(({ name }) => name !== '元旦');
  const single = [...new Map(rest.map((one) => [one.date, one])).values()];
  const breaks = [
    ...single.map(({ date, name }) => ({ name, from: date, to: date, workdays: [] })),
    { name: '元旦', from: '2030-01-01', to: '2030-01-03', workdays: [] },
  ];
  unwrap(await enterArrangement(kept(), { year: 2030, source: '测试', breaks }));
  expect(await rowOf(id)).toMatchObject({ due_on: '2030-01-10', due_provisional: false });
  const entry = await db.selectFrom('holiday_arrangements').select('moved').executeTakeFirstOrThrow();
  expect(entry.moved).toContainEqual(
    expect.objectContaining({ title: number, limit: '留言答复期限', from: '2030-01-08', to: '2030-01-10' }),
  );
  expect(await mine()).not.toContain('暂定');
  unwrap(await withdrawArrangement(kept(), { year: 2030 }));
  expect(await rowOf(id)).toMatchObject({ due_on: '2030-01-08', due_provisional: true });
});

test('a mail that comes back is told to who answers, with what is left to do', async () => {
  const server = new MailServer();
  await server.listen();
  unwrap(await saveMailSettings(kept(), server.settings));
  server.refusal = () => '550 no such user';
  const { id } = await sent({ ...asked, subject: '邮箱写错', text: '邮箱写错', email: 'zhang@example.com' });
  await answered(id);
  const silent = await sent({
    ...{ sort: 'suggestion', subject: '只留邮箱', text: '只留邮箱', email: 'li@example.com' },
  });
  await answered(silent.id);
  for (let day = 0; day < 8; day += 1) {
    const later = new Date(clock.now.getTime() + day * 86_400_000);
    await mailTurn({ db, house, sealer, now: later });
  }
  await server.close();
  const page = async (of: number) => load((await staff.head.get(at(of))).body)('main').text();
  expect(await page(id)).toContain('有 1 封邮件没有送达，请打电话告诉留言人');
  expect(await page(silent.id)).toContain('没有留电话，凭编号和查询码仍能看到答复');
});

test('an error that was reported is mended, and the page says when, without who told', async () => {
  const page = '/disclosure/items';
  const visitor = new Client(app);
  expect(load((await visitor.get(page)).body)('main').text()).not.toContain('改正过本页');
  const form = load((await visitor.get(`/engagement/new?kind=correction&page=${page}&selection=错字`)).body);
  expect(form('[name=selection]').attr('value')).toBe('错字');
  const { id } = await sent({
    ...{ sort: 'correction', page, selection: '错字', subject: '有错字', text: '应为“公示”' },
    ...{ name: '张演示', telephone: '199-0000-0000' },
  });
  await assigned(id);
  expect((await staff.editor.get(at(id))).body).toContain('name="mended"');
  expect((await submitted(id, '已改正，谢谢。', { mended: 'yes' })).statusCode).toBe(303);
  const review = load((await staff.reviewer.get(`/console/reviews/messageAnswer/${id}`)).body)('main').text();
  expect(review).toContain('网页已经改正');
  expect((await reviewed(id)).statusCode).toBe(303);
  const shown = load((await visitor.get(page)).body)('main').text();
  expect(shown).toContain('2029 年 12 月 31 日根据读者指出的错误改正过本页。');
  expect(shown).not.toContain('演示');
  expect(load((await visitor.get('/disclosure')).body)('main').text()).not.toContain('改正过本页');
});

test('wrong codes lock that number for this address, the right one too; it is in the audit log, and passes', async () => {
  const { number, code } = await sent();
  const { most, seconds } = codeLimits('engagement').one;
  clock.now = new Date(Math.ceil(clock.now.getTime() / 3_600_000) * 3_600_000);
  const guesser = new Client(app);
  const track = (with_: string) => guesser.post('/engagement/track', { number, code: with_ }, '/engagement/track');
  for (let n = 0; n < most; n += 1) expect((await track(`AAAAAAAAA${n + 2}`)).body).toContain('不对，请核对');
  expect((await track(code)).body).toContain('输错次数过多');
  const log = await db.selectFrom('audit_log').selectAll().where('action', '=', 'engagement.codeLocked').execute();
  expect(log).toMatchObject([{ detail: { number }, actor: '留言人' }]);
  clock.pass(seconds * 1_000);
  expect((await track(code)).headers.location).toBe('/engagement/mine');
});
