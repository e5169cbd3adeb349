import type { Numbers } from './numbers.ts';

/** Marks of secrecy and of internal papers, as papers carry them. */
export const SECRET: readonly ((numbers: Numbers) => string)[] = [
  ({ random: r }) => r.pick(LEVELS) + r.pick([...STARS]) + r.pick(PERIODS),
  ({ random: r }) => r.pick(LEVELS) + r.pick([...STARS]),
  ({ random: r }) => r.pick([...STARS]) + r.pick(LEVELS) + r.pick([...STARS]),
  ({ random: r }) => r.pick(LEVELS) + r.pick(PERIODS),
  ({ random: r }) => `${r.pick(LEVELS)}（${r.pick(PERIODS)}）`,
  ({ random: r }) =>
    `${r.pick(['密级', '密　级', '保密等级', '秘密等级', '涉密级别', '定密'])}${r.pick(['：', ':', ' ', '为', '——', ''])}${r.pick(LEVELS)}`,
  ({ random: r }) => `密级：${r.pick(LEVELS)}　保密期限：${r.pick(PERIODS)}`,
  ({ random: r }) => `${r.pick(LEVELS)}级${r.pick([...STARS])}${r.pick(PERIODS)}`,
  ({ random: r }) => `份号：00000${r.whole(1, 9)}　${r.pick(LEVELS)}★${r.pick(PERIODS)}`,
  ({ random: r }) => `00000${r.whole(1, 9)} ${r.pick(LEVELS)}★${r.pick(PERIODS)} 特急`,
  ({ random: r }) => `【${r.pick(LEVELS)}】`,
  ({ random: r }) => `（${r.pick(LEVELS)}）`,
  ({ random: r }) => `[${r.pick(LEVELS)}]`,
  ({ random: r }) => r.pick(LEVELS),
  ({ random: r }) => `${r.pick(LEVELS)}★${r.pick(['启用前', '解密前', '公布前', '考试前'])}`,
  ({ random: r }) => `本件为${r.pick(LEVELS)}级文件，不得上网。`,
  ({ random: r }) => `${r.pick(LEVELS)}文件　${r.pick(['注意保存', '妥善保管'])}`,
  ({ random: r }) => `此件系国家秘密，密级为${r.pick(LEVELS)}，请妥善保管。`,
];
const LEVELS = ['绝密', '机密', '秘密'];
const STARS = '★☆▲■*●◆※＊△';
const PERIODS = ['1年', '3年', '10年', '20年', '30年', '长期', '6个月', '三年', '十年', '１年', '5 年', '永久'];

export const INTERNAL: readonly ((numbers: Numbers) => string)[] = [
  '内部资料',
  '内部文件 注意保存',
  '内部资料，注意保存',
  '内部资料　请勿外传',
  '工作秘密',
  '【工作秘密】',
  '工作秘密★3年',
  '本件属工作秘密，严禁外传。',
  '此件不公开',
  '不予公开',
  '公开方式：不予公开',
  '公开属性：不公开',
  '公开形式：依申请公开',
  '请勿外传',
  '严禁外传',
  '切勿外传。',
  '仅限内部使用',
  '仅供内部参考',
  '供内部参阅',
  '限内部使用',
  '内部使用',
  '内部文件',
  '内部材料',
  '内部明电',
  '内部传阅',
  '内部掌握',
  '（不得公开）',
  '不得公开',
  '未经批准不得公开',
  '不得上网',
  '不得对外发布',
  '严禁对外公布',
  '此件只发至村',
  '阅后收回',
  '阅后即焚',
  '请勿转发',
  '不得翻印、转载',
  '测镇密〔2023〕3号',
].map((text) => () => text);

/** How marks are disguised. */
export const MARK_DISGUISES: Readonly<Record<string, (mark: string, numbers: Numbers) => string>> = {
  plain: (mark) => mark,
  spaced: (mark) => [...mark].join(' '),
  'spaced wide': (mark) => [...mark].join('\u3000'),
  'spaced twice': (mark) => [...mark].join('  '),
  'no-break spaces': (mark) => [...mark].join('\u00a0'),
  'zero-width characters': (mark) => [...mark].join('\u200b'),
  joiners: (mark) => [...mark].join('\u2060'),
  'full width': (mark) => mark.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  'half width': (mark) => mark.normalize('NFKC'),
  traditional: (mark) =>
    mark
      .replaceAll('绝', '絕')
      .replaceAll('机', '機')
      .replaceAll('级', '級')
      .replaceAll('长', '長')
      .replaceAll('内', '內')
      .replaceAll('资', '資'),
  'dots between': (mark) => mark.replace(/(?<=[绝机秘])密/g, '·密'),
  'spaced and zero-width': (mark, { random }) =>
    [...mark]
      .map((one) => one + random.pick([' ', '\u200b', '\u3000', '']))
      .join('')
      .trim(),
};
