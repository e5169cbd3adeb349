import type { Numbers } from './numbers.ts';

/** Something of a person's that is planted in a text. */
export interface Planted {
  check: string;
  /** what is told; as it stands in the text once it is disguised */
  secret: string;
  /** words before and behind it */
  around: readonly [before: string, after: string];
}

/** A kind of what is planted. */
export interface PersonKind {
  name: string;
  check: string;
  make: (numbers: Numbers) => string;
  /** sentences that hold it: what stands before, what behind; none of them: it is not told what it is */
  sentences: readonly (readonly [string, string])[];
  /** the heads of columns below which it stands */
  heads: readonly string[];
  /** whether it is written in disguise too */
  disguised: boolean;
}

const BARE = [' ', ' '] as const;
const ID: PersonKind['sentences'] = [
  ['身份证号', '，请予核对。'],
  ['身份证号码：', '。'],
  ['（身份证：', '）已领取补贴。'],
  ['公民身份号码为', '，家住本镇。'],
  ['居民身份证', '遗失，声明作废。'],
  ['申请人证件号码', '，经审核符合条件。'],
  ['经办人王演示，', '，特此说明。'],
  ['王演示 ', ' 二组'],
  BARE,
];
const IDS = ['身份证号', '身份证号码', '公民身份号码', '证件号码', '身份证', '证件号'];
const PHONES = ['联系电话', '电话', '手机', '手机号码', '本人电话', '联系方式'];

