import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { dayOf } from '../../platform/dates.ts';
import { unwrap } from '../../platform/outcome.ts';
import { work } from '../../platform/public-forms/browser/proof.ts';
import { codeLimits, FASTEST_MS, numberIn } from '../../platform/public-forms/index.ts';
import type { Who } from '../../platform/roles.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { confirmReceipt, openApplicant, requestClarification } from '../index.ts';
import { openText } from '../privacy/sealed-words.ts';
import { LIMITS } from './limits.ts';
import { OUTSIDE_SCOPE } from './outside-scope.ts';

const HOME = '/disclosure/application';
const WRONG = codeLimits('applications');
const books = await testDatabase(rooms);
let clock = new Date('2023-09-25T02:00:00Z');
const app = await buildServer({ ...books, now: () => clock });
const { db, house, sealer } = books;
let town: TestTown;
let officer: Who & { id: number };

const person = {
  as: 'person',
  name: '张演示',
  documentType: 'identityCard',
  documentNumber: '000000 19900101 0018',
  telephone: '199-0000-0000',
  email: '',
  address: '',
  subject: '建设村 2022 年机动地发包合同',
  fileNumber: '',
  description: '大约在 2022 年春天',
  provision: 'electronic',
  deliveryWay: 'online',
};
const organisation = {
  as: 'organisation',
  organisationKind: 'legalService',
  name: '演示律师事务所',
  creditCode: '000000000000000013',
  representative: '李演示',
  contactPerson: '王演示',
  telephone: '0453-1234567',
  email: 'li@example.com',
  address: '演示路 1 号',
  subject: '行政处罚裁量基准',
  provision: 'copy',
  deliveryWay: 'post',
};
const pdf = (text: string) => Buffer.from(`%PDF-1.7 ${text}`);

beforeAll(async () => {
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
});
beforeEach(() => {
  clock = new Date(clock.getTime() + 2 * 3_600_000);
});

