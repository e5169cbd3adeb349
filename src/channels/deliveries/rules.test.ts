import { expect, test } from 'vitest';
import type { Channel } from '../../law/index.ts';
import { follow } from './follow.ts';
import { actsFor, mayConfirm, mayRecord, mayUndo, type Standing } from './rules.ts';

const who = (officeId: number | null, ...roles: ('editor' | 'contact' | 'disclosureHead' | 'signer')[]) => ({
  id: 1,
  name: '赵测试',
  authorityId: 1,
  officeId,
  roles,
});
const delivery = (more: Partial<Standing> = {}): Standing => ({
  id: 7,
  authorityId: 1,
  officeId: 2,
  givenTo: null,
  documentId: 3,
  channel: 'board',
  state: 'planned',
  plannedOn: '2023-05-04',
  formedOn: '2023-05-01',
  followUp: null,
  ...more,
});
const all: Channel[] = ['website', 'board'];

test.each([
  ['first publication', 'published', all, [], ['add website confirmed', 'add board']],
  [
    'correction: not yet out',
    'corrected',
    all,
    [delivery({ channel: 'website', state: 'confirmed' }), delivery()],
    ['note'],
  ],
  ['correction: out', 'corrected', ['board'], [delivery({ state: 'confirmed' })], ['flag replace']],
  ['correction with one more channel', 'corrected', all, [delivery()], ['add website confirmed']],
  [
    'correction without the channel, not out',
    'corrected',
    ['website'],
    [delivery()],
    ['remove', 'add website confirmed'],
  ],
  ['correction without the channel, out', 'corrected', [], [delivery({ state: 'confirmed' })], ['flag takeDown']],
  ['withdrawn: planned', 'withdrawn', all, [delivery()], ['remove']],
  ['withdrawn: failed', 'withdrawn', all, [delivery({ state: 'failed' })], ['remove']],
  ['withdrawn: out', 'withdrawn', all, [delivery({ state: 'confirmed' })], ['flag takeDown']],
  ['withdrawn: website', 'withdrawn', all, [delivery({ channel: 'website', state: 'confirmed' })], ['note']],
  ['withdrawn twice', 'withdrawn', all, [delivery({ state: 'removed' })], []],
  ['published again after withdrawal', 'published', ['board'], [delivery({ state: 'removed' })], ['revive']],
  [
    'published again before it was taken down',
    'published',
    ['board'],
    [delivery({ state: 'confirmed', followUp: 'takeDown' })],
    ['flag replace'],
  ],
  ['declared invalid', 'validityChanged', all, [delivery({ state: 'confirmed' })], []],
  [
    'declared invalid, on this site',
    'validityChanged',
    all,
    [delivery({ channel: 'website', state: 'confirmed' })],
    [],
  ],
  ['edited', 'edited', all, [delivery()], []],
] as const)('%s', (_why, change, chosen, existing, expected) => {
  const steps = follow(change, chosen, existing).map((step) =>
    [
      step.kind,
      'channel' in step && step.channel,
      'followUp' in step && step.followUp,
      'confirmed' in step && step.confirmed && 'confirmed',
    ]
      .filter(Boolean)
      .join(' '),
  );
  expect(steps).toEqual(expected);
});

const proof = { deliveredOn: '2023-05-05', url: 'https://example.cn/1', note: '', hasFile: false };
test.each([
  ['in order', delivery(), proof, undefined],
  ['failed before', delivery({ state: 'failed' }), proof, undefined],
  ['twice', delivery({ state: 'confirmed' }), proof, '不能再登记'],
  ['in the future', delivery(), { ...proof, deliveredOn: '2023-05-11' }, 'deliveredOn'],
  ['before it was signed off', delivery(), { ...proof, deliveredOn: '2023-05-03' }, 'deliveredOn'],
  ['without any trace', delivery(), { ...proof, url: '' }, 'note'],
  ['a photo is enough', delivery(), { ...proof, url: '', hasFile: true }, undefined],
] as const)('confirming: %s', (_why, given, shown, fault) => {
  const verdict = mayConfirm(given, shown, '2023-05-10');
  if (!fault) return expect(verdict.ok).toBe(true);
  expect(verdict).toMatchObject({ ok: false });
  expect(JSON.stringify(verdict)).toContain(fault);
});

test('a record may not be older than what it makes public', () => {
  expect(mayRecord(proof, '2023-05-06', '2023-05-10').ok).toBe(false);
  expect(mayRecord(proof, '2023-05-05', '2023-05-10').ok).toBe(true);
  expect(mayRecord(proof, null, '2023-05-10').ok).toBe(true);
});

test.each([
  ['editor of the office', who(2, 'editor'), true],
  ['contact of a village that is the office', who(2, 'contact'), true],
  ['editor of another office', who(9, 'editor'), false],
  ['head of disclosure work', who(null, 'disclosureHead'), true],
  ['signer', who(2, 'signer'), false],
  ['head elsewhere', { ...who(null, 'disclosureHead'), authorityId: 8 }, false],
])('acts for an office: %s', (_why, person, expected) => {
  expect(actsFor(person, { authorityId: 1, officeId: 2 })).toBe(expected);
});

test('what stands on the website is undone by withdrawing it', () => {
  expect(mayUndo(delivery({ state: 'confirmed' })).ok).toBe(true);
  expect(mayUndo(delivery({ state: 'planned' })).ok).toBe(false);
  expect(mayUndo(delivery({ state: 'confirmed', channel: 'website' })).ok).toBe(false);
  expect(mayUndo(delivery({ state: 'confirmed', channel: 'website', documentId: null })).ok).toBe(true);
});
