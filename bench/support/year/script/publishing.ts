import type { Publication } from '../deeds/documents.ts';
import type { OfficeCode } from '../people.ts';

/** What is published in the year. */

type Village = Extract<OfficeCode, 'jsc' | 'xfc' | 'bgc'>;
const NAMES: Record<Village, string> = { jsc: '建设村', xfc: '新丰村', bgc: '北沟村' };
/** 北沟村 is called 北川村 from that day on. */
const nameOn = (village: Village, on: string) => (village === 'bgc' && on >= '07-20' ? '北川村' : NAMES[village]);

/** 村级财务收支, owed by the tenth working day of the next month. Day of publication, by month of the accounts; '': it was not.
 *  ★ late. In August the machine was off, so that 北川村 gave an excuse for July. The accounts of September of 建设村 are in
 *  one publication with the meetings of the third quarter (`two` below). */
const ACCOUNTS: Record<Village, readonly string[]> = {
  //     1月      2月      3月       4月      5月      6月      7月      8月      9月      10月     11月
  jsc: ['02-05', '03-05', '04-08', '05-09', '06-05', '07-07', '08-06', '09-07', '', '11-05', '12-04'],
  xfc: ['02-10', '03-10', '04-20★', '05-12', '06-10', '07-10', '08-07', '09-09', '10-16', '11-10', '12-18★'],
  bgc: ['02-13', '03-13', '04-14', '05-18', '06-12', '07-14', '', '09-14', '10-20', '11-13', '12-11'],
};
/** Due on (for the reader): 02-13, 03-13, 04-15, 05-18, 06-12, 07-14, 08-14, 09-14, 10-20, 11-13, 12-14. */

const AWAY = ['04-20', '04-21', '04-22', '04-23', '04-24']; // the signer; the deputy signs
const accounts = Object.entries(ACCOUNTS).flatMap(([village, days]) =>
  days.flatMap((day, n): Publication[] => {
    const on = day.replace('★', '');
    const office = village as Village;
    const title = `${nameOn(office, on)}2026年${n + 1}月财务收支公开`;
    const but = AWAY.includes(on) ? { but: { signedBy: 'deputy' as const } } : {};
    return on
      ? [{ name: `${village}-${n + 1}`, on, office, column: 'cunwu', item: '20.15', to: 'WB', title, meets: 1, ...but }]
      : [];
  }),
);

/** 村务会议: written down as owed each month until July, when it was corrected to each quarter: what names a quarter met
 *  nothing before. `meets` is what is confirmed on the day itself. */
const meeting = (office: Village, on: string, period: string, meets?: number): Publication => ({
  ...{ name: `${office}-${period}`, on, office, column: 'cunwu', item: '20.15', to: 'WB' },
  title: `${nameOn(office, on)}2026年${period}村务会议公开`,
  ...(meets && { meets }),
});
const meetings = [
  meeting('bgc', '02-12', '1月', 1),
  meeting('jsc', '04-09', '第一季度'),
  meeting('xfc', '04-10', '第一季度'),
  meeting('bgc', '04-13', '第一季度'),
  meeting('jsc', '07-08', '第二季度', 1),
  meeting('xfc', '07-09', '第二季度', 1),
  meeting('bgc', '07-13', '第二季度', 1),
  meeting('xfc', '10-15', '第三季度', 1),
  meeting('bgc', '10-22', '第三季度', 1), // ★ due on 10-20
];
const two: Publication = {
  ...{ name: 'two', on: '10-14', office: 'jsc', column: 'cunwu', item: '20.15', to: 'WB', meets: 2 },
  title: '建设村2026年第三季度村务会议和2026年9月财务收支公开',
};

