import type { RemedyOutcome } from '../../../../src/law/index.ts';
import { unwrap } from '../../../../src/platform/outcome.ts';
import { answerCase, concludeCase, openCase } from '../../../../src/remedies/actions.ts';
import { at, type Deed, dated } from '../year.ts';

type Kind = 'reconsideration' | 'suitAfterReconsideration';
interface CaseRow {
  name: string;
  kind: Kind;
  application: string;
  before?: string;
  filed: string;
  served: string;
  answered: string;
  concluded: string;
  outcome: RemedyOutcome;
}

/** 复议 and 诉讼 of the year. The last day to answer (counted by hand) beside. */
const CASES: readonly CaseRow[] = [
  {
    ...{ name: 'R1', kind: 'reconsideration', application: 'A6', filed: '07-02', served: '07-06', answered: '07-15' }, // by 07-20
    ...{ concluded: '08-25', outcome: 'reconsideration.maintained' },
  },
  {
    ...{
      name: 'R2',
      kind: 'suitAfterReconsideration',
      application: 'A6',
      before: 'R1',
      filed: '09-15',
      served: '09-17',
    },
    ...{ answered: '09-29', concluded: '12-08', outcome: 'suit.claimsRejected' }, // by 10-08: 10-02 is a day off
  },
  {
    ...{ name: 'R3', kind: 'reconsideration', application: 'A10', filed: '12-02', served: '12-04', answered: '12-16' }, // by 12-18
    ...{ concluded: '2027-01-12', outcome: 'reconsideration.revoked' },
  },
];

export const REMEDIES: readonly Deed[] = CASES.flatMap(
  ({ name, kind, application, before, filed, served, answered, concluded, outcome }, n): Deed[] => [
    {
      at: at(`${served} 10:00`),
      says: `${name} 登记`,
      async run(year, now) {
        const given = {
          ...{ kind, title: '不服答复', body: kind === 'reconsideration' ? '榆川市人民政府' : '榆川市人民法院' },
          ...{ caseNumber: `演示案〔2026〕${n + 1}号`, procedure: 'ordinary' as const, files: [], documentId: null },
          ...{ filedOn: dated(filed), servedOn: dated(served), applicationId: year.id(application) },
          beforeId: before ? year.id(before) : null,
        };
        year.ids.set(name, unwrap(await openCase(await year.as('officer', now), given)));
      },
    },
    {
      at: at(`${answered} 10:00`),
      says: `${name} 答复`,
      run: async (year, now) =>
        unwrap(
          await answerCase(await year.as('officer', now), {
            ...{ id: year.id(name), on: dated(answered), note: '', files: [] },
          }),
        ),
    },
    {
      at: at(`${concluded} 10:00`),
      says: `${name} 审结`,
      run: async (year, now) =>
        unwrap(
          await concludeCase(await year.as('officer', now), {
            ...{ id: year.id(name), outcome, concludedOn: dated(concluded), decisionReceivedOn: dated(concluded) },
            ...{ redoBy: null, note: '', files: [] },
          }),
        ),
    },
  ],
);
