/** A sentence that the books prove, with the address of its records. */
export interface Known {
  text: string;
  href?: string | undefined;
}

/** A stretch of a line: out of the books, or the author's own words; what joins sentences is neither. */
export interface Stretch {
  text: string;
  from: 'books' | 'author' | 'form';
  href?: string | undefined;
}

/** Headings and numbers of a list that stand before what is said. */
const FORM =
  /^(?:存在的主要问题：|改进情况：|改进措施：|[一二三四五六七八九]是|[；。，、\s]|[（(][一二三四五六七八九][）)])*$/;

/** A line cut at the sentences that the books prove; the longest are looked for first, each wherever it stands. */
export function stretches(line: string, known: readonly Known[]): Stretch[] {
  const byLength = [...known].sort((a, b) => b.text.length - a.text.length);
  const cut = (rest: string): Stretch[] => {
    if (!rest) return [];
    for (const { text, href } of byLength) {
      const at = text ? rest.indexOf(text) : -1;
      if (at < 0) continue;
      return [...cut(rest.slice(0, at)), { text, from: 'books', href }, ...cut(rest.slice(at + text.length))];
    }
    return [{ text: rest, from: FORM.test(rest) ? 'form' : 'author' }];
  };
  return cut(line);
}
