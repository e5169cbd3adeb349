export {};

declare module '../../platform/database/tables.ts' {
  interface Tables {
    /** forms that were filed online: sent twice, they file once */
    application_filings: { id: string; application_id: number | null; at: Date };
  }
}