const others: Publication[] = [
  // owed by the catalogue
  {
    ...{ name: 'budget', on: '02-26', office: 'czs', column: 'caizheng', item: '20.7', to: 'WX', meets: 1 },
    title: '青禾镇2026年度部门预算公开',
  },
  {
    ...{ name: 'subsidy1', on: '04-02', office: 'czs', column: 'butie', item: '21.1', to: 'WX', meets: 1 },
    title: '2026年第一批惠农补贴发放情况',
  },
  {
    ...{ name: 'subsidy2', on: '11-03', office: 'czs', column: 'butie', item: '21.1', to: 'WX', meets: 1 }, // ★ 10-27
    title: '2026年第二批惠农补贴发放情况',
  },
  {
    ...{ name: 'guide1', on: '06-12', office: 'office', column: 'jigou', item: '20.2', to: 'W', meets: 1 }, // early
    title: '青禾镇2026年上半年公开指南核对情况',
  },
  {
    ...{ name: 'guide2', on: '12-22', office: 'office', column: 'jigou', item: '20.2', to: 'W', meets: 1 },
    title: '青禾镇2026年下半年公开指南核对情况',
  },
  {
    ...{ name: 'houses1', on: '04-16', office: 'ncb', column: 'minsheng', item: '20.11', to: 'W', meets: 1 },
    title: '2026年第一季度危房改造情况',
  },
  {
    ...{ name: 'houses2', on: '07-15', office: 'nyz', column: 'minsheng', item: '20.11', to: 'W', meets: 1 },
    title: '2026年第二季度危房改造情况',
  },
  {
    ...{ name: 'houses3', on: '11-12', office: 'nyz', column: 'minsheng', item: '20.11', to: 'W', meets: 1 }, // ★ 10-27
    title: '2026年第三季度危房改造情况',
  },
  // and everything else
  {
    ...{ name: 'N1', on: '01-16', office: 'office', column: 'gonggao', item: '20.15', to: 'WB' },
    title: '关于春节期间值班安排的通知',
  },
  {
    ...{ name: 'N2', on: '02-11', office: 'office', column: 'gonggao', item: '20.15', to: 'WX' },
    title: '关于元宵节活动安排的通知',
    but: { goesOut: '02-20 09:00', putUp: '02-24' }, // goes out on a day off by itself
  },
  {
    ...{ name: 'N3', on: '03-12', office: 'office', column: 'zhengce', item: '20.1', to: 'W' },
    title: '青禾镇畜禽养殖管理办法',
    but: { number: '青政发〔2026〕1号', repealed: '11-11' },
  },
  {
    ...{ name: 'N3b', on: '03-13', office: 'office', column: 'jiedu', item: '20.1', to: 'W' },
    title: '畜禽养殖管理办法政策解读',
  },
  {
    ...{ name: 'N13', on: '03-09', office: 'czs', column: 'gonggao', item: '20.15', to: 'W' },
    title: '村级债务化解方案',
    but: { draft: 'draft of E1' }, // may be disclosed, as was assessed anew
  },
  {
    ...{ name: 'N4', on: '04-22', office: 'nyz', column: 'gonggao', item: '20.15', to: 'W' },
    title: '关于春季农机检修的通知',
    but: { signedBy: 'deputy' },
  },
  {
    ...{ name: 'N5', on: '05-22', office: 'czs', column: 'jiuzhu', item: '21.1', to: 'WB' },
    title: '临时救助资金发放情况公示',
    but: { returned: '05-20' },
  },
  {
    ...{ name: 'N6', on: '06-03', office: 'ncb', column: 'xiangmu', item: '20.8', to: 'W' },
    title: '村道修缮工程进展情况',
    but: { begun: '05-28' }, // its office is closed while it is under review
  },
  {
    ...{ name: 'N7', on: '07-24', office: 'nyz', column: 'gonggao', item: '20.15', to: 'W' },
    title: '关于秋收机械调度的通知',
    but: { withdrawn: '07-28' },
  },
  {
    ...{ name: 'N8', on: '08-07', office: 'office', column: 'gonggao', item: '20.15', to: 'W' },
    title: '关于汛期安全提示的通知',
    but: { goesOut: '08-12 09:00' }, // while the machine is off
  },
  {
    ...{ name: 'N9', on: '09-10', office: 'office', column: 'gonggao', item: '20.15', to: 'WX' },
    title: '关于秋季防火的通知',
    but: { putUpFails: true },
  },
  {
    ...{ name: 'N10', on: '11-11', office: 'office', column: 'zhengce', item: '20.1', to: 'W' },
    title: '青禾镇畜禽养殖污染防治办法',
    but: { number: '青政发〔2026〕2号' },
  },
  {
    ...{ name: 'N11', on: '12-10', office: 'office', column: 'gonggao', item: '20.15', to: 'WB' },
    title: '关于冬季取暖安全的通知',
    but: { putUp: '2027-01-05' }, // counts in the next year
  },
  {
    ...{ name: 'N12', on: '12-03', office: 'czs', column: 'caizheng', item: '20.9', to: 'W' },
    title: '2026年度政府采购情况',
    but: { formed: '10-12' }, // ★ 条例 art. 26: by 11-09
  },
];

export const PUBLICATIONS: readonly Publication[] = [...accounts, ...meetings, two, ...others];
