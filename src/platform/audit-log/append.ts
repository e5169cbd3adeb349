import type { Tx } from '../database/tables.ts';
import { linkHash } from './chain.ts';

export interface Entry {
  at: Date;
  who: { id: number | null; name: string; authorityId: number | null };
  action: string;
  /** 'document:12' */
  subject: string;
  detail?: unknown;
  address?: string;
}

/** Adds the next link, in the caller's transaction. The head row's lock makes writers wait for one another. */
export async function append(tx: Tx, entry: Entry): Promise<void> {
  const head = await tx.selectFrom('audit_head').select(['seq', 'hash']).forUpdate().executeTakeFirstOrThrow();
  const link = {
    seq: head.seq + 1,
    at: entry.at,
    actor_id: entry.who.id,
    actor: entry.who.name,
    authority_id: entry.who.authorityId,
    action: entry.action,
    subject: entry.subject,
    detail: JSON.parse(JSON.stringify(entry.detail ?? {})),
    address: entry.address ?? null,
    previous: head.hash,
  };
  const hash = linkHash(link);
  await tx
    .insertInto('audit_log')
    .values({ ...link, detail: JSON.stringify(link.detail), hash })
    .execute();
  await tx.updateTable('audit_head').set({ seq: link.seq, hash }).execute();
}
