import type { Phrases } from '../platform/languages/phrases.ts';

/** What stands around a published report; the report is Chinese. */
export const phrases: Phrases = {
  下载: ['Download', 'Скачать'],
  网页文件: ['Web page', 'Веб-страница'],
  开放数据: ['Open data', 'Открытые данные'],
  '全文（JSON）': ['Full text (JSON)', 'Полный текст (JSON)'],
  '三张表（CSV）': ['Three tables (CSV)', 'Три таблицы (CSV)'],
  '三张表（JSON）': ['Three tables (JSON)', 'Три таблицы (JSON)'],
  '各机关逐格（CSV）': ['By authority (CSV)', 'По органам (CSV)'],
  数据说明: ['About the data', 'О данных'],
  纳入汇总的机关: ['Authorities summed up', 'Учтённые органы'],
  '{t1}（由{t2}代为报送）': ['{t1} (sent by {t2})', '{t1} (передано: {t2})'],
  年度报告开放数据说明: ['About the open data of annual reports', 'Об открытых данных годовых отчётов'],
  '{t}{y}年政府信息公开工作年度报告': [
    'Annual report on disclosure {y}, {t}',
    'Годовой отчёт о раскрытии за {y} год, {t}',
  ],
  '{t}{y}年本地区政府信息公开工作年度报告': [
    'Annual report on disclosure in the region {y}, {t}',
    'Годовой отчёт о раскрытии по региону за {y} год, {t}',
  ],
  '{t}{y}年政府信息公开工作年度报告，{d} 发布': [
    'Annual report on disclosure {y}, {t}, published {d}',
    'Годовой отчёт о раскрытии за {y} год, {t}, опубликован {d}',
  ],
  '第 {n1} 版与第 {n2} 版对照': ['Version {n1} beside version {n2}', 'Редакции {n1} и {n2}'],
  '数字和文字相同。': ['Figures and texts are the same.', 'Числа и тексты совпадают.'],
  '第 {n} 版': ['Version {n}', 'Редакция {n}'],
  '查看第 {n} 版': ['See version {n}', 'Открыть редакцию {n}'],
  '这是第 {n1} 版，已于 {d}更正，仅供查考。<a>查看现行的第 {n2} 版</a>': [
    'This is version {n1}, corrected on {d}, for reference only. <a>See version {n2}, now in force</a>',
    'Это редакция {n1}, исправлена {d}, только для справки. <a>Открыть действующую редакцию {n2}</a>',
  ],
  '更正：本报告已于 {d}更正（第 {n} 版）。更正原因：{x}。': [
    'Corrected: this report was corrected on {d} (version {n}). Reason: {x}.',
    'Исправлено: отчёт исправлен {d} (редакция {n}). Причина: {x}.',
  ],
};
