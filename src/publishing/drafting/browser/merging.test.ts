import { expect, test } from 'vitest';
import { type Fields, merged } from './merging.ts';

const base: Fields = [
  ['save_count', '3'],
  ['title', '通知'],
  ['summary', ''],
  ['channels', 'website'],
  ['channels', 'board'],
];
const but = (...changes: Fields): Fields => [
  ...base.filter(([name]) => !changes.some(([one]) => one === name)),
  ...changes,
];
const sorted = (fields: Fields) => [...fields].map(String).sort();

test.each<[why: string, mine: Fields, theirs: Fields, fields: Fields, taken: string[], contested: string[]]>([
  ['nobody changed anything', base, base, base, [], []],
  [
    'a summary typed in the other window',
    but(['title', '甲']),
    but(['summary', '乙']),
    but(['title', '甲'], ['summary', '乙']),
    ['summary'],
    [],
  ],
  ['both the same', but(['title', '甲']), but(['title', '甲']), but(['title', '甲']), [], []],
  ['both, differently', but(['title', '甲']), but(['title', '乙']), but(['title', '甲']), [], ['title']],
  [
    'a tick taken away there',
    but(['title', '甲']),
    but(['channels', 'board']),
    but(['title', '甲'], ['channels', 'board']),
    ['channels'],
    [],
  ],
  [
    'all ticks taken away there',
    base,
    base.filter(([name]) => name !== 'channels'),
    base.filter(([name]) => name !== 'channels'),
    ['channels'],
    [],
  ],
  ['ticks in another order', base, [...base].reverse(), base, [], []],
  [
    'emptied there, changed here',
    but(['summary', '甲']),
    but(['summary', '乙']),
    but(['summary', '甲']),
    [],
    ['summary'],
  ],
  ['how often it was saved is no text', base, but(['save_count', '9']), base, [], []],
])('%s', (_, mine, theirs, fields, taken, contested) => {
  const result = merged(base, mine, theirs);
  expect([sorted(result.fields), result.taken, result.contested]).toEqual([sorted(fields), taken, contested]);
});
