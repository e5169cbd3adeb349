import type { Phrases } from '../platform/languages/phrases.ts';

/** Fixed texts of 公开及时率. */
export const phrases: Phrases = {
  公开及时率: ['Timeliness of disclosure', 'Своевременность раскрытия'],
  应公开的事项按期公开了多少: ['How much was published in time', 'Сколько опубликовано в срок'],
  '应当公开的事项，到期以前公开了多少。': [
    'Of what must be published, how much was there by its day.',
    'Сколько из подлежащего раскрытию опубликовано в срок.',
  ],
  年度: ['Years', 'Годы'],
  月份: ['Months', 'Месяцы'],
  '{y} 年': ['{y}', '{y}'],
  '{n} 月': ['Month {n}', 'месяц {n}'],
  '这段时间没有到期的公开事项。': ['Nothing fell due in this time.', 'За это время срок ни по чему не наступил.'],
  '公开及时率，按公开主体': ['Timeliness, by who publishes', 'Своевременность по ответственным'],
  公开主体: ['By whom', 'Кто публикует'],
  及时率: ['In time', 'В срок, доля'],
  到期事项: ['Due', 'Срок наступил'],
  按期公开: ['Published in time', 'Опубликовано в срок'],
  逾期公开: ['Published late', 'Опубликовано с опозданием'],
  尚未公开: ['Not yet published', 'Ещё не опубликовано'],
  '数量少，不计算': ['too few to say', 'слишком мало данных'],
  合计: ['Total', 'Всего'],
  '公开事项目录规定了每一事项的公开期限。期限在这段时间内、已经到期的事项，在期限内公开的计入按期公开；经核准说明没有发生或者不能公开的，不计。':
    [
      'The catalogue sets a day for each item. Of items whose day lies in this time and is over, those published by then count as in time; those excused with approval are left out.',
      'В перечне для каждого пункта указан срок. Из пунктов, срок которых приходится на это время и истёк, опубликованные вовремя считаются своевременными; не учитываются те, по которым принято объяснение.',
    ],
  '不足 {n} 项的不计算比例，只列数量。按台账现在的记录统计，有变动时随时更新。': [
    'Of fewer than {n} items no share is given, only the number. Counted from the records as they stand now, and updated whenever they change.',
    'Если пунктов меньше {n}, доля не указывается, только число. Считается по записям на данный момент и обновляется при их изменении.',
  ],
  公开及时率的明细: ['Items behind the timeliness', 'Пункты, по которым считается своевременность'],
  '没有这样的事项。': ['No such items.', 'Таких пунктов нет.'],
  公开事项: ['Item', 'Пункт'],
  公开期限: ['Due by', 'Срок'],
  公开情况: ['What became of it', 'Что сделано'],
};
