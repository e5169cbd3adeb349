import type { Phrases } from '../platform/languages/phrases.ts';

/** How an authority is reached. */
export const phrases: Phrases = {
  机构: ['Office', 'Отдел'],
  地址: ['Address', 'Адрес'],
  邮编: ['Postcode', 'Индекс'],
  办公时间: ['Opening hours', 'Часы работы'],
  联系人: ['Contact person', 'Контактное лицо'],
  电话: ['Telephone', 'Телефон'],
  传真: ['Fax', 'Факс'],
  电子邮箱: ['E-mail', 'Эл. почта'],
  '{t}政府信息公开工作机构': [
    'Government information disclosure office, {t}',
    'Отдел по раскрытию правительственной информации, {t}',
  ],
};
