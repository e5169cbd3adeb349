import type { Db } from '../../platform/database/index.ts';
import { type Outcome, ok } from '../../platform/outcome.ts';
import { type Passage, passagesIn } from '../../platform/public-text/index.ts';
import { unreadWhole } from '../findings.ts';
import { termsOf } from '../terms/prepared.ts';
import { listsFor } from '../terms/store.ts';
import { MOST_BESIDE, MOST_WORDS } from '../words.ts';
import { type Attached, placeOf } from './attached.ts';
import { wordsInside } from './index.ts';

/** What the lists of an authority find in the words of attached files, as far as these were looked into (`lookInside`),
 *  and of what an authority itself says that it is right: those findings of the house fall away.
 *  @param found by the house, in the same files @returns invalid where the lists did not come to an end */
export async function withTermsInside(
  db: Db,
  authorityId: number,
  attached: readonly Attached[],
  found: readonly Passage[],
): Promise<Outcome<Passage[]>> {
  if (!attached.length) return ok([...found]);
  const lists = await listsFor(db, authorityId);
  if (lists.every((list) => list.terms === 0)) return ok([...found]);
  const terms = await termsOf(db, authorityId);
  const others = found.filter(({ check, text }) => check !== 'lang.confusable' || !terms.instead.has(text));
  const listed: Passage[] = [];
  for (const { words = '', beside, ...one } of await wordsInside(db, attached)) {
    const { where, field } = placeOf(one);
    const lines = [...linesOf(words), ...besides(beside)];
    const told = await terms.find(lines.map(({ text }) => text));
    if (!told.ok) return told;
    for (const [n, found] of told.value.entries())
      if (found.length) {
        const { place, text } = lines[n]!;
        listed.push(...passagesIn([{ where: where + place, field, text }], () => found));
      }
    if (words.length === MOST_WORDS) listed.push(cutShort(one, `前 ${MOST_WORDS / 10_000} 万字`));
    if (beside.length === MOST_BESIDE) listed.push(cutShort(one, `文件属性的前 ${MOST_BESIDE / 10_000} 万字`));
  }
  return ok([...others, ...listed]);
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

function cutShort(one: Attached, part: string): Passage {
  const { place: _, offset: index, ...unread } = unreadWhole(`只用检查用语表核对了${part}`);
  return { ...unread, index, ...placeOf(one), before: '', after: '' };
}
