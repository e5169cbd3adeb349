import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { checkSeed } from '../../../test/support/reports/check.ts';
import { testTown } from '../../../test/support/town.ts';
import type { Filable } from '../../report-audit/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { fileFault, reportOf } from './rules.ts';

const books = await testDatabase(rooms);
const { db } = books;
const app = await buildServer({ ...books, now: () => new Date('2024-02-20T02:00:00Z') });
const layout = { medium: 'page', habits: [], format: '2021', oneOther: false, broken: 'no' } as const;
const { bytes, audited } = await checkSeed(21, undefined, layout);
const year = audited.year!;

const city = await testTown(db, 'shi');
const town = await testTown(db, 'zhen');
const withPeople = await testTown(db, 'jie');
await db
  .updateTable('authorities')
  .set({ parent_id: city.authorityId, created_at: new Date('2020-01-01') })
  .where('id', 'in', [town.authorityId, withPeople.authorityId])
  .execute();
await db.updateTable('authorities').set({ name: audited.authority.name }).where('id', '=', town.authorityId).execute();
await withPeople.person('office', 'disclosureHead');
await town.person('office', 'editor');

async function signedIn(of: typeof city, ...roles: Parameters<typeof city.person>) {
  const client = new Client(app);
  await client.signIn((await of.person(...roles)).login, of.password);
  return client;
}
const officer = await signedIn(city, null, 'cityOffice');
const upload = async (content: Buffer, typed: Record<string, string>) =>
  (await officer.upload('/console/examine', typed, [{ field: 'files', name: '甲镇年报.html', content }])).headers
    .location!;

test('an authority without an account has its report sent up by the city’s office, its file kept, and marked so', async () => {
  const overview = load((await officer.get(`/console/region/${year}`)).body);
  const link = overview('a[aria-label^="代为报送"]');
  expect(link.length).toBe(1);
  expect(link.attr('aria-label')).toBe(`代为报送：${audited.authority.name}`);
  const form = load((await officer.get(link.attr('href')!)).body);
  expect(form('[name=keep]').attr('checked')).toBeDefined();
  expect(form('#f-authority [selected]').attr('value')).toBe(audited.authority.name);

  const batch = await upload(bytes, { keep: 'on' });
  const result = load((await officer.get(`${batch}/1`)).body);
  const path = result('a:contains("代为报送")').attr('href')!;
  const page = load((await officer.get(path)).body);
  expect(
    page('[name=code] option')
      .map((_, one) => page(one).attr('value'))
      .get(),
  ).toEqual(['', 'zhen']);
  expect(page('[name=code] [selected]').attr('value')).toBe('zhen');
  expect((await officer.post(path, { code: 'jie' })).statusCode).toBe(422);
  const sent = await officer.post(path, { code: 'zhen' });
  expect(sent.headers.location).toBe(`/console/region/${year}/authorities/zhen`);

  const submission = load((await officer.get(sent.headers.location!)).body);
  expect(submission('main').text()).toContain('代为报送，经办人');
  expect(submission('main').text()).not.toContain('台账'); // it brings none, so nothing is held against it
  const original = await officer.get(submission('a:contains("原件")').attr('href')!);
  expect(original.rawPayload.equals(bytes)).toBe(true);
  expect(decodeURIComponent(String(original.headers['content-disposition']))).toContain('甲镇年报_html');
  expect((await officer.post(path, { code: 'zhen' })).statusCode).toBe(409); // under way

  const { id } = await db.selectFrom('report_submissions').select('id').executeTakeFirstOrThrow();
  const decided = await officer.post(
    `${sent.headers.location}/decide`,
    { id: String(id), decision: 'accept' },
    sent.headers.location,
  );
  expect(decided.statusCode).toBe(303);
  const region = await officer.get(`/console/region/${year}/cells/three.received.total`);
  const total = audited.cells['three.received.total']!.value;
  expect(load(region.body)('main tbody tr').text()).toMatch(new RegExp(`代为报送\\s*${total}$`));
  expect(load((await officer.get(`/console/region/${year}`)).body)('.standing').text()).toContain('代为报送');

  const rows = await db.selectFrom('submission_originals').select('sealed_content').execute();
  expect(rows[0]!.sealed_content.includes(Buffer.from('年度报告'))).toBe(false);
  const stranger = await signedIn(await testTown(db, 'far'), null, 'cityOffice');
  expect((await stranger.get(`/console/region/originals/${id}`)).statusCode).toBe(404);
  expect((await stranger.get(path)).statusCode).toBe(404);
});

test('without the file, or with cells that were not read, it is told what to do first', async () => {
  const without = await upload(bytes, {});
  expect((await officer.get(`${without}/1`)).body).not.toContain('/console/region/on-behalf/');
  const torn = bytes.toString().replace(/([\s\S]*<td[^>]*>)\d+(<\/td><\/tr>)/, '$1?$2');
  const batch = await upload(Buffer.from(torn), { keep: 'on' });
  const path = `/console/region/on-behalf/${batch.split('/').at(-1)}/1`;
  expect(load((await officer.get(path)).body)('main').text()).toContain('还有 1 格没有读出，请先对照原文填入');
  expect((await officer.post(path, { code: 'zhen' })).statusCode).toBe(422);
  expect((await officer.get('/console/region/on-behalf/none/1')).statusCode).toBe(404);
  expect((await officer.get('/console/region/originals/99')).statusCode).toBe(404);
});

const filable: Filable = {
  file: '甲.html',
  report: audited,
  open: 0,
  missing: [],
  unconfirmed: false,
  original: bytes,
};
test.each<[Partial<Filable>, RegExp | undefined]>([
  [{}, undefined],
  [{ original: undefined }, /留存原件/],
  [{ open: 3 }, /3 格没有读出/],
  [{ missing: ['four'] }, /缺少行/],
  [{ unconfirmed: true }, /从扫描件识别/],
  [{ report: { ...audited, format: '2019' } }, /2021 年格式/],
  [{ report: { ...audited, year: null } }, /没有读出报告的年度/],
  [{ report: { ...audited, sections: [] } }, /文字部分/],
])('what hinders: %#', (but, said) => {
  const message = fileFault({ ...filable, ...but })?.message;
  if (said) expect(message).toMatch(said);
  else expect(message).toBeUndefined();
});

test('heads of table two that a workbook has in rows of their own are no text of the report', async () => {
  const { audited: read } = await checkSeed(21, undefined, { ...layout, medium: 'xls' });
  expect(read.sections[1]!.text).toContain('第二十条第（一）项');
  const { sections } = reportOf({ report: read }, { code: 'zhen', name: '甲镇' }, '甲市');
  expect(sections[1]!.text).not.toContain('第二十条');
  expect(sections[0]!.text).toBe(read.sections[0]!.text);
});
