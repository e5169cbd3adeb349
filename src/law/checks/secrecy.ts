import type { Hit } from './finding.ts';

/** Signs that stand between a level of secrecy and its period. */
const STAR = '[★☆▲△■□◆◇●○*✱✦✩✪✭⭐]';
const PERIOD = '(?:(?:\\d{1,3}|[一二三四五六七八九十两]{1,3})(?:年|个月|月|日|天)|长期|启用前)';
const LEVEL = '(?:绝密|机密|秘密)';

interface Mark {
  check: Hit['check'];
  message: string;
  severity: Hit['severity'];
  pattern: RegExp;
}

const MARK = { check: 'secrecy.mark', message: '疑似国家秘密标志，禁止上网' } as const;

/** Marks as papers carry them, in a text without spaces. 保守国家秘密法 arts. 14, 15, 17; 国家秘密标志 ○ */
const MARKS: readonly Mark[] = [
  {
    ...MARK,
    severity: 'block',
    pattern: new RegExp(`${STAR}{1,3}${LEVEL}级?(?:${STAR}{1,3}${PERIOD}?|${PERIOD}|$)`, 'gm'),
  },
  { ...MARK, severity: 'block', pattern: new RegExp(`${LEVEL}级?${STAR}{1,3}${PERIOD}?`, 'g') },
  {
    ...MARK,
    severity: 'block',
    pattern: new RegExp(
      `(?:密级|(?:保密|秘密|涉密)(?:级别|等级)|定密)(?:标[识志注])?(?:[:：为是|]|定为|确定为){1,3}${LEVEL}级?${PERIOD}?`,
      'g',
    ),
  },
  { ...MARK, severity: 'block', pattern: new RegExp(`^${LEVEL}级?[(（·.\\-]?${PERIOD}[)）]?$`, 'gm') },
  {
    check: 'secrecy.mark',
    message: '单独成行或者加括号的“绝密”“机密”“秘密”，可能是密级标志，请确认',
    severity: 'warn',
    pattern: new RegExp(`^${LEVEL}级?$|[(（【\\[〔]${LEVEL}级?${PERIOD}?[)）】\\]〕]`, 'gm'),
  },
  {
    check: 'secrecy.internal',
    message: '疑似内部资料或工作秘密标注，请确认能否公开',
    severity: 'warn',
    pattern:
      /内部(?:资料|文件|材料|刊物|明电|情况通报|使用|参阅|参考|传阅|发行|掌握)|注意保存|仅供内部|[仅只]限(?:于)?内部|(?:不得|不准|严禁|请勿|切勿)(?:对外)?(?:外传|翻印|扩散|上网)|阅后(?:即焚|收回|销毁|退回)/g,
  },
  {
    check: 'secrecy.internal',
    message: '疑似工作秘密标注，请确认能否公开',
    severity: 'warn',
    pattern: new RegExp(`^工作秘密${STAR}{0,3}${PERIOD}?$|[(（【]工作秘密[)）】]`, 'gm'),
  },
  {
    check: 'secrecy.internal',
    message: '发文字号像涉密或者内部文件的字号，请确认能否公开',
    severity: 'warn',
    pattern: /[\u4e00-\u9fa5]{1,8}[密机]发?[〔[(（【]\d{4}[〕\])）】]第?\d{1,4}号/g,
  },
];

/** Marks of secrecy and of internal papers, in a normal text without spaces. 条例 arts. 14, 17 */
export function marksIn(text: string): Hit[] {
  return MARKS.flatMap(({ pattern, ...mark }) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ ...mark, from: index, to: index + found.length })),
  );
}
