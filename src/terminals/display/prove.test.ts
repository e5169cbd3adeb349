import { expect, test } from 'vitest';
import type { Provable } from '../../channels/index.ts';
import type { Shown } from '../tables.ts';
import { followsFrom } from './prove.ts';

const [first, second] = [
  { documentId: 5, revisionId: 7 },
  { documentId: 5, revisionId: 8 },
];
const other = { documentId: 6, revisionId: 9 };
const one: Omit<Provable, 'state'> = { id: 1, documentId: 5, followUp: null, byMachine: true, revisionId: 8 };

test.each<[Provable, Shown[], Shown[], string | undefined, string]>([
  [{ ...one, state: 'planned' }, [second], [second], 'shown', 'the public revision was shown'],
  [{ ...one, state: 'failed' }, [second], [], 'shown', 'what had failed by hand'],
  [{ ...one, state: 'planned' }, [first], [first], undefined, 'an earlier revision'],
  [{ ...one, state: 'planned' }, [other], [second], undefined, 'it is there, and was not shown to its end'],
  [{ ...one, state: 'planned', revisionId: null }, [second], [], undefined, 'withdrawn meanwhile'],
  [{ ...one, state: 'confirmed', followUp: 'takeDown', revisionId: null }, [], [other], 'takenDown', 'nowhere'],
  [
    { ...one, state: 'confirmed', followUp: 'takeDown', revisionId: null },
    [],
    [first],
    undefined,
    'one still holds it',
  ],
  [{ ...one, state: 'confirmed', followUp: 'replace' }, [second], [second], 'replaced', 'the new one alone'],
  [{ ...one, state: 'confirmed', followUp: 'replace' }, [second], [first, second], undefined, 'the old one is there'],
  [{ ...one, state: 'confirmed', followUp: 'replace' }, [], [second], undefined, 'the new one was not shown'],
  [{ ...one, state: 'confirmed', followUp: 'takeDown', byMachine: false }, [], [], undefined, 'a person put it up'],
])('%j, shown %j, held %j: %s (%s)', (delivery, shown, held, follows) => {
  expect(followsFrom(delivery, shown, held)).toBe(follows);
});
