import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../../platform/database/index.ts';

/** A key as its authority sees it; the key itself is nowhere. */
export interface ApiKey {
  id: number;
  name: string;
  beginning: string;
  createdAt: Date;
  createdBy: string;
  usedOn: string | null;
  revokedAt: Date | null;
}

/** Whose key somebody showed. */
export interface Shown {
  id: number;
  usedOn: string | null;
}

const hashOf = (key: string): string => createHash('sha256').update(key).digest('base64url');

/** A new key, which only who asked for it ever sees: 192 bits, so that its hash needs no salt. */
export function newKey(): { key: string; hash: string; beginning: string } {
  const key = `gk_${randomBytes(24).toString('base64url')}`;
  return { key, hash: hashOf(key), beginning: key.slice(0, 8) };
}

export function keysOf(db: Db, authorityId: number): Promise<ApiKey[]> {
  return db
    .selectFrom('api_keys')
    .select(['id', 'name', 'beginning', 'created_at as createdAt', 'created_by as createdBy', 'used_on as usedOn'])
    .select('revoked_at as revokedAt')
    .where('authority_id', '=', authorityId)
    .orderBy('id', 'desc')
    .execute();
}

/** The key that was shown; undefined: none of this authority, or one that was shut out. */
export function keyShown(db: Db, authorityId: number, key: string): Promise<Shown | undefined> {
  return db
    .selectFrom('api_keys')
    .select(['id', 'used_on as usedOn'])
    .where('key_hash', '=', hashOf(key))
    .where('authority_id', '=', authorityId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

/** On which day it was used last; written once a day. */
export async function noteUse(db: Db, { id, usedOn }: Shown, today: string): Promise<void> {
  if (usedOn !== today) await db.updateTable('api_keys').set({ used_on: today }).where('id', '=', id).execute();
}
