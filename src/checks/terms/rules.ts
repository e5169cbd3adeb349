import type { ListId, TermEntry } from './lists.ts';

/** Terms that one authority may keep in all its lists. */
export const MOST_TERMS = 50_000;
/** Characters of a term, an exception, a right wording; of an advice or a source. */
const LONGEST = 50;
const LONGEST_SAID = 200;
const MOST_FORMS = 50;

/** Several words in one field or cell. */
export function wordsIn(text: string): string[] {
  return [...new Set(text.split(/[、，,；;|\n]/).map((one) => one.trim()))].filter(Boolean);
}

/** What is wrong with a term, by its fields. */
export function termFaults(list: ListId, entry: TermEntry): Partial<Record<keyof TermEntry, string>> {
  const faults: Partial<Record<keyof TermEntry, string>> = {};
  const forms = [entry.term, ...entry.variants];
  if ([...entry.term].length < 2) faults.term = '词语至少两个字';
  else if (entry.term.length > LONGEST) faults.term = `词语最多 ${LONGEST} 个字`;
  if (entry.instead.length > LONGEST) faults.instead = `正确写法最多 ${LONGEST} 个字`;
  else if (list === 'confusable' && !entry.instead) faults.instead = '易错词须填写正确写法';
  if (entry.advice.length > LONGEST_SAID) faults.advice = `说明最多 ${LONGEST_SAID} 个字`;
  if (entry.source.length > LONGEST_SAID) faults.source = `来源最多 ${LONGEST_SAID} 个字`;
  faults.variants = fault(entry.variants, '其他写法', (one) =>
    [...one].length < 2 ? `“${one}”至少要两个字` : undefined,
  );
  faults.exceptions = fault(entry.exceptions, '例外', (one) =>
    forms.some((form) => one.includes(form) && one !== form) ? undefined : `例外“${one}”里没有这个词语`,
  );
  return Object.fromEntries(Object.entries(faults).filter(([, said]) => said));
}

function fault(words: readonly string[], label: string, of: (word: string) => string | undefined): string | undefined {
  if (words.length > MOST_FORMS) return `${label}最多 ${MOST_FORMS} 个`;
  if (words.some((one) => one.length > LONGEST)) return `${label}每个最多 ${LONGEST} 个字`;
  return words.map(of).find(Boolean);
}
