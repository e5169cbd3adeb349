import type { Phrases } from '../platform/languages/phrases.ts';
import { phrases as following } from './following/phrases.ts';

/** Fixed texts of the pages on which people apply. */
const filing: Phrases = {
  依申请公开: ['Requests for information', 'Запросы информации'],
  '政府信息公开申请：不收费，20 个工作日内答复，可以在网上提交和查询进度': [
    'Requests for government information: free, answered within 20 working days, filed and followed online',
    'Запросы правительственной информации: бесплатно, ответ за 20 рабочих дней, подача и отслеживание онлайн',
  ],
  '没有主动公开的政府信息，任何人都可以申请获取，不收费，不用说明用途。先<a>搜一搜</a>或按<a>法定事项</a>查一查，可能已经公开。':
    [
      'Anybody may ask for government information that is not disclosed, free of charge and without saying why. First <a>search</a> or look <a>by subject</a>: it may be public already. Requests are written in Chinese.',
      'Каждый может запросить нераскрытую правительственную информацию, бесплатно и без объяснения цели. Сначала <a>поищите</a> или посмотрите <a>по разделам</a>: возможно, она уже открыта. Запросы пишутся по-китайски.',
    ],
  个人申请: ['As an individual', 'От физического лица'],
  '以自己的名义申请，约 5 分钟': ['in your own name, about 5 minutes', 'от своего имени, около 5 минут'],
  单位申请: ['As an organisation', 'От организации'],
  '企业、科研机构、社会组织等': ['companies, institutes, associations', 'компании, институты, объединения'],
  查询进度: ['Follow a request', 'Ход запроса'],
  '凭申请编号和查询码，补正、下载答复、撤回': [
    'by number and code: add, download the reply, withdraw',
    'по номеру и коду: дополнить, скачать ответ, отозвать',
  ],
  '到窗口或者邮寄提交的，可以下载申请表打印填写：<a>Word</a>、<a>PDF</a>；写在自己的纸上也可以。': [
    'To hand it in or post it, print the form (<a>Word</a>, <a>PDF</a>) or use paper of your own.',
    'Для подачи лично или почтой распечатайте бланк (<a>Word</a>, <a>PDF</a>) или напишите на своей бумаге.',
  ],
  '一、这些事不在这里办': ['1. What is not dealt with here', '1. Что здесь не рассматривается'],
  '申请公开，是要一份政府已经有的信息。下面这些事另有地方办，到那里更快：': [
    'A request asks for information that the government already has. These matters are dealt with elsewhere, and faster:',
    'Запрос — это просьба дать информацию, которая у правительства уже есть. Эти дела быстрее решат в другом месте:',
  ],
  '信访：反映问题、提出意见或请求解决': [
    'Petitions: problems, opinions, calls for a solution',
    'Обращения: проблемы, мнения, просьбы о решении',
  ],
  '如：请求解决邻里纠纷、对补偿不满意': [
    'E.g. a quarrel with neighbours, too little compensation',
    'Напр., спор с соседями, недостаточная компенсация',
  ],
  '<b>请到：</b>国家信访局网上信访平台，或者镇信访接待窗口': [
    '<b>Go to: </b>the national petition platform online, or the town’s petition window',
    '<b>Обращайтесь: </b>национальная онлайн-платформа обращений или окно обращений посёлка',
  ],
  '《条例》第三十九条第一款': ['Regulation, art. 39 para. 1', 'Положение, ст. 39 ч. 1'],
  '举报、投诉': ['Reports and complaints', 'Жалобы и сообщения'],
  '如：举报违法建设、投诉商家或工作人员': [
    'E.g. illegal building, a shop, an official',
    'Напр., незаконная стройка, магазин, служащий',
  ],
  '<b>请到：</b>有权处理的主管部门；不清楚的，拨打政务服务热线 12345，消费投诉拨打 12315': [
    '<b>Go to: </b>the department in charge; if unsure call 12345, for consumer complaints 12315',
    '<b>Обращайтесь: </b>ответственное ведомство; если не знаете — 12345, жалобы потребителей — 12315',
  ],
  '咨询：问政策、问怎么办事': ['Questions on policies and procedures', 'Вопросы о политике и процедурах'],
  '如：低保怎么申请、补贴什么时候发': [
    'E.g. how to apply for aid, when a subsidy is paid',
    'Напр., как получить пособие, когда выплатят субсидию',
  ],
  '<b>请到：</b>本页下方的电话，或者便民服务大厅窗口、政务服务热线 12345': [
    '<b>Go to: </b>the number below, a window of the service hall, or call 12345',
    '<b>Обращайтесь: </b>по телефону ниже, в окно зала услуг или 12345',
  ],
  '咨询不是申请获取已有的信息（《条例》第二条）': [
    'A question is no request for existing information (Regulation, art. 2)',
    'Вопрос — не запрос имеющейся информации (Положение, ст. 2)',
  ],
  要公开出版物: ['Publications', 'Издания'],
  '如：政府公报、报刊、书籍、已出版的年鉴': [
    'E.g. gazettes, newspapers, books, published yearbooks',
    'Напр., вестники, газеты, книги, изданные ежегодники',
  ],
  '<b>请到：</b>公共图书馆、档案馆查阅，或者向出版、发行单位购买': [
    '<b>Go to: </b>public libraries and archives, or buy from the publisher',
    '<b>Обращайтесь: </b>в библиотеки и архивы или купите у издателя',
  ],
  '《条例》第三十九条第二款': ['Regulation, art. 39 para. 2', 'Положение, ст. 39 ч. 2'],
  查询登记资料和个人记录: ['Registers and personal records', 'Реестры и личные записи'],
  '如：不动产登记、企业登记、户籍、婚姻、社会保险、公积金': [
    'E.g. real estate, companies, household, marriage, social insurance, housing fund',
    'Напр., недвижимость, компании, прописка, брак, соцстрахование, жилищный фонд',
  ],
  '<b>请到：</b>各登记、经办机构的查询窗口或网上查询（另有查询规定的，按规定办理）': [
    '<b>Go to: </b>the enquiry window or website of each register, by its own rules',
    '<b>Обращайтесь: </b>в окно или на сайт каждого реестра по его правилам',
  ],
  '《条例》第三十六条第（七）项': ['Regulation, art. 36 (7)', 'Положение, ст. 36 (7)'],
  查阅自己案件的案卷: ['Files of your own case', 'Материалы своего дела'],
  '如：行政处罚、行政许可、行政复议当事人阅卷': [
    'E.g. parties to penalties, licences, reconsideration',
    'Напр., стороны взысканий, разрешений, пересмотра',
  ],
  '<b>请到：</b>办理案件的机关，按照该程序的规定申请查阅': [
    '<b>Go to: </b>the authority that handles the case, by the rules of that procedure',
    '<b>Обращайтесь: </b>в орган, ведущий дело, по правилам этой процедуры',
  ],
  '《条例》第十六条第二款、第三十六条第（七）项': [
    'Regulation, art. 16 para. 2 and art. 36 (7)',
    'Положение, ст. 16 ч. 2 и ст. 36 (7)',
  ],
  '开证明、要求确认或重新出具': ['Certificates, confirmations, copies anew', 'Справки, подтверждения, дубликаты'],
  '如：开具居住证明、补发已收到过的答复': [
    'E.g. proof of residence, a reply you had before',
    'Напр., справка о проживании, уже полученный ответ',
  ],
  '<b>请到：</b>便民服务大厅证明事项窗口': [
    '<b>Go to: </b>the certificates window of the service hall',
    '<b>Обращайтесь: </b>в окно справок зала услуг',
  ],
  '《条例》第二条、第三十八条': ['Regulation, arts. 2 and 38', 'Положение, ст. 2 и 38'],
  查阅已移交国家档案馆的档案: ['Records handed to state archives', 'Дела, переданные в госархив'],
  '如：多年以前的会议记录、旧契约': ['E.g. old minutes and deeds', 'Напр., старые протоколы и договоры'],
  '<b>请到：</b>国家档案馆，按照档案法律法规查阅': [
    '<b>Go to: </b>the state archives, by the law on archives',
    '<b>Обращайтесь: </b>в государственный архив по закону об архивах',
  ],
  '《中华人民共和国档案法》': ['Archives Law of the PRC', 'Закон КНР об архивах'],
  '二、多久有答复': ['2. How long it takes', '2. Сколько ждать'],
  '自收到申请之日起答复，收到当天不算，次日为第一天，节假日不算，调休上班的周末要算。能当场答复的当场答复。': [
    'to answer, counted from the day after receipt; holidays do not count, weekends worked in exchange do. What can be answered at once is.',
    'на ответ, считая со дня после получения; праздники не считаются, рабочие выходные считаются. Что можно — отвечают сразу.',
  ],
  '再延 {n} 个工作日': ['{n} more working days', 'ещё {n} {n|рабочий день|рабочих дня|рабочих дней}'],
  '确有需要的，经政府信息公开工作机构负责人同意，最多延长这么久，并在到期前告诉您。': [
    'at most, where needed and with the consent of the head of the disclosure office; you are told before the limit.',
    'не более, при необходимости и с согласия начальника отдела; вам сообщат до истечения срока.',
  ],
  '内容不清楚的，在此期限内一次性告诉您补正什么；答复期限从收到补正后重新算。不补正的，视为放弃申请。': [
    'to tell you, once, what is unclear; the limit starts anew when you have answered. Without an answer the request is taken as given up.',
    'чтобы один раз сообщить, что неясно; срок начнётся заново после вашего ответа. Без ответа запрос считается отозванным.',
  ],
  '涉及他人权益或者别的机关的，要征求意见，对方在此期限内答复；征求意见的时间不计入答复期限。': [
    'for others whose rights or work are touched to give their opinion; that time is not counted.',
    'на мнение других, чьи права или работа затронуты; это время не считается.',
  ],
  '《条例》第三十条至第三十四条。每件申请的到期日、为什么变动，凭查询码随时可查。': [
    'Regulation, arts. 30–34. The due date of each request, and why it moved, can be seen with its code.',
    'Положение, ст. 30–34. Срок каждого запроса и причины его переноса видны по коду.',
  ],
  '三、收费吗': ['3. Is there a fee', '3. Есть ли плата'],
  '不收费。只有申请的数量、频次明显超过合理范围时，才按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109 号）收取信息处理费，并且事先书面告知。每人每个自然月前 10 件、每件前 30 页都免费。':
    [
      'No. Only when requests are clearly too many or too frequent is a processing fee charged (State Council General Office, 2020, no. 109), announced in writing beforehand. The first 10 requests of a person in a month and the first 30 pages of each are free.',
      'Нет. Только если запросов явно слишком много или они слишком часты, взимается сбор за обработку (Канцелярия Госсовета, 2020, № 109), о чём письменно сообщают заранее. Первые 10 запросов в месяц и первые 30 страниц каждого бесплатны.',
    ],
  '四、要填些什么': ['4. What to fill in', '4. Что заполнить'],
  '您的姓名或者单位名称、身份证明、联系方式；': [
    'your name or that of your organisation, proof of identity, how to reach you;',
    'ваше имя или название организации, удостоверение, контакты;',
  ],
  '需要什么信息：名称、文号，或者能帮助我们找到它的其他特征；': [
    'what you need: its name, number, or what helps us to find it;',
    'что вам нужно: название, номер или приметы, по которым её можно найти;',
  ],
  '要什么形式，怎样拿到：纸质或者电子，邮寄、当面、邮箱或者网上下载。': [
    'in what form and how: on paper or electronic, by post, in person, by e-mail or download.',
    'в какой форме и как: на бумаге или в электронном виде, почтой, лично, на e-mail или скачать.',
  ],
  '申请中的个人信息加密保存，只用于办理这件申请，办结后到期删除，不会公开。': [
    'Personal data are kept encrypted, used for this request alone, deleted when their time is over, and never made public.',
    'Личные данные хранятся в зашифрованном виде, используются только для этого запроса, удаляются по истечении срока и не публикуются.',
  ],
  '五、不上网怎么申请': ['5. Without the internet', '5. Без интернета'],
  '可以到窗口当面提交，也可以邮寄或传真，信封上请注明“政府信息公开申请”。书写有困难的，可以口头提出，由工作人员代为填写。':
    [
      'Hand it in at the window, post or fax it; write “政府信息公开申请” on the envelope. If writing is difficult, say it and staff write it down.',
      'Подайте в окно, почтой или факсом; на конверте укажите «政府信息公开申请». Если писать трудно, скажите устно — сотрудник запишет.',
    ],
  收到申请之日的确定: ['Which day counts as receipt', 'Какой день считается днём получения'],
  '哪一天算“收到申请之日”（《条例》第三十一条）': [
    'Which day counts as receipt (Regulation, art. 31)',
    'Какой день считается днём получения (Положение, ст. 31)',
  ],
  提交方式: ['How it was filed', 'Способ подачи'],
  收到之日: ['Day of receipt', 'День получения'],
  当面提交: ['in person', 'лично'],
  提交之日: ['the day it is handed in', 'день подачи'],
  '邮寄，需要签收的': ['by registered post', 'заказной почтой'],
  签收之日: ['the day it is signed for', 'день вручения под подпись'],
  平常信函等无需签收的: ['by ordinary post', 'обычной почтой'],
  与申请人确认之日: ['the day confirmed with you', 'день подтверждения с вами'],
  网上申请: ['online', 'онлайн'],
  '系统收到之日（提交成功即为本机关确认收到）': [
    'the day the system receives it (filing it is confirmation)',
    'день получения системой (успешная подача — подтверждение)',
  ],
  '网上申请、传真': ['online, by fax', 'онлайн, факсом'],
  '双方确认之日（本机关会与您联系确认）': [
    'the day confirmed by both (we contact you)',
    'день подтверждения обеими сторонами (мы свяжемся с вами)',
  ],
  '自 {d}起，网上申请以系统收到之日为收到申请之日。': [
    'From {d}, requests online are received on the day the system receives them.',
    'С {d} онлайн-запросы считаются полученными в день получения системой.',
  ],
  '自 {d}起，网上申请以双方确认之日为收到申请之日。': [
    'From {d}, requests online are received on the day confirmed by both.',
    'С {d} онлайн-запросы считаются полученными в день подтверждения обеими сторонами.',
  ],
  '六、对答复不服怎么办': ['6. If you disagree with the reply', '6. Если вы не согласны с ответом'],
  '可以自知道答复之日起 60 日内申请行政复议，或者 6 个月内提起行政诉讼。对不予公开的答复不服的，应当先申请行政复议。答复书上会写明具体的机关和期限。':
    [
      'Apply for reconsideration within 60 days of knowing it, or go to court within 6 months. Against a refusal, reconsideration comes first. The reply names authority and time limit.',
      'Подайте на пересмотр в течение 60 дней или в суд в течение 6 месяцев с того дня, как узнали об ответе. При отказе сначала пересмотр. Орган и срок указаны в ответе.',
    ],
  政府信息公开申请表: ['Request for government information', 'Запрос правительственной информации'],
  '标“必填”的是法律要求写明的，其余可以不填。': [
    'What is marked “required” the law asks for; the rest is up to you. Please write in Chinese where you can.',
    'Отмеченное «обязательно» требует закон; остальное по желанию. По возможности пишите по-китайски.',
  ],
  '以个人名义申请。单位申请的，<a>改填单位申请表</a>。': [
    'As an individual. For an organisation, <a>use its form</a>.',
    'От физического лица. Для организации — <a>другой бланк</a>.',
  ],
  '以单位名义申请。个人申请的，<a>改填个人申请表</a>。': [
    'As an organisation. For an individual, <a>use that form</a>.',
    'От организации. Для физического лица — <a>другой бланк</a>.',
  ],
  清除本机保存的内容: ['Clear what is kept on this device', 'Стереть сохранённое на устройстве'],
  '一、申请人': ['1. Applicant', '1. Заявитель'],
  '一、申请单位': ['1. Applicant organisation', '1. Организация-заявитель'],
  证件: ['Identity document', 'Документ'],
  居民身份证: ['Resident identity card', 'Удостоверение личности жителя КНР'],
  护照: ['Passport', 'Паспорт'],
  港澳台居民居住证或通行证: [
    'Residence or travel permit (Hong Kong, Macao, Taiwan)',
    'Вид на жительство или пропуск (Гонконг, Макао, Тайвань)',
  ],
  其他身份证件: ['Other identity document', 'Другой документ'],
  证件号码: ['Document number', 'Номер документа'],
  '用来确认申请人身份，加密保存。': [
    'To confirm who you are; kept encrypted.',
    'Для подтверждения личности; хранится зашифрованным.',
  ],
  联系电话: ['Telephone', 'Телефон'],
  '手机号码，或者带区号的固定电话。需要与您核实、确认时打这个电话。': [
    'A mobile number in China, or a landline with its area code. We call it to confirm.',
    'Мобильный номер в Китае или городской с кодом. По нему мы звоним для подтверждения.',
  ],
  '要求发到邮箱的必须填写。': ['Needed for a reply by e-mail.', 'Нужна для ответа на e-mail.'],
  邮件通知: ['Notices by e-mail', 'Уведомления по e-mail'],
  '收到、补正、延期、答复时，发邮件告诉我': [
    'Tell me by e-mail when it is received, unclear, extended, answered',
    'Сообщать мне по e-mail о получении, уточнении, продлении и ответе',
  ],
  '收到、补正、延期、答复时发邮件': [
    'when received, unclear, extended, answered',
    'о получении, уточнении, продлении и ответе',
  ],
  通信地址: ['Postal address', 'Почтовый адрес'],
  '要求邮寄的必须填写，写到门牌号。': ['Needed for a reply by post, in full.', 'Нужен для ответа почтой, полностью.'],
  邮政编码: ['Postcode', 'Индекс'],
  单位类型: ['Kind of organisation', 'Вид организации'],
  商业企业: ['Business', 'Предприятие'],
  科研机构: ['Research institute', 'Научное учреждение'],
  社会公益组织: ['Non-profit organisation', 'Общественная организация'],
  法律服务机构: ['Legal services', 'Юридические услуги'],
  单位名称: ['Name of the organisation', 'Название организации'],
  '与证照上的名称一致。': ['As on its licence.', 'Как в свидетельстве.'],
  统一社会信用代码: ['Unified social credit code', 'Единый код социального кредита'],
  '18 位，在营业执照或者登记证书上。': ['18 characters, on the licence.', '18 знаков, в свидетельстве.'],
  法定代表人或者负责人: ['Legal representative', 'Законный представитель'],
  '二、代理人': ['2. Agent', '2. Представитель'],
  '由别人代为申请的，点这里填写（自己申请的不用填）': [
    'If somebody applies for you (not needed otherwise)',
    'Если за вас подаёт другой (иначе не нужно)',
  ],
  是否代理: ['By an agent', 'Через представителя'],
  由代理人代为申请: ['An agent applies', 'Подаёт представитель'],
  代理人: ['Agent', 'Представитель'],
  代理人姓名: ['Agent’s name', 'Имя представителя'],
  代理人证件: ['Agent’s identity document', 'Документ представителя'],
  代理人证件号码: ['Agent’s document number', 'Номер документа представителя'],
  代理人联系电话: ['Agent’s telephone', 'Телефон представителя'],
  代理人电话: ['Agent’s telephone', 'Телефон представителя'],
  授权委托书: ['Power of attorney', 'Доверенность'],
  '申请人签名或者盖章的委托书，拍照或扫描均可，不超过 20 MB。': [
    'Signed or sealed by the applicant; a photo or scan of at most 20 MB.',
    'С подписью или печатью заявителя; фото или скан до 20 МБ.',
  ],
  '三、需要什么信息': ['3. What you need', '3. Что вам нужно'],
  所需信息的名称或内容: ['Name or content of the information', 'Название или содержание информации'],
  所需信息: ['Information wanted', 'Нужная информация'],
  '一份申请只写一件事。例如：2022 年度某村道路硬化工程的招标公告和中标结果。': [
    'One matter for each request, e.g. the tender and its result for a village road in 2022.',
    'Один вопрос в запросе, напр. тендер и его итог по сельской дороге за 2022 год.',
  ],
  文号: ['Document number', 'Номер документа'],
  '知道的话请填，例如：某政发〔2022〕5号。': [
    'If you know it, e.g. 某政发〔2022〕5号.',
    'Если знаете, напр. 某政发〔2022〕5号.',
  ],
  其他特征: ['What else is known', 'Другие приметы'],
  '有助于我们找到它的：大约什么时间、哪个部门、哪个村、哪个项目、在哪里看到过。': [
    'What helps us find it: about when, which department, village or project, where you saw it.',
    'Что поможет найти: когда, какой отдел, деревня, проект, где вы это видели.',
  ],
  '四、怎样提供': ['4. How to provide it', '4. Как предоставить'],
  要什么形式: ['In what form', 'В какой форме'],
  纸质文本: ['On paper', 'На бумаге'],
  电子文本: ['Electronic', 'В электронном виде'],
  '当场阅读、抄录': ['Read and copy on the spot', 'Прочитать и выписать на месте'],
  怎样拿到: ['How to get it', 'Как получить'],
  在本网站下载: ['Download from this site', 'Скачать с сайта'],
  发到电子邮箱: ['By e-mail', 'На e-mail'],
  邮寄: ['By post', 'Почтой'],
  当面领取: ['Collect in person', 'Забрать лично'],
  如果做不到: ['If that is impossible', 'Если это невозможно'],
  '本机关无法按上面的形式提供时，可以用其他形式提供': [
    'Another form will do where this one is impossible',
    'Согласен на другую форму, если эта невозможна',
  ],
  '五、附件': ['5. Attachments', '5. Приложения'],
  证明材料或补充说明: ['Proof or further explanations', 'Подтверждения или пояснения'],
  '可以不传。最多 5 个文件，每个不超过 20 MB；图片、PDF、Word、Excel 均可。': [
    'Optional. At most 5 files of 20 MB: pictures, PDF, Word, Excel.',
    'Необязательно. До 5 файлов по 20 МБ: изображения, PDF, Word, Excel.',
  ],
  '{x}，已收下': ['{x}, received', '{x}, принято'],
  不要这个: ['remove', 'убрать'],
  '下一步：核对': ['Next: check', 'Далее: проверить'],
  提交前还可以修改: ['You can still change it before filing', 'До подачи можно изменить'],
  核对申请内容: ['Check your request', 'Проверьте запрос'],
  '请核对。有错的点“返回修改”，已填写的内容都在。': [
    'Please check. “Back to change” keeps all you filled in.',
    'Проверьте. «Вернуться и изменить» сохранит введённое.',
  ],
  这可能就是您要找的: ['Perhaps this is what you look for', 'Возможно, вы ищете это'],
  '下面的信息已经公开，可以直接看。如果正是您要的，就不用申请了。': [
    'These are public already; if they are what you need, no request is necessary.',
    'Это уже опубликовано; если это то, что нужно, запрос не требуется.',
  ],
  申请内容: ['Your request', 'Ваш запрос'],
  提供形式: ['Form', 'Форма'],
  '{t1}，{t2}': ['{t1}, {t2}', '{t1}, {t2}'],
  '{t1}，{t2}；做不到时可以用其他形式': ['{t1}, {t2}; another form will do', '{t1}, {t2}; можно в другой форме'],
  此栏请留空: ['Leave this empty', 'Оставьте пустым'],
  '验证问题：{t1}加{t2}等于几？': ['Question: what is {t1} plus {t2}?', 'Вопрос: сколько будет {t1} плюс {t2}?'],
  '验证问题：{t1}减{t2}等于几？': ['Question: what is {t1} minus {t2}?', 'Вопрос: сколько будет {t1} минус {t2}?'],
  '用来防止程序自动提交。写数字，或者写汉字都可以。': [
    'It keeps programs from filing. Answer in figures.',
    'Защита от автоматической подачи. Ответьте цифрами.',
  ],
  确认提交: ['File the request', 'Подать запрос'],
  返回修改: ['Back to change', 'Вернуться и изменить'],
  申请已提交: ['Your request is filed', 'Запрос подан'],
  '请把下面的编号和查询码抄下来、拍下来或者打印出来，查询、补正、取答复都要用。查询码只在这里显示。': [
    'Write down, photograph or print number and code: you need them to follow the request and to have the reply. The code is shown here only.',
    'Запишите, сфотографируйте или распечатайте номер и код: они нужны, чтобы следить за запросом и получить ответ. Код показан только здесь.',
  ],
  申请编号: ['Request number', 'Номер запроса'],
  查询码: ['Code', 'Код'],
  提交时间: ['Filed', 'Подан'],
  受理机关: ['Authority', 'Орган'],
  打印这一页: ['Print this page', 'Распечатать страницу'],
  查看办理进度: ['See how it stands', 'Посмотреть ход'],
  接下来: ['What follows', 'Что дальше'],
  '系统收到的当天为收到申请之日，次日起 {n} 个工作日内答复。': [
    'It is received on the day the system has it, and answered within {n} working days from the next.',
    'Запрос получен в день поступления в систему; ответ в течение {n} рабочих дней со следующего.',
  ],
  '工作人员会按您留的电话联系确认。双方确认的当天为收到申请之日，次日起 {n} 个工作日内答复。': [
    'Staff call you to confirm. It is received on the day of that call, and answered within {n} working days from the next.',
    'Сотрудник позвонит для подтверждения. Запрос получен в этот день; ответ в течение {n} рабочих дней со следующего.',
  ],
  '内容不清楚的，会一次性告诉您补正什么，可以凭查询码在网上补正。': [
    'If something is unclear you are told once what to add, and can add it online with the code.',
    'Если что-то неясно, вам один раз сообщат, что дополнить; это можно сделать онлайн по коду.',
  ],
  '答复作出后，凭查询码可以在网上下载，也按您选择的方式提供。': [
    'The reply can be downloaded with the code, and comes the way you chose.',
    'Ответ можно скачать по коду; он также придёт выбранным способом.',
  ],
  '查询地址：{t}网站“依申请公开 · 查询进度”。丢失查询码的，请带身份证件到窗口，或者打电话给我们。': [
    'Follow it on the site of {t} under “Requests for information”. Lost the code? Come with your identity document or call us.',
    'Следить на сайте ({t}), раздел «Запросы информации». Потеряли код? Придите с документом или позвоните.',
  ],
  '在网吧、图书馆等公用电脑上，用完请退出，别人就看不到您的申请。': [
    'On a computer that others use, leave when done, so that nobody sees your request.',
    'На общем компьютере выйдите по окончании, чтобы никто не увидел ваш запрос.',
  ],
  退出: ['Leave', 'Выйти'],
  // what is wrong with a form
  '{t}应为手机号码，或者带区号的固定电话，有分机的写作 0453-1234567转801': [
    '{t}: a mobile number, or a landline with its area code, an extension as 0453-1234567转801',
    '{t}: мобильный номер или городской с кодом, добавочный — 0453-1234567转801',
  ],
  电子邮箱过长: ['The e-mail address is too long', 'Слишком длинный адрес e-mail'],
  '电子邮箱格式不对，应类似 name@example.com': [
    'An e-mail address looks like name@example.com',
    'Адрес e-mail имеет вид name@example.com',
  ],
  '身份证号码应为 18 位': ['The identity number has 18 characters', 'Номер удостоверения — 18 знаков'],
  '护照号码应为 5 至 20 位字母和数字': [
    'A passport number has 5 to 20 letters and figures',
    'Номер паспорта — 5–20 букв и цифр',
  ],
  '证件号码应为 8 至 18 位字母和数字': [
    'The document number has 8 to 18 letters and figures',
    'Номер документа — 8–18 букв и цифр',
  ],
  请按证件上的号码填写: ['Please fill in the number as on the document', 'Укажите номер как в документе'],
  '身份证号码有误（出生日期或末位校验不符），请核对': [
    'The identity number is wrong (date of birth or check digit)',
    'Номер удостоверения неверен (дата рождения или контрольный знак)',
  ],
  请选择要什么形式: ['Please choose a form', 'Выберите форму'],
  请选择怎样拿到: ['Please choose how to get it', 'Выберите способ получения'],
  请选择证件: ['Please choose a document', 'Выберите документ'],
  请选择单位类型: ['Please choose the kind of organisation', 'Выберите вид организации'],
  请选择个人申请或单位申请: ['Please choose: individual or organisation', 'Выберите: физическое лицо или организация'],
  '邮政编码应为 6 位数字': ['A Chinese postcode has 6 figures', 'Индекс — 6 цифр'],
  其他特征描述: ['What else is known', 'Другие приметы'],
  法定代表人或者负责人姓名: ['Name of the legal representative', 'Имя законного представителя'],
  联系人姓名: ['Name of the contact person', 'Имя контактного лица'],
  '统一社会信用代码有误（应为 18 位，末位校验不符），请核对': [
    'The social credit code is wrong (18 characters with a check character)',
    'Код социального кредита неверен (18 знаков с контрольным)',
  ],
  '{t1}的，请选择{t2}': ['{t1}: please choose {t2}', '{t1}: выберите {t2}'],
  '要把通知发到邮箱的，请填写电子邮箱': ['Please fill in your e-mail for notices', 'Укажите e-mail для уведомлений'],
  '要发到电子邮箱的，请填写电子邮箱': ['Please fill in your e-mail', 'Укажите e-mail'],
  '要邮寄的，请填写通信地址': ['Please fill in your postal address', 'Укажите почтовый адрес'],
  '请上传授权委托书（拍照或扫描均可）': ['Please add the power of attorney', 'Приложите доверенность'],
  '请把“此栏请留空”一栏清空后再提交': [
    'Please leave the field “Leave this empty” empty',
    'Оставьте поле «Оставьте пустым» пустым',
  ],
  '页面停留过久，请核对下面的内容后再提交一次': [
    'The page was open for too long; check it and file it once more',
    'Страница устарела; проверьте и подайте ещё раз',
  ],
  '提交得太快，请核对下面的内容后再提交一次': [
    'That was very fast; check it and file it once more',
    'Слишком быстро; проверьте и подайте ещё раз',
  ],
  请回答验证问题: ['Please answer the question', 'Ответьте на вопрос'],
  '验证问题答得不对，请再算一算': ['The answer is not right, please try again', 'Ответ неверен, попробуйте ещё раз'],
  '您所在的网络一小时内提交的申请过多，请稍后再试。填写的内容仍在，也可以到窗口或者邮寄提交。': [
    'Too many requests from your network within an hour. Try later (what you filled in is kept), or hand it in or post it.',
    'Слишком много запросов из вашей сети за час. Повторите позже (введённое сохранено) или подайте лично или почтой.',
  ],
  '已恢复您上次在本机填写、还没有提交的内容。': [
    'What you filled in last time on this device and did not send is back.',
    'Восстановлено то, что вы ввели на этом устройстве в прошлый раз и не отправили.',
  ],
  '填写的内容已保存在本机（{x}），证件号码关闭页面后不保留。': [
    'Saved on this device ({x}); the document number is forgotten when you close the page.',
    'Сохранено на этом устройстве ({x}); номер документа стирается при закрытии страницы.',
  ],
  '浏览器不允许在本机保存，离开本页前请先提交。': [
    'Your browser does not let us save here; please send the form before you leave.',
    'Браузер не разрешает сохранять на устройстве; отправьте форму, прежде чем уйти.',
  ],
  '已清除。继续填写会重新保存。': [
    'Removed. It is saved again when you go on.',
    'Удалено. При вводе сохранится снова.',
  ],
  '已经公开，点开就能看（在新窗口打开，填写的内容不会丢）。': [
    'Public already: open it here (in a new window; what you filled in stays).',
    'Уже опубликовано: можно открыть (в новом окне; введённое сохранится).',
  ],
  '正在完成安全检查，马上提交……': ['A short safety check, then it is sent …', 'Короткая проверка, затем отправка…'],
  '近来上传的文件过多，文件没有收下。请稍后再试，或者到窗口、邮寄提交': [
    'Too many files were uploaded lately; yours was not taken. Try later, or hand it in or post it',
    'Слишком много загрузок; файл не принят. Повторите позже или подайте лично или почтой',
  ],
};

export const phrases: Phrases = { ...filing, ...following };
