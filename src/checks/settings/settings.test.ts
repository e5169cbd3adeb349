import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { MASKING, SETTINGS } from './links.ts';

// An authority sets what the findings of its checks weigh; texts are looked into by it from then on.
const books = await testDatabase(rooms);
let town: TestTown;
let [head, author]: Client[] = [];
let below = 0;

beforeAll(async () => {
  town = await testTown(books.db);
  const app = await buildServer({ ...books, now: () => new Date('2024-01-10T02:00:00Z') });
  const signed = async (...roles: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await town.person(...roles)).login, town.password);
    return client;
  };
  head = await signed('office', 'disclosureHead');
  author = await signed('finance', 'editor');
  const column = {
    authority_id: town.authorityId,
    parent_id: town.columnId,
    slug: 'xia',
    name: '下级',
    kind: 'notice',
  };
  const { id } = await books.db
    .insertInto('columns')
    .values({ ...column, kind: 'notice', position: 9 })
    .returning('id')
    .executeTakeFirstOrThrow();
  below = Number(id);
});

const seenOn = async (page: string) => load((await head!.get(page)).body)('[name=seen]').attr('value')!;

async function save(typed: Record<string, string>, column?: number) {
  const at = column ? `${SETTINGS}?column=${column}` : SETTINGS;
  const seen = await seenOn(column && column > 900_000 ? SETTINGS : at);
  return head!.post(SETTINGS, { seen, ...typed, ...(column && { column: `${column}` }) }, SETTINGS);
}

async function draft(column: number, body_html: string): Promise<string> {
  const made = await author!.post('/console/documents/new', { title: '关于补贴', column_id: `${column}` });
  const at = /\/console\/documents\/\d+/.exec(made.headers.location as string)![0];
  const save_count = load((await author!.get(`${at}/edit`)).body)('[name=save_count]').attr('value')!;
  await author!.post(`${at}/edit`, { title: '关于补贴', body_html, column_id: `${column}`, save_count }, `${at}/edit`);
  return at;
}

async function found(column: number, body: string): Promise<string[]> {
  const at = await draft(column, `<p>${body}</p>`);
  const texts = JSON.stringify([['body_html', body]]);
  const reply = (await author!.post(`${at}/findings`, { texts }, `${at}/edit`)).json();
  return reply.found.map((one: { check: string; severity: string }) => `${one.check} ${one.severity}`);
}

test('as set for all, for a column, and for those below it; saved anew, what is not chosen follows again', async () => {
  const text = '今年的的工作，电话19900000000';
  expect(await found(below, text)).toEqual(['lang.repeated hint', 'pii.mobile warn']);
  expect((await save({ 'weight.lang.repeated': 'warn' })).statusCode).toBe(303);
  expect(await found(below, text)).toEqual(['lang.repeated warn', 'pii.mobile warn']);
  await save({ 'weight.lang.repeated': 'off', 'weight.pii.mobile': 'block' }, town.columnId);
  expect(await found(town.columnId, text)).toEqual(['pii.mobile block']);
  expect(await found(below, text)).toEqual(['pii.mobile block']);
  await save({ 'weight.lang.repeated': 'block' }, below);
  expect(await found(below, text)).toEqual(['lang.repeated block', 'pii.mobile block']);
  expect(await found(town.columnId, text)).toEqual(['pii.mobile block']);
  await save({}, below);
  expect(await found(below, text)).toEqual(['pii.mobile block']);
});

test('what is not looked for is said in the editor and before submission', async () => {
  await save({ 'weight.lang.unit': 'off' });
  const at = await draft(town.columnId, '<p>一切正常。</p>');
  const said = '按本机关的检查设置，没有检查：词语重复、计量单位';
  await save({ 'weight.lang.repeated': 'off' }, town.columnId);
  expect(load((await author!.get(`${at}/edit`)).body)('#checking').text()).toContain(said);
  await save({}, town.columnId);
  await save({});
  expect(load((await author!.get(`${at}/edit`)).body)('#checking').text()).not.toContain('没有检查：词语');
});

