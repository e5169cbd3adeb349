import { innocents } from './innocents.ts';
import type { Numbers } from './numbers.ts';

const VILLAGES = ['甲村', '乙村', '东山村', '河西村', '新兴社区', '前进村'];
const THINGS = [
  '农村人居环境整治',
  '秋粮收购',
  '防汛抢险',
  '森林草原防灭火',
  '城乡居民医疗保险参保',
  '高标准农田建设',
  '道路养护',
  '冬季取暖',
  '校园食品安全',
  '退役军人优待证发放',
  '秸秆禁烧',
  '政务服务事项',
];
const ORGANS = [
  '镇人民政府',
  '镇农业综合服务中心',
  '镇财政所',
  '镇社会事务办公室',
  '镇综合行政执法队',
  '镇党建工作办公室',
];

type Make = (n: Numbers) => string;
const pick =
  (list: readonly string[]): Make =>
  ({ random }) =>
    random.pick(list);
const whole =
  (from: number, to: number): Make =>
  ({ random }) =>
    String(random.whole(from, to));
const fill =
  (parts: TemplateStringsArray, ...makes: Make[]): Make =>
  (n) =>
    parts.map((part, at) => part + (makes[at]?.(n) ?? '')).join('');

const [village, thing, organ, year] = [pick(VILLAGES), pick(THINGS), pick(ORGANS), whole(2015, 2025)];

const SENTENCES: readonly Make[] = [
  fill`为进一步做好${thing}工作，切实保障群众合法权益，根据上级有关要求，结合本镇实际，制定本方案。`,
  fill`各村、各单位要高度重视，加强组织领导，明确责任分工，确保各项措施落到实处。`,
  fill`${organ}负责统筹协调，${organ}负责具体实施，${village}、${village}配合做好入户宣传。`,
  fill`截至${year}年${whole(1, 12)}月底，全镇共完成${thing}任务${whole(12, 900)}项，完成率${whole(60, 100)}%。`,
  fill`${year}年投入资金${whole(10, 900)}.${whole(1, 9)}万元，其中上级补助${whole(1, 9)}万元，其余由镇财政统筹解决。`,
  fill`对工作推进缓慢、群众反映强烈的，由${organ}约谈责任人，并在全镇范围内通报。`,
  fill`申请人应当提供真实、完整的材料，并对材料的真实性负责。`,
  fill`符合条件的村民可以到${village}村民委员会领取申请表，由村级初审后报镇里审核。`,
  fill`公示期为${whole(5, 10)}个工作日，公示期内有异议的，可以书面向${organ}反映。`,
  fill`第${whole(1, 9)}条规定的期限自收到申请材料之日起计算，需要补正的，补正时间不计算在内。`,
  fill`${village}现有耕地${whole(1000, 9000)}亩、农户${whole(100, 900)}户，今年种植水稻${whole(100, 900)}亩、玉米${whole(100, 900)}亩。`,
  fill`本项目建设地点位于${village}东侧，建设规模为长${whole(1, 9)}.${whole(1, 9)}公里、宽${whole(4, 9)}米的水泥路。`,
  fill`会议强调，要坚持问题导向，把${thing}与基层治理结合起来，做到有部署、有检查、有落实。`,
  fill`会上，镇主要负责同志作了讲话，${village}等${whole(2, 9)}个村作了交流发言。`,
  fill`下一步，将继续完善长效机制，巩固已有成果，不断提升群众的获得感、幸福感、安全感。`,
  fill`本办法由${organ}负责解释，自印发之日起施行，有效期${whole(2, 5)}年。`,
  fill`原《测试镇${thing}实施细则》（测镇发〔${year}〕${whole(1, 60)}号）同时废止。`,
  fill`发现违规问题的，可以拨打12345政务服务便民热线反映。`,
  fill`施工期间，过往车辆请绕行，给您带来的不便，敬请谅解。`,
  fill`救助标准按照每人每月${whole(300, 900)}元执行，由财政通过社会保障卡按月发放。`,
  fill`根据《中华人民共和国政府信息公开条例》第${whole(1, 56)}条的规定，现将有关情况公布如下。`,
  fill`${year}年度共受理申请${whole(20, 90)}件，均在法定期限内办结，没有因此引发行政复议或者行政诉讼。`,
  fill`气象部门预计，未来三天本地有中到大雨，局部暴雨，各村要做好巡查值守。`,
  fill`请各单位于${year}年${whole(1, 12)}月${whole(1, 28)}日前将落实情况报送${organ}。`,
  fill`家庭医生签约服务以老年人、孕产妇、儿童、残疾人和慢性病患者为重点人群。`,
  fill`凡在本镇行政区域内从事生产经营活动的单位和个人，都应当遵守本规定。`,
  fill`要严格落实安全生产责任制，开展拉网式排查，及时消除隐患。`,
  fill`${village}党支部把学习教育同为群众办实事结合起来，先后解决饮水、行路等问题${whole(5, 60)}个。`,
];
const HEADS = [
  '一、总体要求',
  '二、工作目标',
  '三、主要任务',
  '四、保障措施',
  '（一）加强领导',
  '（二）细化责任',
  '（三）严肃纪律',
  '1. 摸清底数。',
  '2. 建立台账。',
  '3. 按月调度。',
];

/** A paper of a town with nothing to find in it, of some 2,000 characters; now and then with what only looks so. */
export function paper(numbers: Numbers, characters = 2_000): string {
  const { random } = numbers;
  const harmless = innocents(numbers, 1);
  const lines = [
    `测试镇人民政府关于做好${thing(numbers)}工作的通知`,
    `测镇发〔${year(numbers)}〕${random.whole(1, 90)}号`,
    '各村民委员会、镇直各单位：',
  ];
  let length = 0;
  while (length < characters) {
    const line =
      random.next() < 0.12
        ? random.pick(HEADS)
        : random.next() < 0.1
          ? random.pick(harmless)
          : Array.from({ length: random.whole(2, 5) }, () => random.pick(SENTENCES)(numbers)).join('');
    lines.push(line);
    length += line.length;
  }
  const end = `${year(numbers)}年${random.whole(1, 12)}月${random.whole(1, 28)}日`;
  return [...lines, '测试镇人民政府', end, '（此件公开发布）'].join('\n');
}

/** A paragraph of such a paper. */
export const sentence = (numbers: Numbers): string => numbers.random.pick(SENTENCES)(numbers);
