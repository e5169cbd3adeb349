export interface DisclosureItem {
  /** article.item, e.g. '20.7' */
  id: string;
  /** 第二十条第（七）项 */
  article: string;
  label: string;
  short: string;
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五'];

/** 条例 art. 20: the fifteen kinds that every authority publishes. */
const ARTICLE_20: [label: string, short: string][] = [
  ['行政法规、规章和规范性文件', '规范性文件'],
  ['机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名', '机构职能'],
  ['国民经济和社会发展规划、专项规划、区域规划及相关政策', '规划计划'],
  ['国民经济和社会发展统计信息', '统计信息'],
  ['办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果', '行政许可和管理服务'],
  ['实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定', '行政处罚和行政强制'],
  ['财政预算、决算信息', '财政预决算'],
  ['行政事业性收费项目及其依据、标准', '行政事业性收费'],
  ['政府集中采购项目的目录、标准及实施情况', '政府采购'],
  ['重大建设项目的批准和实施情况', '重大建设项目'],
  ['扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况', '民生保障'],
  ['突发公共事件的应急预案、预警信息及应对情况', '应急管理'],
  ['环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况', '监督检查'],
  ['公务员招考的职位、名额、报考条件等事项以及录用结果', '公务员招考'],
  ['法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息', '其他法定公开'],
];

/** 条例 art. 21: what a township publishes besides. */
const ARTICLE_21: string[] = [
  '贯彻落实农业农村政策',
  '农田水利工程建设运营',
  '农村土地承包经营权流转',
  '宅基地使用情况审核',
  '土地征收',
  '房屋征收',
  '筹资筹劳',
  '社会救助',
];

/** The items a publication can be filed under, '20.1'–'20.15' and '21.1'–'21.8', in the order of the law. */
export const DISCLOSURE_ITEMS: readonly DisclosureItem[] = [
  ...ARTICLE_20.map(([label, short], i) => ({
    id: `20.${i + 1}`,
    article: `第二十条第（${NUMERALS[i]}）项`,
    label,
    short,
  })),
  ...ARTICLE_21.map((label, i) => ({ id: `21.${i + 1}`, article: '第二十一条', label, short: label })),
];

const byId = new Map(DISCLOSURE_ITEMS.map((item) => [item.id, item]));

/** The item of an id, or undefined. */
export function disclosureItem(id: string): DisclosureItem | undefined {
  return byId.get(id);
}
