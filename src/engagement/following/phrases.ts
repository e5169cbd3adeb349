import type { Phrases } from '../../platform/languages/phrases.ts';

/** Fixed texts of what somebody sent, and of what becomes of it. */
export const ownPhrases: Phrases = {
  留言已提交: ['Your message was sent', 'Обращение отправлено'],
  '请把编号和查询码抄下来、拍下来或者打印出来，看答复、追问、评价都要用。查询码只在这里显示。': [
    'Please write down, photograph or print number and code: you need them to read the answer, ask again and rate it. The code is shown only here.',
    'Запишите, сфотографируйте или распечатайте номер и код: они нужны, чтобы прочитать ответ, уточнить и оценить. Код показывается только здесь.',
  ],
  留言编号: ['Message number', 'Номер обращения'],
  查看办理情况: ['See how it stands', 'Посмотреть состояние'],
  '今天收到，从下一个工作日起 {n} 个工作日内答复；要延期的，会写明理由，只延一次。': [
    'Received today; answered within {n} working days from the next one. An extension is possible once, with its reason.',
    'Получено сегодня; ответ в течение {n} рабочих дней начиная со следующего. Продление возможно один раз, с указанием причины.',
  ],
  '不属于本机关的，会告诉您应向哪里提出。': [
    'If it is not ours to settle, we tell you where it belongs.',
    'Если вопрос не наш, мы скажем, куда обратиться.',
  ],
  '答复后可以评价，也可以追问一次。': [
    'You can rate the answer and ask once more.',
    'Ответ можно оценить и один раз уточнить.',
  ],
  '丢失查询码的，请带留言时写的姓名、电话到窗口补发。': [
    'If you lose the code, come to the window with the name and telephone you gave.',
    'Если код утерян, придите к окну с именем и телефоном, указанными в обращении.',
  ],
  '在公用电脑上，用完请退出，别人就看不到您的留言。': [
    'On a shared computer please leave when you are done, so that nobody else sees your message.',
    'На общем компьютере выйдите, когда закончите, чтобы другие не увидели ваше обращение.',
  ],
  '凭提交时得到的编号和查询码，可以看办到哪一步、看答复、评价、追问、撤回。': [
    'With number and code you see how it stands, read the answer, rate it, ask again or withdraw.',
    'По номеру и коду можно узнать состояние, прочитать ответ, оценить, уточнить или отозвать.',
  ],
  没有查到这件留言: ['No such message was found', 'Обращение не найдено'],
  请填写留言编号: ['Please give the message number', 'Укажите номер обращения'],
  待交办: ['To be assigned', 'Ожидает распределения'],
  待指定科室: ['Office to be decided', 'Определяется отдел'],
  已转其他渠道: ['Belongs elsewhere', 'Передано по принадлежности'],
  已撤回: ['Withdrawn', 'Отозвано'],
  已作废: ['Void', 'Аннулировано'],
  什么时候答复: ['When we answer', 'Когда мы ответим'],
  '{x}收到留言，当天不计，从第二天起算 {n} 个工作日，{x2}前答复。': [
    'Received on {x}. That day does not count; {n} working days from the next: answered by {x2}.',
    'Получено {x}. Этот день не считается; {n} рабочих дней со следующего: ответ до {x2}.',
  ],
  '其间有日期的放假安排尚未公布，期限暂定，公布后重新计算。': [
    'Public holidays on the way are not announced yet: the date is provisional.',
    'Праздничные дни в этот период ещё не объявлены: срок предварительный.',
  ],
  转其他渠道: ['Where it belongs', 'Куда обратиться'],
  延期: ['Extension', 'Продление'],
  作废: ['Void', 'Аннулировано'],
  答复: ['Answer', 'Ответ'],
  '问题和答复经您同意已经公开：<a>查看公开的内容</a>': [
    'Question and answer are published with your consent: <a>see them</a>',
    'Вопрос и ответ опубликованы с вашего согласия: <a>посмотреть</a>',
  ],
  '您的评价：{t}': ['Your rating: {t}', 'Ваша оценка: {t}'],
  评价: ['Rating', 'Оценка'],
  对这次答复: ['This answer', 'Этот ответ'],
  满意: ['satisfied', 'доволен'],
  基本满意: ['fairly satisfied', 'скорее доволен'],
  不满意: ['not satisfied', 'не доволен'],
  想说的话: ['In your words', 'Ваши слова'],
  提交评价: ['Send rating', 'Отправить оценку'],
  追问: ['Ask once more', 'Уточнить'],
  '没有说清楚的，可以追问一次，从当天起重新计算答复期限。': [
    'If something is unclear you can ask once more; a new limit begins that day.',
    'Если что-то неясно, можно один раз уточнить; с этого дня начинается новый срок.',
  ],
  您还想问: ['Your question', 'Ваш вопрос'],
  提交追问: ['Send', 'Отправить'],
  收到: ['Received', 'Получено'],
  撤回留言: ['Withdraw the message', 'Отозвать обращение'],
  撤回的原因: ['Reason', 'Причина'],
  已按保存期限删除: ['Deleted after its period', 'Удалено по истечении срока'],
};
