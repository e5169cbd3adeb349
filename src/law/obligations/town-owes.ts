import { ART_26, type DueTerm, type Frequency } from './terms.ts';

const workingDays = (count: number): DueTerm => ({ by: 'after', count, in: 'workingDays' });
const days = (count: number): DueTerm => ({ by: 'after', count, in: 'days' });

/** 村级财务: by the tenth working day of the next month ○ (村民委员会组织法 art. 30 asks for every month or quarter, by what is
 *  received and spent; the day is local practice). */
const ACCOUNTS_TERM = workingDays(10);
/** 预算法 art. 14 ○: within 20 days of the approval by the people's congress. */
const BUDGET_TERM = days(20);
/** 行政执法公示 (国办发〔2018〕118号) ○: permits and penalties within 7 working days of the decision. */
const DECISION_TERM = workingDays(7);
/** 政策解读 ○: online with the document, within 3 working days. */
const INTERPRETATION_TERM = workingDays(3);
/** 条例 art. 49 ✔: the annual report by 31 January of the next year. */
const ANNUAL_REPORT_TERM: DueTerm = { by: 'monthDay', month: 1, day: 31, year: 'next' };

/** What a town usually owes and by when, as a start to edit: of no town the whole. Each ○ unless its term says otherwise. */
export interface TownOwes {
  level1: string;
  level2: string;
  elements: string;
  basis: string;
  /** item of 条例 arts. 20, 21 */
  item: string;
  frequency: Frequency;
  term: DueTerm;
  /** who usually does; of `offices` the one whose name holds one of these words, else the authority */
  subject: 'villages' | 'communities' | 'authority' | { offices: readonly string[] };
  /** a title of what meets it holds one of these */
  words: readonly string[];
  /** names of columns where it usually stands, the likelier first */
  columns: readonly string[];
}

const REGULATION = '《中华人民共和国政府信息公开条例》';
const finance = { offices: ['财政', '经济'] } as const;
const social = { offices: ['社会事务', '民政', '社会'] } as const;
const general = { offices: ['党政', '综合办', '办公室'] } as const;
const farming = { offices: ['农业', '农村', '农经'] } as const;
const enforcement = { offices: ['执法', '应急', '安全'] } as const;
const service = { offices: ['便民', '政务服务'] } as const;
const economy = { offices: ['经济', '发展', '统计'] } as const;

/** What one subject owes by one law: level 2, elements, item, how often and by when, words of titles, columns. */
type Line = readonly [
  level2: string,
  elements: string,
  item: string,
  often: readonly [Frequency, DueTerm],
  words: readonly string[],
  columns: readonly string[],
];

const event = ['onEvent', ART_26] as const;
const monthly = ['monthly', ACCOUNTS_TERM] as const;
const quarterly = ['quarterly', ACCOUNTS_TERM] as const;
const budget = ['onEvent', BUDGET_TERM] as const;
const decision = ['onEvent', DECISION_TERM] as const;

const under = (level1: string, basis: string, subject: TownOwes['subject'], ...lines: Line[]): TownOwes[] =>
  lines.map(([level2, elements, item, [frequency, term], words, columns]) => ({
    ...{ level1, level2, elements, basis, item, frequency, term, subject, words, columns },
  }));

const VILLAGES = '《中华人民共和国村民委员会组织法》第三十条';
const RELIEF = '《社会救助暂行办法》';
const [ART_12, ART_20, ART_21] = [`${REGULATION}第十二条`, `${REGULATION}第二十条`, `${REGULATION}第二十一条`];
const relief = ['社会救助', '民生保障'] as const;

/** What a town owes besides the 26 fields, and what of these has a rhythm or a term of its own; in the order in which a
 *  catalogue shows it. */
