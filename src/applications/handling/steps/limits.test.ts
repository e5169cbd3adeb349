import { expect, test } from 'vitest';
import { createCalendar, fold, type Step } from '../../../law/index.ts';
import { limitsIn } from './limits.ts';

const calendar = createCalendar();
const row = {
  id: 1,
  number: '1 号',
  due_on: '2023-10-27',
  due_provisional: false,
  waits_until: null,
  officer_id: null,
};
const registered: Step = { kind: 'registered', on: '2023-09-25', channel: 'inPerson', confirmed: null };

test.each<[string, Step[], { waits_until?: string }, string, string[]]>([
  [
    'received: the reply, and what may still be asked back',
    [],
    {},
    '2023-09-26',
    ['答复期限 2023-10-27', '补正告知期限（需要补正的） 2023-10-10'],
  ],
  ['the seven days are over: the reply alone', [], {}, '2023-10-11', ['答复期限 2023-10-27']],
  [
    'asked back: the applicant’s turn',
    [{ kind: 'clarificationRequested', on: '2023-09-26', by: '2023-10-20' }],
    { waits_until: '2023-10-20' },
    '2023-09-27',
    ['申请人补正期限 2023-10-20'],
  ],
  [
    'a third party is asked: fifteen working days beside the reply',
    [{ kind: 'thirdPartyAsked', on: '2023-09-27', id: 'a' }],
    {},
    '2023-09-28',
    ['答复期限 2023-10-27', '第三方答复期限 2023-10-24'],
  ],
  [
    'it answered: the reply alone',
    [
      { kind: 'thirdPartyAsked', on: '2023-09-27', id: 'a' },
      { kind: 'thirdPartyAnswered', on: '2023-10-08', id: 'a', answer: 'consent' } as Step,
    ],
    {},
    '2023-10-09',
    ['答复期限 2023-10-27'],
  ],
])('%s', (_why, steps, given, today, found) => {
  const limits = limitsIn({ ...row, ...given }, fold([registered, ...steps]), today, calendar);
  expect(limits.map(({ limit, on }) => `${limit} ${on}`)).toEqual(found);
});
