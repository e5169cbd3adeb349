import { type Clear, clearOf, hideNumbers } from '../applications/index.ts';
import { maskName } from '../law/index.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';

/** Who wrote a message, as far as they said. */
export interface Sender {
  name: string;
  telephone: string;
  email: string;
}

/** What they wrote. */
export interface Written {
  /** in a line, as it was typed */
  subject?: string;
  text: string;
  /** words of the page that an error is in */
  selection: string;
}

/** What stands in a step: a reason, a second question, words of a rating. */
export type Said = string;

type Place = 'sender' | 'written' | 'step' | 'answer' | 'returned' | 'fileName';
const purpose = (id: number, place: Place) => `message:${id}:${place}`;

/** Sealed for one place of one message: elsewhere it does not open. */
export const sealIn = (sealer: Sealer, id: number, place: Place, value: unknown): Buffer =>
  sealer.seal(value, purpose(id, place));

export const openIn = <T>(sealer: Sealer, id: number, place: Place, sealed: Buffer): T =>
  sealer.open<T>(sealed, purpose(id, place));

export const openedIn = <T>(sealer: Sealer, id: number, place: Place, sealed: Buffer | null): T | undefined =>
  sealed ? openIn<T>(sealer, id, place, sealed) : undefined;

/** By what the sender is known, the longest first. */
function valuesOf({ name, telephone, email }: Sender): string[] {
  return [name, telephone, email].filter((value) => [...value].length > 1).sort((a, b) => b.length - a.length);
}

/** A text with the sender put out of it, and in its place what `instead` says. */
export const withoutSender = (sender: Sender | undefined, instead?: (found: string) => string): Clear =>
  sender ? clearOf(valuesOf(sender), instead) : (text) => text;

/** What people wrote as screens show it until the sender's data are opened: the sender as 张＊＊, numbers of nobody. */
export function onScreenOf(sender: Sender | undefined): Clear {
  const named = withoutSender(sender, (found) => (/[\d@]/.test(found) ? '＊＊＊' : maskName(found)));
  return (text) => hideNumbers(named(text));
}

/** '张＊＊', '匿名' */
export function shownSender(sender: Sender | undefined): string {
  if (!sender) return '匿名';
  return sender.name ? maskName(sender.name) : '未留姓名';
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .toLowerCase();

/** By what the same sender is found again; null: nothing tells. */
export function senderKey(sealer: Sealer, authorityId: number, sender: Sender | undefined): Buffer | null {
  if (!sender) return null;
  const known = sender.telephone ? `${sender.name} ${sender.telephone}` : sender.email;
  return known ? sealer.lookup(plain(known), `message-sender:${authorityId}`) : null;
}

/** By name and telephone, as somebody gives them at the window. */
export const keyOfPerson = (sealer: Sealer, authorityId: number, name: string, telephone: string): Buffer =>
  sealer.lookup(plain(`${name} ${telephone}`), `message-sender:${authorityId}`);
