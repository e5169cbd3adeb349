import { articleInWords, REGULATION } from '../../law/index.ts';
import type { Phrases } from '../../platform/languages/phrases.ts';

/** 第一条 to 第五十六条. */
const numbers: Phrases = Object.fromEntries(
  REGULATION.map((_, at): [string, [string, string]] => [
    articleInWords(at + 1),
    [`Article ${at + 1}`, `Статья ${at + 1}`],
  ]),
);

/** What each article is about, as `REGULATION` has it: a reader of another language gets our sentence about it, not the text. */
export const articlePhrases: Phrases = {
  ...numbers,
  '第一章 总则': ['Chapter I. General provisions', 'Глава I. Общие положения'],
  '第二章 公开的主体和范围': ['Chapter II. Who discloses what', 'Глава II. Кто и что раскрывает'],
  '第三章 主动公开': ['Chapter III. Disclosure by the authority itself', 'Глава III. Раскрытие по инициативе органа'],
  '第四章 依申请公开': ['Chapter IV. Disclosure on application', 'Глава IV. Раскрытие по заявлению'],
  '第五章 监督和保障': ['Chapter V. Supervision and safeguards', 'Глава V. Надзор и обеспечение'],
  '第六章 附则': ['Chapter VI. Supplementary provisions', 'Глава VI. Заключительные положения'],
  '立法目的：保障公众依法获取政府信息，提高政府工作的透明度': [
    'The purpose: that everybody can lawfully obtain government information, and government work is more transparent',
    'Цель: доступ каждого к правительственной информации по закону и открытость работы власти',
  ],
  '什么是政府信息：行政机关履行行政管理职能中制作或者获取、以一定形式记录保存的信息': [
    'What government information is: what an administrative authority made or obtained in its work and keeps in some recorded form',
    'Что такое правительственная информация: созданное или полученное органом при исполнении функций и сохранённое в какой-либо форме',
  ],
  '各级政府加强领导，办公厅（室）主管本地区的政府信息公开工作': [
    'Governments lead the work; their general offices are in charge of it in their area',
    'Правительства руководят этой работой, их канцелярии отвечают за неё на своей территории',
  ],
  '行政机关建立公开工作制度，指定机构负责日常工作': [
    'Each authority has rules for disclosure and a body that does the daily work',
    'Каждый орган имеет порядок раскрытия и назначает подразделение для повседневной работы',
  ],
  '以公开为常态、不公开为例外，公正、公平、合法、便民': [
    'Disclosure is the rule and withholding the exception; fair, equal, lawful, convenient',
    'Раскрытие — правило, отказ — исключение; справедливо, равно, законно, удобно',
  ],
  '及时、准确公开；发现不完整、不准确的信息，发布准确的信息予以澄清': [
    'Prompt and accurate disclosure; incomplete or inaccurate information is put right by accurate information',
    'Своевременно и точно; неполные и неточные сведения опровергаются точными',
  ],
  各级政府逐步增加公开的内容: ['Governments disclose more step by step', 'Правительства постепенно раскрывают больше'],
  '政府信息规范化、标准化、信息化管理，建设公开平台': [
    'Government information is kept in standard and digital form, on platforms for disclosure',
    'Информация ведётся по стандартам и в цифровом виде, создаются площадки раскрытия',
  ],
  '公众有权监督政府信息公开工作，提出批评和建议': [
    'Everybody may supervise the work of disclosure, criticise it and make suggestions',
    'Каждый вправе следить за этой работой, критиковать и предлагать',
  ],
  '谁制作、谁公开；从公众获取的由保存的机关公开': [
    'Who made it discloses it; what was obtained from the public is disclosed by who keeps it',
    'Раскрывает тот, кто создал; полученное от граждан раскрывает тот, кто хранит',
  ],
  '涉及其他机关的，公开前协商、确认，各机关公布的信息准确一致': [
    'What concerns other authorities is agreed with them first, so that all say the same and say it accurately',
    'Касающееся других органов согласуют с ними заранее, чтобы сведения были точны и едины',
  ],
  '编制、公布并及时更新公开指南和公开目录': [
    'A guide to disclosure and a catalogue are drawn up, published and kept up to date',
    'Руководство и перечень составляют, публикуют и своевременно обновляют',
  ],
  '除依法不公开的以外都应当公开；公开有主动公开和依申请公开两种方式': [
    'All is disclosed that the law does not withhold; there is disclosure by the authority itself and on application',
    'Раскрывается всё, что не исключено законом; по инициативе органа и по заявлению',
  ],
  '国家秘密，法律、行政法规禁止公开的，公开后可能危及国家安全、公共安全、经济安全、社会稳定的，不公开': [
    'Withheld are state secrets, what laws and regulations forbid to disclose, and what may endanger national, public or economic security or social stability',
    'Не раскрываются государственная тайна, запрещённое законами и то, что может угрожать национальной, общественной, экономической безопасности и стабильности',
  ],
  '涉及商业秘密、个人隐私等、公开会损害第三方合法权益的，不公开，第三方同意或者不公开对公共利益有重大影响的除外': [
    'Withheld are business secrets, privacy and the like whose disclosure would harm third parties, unless they agree or withholding would seriously affect the public interest',
    'Не раскрываются коммерческая тайна, личная жизнь и подобное, если это вредит третьим лицам, кроме их согласия или серьёзного общественного интереса',
  ],
  '内部事务信息、过程性信息、行政执法案卷信息可以不公开': [
    'Internal matters, information in process and files of enforcement may be withheld',
    'Внутренние дела, рабочие материалы и дела административного производства можно не раскрывать',
  ],
  '公开前依法审查，不能确定能否公开的报有关主管部门或者保密行政管理部门确定': [
    'Reviewed by law before disclosure; where it is doubtful, the competent authority or the secrecy administration decides',
    'Перед раскрытием проверяется по закону; в сомнительных случаях решает компетентный орган или управление по охране тайны',
  ],
  '没有公开的信息定期评估，情况变了、可以公开的应当公开': [
    'What is withheld is assessed again at intervals, and disclosed when circumstances have changed and it may be',
    'Нераскрытое периодически оценивают заново; если обстоятельства изменились и можно раскрыть, раскрывают',
  ],
  '涉及公众利益调整、需要公众广泛知晓或者参与决策的，主动公开': [
    'What affects the public’s interests, is to be widely known or needs the public’s part in decisions is disclosed by the authority itself',
    'Затрагивающее интересы граждан, требующее широкой известности или участия в решениях раскрывается по инициативе органа',
  ],
  行政机关应当主动公开的十五类信息: [
    'The fifteen kinds of information that authorities must disclose by themselves',
    'Пятнадцать видов сведений, которые органы раскрывают по собственной инициативе',
  ],
  '市、县、乡镇结合实际还应当主动公开的信息，如农业农村政策、土地征收、社会救助': [
    'What cities, counties and towns disclose besides, such as rural policy, taking of land, social relief',
    'Что ещё раскрывают города, уезды и посёлки: политика на селе, изъятие земли, социальная помощь',
  ],
  '按照上级部署，不断增加主动公开的内容': [
    'More and more is disclosed, as higher authorities arrange',
    'По указаниям вышестоящих органов раскрывается всё больше',
  ],
  '通过政府公报、网站、新媒体、新闻发布会、报刊、广播、电视等途径主动公开': [
    'Disclosure by gazettes, websites, new media, press conferences, newspapers, radio and television',
    'Раскрытие через вестники, сайты, новые медиа, пресс-конференции, газеты, радио и телевидение',
  ],
  '政府网站集中公开，便于检索、查阅、下载': [
    'Government websites disclose it in one place, easy to search, read and download',
    'Сайты правительства раскрывают всё в одном месте, удобно искать, читать и скачивать',
  ],
  '在档案馆、图书馆、政务服务场所设置查阅场所和设备': [
    'Archives, libraries and service halls have places and equipment for reading',
    'В архивах, библиотеках и залах услуг есть места и оборудование для ознакомления',
  ],
  '自信息形成或者变更之日起 20 个工作日内公开，法律、法规另有规定的从其规定': [
    'Disclosed within 20 working days of being made or changed, unless laws or regulations say otherwise',
    'Раскрывается в течение 20 рабочих дней со дня создания или изменения, если законы не устанавливают иного',
  ],
  公众可以向行政机关申请获取没有主动公开的信息: [
    'Everybody may apply to an authority for information that it has not disclosed by itself',
    'Каждый может запросить у органа то, что не раскрыто по его инициативе',
  ],
  '建立、完善申请渠道，为申请人提供便利': [
    'Ways to apply are set up and kept in order, for the convenience of applicants',
    'Каналы подачи заявлений создают и улучшают для удобства заявителей',
  ],
  '申请的形式和内容：姓名、身份证明、联系方式，所需信息的特征，提供的方式': [
    'Form and content of an application: name, proof of identity, contact, what is sought, how it is to be provided',
    'Форма и содержание заявления: имя, документ, связь, признаки искомого, способ предоставления',
  ],
  '申请内容不明确的，自收到之日起 7 个工作日内一次告知补正': [
    'If it is unclear what is sought, the applicant is told once, within 7 working days of receipt, what to add',
    'Если заявление неясно, в течение 7 рабочих дней со дня получения однократно сообщают, что дополнить',
  ],
  怎样确定收到申请的日期: [
    'How the day of receipt of an application is determined',
    'Как определяется день получения заявления',
  ],
  '公开会损害第三方合法权益的，书面征求其意见，15 个工作日内答复': [
    'Third parties whom disclosure would harm are asked in writing and answer within 15 working days',
    'Третьих лиц, которым раскрытие повредит, запрашивают письменно; ответ — в течение 15 рабочих дней',
  ],
  '当场或者 20 个工作日内答复，可以延长一次，不超过 20 个工作日；征求意见的时间不计': [
    'Answered at once or within 20 working days, extended once by at most 20; the time of asking others does not count',
    'Ответ сразу или за 20 рабочих дней, продление один раз не более чем на 20; время запросов не считается',
  ],
  '涉及共同制作信息的其他机关的，征求其意见，15 个工作日内答复': [
    'Other authorities that made the information too are asked and answer within 15 working days',
    'Другие органы, совместно создавшие информацию, запрашиваются и отвечают за 15 рабочих дней',
  ],
  '申请数量、频次明显超过合理范围的，可以要求说明理由': [
    'Whoever applies far more often than is reasonable may be asked for reasons',
    'При явно чрезмерном числе заявлений можно потребовать объяснить причины',
  ],
  '分别情况答复：已经公开的告知途径，可以公开的提供，不公开的说明理由': [
    'Answers by case: where it is already public, what may be provided is provided, what is withheld has its reason',
    'Ответ по обстоятельствам: где опубликовано, можно — предоставляют, нельзя — объясняют причину',
  ],
  '含有不应当公开内容的，能够区分的区分处理，提供可以公开的部分': [
    'Where what may not be disclosed can be separated, the rest is provided',
    'Если закрытое можно отделить, остальное предоставляют',
  ],
  '提供的是已经制作或者获取的信息，需要加工、分析的可以不提供': [
    'What was made or obtained is provided; what would have to be processed or analysed need not be',
    'Предоставляют уже созданное или полученное; требующее обработки и анализа можно не предоставлять',
  ],
  '以申请的形式信访、投诉、举报的，或者要求提供公开出版物的，告知相应的渠道': [
    'Who petitions, complains or reports in the form of an application, or asks for publications on sale, is told the right way',
    'Кто под видом заявления подаёт жалобу или просит открытые издания, тому называют надлежащий путь',
  ],
  '按申请人要求的形式提供；有困难的，提供电子数据或者安排查阅、抄录': [
    'Provided in the form that was asked for; where that is difficult, as data, or to be read or copied by hand',
    'Предоставляют в запрошенной форме; если трудно — в электронном виде или для ознакомления и выписок',
  ],
  '有证据证明与自身相关的信息记录不准确的，可以要求更正': [
    'Who proves that records about them are inaccurate may ask for correction',
    'Кто доказал неточность записей о себе, может требовать исправления',
  ],
  '依申请提供信息不收费用；数量、频次明显超过合理范围的可以收取信息处理费': [
    'No fee for information on application; a processing fee where far more is asked for than is reasonable',
    'Предоставление бесплатно; при явно чрезмерном объёме может взиматься плата за обработку',
  ],
  '申请人有阅读困难或者视听障碍的，提供必要的帮助': [
    'Applicants who have difficulty reading, seeing or hearing get the help that they need',
    'Заявителям с трудностями чтения, зрения или слуха оказывают нужную помощь',
  ],
  '几人申请相同信息、又可以公开的，可以纳入主动公开；申请人可以建议主动公开': [
    'What several apply for and may be disclosed can be disclosed to all; applicants may suggest that',
    'То, о чём просят несколько заявителей и что можно раскрыть, могут раскрыть всем; заявители вправе это предложить',
  ],
  '建立申请的登记、审核、办理、答复、归档制度': [
    'Rules for registering, reviewing, handling, answering and filing applications',
    'Порядок регистрации, проверки, рассмотрения, ответа и архивирования заявлений',
  ],
  '建立工作考核、社会评议、责任追究制度': [
    'Work is assessed, appraised by society, and those responsible are held to account',
    'Системы оценки работы, общественной оценки и ответственности',
  ],
  '主管部门日常指导和监督检查；没有依法公开、答复的，公众可以向其反映': [
    'The competent authorities guide and inspect; who got no lawful disclosure or answer may tell them',
    'Компетентные органы направляют и проверяют; не получивший раскрытия или ответа может к ним обратиться',
  ],
  定期培训政府信息公开工作人员: ['Those who do the work are trained at intervals', 'Работников регулярно обучают'],
  '每年 1 月 31 日前公布本机关上一年度报告，县级以上主管部门 3 月 31 日前公布本级政府的报告': [
    'Authorities publish their report on the past year by 31 January, competent offices of counties and above that of their government by 31 March',
    'Отчёт за прошлый год публикуют до 31 января, компетентные органы уезда и выше — отчёт правительства до 31 марта',
  ],
  年度报告应当包括的内容: ['What the annual report contains', 'Что содержит годовой отчёт'],
  '认为侵犯合法权益的，可以投诉、举报，依法申请行政复议、提起行政诉讼': [
    'Who thinks their rights are infringed may complain, report, apply for reconsideration or go to court',
    'Кто считает права нарушенными, может жаловаться, сообщить, подать на пересмотр или в суд',
  ],
  '没有建立公开制度、机制的，责令改正，追究责任': [
    'Who has no rules or arrangements for disclosure is ordered to mend it and held to account',
    'Не создавших порядок раскрытия обязывают исправить и привлекают к ответственности',
  ],
  '不依法公开、不及时更新指南和目录、违反规定收费等的，责令改正，追究责任': [
    'Who does not disclose by law, keeps guide and catalogue out of date, or charges unlawfully is ordered to mend it and held to account',
    'За нераскрытие, устаревшие руководство и перечень, незаконную плату обязывают исправить и привлекают к ответственности',
  ],
  '法律、法规授权管理公共事务的组织适用本条例': [
    'It holds for organisations too that laws or regulations authorise to manage public affairs',
    'Действует и для организаций, которым законы поручили управление общественными делами',
  ],
  '供水、供电、教育、卫生等公共企事业单位的信息公开依照专门规定': [
    'Public enterprises and institutions such as water, power, education and health follow special rules',
    'Для коммунальных, учебных, медицинских и других учреждений действуют особые правила',
  ],
  '自 2019 年 5 月 15 日起施行': ['In force from 15 May 2019', 'Действует с 15 мая 2019 года'],
  '由县级以上人民政府及其主管部门承担，乡镇没有需要在平台办理的事项': [
    'Done by governments of counties and above and their offices; nothing for a town to do here',
    'Это дело правительств уезда и выше; посёлку здесь делать нечего',
  ],
  '说明目的，没有要办理的事项': [
    'It says the purpose; there is nothing to do',
    'Говорит о цели; делать ничего не нужно',
  ],
  '乡镇人民政府是行政机关，不属于这类组织': [
    'A town government is an administrative authority and none of these',
    'Правительство посёлка — орган власти и к ним не относится',
  ],
  '由其主管部门制定办法、监督，不由本机关办理': [
    'Ruled and supervised by their competent departments, not by this authority',
    'Правила и надзор — у их ведомств, не у этого органа',
  ],
  '说明施行的日期；平台按这一天以后的规定计算': [
    'It says from when; this site reckons by what holds since',
    'Говорит о дате; сайт считает по правилам с этого дня',
  ],
  '由本机关办理，不需要您做什么': [
    'Done by this authority; you need do nothing',
    'Делает этот орган; от вас ничего не требуется',
  ],
};
