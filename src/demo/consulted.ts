import type { CommentChannel, ConsultationKind, ConsultationVerdict } from '../law/index.ts';
import type { OfficeCode } from './town.ts';

/** A comment of the demonstration. */
export interface Said {
  /** days after the opening */
  after: number;
  text: string;
  name?: string;
  paragraph?: number;
  /** entered by staff */
  channel?: Exclude<CommentChannel, 'site' | 'kiosk'>;
  /** with which of them it agrees, by its place */
  agrees?: number;
  /** in which words it is shown */
  shown?: string;
  became?: 'waiting' | 'threat' | 'unrelated';
}

/** A consultation of the demonstration: day and life. */
export interface Consulted {
  title: string;
  office: OfficeCode;
  kind: ConsultationKind;
  /** on which day it opens, counted from today */
  from: number;
  days: number;
  /** why for fewer than usual */
  shorter?: string;
  /** left out: signed */
  reach?: 'draft' | 'reviewing';
  why: string;
  text: string[];
  said: Said[];
  extended?: { after: number; by: number; reason: string };
  stopped?: { after: number; reason: string };
  results?: {
    /** '': not submitted yet */
    preface: string;
    groups: { summary: string; verdict: ConsultationVerdict; reason: string; of: number[] }[];
  };
}

export const consulted: readonly Consulted[] = [
  {
    ...{ title: '《绥芬河镇畜禽养殖污染防治管理办法（征求意见稿）》公开征求意见', office: 'nyz', kind: 'norm' },
    ...{ from: -150, days: 30 },
    why: '近年来镇区周边养殖户增多，粪污随意堆放的反映较多。办法划定禁养范围，明确收集、处理和补助办法。',
    text: [
      '第一条 镇区、学校、水源地周边五百米内不得新建规模养殖场。',
      '第二条 养殖户应当建设防渗的粪污堆放设施，每年清运不少于两次。',
      '第三条 建设堆放设施的，按容积给予一次性补助。',
      '第四条 散养户应当圈养，不得在村道、河道边放养。',
    ],
    said: [
      { after: 2, text: '五百米太近，夏天还是有味道，建议改成一千米。', name: '赵演示', paragraph: 1 },
      { after: 3, text: '补助多少没有写，建议写明每立方米多少钱。', paragraph: 3 },
      { after: 5, text: '同意写明补助标准。', agrees: 1 },
      {
        after: 8,
        text: '散养几只鸡也要圈养，老人做不到，建议十只以下不管。',
        name: '孙演示',
        paragraph: 4,
        channel: 'window',
      },
      { after: 12, text: '清运两次不够，夏季应当每月一次。', paragraph: 2 },
    ],
    results: {
      preface: '征集期间收到意见 5 条，农业农村服务中心会同综合行政执法队逐条研究，采纳情况如下。',
      groups: [
        {
          ...{ summary: '扩大禁养范围', verdict: 'declined' },
          reason:
            '五百米是上级技术规范规定的距离，扩大后现有养殖户需要搬迁，暂不调整；气味问题由第二条增加清运次数解决。',
          of: [0],
        },
        {
          ...{ summary: '写明补助标准', verdict: 'adopted' },
          reason: '第三条增加“每立方米补助标准由镇人民政府每年公布”，并随办法公布当年标准。',
          of: [1, 2],
        },
        {
          ...{ summary: '少量散养不作要求', verdict: 'partly' },
          reason: '第四条改为“散养户应当避免在村道、河道边放养”，不再要求一律圈养。',
          of: [3],
        },
        { summary: '增加夏季清运次数', verdict: 'adopted', reason: '第二条改为“六月至八月每月不少于一次”。', of: [4] },
      ],
    },
  },
  {
    ...{ title: '《绥芬河镇冬季清雪责任区划分办法（征求意见稿）》公开征求意见', office: 'zfd', kind: 'norm' },
    ...{ from: -112, days: 30 },
    why: '为落实门前清雪责任，划分责任区，明确清雪时限。',
    text: ['第一条 临街单位、商户负责门前至路缘石的清雪。', '第二条 雪停后四小时内清完，夜间降雪的次日八时前清完。'],
    said: [
      { after: 3, text: '四小时太紧，店里只有一个人，建议当天清完。', name: '钱演示', paragraph: 2 },
      { after: 6, text: '孤寡老人门前谁来清，应当写明由社区负责。', paragraph: 1 },
      { after: 9, text: '雪堆在哪里没有写。' },
    ],
    results: {
      preface: '',
      groups: [
        {
          ...{ summary: '放宽清雪时限', verdict: 'partly' },
          reason: '拟改为白天降雪的当天清完，夜间降雪的次日十时前清完。',
          of: [0],
        },
      ],
    },
  },
  {
    ...{ title: '镇区公交站点调整方案征求意见', office: 'jjb', kind: 'decision', from: -70, days: 30 },
    why: '拟调整镇区公交站点，方便学生和老人乘车。',
    text: ['一、撤销粮库站，增设中学站。', '二、卫生院站移至正门对面。'],
    said: [{ after: 2, text: '支持增设中学站。', paragraph: 1 }],
    stopped: { after: 9, reason: '市里统一调整公交线网，本方案不再单独实施，请关注市里的征求意见' },
  },
  {
    ...{ title: '《绥芬河镇老旧小区电梯加装补助办法（征求意见稿）》公开征求意见', office: 'shb', kind: 'norm' },
    ...{ from: -44, days: 30 },
    why: '为支持老旧小区加装电梯，明确补助对象、标准和申请程序。',
    text: [
      '第一条 四层以上、未设电梯的住宅楼可以申请补助。',
      '第二条 每部电梯补助十万元，验收后一次拨付。',
      '第三条 申请应当经本单元三分之二以上业主同意。',
    ],
    said: [
      { after: 1, text: '一楼采光受影响怎么补偿，办法里一个字没有。', name: '周演示', paragraph: 2 },
      {
        ...{
          after: 4,
          text: '我是三单元的吴演示，电话 199-0000-0001，三分之二太高，建议过半。',
          name: '吴演示',
          paragraph: 3,
        },
        shown: '三分之二太高，建议过半。',
      },
      { after: 6, text: '同意过半就可以。', agrees: 1 },
      { after: 10, text: '谁敢在我家窗前装，我打断他的腿。', became: 'threat' },
      { after: 13, text: '物业费什么时候降？', became: 'unrelated' },
      { after: 20, text: '补助应当分两次拨付，开工先给一半，不然凑不齐钱。', paragraph: 2, channel: 'meeting' },
    ],
  },
  {
    ...{
      title: '《绥芬河镇集贸市场管理办法（征求意见稿）》公开征求意见',
      office: 'bmz',
      kind: 'norm',
      from: -26,
      days: 20,
    },
    shorter: '新市场即将启用，需要在启用前施行',
    why: '为规范集贸市场摊位管理和收费，方便群众买卖。',
    text: [
      '第一条 摊位按先到先得，固定摊位每年抽签一次。',
      '第二条 自产自销的农民免收摊位费。',
      '第三条 市场每日六时至十八时开放。',
    ],
    said: [
      { after: 2, text: '六时太晚，卖菜的四点就到了。', name: '郑演示', paragraph: 3 },
      { after: 5, text: '怎样证明自产自销，别让二道贩子钻空子。', paragraph: 2 },
      { after: 8, text: '抽签不公平，应当照顾老摊主。', name: '王演示', paragraph: 1, channel: 'telephone' },
    ],
    extended: { after: 15, by: 14, reason: '不少摊主反映农忙没有时间看，延长两周' },
  },
  {
    ...{ title: '镇区停车泊位规划征求意见', office: 'zfd', kind: 'plan', from: -8, days: 21 },
    why: '拟在镇区划设停车泊位三百二十个，请对位置、收费和错时停车提出意见。',
    text: [
      '一、中心路两侧划设泊位一百二十个。',
      '二、学校门前上学、放学时段禁止停车。',
      '三、所有泊位免费，限停四小时。',
    ],
    said: [
      { after: 1, text: '学校门前应当全天禁停，接孩子的车一停就是半天。', name: '冯演示', paragraph: 2 },
      { after: 2, text: '限停四小时没人管等于没有。', paragraph: 3 },
      { after: 3, text: '同意全天禁停。', agrees: 0, became: 'waiting' },
      { after: 4, text: '中心路本来就窄，两侧停车会车困难，建议只划一侧。', paragraph: 1, became: 'waiting' },
    ],
  },
  {
    ...{
      title: '《绥芬河镇乡村建设规划（2027—2030年）（草案）》公开征求意见',
      office: 'nyz',
      kind: 'plan',
      from: 9,
      days: 30,
    },
    why: '为编制下一阶段乡村建设规划，征求对村庄布局、道路、供水和环境整治的意见。',
    text: [
      '一、到 2030 年，行政村通村路硬化率达到百分之百。',
      '二、三个村建设集中供水工程。',
      '三、每村建设一处文化活动场所。',
    ],
    said: [],
  },
  {
    ...{ title: '镇文化站开放时间调整征求意见', office: 'shb', kind: 'other', from: -1, days: 10, reach: 'reviewing' },
    why: '拟延长文化站晚间开放时间，请提出意见。',
    text: ['一、周一至周五开放到二十一时。', '二、周末开放到二十二时。'],
    said: [],
  },
  {
    ...{ title: '《绥芬河镇村级公益岗位管理办法（征求意见稿）》公开征求意见', office: 'shb', kind: 'norm' },
    ...{ from: -2, days: 30, reach: 'draft' },
    why: '规范村级公益岗位的设置、选聘和考核。',
    text: ['第一条 岗位设置由村民代表会议讨论决定。'],
    said: [],
  },
];
