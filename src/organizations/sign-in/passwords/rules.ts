import { isLeaked } from './leaked.ts';
import { holdsPinyin } from './pinyin.ts';
import { commonWords, keyWalks } from './words.ts';

const SHORTEST = 10;
const LONGEST = 128;
/** So many pieces that nobody guesses must a password have at least. */
const PIECES = 6;

/** Whose password it is to be. */
export interface Owner {
  login: string;
  name: string;
  authority: { name: string; shortName: string; code: string };
}

/** Why a new password cannot be used; undefined: it can. Not said here: that it was used before. */
export function passwordFault(password: string, owner: Owner): string | undefined {
  if (password.length < SHORTEST) return `密码至少 ${SHORTEST} 位`;
  if (password.length > LONGEST) return `密码最多 ${LONGEST} 位`;
  const groups = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((group) =>
    group.test(password.normalize('NFKC')),
  ).length;
  if (groups < 2) return '密码应包含字母、数字、符号中的至少两种';
  const named = nameIn(password, owner);
  if (named) return `密码不能包含${named}`;
  if (new Set(password).size < 5) return '密码中重复的字符过多';
  if (isLeaked(password)) return '这个密码太容易被猜到：它或者它的主要部分在外泄密码中常见，请换一个';
  if (pieces(password) < PIECES)
    return '这个密码太容易被猜到（常用词、年份、键盘上相邻的键、连续或重复的字符不能算数），请换一个';
  return undefined;
}

/** What of the owner a password holds, in characters or as they are read, also with something between. */
function nameIn(password: string, { login, name, authority }: Owner): string | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  const bare = plain.replace(/[^\p{L}\p{N}]/gu, '');
  const letters = plain.replace(/[^a-z]/g, '');
  const holds = (text: string) => text.length > 2 && bare.includes(text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  if (holds(login)) return '登录名';
  if (bare.includes(name) || holdsPinyin(letters, name)) return '姓名';
  const place = stemOf(authority.shortName);
  const whole = stemOf(authority.name.replace(/人民政府$/, ''));
  const named = [place, whole].some((one) => one.length > 1 && (bare.includes(one) || holdsPinyin(letters, one)));
  if (named || (authority.code.length > 3 && holds(authority.code))) return '本机关的名称';
  return undefined;
}

/** '河东' of '河东镇' */
function stemOf(place: string): string {
  return place.length > 2 ? place.replace(/(?:街道|[省市县区镇乡])$/, '') : place;
}

/** A way of writing letters that everybody knows. */
const letterFor: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/** How many pieces a password is put together of, where what is predictable is one piece however long it is: a common word
 *  (also p@ssw0rd), a way over the keys, a sequence, a repetition, a year or a date. */
function pieces(password: string): number {
  const text = password.normalize('NFKC').toLowerCase();
  const read = [...text].map((one) => letterFor[one] ?? one).join('');
  if (text.length !== read.length) return text.length;
  let found = 0;
  for (let at = 0; at < text.length; found++) at += Math.max(1, predictable(text, read, at));
  return found;
}

/** How far from here reaches what is predictable; 0: not at all. */
function predictable(text: string, read: string, at: number): number {
  const rest = text.slice(at);
  const word = commonWords.find((one) => rest.startsWith(one) || read.startsWith(one, at))?.length ?? 0;
  const date =
    /^(?:(?:19|20)\d\d(?:[-./]?(?:0?[1-9]|1[0-2])(?:[-./]?(?:[0-2]?\d|3[01]))?)?)/.exec(rest)?.[0].length ?? 0;
  return Math.max(word, date, walk(rest), sequence(rest), repetition(text, at));
}

/** Three keys or more one after another. */
function walk(rest: string): number {
  let longest = 0;
  for (const way of keyWalks)
    for (let from = 0; from < way.length; from++) {
      let n = 0;
      while (n < rest.length && way[from + n] === rest[n]) n++;
      longest = Math.max(longest, n);
    }
  return longest >= 3 ? longest : 0;
}

/** abc, 321, aaa; of two: aa */
function sequence(rest: string): number {
  const step = rest.charCodeAt(1) - rest.charCodeAt(0);
  if (!(Math.abs(step) <= 1)) return 0;
  let n = 2;
  while (n < rest.length && rest.charCodeAt(n) - rest.charCodeAt(n - 1) === step) n++;
  return n >= (step === 0 ? 2 : 3) ? n : 0;
}

/** What has stood before in the same password, three characters or more. */
function repetition(text: string, at: number): number {
  let n = 0;
  while (at + n < text.length && text.slice(0, at).includes(text.slice(at, at + n + 1))) n++;
  return n >= 3 ? n : 0;
}
