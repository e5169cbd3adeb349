import { load } from 'cheerio';
import { sql } from 'kysely';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, test } from 'vitest';
import { company, person, requestFor } from '../../../test/support/applicants.ts';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { fileInZip } from '../../../test/support/unzip.ts';
import type { Caller } from '../../platform/action.ts';
import { unwrap } from '../../platform/outcome.ts';
import type { Who } from '../../platform/roles.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import * as room from '../index.ts';
import { nextNumber } from '../numbers.ts';
import type { Applicant } from '../privacy/applicant.ts';
import { preparePaper } from './actions.ts';
import { composeLetter, replyTemplate } from './compose.ts';
import { papersOf } from './read.ts';

const books = await testDatabase(rooms);
const { db, house, sealer } = books;
const app = await buildServer({ ...books, now: () => new Date('2024-03-05T02:00:00Z') });
let town: TestTown;
let officer: Who & { id: number; login: string };
let head: Who & { id: number; login: string };
let authority: { id: number; name: string; paperPrefix: string; contact: object };
const at = (who: Who, day: string): Caller => ({ db, house, who, now: new Date(`${day}T02:00:00Z`), sealer });

beforeAll(async () => {
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
  head = await town.person('office', 'disclosureHead');
  authority = {
    id: town.authorityId,
    ...(await db
      .selectFrom('authorities')
      .select(['name', 'contact', 'paper_prefix as paperPrefix'])
      .where('id', '=', town.authorityId)
      .executeTakeFirstOrThrow()),
  };
});

async function registered(arrived: string, applicant: Applicant = person, wanted = '建设村 2023 年机动地发包合同') {
  const input = { applicant, request: requestFor(wanted), files: [] };
  const how = { channel: 'inPerson' as const, arrived, confirmed: null };
  return unwrap(await room.registerApplication(at(officer, arrived), { ...input, ...how })).id;
}
async function signedIn(who: { login: string }) {
  const client = new Client(app);
  await client.signIn(who.login, town.password);
  return client;
}
const latest = async (id: number) => (await papersOf(db, sealer, id)).at(-1)!;

