import type { Hit } from '../finding.ts';
import { around, ownerOf } from './around.ts';
import { ABOUT_HEALTH, NO_NAME, namesSomebody, SURNAME } from './somebody.ts';

interface Told extends Pick<Hit, 'check' | 'message'> {
  pattern: RegExp;
  holds?: (found: string, text: string, from: number) => boolean;
  /** where it stands in no column: only in a paragraph that says of whom */
  ofSomebody?: true;
}

const DAY = '(?:19|20)\\d{2}[-./年 ]{1,2}\\d{1,2}[-./月 ]{1,2}\\d{1,2}日?|(?:19|20)\\d{6}';
/** What is a home's, down to the door. */
const HOME = '(?:小区|家园|花园|新村|公寓|胡同|[村屯路街巷道里弄])';
const AGES = { adult: 18 };
const DISEASE =
  '[\\u4e00-\\u9fa5]{0,10}?(?:病|癌|瘤|症|炎|障碍|尿毒症?|感染|血压病?|梗死|梗塞|出血|中风|结核病?|衰竭|骨折|瘫痪|偏瘫|失明|耳聋|艾滋病?|痴呆症?|癫痫病?)';
const ILL = '(?:身患|因患|患有|患上?|罹患|被?确诊(?:为|患有?)?|被?诊断(?:为|患有?|出))';
const NOTHING_SAID = /[:：]\s*(?:无|否|良好|健康|正常|合格|较好|一般|\/|-+|[\d.,%]+.{0,2})\s*$/;
const HOME_CALLED =
  '(?:家庭住址|家庭地址|现住址|居住地址|居住地|户籍地址|户籍所在地|户籍地|户口所在地|住址|家住|现住|住在|(?<![居入暂常驻留])住(?![房院宅宿户建所址]))';
const DOOR = '(?:号楼?|栋|幢|单元|室|户|组|排|门)';
const FIGURE = '[\\d一二三四五六七八九十]{1,5}';

/** What is told of a person's life, beside numbers. */
const TOLD: readonly Told[] = [
  {
    check: 'pii.address',
    message: '含具体到门牌、户室的住址，请隐去详细部分',
    pattern: new RegExp(
      `${HOME_CALLED}[:：为是在于 ]{0,3}[^，。；,;\\n\\d]{2,20}?${FIGURE}${DOOR}(?:[\\u4e00-\\u9fa5]{0,2}?${FIGURE}${DOOR}){0,5}`,
      'g',
    ),
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
    check: 'pii.address',
    message: '是个人的住址，请确认是否需要公开，具体到门牌、户室的请隐去',
    // a column of its own: whatever it says
    pattern: /^(?:家庭住址|家庭地址|家庭详细地址|现住址|居住地址|户籍地址|住址):[^\n]{4,60}/g,
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
    pattern: new RegExp(
      `${SURNAME}[\\u4e00-\\u9fa5·]{1,3}[(（，,、 ]{1,2}(?:[男女][，,、 ]{0,2}\\d{1,2}|\\d{1,2})周?岁`,
      'g',
    ),
    holds: (found) =>
      Number(/(\d{1,2})周?岁$/.exec(found)![1]) < AGES.adult &&
      !NO_NAME.test(found) &&
      !/儿童|学生|少年|幼儿|青年|人员|居民|群众|老人/.test(found) &&
      !/[前后满年各第每至到]\D{0,3}\d/.test(found),
  },
  {
    check: 'pii.health',
    message: '疑似个人的健康状况，请隐去',
    pattern: new RegExp(
      `(?:姓名|患者|同志|村民|居民|先生|女士|某某?|其[妻夫子女父母]|妻子|丈夫|儿子|女儿|母亲|父亲|老伴|户主|本人|学生)[^。；，\\n]{0,12}?${ILL}${DISEASE}(?!的)`,
      'g',
    ),
    holds: (found) => !/(?:居民|村民|患者|学生)[^。；，]{0,4}(?:有|为|如|若|凡|中)/.test(found),
  },
  {
    check: 'pii.health',
    message: '疑似个人的健康状况，请隐去',
    pattern: new RegExp(`${SURNAME}[\\u4e00-\\u9fa5]{1,2}${ILL}${DISEASE}(?!的)`, 'g'),
    holds: (found) => !NO_NAME.test(found),
  },
  {
    check: 'pii.health',
    message: '名单中个人的健康、残疾或者困难情况，请隐去',
    pattern: new RegExp(`^${ABOUT_HEALTH}:[^\\n]{1,60}`, 'g'),
    holds: (found) => !NOTHING_SAID.test(found),
    ofSomebody: true,
  },
];

/** Homes, birthdays, children, illnesses of people in a normal text. 个人信息保护法 arts. 28, 31; 未成年人保护法 art. 103
 *  @param inColumn it begins with what heads it, which was told of somebody (`headsThatHold`) */
export function livesOf(text: string, inColumn: boolean): Hit[] {
  return TOLD.filter(({ ofSomebody }) => !ofSomebody || inColumn || namesSomebody(text)).flatMap(
    ({ pattern, holds, ofSomebody: _, ...told }) =>
      [...text.matchAll(pattern)]
        .filter(({ 0: found, index }) => holds?.(found, text, index) ?? true)
        .map(({ 0: found, index }) => ({ ...told, severity: 'warn' as const, from: index, to: index + found.length })),
  );
}