/** What of persons is planted, by check. */
export const PERSONS: readonly PersonKind[] = [
  {
    ...{ name: 'identity number', check: 'pii.resident-id', make: (n) => n.identity() },
    ...{ sentences: ID, heads: IDS, disguised: true },
  },
  {
    ...{ name: 'identity number with X', check: 'pii.resident-id', make: (n) => n.identityWithX() },
    ...{ sentences: ID, heads: IDS, disguised: true },
  },
  {
    ...{ name: 'identity number, check digit wrong', check: 'pii.resident-id', make: (n) => n.wrongIdentity() },
    ...{ sentences: ID, heads: IDS, disguised: true },
  },
  {
    ...{ name: 'identity number of 15 digits', check: 'pii.resident-id', make: (n) => n.oldIdentity() },
    ...{ sentences: ID, heads: IDS, disguised: true },
  },
  {
    ...{ name: 'mobile', check: 'pii.mobile', make: (n) => n.mobile() },
    sentences: [
      ['手机', '。'],
      ['电话：', '，请保持畅通。'],
      ['联系人王演示（', '）'],
      ['有意者请联系王女士', '。'],
      ['户主李试，', '，二组'],
      ['微信同号：', '。'],
      BARE,
    ],
    ...{ heads: PHONES, disguised: true },
  },
  {
    ...{
      name: 'mobile with +86',
      check: 'pii.mobile',
      make: (n) => n.random.pick(['+86', '0086', '86', '+86 ', '(+86)', '+86-']) + n.mobile(),
    },
    ...{
      sentences: [
        ['手机', '。'],
        ['电话：', '，请保持畅通。'],
      ],
      heads: PHONES,
      disguised: false,
    },
  },
  ...[16, 17, 18, 19].map(
    (length): PersonKind => ({
      ...{ name: `bank card of ${length}`, check: 'pii.bank-card', make: (n) => n.card(length) },
      sentences: [
        ['银行卡号', '。'],
        ['开户行：测试农商行，账号', '，户名王演示。'],
        ['一卡通账号：', '，'],
        ['卡号为', '的账户'],
        ['补贴打入', '。'],
        BARE,
      ],
      ...{ heads: ['银行卡号', '账号', '一卡通账号', '开户行账号', '社保卡号（银行账号）'], disguised: true },
    }),
  ),
  {
    ...{ name: 'foreign card', check: 'pii.bank-card', make: (n) => n.foreignCard() },
    ...{
      sentences: [
        ['银行卡号', '。'],
        ['卡号：', '。'],
      ],
      heads: ['银行卡号', '卡号'],
      disguised: false,
    },
  },
  {
    ...{ name: 'landline at home', check: 'pii.landline', make: (n) => n.landline() },
    sentences: [
      ['家庭电话：', '。'],
      ['户主王演示，宅电', '。'],
      ['住宅电话 ', '，'],
      ['村民李试家中座机', '。'],
      ['家长联系电话', '。'],
    ],
    ...{ heads: ['家庭电话', '住宅电话', '宅电', '户主电话', '家长电话'], disguised: false },
  },
  {
    ...{ name: 'passport', check: 'pii.passport' },
    make: (n) =>
      n.random
        .pick(['E', 'G', 'EA', 'EB', 'EK'])
        .padEnd(2, '0')
        .slice(0, 2)
        .replace(/^([EG])0$/, '$10') + n.digits(7),
    sentences: [
      ['护照号码', '。'],
      ['持普通护照（', '）出境。'],
      ['护照号：', '，'],
      ['因公护照', '已交回。'],
    ],
    ...{ heads: ['护照号码', '护照号', '护照'], disguised: true },
  },
  {
    ...{ name: 'permit', check: 'pii.permit', make: (n) => n.random.pick(['H', 'M', '']) + n.digits(8) },
    sentences: [
      ['港澳居民来往内地通行证号码', '。'],
      ['台湾居民来往大陆通行证：', '，'],
      ['回乡证', '。'],
      ['台胞证号', '，'],
    ],
    ...{ heads: ['通行证号码', '港澳台通行证'], disguised: true },
  },
  {
    ...{ name: 'plate', check: 'pii.plate' },
    make: (n) =>
      n.random.pick(['黑', '京', '苏', '粤', '川']) +
      n.random.pick([...'ABCDEFGH']) +
      n.random.pick(['', '·', ' ']) +
      n.random.pick([
        n.digits(5),
        `${n.random.pick([...'DF'])}${n.digits(5)}`,
        `${n.digits(4)}${n.random.pick([...'KLMN'])}`,
        `${n.digits(2)}${n.random.pick([...'KLMN'])}${n.digits(2)}`,
      ]),
    sentences: [
      ['车牌号', '。'],
      ['王演示驾驶', '小型轿车'],
      ['车辆（', '）停放在路口。'],
    ],
    ...{ heads: ['车牌号', '车牌号码'], disguised: true },
  },
  {
    ...{ name: 'mailbox', check: 'pii.email' },
    make: (n) =>
      `${n.random.pick(['wang', 'li.shi', 'zhao_1', ''])}${n.digits(6)}@${n.random.pick(['example.com', 'mail.example.cn', 'example.org'])}`,
    sentences: [
      ['电子邮箱：', '。'],
      ['请发送至', '，'],
      ['王演示（', '）'],
    ],
    ...{ heads: ['电子邮箱', '邮箱'], disguised: true },
  },
  {
    ...{ name: 'social security number', check: 'pii.social-security', make: (n) => n.digits(n.random.whole(9, 12)) },
    sentences: [
      ['社保编号', '。'],
      ['社会保障号：', '，'],
      ['医保编号：', '，'],
      ['个人编号', '。'],
    ],
    ...{ heads: ['社保编号', '社会保障号码', '医保编号', '个人编号'], disguised: false },
  },
  {
    ...{ name: 'address', check: 'pii.address' },
    make: ({ random: r }) =>
      r.pick([
        `幸福小区${r.whole(1, 30)}号楼${r.whole(1, 6)}单元${r.whole(101, 999)}室`,
        `测试镇甲村${r.whole(1, 9)}组${r.whole(1, 99)}号`,
        `中心路${r.whole(1, 200)}号${r.whole(1, 9)}栋${r.whole(101, 999)}室`,
        `测试县测试镇东街${r.whole(1, 200)}号`,
      ]),
    sentences: [
      ['家庭住址：', '。'],
      ['现住', '。'],
      ['家住', '，'],
      ['住', '的王演示'],
      ['户籍地址为', '。'],
    ],
    ...{ heads: ['家庭住址', '住址', '家庭地址', '居住地址', '户籍地址'], disguised: false },
  },
  {
    ...{ name: 'birthday', check: 'pii.birth-date' },
    make: ({ random: r }) => {
      const [year, month, day] = [r.whole(1940, 2018), r.whole(1, 12), r.whole(1, 28)];
      return r.pick([
        `${year}年${month}月${day}日`,
        `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
        `${year}.${month}.${day}`,
        `${year}/${month}/${day}`,
      ]);
    },
    sentences: [
      ['王演示，女，', '出生，'],
      ['出生日期：', '，'],
      ['李试，生于', '，'],
      ['王演示（', '生）'],
    ],
    ...{ heads: ['出生日期', '出生年月日', '生日'], disguised: false },
  },
  {
    ...{ name: 'child', check: 'pii.minor' },
    make: ({ random: r }) =>
      `${r.pick(['王演示', '李试', '赵小例'])}${r.pick(['（男，', '，女，', '，', '（'])}${r.whole(3, 17)}${r.pick(['岁', '周岁'])}`,
    sentences: [
      ['走访困境儿童', '），'],
      ['受助学生', '，'],
      ['', '，就读于镇中心小学。'],
    ],
    ...{ heads: [], disguised: false },
  },
  {
    ...{ name: 'illness', check: 'pii.health' },
    make: ({ random: r }) =>
      r.pick(['肺结核', '尿毒症', '肝癌', '精神分裂症', '脑梗死', '白血病', '高血压', '糖尿病', '抑郁症', '乙型肝炎']),
    sentences: [
      ['患者王演示确诊为', '，'],
      ['村民李试患有', '，生活困难。'],
      ['赵示例因患', '致贫。'],
      ['王演示身患', '，长期卧床。'],
      ['其妻李试被诊断为', '。'],
    ],
    ...{ heads: ['病种', '疾病名称', '患病情况', '健康状况', '病情'], disguised: false },
  },
  {
    ...{ name: 'why poor', check: 'pii.health' },
    make: ({ random: r }) =>
      r.pick(['因病', '因残', '因病致贫', '因残致贫', '重度残疾', '一级', '二级肢体残疾', '视力残疾一级']),
    sentences: [],
    ...{ heads: ['致贫原因', '贫困原因', '残疾等级', '残疾类别', '残疾类型及等级'], disguised: false },
  },
  {
    ...{ name: 'credit code, check digit wrong', check: 'form.credit-code', make: (n) => n.wrongCreditCode() },
    sentences: [
      ['统一社会信用代码：', '。'],
      ['测试合作社（统一社会信用代码', '）'],
      ['信用代码 ', '，'],
      ['测试合作社（', '）'],
    ],
    ...{ heads: ['统一社会信用代码', '信用代码'], disguised: true },
  },
];
