export {};

declare module '../database/tables.ts' {
  interface Tables {
    /** how often something was tried from one place: keyed fingerprints, for a day */
    public_tries: { key: string; slot: Date; count: number };
    /** passes (passes.ts) that were given back before their time */
    ended_passes: { key: string; until: Date };
  }
}