describe('numbers', () => {
  const give = (rollBack: boolean) =>
    db
      .transaction()
      .execute(async (tx) => {
        const { serial, number } = await nextNumber(tx, authority, 'paper', 2031);
        await sql`select pg_sleep(random() * 0.02)`.execute(tx);
        if (rollBack) throw new Error('rolled back');
        return { serial, number };
      })
      .catch(() => undefined);

  test('twenty at once, every third rolled back: no gap, no double', async () => {
    const given = await Promise.all(Array.from({ length: 30 }, (_, n) => give(n % 3 === 2)));
    const serials = given.flatMap((one) => (one ? [one.serial] : [])).sort((a, b) => a - b);
    expect(serials).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(given[0]!.number).toMatch(/^测试镇依申请公开〔2031〕\d+号$/);
  });

  test('signing twenty papers at once numbers them without gap; a refused step leaves none', async () => {
    const ids: number[] = [];
    for (let n = 0; n < 20; n++) ids.push(await registered('2023-06-05', person, `第 ${n} 份合同`));
    const before = await lastNumber();
    const outcomes = await Promise.all(
      ids.map((id, n) =>
        room.requestClarification(at(officer, '2023-06-06'), {
          id,
          on: '2023-06-06',
          by: n % 4 === 3 ? '2023-06-01' : '2023-06-20', // a last day that has gone: refused, and rolled back
          what: '请写明年度',
        }),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(15);
    const { rows } = await sql<{ serial: number }>`select serial from application_papers
      where authority_id = ${town.authorityId} and year = 2023 and serial > ${before} order by serial`.execute(db);
    expect(rows.map(({ serial }) => serial)).toEqual(Array.from({ length: 15 }, (_, n) => before + n + 1));
    expect(await lastNumber()).toBe(before + 15);
  });

  const lastNumber = async () =>
    (
      await db
        .selectFrom('serials')
        .select('last')
        .where('series', '=', `paper:${town.authorityId}:2023`)
        .executeTakeFirst()
    )?.last ?? 0;
});

describe('what a paper tells', () => {
  test('the acknowledgement tells the last day to reply', async () => {
    const paper = await latest(await registered('2024-02-19'));
    expect(paper.content.letter).toMatchObject({ title: '政府信息公开申请登记回执', to: null, remedies: '' });
    expect(paper.content.letter!.text).toContain('即2024年3月18日前');
  });

  test('the extension tells the new day, not the old one', async () => {
    const id = await registered('2024-02-19');
    unwrap(await room.requestExtension(at(officer, '2024-03-04'), { id, days: 20, reason: '需要检索的档案多' }));
    const { due } = unwrap(await room.approveExtension(at(head, '2024-03-05'), { id }));
    expect(due).toBe('2024-04-16');
    expect((await latest(id)).content.letter!.text).toContain('延长答复期限20个工作日，至2024年4月16日止');
  });

  test('the third party’s letter goes to them and does not name the applicant', async () => {
    const id = await registered('2024-02-19', company);
    const ask = { id, on: '2024-02-20', whom: '演示养殖合作社', text: '合同价款' };
    unwrap(await room.askThirdParty(at(officer, '2024-02-20'), ask));
    const { letter } = (await latest(id)).content;
    expect(letter!.to).toBe('演示养殖合作社');
    expect(JSON.stringify(letter)).not.toContain(company.name);
  });

  test('a third party that was overruled is told what is disclosed and why, before the reply is delivered', async () => {
    const id = await registered('2024-02-19', company);
    const whom = '演示养殖合作社';
    unwrap(await room.askThirdParty(at(officer, '2024-02-20'), { id, on: '2024-02-20', whom, text: '合同价款' }));
    const refusal = { id, on: '2024-02-22', whom, answer: 'refusal' } as const;
    unwrap(await room.recordThirdPartyAnswer(at(officer, '2024-02-22'), refusal));
    const content = { reply: 'granted', publicInterest: true, body: '现予公开。' } as const;
    unwrap(await room.draftReply(at(officer, '2024-02-23'), { id, draftVersion: 0, content }));
    unwrap(await room.signReply(at(head, '2024-02-26'), { id, draftVersion: 1 }));
    const delivery = { id, on: '2024-02-27', how: 'post', proof: '挂号信 XA00000000000' } as const;
    const early = await room.recordDelivery(at(officer, '2024-02-27'), delivery);
    expect(early).toMatchObject({ code: 'invalid', message: expect.stringContaining(whom) });
    const page = await (await signedIn(officer)).get(`/console/applications/${id}`);
    expect(load(page.body)('.acts .btn').first().text()).toBe('告知第三方决定公开');
    const told = { id, on: '2024-02-27', whom, disclosed: '合同价款', grounds: '价款关系全村村民的知情权' };
    unwrap(await room.tellThirdParty(at(officer, '2024-02-27'), told));
    const paper = await latest(id);
    expect(paper.number).toMatch(/^测试镇依申请公开〔2024〕\d+号$/);
    expect(paper.content.letter).toMatchObject({ title: '政府信息公开第三方告知书', to: whom });
    expect(paper.content.letter!.text).toContain('决定公开的内容：合同价款。\n理由：价款关系全村村民的知情权。');
    expect(JSON.stringify(paper.content.letter)).not.toContain(company.name);
    const client = await signedIn(officer);
    for (const end of ['docx', 'pdf'])
      expect((await client.get(`/console/applications/papers/${paper.id}.${end}`)).statusCode).toBe(200);
    unwrap(await room.recordDelivery(at(officer, '2024-02-27'), delivery));
  });

  test('a lapse for want of clarification tells when the clarification was asked for', async () => {
    const id = await registered('2024-01-08');
    const what = '请写明年度';
    unwrap(
      await room.requestClarification(at(officer, '2024-01-10'), { id, on: '2024-01-10', by: '2024-01-26', what }),
    );
    unwrap(
      await room.lapseApplication(at(officer, '2024-01-29'), { id, on: '2024-01-29', why: 'clarificationOverdue' }),
    );
    expect((await latest(id)).content.letter!.text).toContain('已于2024年1月10日书面告知你补正的内容');
  });

  test.each([
    [undefined, '', '{{缴费方式}}', 'payment', 'the form’s own field was left empty'],
    [
      '{{计费说明}}共{{收费金额}}。〔请写明账户〕',
      '凭缴款码',
      '〔请写明账户〕',
      'on',
      'an officer’s prepared words are not done',
    ],
    ['{{计费说明}}共{{收费金额}}，＿＿＿＿', '凭缴款码', '＿＿＿＿', 'on', 'a blank was left'],
  ])(
    'a fee notice prepared as %s, paid by “%s”, stays in the house: %s (%s)',
    async (text, payment, left, field, _why) => {
      const id = await registered('2024-02-26');
      if (text) unwrap(await preparePaper(at(officer, '2024-02-27'), { id, kind: 'fee', text, seen: 0 }));
      const notice = { id, on: '2024-02-27', basis: 'volume', quantity: 40, received: null, payment } as const;
      const refused = await room.notifyFee(at(officer, '2024-02-27'), notice);
      expect(refused).toMatchObject({ code: 'invalid', fields: { [field]: expect.stringContaining(left) } });
      const row = await db.selectFrom('applications').select('phase').where('id', '=', id).executeTakeFirstOrThrow();
      expect(row.phase).toBe('open');
      expect(
        (await papersOf(db, sealer, id)).filter(({ state }) => state === 'issued').map(({ kind }) => kind),
      ).toEqual(['acknowledgement']);
    },
  );

  test('how a fee is paid is asked once: the next form begins with it', async () => {
    const id = await registered('2024-02-26');
    const payment = '凭缴款码 0000 0000 向代收银行缴纳';
    const notice = { id, on: '2024-02-27', basis: 'volume', quantity: 40, received: null, payment } as const;
    unwrap(await room.notifyFee(at(officer, '2024-02-27'), notice));
    expect((await latest(id)).content.letter!.text).toContain(`缴费方式：${payment}。`);
    const other = await registered('2024-02-26');
    const page = await (await signedIn(officer)).get(`/console/applications/${other}?step=fee`);
    expect(load(page.body)('[name=payment]').val()).toBe(payment);
  });

  test('what an applicant calls 〔请示〕 is no blank', async () => {
    const id = await registered('2024-02-19', person, '关于修路的〔请示〕及批复');
    expect((await latest(id)).content.letter!.text).toContain('〔请示〕');
  });

  test('a refusal signed in 2024 names reconsideration first, and the words stay as signed', async () => {
    const id = await registered('2024-02-19');
    const body = await replyTemplate(db, authority, { id }, 'process');
    expect(body).toContain('第十六条第二款、第三十六条第（三）项');
    const content = { reply: 'process', publicInterest: false, body } as const;
    unwrap(await room.draftReply(at(officer, '2024-03-01'), { id, draftVersion: 0, content }));
    unwrap(await room.reviewLegally(at(head, '2024-03-04'), { id, draftVersion: 1, opinion: '同意' }));
    const early = await room.signReply(at(head, '2024-03-05'), { id, draftVersion: 1 });
    expect(early).toMatchObject({ code: 'invalid', fields: { body: expect.stringContaining('〔请写明信息的性质') } });
    const whole = { ...content, body: body.replace(/〔请[^〕]*〕/, '该信息为内部讨论记录。') };
    unwrap(await room.draftReply(at(officer, '2024-03-05'), { id, draftVersion: 1, content: whole }));
    unwrap(await room.reviewLegally(at(head, '2024-03-05'), { id, draftVersion: 2, opinion: '同意' }));
    unwrap(await room.signReply(at(head, '2024-03-05'), { id, draftVersion: 2 }));
    const paper = await latest(id);
    expect(paper.content.letter!.remedies).toContain('60日内先向本机关的上一级人民政府申请行政复议');
    const live = await composeLetter(db, authority, { applicationId: id, kind: 'reply', content, on: '2023-12-29' });
    expect(live.remedies).toContain('或者自收到之日起6个月内');
  });
});

test('a withdrawal that the office records ends with its paper; one through the site needs none', async () => {
  const [byOfficer, byCitizen] = [await registered('2024-02-19'), await registered('2024-02-19')];
  unwrap(
    await room.withdrawApplication(at(officer, '2024-02-21'), { id: byOfficer, on: '2024-02-21', note: '来信撤回' }),
  );
  expect(await latest(byOfficer)).toMatchObject({ kind: 'lapse', state: 'issued', day: '2024-02-21' });
  expect((await latest(byOfficer)).content.letter).toMatchObject({
    title: '政府信息公开申请终止办理告知书',
    remedies: '',
  });
  unwrap(
    await room.withdrawApplication(at(room.applicantOf(town.authorityId), '2024-02-21'), { id: byCitizen, on: '' }),
  );
  expect((await latest(byCitizen)).kind).toBe('acknowledgement');
});

describe('words prepared before the step', () => {
  test('are used when the step is taken, with what the step says; the draft becomes the paper', async () => {
    const id = await registered('2024-02-26');
    const client = await signedIn(officer);
    const path = `/console/applications/${id}/papers/clarification`;
    const page = await client.get(path);
    expect(load(page.body)('textarea').text()).toContain('{{补正内容}}');
    expect(page.body).not.toContain(person.name);
    expect((await client.post(path, { text: '请补正。', seen: '0' })).statusCode).toBe(422);
    const words = '您好！请按下列要求补正：\n{{补正内容}}\n截止{{补正期限}}。';
    const preview = await client.post(path, { text: words, seen: '0', preview: 'yes' });
    expect(load(preview.body)('.sheet').text()).toContain('您好！');
    expect((await client.post(path, { text: words, seen: '0' })).statusCode).toBe(303);
    expect((await client.post(path, { text: words, seen: '0' })).statusCode).toBe(409);
    const given = { id, on: '2024-02-27', by: '2024-03-15', what: '写明村名' };
    unwrap(await room.requestClarification(at(officer, '2024-02-27'), given));
    const all = (await papersOf(db, sealer, id)).filter(({ kind }) => kind === 'clarification');
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ state: 'issued', day: '2024-02-27' });
    expect(all[0]!.content.letter!.text).toBe('您好！请按下列要求补正：\n写明村名\n截止2024年3月15日。');
  });

  test('may be dropped again', async () => {
    const id = await registered('2024-02-26');
    const client = await signedIn(officer);
    const path = `/console/applications/${id}/papers/extension`;
    const text = '因{{延期理由}}，延长{{延期天数}}个工作日，至{{答复期限}}。';
    expect((await client.post(path, { text, seen: '0' })).statusCode).toBe(303);
    expect((await client.post(`${path}/discard`, { seen: '1' }, path)).statusCode).toBe(303);
    expect((await papersOf(db, sealer, id)).map(({ kind }) => kind)).toEqual(['acknowledgement']);
  });
});

