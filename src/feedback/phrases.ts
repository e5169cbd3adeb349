import type { Phrases } from '../platform/languages/phrases.ts';

/** Fixed texts of the page on which readers say whether a page is useful. */
export const phrases: Phrases = {
  这一页对您有用吗: ['Is this page useful?', 'Полезна ли эта страница?'],
  '这一页对您有用吗？': ['Is this page useful?', 'Полезна ли эта страница?'],
  有用吗: ['Useful?', 'Полезна?'],
  有用: ['Useful', 'Полезна'],
  没用: ['Not useful', 'Не полезна'],
  '您看的是：': ['You are reading: ', 'Вы читаете: '],
  '哪里好，哪里看不懂、找不到': [
    'What is good, what is hard to understand or to find',
    'Что хорошо, что непонятно или трудно найти',
  ],
  '可以不填。请不要写姓名、电话、证件号码。这里不答复；要答复的，请提问或者留言。': [
    'May be left empty. Please write no names, telephone or identity numbers. There is no answer here; for one, please ask a question.',
    'Можно не заполнять. Не указывайте имён, телефонов и номеров документов. Здесь не отвечают; чтобы получить ответ, задайте вопрос.',
  ],
  提交: ['Send', 'Отправить'],
  请选择有用或者没用: ['Please choose whether it is useful', 'Выберите, полезна страница или нет'],
  '已收到，谢谢您告诉我们': ['Received, thank you for telling us', 'Получено, спасибо'],
  '没有找到您说的那一页，可能已经撤下': [
    'The page you mean was not found; it may have been withdrawn',
    'Страница не найдена; возможно, она снята',
  ],
  '您所在的网络近来对这一页评价过多，请过一天再来。': [
    'Too many ratings came from your network; please come again tomorrow.',
    'Из вашей сети пришло слишком много оценок; попробуйте завтра.',
  ],
};
