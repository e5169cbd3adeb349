import { CHINESE, END, type Say } from './dictionary.ts';
import { hasChinese } from './language.ts';

const TOKENS = /<!--[\s\S]*?-->|<(?:[^<>"]|"[^"]*")*>|[^<]+/g;
const TAG = /^<(\/?)([a-z][a-z0-9-]*)/i;
/** Tags that may stand within a sentence. */
const WITHIN = /^<\/?(?:a|b|strong|em|time)(?=[\s>])/;
const VOID = /^(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr|path|rect|circle|line)$/;
/** What holds texts of people or no text at all. */
const ASIDE = /^(?:script|style|textarea)$/;
const OWN_LANGUAGE = /\slang="/;
/** What is read aloud, and what a script will say (browser/sentences.ts). */
const SPOKEN = /(\s(?:aria-label|title|placeholder|alt|label|data-say-[a-z-]+)=")([^"]*)(?=")/g;
/** Has the form of a figure or a day, and is to be read as it stands. */
const VERBATIM = /^<(?:code|kbd|samp|pre)\b/;
const DESCRIPTION = /^(<meta name="description" content=")([^"]*)(?=")/;
const MARK = ' lang="zh-CN"';

const bare = (token: string) => {
  const [, end = '', name = ''] = TAG.exec(token) ?? [];
  return `<${end}${name}>`;
};

const inText = (said: string) => said.replaceAll(CHINESE, `<span${MARK}>`).replaceAll(END, '</span>');
/** What was said, without the marks of what is Chinese in it: for where no element can say so. */
export const plain = (said: string): string => said.replaceAll(CHINESE, '').replaceAll(END, '');
const inAttribute = (said: string) => plain(said).replaceAll('"', '&quot;');

/** A finished page in another language: each text and each spoken attribute that is a phrase or a name of the house is put
 *  in it; what nobody translated stays and is marked as Chinese. What says its language itself is left as it is.
 *  @param html of our own drawing @param names Chinese → translation, of whose page it is */
export function translated(html: string, say: Say, names: ReadonlyMap<string, string>): string {
  const tokens = html.match(TOKENS) ?? [];
  const out: string[] = [];
  let begins = true;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    const within = token[0] !== '<' || WITHIN.test(token);
    if (within && begins) {
      const run = sentence(tokens, at, say, names);
      if (run) {
        out.push(run.said);
        at = run.last;
        continue;
      }
    }
    begins = !within;
    if (token[0] !== '<') out.push(text(token, tokens, at, out, say, names));
    else {
      const end = leftAlone(tokens, at);
      if (end > at) {
        out.push(tokens.slice(at, end + 1).join(''));
        at = end;
      } else out.push(spoken(token, say, names));
    }
  }
  return out.join('');
}

/** A text in another language, or as it is. For what is put into a page after it was finished. */
export const saidOr = (text: string, say: Say | undefined, names: ReadonlyMap<string, string>): string =>
  inAttribute(say?.(text, names) ?? text);

/** The last token of an element that is left as it is; `at` itself: it is not. */
function leftAlone(tokens: readonly string[], at: number): number {
  const [, end, name = ''] = TAG.exec(tokens[at]!) ?? [];
  if (end || !name || VOID.test(name) || tokens[at]!.endsWith('/>')) return at;
  if (name === 'html' || (!ASIDE.test(name) && !OWN_LANGUAGE.test(tokens[at]!))) return at;
  let depth = 0;
  for (let to = at; to < tokens.length; to += 1) {
    const [, ends, same] = TAG.exec(tokens[to]!) ?? [];
    if (same !== name || tokens[to]!.endsWith('/>')) continue;
    depth += ends ? -1 : 1;
    if (depth === 0) return to;
  }
  return tokens.length - 1;
}

/** Texts and tags from here that are one phrase together. */
function sentence(tokens: readonly string[], at: number, say: Say, names: ReadonlyMap<string, string>) {
  let to = at;
  while (to < tokens.length && (tokens[to]![0] !== '<' || (WITHIN.test(tokens[to]!) && leftAlone(tokens, to) === to)))
    to += 1;
  const run = tokens.slice(at, to);
  if (run.length < 2 || !run.some((token) => token[0] !== '<')) return undefined;
  const key = run.map((token) => (token[0] === '<' ? bare(token) : token)).join('');
  const said = hasChinese(key) ? say(key.trim(), names) : undefined;
  if (said === undefined) return undefined;
  const tags = run.filter((token) => token[0] === '<' && token[1] !== '/');
  const put = inText(said.replace(/<(?:a|b|strong|em|time)>/g, () => spoken(tags.shift() ?? '', say, names)));
  return { said: put, last: to - 1 };
}

function text(
  token: string,
  tokens: readonly string[],
  at: number,
  out: string[],
  say: Say,
  names: ReadonlyMap<string, string>,
): string {
  const words = token.trim();
  const [open, close] = [tokens[at - 1] ?? '', tokens[at + 1] ?? ''];
  if (!hasChinese(token)) return /^\d/.test(words) && !VERBATIM.test(open) ? put(token, words, say, names) : token;
  const [before = '', after = ''] = token.split(words);
  const said = say(words, names);
  const plain = /^<(?:option|title)\b/.test(open);
  if (said !== undefined) return before + (plain ? inAttribute(said) : inText(said)) + after;
  const alone = TAG.exec(open)?.[2] === TAG.exec(close)?.[2] && open[1] !== '/' && close[1] === '/';
  if (!alone) return `${before}<span${MARK}>${words}</span>${after}`;
  out.push(out.pop()!.replace(/>$/, `${MARK}>`));
  return token;
}

/** A text without Chinese: a figure or a day is written as the language writes it. */
const put = (token: string, words: string, say: Say, names: ReadonlyMap<string, string>): string =>
  token.replace(words, say(words, names) ?? words);

const spoken = (tag: string, say: Say, names: ReadonlyMap<string, string>): string =>
  hasChinese(tag)
    ? tag.replace(tag.startsWith('<meta') ? DESCRIPTION : SPOKEN, (whole, name: string, words: string) => {
        const said = hasChinese(words) ? say(words, names) : undefined;
        return said === undefined ? whole : name + inAttribute(said);
      })
    : tag;