test('the nightly inspection says it for all columns, and those that differ', async () => {
  const said = async () => {
    const text = load((await head!.get('/console/inspection')).body)('main').text();
    return /按本机关的检查设置，没有检查：[^。]*/.exec(text)?.[0].replace(/^.*?：/, '') ?? '';
  };
  const { name } = await books.db
    .selectFrom('columns')
    .select('name')
    .where('id', '=', town.columnId)
    .executeTakeFirstOrThrow();
  expect(await said()).toBe('');
  await save({ 'weight.lang.repeated': 'off' }, town.columnId);
  expect(await said()).toBe(`“${name}”栏目及其下级栏目的词语重复`);
  await save({ 'weight.lang.unit': 'off' });
  expect(await said()).toBe(`“${name}”栏目及其下级栏目的词语重复、计量单位；其他栏目的计量单位`);
  await save({}, town.columnId);
  expect(await said()).toBe('计量单位');
  await save({ 'weight.lang.unit': 'warn' }, town.columnId);
  expect(await said()).toBe(`计量单位（“${name}”栏目及其下级栏目除外）`);
  await save({}, town.columnId);
  await save({});
});

test('what was set is shown; below it, what holds where nothing is chosen', async () => {
  await save({ 'weight.form.sum': 'block' });
  const all = load((await head!.get(SETTINGS)).body);
  expect(all('[name="weight.form.sum"] option[selected]').attr('value')).toBe('block');
  expect(all('[name="weight.pii.resident-id"]')).toHaveLength(0);
  expect(all('[name="weight.pii.mobile"] option[value=off]')).toHaveLength(0);
  const own = load((await head!.get(`${SETTINGS}?column=${below}`)).body);
  expect(own('[name="weight.form.sum"] option[selected]').text()).toContain('须修改');
  expect(own('[name="weight.form.sum"] option[selected]').attr('value')).toBe('');
});

test('not below the least, not for a column of nobody’s; only by who keeps it', async () => {
  const refused = await save({ 'weight.pii.mobile': 'off', 'weight.lang.unit': 'hint' });
  expect(refused.statusCode).toBe(422);
  const page = load(refused.body);
  expect(page('.summary').text()).toContain('手机号码');
  expect(page('[name="weight.lang.unit"] option[selected]').attr('value')).toBe('hint');
  expect((await save({}, 999_999)).statusCode).toBe(404);
  expect((await save({ column: 'x' })).statusCode).toBe(404);
  expect((await author!.get(SETTINGS)).statusCode).toBe(404);
  expect((await author!.post(MASKING, {}, '/console')).statusCode).toBe(404);
});

test('masking: kept, shown again, and the mend in the editor follows', async () => {
  const form = load((await head!.get(MASKING)).body);
  const typed = Object.fromEntries(
    form('main form :is(input, select)[name]')
      .toArray()
      .filter((one) => !one.attribs.name!.startsWith('_'))
      .map((one) => [one.attribs.name!, form(one).val() as string]),
  );
  expect(typed).toMatchObject({ 'way.pii.mobile': 'partly', 'first.pii.mobile': '3', 'last.pii.mobile': '4' });
  const changed = {
    'first.pii.mobile': '0',
    'last.pii.mobile': '2',
    'head.0': '姓名',
    'way.0': 'partly',
    'first.0': '1',
  };
  expect((await head!.post(MASKING, { ...typed, ...changed }, MASKING)).statusCode).toBe(303);
  const again = load((await head!.get(MASKING)).body);
  expect(again('[name="last.pii.mobile"]').attr('value')).toBe('2');
  expect(again('[name="head.0"]').attr('value')).toBe('姓名');
  await save({});
  const at = await draft(town.columnId, '<p>一</p>');
  const texts = JSON.stringify([['body_html', '电话19900000000，证号000000199001010018']]);
  const reply = (await author!.post(`${at}/findings`, { texts }, `${at}/edit`)).json();
  expect(reply.found.map((one: { mend: string }) => one.mend)).toEqual(['*********00', '000000********0018']);
  const refused = await head!.post(MASKING, { ...typed, 'first.pii.mobile': '9', 'head.0': '住址' }, MASKING);
  expect(refused.statusCode).toBe(422);
  expect(load(refused.body)('[name="head.0"]').attr('value')).toBe('住址');
});

