import type { Generated } from 'kysely';

declare module '../platform/database/tables.ts' {
  interface Tables {
    remedy_cases: {
      id: Generated<number>;
      authority_id: number;
      kind: 'reconsideration' | 'directSuit' | 'suitAfterReconsideration';
      title: string;
      filed_on: string;
      result: 'upheld' | 'corrected' | 'otherResult' | null;
      concluded_on: string | null;
      application_id: number | null;
      is_demo: Generated<boolean>;
    };
  }
}
