import type { Phrases } from '../platform/languages/phrases.ts';

/** Fixed texts of surveys in the other languages; what is asked stays Chinese. */
export const phrases: Phrases = {
  问卷调查: ['Surveys', 'Опросы'],
  '问卷：{x}': ['Survey: {x}', 'Опрос: {x}'],
  还没有开始: ['Not open yet', 'Ещё не начался'],
  '已截止，正在统计': ['Closed; answers are being counted', 'Завершён; идёт подсчёт'],
  为什么问: ['Why we ask', 'Зачем мы спрашиваем'],
  谁来问: ['Who asks', 'Кто спрашивает'],
  请谁回答: ['Who may answer', 'Кого мы спрашиваем'],
  延期: ['Extension', 'Продление'],
  '{d1} 起由 {d2} 延到 {d3}': ['on {d1} from {d2} to {d3}', '{d1}: с {d2} до {d3}'],
  '不记名：不记您是谁，也不记网络地址。标“必填”的要答，其余可以不答。有的题后面写着到第几题，中间的题不用答，答了也不计。':
    [
      'Anonymous: neither who you are nor your network address is kept. Questions marked as required must be answered, the others may be left. Where it says to which question you go on, those between need no answer and do not count.',
      'Анонимно: ни ваше имя, ни сетевой адрес не сохраняются. На отмеченные вопросы ответ обязателен, остальные можно пропустить. Если указано, к какому вопросу перейти, промежуточные вопросы не нужны и не учитываются.',
    ],
  验证码: ['Code', 'Код'],
  '这份问卷每个邮箱答一次。还没有验证码的，先<a>取得验证码</a>。': [
    'This survey can be answered once from each mail address. If you have no code yet, <a>get a code</a> first.',
    'На этот опрос можно ответить один раз с каждого адреса почты. Если кода ещё нет, сначала <a>получите код</a>.',
  ],
  取得验证码: ['Get a code', 'Получить код'],
  '邮件里的 10 位字母和数字': ['The 10 letters and digits in the mail', '10 букв и цифр из письма'],
  '现在不能发送验证码，请到窗口填写纸质问卷。': [
    'No codes can be sent now; please fill in the survey on paper at the window.',
    'Сейчас коды не отправляются; заполните опрос на бумаге у окна.',
  ],
  题目: ['Questions', 'Вопросы'],
  '文字里请不要写姓名、电话、证件号码；写了的号码，收下时就会遮去。': [
    'Please write no names, telephone or identity numbers; numbers are struck out when they arrive.',
    'Не указывайте имён, телефонов и номеров документов; номера вычёркиваются при получении.',
  ],
  提交答卷: ['Send answers', 'Отправить ответы'],
  '回答问卷“{x}”要用验证码，每个邮箱答一次。邮箱加密保存，信发出后就删去；只留一个认不出邮箱的记号，问卷截止后也删去。':
    [
      'A code is needed to answer the survey “{x}”, once for each mail address. The address is kept encrypted and deleted when the mail is out; a mark that does not show it stays until the survey is over.',
      'Чтобы ответить на опрос «{x}», нужен код — один на каждый адрес почты. Адрес хранится зашифрованным и удаляется после отправки письма; до конца опроса остаётся лишь метка, по которой адрес узнать нельзя.',
    ],
  '回答问卷“<a>{x}</a>”要用验证码，每个邮箱答一次。邮箱加密保存，信发出后就删去；只留一个认不出邮箱的记号，问卷截止后也删去。':
    [
      'A code is needed to answer the survey “<a>{x}</a>”, once for each mail address. The address is kept encrypted and deleted when the mail is out; a mark that does not show it stays until the survey is over.',
      'Чтобы ответить на опрос «<a>{x}</a>», нужен код — один на каждый адрес почты. Адрес хранится зашифрованным и удаляется после отправки письма; до конца опроса остаётся лишь метка, по которой адрес узнать нельзя.',
    ],
  发送验证码: ['Send the code', 'Отправить код'],
  返回问卷: ['Back to the survey', 'К опросу'],
  现在不能取得验证码: ['No code can be got now', 'Сейчас код получить нельзя'],
  '验证码已经发出。十分钟没有收到的，请核对邮箱后重新取得；这个邮箱答过的，不再发': [
    'The code is on its way. If it has not come in ten minutes, check the address and ask again; an address that has answered gets none',
    'Код отправлен. Если за десять минут он не пришёл, проверьте адрес и запросите снова; на адрес, с которого уже ответили, код не отправляется',
  ],
  '取得验证码的次数过多，请明天再来；也可以到窗口填写纸质问卷。': [
    'Too many codes were asked for; please come again tomorrow, or fill in the survey on paper at the window.',
    'Кодов запрошено слишком много; попробуйте завтра или заполните опрос на бумаге у окна.',
  ],
  请填写验证码: ['Please enter the code', 'Введите код'],
  '验证码不对，或者已经用过。重新取过验证码的，用最新一封信里的': [
    'The code is wrong or was used. If you asked again, use the one in the latest mail',
    'Код неверен или уже использован. Если вы запрашивали его снова, возьмите код из последнего письма',
  ],
  '您所在的网络近来提交过多，请过一会儿再来；也可以到窗口填写纸质问卷。': [
    'Too much was sent from your network; please come again later, or fill in the survey on paper at the window.',
    'Из вашей сети отправлено слишком много; попробуйте позже или заполните опрос на бумаге у окна.',
  ],
  '第 {n} 题必须回答': ['Question {n} must be answered', 'На вопрос {n} нужно ответить'],
  '第 {n} 题请选择列出的选项': [
    'Question {n}: please choose among the answers listed',
    'Вопрос {n}: выберите из предложенного',
  ],
  '第 {n1} 题最多选 {n2} 项，现在选了 {n3} 项': [
    'Question {n1}: at most {n2} may be chosen, now there are {n3}',
    'Вопрос {n1}: можно выбрать не более {n2}, выбрано {n3}',
  ],
  '第 {n1} 题最多 {n2} 个字，现在有 {n3} 个': [
    'Question {n1}: at most {n2} characters, now there are {n3}',
    'Вопрос {n1}: не более {n2} знаков, сейчас {n3}',
  ],
  请至少回答一题: ['Please answer at least one question', 'Ответьте хотя бы на один вопрос'],
  '这台设备已经答过，没有再计一次': [
    'This device has answered before; it was not counted again',
    'С этого устройства уже ответили; второй раз не засчитано',
  ],
  '问卷已经截止，这份答卷没有收下': [
    'The survey is over; these answers were not taken',
    'Опрос завершён; эти ответы не приняты',
  ],
  '这台设备 {d1} 已经答过这份问卷，每人答一次。问卷 {d2} 截止，第二天公布结果。': [
    'This device answered on {d1}; everybody answers once. The survey closes on {d2}, results come the day after.',
    'С этого устройства ответили {d1}; каждый отвечает один раз. Опрос завершится {d2}, итоги — на следующий день.',
  ],
  '{d} 起可以在这里回答。': ['Can be answered here from {d}.', 'Ответить здесь можно с {d}.'],
  '问卷已经截止，正在统计，一小时后公布结果。': [
    'The survey is over and is being counted; results come in an hour.',
    'Опрос завершён, идёт подсчёт; итоги будут через час.',
  ],
  '问卷已经结束，不再接受答卷。<a>看各题的结果</a>': [
    'The survey is over and takes no more answers. <a>See the results</a>',
    'Опрос завершён, ответы больше не принимаются. <a>Смотреть итоги</a>',
  ],
  这份问卷已经撤下: ['This survey was withdrawn', 'Этот опрос снят'],
  答卷已收到: ['Answers received', 'Ответы получены'],
  '答卷已收到，谢谢': ['Your answers were received, thank you', 'Ответы получены, спасибо'],
  '问卷“<a>{x}</a>”的答卷已收到。': [
    'Your answers to the survey “<a>{x}</a>” were received.',
    'Ваши ответы на опрос «<a>{x}</a>» получены.',
  ],
  '问卷 {d} 截止，第二天在<a>结果页</a>公布各题的结果。': [
    'The survey closes on {d}; the day after, the results stand on the <a>results page</a>.',
    'Опрос завершится {d}; на следующий день итоги будут на <a>странице итогов</a>.',
  ],
  '：结果': [': results', ': итоги'],
  '{x}：结果': ['{x}: results', '{x}: итоги'],
  看问卷: ['See the survey', 'Смотреть опрос'],
  '答卷少于 {n} 份，不公布各题的结果。': [
    'Fewer than {n} answered; the results are not published.',
    'Ответов меньше {n}; итоги не публикуются.',
  ],
  '没有人回答这份问卷。': ['Nobody answered this survey.', 'На этот опрос никто не ответил.'],
  '收到答卷 {n} 份。': ['{n} {n|answer was|answers were} received.', 'Получено ответов: {n}.'],
  '第 {n} 版': ['Version {n}', 'Редакция {n}'],
  时间: ['When', 'Когда'],
  '{d1} 至 {d2}': ['{d1} to {d2}', 'с {d1} по {d2}'],
  版本: ['Version', 'Версия'],
  各版的答卷: ['Answers by version', 'Ответы по версиям'],
  答卷: ['Answers', 'Ответы'],
  '少于 {n} 份': ['fewer than {n}', 'меньше {n}'],
  '其中在窗口填写纸质问卷 {n} 份。': ['{n} of them on paper at the window.', 'Из них на бумаге у окна: {n}.'],
  '答这题的少于 {n} 人，不公布。': [
    'Fewer than {n} answered this; it is not published.',
    'Ответили меньше {n} человек; не публикуется.',
  ],
  '{n} 人回答。': ['{n} {n|answer|answers}.', 'Ответов: {n}.'],
  '{n} 人回答，可以选多项。': [
    '{n} {n|answer|answers}; several could be chosen.',
    'Ответов: {n}; можно было выбрать несколько.',
  ],
  '平均 {n} 分': ['mean {n}', 'в среднем {n}'],
  '第 {n1} 版第 {n2} 题的结果': ['Version {n1}, question {n2}: results', 'Версия {n1}, вопрос {n2}: итоги'],
  选项: ['Answer', 'Ответ'],
  人数: ['People', 'Человек'],
  占比: ['Share', 'Доля'],
  '写的文字由工作人员看过后公布，现在没有公布的。': [
    'What was written is published after staff have read it; nothing is published now.',
    'Написанное публикуется после просмотра сотрудниками; сейчас ничего не опубликовано.',
  ],
  '公布其中 {n} 条，号码已经遮去。': [
    '{n} of them published, numbers struck out.',
    'Опубликовано: {n}, номера вычеркнуты.',
  ],
  '这里列出 {n} 条，全部见开放数据。': [
    '{n} are listed here; all are in the open data.',
    'Здесь показано {n}; все — в открытых данных.',
  ],
  '按第 {n} 题分组：': ['By question {n}: ', 'По вопросу {n}: '],
  '第 {n} 版的分组结果': ['Version {n}: results by group', 'Версия {n}: итоги по группам'],
  题目和选项: ['Question and answer', 'Вопрос и ответ'],
  不公布: ['not published', 'не публикуется'],
  '{n} 人': ['{n}', '{n}'],
  '不记名。答题的人少于 {n} 个的，不公布怎样答的；能用减法算出来的，也不公布。题目改过的，各版分开计。': [
    'Anonymous. Where fewer than {n} answered, how they answered is not published, nor what could be told by subtraction. Where questions were changed, each version is counted apart.',
    'Анонимно. Если ответили меньше {n} человек, их ответы не публикуются, как и то, что можно вычислить вычитанием. Если вопросы менялись, каждая версия считается отдельно.',
  ],
};
