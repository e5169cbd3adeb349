export {};

declare module '../../platform/database/tables.ts' {
  interface Tables {
    /** how often something was tried from one place: keyed fingerprints, for a day */
    public_tries: { key: string; slot: Date; count: number };
    /** files brought to a public form, until an application takes them up */
    public_uploads: { hash: string; at: Date };
    /** forms that were filed online: sent twice, they file once */
    application_filings: { id: string; application_id: number | null; at: Date };
    /** passes to an application (following/cookies.ts) that were given back before their time */
    ended_passes: { key: string; until: Date };
  }
}
