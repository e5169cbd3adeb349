import type { ThemeId } from '../../engagement/index.ts';
import type { ElsewhereId, MessageKind } from '../../law/index.ts';
import type { OfficeCode } from '../town.ts';

/** A message of the demonstration, and what is answered to it. {v}: a village or community */
export interface AskedSample {
  sort: MessageKind;
  subject: string;
  text: string;
  office: OfficeCode;
  theme: ThemeId;
  answer: string;
  /** what everybody reads, where it goes public */
  title?: string;
}

/** Invented questions, of kinds that a town hears. */
export const asked: readonly AskedSample[] = [
  {
    ...{ sort: 'consultation', office: 'shb', theme: 'social', subject: '临时救助要准备哪些材料' },
    text: '家里老人生病花费较大，想申请临时救助，需要准备哪些材料，到哪里办？',
    answer:
      '可以由本人或者委托他人到便民服务大厅社会事务窗口申请，需要申请书、居民身份证、困难情况说明。材料齐全的，10 个工作日内办结；情况紧急的，先行救助。',
    title: '申请临时救助需要哪些材料',
  },
  {
    ...{ sort: 'help', office: 'zfd', theme: 'roads', subject: '{v}村口的路灯不亮' },
    text: '{v}村口的两盏路灯坏了半个多月，晚上接孩子看不清路，请帮忙修一修。',
    answer: '已派人查看，是线路老化。当天更换了线路和灯头，两盏路灯已经恢复照明。今后发现不亮的，可以直接告诉网格员。',
    title: '路灯不亮找谁修',
  },
  {
    ...{ sort: 'consultation', office: 'nyz', theme: 'farming', subject: '种粮补贴什么时候发' },
    text: '今年的实际种粮农民补贴什么时候发？按多少亩算？',
    answer: '面积已经核实并公示，按公示的实际种植面积计算，经县级审核后由财政部门发到一卡通账户，预计本月底前到账。',
    title: '实际种粮农民补贴何时到账',
  },
  {
    ...{ sort: 'suggestion', office: 'bmz', theme: 'business', subject: '便民大厅中午也能办事' },
    text: '上班的人只有中午有空，建议便民大厅中午留一个窗口。',
    answer: '建议很好。从下月起，综合服务窗口工作日中午安排一人值班，可以办理社保、医保参保登记和材料收取。',
    title: '便民服务大厅中午有人办事吗',
  },
  {
    ...{ sort: 'complaint', office: 'bmz', theme: 'business', subject: '办事跑了两趟才告诉缺材料' },
    text: '第一次去窗口没有一次说清楚材料，害得我跑了两趟。希望改进。',
    answer:
      '经核实，窗口人员没有一次告知全部材料，是我们的工作没有做好，已当面向您致歉。现已把材料清单印成一张纸，放在窗口由群众自取。',
  },
  {
    ...{ sort: 'report', office: 'zfd', theme: 'environment', subject: '有人往河道倒垃圾' },
    text: '{v}旁边的河道有人夜里倒建筑垃圾，已经堆了一大片。',
    answer: '执法队已到现场，当天清运了堆放的垃圾，并在附近增设了监控和警示牌；倾倒的人已经查到，正在依法处理。',
    title: '河道里倒垃圾怎样处理',
  },
  {
    ...{ sort: 'consultation', office: 'shb', theme: 'health', subject: '城乡居民医保怎么缴费' },
    text: '明年的城乡居民医保什么时候缴，在手机上能缴吗？',
    answer:
      '集中缴费期为每年 9 月至 12 月，可以在手机上通过税务部门的缴费渠道缴纳，也可以到便民服务大厅由工作人员协助缴纳。',
    title: '城乡居民医保怎样缴费',
  },
  {
    ...{ sort: 'consultation', office: 'nyz', theme: 'land', subject: '宅基地翻建要办什么手续' },
    text: '老房子要在原址翻建，不扩大面积，要办什么手续？',
    answer: '在原址翻建也要先申请：向村民小组提出，经村民代表会议讨论公示后报镇政府审批，批准后方可动工。',
    title: '宅基地上翻建住房要办哪些手续',
  },
  {
    ...{ sort: 'help', office: 'shb', theme: 'social', subject: '独居老人没有人送饭' },
    text: '邻居是独居老人，腿脚不便，能不能安排送餐？',
    answer: '社区已上门了解情况，从本周起由助餐点每天中午送餐到家，每月由社区工作人员回访一次。',
    title: '行动不便的老人能否送餐上门',
  },
  {
    ...{ sort: 'suggestion', office: 'zfd', theme: 'roads', subject: '学校门口划一条人行横道' },
    text: '小学门口车多，放学时孩子过马路不安全，建议划人行横道并装减速带。',
    answer: '已会同交通管理部门到现场查看，同意增设人行横道和减速带，开学前完成施工。',
    title: '学校门口能不能增设人行横道',
  },
  {
    ...{ sort: 'consultation', office: 'czs', theme: 'other', subject: '村里的账在哪里看' },
    text: '{v}集体收支多久公开一次，在哪里能看到？',
    answer: '村集体收支每季度公开一次，除了村务公开栏，还可以在本网站“村集体收支”栏目查看，涉及重大事项的随时公开。',
    title: '村集体收支在哪里看',
  },
  {
    ...{ sort: 'complaint', office: 'zfd', theme: 'environment', subject: '楼下烧烤店油烟大' },
    text: '{v}楼下烧烤店的油烟直接排到楼道里，窗户都不敢开。',
    answer: '执法人员已责令该店停止露天烧烤，安装油烟净化设备，复查合格后才恢复营业。复查结果可以凭查询码在这里看到。',
    title: '餐饮店油烟扰民怎么办',
  },
  {
    ...{ sort: 'consultation', office: 'shb', theme: 'schooling', subject: '孩子转学到镇小学' },
    text: '孩子随父母回来住，想转到镇小学上学，要什么材料？',
    answer: '需要户口簿、房产证明或者居住证明、原学校出具的转学材料，开学前一周到学校教务处办理。',
    title: '转学到镇小学需要什么材料',
  },
  {
    ...{ sort: 'report', office: 'jjb', theme: 'business', subject: '超市卖过期食品' },
    text: '镇上一家超市的酸奶过期三天还在卖。',
    answer: '已会同市场监管部门检查，下架过期食品两种，依法立案处理。买到问题食品的，请保留小票和实物。',
    title: '买到过期食品怎样举报',
  },
  {
    ...{ sort: 'help', office: 'nyz', theme: 'farming', subject: '大棚被大风刮坏了' },
    text: '前天大风把两栋大棚刮坏了，有没有救灾的办法？',
    answer:
      '农技人员已上门指导抢修，并登记了损失。参加了设施农业保险的，请尽快向保险公司报案；没有参保的，可以申请临时救助。',
    title: '大风损坏大棚怎样求助',
  },
  {
    ...{ sort: 'suggestion', office: 'dzb', theme: 'site', subject: '网站能不能有大字版' },
    text: '我家老人看网站嫌字小，希望有大字版。',
    answer: '网站页面右上角的“阅读设置”中可以选大字版和高对比，选好以后各页都生效。',
    title: '网站有没有大字版',
  },
  {
    ...{ sort: 'consultation', office: 'bmz', theme: 'family', subject: '生育登记可以网上办吗' },
    text: '生育服务登记一定要到窗口吗，外地工作回不来怎么办？',
    answer: '可以网上办理，也可以委托家人到窗口办理。材料和步骤见本网站办事指南“生育服务登记”。',
    title: '生育服务登记能不能网上办',
  },
  {
    ...{ sort: 'complaint', office: 'shb', theme: 'social', subject: '低保审核拖得太久' },
    text: '低保申请交上去一个多月了，没有人告诉我到了哪一步。',
    answer:
      '经查，您的申请因核对家庭经济状况延长了时间，但经办人没有及时告知，已责成改正。现已审核完毕，结果已经公示。',
  },
  {
    ...{ sort: 'consultation', office: 'jjb', theme: 'business', subject: '小微企业有哪些补贴' },
    text: '开了一家小加工厂，想知道有哪些补贴和贷款可以申请。',
    answer: '目前有创业担保贷款和稳岗补贴两项，条件和申请表见本网站“政策文件”。需要上门辅导的，可以预约项目服务专员。',
    title: '小微企业可以申请哪些补贴',
  },
  {
    ...{ sort: 'report', office: 'zfd', theme: 'environment', subject: '秸秆焚烧冒浓烟' },
    text: '{v}南面地里有人烧秸秆，烟飘到村里来了。',
    answer: '巡查人员 20 分钟内到场扑灭，对当事人进行了教育。秸秆离田可以联系农业农村服务中心安排打包机械。',
    title: '发现焚烧秸秆怎么办',
  },
  {
    ...{ sort: 'help', office: 'zfd', theme: 'roads', subject: '下雪后村路没有清' },
    text: '下雪两天了，{v}到镇里的路还没有清，车上不去坡。',
    answer: '当天下午已组织铲雪车清理，并在坡道撒了防滑料。今后降雪后，主要道路 24 小时内清理完毕。',
    title: '下雪后道路多久清理',
  },
  {
    ...{ sort: 'suggestion', office: 'shb', theme: 'health', subject: '村卫生室多备常用药' },
    text: '{v}卫生室常用的降压药经常没有，建议多备一些。',
    answer: '已与卫生院商定，常用的慢性病用药每月按需求单配送一次，缺药的可以登记，三天内送到。',
    title: '村卫生室缺常用药怎么办',
  },
  {
    ...{ sort: 'consultation', office: 'nyz', theme: 'land', subject: '土地承包合同丢了怎么补' },
    text: '土地承包合同找不到了，怎么补？',
    answer: '可以到农业农村服务中心查阅存档的合同并复印加盖印章，与原件具有同等证明作用。',
    title: '土地承包合同遗失怎样补办',
  },
  {
    ...{ sort: 'complaint', office: 'bmz', theme: 'business', subject: '电话一直没有人接' },
    text: '便民中心的电话打了三次都没有人接。',
    answer: '经查，当时值班人员离岗，已对其批评教育，并安排专人接听。非工作时间请在这里留言。',
  },
];

