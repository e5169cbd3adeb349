import { fold } from './fold.ts';

/** What people say, and what official texts call it: documents are titled in the words on the right,
 *  in one of several ways, with 、 between them. */
export const EVERYDAY: Record<string, string> = {
  吃低保: '最低生活保障',
  低保: '最低生活保障',
  五保户: '特困人员供养、特困人员救助、特困供养、分散供养',
  五保: '特困人员供养、特困人员救助、特困供养、分散供养',
  困难补助: '临时救助',
  新农合: '城乡居民医疗保险',
  医保: '医疗保险',
  养老金: '养老保险待遇',
  三公经费: '部门预算、部门决算、财政拨款、因公出国公务用车公务接待',
  村账: '村集体收支明细',
  拆迁: '房屋征收、征收补偿、征地补偿、拆旧',
  征地: '土地征收、征地补偿、征收土地',
  粮食补贴: '耕地地力保护补贴',
  粮补: '耕地地力保护补贴',
  种地补贴: '耕地地力保护补贴',
  种粮补贴: '生产者补贴',
  土地流转: '土地承包经营权流转',
  盖房: '宅基地、农村建房、村民住宅',
  建房: '宅基地、村民住宅',
  修路: '道路、村路、公路养护',
  自来水: '饮用水',
  停水: '饮用水设施检修、暂停供水、供水管网',
  暖气: '供暖',
  供热: '供暖',
  扫雪: '清雪除冰',
  铲雪: '清雪除冰',
  打疫苗: '疫苗接种',
  上学: '入学登记',
  招工: '招聘',
  退伍军人: '退役军人',
  退伍: '退役军人',
  森林防火: '森林草原防灭火',
  环境卫生: '人居环境',
  年报: '年度报告',
  社保: '社会保险、养老保险、医疗保险',
  合作医疗: '城乡居民医疗保险',
  农村合作医疗: '城乡居民医疗保险',
  新型农村合作医疗: '城乡居民医疗保险',
  农合: '城乡居民医疗保险',
  看病报销: '医疗费用报销、医疗保险待遇、医疗救助',
  住院报销: '医疗费用报销、医疗保险待遇、医疗救助',
  大病救助: '医疗救助、大病保险',
  退休金: '基本养老金、养老保险待遇',
  失业金: '失业保险金',
  残疾证: '残疾人证',
  残疾补贴: '困难残疾人生活补贴、重度残疾人护理补贴',
  高龄补贴: '高龄津贴、老年人津贴',
  老年补贴: '高龄津贴、老年人津贴',
  老年证: '老年人优待证',
  孤儿: '孤儿基本生活保障、事实无人抚养儿童',
  贫困户: '脱贫户、防止返贫监测对象、低收入人口',
  扶贫: '脱贫攻坚、防止返贫',
  危房改造: '农村危房改造、农村低收入群体住房安全保障',
  廉租房: '公共租赁住房',
  公租房: '公共租赁住房',
  保障房: '保障性住房、公共租赁住房',
  房产证: '不动产登记、不动产权证书',
  房照: '不动产登记、不动产权证书',
  土地证: '土地承包经营权证、不动产权证书',
  上户口: '户口登记、户籍登记',
  落户: '户口登记、户籍登记',
  准生证: '生育登记',
  二胎: '生育登记',
  三胎: '生育登记',
  计生: '计划生育',
  独生子女: '独生子女父母奖励、计划生育家庭奖励扶助',
  丧葬费: '丧葬补助、殡葬服务',
  坟地: '公益性公墓、殡葬管理',
  欠薪: '拖欠农民工工资、工资支付',
  讨薪: '拖欠农民工工资、工资支付',
  工资拖欠: '拖欠农民工工资、工资支付',
  断水: '饮用水设施检修、暂停供水、供水管网',
  断电: '计划停电',
  取暖费: '供热费、供暖',
  暖气费: '供热费、供暖',
  取暖补贴: '采暖补贴、取暖补助',
  下水道: '排水管网、污水管网',
  改厕: '户用厕所、厕所改造',
  摆摊: '摊位登记、临时摊点',
  违建: '违法建设、违法建筑',
  养狗: '犬只管理、文明养犬',
  学区: '招生范围、入学登记',
  助学金: '家庭经济困难学生资助',
  贫困生: '家庭经济困难学生资助',
  当兵: '征兵、兵役登记',
  三资: '农村集体资金资产资源、集体资产',
  村务: '村务公开',
  换届: '换届选举',
  中标: '中标结果、成交结果、采购项目结果',
  一卡通: '惠民惠农财政补贴',
  农机补贴: '农机购置补贴、农机购置与应用补贴',
  良种补贴: '耕地地力保护补贴',
  大豆补贴: '生产者补贴',
  玉米补贴: '生产者补贴',
  烧秸秆: '秸秆禁烧、秸秆离田',
  上访: '信访',
};
/** Words of every day and official words that mean the same. */
export interface Everyday {
  /** finds any of them in folded text, the longest first */
  pattern: RegExp;
  /** each with the others that mean the same */
  meanings: ReadonlyMap<string, readonly string[]>;
}

/** @param pairs what people say, and the official words for it */
export function everydayOf(pairs: readonly (readonly [said: string, official: string])[]): Everyday {
  const groups = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const [said = '', official = ''] = pair.map(fold);
    if (said && official) groups.set(official, (groups.get(official) ?? new Set([official])).add(said));
  }
  const meanings = new Map<string, string[]>();
  for (const group of groups.values())
    for (const word of group)
      meanings.set(
        word,
        [...new Set([...(meanings.get(word) ?? []), ...group])].filter((other) => other !== word),
      );
  const longest = [...meanings.keys()].sort((a, b) => b.length - a.length);
  const literal = longest.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return { pattern: new RegExp(literal.join('|') || '(?!)', 'g'), meanings };
}

/** The words that every town knows. */
export const PAIRS = Object.entries(EVERYDAY).flatMap(([said, official]) =>
  official.split('、').map((each) => [said, each] as const),
);
export const BUILT_IN = everydayOf(PAIRS);

const ASKING = [
  '我,我们,我家,我村,本人,您,你们,请问,请求,希望,想要,要求,需要,想,知道,了解,查询,查看,看看,获取,提供,申请,公开,信息,政府信息,复印件,复印,电子版,一份',
  '什么,怎么,怎样,如何,哪里,哪些,哪个,多少,几个,为什么,时候,什么时候,那个,那条,这个,这条,有没有,是否,能不能,可以',
  '情况,内容,文件,名单,材料,资料,结果,相关,有关,有关事项,全部,所有,具体,详细,年度,以来,期间,公告,通知,公示,公布,今年,去年,本镇,我镇,镇政府,村里,镇里,附近',
]
  .join(',')
  .split(',');
const asking = new Set(ASKING);

/** Words with which people ask, whatever they ask for. */
export function onlyAsks(word: string): boolean {
  return asking.has(word);
}
