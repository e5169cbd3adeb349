import type { Phrases } from '../../platform/languages/phrases.ts';

/** Fixed texts of commenting and of one's own comment. */
export const commentingPhrases: Phrases = {
  对: ['Comment on ', 'Мнение о '],
  '提意见，{d} 截止。': [', until {d}.', ', до {d}.'],
  '您同意这条意见：': ['You agree with: ', 'Вы согласны с: '],
  '意见不是投票，不按人数决定；有不同的理由请写出来。': [
    ' Comments are no votes; if you have another reason, please write it.',
    ' Мнения — не голосование; если у вас другой довод, напишите его.',
  ],
  对哪一段: ['On which paragraph', 'О каком абзаце'],
  '第 {n} 段：{x}': ['Paragraph {n}: {x}', 'Абзац {n}: {x}'],
  您的意见: ['Your comment', 'Ваше мнение'],
  '哪里不合适，应该怎样改，理由是什么。最多 {n} 个字。核对以后公开，请不要写电话、证件号码': [
    'What is wrong, how should it be, why. At most {n} characters. It is shown once it was looked through: no telephone or identity numbers, please',
    'Что неверно, как изменить и почему. Не более {n} знаков. Публикуется после просмотра: без телефонов и номеров документов',
  ],
  '您是谁（可以不填）': ['Who you are (optional)', 'Кто вы (необязательно)'],
  '姓名、邮箱加密保存，不公开。公开时只显示姓，如“张＊＊”。': [
    'Name and address are kept encrypted and not shown; the comment shows only a family name, such as 张＊＊.',
    'Имя и адрес хранятся в зашифрованном виде и не публикуются; видна только фамилия, например 张＊＊.',
  ],
  公布采纳情况时发邮件告诉您: [
    'We write to you when the results are published',
    'Мы напишем вам, когда опубликуют итоги',
  ],
  核对意见: ['Check your comment', 'Проверьте мнение'],
  '意见里好像有电话或者证件号码，公开时会隐去。不需要的话，请返回删去。': [
    'There seem to be telephone or identity numbers in it; they will not be shown. You may go back and take them out.',
    'Похоже, в тексте есть номера телефонов или документов; их не опубликуют. Можно вернуться и убрать их.',
  ],
  同意的意见: ['Agrees with', 'Согласие с'],
  征集: ['Consultation', 'Обсуждение'],
  意见已提交: ['Your comment is sent', 'Мнение отправлено'],
  '请把查询码抄下来、拍下来或者打印出来：凭它可以看意见是否公开、是否采纳，也可以撤回。查询码只在这里显示。': [
    'Please note the code down: with it you see whether your comment is shown and adopted, and may take it back. It stands only here.',
    'Запишите код: по нему видно, опубликовано ли и принято ли мнение, и его можно отозвать. Код показан только здесь.',
  ],
  意见编号: ['Number', 'Номер'],
  查看我的意见: ['See my comment', 'Моё мнение'],
  我的意见: ['My comment', 'Моё мнение'],
  '在公用电脑上，用完请退出，别人就看不到您的意见。': [
    'On a shared computer please leave when you are done, so that nobody sees your comment.',
    'На общем компьютере выйдите после работы, чтобы никто не увидел ваше мнение.',
  ],
  '凭提交时得到的查询码，可以看意见是否公开、是否采纳，也可以撤回。': [
    'With the code you were given you see whether your comment is shown and adopted, and may take it back.',
    'По полученному коду видно, опубликовано ли и принято ли мнение; его можно и отозвать.',
  ],
  '没有留下联系方式的意见，丢失查询码后不能补发；采纳情况公布后，人人都可以看。': [
    'A lost code cannot be given anew; what was adopted is published for everybody.',
    'Утерянный код не восстанавливается; итоги публикуются для всех.',
  ],
  提交日期: ['Sent on', 'Отправлено'],
  内容已按保存期限删除: ['The text was erased after its period', 'Текст удалён по истечении срока'],
  '正在核对，核对后公开': ['being looked through', 'просматривается'],
  已在网站公开: ['shown on the site', 'опубликовано на сайте'],
  '不公开，但同样研究、答复': ['not shown, but considered all the same', 'не публикуется, но рассматривается'],
  '含有威胁、辱骂的内容': ['threats or insults', 'угрозы или оскорбления'],
  '含有个人信息，删去后不成意思': [
    'personal data without which it has no meaning',
    'личные данные, без которых нет смысла',
  ],
  与征集的内容无关: ['about something else', 'о другом'],
  与同一人的另一条意见重复: ['the same as another by the same person', 'повторяет другое мнение того же лица'],
  '这项征集已终止。': ['This consultation was ended early.', 'Обсуждение прекращено.'],
  '已撤回，不再研究。': ['Taken back, considered no more.', 'Отозвано, не рассматривается.'],
  '征集 {d1} 结束，最迟 {d2} 公布。': ['It ends on {d1}; results by {d2}.', 'Завершается {d1}; итоги не позднее {d2}.'],
  '撤回后不再公开，也不再研究；征集结束前可以重新提。': [
    'It is shown and considered no more; until the end you may comment again.',
    'Оно больше не публикуется и не рассматривается; до конца срока можно высказаться снова.',
  ],
  撤回这条意见: ['Take this comment back', 'Отозвать мнение'],
  意见已撤回: ['Your comment is taken back', 'Мнение отозвано'],
  '已退出，本机不再保留您的意见': [
    'You have left; nothing of your comment stays here',
    'Вы вышли; ваше мнение здесь не хранится',
  ],
  请写明您的意见: ['Please write your comment', 'Напишите ваше мнение'],
  没有这一段: ['There is no such paragraph', 'Такого абзаца нет'],
  请选择列出的段落: ['Please choose one of the paragraphs', 'Выберите один из абзацев'],
  '您同意的那条意见已不再显示，请写明您的意见': [
    'The comment you agree with is shown no more; please write your own',
    'Мнение, с которым вы согласны, больше не публикуется; напишите своё',
  ],
  征集还没有开始: ['It has not begun', 'Ещё не началось'],
  '征集已经结束，不再接收意见。您写的内容还在下面，可以复制保存': [
    'It is over, no more comments are taken. What you wrote stands below and can be copied',
    'Завершено, мнения не принимаются. Ваш текст ниже, его можно скопировать',
  ],
  '征集已经结束，不能再撤回': ['It is over; nothing can be taken back', 'Завершено; отозвать нельзя'],
  这条意见已经撤回: ['This comment was taken back', 'Мнение уже отозвано'],
  '您所在的网络一小时内提交的意见过多，请稍后再试。填写的内容仍在，也可以来信、打电话或者到窗口。': [
    'Too many comments came from your network within an hour; please try later. What you wrote is still here.',
    'Из вашей сети за час пришло слишком много мнений; попробуйте позже. Ваш текст сохранён.',
  ],
  '输错次数过多，请一小时后再试': [
    'Too many wrong codes; please try in an hour',
    'Слишком много неверных кодов; попробуйте через час',
  ],
  没有查到这条意见: ['No such comment', 'Мнение не найдено'],
  '查询码不对，请核对后再试': ['The code is wrong; please check it', 'Код неверен; проверьте его'],
};
