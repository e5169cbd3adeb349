export {};

declare module '../../platform/database/tables.ts' {
  interface Tables {
    /** files brought to a public form, until an application takes them up */
    public_uploads: { hash: string; at: Date };
    /** forms that were filed online: sent twice, they file once */
    application_filings: { id: string; application_id: number | null; at: Date };
  }
}
