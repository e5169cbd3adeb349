declare module '../platform/database/tables.ts' {
  interface Tables {
    report_audits: {
      id: string;
      authority_id: number;
      staff_id: number;
      made_at: Date;
      kept_until: Date;
      sealed_head: Buffer;
    };
    report_audit_results: { audit_id: string; number: number; sealed_result: Buffer };
  }
}
