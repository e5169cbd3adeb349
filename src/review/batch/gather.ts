import type { Db } from '../../platform/database/index.ts';
import { askedOf } from '../../platform/public-text/index.ts';
import type { Who } from '../../platform/roles.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { dueStep, type Round, reviewFault } from '../rounds/rules.ts';
import { openRounds } from '../rounds/store.ts';
import type { PagedKind, Shown, Subject, SubjectKind } from '../subjects.ts';
import { tickedAt } from './rules.ts';

/** One of several that are reviewed on a page. */
export interface Several {
  kind: PagedKind;
  round: Round;
  subject: Subject;
  shown: Shown;
}

/** Rounds that a person may give a verdict on several at a time now, among those that wait for them.
 *  @param ids of rounds; left out: all */
export async function simpleRounds(
  db: Db,
  kinds: readonly SubjectKind[],
  who: Who,
  ids?: readonly number[],
): Promise<{ kind: PagedKind; round: Round }[]> {
  const names = kinds.map(({ name }) => name);
  const open = (await openRounds(db, who.authorityId, names)).filter(({ id }) => !ids || ids.includes(id));
  const paged = kinds.filter((kind): kind is PagedKind => kind.page?.simple !== undefined);
  const lists = paged.map(async (kind) => {
    const own = open.filter((round) => round.kind === kind.name && isTheirs(kind, round, who));
    const simple = await kind.page.simple!(db, own);
    return own.filter(({ id }) => simple.has(id)).map((round) => ({ kind, round }));
  });
  return (await Promise.all(lists)).flat();
}

function isTheirs(kind: PagedKind, round: Round, who: Who): boolean {
  const step = round.steps[dueStep(round)];
  return step !== undefined && tickedAt(step) !== undefined && !reviewFault(kind.words, round, who, round.contentHash);
}

/** Those of them that can be read on one page, in the order asked for: of one kind, at one step; what the checks would ask
 *  about today is reviewed by itself. */
export async function severalOf(
  books: { db: Db; sealer: Sealer },
  kinds: readonly SubjectKind[],
  who: Who,
  ids: readonly number[],
): Promise<Several[]> {
  const { db } = books;
  const simple = await simpleRounds(db, kinds, who, ids);
  const inOrder = ids.flatMap((id) => simple.filter(({ round }) => round.id === id));
  const [first] = inOrder;
  if (!first) return [];
  const like = (round: Round) => round.steps[dueStep(round)]!.label === first.round.steps[dueStep(first.round)]!.label;
  const alike = inOrder.filter(({ kind, round }) => kind === first.kind && like(round));
  const subjects = await first.kind.present(
    db,
    alike.map(({ round }) => round.subjectId),
  );
  const read: Several[] = [];
  for (const { kind, round } of alike) {
    const subject = subjects.get(round.subjectId);
    if (subject?.contentHash !== round.contentHash) continue;
    const shown = await kind.page.shown(books, round, 'others');
    if (shown.looked && askedOf(shown.looked.found).length === 0) read.push({ kind, round, subject, shown });
  }
  return read;
}
