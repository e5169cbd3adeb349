import { type Clear, clearOf, hideNumbers } from '../applications/index.ts';
import { maskName } from '../law/index.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';

/** Who wrote a comment, as far as they said. */
export interface Commenter {
  name: string;
  email: string;
}

type Place = 'comment' | 'sender';
const purpose = (id: number, place: Place) => `consultation-comment:${id}:${place}`;

/** Sealed for one place of one comment: elsewhere it does not open. */
export const sealIn = (sealer: Sealer, id: number, place: Place, value: unknown): Buffer =>
  sealer.seal(value, purpose(id, place));

export const openedIn = <T>(sealer: Sealer, id: number, place: Place, sealed: Buffer | null): T | undefined =>
  sealed ? sealer.open<T>(sealed, purpose(id, place)) : undefined;

const valuesOf = ({ name, email }: Commenter) => [name, email].filter((value) => [...value].length > 1);

/** A text without who wrote it. */
export const withoutCommenter = (who: Commenter | undefined): Clear => (who ? clearOf(valuesOf(who)) : (text) => text);

/** What was written as screens show it: its writer as 张＊＊, numbers of nobody. */
export function onScreenOf(who: Commenter | undefined): Clear {
  const named = who ? clearOf(valuesOf(who), (found) => (found.includes('@') ? '＊＊＊' : maskName(found))) : undefined;
  return (text) => hideNumbers(named ? named(text) : text);
}

/** Of who gave no name; a name is Chinese, this is not. */
export const NAMELESS = '未留姓名';
/** '张＊＊', '未留姓名' */
export const shownCommenter = (who: Commenter): string => (who.name ? maskName(who.name) : NAMELESS);

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}@.]/gu, '')
    .toLowerCase();

/** By what the same person is found again in one consultation; null: nothing tells. An address tells, a name alone does
 *  not: many have the same. */
export const commenterKey = (sealer: Sealer, consultationId: number, { email }: Commenter): Buffer | null =>
  email ? sealer.lookup(plain(email), `consultation-commenter:${consultationId}`) : null;

/** By what the same words are found again in one consultation. */
export const wordsKey = (sealer: Sealer, consultationId: number, text: string): Buffer =>
  sealer.lookup(plain(text), `consultation-words:${consultationId}`);
