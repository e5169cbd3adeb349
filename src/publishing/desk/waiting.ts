import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import { keepers, writers } from '../rules.ts';

/** What waits for this person: of their office's documents those sent back, and those approved and not yet public; for
 *  who answers for the whole authority, what is approved anywhere. */
export async function documentsWaiting(db: Db, who: Who): Promise<number> {
  const [returned, approved] = await Promise.all([countReturned(db, who), approvedWaiting(db, who)]);
  return returned + approved;
}

async function countReturned(db: Db, who: Who): Promise<number> {
  if (!writesFor(who)) return 0;
  const { n } = await returned(db, who)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

function returned(db: Db, who: Who) {
  return db
    .selectFrom('documents as d')
    .where('d.authority_id', '=', who.authorityId)
    .where('d.office_id', '=', who.officeId)
    .where('d.state', '=', 'returned');
}

/** Approved and not yet public: of the person's office, or anywhere for who answers for the whole. */
export async function approvedWaiting(db: Db, who: Who): Promise<number> {
  const keeps = has(who, ...keepers);
  if (!keeps && !writesFor(who)) return 0;
  const { n } = await db
    .selectFrom('documents')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('authority_id', '=', who.authorityId)
    .$if(!keeps, (query) => query.where('office_id', '=', who.officeId))
    .where('state', '=', 'approved')
    .executeTakeFirstOrThrow();
  return n;
}

/** What was sent back to who writes for an office, newest first, with why. */
export async function returnedTo(db: Db, who: Who) {
  if (!writesFor(who)) return [];
  return returned(db, who)
    .innerJoin('revisions as r', 'r.id', 'd.revision_id')
    .select(['d.id', 'r.title', 'd.updated_at as at'])
    .select(
      sql<string>`coalesce((select e.staff_name || '：' || e.remark from document_events e
        where e.document_id = d.id and e.kind = 'returned' order by e.id desc limit 1), '')`.as('remark'),
    )
    .orderBy('d.updated_at', 'desc')
    .limit(50)
    .execute();
}

/** What this person began and did not submit, the newest first: their own, whatever their office has besides. */
export async function ownDrafts(db: Db, who: Who) {
  if (who.id === null) return [];
  return db
    .selectFrom('documents as d')
    .innerJoin('revisions as r', 'r.id', 'd.revision_id')
    .select(['d.id', 'r.title', 'd.updated_at as at'])
    .where('d.authority_id', '=', who.authorityId)
    .where('d.author_id', '=', who.id)
    .where('d.state', '=', 'draft')
    .orderBy('d.updated_at', 'desc')
    .limit(10)
    .execute();
}

function writesFor(who: Who): boolean {
  return has(who, ...writers) && who.officeId !== null;
}
