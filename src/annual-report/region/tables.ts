import type { Generated, JSONColumnType } from 'kysely';
import type { AnnualReport } from '../../law/index.ts';
import type { ReportState } from '../tables.ts';

export type SubmissionState = 'submitted' | 'returned' | 'accepted';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    report_submissions: {
      id: Generated<number>;
      authority_id: number;
      parent_id: number;
      year: number;
      round: number;
      report: JSONColumnType<AnnualReport>;
      state: Generated<SubmissionState>;
      submitted_by: string;
      submitted_at: Date;
      decided_by: string | null;
      decided_at: Date | null;
      remark: Generated<string>;
    };
    submission_remarks: {
      id: Generated<number>;
      submission_id: number;
      place: string;
      remark: string;
    };
    region_reports: {
      authority_id: number;
      year: number;
      state: Generated<ReportState>;
      texts: JSONColumnType<Record<string, string>>;
      updated_at: Date;
      updated_by: string;
      published_on: string | null;
      snapshot: JSONColumnType<AnnualReport | null>;
      correction_reason: Generated<string>;
    };
  }
}
