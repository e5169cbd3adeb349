import { setImmediate } from 'node:timers/promises';
import { findTerms } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type Passage, passagesIn } from '../../platform/public-text/index.ts';
import { unreadWhole } from '../findings.ts';
import { termsOf } from '../terms/prepared.ts';
import { listsFor } from '../terms/store.ts';
import { MOST_BESIDE, MOST_WORDS } from '../words.ts';
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
  for (const { name, words = '', beside } of await wordsInside(db, attached)) {
    for (const { place, text } of [...linesOf(words), ...besides(beside)]) {
      const where = `附件“${name}”${place}`;
      listed.push(...passagesIn([{ where, field: 'files', text }], (line) => findTerms(line, terms)));
      if (performance.now() - begun < AT_ONCE) continue;
      await setImmediate();
      begun = performance.now();
    }
    if (words.length === MOST_WORDS) listed.push(cutShort(name, `前 ${MOST_WORDS / 10_000} 万字`));
    if (beside.length === MOST_BESIDE) listed.push(cutShort(name, `文件属性的前 ${MOST_BESIDE / 10_000} 万字`));
  }
  return [...others, ...listed];
}

interface Line {
  place: string;
  text: string;
}

const linesOf = (words: string): Line[] => words.split('\n').map((text, n) => ({ place: `第 ${n + 1} 行文字`, text }));

function besides(beside: string): Line[] {
  return beside.split('\n').map((line) => {
    const at = line.indexOf('\t');
    return { place: line.slice(0, Math.max(0, at)), text: line.slice(at + 1) };
  });
}

function cutShort(name: string, part: string): Passage {
  const { place: _, offset: index, ...unread } = unreadWhole(`只用检查用语表核对了${part}`);
  return { ...unread, index, where: `附件“${name}”`, field: 'files', before: '', after: '' };
}
