import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Weight } from '../../law/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Masking, MaskingRules } from '../copies/hiding.ts';

/** Names what was set as a page showed it: who changes it says by this what they saw. */
export const weightsSeen = (set: ReadonlyMap<string, Weight>): string => digest([...set].sort());
export const maskingSeen = ({ kinds, heads }: MaskingRules): string =>
  digest([
    [...kinds].map(([check, one]) => [check, ...told(one)]).sort(),
    heads.map((one) => [one.head, ...told(one)]),
  ]);
const told = ({ way, first, last }: Masking) => [way, first, last];

const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/** Until the transaction ends nobody else changes the settings of this authority. */
export async function holdSettings(tx: Tx, authorityId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('checkSettings'), ${authorityId}::int)`.execute(tx);
}
