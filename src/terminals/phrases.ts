import type { Phrases } from '../platform/languages/phrases.ts';

/** Fixed texts of kiosks. */
export const phrases: Phrases = {
  显示大屏: ['Display screen', 'Экран'],
  自助终端: ['Self-service terminal', 'Терминал самообслуживания'],
  '显示大屏尚未登记。请工作人员在“终端设备”页输入代码：': [
    'This screen is not registered. Staff enter this code on the page of terminals:',
    'Экран не зарегистрирован. Сотрудник вводит код на странице терминалов:',
  ],
  '自助终端尚未登记。请工作人员在“终端设备”页输入代码：': [
    'This terminal is not registered. Staff enter this code on the page of terminals:',
    'Терминал не зарегистрирован. Сотрудник вводит код на странице терминалов:',
  ],
  '代码 10 分钟内有效，过期后自动更换。登记后本页自动打开。': [
    'The code is valid for 10 minutes and then changes. This page opens by itself once registered.',
    'Код действует 10 минут и затем меняется. После регистрации страница откроется сама.',
  ],
  '政府信息公开自助终端（演示数据）': [
    'Government information terminal (demonstration data)',
    'Терминал правительственной информации (демоданные)',
  ],
  政府信息公开自助终端: ['Government information terminal', 'Терминал правительственной информации'],
  呼叫工作人员: ['Call staff', 'Позвать сотрудника'],
  结束使用: ['Finish', 'Завершить'],
  '您还在使用吗？': ['Are you still there?', 'Вы ещё здесь?'],
  '<b>{n}</b> 秒后自动结束，填写的内容全部清除。': [
    'Ends in <b>{n}</b> s; everything you filled in is cleared.',
    'Завершение через <b>{n}</b> с; всё введённое будет стёрто.',
  ],
  继续使用: ['Go on', 'Продолжить'],
  结束并清除: ['Finish and clear', 'Завершить и стереть'],
  '已呼叫工作人员，请在终端前稍候': ['Staff have been called; please wait here', 'Сотрудник вызван, подождите здесь'],
  请选择: ['Please choose', 'Выберите'],
  语言: ['Language', 'Язык'],
  可以办理: ['What you can do here', 'Что можно сделать'],
  '通知、公示、政策': ['notices, policies', 'объявления, политика'],
  按栏目看: ['By section', 'По рубрикам'],
  '补贴、救助、财政……': ['subsidies, aid, budget …', 'субсидии, помощь, бюджет…'],
  '条件、材料、流程': ['conditions, papers, steps', 'условия, документы, шаги'],
  今天谁在办什么: ['who is open today', 'кто открыт сегодня'],
  用拼音输入: ['in Chinese, by pinyin', 'на китайском'],
  申请公开: ['Make a request', 'Подать запрос'],
  填写申请表: ['fill in the form', 'заполнить форму'],
  怎样申请: ['How to ask', 'Как запросить'],
  '条件、期限、收费': ['conditions, time, fees', 'условия, сроки, плата'],
  查询申请: ['Follow a request', 'Ход запроса'],
  凭编号和查询码: ['by number and code', 'по номеру и коду'],
  近期公开: ['Recent', 'Недавнее'],
  '没有找到公开的信息。': ['Nothing was found.', 'Ничего не найдено.'],
  '第 {n1} 页，共 {n2} 页': ['Page {n1} of {n2}', 'Страница {n1} из {n2}'],
  '{n} 条': ['{n} {n|item|items}', '{n} {n|материал|материала|материалов}'],
  '搜索“{x}”：{n} 条': [
    'Search “{x}”: {n} {n|result|results}',
    'Поиск «{x}»: {n} {n|результат|результата|результатов}',
  ],
  要找什么: ['What do you look for', 'Что вы ищете'],
  '更正：': ['Correction: ', 'Исправление: '],
  '打印共 {n} 页。': ['Printing takes {n} {n|page|pages}. ', 'Печать: {n} {n|страница|страницы|страниц}. '],
  '打印共 {n1} 页。这次使用还可以打印 {n2} 页，免费。': [
    'Printing takes {n1} {n1|page|pages}. You can print {n2} more, free of charge.',
    'Печать: {n1} {n1|страница|страницы|страниц}. Можно напечатать ещё {n2}, бесплатно.',
  ],
  '打印共 {n} 页。{x}。': [
    'Printing takes {n} {n|page|pages}. {x}.',
    'Печать: {n} {n|страница|страницы|страниц}. {x}.',
  ],
  用手机看这条信息和附件: ['Read this and its attachments on your phone', 'Открыть с приложениями на телефоне'],
  正在打印: ['Printing', 'Идёт печать'],
  '“{x}”，{n} 页，请在出纸口取走。': [
    '“{x}”, {n} {n|page|pages}: please take them from the tray.',
    '«{x}», {n} {n|страница|страницы|страниц}: возьмите из лотка.',
  ],
  打印的文件: ['The printed document', 'Печатаемый документ'],
  返回: ['Back', 'Назад'],
  '这条信息已经撤下，或者没有公开': ['This was withdrawn or is not public', 'Снято или не опубликовано'],
  自助终端不能下载和上传文件: [
    'Files cannot be downloaded or uploaded here',
    'Здесь нельзя скачивать и загружать файлы',
  ],
  '自助终端不能上传材料。需要提交材料的，请到窗口办理，或者用手机在网站申请。': [
    'Files cannot be uploaded here. With papers, go to a window or apply on the website with your phone.',
    'Здесь нельзя загружать файлы. С документами обратитесь в окно или на сайт с телефона.',
  ],
  '（请在自己的手机或电脑上打开网站，凭编号和查询码下载）': [
    ' (open the website on your own phone or computer and download by number and code)',
    ' (откройте сайт на своём телефоне или компьютере и скачайте по номеру и коду)',
  ],
  '二维码：用手机看“{x}”': ['QR code: read “{x}” on your phone', 'QR-код: открыть «{x}» на телефоне'],
  '这台终端没有登记，或者已经停用': [
    'This terminal is not registered or was shut out',
    'Терминал не зарегистрирован или отключён',
  ],
  '还没有公开的办事指南，请到窗口询问。': [
    'No guides yet; please ask at a window.',
    'Руководств пока нет; спросите в окне.',
  ],
  '没有登记服务窗口，请询问工作人员。': [
    'No windows are listed; please ask staff.',
    'Окна не указаны; спросите сотрудника.',
  ],
  '{n} 号窗口　{x}': ['Window {n} · {x}', 'Окно {n} · {x}'],
  '{t}　{x}': ['{t} · {x}', '{t} · {x}'],
};
