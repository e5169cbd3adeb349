import { load } from 'cheerio';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { ledgersOf } from '../../../test/support/ledgers.ts';
import { testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { trendsOf } from './trends.ts';

const books = await testDatabase(rooms);
const { db } = books;
const app = await buildServer({ ...books, now: () => new Date('2024-01-10T02:00:00Z') });
const town = await testTown(db);
const ledgers = ledgersOf(db, town);
await ledgers.deliveries('website', 3, '2022-03-03');
await ledgers.deliveries('website', 5, '2023-03-03');
await ledgers.deliveries('wechat', 7, '2023-03-03');
await ledgers.application('person', '2023-05-05', 'refused.process', '2023-05-20');
await ledgers.application('person', '2023-05-05', 'refused.stateSecret', '2023-05-20');

test('five years side by side; of a year without books nothing is said, not zero', async () => {
  const { years, unknown, trends } = await trendsOf(db, town.authorityId, 2023);
  expect(years).toEqual([2019, 2020, 2021, 2022, 2023]);
  expect(unknown).toEqual([2019, 2020, 2021]);
  const [channels, replies, timeliness, handling] = trends;
  expect(channels!.lines.map(({ name, values }) => [name, ...values])).toEqual([
    ['本市政府网站', null, null, null, 3, 5],
    ['微信公众号', null, null, null, 0, 7],
  ]);
  expect(channels!.total).toEqual([null, null, null, 3, 12]);
  expect(replies!.lines.find(({ name }) => name === '不予公开')!.values.at(-1)).toBe(2);
  expect(timeliness!.lines[0]!.values).toEqual([null, null, null, 0, 0]);
  expect(handling!.lines.map(({ name, values }) => [name, values.at(-1)])).toEqual([
    ['超期答复', 0],
    ['延期答复', 0],
  ]);
});

test('a single year of which anything is known stands alone, not beside four empty ones', async () => {
  const { until, years, unknown, trends } = await trendsOf(db, town.authorityId, 2022);
  expect({ until, years, unknown }).toEqual({ until: 2022, years: [2022], unknown: [] });
  expect(trends[0]!.lines.map(({ name, values }) => [name, ...values])).toEqual([['本市政府网站', 3]]);
});

test('each chart is a picture without scripts, with its table of doors below', async () => {
  const officer = new Client(app);
  await officer.signIn((await town.person('office', 'editor')).login, town.password);
  const $ = load((await officer.get('/console/annual-report/2023/trends')).body);
  const pictures = $('.drawn img')
    .toArray()
    .map((img) => $(img).attr('src')!);
  expect(pictures).toHaveLength(2); // nothing was late: no empty chart
  for (const src of pictures) {
    const picture = await officer.get(src);
    expect(picture.headers['content-type']).toContain('image/svg+xml');
    expect(picture.body).toMatch(/^<svg/);
    expect(() => new SaxesParser().write(picture.body).close()).not.toThrow(); // else browsers show nothing
    expect(picture.body).not.toContain('<script');
    expect(picture.body).toContain('2023 年');
    expect(picture.body).toContain('无台账');
    const narrow = await officer.get(src.replace('/wide/', '/narrow/'));
    expect(narrow.body).toMatch(/^<svg width="320"/);
  }
  expect($('a[href="/console/ledger?year=2023&channel=wechat"]').text()).toBe('7');
  expect($('table').first().find('td').first().text()).toBe('—');
  expect((await officer.get('/console/annual-report/2023/trends/wide/none.svg')).statusCode).toBe(404);
  expect((await officer.get('/console/annual-report/2023/trends/huge/channels.svg')).statusCode).toBe(404);
  expect((await officer.get('/console/annual-report/2008/trends')).statusCode).toBe(200);
  expect((await new Client(app).get(pictures[0]!)).statusCode).not.toBe(200);
});
