import type { Phrases } from '../platform/languages/phrases.ts';

/** Fixed texts of topics, on the site and at kiosks. */
export const phrases: Phrases = {
  '大家集中关心的事，什么时候说了什么': [
    'What many people ask about, and what was said of it when',
    'О чём спрашивают многие, и что и когда было сказано',
  ],
  热点回应: ['Answers to what many ask', 'Ответы на частые вопросы'],
  '热点回应：{x}': ['What many ask: {x}', 'Частый вопрос: {x}'],
  '大家问得多的事，什么时候说了什么，都在这里。要问别的，请<a>写留言</a>。': [
    'Matters that many ask about, and what was said when. To ask something else, <a>write a message</a>.',
    'Темы, о которых спрашивают многие, и что и когда было сказано. Другой вопрос — <a>напишите обращение</a>.',
  ],
  '还没有公开的热点回应。': ['No answers here yet.', 'Ответов пока нет.'],
  '{n} 条回应': ['{n} answers', 'ответов: {n}'],
  '{d} 更新': ['updated {d}', 'обновлено {d}'],
  '{d} 办结': ['closed {d}', 'завершено {d}'],
  进行中: ['going on', 'продолжается'],
  已办结: ['closed', 'завершён'],
  '订阅热点回应（Atom）': ['Follow by feed (Atom)', 'Подписаться на ленту (Atom)'],
  群众关心什么: ['What people ask', 'О чём спрашивают'],
  结论: ['Conclusion', 'Итог'],
  什么时候说了什么: ['What was said when', 'Что и когда было сказано'],
  '回应正在更新，请过几天再看。': [
    'The answers are being updated; please look again in some days.',
    'Ответы обновляются; загляните через несколько дней.',
  ],
  文件: ['Document', 'Документ'],
  负责人讲话: ['Speech by the responsible leader', 'Слова руководителя'],
  其他网站: ['Another site', 'Другой сайт'],
  此前的结论: ['Earlier conclusion', 'Прежний итог'],
  问得多的事: ['What many ask', 'Частые вопросы'],
  这个热点回应已经撤下: ['This page was withdrawn', 'Эта страница снята'],
  '这个热点回应已经撤下，或者没有公开': [
    'This page was withdrawn, or is not public',
    'Эта страница снята или не опубликована',
  ],
};
