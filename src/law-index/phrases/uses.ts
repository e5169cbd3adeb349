import type { Phrases } from '../../platform/languages/phrases.ts';

/** What rooms say that everybody can do by an article (`ArticleUse.forPublic`), with the figure where there is one. */
export const usePhrases: Phrases = {
  '看各年的年度报告，下载文件和数据，已公布 {n} 期': [
    'Read the annual reports, download files and data; {n} {n|report|reports} so far',
    'Годовые отчёты, файлы и данные; опубликовано: {n}',
  ],
  '成批下载公开的信息和年报的数据，程序可以读取': [
    'Download what is public and the data of the reports in bulk, for programs too',
    'Скачать открытые сведения и данные отчётов целиком, в том числе для программ',
  ],
  '网上申请、下载申请表，凭查询码看办到哪一步': [
    'Apply online, download the form, see by your code how far it is',
    'Подать заявление, скачать бланк, узнать по коду, на каком оно этапе',
  ],
  看各年通过各渠道公开的条数: [
    'See how much was made public by which channel in each year',
    'Сколько опубликовано по каждому каналу за каждый год',
  ],
  '对征求意见的草案提意见，看采纳情况': [
    'Comment on drafts, and see what became of comments',
    'Высказаться о проектах и узнать, что учтено',
  ],
  '咨询、建议、投诉、举报，指出网页的错误，凭编号查询答复': [
    'Ask, suggest, complain, report, point out errors, and find the answer by its number',
    'Спросить, предложить, пожаловаться, сообщить, указать ошибку и найти ответ по номеру',
  ],
  '指出网页的错误，反映没有公开、没有答复的情况': [
    'Point out errors of a page, or that something was not disclosed or not answered',
    'Указать ошибку на странице или сообщить, что не раскрыто или нет ответа',
  ],
  '看本机关应当公开什么、由谁在什么时候公开，列入 {n} 项': [
    'See what this authority must make public, by whom and when; {n} {n|item|items}',
    'Что орган обязан публиковать, кто и когда; пунктов: {n}',
  ],
  '按法定事项和栏目查已经公开的信息，现有 {n} 件': [
    'Find what is public by items of the law and sections; {n} {n|document|documents}',
    'Найти опубликованное по пунктам закона и рубрикам; документов: {n}',
  ],
  '看答复不服时怎样申请复议、提起诉讼': [
    'See how to apply for reconsideration or go to court against an answer',
    'Как обжаловать ответ: пересмотр или суд',
  ],
  检索本网站公开的信息和附件: [
    'Search what this site made public, and its attachments',
    'Поиск по опубликованному и вложениям',
  ],
  看本机关公开了哪些政府信息: [
    'See what information this authority made public',
    'Какую информацию опубликовал этот орган',
  ],
  '查政府信息公开工作机构的名称、地址、时间、电话': [
    'Find name, address, hours and telephone of the body that does this work',
    'Название, адрес, часы и телефон ответственного подразделения',
  ],
  '看公开的原则、审查和更正的规定': [
    'Read the principles of disclosure, and the rules of review and correction',
    'Принципы раскрытия, правила проверки и исправления',
  ],
  '看公开指南：怎样查阅、怎样申请、找谁': [
    'Read the guide: how to look things up, how to apply, whom to ask',
    'Руководство: как искать, как подать заявление, к кому обратиться',
  ],
  '放大文字、高对比、读屏、键盘操作': [
    'Larger text, high contrast, screen readers, keyboard',
    'Крупный шрифт, высокий контраст, чтение с экрана, клавиатура',
  ],
};