describe('a paper’s page and files', () => {
  test('the page masks the applicant; Word and PDF name them, and that they were taken is recorded', async () => {
    const id = await registered('2024-02-26');
    const { id: paperId } = await latest(id);
    const client = await signedIn(officer);
    const path = `/console/applications/papers/${paperId}`;
    const page = await client.get(path);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain(person.name);
    const docx = await client.get(`${path}.docx`);
    expect(await fileInZip(docx.rawPayload, 'word/document.xml')).toContain(`${person.name}：`);
    const pdf = await client.get(`${path}.pdf`);
    expect(pdf.headers['cache-control']).toBe('private, no-store');
    const read = await extractText(await getDocumentProxy(new Uint8Array(pdf.rawPayload)), { mergePages: true });
    expect(read.text.replace(/\s/g, '')).toContain(`${person.name}：本机关于2024年2月26日收到你提出的政府信息公开申请`);
    const delivered = await client.get(`${path}/delivery-acknowledgement.docx`);
    expect(await fileInZip(delivered.rawPayload, 'word/document.xml')).toContain('送达回证');
    const { rows } = await sql<{ format: string }>`select detail->>'format' as format from audit_log
      where action = 'applications.takePaper' and subject = ${`application:${id}`} order by seq`.execute(db);
    expect(rows.map(({ format }) => format)).toEqual(['docx', 'pdf', 'docx']);
  });

  test.each(['1x', '0', '99999', '1.exe', '1.docx.pdf'])('no paper at %s', async (name) =>
    expect((await (await signedIn(officer)).get(`/console/applications/papers/${name}`)).statusCode).toBe(404),
  );

  test('another authority, and who does not read applications, see nothing', async () => {
    const { id: paperId } = await latest(await registered('2024-02-26'));
    const editor = await signedIn(await town.person('office', 'editor'));
    const other = await testTown(db, 'other');
    const stranger = new Client(app);
    await stranger.signIn((await other.person('office', 'caseOfficer')).login, other.password);
    for (const client of [editor, stranger])
      for (const end of ['', '.pdf', '/delivery-acknowledgement.pdf'])
        expect((await client.get(`/console/applications/papers/${paperId}${end}`)).statusCode).toBe(404);
  });
});

