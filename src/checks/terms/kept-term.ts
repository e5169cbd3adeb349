import type { KeptTerm } from '../../law/index.ts';
import { LISTS, type ListId, type TermEntry } from './lists.ts';

/** A term of a list as the checks look for it. */
export function keptTerm(list: ListId, { term, instead, advice, variants, exceptions, source }: TermEntry): KeptTerm {
  const { check, severity, says } = LISTS[list];
  const right = instead && `“${term}”应为“${instead}”`;
  const said = [right, advice].filter(Boolean).join('；') || says(term);
  return {
    ...{ words: [term, ...variants], exceptions, check, severity },
    message: source ? `${said}（来源：${source}）` : said,
    ...(instead && { mend: instead }),
  };
}
