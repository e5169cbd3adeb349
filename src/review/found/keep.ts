import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';
import { askedOf, type Passage } from '../../platform/public-text/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { placeAlone } from '../place-alone.ts';
import type { SubjectKind } from '../subjects.ts';

interface Of {
  kind: Pick<SubjectKind, 'name' | 'personal'>;
  id: string;
  authorityId: number;
  officeId: number | null;
}

/** Keeps what the checks found in a subject that is to be submitted, for the figures: each passage once, and when it was
 *  not found any more. What stood in a version that passed is let stand, and never mended by a later one.
 *  @param found by the checks; hints are not kept */
export async function keepFindings(
  books: { db: Tx; readonly sealer: Sealer; now: Date },
  { kind, id, authorityId, officeId }: Of,
  found: readonly Passage[],
): Promise<void> {
  const { db, now } = books;
  const rows = keyed(found).map(({ named, check, severity, where }) => ({
    ...{ key: kind.personal ? sealedKey(books.sealer, kind.name, id, named) : digest(named) },
    ...{ check_id: check, severity, place: kind.personal ? placeAlone(where) : where },
  }));
  await sql`insert into review_findings as f (authority_id, office_id, subject_kind, subject_id, key, check_id, severity,
      place, first_at)
    select ${authorityId}, ${officeId}, ${kind.name}, ${id}, r.key, r.check_id, r.severity, r.place, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (key text, check_id text, severity text, place text)
    on conflict (subject_kind, subject_id, key) do update set gone_at = null where f.gone_at is not null`.execute(db);
  await sql`update review_findings set gone_at = ${now}
    where ${isOpen(kind, id)} and not (key = any(${rows.map(({ key }) => key)}::text[]))`.execute(db);
}

/** Found in a subject, still there, and not let stand with a version that passed. */
const isOpen = (
  kind: Of['kind'],
  id: string,
) => sql`subject_kind = ${kind.name} and subject_id = ${id} and gone_at is null
  and first_at > coalesce((select max(r.closed_at) from review_rounds r where r.subject_kind = ${kind.name}
    and r.subject_id = ${id} and r.state in ('passed', 'published')), '-infinity')`;

/** Of which checks something that was found in a subject is still to be mended. */
export async function openChecks(db: Db, kind: Of['kind'], id: string): Promise<Set<string>> {
  const { rows } = await sql<{ check: string }>`select distinct check_id as "check" from review_findings
    where ${isOpen(kind, id)}`.execute(db);
  return new Set(rows.map(({ check }) => check));
}

/** Passages with what tells each apart, wherever it stands: a paragraph that is put in moves those behind it. */
function keyed(found: readonly Passage[]): (Passage & { named: string })[] {
  const times = new Map<string, number>();
  return askedOf(found).map((one) => {
    const words = JSON.stringify([one.check, one.text]);
    const nth = (times.get(words) ?? 0) + 1;
    times.set(words, nth);
    return { ...one, named: `${words} ${nth}` };
  });
}

const digest = (named: string): string => createHash('sha256').update(named).digest('hex').slice(0, 32);

const sealedKey = (sealer: Sealer, kind: string, id: string, named: string): string =>
  sealer.lookup(named, `found:${kind}:${id}`).toString('hex').slice(0, 32);
