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
