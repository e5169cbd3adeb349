import type { CheckFinding, Hit } from './finding.ts';
import { normalise, placeOf, tight } from './normal.ts';
import { numbersOfPersons } from './personal.ts';
import { marksIn } from './secrecy.ts';

const MAILBOX = /[\w.+-]{1,64}$/;
const DOMAIN = /@[\w-]+(?:\.[\w-]+)+/g;
/** A mailbox's name has up to 64 characters (RFC 5321). */
const LONGEST_NAME = 64;

function mailboxes(text: string): Hit[] {
  return [...text.matchAll(DOMAIN)].flatMap(({ 0: domain, index }) => {
    const name = MAILBOX.exec(text.slice(Math.max(0, index - LONGEST_NAME), index))?.[0];
    const found = { check: 'pii.email', message: '含电子邮箱，请确认是否为公开的办公邮箱', severity: 'warn' } as const;
    return name ? [{ ...found, from: index - name.length, to: index + domain.length }] : [];
  });
}

/** The automatic checks before review, over plain text, whatever disguises what stands there: width, spaces and dashes
 *  between digits, letters that look like them, signs that nobody sees. Findings in the order of the text; takes time in
 *  proportion to its length. What may never be published is certain, whoever has looked at it; of all else a person
 *  decides. 条例 arts. 14, 15, 17; 保守国家秘密法; 个人信息保护法 art. 28 */
export function findSensitive(text: string): CheckFinding[] {
  const normal = normalise(text);
  const close = tight(normal);
  const told = (within: typeof normal, { from, to, ...hit }: Hit) => ({ ...hit, ...placeOf(within, text, from, to) });
  return [
    ...marksIn(close.text).map((hit) => told(close, hit)),
    ...numbersOfPersons(normal.text).map((hit) => told(normal, hit)),
    ...mailboxes(normal.text).map((hit) => told(normal, hit)),
  ].sort((a, b) => a.index - b.index);
}