/** What a form on a page would send: its hidden fields. */
function hidden(html: string, form: string): Record<string, string[]> {
  const body = html.slice(html.indexOf(`id="${form}"`));
  const fields: Record<string, string[]> = {};
  for (const [tag] of body.slice(0, body.indexOf('</form>')).matchAll(/<input type="hidden"[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1] ?? '';
    const value = (/value="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    if (name && name !== '_csrf') fields[name] = [...(fields[name] ?? []), value];
  }
  return fields;
}

function answerOf(html: string): string {
  const [, first, sign, second] = /验证问题：(.)([加减])(.)等于几/.exec(html)!;
  const [a, b] = [numberIn(first!)!, numberIn(second!)!];
  return String(sign === '加' ? a + b : a - b);
}

async function previewed(citizen: Client, form: Record<string, string> = person, home = HOME) {
  const page = await citizen.post(`${home}/new`, form, `${home}/new`);
  expect(page.statusCode).toBe(200);
  clock = new Date(clock.getTime() + FASTEST_MS);
  return page.body;
}

async function filed(citizen: Client, form: Record<string, string> = person, home = HOME) {
  const page = await previewed(citizen, form, home);
  const sent = { ...hidden(page, 'confirm'), answer: answerOf(page) };
  const reply = await citizen.post(`${home}/file`, sent, `${home}/new`);
  expect([reply.statusCode, reply.headers.location]).toEqual([303, `${home}/acknowledgement`]);
  const acknowledgement = (await citizen.get(`${home}/acknowledgement`)).body;
  const number = /(?:所属)?测试镇依申请〔\d{4}〕\d+号/.exec(acknowledgement)![0];
  const code = /class="code">([^<]+)</.exec(acknowledgement)![1]!;
  const { id } = await db
    .selectFrom('applications')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  return { id, number, code, sent };
}

const anyone = () => new Client(app);
const at = () => ({ db, house, sealer, who: officer, now: clock });

test('the guide says what belongs elsewhere and where, the days, and that it is free', async () => {
  const { body } = await anyone().get(HOME);
  for (const { matter, where } of OUTSIDE_SCOPE) for (const text of [matter, where]) expect(body).toContain(text);
  for (const text of ['20 个工作日', '7 个工作日', '15 个工作日', '不收费', '国办函〔2020〕109'])
    expect(body.replaceAll('<!-- -->', '')).toContain(text);
});

describe('applying without scripts', () => {
  test('a person fills in, checks, answers the sum and gets number and code; the books hold it sealed', async () => {
    const citizen = anyone();
    const { id, number, code } = await filed(citizen);
    expect(code.replace(' ', '')).toMatch(/^[2-9A-HJ-NP-Z]{10}$/);
    const row = await db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      number,
      phase: 'unconfirmed',
      applicant_kind: 'person',
      channel: 'online',
      subject: '建设村 2022 年机动地发包合同',
      applicant_shown: '张＊＊',
      delivery_way: 'online',
      sealed_purpose: null,
    });
    expect(openText(sealer, id, 'description', row.sealed_description)).toContain('大约在 2022 年春天');
    expect(JSON.stringify(row)).not.toContain('199001010018');
    expect(openApplicant(sealer, id, row.sealed_applicant!)).toMatchObject({
      documentNumber: '000000199001010018',
      telephone: '19900000000',
    });
  });

  test('an organisation by an agent: the authorisation comes with it', async () => {
    const citizen = anyone();
    const agent = {
      byAgent: 'yes',
      agentName: '赵演示',
      agentDocumentType: 'identityCard',
      agentDocumentNumber: '000000199001010018',
      agentTelephone: '19900000002',
    };
    const without = await citizen.post(`${HOME}/new`, { ...organisation, ...agent }, `${HOME}/new`);
    expect(without.statusCode).toBe(422);
    expect(without.body).toContain('请上传授权委托书');
    expect(without.body).toContain('value="赵演示"');
    const files = [{ field: 'authorisation', name: '赵演示委托书.pdf', content: pdf('委托 赵演示') }];
    const page = await citizen.upload(`${HOME}/new`, { ...organisation, ...agent }, files);
    expect(page.statusCode).toBe(200);
    clock = new Date(clock.getTime() + FASTEST_MS);
    const sent = { ...hidden(page.body, 'confirm'), answer: answerOf(page.body) };
    expect((await citizen.post(`${HOME}/file`, sent, `${HOME}/new`)).statusCode).toBe(303);
    const row = await db.selectFrom('applications').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow();
    expect(row).toMatchObject({ applicant_kind: 'legalService', applicant_shown: '演示律师事务所' });
    expect(openApplicant(sealer, row.id, row.sealed_applicant!).agent?.name).toBe('赵演示');
    const [file] = await db.selectFrom('application_files').selectAll().where('application_id', '=', row.id).execute();
    // neither the name of the file nor its bytes on the disk tell who it is; the applicant has it as it was
    expect(file).toMatchObject({ kind: 'identity', by_applicant: true });
    expect(openText(sealer, row.id, 'fileName', file!.sealed_name)).toBe('赵＊＊委托书.pdf');
    expect(readFileSync(app.services.files.path(file!.file_hash)).includes('赵演示')).toBe(false);
    await citizen.get(`${HOME}/acknowledgement`);
    const back = await citizen.get(`${HOME}/mine/files/${file!.id}`);
    expect(back.rawPayload.equals(pdf('委托 赵演示'))).toBe(true);
  });

  test('every fault at once, in the order of the page, and nothing typed is lost', async () => {
    const reply = await anyone().post(
      `${HOME}/new`,
      { ...person, name: '', documentNumber: '000000199001010019', deliveryWay: 'post', description: '打了很多字' },
      `${HOME}/new`,
    );
    expect(reply.statusCode).toBe(422);
    const links = [...reply.body.matchAll(/<li><a href="#f-([a-zA-Z]+)">/g)].map(([, name]) => name);
    expect(links).toEqual(['name', 'documentNumber', 'address', 'deliveryWay']);
    for (const kept of ['打了很多字', '000000199001010019', 'value="post" checked']) expect(reply.body).toContain(kept);
    for (const name of links) expect(reply.body).toContain(`id="f-${name}"`);
  });

  test('a refused file is named; the good one and all that was typed stay, and can be dropped', async () => {
    const citizen = anyone();
    const reply = await citizen.upload(`${HOME}/new`, person, [
      { field: 'files', name: '合同.pdf', content: pdf('合同') },
      { field: 'files', name: '病毒.pdf', content: Buffer.from('MZ\u0000\u0001', 'latin1') },
    ]);
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain('“病毒.pdf”的内容不是能上传的类型，文件可能损坏或者改过名称，请重新选择');
    expect(reply.body).toContain('value="建设村 2022 年机动地发包合同"');
    const { kept } = hidden(reply.body, 'filing');
    expect(kept).toHaveLength(1);
    const again = await citizen.upload(`${HOME}/new`, { ...person, kept: kept! }, []);
    expect(again.body).toContain('合同.pdf（1 KB）');
    const dropped = await citizen.upload(`${HOME}/new`, { ...person, kept: kept!, drop: kept! }, []);
    expect(dropped.body).not.toContain('合同.pdf');
    const forged = await citizen.upload(`${HOME}/new`, { ...person, kept: `${kept![0]!.slice(0, -4)}AAAA` }, []);
    expect(forged.body).not.toContain('合同.pdf');
  });

  test('back from the preview to the form, all is there', async () => {
    const citizen = anyone();
    const page = await previewed(citizen);
    const form = await citizen.post(`${HOME}/edit`, hidden(page, 'confirm'), `${HOME}/new`);
    expect(form.statusCode).toBe(200);
    expect(form.body).toContain('value="000000 19900101 0018"');
    expect(form.body).toContain('大约在 2022 年春天');
  });

  test('what is public already is shown before filing', async () => {
    await publicDocument({ db, house }, town, {
      title: '建设村机动地发包情况公示',
      text: '建设村机动地发包合同情况。',
    });
    await publicDocument({ db, house }, town, { title: '防汛值班安排', text: '值班表。' });
    const page = await previewed(anyone());
    expect(page).toContain('这可能就是您要找的');
    expect(page).toContain('建设村机动地发包情况公示');
    expect(page).not.toContain('防汛值班安排');
    const { documents } = (
      await anyone().get(`${HOME}/alike?q=${encodeURIComponent('想看看建设村的机动地合同')}`)
    ).json();
    expect(documents.map(({ title }: { title: string }) => title)).toEqual(['建设村机动地发包情况公示']);
  });
});

