import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testRoom } from '../test/support/room.ts';
import { action, done } from './platform/action.ts';
import { detailInWords, subjectFromWords, subjectInWords } from './platform/audit-log/index.ts';
import { assemble } from './platform/house.ts';
import { root } from './platform/root.ts';
import { temporarySealer } from './platform/sealing/sealing.ts';
import { house, rooms } from './rooms.ts';

const src = join(root, 'src');
const { words } = house;
/** Actions of earlier versions, whose entries stand in the audit logs of today's data folders. */
const RETIRED: string[] = [
  'applications.notifyCorrection',
  'applications.recordCorrection',
  'annualReport.acceptFindings',
  'alerts.saveAddress',
];

test('every folder with a room.ts is in the list, by its name', () => {
  const folders = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const told = folders.filter(({ name }) => readdirSync(join(src, name)).includes('room.ts')).map(({ name }) => name);
  // platform/room.ts says what a room is
  expect([...rooms.map(({ name }) => name), 'platform'].toSorted()).toEqual(told.toSorted());
});

test('the auditor reads every action of the program in Chinese', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test|\/room)\.tsx?$/.test(name),
  );
  const code = files.map((name) => readFileSync(join(src, name), 'utf8')).join('\n');
  const named = [...code.matchAll(/(?:\baction(?:<[^(]*?>)?\(|\baction:)\s*'([A-Za-z]+\.[A-Za-z]+)'/g)];
  expect(named.length).toBeGreaterThan(100);
  expect(named.map(([, action]) => action!).filter((action) => !words.actions[action])).toEqual([]);
  // a word that no code names any more is kept for old entries: say so here
  expect(Object.keys(words.actions).filter((action) => !code.includes(`'${action}'`))).toEqual(RETIRED);
});

test('who goes to a place is said', () => {
  const places = rooms.flatMap((room) => room.places);
  expect(places.length).toBeGreaterThan(15);
  expect(places.filter(({ roles }) => roles.length === 0)).toEqual([]);
});

test('two rooms that claim the same are refused', () => {
  const place = { label: '甲', path: '/console/a', roles: 'everybody' } as const;
  expect(() => assemble([testRoom({ name: 'a' }), testRoom({ name: 'a' })])).toThrow("room 'a'");
  expect(() => assemble([testRoom({ name: 'a', places: [place] }), testRoom({ name: 'b', places: [place] })])).toThrow(
    "place '/console/a'",
  );
  const spoken = { words: { actions: { 'a.b': '甲' } } };
  expect(() => assemble([testRoom({ name: 'a', ...spoken }), testRoom({ name: 'b', ...spoken })])).toThrow("'a.b'");
});

test('an event of a room that is not there cannot be told', async () => {
  const without = assemble([testRoom({ name: 'a', on: { authority: async () => undefined } })]);
  await expect(without.tell('authority', undefined as never, 1)).rejects.toThrow("tells of 'authority'");
});

test('an action cannot run in a house without its room', async () => {
  const note = action<null, void>('test.note', ['anyone'], async () => done(undefined, 'test'));
  const who = { id: null, name: '测试', authorityId: 1, officeId: null, roles: [] };
  const caller = { db: undefined as never, who, now: new Date(0), house: assemble([]) };
  await expect(note(caller, null)).rejects.toThrow("'test.note' is no action of this house");
});

test('listeners answer in the order of the list', async () => {
  const answering = (name: string) => testRoom({ name, on: { personalDataGoes: async () => [name] } });
  const three = assemble([testRoom({ name: 'a', tells: ['personalDataGoes'] }), answering('c'), answering('b')]);
  const what = { applicationId: 1, clear: (text: string) => text, sealer: temporarySealer() };
  expect(await three.tell('personalDataGoes', undefined as never, what)).toEqual([['c'], ['b']]);
});

test.each([
  ['staff:33', '人员 33'],
  ['applications', '依申请公开'],
  ['something:7', 'something:7'],
])('the subject %s reads %s', (subject, said) => {
  expect(subjectInWords(subject, words)).toBe(said);
});

test.each([
  ['文件 12', 'document:12', 'as the list says it'],
  ['文件12', 'document:12', 'without the space'],
  ['document:12', 'document:12', 'as the books say it'],
  ['别的', '别的', 'not understood: searched as typed'],
])('%s is searched as %s: %s', (typed, subject) => {
  expect(subjectFromWords(typed, words)).toBe(subject);
});

test('what an entry says reads as terms and values, hashes shortened', () => {
  expect(detailInWords({ step: '保密审查', contentHash: 'a'.repeat(64), confirmed: [], days: 3 }, words)).toEqual([
    ['环节', '保密审查'],
    ['内容校验值', `${'a'.repeat(12)}…`],
    ['天数', '3'],
  ]);
});

test.each<[string, unknown, [string, string][]]>([
  [
    'of what was changed how it was and how it is, and nothing that stayed',
    { before: { name: '甲镇', host: null, code: 'a' }, after: { name: '乙镇', host: 'b.cn', code: 'a' } },
    [
      ['名称', '甲镇 → 乙镇'],
      ['域名', '（无） → b.cn'],
    ],
  ],
  ['what was not there before', { before: { name: '甲' }, after: { name: '甲', telephone: '1' } }, [['电话', '1']]],
  ['roles by their names', { roles: ['editor', 'signer'], before: [] }, [['权限', '信息编辑、分管领导']]],
  ['yes and no', { active: false }, [['在用', '否']]],
  [
    'what is within',
    { before: '甲', after: { name: '乙', days: 3 } },
    [
      ['改前', '甲'],
      ['改后', '名称：乙，天数：3'],
    ],
  ],
])('what an entry says: %s', (_why, detail, said) => {
  expect(detailInWords(detail, words)).toEqual(said);
});