test('of two who change them at once, the slower is told what stands now, and nothing of theirs is lost', async () => {
  await save({});
  const seen = await seenOn(SETTINGS);
  expect((await save({ 'weight.lang.unit': 'warn' })).statusCode).toBe(303);
  const slower = await save({ seen, 'weight.form.sum': 'block' });
  expect(slower.statusCode).toBe(409);
  const page = load(slower.body);
  expect(page('.summary').text()).toContain(
    '设置刚被他人修改，现在与您的选择不同的：“分项与总数”未设置、“计量单位”须核对',
  );
  expect(page('[name="weight.form.sum"] option[selected]').attr('value')).toBe('block');
  const again = { seen: page('[name=seen]').attr('value')!, 'weight.form.sum': 'block' };
  expect((await save(again)).statusCode).toBe(303);
  await save({});

  const masking = load((await head!.get(MASKING)).body);
  const typed = Object.fromEntries(
    masking('main form :is(input, select)[name]')
      .toArray()
      .filter((one) => !one.attribs.name!.startsWith('_'))
      .map((one) => [one.attribs.name!, masking(one).val() as string]),
  );
  expect((await head!.post(MASKING, { ...typed, 'head.0': '住址', 'way.0': 'wholly' }, MASKING)).statusCode).toBe(303);
  const late = await head!.post(MASKING, { ...typed, 'last.pii.mobile': '1' }, MASKING);
  expect([late.statusCode, late.body]).toEqual([409, expect.stringContaining('设置刚被他人修改')]);
  expect(load(late.body)('[name="last.pii.mobile"]').attr('value')).toBe('1');
});

test('in a table of the body the mend follows the head of its column, as in copies', async () => {
  const masking = load((await head!.get(MASKING)).body);
  const typed = Object.fromEntries(
    masking('main form :is(input, select)[name]')
      .toArray()
      .filter((one) => !one.attribs.name!.startsWith('_'))
      .map((one) => [one.attribs.name!, masking(one).val() as string]),
  );
  const rules = {
    ...{ 'head.0': '联系电话', 'way.0': 'partly', 'first.0': '3', 'last.0': '2' },
    ...{ 'head.1': '住址', 'way.1': 'wholly', 'head.2': '证号', 'way.2': 'keep' },
  };
  expect((await head!.post(MASKING, { ...typed, ...rules }, MASKING)).statusCode).toBe(303);
  const rows = [
    ['姓名', '联系电话', '证件号码', '家庭住址', '身份证号'],
    ['王演示', '19900000000', '无', '测试镇甲村二组', '000000199001010018'],
  ];
  const cells = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  const at = await draft(town.columnId, `<p>电话19900000000</p><table><tbody>${cells.join('')}</tbody></table>`);
  const mends = { phone: '199******00', address: '*'.repeat(7) };
  const said = load((await author!.get(`${at}/submit`)).body)('.findings').text();
  expect(said).toContain(`可公开为“${mends.phone}”`);
  expect(said).toContain(`可公开为“${mends.address}”`);
  expect(said).not.toContain('000000********0018');
  const texts = JSON.stringify([
    ['body_html', '电话19900000000'],
    ['body_html', rows[1]!.join('\t'), rows[0]],
  ]);
  const reply = (await author!.post(`${at}/findings`, { texts }, `${at}/edit`)).json();
  const all = reply.found as { check: string; mend?: string }[];
  expect(all.filter(({ check }) => check.startsWith('pii.')).map(({ check, mend }) => [check, mend])).toEqual([
    ['pii.mobile', '*********00'], // as its kind was set before
    ['pii.mobile', mends.phone],
    ['pii.address', mends.address],
    ['pii.resident-id', undefined],
  ]);
  expect((await head!.post(MASKING, { ...typed, seen: await seenOn(MASKING) }, MASKING)).statusCode).toBe(303);
});
