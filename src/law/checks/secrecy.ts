import type { Hit } from './finding.ts';

/** Signs that stand between a level of secrecy and its period. */
const STAR = '[★☆▲△■□◆◇●○*✱✦✩✪✭⭐]';
const PERIOD = '(?:\\d{1,3}(?:年|个月|月|日|天)|长期)';

interface Mark {
  check: Hit['check'];
  message: string;
  severity: Hit['severity'];
  pattern: RegExp;
}

/** Marks as papers carry them, in a text without spaces. 保守国家秘密法 arts. 14, 15, 17; 国家秘密标志 ○ */
const MARKS: readonly Mark[] = [
  {
    check: 'secrecy.mark',
    message: '疑似国家秘密标志，禁止上网',
    severity: 'block',
    pattern: new RegExp(`(?:绝密|机密|秘密)${STAR}{1,3}${PERIOD}?`, 'g'),
  },
  {
    check: 'secrecy.mark',
    message: '疑似国家秘密标志，禁止上网',
    severity: 'block',
    pattern: new RegExp(`(?:密级|保密级别|定密)(?:[:：为是]|定为|确定为){1,3}(?:绝密|机密|秘密)级?${PERIOD}?`, 'g'),
  },
  {
    check: 'secrecy.mark',
    message: '疑似国家秘密标志，禁止上网',
    severity: 'block',
    pattern: new RegExp(`^(?:绝密|机密|秘密)级?[(（]?${PERIOD}[)）]?$`, 'gm'),
  },
  {
    check: 'secrecy.internal',
    message: '单独成行的“绝密”“机密”“秘密”，可能是密级标志，请确认',
    severity: 'warn',
    pattern: /^(?:绝密|机密|秘密)$/gm,
  },
  {
    check: 'secrecy.internal',
    message: '疑似内部资料或工作秘密标注，请确认能否公开',
    severity: 'warn',
    pattern:
      /内部(?:资料|文件|材料|刊物|情况通报|使用|参阅|参考|传阅|发行|掌握)|注意保存|工作秘密|仅供内部|仅限内部|(?:不得|不准|严禁|请勿|切勿)(?:外传|翻印|扩散|上网)/g,
  },
];

/** Marks of secrecy and of internal papers, in a normal text without spaces. 条例 arts. 14, 17 */
export function marksIn(text: string): Hit[] {
  return MARKS.flatMap(({ pattern, ...mark }) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ ...mark, from: index, to: index + found.length })),
  );
}