describe('machines', () => {
  test.each([
    ['without an answer', { answer: '' }, '请回答验证问题'],
    ['with a wrong answer', { answer: '99' }, '验证问题答得不对'],
    ['that fill the hidden field', { homepage: 'http://spam.example' }, '此栏请留空'],
    ['with a slip of their own', { slip: 'A'.repeat(80) }, '页面停留过久'],
  ])('%s file nothing, and a person loses nothing', async (_, change, said) => {
    const citizen = anyone();
    const page = await previewed(citizen);
    const sent = { ...hidden(page, 'confirm'), answer: answerOf(page), ...change };
    const reply = await citizen.post(`${HOME}/file`, sent, `${HOME}/new`);
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain(said);
    expect(reply.body).toContain('大约在 2022 年春天');
  });

  test('too fast, or a day later: once more, nothing is lost', async () => {
    const citizen = anyone();
    const page = await citizen.post(`${HOME}/new`, person, `${HOME}/new`);
    const sent = { ...hidden(page.body, 'confirm'), answer: answerOf(page.body) };
    expect((await citizen.post(`${HOME}/file`, sent, `${HOME}/new`)).body).toContain('提交得太快');
    clock = new Date(clock.getTime() + 25 * 3_600_000);
    const late = await citizen.post(`${HOME}/file`, sent, `${HOME}/new`);
    expect(late.body).toContain('页面停留过久');
    clock = new Date(clock.getTime() + FASTEST_MS);
    const again = { ...hidden(late.body, 'confirm'), answer: answerOf(late.body) };
    expect((await citizen.post(`${HOME}/file`, again, `${HOME}/new`)).statusCode).toBe(303);
  });

  test('sent twice it files once, and the code that was shown last opens it', async () => {
    const citizen = anyone();
    const first = await filed(citizen);
    const other = anyone();
    const [one, two] = await Promise.all([
      citizen.post(`${HOME}/file`, first.sent, `${HOME}/new`),
      other.post(`${HOME}/file`, first.sent, `${HOME}/new`),
    ]);
    expect([one.statusCode, two.statusCode]).toEqual([303, 303]);
    const same = await db
      .selectFrom('application_filings')
      .selectAll()
      .where('application_id', '=', first.id)
      .execute();
    expect(same).toHaveLength(1);
    const acknowledgement = (await citizen.get(`${HOME}/acknowledgement`)).body;
    expect(acknowledgement).toContain(first.number);
  });

  test("without scripts an address files few, with the machine's work a whole village; then the form waits", async () => {
    clock = new Date(Math.ceil(clock.getTime() / 3_600_000) * 3_600_000);
    const citizen = anyone();
    const page = await previewed(citizen);
    const { slip: _slip, ...rest } = hidden(page, 'confirm');
    for (let n = 0; n < LIMITS.plain.most; n++) {
      const next = hidden(await previewed(citizen), 'confirm');
      const html = await previewed(citizen);
      const sent = { ...rest, slip: hidden(html, 'confirm').slip!, answer: answerOf(html) };
      expect((await citizen.post(`${HOME}/file`, sent, `${HOME}/new`)).statusCode, `${n} ${Object.keys(next)}`).toBe(
        303,
      );
    }
    const html = await previewed(citizen);
    const sent = { ...hidden(html, 'confirm'), answer: answerOf(html) };
    const reply = await citizen.post(`${HOME}/file`, sent, `${HOME}/new`);
    expect(reply.statusCode).toBe(429);
    expect(reply.body).toContain('大约在 2022 年春天');
    const challenge = /data-challenge="([^"]+)"/.exec(html)![1]!;
    const bits = Number(/data-bits="(\d+)"/.exec(html)![1]);
    const proved = { ...hidden(html, 'confirm'), proof: await work(challenge, bits), answer: '' };
    expect((await citizen.post(`${HOME}/file`, proved, `${HOME}/new`)).statusCode).toBe(303);
  });
});

