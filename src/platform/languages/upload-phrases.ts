import type { Phrases } from './phrases.ts';

/** Why a file was not taken, as the server says it and as scripts do. */
export const uploadPhrases: Phrases = {
  请选择要上传的文件: ['Please choose a file', 'Выберите файл'],
  '上传没有完成，请重试': ['The upload was not finished, please try again', 'Загрузка не завершена, повторите попытку'],
  '一次提交的文件或者项数过多，没有保存，请分几次提交': [
    'Too many files or fields at once; nothing was saved. Please send them in parts',
    'Слишком много файлов или полей сразу; ничего не сохранено. Отправьте по частям',
  ],
  '这一项的内容超过 4 MB，请缩短后再提交': [
    'This field is longer than 4 MB, please shorten it',
    'Содержимое поля больше 4 МБ, сократите его',
  ],
  这是一个空文件: ['This file is empty', 'Этот файл пуст'],
  '“{x}”是空文件，里面没有内容，请重新选择': [
    '“{x}” is an empty file, please choose another',
    'Файл «{x}» пуст, выберите другой',
  ],
  '“{x}”没有收下，一次最多 {n} 个文件': [
    '“{x}” was not taken: at most {n} {n|file|files} at once',
    'Файл «{x}» не принят: не более {n} {n|файла|файлов|файлов} за раз',
  ],
  '“{x}”没有收下，最多 {n} 个文件': [
    '“{x}” was not taken: at most {n} {n|file|files}',
    'Файл «{x}» не принят: не более {n} {n|файла|файлов|файлов}',
  ],
  '最多 {n} 个文件，没有收下：{x}': [
    'At most {n} {n|file|files}; not taken: {x}',
    'Не более {n} {n|файла|файлов|файлов}; не приняты: {x}',
  ],
  '“{x}”超过 {n} MB，请缩小后再上传': [
    '“{x}” is larger than {n} MB, please make it smaller',
    'Файл «{x}» больше {n} МБ, уменьшите его',
  ],
  '“{x}”上传没有完成，请重新选择这个文件': [
    'The upload of “{x}” was not finished, please choose this file again',
    'Загрузка файла «{x}» не завершена, выберите его снова',
  ],
  '“{x}”没有收下': ['“{x}” was not taken', 'Файл «{x}» не принят'],
  '“{x}”的内容不是能上传的类型，文件可能损坏或者改过名称，请重新选择': [
    '“{x}” does not hold what can be uploaded; it may be damaged or renamed, please choose another file',
    'Содержимое файла «{x}» нельзя загрузить: файл повреждён или переименован, выберите другой',
  ],
  '“{x1}”是 {x2} 格式的照片，许多电脑打不开，请转成 JPEG 再上传：苹果手机在“设置－相机－格式”中选“兼容性最佳”后拍的就是 JPEG；已经拍好的，在电脑上打开后另存为 JPEG，或者在手机上截图':
    [
      '“{x1}” is a {x2} photo, which many computers cannot open; please make it a JPEG. On an iPhone choose Settings – Camera – Formats – Most Compatible; a photo you already have can be saved as JPEG on a computer, or taken as a screenshot',
      'Файл «{x1}» — фото в формате {x2}, многие компьютеры его не открывают; преобразуйте в JPEG. На iPhone: «Настройки – Камера – Форматы – Наиболее совместимые»; готовое фото сохраните как JPEG на компьютере или сделайте снимок экрана',
    ],
  '“{x}”文件名中有看不见的字符，请重新命名后再上传': [
    '“{x}”: the name has invisible characters, please rename the file',
    '«{x}»: в имени файла есть невидимые символы, переименуйте его',
  ],
  '“{x}”文件名不能以点或者空格结尾，请重新命名后再上传': [
    '“{x}”: a name must not end with a dot or a space, please rename the file',
    '«{x}»: имя не должно кончаться точкой или пробелом, переименуйте файл',
  ],
  '“{x}”这个文件名是系统保留的名称，请重新命名后再上传': [
    '“{x}”: this name is reserved by computers, please rename the file',
    '«{x}»: это имя зарезервировано системой, переименуйте файл',
  ],
  '“{x1}”文件名中有“.{x2}”，这类文件可能在打开时运行程序，不能上传': [
    '“{x1}”: files called “.{x2}” may run programs when opened and cannot be uploaded',
    '«{x1}»: файлы «.{x2}» могут запускать программы при открытии, загрузить их нельзя',
  ],
  '“{x1}”扩展名是“.{x2}”，实际内容却不是，请改为“.{x3}”后再上传': [
    '“{x1}” is called “.{x2}” but its content is not; please rename it to “.{x3}”',
    'Файл «{x1}» назван «.{x2}», но содержимое иное; переименуйте в «.{x3}»',
  ],
  '{x} 上传进度': ['Upload of {x}', 'Загрузка: {x}'],
  移除: ['Remove', 'Убрать'],
  '移除 {x}': ['Remove {x}', 'Убрать {x}'],
};
