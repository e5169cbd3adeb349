import type { Phrases } from './phrases.ts';
import { uploadPhrases } from './upload-phrases.ts';

/** What parts of pages that every room uses say: errors, forms, pages of lists. */
export const platformPhrases: Phrases = {
  ...uploadPhrases,
  '{x1} - {x2}': ['{x1} – {x2}', '{x1} – {x2}'],
  '{t} →': ['{t} →', '{t} →'],
  '{t1}：{t2}': ['{t1}: {t2}', '{t1}: {t2}'],
  '{t1}或者{t2}': ['{t1} or {t2}', '{t1} или {t2}'],
  请求有误: ['Bad request', 'Неверный запрос'],
  '浏览器发来的内容无法识别，请返回上一页重试。': [
    'What your browser sent could not be read. Please go back and try again.',
    'Не удалось прочитать данные от браузера. Вернитесь на предыдущую страницу и повторите попытку.',
  ],
  无法办理: ['Not possible', 'Невозможно выполнить'],
  '您没有办理此事的权限，或页面停留过久已失效。请返回上一页刷新后重试，已填写的内容仍在原页面。': [
    'You are not allowed to do this, or the page was open for too long. Go back, reload and try again; what you filled in is still there.',
    'У вас нет прав на это действие, или страница устарела. Вернитесь назад, обновите страницу и повторите попытку; заполненные данные сохранились.',
  ],
  没有找到: ['Not found', 'Не найдено'],
  '没有找到这个页面，可能已被移走或撤下。': [
    'This page was not found. It may have been moved or withdrawn.',
    'Страница не найдена. Возможно, она перемещена или снята.',
  ],
  '没有找到，可能已被移走或撤下': [
    'Not found. It may have been moved or withdrawn.',
    'Не найдено. Возможно, перемещено или снято.',
  ],
  没有找到这个文件: ['This file was not found', 'Файл не найден'],
  '没有找到这个文件，可能已被移走或撤下': [
    'This file was not found. It may have been moved or withdrawn.',
    'Файл не найден. Возможно, он перемещён или снят.',
  ],
  已有变化: ['Changed meanwhile', 'Данные изменились'],
  '内容已被他人修改，请刷新后再办理。': [
    'Somebody else changed this meanwhile. Please reload the page.',
    'Данные уже изменены другим пользователем. Обновите страницу.',
  ],
  不再提供: ['No longer available', 'Больше не доступно'],
  '这个网站已停用。': ['This site has been closed.', 'Этот сайт закрыт.'],
  '{t}的网站已停用': ['The site of {t} has been closed', 'Сайт закрыт: {t}'],
  内容过大: ['Too large', 'Слишком большой объём'],
  '提交的内容超过了大小限制，没有保存。请用浏览器的“后退”回到原页面，缩小后重试，填写的内容仍在那里。': [
    'What you sent is too large and was not saved. Use the Back button, make it smaller and try again; what you filled in is still there.',
    'Отправленные данные слишком велики и не сохранены. Нажмите «Назад», уменьшите объём и повторите попытку; заполненное сохранилось.',
  ],
  网址过长: ['Address too long', 'Слишком длинный адрес'],
  '网址过长，请从首页打开，或者缩短要检索的内容。': [
    'The address is too long. Start from the home page, or search for fewer words.',
    'Адрес слишком длинный. Откройте сайт с главной страницы или сократите запрос.',
  ],
  格式不支持: ['Format not supported', 'Формат не поддерживается'],
  '提交内容的格式不受支持。': ['This format is not supported.', 'Этот формат не поддерживается.'],
  需要修改: ['Please correct', 'Требуется исправление'],
  '提交的内容有误，请返回修改。': [
    'Something you sent is wrong. Please go back and correct it.',
    'В отправленных данных есть ошибка. Вернитесь и исправьте её.',
  ],
  操作过于频繁: ['Too many attempts', 'Слишком много попыток'],
  '短时间内操作次数过多，请稍后再试。': [
    'Too many attempts in a short time. Please try again later.',
    'Слишком много действий за короткое время. Повторите попытку позже.',
  ],
  暂时无法使用: ['Temporarily unavailable', 'Временно недоступно'],
  '系统正忙或正在维护，请稍后再试。': [
    'The system is busy or under maintenance. Please try again later.',
    'Система занята или на обслуживании. Повторите попытку позже.',
  ],
  '系统正忙或正在维护，这次操作可能没有保存。请稍后用浏览器的“后退”回到原页面重试，填写的内容仍在那里；重试前请先看看是否已经办成。':
    [
      'The system is busy or under maintenance; what you sent may not have been saved. Later use the Back button and try again (what you filled in is still there), after checking whether it was done.',
      'Система занята или на обслуживании; данные могли не сохраниться. Позже нажмите «Назад» и повторите попытку (заполненное сохранилось), сначала проверив, не выполнено ли действие.',
    ],
  磁盘已满: ['Storage is full', 'Диск переполнен'],
  '服务器的磁盘空间已满，这次操作没有保存，此前保存的内容都在。请通知系统管理员清理磁盘，再用浏览器的“后退”回到原页面重试，填写的内容仍在那里。':
    [
      'The server has no storage left; this was not saved, what was saved before is there. Please tell us, then use the Back button and try again; what you filled in is still there.',
      'На сервере нет места; данные не сохранены, сохранённое ранее на месте. Сообщите нам, затем нажмите «Назад» и повторите попытку; заполненное сохранилось.',
    ],
  '服务器的磁盘空间已满，这个页面暂时打不开。请通知系统管理员清理磁盘，稍后再试。': [
    'The server has no storage left, so this page cannot be opened now. Please try again later.',
    'На сервере нет места, страницу сейчас нельзя открыть. Повторите попытку позже.',
  ],
  系统出错: ['System error', 'Системная ошибка'],
  '系统未能完成这次操作，问题已经记录，请稍后再试。刚才填写的内容，可用浏览器的“后退”回到原页面取回。': [
    'The system could not do this; the problem was recorded. Please try again later. The Back button brings back what you filled in.',
    'Система не смогла выполнить действие; ошибка записана. Повторите попытку позже. Кнопка «Назад» вернёт заполненные данные.',
  ],
  '<a>返回首页</a>，或<a>搜索</a>要找的内容。': [
    'Go to the <a>home page</a> or <a>search</a> for what you need.',
    'Перейдите на <a>главную страницу</a> или <a>найдите</a> нужное.',
  ],
  必填: ['required', 'обязательно'],
  请填写: ['Please fill in', 'Заполните'],
  '请填写{t}': ['Please fill in: {t}', 'Заполните поле: {t}'],
  '请选择{t}': ['Please choose: {t}', 'Выберите: {t}'],
  '{t}过长': ['{t}: too long', '{t}: слишком длинное значение'],
  '{t}最多 {n} 个字': ['{t}: at most {n} {n|character|characters}', '{t}: не более {n} {n|знака|знаков|знаков}'],
  '{t}最多 {n1} 个字，现在有 {n2} 个': [
    '{t}: at most {n1} characters, now {n2}',
    '{t}: не более {n1} знаков, сейчас {n2}',
  ],
  '有内容需要修改，请看标出的地方': ['Please correct the marked fields', 'Исправьте отмеченные поля'],
  分页: ['Pages', 'Страницы'],
  上一页: ['Previous page', 'Назад'],
  下一页: ['Next page', 'Вперёд'],
  '共 {n} 页': ['{n} {n|page|pages}', '{n} {n|страница|страницы|страниц}'],
  一: ['one', 'один'],
  二: ['two', 'два'],
  三: ['three', 'три'],
  四: ['four', 'четыре'],
  五: ['five', 'пять'],
  六: ['six', 'шесть'],
  七: ['seven', 'семь'],
  八: ['eight', 'восемь'],
  九: ['nine', 'девять'],
  十: ['ten', 'десять'],
};
