import type { Generated, JSONColumnType } from 'kysely';
import type { AnnualReport } from '../law/index.ts';

export type SubmissionState = 'submitted' | 'returned' | 'accepted';

declare module '../platform/database/tables.ts' {
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
  }
}
