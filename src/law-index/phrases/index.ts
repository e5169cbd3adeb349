import type { Phrases } from '../../platform/languages/phrases.ts';
import { articlePhrases } from './articles.ts';
import { usePhrases } from './uses.ts';

/** Fixed texts of the law index on the site. */
export const phrases: Phrases = {
  ...articlePhrases,
  ...usePhrases,
  各章: ['Chapters', 'Главы'],
  条例对照: ['The Regulation, article by article', 'Положение по статьям'],
  '《条例》的每一条说什么，依据它可以在这里做什么': [
    'What each article of the Regulation is about, and what you can do here by it',
    'О чём каждая статья Положения и что по ней можно сделать здесь',
  ],
  '《政府信息公开条例》的每一条说的是什么，您依据它可以在本网站做什么。条文以公布的文本为准。': [
    'What each article of the Regulation on Government Information Disclosure is about, and what you can do on this site by it. The published text prevails.',
    'О чём каждая статья Положения о раскрытии правительственной информации и что по ней можно сделать на этом сайте. Верен опубликованный текст.',
  ],
};
