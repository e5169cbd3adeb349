import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { type KeptTerm, termsOf as ready, type Terms, termsTogether } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { traditional } from '../../platform/simplified.ts';
import { LISTS, type ListId, type TermEntry } from './lists.ts';
import { allTerms, type KeptList, listsFor } from './store.ts';

/** Made ready at once, so that everybody else has a turn between: a tenth of a second. */
const PART = 5_000;

interface Prepared {
  /** which lists in which version */
  of: string;
  terms: Promise<Terms>;
}

const prepared = new LRUCache<number, Prepared>({ max: 20 });

/** The lists that an authority's texts are held against, its own and those shared from above, ready for `checkText`. Made
 *  anew when one of them has changed, whichever process changed it: each call asks the database for their versions. */
export async function termsOf(db: Db, authorityId: number): Promise<Terms> {
  const lists = await listsFor(db, authorityId);
  const of = lists.map(({ authorityId: whose, list, version }) => `${whose} ${list} ${version}`).join(',');
  const there = prepared.get(authorityId);
  if (there?.of === of) return there.terms;
  const terms = prepare(db, lists);
  prepared.set(authorityId, { of, terms });
  terms.catch(() => prepared.delete(authorityId));
  return terms;
}

async function prepare(db: Db, lists: readonly KeptList[]): Promise<Terms> {
  const parts: Terms[] = [];
  const simple = traditional().forms;
  for (const { authorityId, list } of lists) {
    const entries = await allTerms(db, authorityId, list);
    for (let at = 0; at < entries.length; at += PART) {
      await setImmediate();
      parts.push(
        ready(
          entries.slice(at, at + PART).map((one) => keptTerm(list, one)),
          simple,
        ),
      );
    }
  }
  return termsTogether(parts);
}

function keptTerm(list: ListId, { term, instead, advice, variants, exceptions, source }: TermEntry): KeptTerm {
  const { check, severity, says } = LISTS[list];
  const right = instead && `“${term}”应为“${instead}”`;
  const said = [right, advice].filter(Boolean).join('；') || says(term);
  return {
    ...{ words: [term, ...variants], exceptions, check, severity },
    message: source ? `${said}（来源：${source}）` : said,
    ...(instead && { mend: instead }),
  };
}
