import type { Db } from '../database/tables.ts';

/** A sort of thing that entries are about: its room tells how one is called, so that the auditor finds it by number or
 *  title and reads more than a number; of their own authority's things alone, for who audits the platform has no business
 *  with what others write about. Rooms bring theirs (`brings.auditSubjects`). */
export interface AuditSubject {
  /** the word before the number: 'document' */
  kind: string;
  /** what they are called, by id; those that are gone are left out */
  named(db: Db, authorityId: number, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** ids of those that a text means */
  find(db: Db, authorityId: number, text: string): Promise<string[]>;
}

declare module '../room.ts' {
  interface Brought {
    auditSubjects: AuditSubject;
  }
}

/** How many a text may mean. */
export const MOST_FOUND = 200;

/** Names of what entries are about, by subject ('document:12'). @param authorityId of who reads them */
export async function subjectNames(
  db: Db,
  kinds: readonly AuditSubject[],
  authorityId: number,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const { kind, named } of kinds) {
    const ids = subjects.flatMap((subject) => (subject.startsWith(`${kind}:`) ? [idIn(subject)] : []));
    const plain = [...new Set(ids.filter((id) => /^\d{1,15}$/.test(id)))];
    if (plain.length === 0) continue;
    for (const [id, name] of await named(db, authorityId, plain)) names.set(`${kind}:${id}`, name);
  }
  return names;
}

const idIn = (subject: string) => subject.slice(subject.indexOf(':') + 1);

/** What a text means, whatever its sort: subjects whose number or title it is part of. */
export async function subjectsMeant(
  db: Db,
  kinds: readonly AuditSubject[],
  authorityId: number,
  text: string,
): Promise<string[]> {
  const found = await Promise.all(
    kinds.map(async ({ kind, find }) => (await find(db, authorityId, text)).map((id) => `${kind}:${id}`)),
  );
  return found.flat();
}
