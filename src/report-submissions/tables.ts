import type { Generated, JSONColumnType } from 'kysely';
import type { AnnualReport } from '../law/index.ts';

export type SubmissionState = 'submitted' | 'returned' | 'accepted';

/** 'notOwed': it was not there yet, or no more, in that year. */
export type StandingState = SubmissionState | 'missing' | 'notOwed';

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
      /** when it was first accepted, also when it is returned since */
      accepted_at: Date | null;
    };
    submission_remarks: {
      id: Generated<number>;
      submission_id: number;
      place: string;
      remark: string;
    };
    submission_originals: { submission_id: number; name: string; sealed_content: Buffer };
    report_reminders: {
      id: Generated<number>;
      authority_id: number;
      parent_id: number;
      year: number;
      reminded_on: string;
      reminded_at: Date;
      reminded_by: string;
    };
  }
}