describe('following', () => {
  test('number in any writing and code in any case open it; a stranger without them sees nothing', async () => {
    const { number, code } = await filed(anyone());
    const [, year, serial] = /〔(\d+)〕(\d+)/.exec(number)!;
    for (const typed of [
      number,
      number.replace('〔', '[').replace('〕', ']'),
      `${year}-${serial}`,
      `${year} 年 ${serial} 号`,
    ]) {
      const citizen = anyone();
      const reply = await citizen.post(`${HOME}/track`, { number: typed, code: code.toLowerCase() });
      expect([reply.statusCode, reply.headers.location], typed).toEqual([303, `${HOME}/mine`]);
      const page = (await citizen.get(`${HOME}/mine`)).body;
      expect(page).toContain(number);
      expect(page).toContain('张＊＊');
      expect(page).not.toContain('张演示');
      expect(page).not.toContain('199001010018');
      expect((await citizen.get(`${HOME}/mine`)).headers['cache-control']).toBe('no-store');
    }
    expect((await anyone().get(`${HOME}/mine`)).headers.location).toBe(`${HOME}/track`);
    expect((await anyone().get(`${HOME}/acknowledgement`)).headers.location).toBe(`${HOME}/track`);
  });

  test('wrong codes lock that number for this address, the right one too, for a while; it is in the audit log', async () => {
    clock = new Date(Math.ceil(clock.getTime() / 3_600_000) * 3_600_000);
    const { number, code } = await filed(anyone());
    const guesser = anyone();
    for (let n = 0; n < WRONG.one.most; n++) {
      const reply = await guesser.post(`${HOME}/track`, { number, code: `AAAAAAAAA${n + 2}` });
      expect([reply.statusCode, reply.body.includes('不对，请核对')]).toEqual([422, true]);
    }
    const locked = await guesser.post(`${HOME}/track`, { number, code });
    expect(locked.body).toContain('输错次数过多');
    const entry = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('action', '=', 'applications.codeLocked')
      .execute();
    expect(entry).toHaveLength(1);
    clock = new Date(clock.getTime() + WRONG.one.seconds * 1_000);
    expect((await guesser.post(`${HOME}/track`, { number, code })).statusCode).toBe(303);
  });

  test('right codes are not counted', async () => {
    const { number, code } = await filed(anyone());
    for (let n = 0; n < WRONG.one.most * 2; n++)
      expect((await anyone().post(`${HOME}/track`, { number, code })).statusCode).toBe(303);
  });

  test('asked to clarify, the applicant clarifies with a file; the clock begins anew and is explained', async () => {
    const citizen = anyone();
    const { id } = await filed(citizen);
    const today = () => dayOf(clock);
    unwrap(await confirmReceipt(at(), { id, on: today() }));
    const day = dayOf(new Date(clock.getTime() + 20 * 86_400_000));
    unwrap(await requestClarification(at(), { id, on: today(), by: day, what: '请写明哪一个村民小组' }));
    const page = (await citizen.get(`${HOME}/mine`)).body;
    expect(page).toContain('请写明哪一个村民小组');
    const refused = await citizen.upload(
      `${HOME}/mine/clarify`,
      { description: '第三村民小组' },
      [{ field: 'files', name: '不行.pdf', content: Buffer.from('MZ') }],
      `${HOME}/mine`,
    );
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('>第三村民小组</textarea>');
    const sent = await citizen.upload(
      `${HOME}/mine/clarify`,
      { description: '第三村民小组' },
      [{ field: 'files', name: '地图.pdf', content: pdf('地图') }],
      `${HOME}/mine`,
    );
    expect(sent.statusCode).toBe(303);
    const after = (await citizen.get(`${HOME}/mine`)).body;
    expect(after).toMatch(/前答复，还有 20 个工作日/);
    expect(after).toContain('重新起算');
    const [, fileId] = /mine\/files\/(\d+)/.exec(after)!;
    const file = await citizen.get(`${HOME}/mine/files/${fileId}`);
    expect(file.body).toBe('%PDF-1.7 地图');
    const { id: other } = await filed(anyone());
    expect(other).not.toBe(id);
    const stranger = anyone();
    await filed(stranger);
    expect((await stranger.get(`${HOME}/mine/files/${fileId}`)).statusCode).toBe(404);
  });

  test('messages, withdrawal, leaving', async () => {
    const citizen = anyone();
    const { id } = await filed(citizen);
    const long = await citizen.post(`${HOME}/mine/message`, { body: '长'.repeat(2_001) }, `${HOME}/mine`);
    expect([long.statusCode, long.body.includes('长长长')]).toEqual([422, true]);
    expect((await citizen.post(`${HOME}/mine/message`, { body: '我换了电话' }, `${HOME}/mine`)).statusCode).toBe(303);
    expect((await citizen.get(`${HOME}/mine`)).body).toContain('我换了电话');
    expect((await citizen.post(`${HOME}/mine/suggest`, {}, `${HOME}/mine`)).statusCode).toBe(422);
    expect((await citizen.get(`${HOME}/mine/withdraw`)).body).toContain('确认撤回');
    expect((await citizen.post(`${HOME}/mine/withdraw`, { note: '找到了' }, `${HOME}/mine`)).statusCode).toBe(303);
    const row = await db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(row.phase).toBe('closed');
    const copied = new Map(citizen.cookies);
    const left = await citizen.post(`${HOME}/close`, {}, `${HOME}/mine`);
    expect([left.statusCode, left.headers['clear-site-data']]).toEqual([303, '"storage"']);
    expect((await citizen.get(`${HOME}/mine`)).headers.location).toBe(`${HOME}/track`);
    // nor does what somebody copied before open it, or tell the code
    for (const name of ['follow', 'acknowledgement']) citizen.cookies.set(name, copied.get(name)!);
    expect((await citizen.get(`${HOME}/mine`)).headers.location).toBe(`${HOME}/track`);
    expect((await citizen.get(`${HOME}/acknowledgement`)).headers.location).toBe(`${HOME}/track`);
  });

  test.each([
    ['receipt', 'acknowledgement'],
    ['receipt?print=1', 'acknowledgement'],
    ['receipt?more=1', 'acknowledgement?more=1'],
    ['mine/correct', 'mine/clarify'],
  ])('what was kept under its address of before, %s, is found at %s', async (before, now) => {
    const citizen = anyone();
    await filed(citizen);
    const { statusCode, headers } = await citizen.get(`${HOME}/${before}`);
    expect([statusCode, headers.location]).toEqual([301, `${HOME}/${now}`]);
    const found = await citizen.get(`${HOME}/${now}`);
    const page = found.statusCode === 303 ? await citizen.get(found.headers.location!) : found;
    expect(page.statusCode).toBe(200);
  });
});

