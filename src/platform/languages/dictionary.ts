import { amountOf, DAY, figuresIn, NUMBER } from './figures.ts';
import { type Foreign, hasChinese } from './language.ts';
import type { Phrases } from './phrases.ts';

/** Around words of a sentence that stay Chinese: two characters that no text has. */
export const [CHINESE, END] = ['\uE000', '\uE001'];

/** What a text of the house is in a language; undefined: nobody translated it. */
export type Say = (text: string, names: ReadonlyMap<string, string>) => string | undefined;

const PLACE = /\{([nydtx]\d?)\}/;
const SOURCES: Record<string, string> = {
  n: NUMBER,
  y: String.raw`\d+`,
  d: DAY,
  t: '[^<>]+?',
  x: '[^<>]+?',
};
/** Marks after a text, and between texts of one line, as other languages write them; what goes on behind stands apart. */
const ENDS: Record<string, string> = { '。': '.', '：': ': ', '；': '; ', '，': ', ' };
const JOINTS: [mark: string, as: string][] = [
  ['　', ' · '],
  ['；', '; '],
  ['、', ', '],
];

/** Chinese words in a translation: what is to be written so. */
const WORDS = /\p{Script=Han}[\p{Script=Han}\d〔〕]*/gu;

interface Pattern {
  /** its longest piece between places: a text without it is none of this pattern's */
  anchor: string;
  form: RegExp;
  places: string[];
  said: string;
}

/** All phrases of a house in one language. @throws Error where two rooms translate a text differently */
export function dictionaryOf(all: readonly Phrases[], language: Foreign): Say {
  const exact = new Map<string, string>();
  const patterns: Pattern[] = [];
  for (const phrases of all)
    for (const [text, [en, ru]] of Object.entries(phrases)) {
      const said = (language === 'en' ? en : ru).replace(WORDS, `${CHINESE}$&${END}`);
      const before = exact.get(text);
      if (before !== undefined && before !== said) throw new Error(`'${text}' is translated in two ways`);
      if (before !== undefined) continue;
      exact.set(text, said);
      if (PLACE.test(text)) patterns.push(patternOf(text, said));
    }
  patterns.sort((a, b) => b.form.source.length - a.form.source.length);
  return sayer(exact, patterns, language);
}

function patternOf(text: string, said: string): Pattern {
  const pieces = text.split(new RegExp(PLACE, 'g'));
  const literals = pieces.filter((_, n) => n % 2 === 0);
  const anchor = literals.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
  const source = pieces
    .map((piece, n) => (n % 2 ? `(${SOURCES[piece[0]!]})` : piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return { anchor, form: new RegExp(`^${source}$`, 'u'), places: pieces.filter((_, n) => n % 2 === 1), said };
}

function sayer(exact: ReadonlyMap<string, string>, patterns: readonly Pattern[], language: Foreign): Say {
  const plural = new Intl.PluralRules(language);
  const forms = language === 'en' ? ['one', 'other'] : ['one', 'few', 'many'];
  const figures = figuresIn(language);

  /** What stands at a place; undefined: words that had to be translated are not. */
  function filled(kind: string, text: string, names: ReadonlyMap<string, string>): string | undefined {
    if (kind === 'n') return figures.number(text);
    if (kind === 'd') return figures.day(text);
    if (kind === 'y') return text;
    if (!hasChinese(text)) return figures.alone(text) ?? text;
    return say(text, names) ?? (kind === 'x' ? `${CHINESE}${text}${END}` : undefined);
  }

  function byPattern({ form, places, said }: Pattern, text: string, names: ReadonlyMap<string, string>) {
    const found = form.exec(text);
    if (!found) return undefined;
    const given = new Map<string, string>();
    for (const [n, place] of places.entries()) {
      const put = filled(place[0]!, found[n + 1]!, names);
      if (put === undefined) return undefined;
      given.set(place, put);
      given.set(`#${place}`, found[n + 1]!);
    }
    const whole = said.replace(/\{([nydtx]\d?)(?:\|([^{}]*))?\}/g, (_, place: string, words: string | undefined) => {
      if (words === undefined) return given.get(place) ?? '';
      const at = forms.indexOf(plural.select(amountOf(given.get(`#${place}`) ?? '0')));
      const all = words.split('|');
      return all[at < 0 ? all.length - 1 : at] ?? all.at(-1)!;
    });
    return whole.replaceAll('г..', 'г.'); // a day's own full stop ends its sentence
  }

  /** Several texts in one, each with its translation or, where `partly`, as it is; undefined: not all have one. */
  function joined(text: string, names: ReadonlyMap<string, string>): string | undefined {
    for (const [mark, as] of JOINTS) {
      if (!text.includes(mark)) continue;
      const parts = text
        .split(mark)
        .map((part) => part.trim())
        .filter(Boolean);
      const said = parts.map((part) => (hasChinese(part) ? say(part, names) : (figures.alone(part) ?? part)));
      if (said.every((one) => one !== undefined)) return said.join(as);
      if (mark === '　' && said.some((one) => one !== undefined))
        return said.map((one, n) => one ?? `${CHINESE}${parts[n]}${END}`).join(as);
    }
    return undefined;
  }

  const say: Say = (text, names) => {
    const known = names.get(text) ?? exact.get(text);
    if (known !== undefined) return known;
    const figure = figures.alone(text);
    if (figure !== undefined) return figure;
    for (const pattern of patterns) {
      if (!text.includes(pattern.anchor)) continue;
      const said = byPattern(pattern, text, names);
      if (said !== undefined) return said;
    }
    const end = ENDS[text.at(-1) ?? ''];
    const before = end && say(text.slice(0, -1), names);
    if (before) return before.replace(/[.]$/, '') + end;
    return text.includes('<') ? undefined : joined(text, names);
  };
  return say;
}
