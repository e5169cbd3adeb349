import { type Piece, p } from '../compose.ts';
import type { Random } from '../random.ts';
import type { OfficeCode } from '../town.ts';

/** What a paper of the town rules, by whom it is worded, and what it says. */
type Policy = readonly [name: string, office: OfficeCode, item: string, rules: readonly string[]];

const policies: readonly Policy[] = [
  [
    '村级小型工程管理办法',
    'nyz',
    '20.1',
    ['预算十万元以下的工程由村民代表会议讨论决定。', '工程完工后由村务监督委员会和镇有关科室共同验收，结果公示七日。'],
  ],
  [
    '临时救助备用金使用细则',
    'shb',
    '20.1',
    ['情况紧急的先行救助，五个工作日内补齐材料。', '备用金按季核销，支出逐笔公开。'],
  ],
  [
    '环境卫生门前责任管理办法',
    'zfd',
    '20.1',
    ['临街单位和商户负责门前清扫、清雪。', '每月评比一次，结果在公开栏公布。'],
  ],
  ['便民服务代办工作规范', 'bmz', '20.5', ['代办员一次告知所需材料，不收取任何费用。', '办结后两个工作日内回访。']],
  [
    '农村集体资产租赁管理办法',
    'nyz',
    '20.1',
    ['租赁期限一般不超过五年，底价由村民代表会议确定。', '合同报镇农业农村服务中心备案。'],
  ],
  ['惠农补贴面积核实工作规程', 'czs', '20.11', ['面积由户申报、村核实、镇抽查。', '核实结果张榜七日，有异议的复量。']],
  ['项目服务专员制度', 'jjb', '20.10', ['每个在建项目由一名服务专员联系。', '企业提出的事项五个工作日内答复进展。']],
  ['政务公开工作规则', 'dzb', '20.2', ['公开前逐级审核并进行保密审查。', '各科室明确一名公开工作联系人。']],
  ['冬季取暖安全管理规定', 'zfd', '20.13', ['入冬前对取暖设备逐户登记检查。', '发现隐患当场告知并约定复查日期。']],
  ['老年助餐服务点管理办法', 'shb', '20.11', ['助餐点公布每周菜单和收费标准。', '独居和失能老人可以申请送餐。']],
  ['村级印章使用管理规定', 'dzb', '20.1', ['用印前逐项登记，写明事由和批准人。', '登记簿每季度由镇里抽查。']],
  ['农田水利设施管护办法', 'nyz', '21.2', ['管护责任落实到人并在设施旁公示。', '损坏的在三日内报修。']],
];
const asked: readonly (readonly [topic: string, office: OfficeCode, answer: string])[] = [
  ['居民医疗保险缴费', 'shb', '在集中缴费期内，可以在手机、银行网点或者村（社区）缴纳，特殊困难群体按照规定给予资助。'],
  ['最低生活保障申请', 'shb', '向户籍所在地或者居住地的镇政府提出，村（社区）可以代为提交，一般二十个工作日内办结。'],
  ['农机购置补贴申请', 'nyz', '携带购机发票、身份证明和银行账号到窗口办理，机具核验后公示，无异议的拨付。'],
  ['宅基地建房审批', 'nyz', '由户主向村民小组提出，村级公示后报镇里审批，动工前到场放线，竣工后验收。'],
  ['灵活就业人员参保', 'shb', '持身份证到便民服务中心窗口登记，可以自行选择缴费档次，缴费记录可随时查询。'],
  [
    '信息公开申请',
    'dzb',
    '可以当面、邮寄、传真或者在网上提出，写明所需信息的名称或者特征，本机关依法在二十个工作日内答复。',
  ],
];
const POLICIES = 6; // a year
const NORMATIVE = 2; // of them with a legal form

