import { type CheckId, findSensitive, maskName } from '../../law/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import type { FileKind } from '../tables.ts';
import type { Applicant } from './applicant.ts';

/** What stands where something personal stood. */
export const CLEARED = '〔已按期清除〕';
const NUMBERS: readonly CheckId[] = ['pii.resident-id', 'pii.mobile', 'pii.bank-card', 'pii.email'];
/** A single character is part of any text: it is not looked for. */
const SHORTEST = 2;

/** A text without what is personal to somebody. */
export type Clear = (text: string) => string;

/** Files of a concluded application that go with the personal data: what the applicant brought, what bears their
 *  signature or name. What was provided on request stays: by it the office knows what it has given out. */
export function fileGoes({ kind, byApplicant }: { kind: FileKind; byApplicant: boolean }): boolean {
  return byApplicant || kind !== 'information';
}

/** By what an applicant is known: of a person everything; an organisation's own name and code are public
 *  (企业信息公示暂行条例), its people are not. The longest first, so that none is cut by another. */
export function personalValues(a: Applicant): string[] {
  const own = a.kind === 'person' ? [a.name, maskName(a.name.trim()), a.documentNumber] : [];
  const people = [a.representative, a.contact, a.agent?.name, a.agent?.documentNumber, a.agent?.telephone];
  const former = (a.former ?? []).flatMap((one) => [one.contact, one.telephone, one.email, one.address]);
  return [...own, ...people, a.telephone, a.email, a.address, ...former]
    .map((value) => (value ?? '').trim())
    .filter((value, at, all) => [...value].length >= SHORTEST && all.indexOf(value) === at)
    .sort((x, y) => y.length - x.length);
}

/** Finds values however they are spaced, dashed or in whatever case and width, and puts CLEARED, or what `instead` says,
 *  in their place. */
export function clearOf(values: readonly string[], instead: (found: string) => string = () => CLEARED): Clear {
  if (values.length === 0) return (text) => text;
  const pattern = new RegExp(values.map(patternOf).join('|'), 'giu');
  return (text) => text.replace(pattern, instead);
}

function patternOf(value: string): string {
  const letters = [...value.replace(/[\s\-－]/g, '')].map(anyWidth);
  const [before, after] = [/^\d/.test(value) ? '(?<!\\d)' : '', /\d$/.test(value) ? '(?!\\d)' : ''];
  return before + letters.join('[\\s\\-－—·]*') + after;
}

/** A letter or figure in each of its widths. */
function anyWidth(letter: string): string {
  const narrow = letter.normalize('NFKC');
  const wide = /^[!-~]$/.test(narrow) ? String.fromCodePoint(narrow.codePointAt(0)! + 0xfee0) : letter;
  const all = [...new Set([letter, narrow, wide])].map((one) => one.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
  return all.length === 1 ? all[0]! : `(?:${all.join('|')})`;
}

/** A text without the numbers by which any person is known, whoever they belong to. */
export function withoutNumbers(text: string): string {
  return findSensitive(text)
    .filter(({ check }) => NUMBERS.includes(check))
    .sort((a, b) => b.index - a.index)
    .reduce(
      (left, { index, text: { length } }) => left.slice(0, index) + '＊'.repeat(length) + left.slice(index + length),
      text,
    );
}

const asShown = (found: string) => (/[\d@]/.test(found) ? '＊＊＊' : maskName(found));
/** Shorter names are words too (高山): what is asked for stays what was asked for. */
const SHORTEST_IN_TEXT = 3;

/** What people write, with themselves as screens show them: name, numbers and e-mail stand sealed beside it, so nothing
 *  is lost. An address stays, since it may be what they ask about. */
export function hideIn(applicant: Applicant): Clear {
  const values = personalValues({ ...applicant, address: '' });
  return clearOf(
    values.filter((value) => /[\d@]/.test(value) || [...value].length >= SHORTEST_IN_TEXT),
    asShown,
  );
}

/** Names of files, without anything by which a person is known. */
export function hideInName(applicant: Applicant): Clear {
  const own = clearOf(personalValues(applicant), asShown);
  return (text) => withoutNumbers(own(text));
}

/** The same for every text of a stored value, however deep. */
export function clearDeep(value: unknown, clear: Clear): unknown {
  if (typeof value === 'string') return clear(value);
  if (Array.isArray(value)) return value.map((each) => clearDeep(each, clear));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, clearDeep(each, clear)]));
  return value;
}

declare module '../../platform/room.ts' {
  interface Events {
    /** May the personal data of this application (its id) go? true: a room still needs them, as for a case in court. */
    personalDataNeeded: { told: number; answer: boolean };
    /** They go now: rooms that keep words about the application clear theirs, and answer hashes of files that they no
     *  longer name. */
    personalDataGoes: { told: { applicationId: number; clear: Clear; sealer: Sealer }; answer: string[] };
  }
}
