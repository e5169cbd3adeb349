import type { Generated, JSONColumnType } from 'kysely';
import type { AnnualReport } from '../law/index.ts';
import type { ActKind } from './declared/kinds.ts';

export type ReportState = 'draft' | 'published' | 'correcting';

/** Whose a report is: the authority's own, or the one of its region, over the authorities below it. */
export type ReportScope = 'own' | 'region';

/** What became of a promised improvement. */
export type Standing = 'done' | 'partly' | 'open';

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
      link: Generated<string>;
      evidence_hash: string | null;
      evidence_name: Generated<string>;
    };
    figure_corrections: {
      id: Generated<number>;
      authority_id: number;
      year: number;
      path: string;
      counted: number;
      corrected: number;
      reason: string;
      corrected_by: string;
      corrected_at: Date;
      lifted_at: Date | null;
      lifted_by: Generated<string>;
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
      state: Generated<ReportState>;
      texts: JSONColumnType<Record<string, string>>;
      updated_at: Date;
      updated_by: string;
      published_at: Date | null;
      /** the day on which it went out first */
      published_on: string | null;
      /** the date that its paper bears */
      signed_on: string | null;
      snapshot: JSONColumnType<AnnualReport | null>;
      authors: Generated<number[]>;
      correction_reason: Generated<string>;
    };
    region_reports: {
      authority_id: number;
      year: number;
      state: Generated<ReportState>;
      texts: JSONColumnType<Record<string, string>>;
      updated_at: Date;
      updated_by: string;
      /** the day on which it went out first */
      published_on: string | null;
      /** the date that its paper bears */
      signed_on: string | null;
      snapshot: JSONColumnType<AnnualReport | null>;
      correction_reason: Generated<string>;
    };
    report_versions: {
      authority_id: number;
      scope: Generated<ReportScope>;
      year: number;
      number: number;
      snapshot: JSONColumnType<AnnualReport>;
      texts: JSONColumnType<Record<string, string>>;
      breakdown: JSONColumnType<AnnualReport[] | null>;
      reason: Generated<string>;
      published_on: string;
      published_at: Date;
      published_by: string;
    };
    accepted_findings: {
      id: Generated<number>;
      round_id: number;
      stage: 'submission' | 'publication';
      rule: string;
      place: string;
      message: string;
      reason: string;
      accepted_by: string;
      accepted_at: Date;
    };
  }
}
