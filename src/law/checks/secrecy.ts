import type { Hit } from './finding.ts';

/** Signs that stand between a level of secrecy and its period. */
const STAR = '[★☆▲△■□◆◇●○◎※*✱✦✩✪✭✮✯⭐]';
const PERIOD =
  '(?:(?:\\d{1,3}|[〇一二三四五六七八九十两]{1,3})(?:年|个月|月|日|天)|长期|永久|(?:启用|解密|公布|公开|考试|开标|评审)前|至\\d{4}年(?:\\d{1,2}月)?(?:\\d{1,2}日)?)';
/** Signs that are put between its two characters: 绝·密 */
const APART = '[·.\\-_/|,~]{0,2}';
const LEVEL = `(?:[绝机秘]${APART}密)`;
/** What heads a level on forms. */
const GRADE = `(?:密${APART}级|(?:保${APART}密|秘${APART}密|涉${APART}密)(?:级别|等级)|定密)`;
const FORBIDDEN = '(?:不得|不准|不可|不能|不宜|不应|严禁|禁止|请勿|切勿|勿)';
const SPREAD = '(?:外传|翻印|复印|复制|转载|转发|扩散|传播|上网|外泄|外借|拍照|公开|发布|公布|公示|宣传|报道)';
/** What a paper calls itself. */
const THIS = '(?:此件|本件|此文|本文|本资料|本材料|本文件|本刊|本表|该件|此资料|此材料|此文件)';

interface Mark {
  check: Hit['check'];
  message: string;
  severity: Hit['severity'];
  pattern: RegExp;
  /** by what stands before and behind it */
  holds?: (before: string, after: string) => boolean;
}

const MARK = { check: 'secrecy.mark', message: '疑似国家秘密标志，禁止上网' } as const;
const INTERNAL = {
  check: 'secrecy.internal',
  message: '疑似内部资料或工作秘密标注，请确认能否公开',
  severity: 'warn',
} as const;

