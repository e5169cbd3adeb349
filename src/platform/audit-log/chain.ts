import { createHash } from 'node:crypto';
import type { Tables } from '../database/index.ts';

/** What one link protects: everything of the row but its own hash. */
export type Link = Omit<Tables['audit_log'], 'hash'>;

/** JSON with sorted keys: jsonb does not keep the order in which keys were written. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** SHA-256 over the row and the hash of the row before it. */
export function linkHash(link: Link): Buffer {
  const { seq, at, actor_id, actor, authority_id, action, subject, detail, address, previous } = link;
  const row = canonical([seq, at.toISOString(), actor_id, actor, authority_id, action, subject, detail, address]);
  return createHash('sha256').update(previous).update(row).digest();
}
