export {};

declare module '../database/tables.ts' {
  interface Tables {
    /** files brought to a public form, until what was sent with them takes them up */
    public_uploads: { hash: string; at: Date };
    /** how often something was tried from one place: keyed fingerprints, for a day */
    public_tries: { key: string; slot: Date; count: number };
    /** passes (passes.ts) that were given back before their time */
    ended_passes: { key: string; until: Date };
  }
}
