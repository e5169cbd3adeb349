import type { Generated } from 'kysely';

declare module '../platform/database/tables.ts' {
  interface Tables {
    report_audits: {
      id: string;
      authority_id: number;
      staff_id: number;
      made_at: Date;
      sealed_head: Buffer;
    };
    report_audit_results: {
      audit_id: string;
      number: number;
      sealed_result: Buffer;
      /** null: kept before there was one */
      sealed_basis: Buffer | null;
      /** null: its office did not choose to keep it */
      sealed_original: Buffer | null;
    };
    report_audit_scans: { audit_id: string; pages: number; done: Generated<number>; told_at: Generated<Date> };
    report_audit_pages: { audit_id: string; number: number; page: number; sealed_picture: Buffer };
    report_audit_checks: {
      audit_id: string;
      number: number;
      finding: string;
      reason: string;
      checked_by: string;
      checked_at: Date;
    };
  }
}
