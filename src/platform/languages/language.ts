/** In what languages the public side speaks, each named as its speakers name it. Documents are Chinese always. */
export const LANGUAGES = { zh: '中文', en: 'English', ru: 'Русский' } as const;
export type Language = keyof typeof LANGUAGES;
/** A language that somebody translated into. */
export type Foreign = Exclude<Language, 'zh'>;

export const foreignLanguages: readonly Foreign[] = ['en', 'ru'];
/** Foreign languages as staff call them. */
export const foreignNames: Record<Foreign, string> = { en: '英文', ru: '俄文' };

export const isForeign = (text: string): text is Foreign => foreignLanguages.includes(text as Foreign);

/** What `lang` and `hreflang` say: 'zh-CN', 'en', 'ru'. */
export const tagOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : language);

/** Of no authority. */
export const NO_NAMES: ReadonlyMap<string, string> = new Map();

const HAN = /\p{Script=Han}/u;
/** Whether there is any Chinese in a text. */
export const hasChinese = (text: string): boolean => HAN.test(text);

declare module 'fastify' {
  interface FastifyRequest {
    /** in which the page is asked for: that of its address */
    language: Language;
    /** what names of the authority whose site is read are called in that language: Chinese → translation */
    names: ReadonlyMap<string, string> | undefined;
  }
}