test('one browser follows an application to the town and one to its unit below its path, each on its own site', async () => {
  const unit = await testTown(db, 'dw');
  await db
    .updateTable('authorities')
    .set({ parent_id: town.authorityId, paper_prefix: '所属测试镇' })
    .where('id', '=', unit.authorityId)
    .execute();
  const below = `/u/dw${HOME}`;
  const citizen = anyone();
  const ofUnit = await filed(citizen, { ...person, subject: '单位的事' }, below);
  const { authority_id } = await db
    .selectFrom('applications')
    .select('authority_id')
    .where('id', '=', ofUnit.id)
    .executeTakeFirstOrThrow();
  expect(authority_id).toBe(unit.authorityId);
  for (const path of ['mine', 'acknowledgement'])
    expect((await citizen.get(`${HOME}/${path}`)).headers.location, path).toBe(`${HOME}/track`);
  await filed(citizen, { ...person, subject: '镇里的事' });
  const shown = async (home: string) => (await citizen.get(`${home}/mine`)).body;
  expect(await shown(HOME)).toMatch(/^(?!.*单位的事).*镇里的事/s);
  expect(await shown(below)).toMatch(/^(?!.*镇里的事).*单位的事/s);
  const said = await citizen.post(`${below}/mine/message`, { body: '我换了电话' }, `${below}/mine`);
  expect([said.statusCode, said.headers.location]).toEqual([303, `${below}/mine#messages`]);
  // sent again it is led to the same place, once below the path
  const again = await citizen.post(`${below}/file`, ofUnit.sent, `${below}/new`);
  expect([again.statusCode, again.headers.location]).toEqual([303, `${below}/acknowledgement`]);
  const form = (await citizen.get(`${below}/new`)).body;
  expect(form).toContain('data-key="person/u/dw"');
  expect((await citizen.get(`${HOME}/new`)).body).toContain('data-key="person"');
  await citizen.post(`${below}/close`, {}, `${below}/mine`);
  expect((await citizen.get(`${below}/mine`)).headers.location).toBe(`${below}/track`);
  expect(await shown(HOME)).toContain('镇里的事');
});
