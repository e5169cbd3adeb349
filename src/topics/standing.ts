import { answerStandings } from '../engagement/index.ts';
import type { Db } from '../platform/database/index.ts';
import { publicationStandings } from '../publishing/index.ts';
import { type Entry, inOrder, type TopicContent } from './writing/content.ts';

/** An entry with what it leads to now. */
export interface ShownEntry extends Entry {
  /** of the page on this site or elsewhere; '': it leads nowhere */
  to: string;
  /** what that is called */
  called: string;
}

/** What the public reads of a timeline, and what it does not because its source is off the site. */
export interface Standing {
  shown: ShownEntry[];
  gone: Entry[];
}

/** Of each of these topics, by their places. An entry whose document or answer was withdrawn is not shown. */
export async function standingsOf(db: Db, authorityId: number, contents: readonly TopicContent[]): Promise<Standing[]> {
  const all = contents.flatMap(({ entries }) => entries);
  const [documents, answers] = await Promise.all([
    publicationStandings(
      db,
      authorityId,
      all.flatMap(({ indexNumber }) => indexNumber || []),
    ),
    answerStandings(
      db,
      authorityId,
      all.flatMap(({ answerId }) => answerId ?? []),
    ),
  ]);
  const source = (entry: Entry): Pick<ShownEntry, 'to' | 'called'> | undefined => {
    if (entry.kind === 'document') {
      const known = documents.get(entry.indexNumber);
      return known?.onSite && !known.withdrawn
        ? { to: `/documents/${known.documentId}`, called: known.title }
        : undefined;
    }
    if (entry.kind === 'answer') {
      const known = answers.get(entry.answerId!);
      return known && !known.withdrawn
        ? { to: `/engagement/answers/${entry.answerId}`, called: known.title }
        : undefined;
    }
    return { to: entry.href, called: entry.href };
  };
  return contents.map(({ entries }) => {
    const placed = inOrder(entries).map((entry) => ({ entry, at: source(entry) }));
    return {
      shown: placed.flatMap(({ entry, at }) => (at ? [{ ...entry, ...at }] : [])),
      gone: placed.flatMap(({ entry, at }) => (at ? [] : [entry])),
    };
  });
}
