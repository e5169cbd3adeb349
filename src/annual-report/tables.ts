import type { Generated, JSONColumnType } from 'kysely';
import type { AnnualReport } from '../law/index.ts';

/** What became of a promised improvement. */
export type Standing = 'done' | 'partly' | 'open';

export type ActKind = 'licence' | 'penalty' | 'coercion' | 'fee';

declare module '../platform/database/tables.ts' {
  interface Tables {
    declared_acts: {
      id: Generated<number>;
      authority_id: number;
      office_id: number;
      kind: ActKind;
      happened_on: string;
      count: Generated<number>;
      amount_fen: Generated<number>;
      title: string;
      source: string;
      recorded_by: string;
      recorded_at: Date;
      version: Generated<number>;
      removed_at: Date | null;
      removed_reason: Generated<string>;
    };
    promise_answers: {
      authority_id: number;
      year: number;
      promise_id: string;
      promise: string;
      standing: Standing;
      answer: string;
      answered_by: string;
      answered_at: Date;
    };
    annual_reports: {
      authority_id: number;
      year: number;
      state: Generated<'draft' | 'published'>;
      texts: JSONColumnType<Record<string, string>>;
      updated_at: Date;
      updated_by: string;
      published_at: Date | null;
      published_on: string | null;
      snapshot: JSONColumnType<AnnualReport | null>;
    };
  }
}
