import { type Clear, clearOf, hideNumbers } from '../applications/index.ts';
import { maskName } from '../law/index.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';

/** Who complained or reported, as far as they said. */
export interface Complainant {
  name: string;
  telephone: string;
  address: string;
}

type Place = 'sender' | 'text' | 'step' | 'evidence';

/** Sealed for one place of one case: elsewhere it does not open. */
export const sealIn = (sealer: Sealer, id: number, place: Place, value: unknown): Buffer =>
  sealer.seal(value, `accountability:${id}:${place}`);

export const openedIn = <T>(sealer: Sealer, id: number, place: Place, sealed: Buffer | null): T | undefined =>
  sealed ? sealer.open<T>(sealed, `accountability:${id}:${place}`) : undefined;

const known = ({ name, telephone, address }: Complainant): string[] =>
  [name, telephone, address].filter((value) => [...value].length > 1).sort((a, b) => b.length - a.length);

/** A text as screens show it until who complained is opened: they as 张＊＊, numbers of nobody. */
export function onScreen(sender: Complainant | undefined): Clear {
  const clear = clearOf(sender ? known(sender) : [], (found) => (/\d/.test(found) ? '＊＊＊' : maskName(found)));
  return (text) => hideNumbers(clear(text));
}

/** A text as it may be read by whom the complaint is about: of who complained nothing at all. */
export function hidden(sender: Complainant | undefined): Clear {
  const clear = clearOf(sender ? known(sender) : [], (found) => (/\d/.test(found) ? '＊＊＊' : '投诉举报人'));
  return (text) => hideNumbers(clear(text));
}

/** A text without who complained, for good. */
export const withoutSender = (sender: Complainant | undefined): Clear => clearOf(sender ? known(sender) : []);

/** '张＊＊', '未留姓名' */
export const shownSender = (sender: Complainant | undefined): string =>
  sender?.name ? maskName(sender.name) : '未留姓名';
