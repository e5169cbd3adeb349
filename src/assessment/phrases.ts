import type { Phrases } from '../platform/languages/phrases.ts';

/** Fixed texts of results on the site. */
export const phrases: Phrases = {
  考核和评议结果: ['Results of assessments', 'Результаты оценки'],
  '可以看政府信息公开工作考核、社会评议的结果和按什么考核': [
    'You can read what assessments of disclosure work came to, and by what they were made',
    'Можно узнать итоги оценки работы по раскрытию информации и её критерии',
  ],
  '每年考核、评议的结果，按什么考核': [
    'What the yearly assessments came to, and by what they were made',
    'Итоги ежегодной оценки и её критерии',
  ],
  '政府信息公开工作每年考核、评议，结果在这里公布。': [
    'The work of information disclosure is assessed every year; the results are published here.',
    'Работа по раскрытию информации оценивается ежегодно; итоги публикуются здесь.',
  ],
  '还没有公布考核结果。': ['No results have been published yet.', 'Результаты ещё не опубликованы.'],
  '{d} 公布': ['published on {d}', 'опубликовано {d}'],
  '{d} 更正': ['corrected on {d}', 'исправлено {d}'],
  更正: ['Corrections', 'Исправления'],
  考核结果: ['Results', 'Результаты'],
  名次: ['Place', 'Место'],
  考核对象: ['Assessed', 'Кого оценивали'],
  得分: ['Points', 'Баллы'],
  等次: ['Grade', 'Оценка'],
  优秀: ['excellent', 'отлично'],
  良好: ['good', 'хорошо'],
  一般: ['fair', 'удовлетворительно'],
  较差: ['poor', 'плохо'],
  按什么考核: ['By what it was judged', 'Критерии'],
  '{y1} 分以上优秀，{y2} 分以上良好，{y3} 分以上一般，其余较差。': [
    'From {y1} points excellent, from {y2} good, from {y3} fair, below that poor.',
    'От {y1} баллов отлично, от {y2} хорошо, от {y3} удовлетворительно, ниже — плохо.',
  ],
  '数据统计到 {d}。': ['Counted up to {d}.', 'Данные по {d}.'],
  '账里统计不了的项目不计，其余项目折算成 100 分。': [
    'What the books cannot count is left out, and the rest is reckoned to 100.',
    'Что нельзя подсчитать, не учитывается; остальное пересчитано на 100 баллов.',
  ],
  考核项目: ['Items', 'Показатели'],
  项目: ['Item', 'Показатель'],
  分值: ['Weight', 'Вес'],
  怎样计分: ['How points are given', 'Как начисляются баллы'],
  '向社会公开的问卷，不记名，每人答一次；网站和窗口都可以答。答卷少于 {n} 份的不用于考核。': [
    'Surveys open to everybody, without names, answered once each, on the site or at the window. With fewer than {n} answers they are not used.',
    'Открытые опросы без имён, один ответ от человека, на сайте или в окне. Если ответов меньше {n}, опрос не учитывается.',
  ],
  社会评议: ['Public appraisal', 'Общественная оценка'],
  问卷: ['Survey', 'Опрос'],
  期间: ['Period', 'Период'],
  网站答卷: ['Answers on the site', 'Ответы на сайте'],
  窗口答卷: ['Answers at the window', 'Ответы в окне'],
  满意程度: ['Content', 'Удовлетворённость'],
};
