import { withheldReplies } from '../applications/index.ts';
import type { Db } from '../platform/database/index.ts';
import { documents, withdrawnPublications } from '../publishing/index.ts';
import { heldBackBySecrecy } from '../review/index.ts';
import type { Withheld } from './rules.ts';

/** Everything that an authority withholds by the books, oldest first: replies, withdrawn publications, texts that secrecy
 *  review sent back, and what was entered. 条例 art. 18 @param before 'YYYY-MM-DD', excluded: as it stood before that day */
export async function withheldBy(db: Db, authorityId: number, before?: string): Promise<Withheld[]> {
  const [replies, withdrawn, heldBack, entries] = await Promise.all([
    withheldReplies(db, authorityId, before),
    withdrawnPublications(db, authorityId, before),
    heldBackBySecrecy(db, authorityId, documents.name, before),
    entriesOf(db, authorityId, before),
  ]);
  const ids = heldBack.map(({ subjectId }) => subjectId);
  const titles = (ids.length ? await documents.titles?.(db, ids) : undefined) ?? new Map<string, string>();
  const all: Withheld[] = [
    ...replies.map(
      ({ applicationId, number, ground, on, officeId, officerId }): Withheld => ({
        ...{ source: 'reply', id: applicationId, name: number, title: null, ground, officeId, officerId },
        ...{ withheldOn: on, knownOn: on, secretUntil: null },
      }),
    ),
    ...withdrawn.map(
      ({ documentId, title, indexNumber, officeId, on }): Withheld => ({
        ...{ source: 'withdrawn', id: documentId, name: indexNumber, title, ground: 'unnamed', officeId },
        ...{ withheldOn: on, knownOn: on, secretUntil: null, officerId: null },
      }),
    ),
    ...heldBack
      .filter(({ subjectId }) => titles.has(subjectId))
      .map(
        ({ subjectId, officeId, on }): Withheld => ({
          ...{ source: 'secrecy', id: Number(subjectId), name: `文稿 ${subjectId}`, title: titles.get(subjectId)! },
          ...{ ground: 'unnamed', officeId, withheldOn: on, knownOn: on, secretUntil: null, officerId: null },
        }),
      ),
    ...entries,
  ];
  return all.sort((a, b) => (a.withheldOn < b.withheldOn ? -1 : a.withheldOn > b.withheldOn ? 1 : 0));
}

async function entriesOf(db: Db, authorityId: number, before?: string): Promise<Withheld[]> {
  const rows = await db
    .selectFrom('reassessment_entries')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where((eb) =>
      before ? eb.or([eb('removed_on', 'is', null), eb('removed_on', '>=', before)]) : eb('removed_on', 'is', null),
    )
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...{ source: 'entry', id: row.id, name: `登记 ${row.id}`, title: row.title, ground: row.ground },
    ...{ withheldOn: row.withheld_on, knownOn: row.entered_on, secretUntil: row.secret_until },
    ...{ officeId: row.office_id, officerId: null },
  }));
}
