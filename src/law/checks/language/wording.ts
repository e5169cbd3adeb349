import type { CheckFinding } from '../finding.ts';

type Found = Omit<CheckFinding, 'severity'>;

interface Rule extends Pick<Found, 'check' | 'message'> {
  pattern: RegExp;
  mend?: (found: string) => string;
}

const UNITS: Readonly<Record<string, string>> = {
  ...{ KG: 'kg', Kg: 'kg', KM: 'km', Km: 'km', CM: 'cm', Cm: 'cm', MM: 'mm', ML: 'mL' },
  ...{
    KW: 'kW',
    Kw: 'kW',
    kw: 'kW',
    KWH: 'kW·h',
    Kwh: 'kW·h',
    kwh: 'kW·h',
    KV: 'kV',
    Kv: 'kV',
    kv: 'kV',
    HZ: 'Hz',
    hz: 'Hz',
  },
};
const TWICE = '的了是在与及或将为对以由从向把被并其该';
/** Words that nobody says twice on purpose. */
const WORDS =
  '进行|关于|以及|通知|工作|我们|他们|对于|根据|按照|为了|因为|所以|但是|如果|其中|目前|已经|可以|应当|必须|以上|以下|有关|相关|实施|管理|单位|部门|人员|项目|政府|公开|信息|要求|情况|办理|提供|开展|加强|组织|负责|落实|推进|做好|认真|审议|之前|之后';

/** What is written in another form than papers write it. GB/T 15835-2011 (figures), 《党政机关公文格式》 GB/T 9704-2012 ○ */
const RULES: readonly Rule[] = [
  {
    check: 'lang.repeated',
    message: '词语重复',
    pattern: new RegExp(`([${TWICE}])\\1(?![确士解非处])|(${WORDS})\\2|([\\u4e00-\\u9fa5]{3,10})\\3`, 'g'),
    mend: (found) => found.slice(0, found.length / 2),
  },
  {
    check: 'form.document-number',
    message: '发文字号的年份用六角括号“〔〕”，不加“第”，序号不编虚位',
    pattern:
      /(?<=[\u4e00-\u9fa5](?:发|函|字|办|规|通|报|呈|任|令))(?:[[(（【［](?:19|20)\d{2}[\])）】］]第?\d{1,8}号|〔(?:19|20)\d{2}〕(?:第\d|0)\d{0,7}号)/g,
    mend: (found) => `〔${found.slice(1, 5)}〕${Number(found.slice(6).replace(/\D/g, ''))}号`,
  },
  {
    check: 'lang.number',
    message: '汉字数字里的零写“〇”',
    pattern:
      /(?<=[一二三四五六七八九〇])[0０Oo○](?=[一二三四五六七八九〇0０○年])|(?<=[一二三四五六七八九])零(?=[一二三四五六七八九零〇][一二三四五六七八九零〇]?年)/g,
    mend: () => '〇',
  },
  {
    check: 'lang.number',
    message: '“约”“近”“超过”等与“左右”“以上”“多”重复，留一个',
    pattern:
      /(?:大约|约|近|将近)\d[\d.,]{0,12}[多余]?[万亿]?[\u4e00-\u9fa5]{1,2}左右|(?:超过|至少|不低于|不少于)\d[\d.,]{0,12}[万亿]?[\u4e00-\u9fa5%]{1,2}以上|近\d[\d.,]{0,12}[多余][万亿]?/g,
  },
  {
    check: 'lang.number',
    message: '“降低”“减少”不用“倍”，改用百分数或者“降至……分之一”',
    pattern: /(?:减少|降低|下降|缩短|缩小)了?\d[\d.]{0,8}倍/g,
  },
  {
    check: 'lang.unit',
    message: '计量单位的大小写不对',
    pattern:
      /(?<=(?<![A-Za-z\d])\d[\d.,]{0,12} ?)(?:KG|Kg|KM|Km|CM|Cm|MM|ML|KWH|Kwh|kwh|KW|Kw|kw|KV|Kv|kv|HZ|hz)(?![A-Za-z\d])/g,
    mend: (found) => UNITS[found]!,
  },
  {
    check: 'form.numbering',
    message: '“（一）”“（1）”后面不加标点',
    pattern: /(?<=^\s*[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)])[、，.．]/gm,
    mend: () => '',
  },
  {
    check: 'form.numbering',
    message: '“第一”“首先”后面用逗号',
    pattern: /(?<=(?:^|[。；\n])\s*(?:第[一二三四五六七八九十]|首先|其次|再次|最后))、/g,
    mend: () => '，',
  },
];

/** Words said twice, figures, units, numbers of papers and of paragraphs in another form than is the norm. */
export function wordingOf(text: string): Found[] {
  return RULES.flatMap(({ pattern, mend, ...rule }) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
      ...{ ...rule, text: found, index },
      ...(mend && { mend: mend(found) }),
    })),
  );
}
