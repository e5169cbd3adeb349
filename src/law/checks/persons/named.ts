import { SEAM } from '../normal.ts';

/** What a number is said to be by the words before it; `number`: one of which it is not said what it numbers; `account`:
 *  one of an office or a company at its bank, which is nobody's card. */
export type About = 'person' | 'card' | 'telephone' | 'account' | 'thing' | 'number' | undefined;

const BEFORE = 28;
const AFTER = 4;
const BLANK = new RegExp(`[ \\n${SEAM}]`, 'g');

/** Nothing that begins another matter stands between a name and its number. */
const named = (words: string) => new RegExp(`(${words})[^\\d，。；、,;]{0,12}$`, 'i');
/** Nothing but a sign, and letters that belong to the number. */
const directly = (words: string) => new RegExp(`(${words})[:：为是(（)）\\[\\]#.=\\-]{0,3}[A-Z]{0,6}[-\\]]?$`, 'i');
const OF_THINGS =
  '索引|项目|合同|订单|流水|采购|招标|投标|工单|发票|凭证|凭单|运单|快递|交易|备案|宗地|单元|产权|注册|执照|许可|登记|序列|学校|机构|区划|地块|标段|设备|资产|档案|案件|标识|电表|水表|户表|公安备案?|支付|信用|标准|产品|监测|气象|站点|统计';
const NUMBER = '编号|代码|编码|号码|证号|序号|标识码|文号|号';

/** The surest first: of words that end at one place the first counts. */
const KINDS: readonly (readonly [Exclude<About, 'number' | undefined>, RegExp])[] = [
  [
    'thing',
    directly(
      `(?:${OF_THINGS})[^\\d，。；、,;:：]{0,4}(?:${NUMBER})|索引号?|流水号?|批次号?|条码|坐标|文号|字号|邮编|ISBN|ISSN|IMEI|版本号?|车架号|(?:资金|金额|投资|合计|总计|拨付|支付|预算|收入|支出|投入)(?:共|约|共计|合计|达)?`,
    ),
  ],
  ['person', named('身份证|证件|居民证|公民身份|身份号|身份信息|残疾人?证|sfz|idcard|(?<![a-z])id')],
  ['card', named('卡号|银行卡|储蓄卡|社保卡|存折|一卡通|银联')],
  ['telephone', named('电话|座机|固话|宅电|传真|总机|tel|手机|热线')],
  [
    'account',
    named(
      '(?:对公|专用|专户|基本|一般|单位|公司|财政|国库|集体|收款单位|收款)[^\\d，。；、,;]{0,4}(?:账号|帐号|账户|帐户)',
    ),
  ],
];
const OF_NOTHING = directly('编号|代码|编码|证号|序号|标识码|批号|单号|证书');
/** What is counted or measured by what stands behind it. */
const COUNTED = /^(?:\.\d{1,2})?(?:元|万|亿|人|户|亩|公顷|吨|件|个|%|平方|立方|千瓦|kW|株|套)/;

/** @param from the number's place, in characters of a normal text */
export function saidBefore(text: string, from: number): About {
  const before = text.slice(Math.max(0, from - BEFORE), from).replace(BLANK, '');
  let [nearest, ends]: [About, number] = [undefined, -1];
  for (const [kind, pattern] of KINDS) {
    const found = pattern.exec(before);
    if (!found) continue;
    const end = found.index + found[1]!.length;
    if (end > ends) [nearest, ends] = [kind, end];
  }
  return nearest ?? (OF_NOTHING.test(before) ? 'number' : undefined);
}

/** Whether what stands behind a number makes it an amount. @param to its end, in characters of a normal text */
export const isCounted = (text: string, to: number): boolean => COUNTED.test(text.slice(to, to + AFTER).trimStart());