describe('the office’s own wordings', () => {
  test('are checked, shown as a paper, used from then on, and can be given up', async () => {
    const client = await signedIn(head);
    const path = '/console/paper-wordings/acknowledgement';
    expect((await client.get('/console/paper-wordings')).body).toContain('答复书：属于国家秘密，不予公开');
    const wrong = await client.post(path, { text: '已收到{{收费金额}}', seen: '0' });
    expect(wrong.statusCode).toBe(422);
    expect(load(wrong.body)('.summary').text()).toContain('{{收费金额}}');
    expect(load(wrong.body)('textarea').text()).toBe('已收到{{收费金额}}');
    const text = '{{称谓}}的申请{{申请编号}}已于{{收到日期}}收到，将于{{答复期限}}前答复。';
    const preview = await client.post(path, { text, seen: '0', preview: 'yes' });
    expect(load(preview.body)('.sheet').text()).toContain('你的申请测试镇依申请〔2023〕1号已于2023年9月25日收到');
    const before = await latest(await registered('2024-02-26'));
    expect((await client.post(path, { text, seen: '0' })).statusCode).toBe(303);
    expect((await client.post(path, { text: `${text}谢谢。`, seen: '0' })).statusCode).toBe(409);
    const after = await latest(await registered('2024-02-26'));
    expect(after.content.letter!.text).toContain('将于2024年3月25日前答复。');
    const page = await client.get(`/console/applications/papers/${before.id}`);
    expect(load(page.body)('.sheet').text()).toContain('根据《中华人民共和国政府信息公开条例》第三十三条');
    expect((await client.post(`${path}/reset`, {}, path)).statusCode).toBe(303);
    expect((await latest(await registered('2024-02-26'))).content.letter!.text).toContain('第三十三条');
  });

  test('only the head of the disclosure office changes them', async () => {
    const client = await signedIn(officer);
    for (const path of ['/console/paper-wordings', '/console/paper-wordings/acknowledgement'])
      expect((await client.get(path)).statusCode).toBe(404);
    expect((await (await signedIn(head)).get('/console/paper-wordings/toString')).statusCode).toBe(404);
  });
});
