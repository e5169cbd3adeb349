/** What the national inspection looks at: 单项否决 (one fault of these and the site has not passed), and 扣分 items. */
export type IndicatorId =
  | 'unreachable'
  | 'home'
  | 'columns'
  | 'interaction'
  | 'services'
  | 'expressions'
  | 'newMedia'
  | 'links'
  | 'outsideLinks'
  | 'files'
  | 'columnsKept'
  | 'guideElements'
  | 'interpretation'
  | 'answered'
  | 'search'
  | 'metadata'
  | 'speed'
  | 'wording'
  | 'machines'
  | 'https'
  | 'mobile'
  | 'accessibility';

export interface Indicator {
  sort: 'veto' | 'scored';
  group: '单项否决' | '信息发布' | '解读互动' | '办事服务' | '网站功能';
  name: string;
  /** when it is not met, in words */
  rule: string;
  /** points of 100; 0: a veto */
  weight: number;
  source: string;
  /** how the program comes to its judgement */
  how: string;
}

const SOURCE = '国办秘函〔2019〕19号';
const GUIDELINE = '国办发〔2017〕47号';
const veto = (name: string, rule: string, how: string): Indicator => ({
  ...{ sort: 'veto', group: '单项否决', name, rule, weight: 0, source: SOURCE, how },
});
const scored = (
  group: Indicator['group'],
  name: string,
  weight: number,
  rule: string,
  how: string,
  source = SOURCE,
): Indicator => ({ sort: 'scored', group, name, rule, weight, source, how });

/** Vetoes ✔ by 国办秘函〔2019〕19号 as docs of the law tell them. The scored items, their weights (together 100) and terms
 *  marked ○ are this platform's reading of the same document and of 政府网站发展指引: correct them here, in this one table. */
export const INDICATORS: Readonly<Record<IndicatorId, Indicator>> = {
  unreachable: veto(
    '站点无法访问',
    '一周内每天间隔探测 20 次以上，打不开或者超过 15 秒的累计占 5% 以上',
    '按网站的公开网址每半小时打开一次首页，每次的结果都留有记录',
  ),
  home: veto('首页不更新', '首页 2 周内没有更新', '看首页上显示的最新日期'),
  columns: veto(
    '栏目不更新',
    '动态类栏目 2 周未更新、通知公告和政策文件类栏目 6 个月未更新合计 5 个以上，或者应更新而长期未更新的栏目 10 个以上，或者空白栏目 5 个以上',
    '逐个打开栏目，看页面上显示的最新日期',
  ),
  interaction: veto(
    '互动回应差',
    '没有咨询建言渠道，或者一年内有效留言超过 3 个月没有答复',
    '打开互动交流的入口，并核对留言台账',
  ),
  services: veto(
    '服务不实用',
    '没有办事服务，或者办事指南缺少要素',
    '逐份打开办事指南，看页面上有没有事项名称、设定依据、申请条件、申请材料、办理地点和时间、咨询电话、办理流程',
  ),
  expressions: veto('严重错误表述', '有严重错误的表述、泄露不应公开的内容', '取每日巡检发现、尚未处理的“须处理”内容'),
  newMedia: veto('新媒体不更新', '政务新媒体超过 2 周没有更新', '取渠道台账里各账号最近一次发布的日期'),
  links: scored('网站功能', '站内链接', 12, '页面上的站内链接打不开', '访问所到页面上的站内链接'),
  outsideLinks: scored('网站功能', '站外链接', 5, '页面上的站外链接连续三天打不开', '取每日巡检对站外链接的访问结果'),
  files: scored('网站功能', '附件下载', 10, '附件不能下载，或者内容与类型不符', '下载附件的开头，看类型'),
  columnsKept: scored('信息发布', '栏目维护', 12, '栏目空白，或者超过应更新的时间', '同“栏目不更新”，按栏目计'),
  guideElements: scored(
    '办事服务',
    '指南要素',
    10,
    '办事指南缺少服务对象、时限、收费、结果、监督电话等要素',
    '同“服务不实用”，按份计',
  ),
  interpretation: scored(
    '解读互动',
    '解读关联',
    6,
    '政策与解读没有互相链接，应解读的没有解读',
    '打开文件和它的解读，看两头的链接',
  ),
  answered: scored('解读互动', '按期答复', 8, '留言没有按期答复', '取留言台账近三个月应答复的留言'),
  search: scored('网站功能', '站内搜索', 8, '搜索不能用，或者找不到网站上有的信息', '用网站上一篇文件的标题搜索'),
  metadata: scored('网站功能', '网页标签', 8, '网页缺少站点、栏目、内容标签', '看网页的 meta 标签', GUIDELINE),
  speed: scored('网站功能', '打开速度', 6, '页面超过 15 秒没有打开', '记下每个页面打开的时间'),
  wording: scored('信息发布', '一般错误表述', 3, '有错别字、表述不当等一般问题', '取每日巡检发现、尚未处理的其他问题'),
  machines: scored(
    '网站功能',
    '网站地图',
    3,
    '没有 robots.txt 或者网站地图',
    '打开 robots.txt 和 sitemap.xml',
    GUIDELINE,
  ),
  https: scored('网站功能', '加密访问', 3, '没有使用 HTTPS', '看网站的公开网址', GUIDELINE),
  mobile: scored('网站功能', '手机适配', 3, '页面没有适应手机屏幕', '看网页的 viewport 设置', GUIDELINE),
  accessibility: scored(
    '网站功能',
    '无障碍',
    3,
    '图片没有替代文字、控件没有名称、页面没有语言或者标题层级',
    '首页和每类网页至少一页用 axe 检查（每晚最多 12 页），其他网页读代码；网页没有排版，颜色对比没有检查',
    GUIDELINE,
  ),
};

export const INDICATOR_IDS = Object.keys(INDICATORS) as readonly IndicatorId[];
export const VETOES = INDICATOR_IDS.filter((id) => INDICATORS[id].sort === 'veto');
/** Whether a text names an indicator. */
export const isIndicator = (text: string): text is IndicatorId => Object.hasOwn(INDICATORS, text);

/** Elements of a guide whose lack is a veto. ✔ 国办秘函〔2019〕19号, as their pages call them. */
export const KEY_ELEMENTS = [
  ...['事项名称', '设定依据', '申请条件', '申请材料', '办理地点和时间', '咨询电话', '办理流程'],
] as readonly string[];
/** The others that a guide says. ○ */
export const OTHER_ELEMENTS: readonly string[] = ['服务对象', '承诺时限', '法定时限', '收费', '办理结果', '监督电话'];
