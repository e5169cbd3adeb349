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