export const TOWN_OWES: readonly TownOwes[] = [
  ...under(
    ...(['村务公开', VILLAGES, 'villages'] as const),
    [
      '村级财务收支',
      '收入、支出、结余和债权债务',
      '20.15',
      monthly,
      ['财务', '收支', '账目'],
      ['村集体收支', '财政信息'],
    ],
    ['一般村务', '村民会议决定事项及实施情况', '20.15', quarterly, ['村务'], ['通知公告', '工作动态']],
  ),
  ...under(...(['居务公开', '《中华人民共和国城市居民委员会组织法》', 'communities'] as const), [
    '社区收支',
    '办公、活动经费和捐赠的收支',
    '20.15',
    quarterly,
    ['收支', '居务'],
    ['村集体收支', '财政信息'],
  ]),
  ...under(
    ...(['财政预决算', '《中华人民共和国预算法》第十四条', finance] as const),
    ['预算', '政府和部门预算、“三公”经费', '20.7', budget, ['预算'], ['财政信息']],
    ['决算', '政府和部门决算、支出说明', '20.7', budget, ['决算'], ['财政信息']],
  ),
  ...under(...(['涉农补贴', ART_21, finance] as const), [
    '补贴发放',
    '面积、金额、发放公示',
    '21.1',
    event,
    ['补贴'],
    ['惠农补贴', '财政信息'],
  ]),
  ...under(
    ...(['社会救助', RELIEF, social] as const),
    ['最低生活保障', '政策、申请审核、名单公示', '21.8', quarterly, ['低保', '最低生活保障'], relief],
    ['特困人员救助供养', '政策、认定结果、供养标准', '21.8', quarterly, ['特困'], relief],
    ['临时救助', '条件、审核、发放情况', '21.8', quarterly, ['临时救助'], relief],
  ),
  ...under(...(['养老服务', ART_20, social] as const), [
    '养老补贴与设施',
    '高龄津贴、服务场所、服务内容',
    '20.11',
    quarterly,
    ['高龄', '养老'],
    ['民生保障', '社会救助'],
  ]),
  ...under(...(['信息公开', `${REGULATION}第四十九条`, general] as const), [
    '政府信息公开年度报告',
    '六个部分的情况',
    '20.15',
    ['yearly', ANNUAL_REPORT_TERM],
    ['年度报告'],
    ['通知公告'],
  ]),
  ...under(...(['信息公开', ART_12, general] as const), [
    '政府信息公开指南',
    '信息分类、获取方式、机构和联系方式',
    '20.15',
    event,
    ['公开指南'],
    ['机构职能', '通知公告'],
  ]),
  ...under(...(['机构职能', ART_20, general] as const), [
    '机构设置和负责人',
    '职能、机构、地址、时间、电话、负责人',
    '20.2',
    event,
    ['机构', '职责', '负责人'],
    ['机构职能'],
  ]),
  ...under(
    ...(['政策文件', ART_20, general] as const),
    ['规范性文件', '文件正文和附件', '20.1', event, [], ['政策文件']],
    ['政策解读', '背景、主要内容和问答', '20.1', ['onEvent', INTERPRETATION_TERM], ['解读'], ['政策解读']],
  ),
  ...under(
    ...(['规划统计', ART_20, economy] as const),
    ['规划和年度计划', '发展规划、年度计划及完成情况', '20.3', event, ['规划', '计划'], ['规划统计', '政策文件']],
    ['统计信息', '经济和社会发展主要指标', '20.4', ['yearly', workingDays(60)], ['统计'], ['规划统计', '工作动态']],
  ),
  ...under(...(['办事服务', ART_20, service] as const), [
    '办事指南核对',
    '依据、条件、材料、流程、地点、电话',
    '20.5',
    ['halfYearly', { by: 'end' }],
    ['指南'],
    ['办事服务'],
  ]),
  ...under(...(['行政执法', '国办发〔2018〕118号', service] as const), [
    '行政许可结果',
    '许可决定',
    '20.5',
    decision,
    ['许可'],
    ['办事服务', '监督检查'],
  ]),
  ...under(...(['城市综合执法', '国办发〔2018〕118号', enforcement] as const), [
    '行政处罚',
    '依据、程序、有社会影响的处罚决定',
    '20.6',
    decision,
    ['处罚'],
    ['监督检查'],
  ]),
  ...under(...(['行政收费', ART_20, finance] as const), [
    '收费目录',
    '收费项目、依据、标准',
    '20.8',
    event,
    ['收费'],
    ['财政信息'],
  ]),
  ...under(...(['公务员招考', ART_20, general] as const), [
    '招考和录用',
    '职位、名额、条件和录用结果',
    '20.14',
    event,
    ['招考', '招录', '录用'],
    ['通知公告'],
  ]),
  ...under(
    ...(['农业农村', ART_21, farming] as const),
    [
      '农田水利工程',
      '建设计划、资金和运营管护',
      '21.2',
      ['yearly', workingDays(20)],
      ['水利'],
      ['农田水利', '项目建设'],
    ],
    ['土地承包经营权流转', '流转面积、用途和期限', '21.3', ['halfYearly', ACCOUNTS_TERM], ['流转'], ['农村土地']],
    ['宅基地审核', '申请、审核和批准结果', '21.4', quarterly, ['宅基地'], ['农村土地', '通知公告']],
    ['筹资筹劳', '方案、数额和使用情况', '21.7', event, ['筹资', '筹劳', '一事一议'], ['通知公告']],
  ),
];
