import type { Phrases } from '../platform/languages/phrases.ts';

/** Fixed texts of 征集调查 in the other languages. */
export const phrases: Phrases = {
  征集调查: ['Consultations and surveys', 'Обсуждения и опросы'],
  '作出决定以前，先听您的意见。结束以后，采纳了哪些、没有采纳的是什么原因，都在这里公布。': [
    'Your views are heard before a decision. Afterwards it is published here what was adopted, and why the rest was not.',
    'Ваше мнение выслушивают до решения. Затем здесь публикуют, что принято и почему не принято остальное.',
  ],
  '现在没有正在征集意见的事项。': ['Nothing is open for comment now.', 'Сейчас обсуждений нет.'],
  正在进行: ['Open now', 'Идут сейчас'],
  即将开始: ['Coming', 'Скоро начнутся'],
  已经结束: ['Over', 'Завершены'],
  已结束: ['over', 'завершено'],
  已公布结果: ['results published', 'итоги опубликованы'],
  '{d1} 至 {d2}': ['{d1} to {d2}', 'с {d1} по {d2}'],
};