const months = [2, 4, 5, 7, 9, 11];
const monthOf = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`;

/** 政策文件 of a year, each with its interpretation; questions and answers; what the town says of itself. */
export function ownOf(random: Random, year: number): Piece[] {
  const first = ((year - 2024) * POLICIES) % policies.length;
  const issued = policies.slice(first, first + POLICIES).flatMap((policy, n) => {
    const serial = 3 + n * 3 + random.whole(0, 2);
    return issue(policy, { year, month: months[n]!, serial, normative: n < NORMATIVE });
  });
  return [...issued, ...asked.map((one, n) => answered(one, year, 2 * n + 1)), ...aboutItself(year)];
}

interface Issued {
  year: number;
  month: number;
  serial: number;
  normative: boolean;
}

function issue([name, office, item, rules]: Policy, { year, month, serial, normative }: Issued): Piece[] {
  const again = Math.floor((year - 2024) / 2);
  const full = again ? `${name}（${year} 年修订）` : name;
  const documentNumber = `绥镇发〔${year}〕${serial}号`;
  const about = { office, month: monthOf(year, month), keywords: [name] };
  return [
    {
      ...about,
      title: `绥芬河镇人民政府关于印发《${full}》的通知`,
      body: [
        p('各村、社区，各科室：'),
        p(`《${full}》已经镇政府会议讨论通过，现予印发，请结合实际执行。`),
        ...rules.map(p),
        p('本文件自印发之日起施行。'),
      ].join(''),
      column: 'zhengce',
      item,
      documentNumber,
      ...(normative && { legalForm: 'normativeDocument' as const }),
    },
    {
      ...about,
      title: `《${full}》政策解读`,
      body: [
        p(`为便于群众了解，现对《${full}》（${documentNumber}）作如下解读。`),
        '<h3>主要内容</h3>',
        ...rules.map(p),
        '<h3>怎样咨询</h3>',
        p('可以在工作时间到有关科室或者所在村（社区）咨询。'),
      ].join(''),
      month: monthOf(year, Math.min(12, month + 1)),
      column: 'jiedu',
      item: '20.11',
    },
  ];
}

function answered([topic, office, answer]: (typeof asked)[number], year: number, month: number): Piece {
  return {
    title: `${topic}常见问题解答（${year} 年 ${month} 月）`,
    body: [
      '<h3>怎样办理</h3>',
      p(answer),
      '<h3>还有疑问怎么办</h3>',
      p('可以在工作时间来电或者到窗口咨询，也可以请村（社区）代为转达。'),
    ].join(''),
    office,
    column: 'jiedu',
    item: '20.11',
    month: monthOf(year, month),
    keywords: [topic],
  };
}

function aboutItself(year: number): Piece[] {
  const said: [title: string, month: number, item: string, column: string, text: string][] = [
    [
      `绥芬河镇内设机构和职责（${year} 年版）`,
      3,
      '20.2',
      'jigou',
      '镇政府内设机构的职责、办公地点、办公时间和联系电话按照最新调整公布，机构名称以批复为准。',
    ],
    [
      `绥芬河镇领导班子成员工作分工（${year} 年 2 月）`,
      2,
      '20.2',
      'jigou',
      '根据工作需要，镇领导班子成员分工作出调整，分管科室和联系村（社区）一并公布。',
    ],
    [
      `绥芬河镇领导班子成员工作分工（${year} 年 8 月）`,
      8,
      '20.2',
      'jigou',
      '根据人员变动，镇领导班子成员分工作出调整，未列明的事项按照原分工办理。',
    ],
    [
      `绥芬河镇权责清单（${year} 年版）`,
      6,
      '20.5',
      'jigou',
      '清单列明事项名称、依据、承办科室和监督电话，未列入清单的事项不得要求群众办理。',
    ],
    [
      `绥芬河镇主动公开基本目录（${year} 年版）`,
      1,
      '20.2',
      'gonggao',
      '目录按照公开事项逐项列明内容、时限、主体和渠道，各科室据此公开。',
    ],
    [
      `绥芬河镇 ${year} 年政府采购项目结果公告（上半年）`,
      7,
      '20.9',
      'xiangmu',
      '上半年采购项目的名称、预算、成交供应商和成交金额按照规定公布，接受监督。',
    ],
    [
      `绥芬河镇 ${year} 年政府采购项目结果公告（下半年）`,
      12,
      '20.9',
      'xiangmu',
      '下半年采购项目的名称、预算、成交供应商和成交金额按照规定公布，接受监督。',
    ],
    [
      `绥芬河镇 ${year} 年重点民生实事进展公布`,
      10,
      '20.10',
      'xiangmu',
      '年初确定的民生实事逐项公布进展、责任科室和预计完成时间。',
    ],
  ];
  return said.map(([title, month, item, column, text]) => ({
    title,
    body: [p(text), p('如有疑问，可以向镇党政综合办公室反映。')].join(''),
    office: 'dzb',
    column,
    item,
    month: monthOf(year, month),
    keywords: [column === 'jigou' ? '机构职能' : '公告'],
  }));
}