/** What is wrong on a page of the site: {t} is its title. */
export const corrections = [
  ['办公时间写错了', '页面上的办公时间还是去年的，与大厅门口写的不一样。', '下午 1 点至 5 点'],
  ['有一个日期不对', '正文里写的日期不存在，请核对。', '2 月 30 日'],
  ['附件打不开', '页面下面的附件在手机上打不开。', ''],
] as const;

/** What people bring to the wrong door, and what they are told. */
export const elsewhere: readonly {
  sort: MessageKind;
  subject: string;
  text: string;
  where: Exclude<ElsewhereId, 'application'>;
  told: string;
}[] = [
  {
    ...{ sort: 'complaint', where: 'petition', subject: '对多年前的补偿有意见' },
    text: '对多年前的征地补偿处理决定不服，要求重新处理。',
    told: '您反映的是信访事项，请向信访部门提出，由有权处理的机关受理并在规定期限内答复。',
  },
  {
    ...{ sort: 'report', where: 'police', subject: '怀疑遇到电信诈骗' },
    text: '有人打电话说我中奖，让我转账，我转了三百块钱以后联系不上了。',
    told: '您可能遇到了诈骗，请立即拨打 110 报警，并保留转账记录和通话记录。',
  },
  {
    ...{ sort: 'help', where: 'hotline', subject: '小区停水半天了' },
    text: '小区停水半天了，也没有通知，什么时候来水？',
    told: '供水由供水单位处理，拨打 12345 可以马上派单，比在这里留言更快。',
  },
  {
    ...{ sort: 'complaint', where: 'consumer', subject: '网上买的东西商家不退' },
    text: '在镇上一家店买的电饭锅有质量问题，商家不退。',
    told: '消费纠纷由市场监管部门受理，请拨打 12315，并准备好小票和实物照片。',
  },
];

/** Asked by many within an hour. */
export const flood: Omit<AskedSample, 'text'> & { title: string; texts: readonly [string, ...string[]] } = {
  ...{ sort: 'consultation', office: 'bmz', theme: 'other', subject: '今天停电到什么时候' },
  texts: [
    '今天停电到什么时候？',
    '今天停电到什么时候？？',
    '今天停电，到什么时候来电？',
    '请问今天停电到什么时候',
    '今天停电到什么时候来呀？',
    '停电到什么时候？今天还来不来',
  ],
  answer:
    '因线路检修停电，供电单位答复今天 18 时前恢复供电；提前恢复的，随时送电。计划停电可以在本网站“通知公告”查看。',
  title: '计划停电在哪里看',
};

/** Words of ratings. */
export const praise = ['答得清楚', '处理得很快，谢谢', '打电话说明了情况', ''] as const;
export const blame = ['等得太久', '没有说到点子上', '希望有人到现场看看'] as const;