/** Marks as papers carry them, in a text without spaces. 保守国家秘密法 arts. 14, 15, 17; 国家秘密标志 ○ */
const MARKS: readonly Mark[] = [
  {
    ...MARK,
    severity: 'block',
    pattern: new RegExp(`${STAR}{1,3}${LEVEL}级?(?:${STAR}{1,3}${PERIOD}?|${PERIOD}|$)`, 'gm'),
  },
  {
    ...MARK,
    severity: 'block',
    pattern: new RegExp(`(?<!工作)${LEVEL}级?${STAR}{1,3}${PERIOD}?`, 'g'),
  },
  {
    ...MARK,
    severity: 'block',
    pattern: new RegExp(
      `${GRADE}(?:标[识志注])?(?:[:：为是|\\-]|定为|确定为|属于?){1,3}[“"'【\\[(（]?${LEVEL}级?${PERIOD}?`,
      'g',
    ),
  },
  {
    ...MARK,
    severity: 'block',
    // 密级 and the level side by side, as forms have them; a sentence goes on: 密级绝密级不超过三十年
    pattern: new RegExp(`${GRADE}${LEVEL}级?${PERIOD}?(?![\\u4e00-\\u9fa5])`, 'g'),
  },
  {
    ...MARK,
    severity: 'block',
    pattern: new RegExp(
      `^(?:份号[:：]?)?(?:\\d{1,6}|第?\\d{1,6}号)?${LEVEL}级?[(（【\\[·.\\-,，:：]{0,2}${PERIOD}[)）】\\]]?(?:特急|加急|平急|特提)?$`,
      'gm',
    ),
  },
  {
    ...MARK,
    severity: 'block',
    pattern: new RegExp(
      `(?:${THIS}|系|属于?|定为|确定为|列为)(?:[系为是属于]{0,2})(?:国家)?${LEVEL}级?(?:文件|资料|材料|公文|内容|信息|事项|国家秘密)?(?=[，,。；;！!）)]|$)`,
      'gm',
    ),
    holds: (before, after) =>
      !/(?:不|非|未|是否|可能|可以|应当|依法|凡|如|若)(?:涉及|构成)?$/.test(before) && !/^、/.test(after),
  },
  {
    ...MARK,
    severity: 'block',
    pattern: new RegExp(
      `^${LEVEL}级?(?:文件|资料|材料|公文)[!！,，:：]?(?:[(（]?(?:请?(?:注意|妥善)保[存管密]|${FORBIDDEN}${SPREAD})[)）]?)?[!！。]?$`,
      'gm',
    ),
  },
  {
    check: 'secrecy.mark',
    message: '单独成行或者加括号的“绝密”“机密”“秘密”，可能是密级标志，请确认',
    severity: 'warn',
    pattern: new RegExp(
      `^(?:\\d{6})?${LEVEL}级?(?:特急|加急|平急|特提)?$|[(（【\\[〔<〈]${LEVEL}级?[:：,，·]?${PERIOD}?[)）】\\]〕>〉]`,
      'gm',
    ),
  },
  {
    ...INTERNAL,
    pattern:
      /内部(?:资料(?!性出版物)|文件|材料|刊物|明电|情况通报|电报|传真|参阅|参考|传阅|发行|掌握|交流资料)|注意保[存密]|[仅只]?(?:供|限)(?:于)?内部(?:人员|工作|单位)?(?:使用|参考|参阅|传阅|掌握|学习|交流)|[仅只]限(?:于)?(?:内部|本单位|本机关|系统内)|仅供内部|阅后(?:即焚|收回|销毁|退回|即毁|清退)|用后(?:收回|销毁)/g,
    holds: (_, after) => !/^(?:管理|发行(?:股票|债券))/.test(after),
  },
  { ...INTERNAL, pattern: /(?:^|[(（【[])内部(?:使用|公开|事项)(?:$|[)）】\]，,。])/gm },
  {
    ...INTERNAL,
    pattern: new RegExp(
      `${FORBIDDEN}(?:擅自|随意|自行)?(?:对外|向外|私自)?(?:外传|翻印|扩散|上网|外泄|外借)(?!吧|络|课)`,
      'g',
    ),
    holds: (before, after) => !/(?:谣言|信息疫情|疫情|不实|虚假)/.test(after) && !OF_RULES.test(before),
  },
  {
    ...INTERNAL,
    // by itself in a line, in brackets, or of this paper
    pattern: new RegExp(
      `(?:^|[(（【\\[])(?:未经(?:批准|许可|允许|同意|授权)[，,]?)?${FORBIDDEN}(?:擅自|随意|自行)?(?:对外)?${SPREAD}(?:[、和及或]${SPREAD}){0,4}(?:[)）】\\]]|[!！。]?$)`,
      'gm',
    ),
  },
  {
    ...INTERNAL,
    pattern: new RegExp(
      `${THIS}(?:[^，。；\\n]{0,10}[，,])?(?:未经(?:批准|许可|允许|同意)[，,]?)?(?:一律)?(?:不予?公开|${FORBIDDEN}(?:擅自|随意|自行)?(?:对外)?${SPREAD})`,
      'g',
    ),
  },
  { ...INTERNAL, pattern: /(?:此件|本件)(?:只|仅)?发(?:至|到)(?:县|乡|镇|村|科|处|股|团|营|组)/g },
  { ...INTERNAL, pattern: /^[(（【[]?(?:此件)?(?:不予?公开|不予公开件)[)）】\]]?[。]?$/gm },
  {
    ...INTERNAL,
    message: '公开属性写着不予公开或者依申请公开，请确认能否主动公开',
    pattern: /公开(?:方式|属性|形式|类型|类别|选项|范围|性质)(?:[:：为是|]{1,2}|(?=不))(?:不予?公开|依申请公开)/g,
  },
  {
    ...INTERNAL,
    message: '疑似工作秘密标注，请确认能否公开',
    pattern: new RegExp(
      `^工作秘${APART}密(?:${STAR}{0,3}${PERIOD}?|${STAR})$|工作秘${APART}密${STAR}{1,3}${PERIOD}?|[(（【\\[]工作秘${APART}密[)）】\\]]|(?:${THIS}|列为|定为|确定为)(?:[系为是属于]{0,2})工作秘密`,
      'gm',
    ),
  },
  {
    ...INTERNAL,
    message: '发文字号像涉密或者内部文件的字号，请确认能否公开',
    pattern: /[\u4e00-\u9fa5]{1,8}[密机]发?[〔[(（【]\d{4}[〕\])）】]第?\d{1,4}号(?!规划|地块|单元)/g,
  },
];

/** Before what a rule forbids everybody, and what a paper says of itself. */
const OF_RULES = /(?:任何(?:单位|组织|个人|人)(?:和个人)?|工作人员|一律|应当|必须|并|也|均|且|严格(?:保密)?[，,])$/;

/** Traditional characters of marks, by those of the mainland. */
const SIMPLE = new Map(
  Object.entries({
    絕: '绝',
    機: '机',
    祕: '秘',
    級: '级',
    長: '长',
    內: '内',
    資: '资',
    傳: '传',
    間: '间',
    國: '国',
  }),
);
const TRADITIONAL = new RegExp(`[${[...SIMPLE.keys()].join('')}]`, 'g');
const LINE = 24;

/** Marks of secrecy and of internal papers, in a normal text without spaces. 条例 arts. 14, 17 */
export function marksIn(given: string): Hit[] {
  const text = given.replace(TRADITIONAL, (one) => SIMPLE.get(one)!);
  return MARKS.flatMap(({ pattern, holds, ...mark }) =>
    [...text.matchAll(pattern)]
      .filter(
        ({ 0: found, index }) =>
          holds?.(
            text.slice(Math.max(0, index - LINE), index),
            text.slice(index + found.length, index + found.length + LINE),
          ) ?? true,
      )
      .map(({ 0: found, index }) => ({ ...mark, from: index, to: index + found.length })),
  );
}
