import { expect, test } from 'vitest';
import { reportWithEveryCell } from '../../../test/support/report.ts';
import { cellPaths } from '../../law/index.ts';
import { differencesOf } from './differences.ts';

const published = { ...reportWithEveryCell(), channels: { website: 30, wechat: 2 } };

test('a report differs in nothing from itself', () => {
  expect(differencesOf(published, structuredClone(published))).toEqual({ figures: [], texts: [] });
});

test('figures of tables and channels, one by one', () => {
  const now = structuredClone(published);
  now.tables.three.granted.person += 1;
  now.tables.two.fees = '13';
  now.channels = { website: 31, wechat: 2 };
  expect(differencesOf(published, now).figures).toEqual([
    { path: 'two.fees', published: '12.0345', now: '13' },
    {
      path: 'three.granted.person',
      published: published.tables.three.granted.person,
      now: published.tables.three.granted.person + 1,
    },
    { path: 'channels.website', published: 30, now: 31 },
  ]);
});

test('a live figure in the text: the sentence as published and as it would read now, no other', () => {
  const [one, ...others] = published.sections;
  const reads = (total: number) => ({
    ...published,
    sections: [{ title: one!.title, text: `依法编制。全年公开 ${total} 条。` }, ...others],
  });
  expect(differencesOf(reads(32), reads(33)).texts).toEqual([
    { part: 'opening', published: ['全年公开 32 条。'], now: ['全年公开 33 条。'] },
  ]);
});

test('every cell is compared', () => {
  const zeros = structuredClone(published);
  const other = reportWithEveryCell();
  for (const row of Object.values(other.tables.three))
    for (const column of Object.keys(row)) row[column as 'total'] += 1;
  const paths = differencesOf(zeros, { ...other, channels: zeros.channels }).figures.map(({ path }) => path);
  expect(paths).toEqual(cellPaths.filter((path) => path.startsWith('three.')));
});
