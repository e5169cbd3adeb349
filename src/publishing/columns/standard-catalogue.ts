import type { Tx } from '../../platform/database/index.ts';

/** The 26 fields of the 基层政务公开标准目录 (国办发〔2019〕54号 and the fields' own standards), each with what a town
 *  government files there in our own words: [first level, second level, content, item of 条例 arts. 20, 21]. A start to
 *  edit, not the field's full standard. */
const FIELDS: readonly [level1: string, entries: readonly [level2: string, content: string, item: string][]][] = [
  ['城乡规划', [['村庄规划', '规划文本和图纸、批准文件、公示情况', '20.3']]],
  [
    '重大建设项目',
    [
      ['批准结果', '项目名称、批准机关、文号和日期', '20.10'],
      ['实施情况', '建设单位、工程进度、竣工验收', '20.10'],
    ],
  ],
  ['公共资源交易', [['采购和招标', '采购公告、成交结果、合同主要内容', '20.9']]],
  [
    '财政预决算',
    [
      ['预算', '政府和部门预算、“三公”经费', '20.7'],
      ['决算', '政府和部门决算、支出说明', '20.7'],
    ],
  ],
  [
    '安全生产',
    [
      ['隐患排查', '检查对象、发现问题、整改情况', '20.13'],
      ['应急管理', '预案、预警信息、应对情况', '20.12'],
    ],
  ],
  ['税收管理', [['办税指引', '办理地点、时间和联系方式', '20.5']]],
  ['征地补偿', [['征地公告和补偿', '征收范围、补偿标准、安置方案', '21.5']]],
  ['国有土地上房屋征收与补偿', [['房屋征收', '征收决定、补偿方案、结果公布', '21.6']]],
  ['保障性住房', [['申请与分配', '申请条件、审核结果、分配情况', '20.11']]],
  ['农村危房改造', [['改造补助', '政策、对象认定、补助发放', '20.11']]],
  ['生态环境', [['环境检查', '检查情况、整改情况、环境信访办理', '20.13']]],
  ['公共文化服务', [['文化活动', '场所开放时间、活动安排', '20.11']]],
  ['公共法律服务', [['法律援助与调解', '服务地点、事项、办理程序', '20.5']]],
  ['扶贫', [['巩固衔接', '项目安排、资金使用、帮扶措施', '20.11']]],
  ['救灾', [['灾害救助', '灾情、救助款物分配', '20.12']]],
  ['食品药品监管', [['监督检查', '检查结果、消费提示', '20.13']]],
  ['城市综合执法', [['行政处罚', '依据、程序、有社会影响的处罚决定', '20.6']]],
  ['就业', [['就业服务', '补贴政策、招聘信息、技能培训', '20.11']]],
  ['社会保险', [['参保缴费', '缴费标准、途径、待遇资格认证', '20.11']]],
  [
    '社会救助',
    [
      ['最低生活保障', '政策、申请审核、名单公示', '21.8'],
      ['特困人员救助供养', '政策、认定结果、供养标准', '21.8'],
      ['临时救助', '条件、审核、发放情况', '21.8'],
    ],
  ],
  ['养老服务', [['养老补贴与设施', '高龄津贴、服务场所、服务内容', '20.11']]],
  ['户籍管理', [['办事指引', '办理地点、时间和材料', '20.5']]],
  [
    '涉农补贴',
    [
      ['补贴政策', '对象、标准、申报程序', '21.1'],
      ['补贴发放', '面积、金额、发放公示', '21.1'],
    ],
  ],
  ['义务教育', [['招生入学', '学区划分、报名时间和材料', '20.11']]],
  ['医疗卫生', [['公共卫生', '预防接种、健康体检、家庭医生签约', '20.11']]],
  ['市政服务', [['便民事项', '供水、供热、环境卫生等服务安排', '20.5']]],
];

/** The entries of the 26 fields, in their order. */
export const standardFields = (): { level1: string; level2: string; content: string; item: string }[] =>
  FIELDS.flatMap(([level1, entries]) => entries.map(([level2, content, item]) => ({ level1, level2, content, item })));

/** Files the standard catalogue with an authority, to be edited there. @returns 'level1/level2' → id */
export async function addStandardCatalogue(tx: Tx, authorityId: number): Promise<Map<string, number>> {
  const rows = FIELDS.flatMap(([level1, entries], field) =>
    entries.map(([level2, content, article_item], n) => ({
      authority_id: authorityId,
      code: `${String(field + 1).padStart(2, '0')}-${n + 1}`,
      level1,
      level2,
      content,
      basis: '《中华人民共和国政府信息公开条例》',
      time_limit: '自信息形成或者变更之日起 20 个工作日内',
      article_item,
    })),
  );
  const filed = await tx.insertInto('catalogue_items').values(rows).returning(['id', 'level1', 'level2']).execute();
  return new Map(filed.map((row) => [`${row.level1}/${row.level2}`, row.id]));
}
