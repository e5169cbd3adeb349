import type { Phrases } from '../platform/languages/phrases.ts';

/** Fixed texts of the search. */
export const phrases: Phrases = {
  '搜索：{x}': ['Search: {x}', 'Поиск: {x}'],
  搜索结果: ['Search results', 'Результаты поиска'],
  检索条件: ['Search conditions', 'Условия поиска'],
  检索词: ['Words', 'Слова'],
  排序: ['Order', 'Порядок'],
  按相关度: ['by relevance', 'по релевантности'],
  按发布日期: ['by date', 'по дате'],
  检索: ['Search', 'Искать'],
  订阅这个词: ['Follow this word', 'Следить за этим словом'],
  '请输入要查找的内容，如文件标题中的词语、发文字号或索引号。': [
    'Type what you look for in Chinese: words of a title, a document number or an index number.',
    'Введите по-китайски, что ищете: слова из названия, номер документа или индекс.',
  ],
  相关栏目: ['Related pages', 'Связанные страницы'],
  '没有识别出可以检索的文字，请换用中文、字母或数字再试。': [
    'Nothing there to search for. Please use Chinese characters, letters or figures.',
    'Нет слов для поиска. Используйте иероглифы, буквы или цифры.',
  ],
  '没有找到同时包含这些词语的文件。': [
    'No document contains all these words. Documents are in Chinese: try Chinese words.',
    'Нет документов со всеми этими словами. Документы на китайском: попробуйте китайские слова.',
  ],
  '没有找到引号中的原文。': ['The words in quotation marks were not found.', 'Текст в кавычках не найден.'],
  '含有这些字词的文件较多，引号中的原文只在最近的 {n} 篇里查找过。要查更早的，请选择年份、栏目，或者去掉引号。': [
    'Many documents contain these characters; the quoted words were looked for in the newest {n} only. For older ones choose a year or a section, or leave the quotation marks out.',
    'Таких документов много; текст в кавычках искали только в {n} последних. Для более старых выберите год или рубрику либо уберите кавычки.',
  ],
  '检查有没有错别字，或换用更短、更常用的词语': [
    'Check the spelling, or use shorter and more common words',
    'Проверьте написание или возьмите более короткие и обычные слова',
  ],
  '去掉栏目、年份、机构等筛选条件': ['Leave out section, year or office', 'Уберите рубрику, год или отдел'],
  '不加引号，放宽为分词检索': [
    'Leave out quotation marks to search for single words',
    'Уберите кавычки, чтобы искать отдельные слова',
  ],
  '仍未找到，可以<a>申请公开</a>': ['Still not found: <a>ask for it</a>', 'Всё ещё не найдено: <a>подайте запрос</a>'],
  '没有同时包含全部词语的信息，以下结果省去了{x}。': [
    'Nothing contains all the words; these results leave out {x}.',
    'Нет документов со всеми словами; в этих результатах опущено: {x}.',
  ],
  您是不是要找: ['Did you mean', 'Возможно, вы искали'],
  '查询内容较长，已按前 {n} 个字检索。': [
    'The query is long; its first {n} characters were searched for.',
    'Запрос длинный; искали по первым {n} знакам.',
  ],
  '另有 {n} 个附件的内文没有或没有全部编入检索（如扫描件、压缩包），其中的文字检索不到。': [
    'The text of {n} {n|attachment|attachments} (scans, archives) cannot be searched, or not all of it.',
    'Текст вложений (сканы, архивы): {n} — недоступен для поиска полностью или частично.',
  ],
  '没有“{x}”这个栏目，没有检索。请重新选择栏目，或者选“全部”。': [
    'There is no section “{x}”; nothing was searched. Choose another, or “All”.',
    'Рубрики «{x}» нет; поиск не выполнен. Выберите другую или «Все».',
  ],
  '没有“{x}”这个机构，没有检索。请重新选择机构，或者选“全部”。': [
    'There is no office “{x}”; nothing was searched. Choose another, or “All”.',
    'Отдела «{x}» нет; поиск не выполнен. Выберите другой или «Все».',
  ],
  '没有 {x} 年公开的信息，没有检索。请重新选择年份，或者选“全部”。': [
    'Nothing was published in {x}; nothing was searched. Choose another year, or “All”.',
    'За {x} год ничего нет; поиск не выполнен. Выберите другой год или «Все».',
  ],
  '只能逐页查看最近的 {n} 条结果，请增加词语或筛选条件缩小范围。': [
    'Only the newest {n} results can be paged through. Add words or conditions.',
    'Можно просмотреть только {n} последних результатов. Добавьте слова или условия.',
  ],
  '{n} 条结果': ['{n} {n|result|results}', '{n} {n|результат|результата|результатов}'],
  '约 {n} 条结果': ['about {n} results', 'около {n} {n|результата|результатов|результатов}'],
  '{n} 条以上结果': ['more than {n} results', 'более {n} {n|результата|результатов|результатов}'],
  更多办事指南: ['More guides', 'Ещё руководства'],
  '服务窗口：现在开不开': ['Service windows: open now?', 'Окна обслуживания: открыты ли сейчас?'],
};
