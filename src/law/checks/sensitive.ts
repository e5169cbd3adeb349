import type { CheckFinding, Hit } from './finding.ts';
import { masked } from './masking.ts';
import { type Normal, normalise, placeOf, tight } from './normal.ts';
import { livesOf } from './persons/lives.ts';
import { mailboxes } from './persons/mailboxes.ts';
import { numbersOfPersons } from './persons/numbers.ts';
import { paperNumbers } from './persons/papers.ts';
import { landlines } from './persons/telephones.ts';
import { marksIn } from './secrecy.ts';

/** The most certain first: what one has found no other takes. */
const OF_PERSONS = [numbersOfPersons, mailboxes, paperNumbers, landlines, livesOf];

/** The checks for what is secret or somebody's own, over plain text, whatever disguises what stands there: width, spaces
 *  and dashes between digits, letters that look like them, signs that nobody sees. Findings in the order of the text;
 *  takes time in proportion to its length. What may never be published blocks, whoever has looked at it; of all else a
 *  person decides. 条例 arts. 14, 15, 17; 保守国家秘密法; 个人信息保护法 art. 28
 *  @param under what the text is called where it stands: the head of its column, the label of its field */
export function findSensitive(text: string, under = ''): CheckFinding[] {
  const head = under ? `${under}：` : '';
  const given = head + text;
  const normal = normalise(given);
  const close = tight(normal);
  const persons = OF_PERSONS.flatMap((look) => look(normal.text, head !== ''));
  return [...placed(close, marks()), ...placed(normal, persons)]
    .flatMap((one) => withoutHead(one, head.length))
    .map(masked)
    .sort((a, b) => a.index - b.index);

  /** Of a text below a name also as it stands by itself: ‘秘密’ in a cell below 备注. */
  function marks(): Hit[] {
    const all = marksIn(close.text);
    if (!head) return all;
    const begins = close.at.findIndex((at) => at >= head.length);
    const own = marksIn(close.text.slice(begins));
    const both = [...all, ...own.map((hit) => ({ ...hit, from: hit.from + begins, to: hit.to + begins }))];
    return [
      ...both.filter(({ severity }) => severity === 'block'),
      ...both.filter(({ severity }) => severity !== 'block'),
    ];
  }

  function placed(within: Normal, hits: readonly Hit[]): CheckFinding[] {
    return apart(hits, within.text.length).map(({ from, to, ...hit }) => ({
      ...hit,
      ...placeOf(within, given, from, to),
    }));
  }
}

/** Without those that lie over an earlier one. @param length of the text */
function apart(hits: readonly Hit[], length: number): Hit[] {
  const taken = new Uint8Array(length);
  return hits.filter(({ from, to }) => {
    const free = !taken.subarray(from, to).includes(1);
    if (free) taken.fill(1, from, to);
    return free;
  });
}

/** What is found in a name that was set before the text is none of the text. */
function withoutHead(one: CheckFinding, head: number): CheckFinding[] {
  if (one.index >= head) return [{ ...one, index: one.index - head }];
  const text = one.text.slice(head - one.index);
  return text ? [{ ...one, text, index: 0 }] : [];
}
