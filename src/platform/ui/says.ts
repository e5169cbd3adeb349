/** Sentences for the scripts of a page, as attributes of the element that they serve: where the page is finished, they are
 *  put in its language like all it says (platform/languages), and browser/sentences.ts reads them. In a sentence may stand
 *  places, `{name}`, that the script fills; in `phrases.ts` each is an `{x}`. @param sentences name → Chinese */
export const says = (sentences: Readonly<Record<string, string>>): Record<`data-say-${string}`, string> =>
  Object.fromEntries(Object.entries(sentences).map(([name, words]) => [`data-say-${name}`, words]));
