/** Fixed texts of the public side: the Chinese as pages write it → English and Russian, by people. Pages write Chinese and
 *  nothing else; what stands here is put in its place when a page is finished (translated.ts). In a text may stand
 *
 *  - `{n}` a number, `{y}` a year or another figure as it is, `{d}` a day or a moment,
 *  - `{t}` words that stand among the phrases or names themselves, `{x}` any words, kept where they are no phrase,
 *  - `<a>…</a>` and other tags within a sentence, in the order of the Chinese,
 *
 *  several of a sort as `{x1}`, `{x2}`; in a translation `{n|document|documents}` the form that the number asks for: one and
 *  other in English, one, few and many in Russian. */
export type Phrases = Readonly<Record<string, readonly [en: string, ru: string]>>;
