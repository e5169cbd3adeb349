import { describe, expect, test } from 'vitest';
import type { ChainStep } from '../tables.ts';
import { chainIn, rearranged, typedChain } from './form.ts';
import { chainFaults, chainGaps, defaultChain } from './rules.ts';

const [first, secrecy, last] = defaultChain as [ChainStep, ChainStep, ChainStep];
const named = (...labels: string[]): ChainStep[] =>
  labels.map((label, n) => ({ ...(n === labels.length - 1 ? last : secrecy), label }));

describe('a chain of review', () => {
  test.each<[string, readonly ChainStep[], string[]]>([
    ['the default can be used', defaultChain, []],
    ['no publication without secrecy review', [first, last], ['steps']],
    ['somebody must read the text itself', [secrecy, { ...last, checks: 'secrecy' }], ['steps']],
    ['one step is no chain', [last], ['steps']],
    ['nine are too many', named(...'一二三四五六七八九'), ['steps']],
    ['the end is a sign-off', [last, secrecy], ['role1']],
    ['a step has a name', [{ ...first, label: ' ' }, secrecy, last], ['label0']],
    ['a name is not a treatise', [{ ...first, label: '初'.repeat(21) }, secrecy, last], ['label0']],
    ['two steps are told apart by their names', [first, { ...secrecy, label: first.label }, last], ['label1']],
    ['an editor reviews nothing', [{ ...first, role: 'editor' }, secrecy, last], ['role0']],
    ['nobody is no reviewer', [{ ...first, role: '' as 'editor' }, secrecy, last], ['role0']],
    ['administrators keep out of business', [first, secrecy, { ...last, role: 'systemAdmin' }], ['role2']],
  ])('%s', (_why, steps, fields) => {
    expect(Object.keys(chainFaults(steps))).toEqual(fields);
  });

  test.each<[string, string, string[]]>([
    ['moved up', 'up-1', ['b', 'a', 'c']],
    ['moved down', 'down-1', ['a', 'c', 'b']],
    ['removed', 'remove-0', ['b', 'c']],
    ['added before the sign-off', 'add', ['a', 'b', '', 'c']],
    ['the first cannot go up', 'up-0', ['a', 'b', 'c']],
    ['the last cannot go down', 'down-2', ['a', 'b', 'c']],
    ['what is not there cannot be moved', 'up-7', ['a', 'b', 'c']],
    ['an unknown button does nothing', 'explode', ['a', 'b', 'c']],
  ])('steps can be %s', (_why, button, labels) => {
    expect(rearranged(named('a', 'b', 'c'), button).map((step) => step.label)).toEqual(labels);
  });

  test('what the form shows is what it reads', () => {
    expect(chainIn(typedChain(defaultChain))).toEqual(defaultChain);
  });

  const offices = [
    { id: 1, name: '财政所' },
    { id: 2, name: '建设村' },
  ];
  const people = [
    { id: 1, role: 'officeReviewer', officeId: 1 },
    { id: 2, role: 'officeReviewer', officeId: 2 },
    { id: 3, role: 'secrecyReviewer', officeId: 1 },
    { id: 4, role: 'signer', officeId: null },
  ] as const;
  test.each<[string, readonly ChainStep[], (typeof people)[number][], string[]]>([
    ['nothing where everybody is there', defaultChain, [...people], []],
    ['an office without its head', defaultChain, people.filter((one) => one.id !== 2), ['建设村缺少“科室负责人”']],
    ['a role that nobody holds', defaultChain, people.filter((one) => one.id !== 3), ['还没有人担任“保密审查员”']],
    [
      'one person for two steps',
      [first, secrecy, { ...last, label: '复核' }, last],
      [...people],
      ['“分管领导”要办理 2 个环节，须由不同的人办理，现在人数不够'],
    ],
  ])('the page warns of %s', (_why, steps, holders, gaps) => {
    expect(chainGaps(steps, holders, offices)).toEqual(gaps);
  });
});
