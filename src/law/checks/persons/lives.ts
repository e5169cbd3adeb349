import type { Hit } from '../finding.ts';
import { around, ownerOf } from './around.ts';

interface Told extends Pick<Hit, 'check' | 'message'> {
  pattern: RegExp;
  holds?: (found: string, text: string, from: number) => boolean;
}

const DAY = '(?:19|20)\\d{2}[-./年 ]{1,2}\\d{1,2}[-./月 ]{1,2}\\d{1,2}日?|(?:19|20)\\d{6}';
/** What is a home's, down to the door. */
const HOME = '(?:小区|家园|花园|新村|公寓|胡同|[村屯路街巷道里弄])';
const AGES = { adult: 18 };

/** What is told of a person's life, beside numbers. */
const TOLD: readonly Told[] = [
  {
    check: 'pii.address',
    message: '含具体到门牌、户室的住址，请隐去详细部分',
    pattern:
      /(?:家庭住址|家庭地址|现住址|居住地址|居住地|户籍地址|户籍所在地|户籍地|住址|家住|现住|住在)(?:[:：为是在 ]{0,3})[^，。；,;\n\d]{2,20}\d{1,5}(?:号楼?|栋|幢|单元|室|户|组)(?:\d{1,4}(?:号|单元|室|户)){0,4}/g,
  },
  {
    check: 'pii.address',
    message: '含具体到单元、户室的住址，请隐去详细部分',
    pattern: new RegExp(
      `[\\u4e00-\\u9fa5]{1,6}${HOME}[\\u4e00-\\u9fa5\\d-]{0,8}?(?:\\d{1,4}(?:号楼?|栋|幢)){0,2}\\d{1,2}单元\\d{1,4}(?:室|户|号)?`,
      'g',
    ),
    holds: (found, text, from) => ownerOf(around(text, from, from + found.length)) !== 'official',
  },
  {
    check: 'pii.birth-date',
    message: '含出生年月日，请确认是否需要公开到日',
    pattern: new RegExp(
      `(?:出生(?:日期|年月日|时间)?|生日|生于)[:：为是于 ]{0,3}(?:${DAY})|(?:${DAY})(?:出生|生(?![产效活成育]))`,
      'g',
    ),
  },
  {
    check: 'pii.minor',
    message: '疑似未成年人的个人信息，请隐去',
    pattern: /[\u4e00-\u9fa5·]{2,4}[(（，,、 ]{1,2}(?:[男女][，,、 ]{0,2}\d{1,2}|\d{1,2})周?岁/g,
    holds: (found) =>
      Number(/(\d{1,2})周?岁$/.exec(found)![1]) < AGES.adult && !/[前后满年各第每至到]\D{0,3}\d/.test(found),
  },
  {
    check: 'pii.health',
    message: '疑似个人的健康状况，请隐去',
    pattern:
      /(?:姓名|患者|同志|村民|居民|先生|女士|某某?)[^。；\n]{0,20}?(?:身?患有?|罹患|确诊为?|诊断为)[\u4e00-\u9fa5]{1,10}?(?:病|癌|瘤|症|炎|障碍|尿毒|感染)/g,
  },
];

/** Homes, birthdays, children, illnesses of people in a normal text. 个人信息保护法 arts. 28, 31; 未成年人保护法 art. 103 */
export function livesOf(text: string): Hit[] {
  return TOLD.flatMap(({ pattern, holds, ...told }) =>
    [...text.matchAll(pattern)]
      .filter(({ 0: found, index }) => holds?.(found, text, index) ?? true)
      .map(({ 0: found, index }) => ({ ...told, severity: 'warn' as const, from: index, to: index + found.length })),
  );
}
