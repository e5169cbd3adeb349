import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { person, requestFor } from '../../../../test/support/applicants.ts';
import { Client } from '../../../../test/support/client.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../../test/support/town.ts';
import { whereWordsStand } from '../../../../test/support/where-words-stand.ts';
import { unwrap } from '../../../platform/outcome.ts';
import { rooms } from '../../../rooms.ts';
import { buildServer } from '../../../server.ts';
import * as room from '../../index.ts';
import { addresseeOf } from '../../papers/read.ts';

const books = await testDatabase(rooms);
const { db, house, sealer } = books;
const now = new Date('2024-03-05T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
const client = new Client(app);
let made: { id: number; number: string; code: string };
let page: string;

beforeAll(async () => {
  town = await testTown(db);
  const officer = await town.person('office', 'caseOfficer');
  await client.signIn(officer.login, town.password);
  const applicant = { ...person, address: '演示村一组 11 号' };
  const input = { applicant, request: requestFor('合同', { deliveryWay: 'post' }), files: [] };
  const given = { ...input, channel: 'inPerson', arrived: '2024-03-04', confirmed: null } as const;
  made = unwrap(await room.registerApplication({ db, house, sealer, who: officer, now }, given));
  page = `/console/applications/${made.id}`;
});

const send = async (slug: string, fields: Record<string, string>) => {
  const version = load((await client.get(page)).body)('[name=version]')
    .first()
    .attr('value')!;
  return client.post(`${page}/${slug}`, { version, ...fields }, page);
};

test('an applicant moves: papers go to the new address, the old one stays sealed, what is wrong is said', async () => {
  const common = { deliveryWay: 'post', contactBasis: '申请人来电告知' };
  const none = await send('contact', common);
  expect(none.statusCode).toBe(422);
  expect(load(none.body)('.summary').text()).toContain('没有改动');
  const wrong = await send('contact', { ...common, telephone: '1990000' });
  expect(load(wrong.body)('.summary').text()).toContain('11 位');
  expect((await send('contact', { ...common, address: '演示镇新华街 22 号', postcode: '157300' })).statusCode).toBe(
    303,
  );
  expect(await addresseeOf(db, sealer, made.id)).toMatchObject({
    address: '演示镇新华街 22 号',
    telephone: person.telephone,
  });
  expect(load((await client.get(page)).body)('#notes').text()).toContain('变更申请人的地址、邮政编码：申请人来电告知');
  expect(await whereWordsStand(db, ['新华街 22', '演示村一组 11'])).toEqual([]);
});

test('a lost query code is given anew to who shows the identity document, and the old one opens nothing', async () => {
  const other = await send('query-code', { documentNumber: '000000199001010026' });
  expect(other.statusCode).toBe(422);
  expect(await room.applicationByCode(db, sealer, town.authorityId, made.number, made.code)).toEqual({ id: made.id });
  const given = await send('query-code', { documentNumber: person.documentNumber });
  expect(given.statusCode).toBe(303);
  const code = /新的查询码 ([0-9A-Z]{10})/.exec((await client.get(page)).body)![1]!;
  expect(await room.applicationByCode(db, sealer, town.authorityId, made.number, made.code)).toBeUndefined();
  expect(await room.applicationByCode(db, sealer, town.authorityId, made.number, code)).toEqual({ id: made.id });
  expect((await client.get(page)).body).not.toContain(code);
});
