import type { Kysely, Transaction } from 'kysely';

/** Every room adds its own tables here by `declare module` in its tables.ts; only its store.ts queries them. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the rooms' declarations
export interface Tables {}

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;
