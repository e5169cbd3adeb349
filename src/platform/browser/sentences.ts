/** A sentence as it is put into a page, and its language where that is not the page's. */
export interface Sentence {
  text: string;
  /** 'zh-CN': nobody translated it */
  lang?: string;
}

const HAN = /\p{Script=Han}/u;
const isChinesePage = () => document.documentElement.lang.startsWith('zh');

/** A sentence that the page gives for its scripts (platform/ui/says.ts), in the page's language.
 *  @param name as it is given: `data-say-NAME` @param given what stands at its places: `{name}`
 *  @throws Error where the page gives none */
export function sentenceOf<Names extends string>(
  of: HTMLElement,
  name: Names,
  given: Readonly<Record<string, string | number>> = {},
): Sentence {
  const words = of.getAttribute(`data-say-${name}`);
  if (words === null) throw new Error(`the page gives no sentence '${name}'`);
  const text = words.replace(/\{([a-z]+)\}/g, (place, key: string) => String(given[key] ?? place));
  return HAN.test(words) && !isChinesePage() ? { text, lang: 'zh-CN' } : { text };
}

/** Puts a sentence into an element, which says its language. */
export function put<E extends HTMLElement>(target: E, { text, lang }: Sentence): E {
  target.textContent = text;
  if (lang) target.lang = lang;
  else target.removeAttribute('lang');
  return target;
}

/** Words of people, which are Chinese: in a page of another language they say so. */
export const chinese = (text: string): Sentence =>
  HAN.test(text) && !isChinesePage() ? { text, lang: 'zh-CN' } : { text };
