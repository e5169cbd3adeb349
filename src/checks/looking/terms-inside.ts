import { setImmediate } from 'node:timers/promises';
import { findTerms } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type Passage, passagesIn } from '../../platform/public-text/index.ts';
import { unreadWhole } from '../findings.ts';
import { termsOf } from '../terms/prepared.ts';
import { listsFor } from '../terms/store.ts';
import { MOST_WORDS } from '../words.ts';
import { wordsInside } from './index.ts';
import type { Attached } from './store.ts';

/** Milliseconds of work between which others are let in. */
const AT_ONCE = 8;

/** What the lists of an authority find in the words of attached files, as far as these were looked into (`lookInside`),
 *  and of what an authority itself says that it is right: those findings of the house fall away.
 *  @param found by the house, in the same files */
export async function withTermsInside(
  db: Db,
  authorityId: number,
  attached: readonly Attached[],
  found: readonly Passage[],
): Promise<Passage[]> {
  if (!attached.length) return [...found];
  const lists = await listsFor(db, authorityId);
  if (lists.every((list) => list.terms === 0)) return [...found];
  const terms = await termsOf(db, authorityId);
  const others = found.filter(({ check, text }) => check !== 'lang.confusable' || !terms.instead.has(text));
  const listed: Passage[] = [];
  let begun = performance.now();
  for (const { name, words } of await wordsInside(db, attached)) {
    for (const [n, text] of (words ?? '').split('\n').entries()) {
      const where = `附件“${name}”第 ${n + 1} 行文字`;
      listed.push(...passagesIn([{ where, field: 'files', text }], (line) => findTerms(line, terms)));
      if (performance.now() - begun < AT_ONCE) continue;
      await setImmediate();
      begun = performance.now();
    }
    if (words?.length === MOST_WORDS) listed.push(cutShort(name));
  }
  return [...others, ...listed];
}

function cutShort(name: string): Passage {
  const { place: _, offset: index, ...unread } = unreadWhole(`只用检查用语表核对了前 ${MOST_WORDS / 10_000} 万字`);
  return { ...unread, index, where: `附件“${name}”`, field: 'files', before: '', after: '' };
}
