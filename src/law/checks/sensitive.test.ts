import { describe, expect, test } from 'vitest';
import { findSensitive } from './sensitive.ts';

// Invented numbers: provinces that are none where a real one would be of somebody, else digits that nobody was given.
const ID = withCheck('00000019900101001');
const WITH_X = Array.from({ length: 99 }, (_, n) => withCheck(`000000199001010${String(n).padStart(2, '0')}`)).find(
  (one) => one.endsWith('X'),
)!;
const MOBILE = '19900000000';
const CARD = '6222000000000000004';

function withCheck(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...first17].reduce((total, digit, n) => total + Number(digit) * weights[n]!, 0);
  return first17 + '10X98765432'[sum % 11];
}
const wide = (text: string) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const every = (text: string, by: string) => [...text].join(by);
const parts = (text: string, sizes: number[], by: string) => {
  let at = 0;
  const cut = sizes.map((size) => {
    at += size;
    return text.slice(at - size, at);
  });
  return cut.join(by);
};
const spoken = (text: string) => text.replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)]!);

/** Ways in which a number is written that is not to be seen, or is merely written so. */
const DISGUISES: Record<string, (number: string) => string> = {
  plain: (one) => one,
  'full width': wide,
  'spaced digit by digit': (one) => every(one, ' '),
  'ideographic spaces': (one) => every(one, '\u3000'),
  'zero-width spaces': (one) => every(one, '\u200b'),
  'soft hyphens': (one) => every(one, '\u00ad'),
  'directions of writing': (one) => `\u202e${one}\u202c`,
  'no-break spaces': (one) => parts(one, [3, 4, 20], '\u00a0'),
  'O for 0': (one) => one.replaceAll('0', 'O'),
  'l for 1': (one) => one.replaceAll('1', 'l'),
  'Cyrillic О for 0': (one) => one.replaceAll('0', 'О'),
  'mathematical digits': (one) => one.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit))),
  'glued to letters': (one) => `ID${one}号`,
  'after a word': (one) => `号码：${one}。`,
  'in Chinese': spoken,
  'on bills': (one) => one.replace(/\d/g, (digit) => '零壹贰叁肆伍陆柒捌玖'[Number(digit)]!),
  circled: (one) => one.replace(/\d/g, (digit) => '⓪①②③④⑤⑥⑦⑧⑨'[Number(digit)]!),
  'circled in part': (one) => one.replaceAll('0', '⓪'),
  'circled black': (one) => one.replace(/\d/g, (digit) => '⓿❶❷❸❹❺❻❼❽❾'[Number(digit)]!),
  'in brackets': (one) => one.replace(/[1-9]/g, (digit) => '⑴⑵⑶⑷⑸⑹⑺⑻⑼'[Number(digit) - 1]!),
  'Arabic-Indic': (one) => one.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]!),
  Thai: (one) => one.replace(/\d/g, (digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)]!),
  keycaps: (one) => one.replace(/\d/g, '$&\ufe0f\u20e3'),
  'in Chinese in part': (one) => one.replaceAll('0', '〇').replaceAll('9', '九'),
  'behind the number of a list': (one) => `①${one}`,
  'before the number of a note': (one) => `${one}²`,
  'over lines': (one) => every(one, '\n'),
};

describe.each([
  ['pii.resident-id', ID, 'block'],
  ['pii.mobile', MOBILE, 'warn'],
  ['pii.bank-card', CARD, 'block'],
] as const)('%s in every writing', (check, number, severity) => {
  test.each(Object.entries(DISGUISES))('%s', (_, disguised) => {
    const written = disguised(number);
    const found = findSensitive(`前面${written}后面`);
    expect(found.map((one) => one.check)).toEqual([check]);
    expect(found[0]).toMatchObject({ severity });
    const { index, text } = found[0]!;
    expect(`前面${written}后面`.slice(index, index + text.length)).toBe(text);
    expect(
      [...text.normalize('NFKC').replace(/[^\p{N}A-Za-zО零壹贰叁肆伍陆柒捌玖一二三四五六七八九]/gu, '')].length,
    ).toBe(number.length);
  });
});

test.each<[string, string[]]>([
  // as people part numbers
  [`身份证号${parts(ID, [6, 8, 4], ' ')}`, ['pii.resident-id']],
  [`身份证号${parts(ID, [6, 8, 4], '-')}`, ['pii.resident-id']],
  [`身份证号${parts(ID, [6, 8, 4], '－')}`, ['pii.resident-id']],
  [`${ID}${ID}`, ['pii.resident-id', 'pii.resident-id']],
  [`${MOBILE} ${ID}`, ['pii.mobile', 'pii.resident-id']],
  [`${ID}，${MOBILE}、${CARD}`, ['pii.resident-id', 'pii.mobile', 'pii.bank-card']],
  [`+86${MOBILE}`, ['pii.mobile']],
  [`0086-${MOBILE}`, ['pii.mobile']],
  [`+86 ${parts(MOBILE, [3, 4, 4], ' ')}`, ['pii.mobile']],
  [parts(MOBILE, [3, 4, 4], '－'), ['pii.mobile']],
  [parts(MOBILE, [3, 4, 4], '·'), ['pii.mobile']],
  [parts(CARD, [4, 4, 4, 4, 3], ' '), ['pii.bank-card']],
  // a check digit that is X, in its writings
  ...['X', 'x', 'Ｘ', '×', 'Х', 'х'].map((x): [string, string[]] => [
    `证件${WITH_X.replace('X', x)}`,
    ['pii.resident-id'],
  ]),
  // a wrong check digit is told where it is said to be one, or has a place and a birthday
  [`身份证号${ID.slice(0, 17)}${ID.endsWith('5') ? '6' : '5'}`, ['pii.resident-id']],
  ['身份证号231081850312001', ['pii.resident-id']],
  [`${CARD.slice(0, -1)}5`, []],
  [`银行卡号${CARD.slice(0, -1)}5`, ['pii.bank-card']],
  [`身份证号230000\n19850312\n${withCheck('23000019850312001').slice(14)}`, ['pii.resident-id']],
  ['138一0000一0000', ['pii.mobile']],
  ['账号：0801 2012 0109 0001 2345', []],
  ['宅电：0801 2012 0109', ['pii.landline']],
  // told digit by digit without a name, the check digit wrong
  [`经办人王演示，${every('23000020070816362X', ' ')}`, ['pii.resident-id']],
  [`${every('61000019320813418', '.')}.X号`, ['pii.resident-id']],
  [`王演示 No.${every('440000200502127611', '.')}`, ['pii.resident-id']],
  [`王演示 ${every(spoken('130000610905929'), ' ')} 二组`, ['pii.resident-id']],
  [`王演示 ${every(spoken('130000610905929'), ' ')} 二 三`, []],
  [`G${ID}${MOBILE}`, []],
  [`学籍号${withCheck('23000019850312001')}00`, ['pii.resident-id']],
  // what they are said to be, or what is counted, decides
  [`索引号：${withCheck('23000020230101001')}`, []],
  [`项目代码：${withCheck('23000020230101001')}`, []],
  [`编号：${withCheck('23000019850312001')}`, ['pii.resident-id']],
  ['拨付15400000000元', []],
  ['合同编号：15400000000', []],
  ['对公账号：4000000000000002', []],
  ['财政专户账号：4000000000000002', []],
  ['账号：4000000000000002', ['pii.bank-card']],
  ['开户行测试农商行，账号4000000000000002', ['pii.bank-card']],
  ['网络地址192.168.100.12', []],
  ['坐标15265812.088', []],
  ['办公电话15400000000', ['pii.mobile']],
  ['卡内余额6222，编号370000620222648', []],
  ['370000620222648', ['pii.resident-id']],
  // other long numbers
  ['索引号230000202301010001', []],
  ['项目代码2305-231081-04-01-123456', []],
  ['统一社会信用代码11230000MB0000000X', []],
  ['合同编号6222000000000000004', []],
  ['资金 1234567890123456.78 元', []],
  ['2023-05-12 13:45:00 至 2023-06-30', []],
  ['第 13 期 2023 年 05 月 12 日', []],
  ['一二三四五六七八九十', []],
  ['○○年一月一日至二〇二三年十二月三十一日', []],
])('%s', (text, kinds) => expect(findSensitive(text).map(({ check }) => check)).toEqual(kinds));

describe('marks of secrecy as papers carry them', () => {
  test.each(
    [
      '秘密★1年',
      '机密★',
      '绝密★长期',
      '秘　密★１年',
      '机 密 ★ 10 年',
      '绝\u200b密★30年',
      '秘密☆6个月',
      '机密▲5年',
      '秘密■',
      '秘密*3年',
      '秘密＊３年',
      '密级：秘密',
      '密　级：机密',
      '密级为绝密',
      '密级:秘密10年',
      '定密为秘密级',
      '保密等级：机密',
      '★秘密★三年',
      '绝密★启用前',
      '秘密级★',
      '秘密 10年',
      '秘密※',
      '絕密★長期',
      '绝·密★1年',
      '秘·密等级 机·密',
      '密·级：秘密',
      '机密（10年）',
      '份号：000001 机密★3年 特急',
      '密级 机密',
      '密级——秘密',
      '本件为机密级文件，妥善保管。',
      '本文件属于秘密级，请妥善保管',
      '机密文件 注意保存',
      '秘密★解密前',
    ].map((mark) => [mark]),
  )('%s', (mark) =>
    expect(findSensitive(`发至县团级\n${mark}`)).toMatchObject([{ check: 'secrecy.mark', severity: 'block' }]),
  );
  test.each(['秘密', '机　密', '（秘密）', '【机密】'])('%s is asked about', (mark) =>
    expect(findSensitive(mark)).toMatchObject([{ check: 'secrecy.mark', severity: 'warn' }]),
  );
  test.each([
    ...[
      '内部资料',
      '内部文件 注意保存',
      '请勿外传',
      '仅限内部使用',
      '工作秘密',
      '（工作秘密）',
      '阅后收回',
      '未经批准不得上网',
      '工作秘密★3年',
      '此件不公开',
      '不予公开',
      '公开方式：不予公开',
      '公开属性：依申请公开',
      '未经批准不得公开',
      '（不得公开）',
      '内部使用',
      '此件只发至村',
      '严禁对外公布',
      '请勿转发',
      '限内部使用',
    ],
    ...['测镇密〔2023〕3号', '测办机发〔2024〕12号'],
  ])('%s is asked about as internal', (mark) => {
    const found = findSensitive(mark);
    expect(new Set(found.map(({ check, severity }) => `${check} ${severity}`))).toEqual(
      new Set(['secrecy.internal warn']),
    );
  });
  test.each([
    '保守国家秘密，人人有责',
    '涉及国家秘密、商业秘密、个人隐私的除外',
    '《中华人民共和国保守国家秘密法》宣传月',
    '属于机密级、秘密级的事项由专人管理',
    '内部审计工作安排',
    '《内部资料性出版物管理办法》',
    '★ 本年度重点工作',
    '★ 秘密战线的英雄事迹',
    '不涉及国家秘密和工作秘密，可以公开',
    '依法不得公开的政府信息',
    '国家秘密的密级分为绝密、机密、秘密三级。',
    '绝密级不超过三十年，机密级不超过二十年',
    '采用无记名、秘密写票的办法选举',
    '放映电影《绝密飞行》和《机密代号》',
    '属于国家秘密的，不得公开。',
    '决定不予公开的，应当告知申请人并说明理由。',
    '予以公开3件，部分公开1件，不予公开2件。',
    '公开方式：主动公开',
    '依申请公开',
    '不得外传疫情谣言',
    '内部管理进一步规范，内部装修工程公开招标',
    '机关、单位应当依法确定工作秘密。',
    '营业期限：长期',
    '测镇发〔2023〕3号',
  ])('%s is none', (text) => expect(findSensitive(text)).toEqual([]));
});

test.each(['ｏｆｆｉｃｅ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'office@exam\u200bple.com', 'office＠example.com'])(
  'mailbox %s',
  (text) => expect(findSensitive(`信箱 ${text}`)).toMatchObject([{ check: 'pii.email', text, severity: 'warn' }]),
);

test('long texts of the worst kinds take time in proportion', { timeout: 120_000 }, () => {
  const worst = [
    every('1', ' '),
    '1 ',
    '12 ',
    'O',
    'l1',
    '一',
    '6222 ',
    '１　',
    '\u200b1',
    '★',
    '秘 ',
    '@',
    'a@b.',
    '密级：',
    '1\n',
    '一1',
    '①1',
    '本件不',
    '内部',
  ];
  const took = (of: string, length: number) => {
    const text = of.repeat(Math.ceil(length / of.length));
    const began = process.cpuUsage(); // of this process: others may keep it waiting
    findSensitive(text);
    return process.cpuUsage(began).user / 1_000;
  };
  const least = (of: string, length: number) => Math.min(...[1, 2, 3].map(() => took(of, length)));
  for (const of of worst) {
    const [short, long] = [least(of, 10_000), least(of, 80_000)];
    expect(long, `${of} ${short}`).toBeLessThan(40 * Math.max(short, 5)); // as in text.test.ts;
  }
});

describe('what else is somebody’s own', () => {
  const told = (text: string, under?: string) =>
    findSensitive(text, under).map(({ check, severity, text: found }) => `${check} ${severity} ${found}`);
  test.each<[string, string[]]>([
    // telephones: whose they are decides
    ['家庭电话：0453-3921234', ['pii.landline warn 0453-3921234']],
    ['家庭电话：（0453）3921234', ['pii.landline warn （0453）3921234']],
    ['户主王演示，宅电3921234', ['pii.landline warn 3921234']],
    ['发现问题请拨打12345政务服务热线。家庭电话：\n0453-3921234', ['pii.landline warn 0453-3921234']],
    ['镇政府服务热线12345。\n0453-3921234', ['pii.landline hint 0453-3921234']],
    ['住宅电话０１０－６２３４５６７８', ['pii.landline warn ０１０－６２３４５６７８']],
    ['0453-3921234', ['pii.landline hint 0453-3921234']],
    ['咨询电话：0453-3921234', []],
    ['联系电话：0453-3921234，联系人：王演示', []],
    ['镇政府办公室（0453-3921234）', []],
    ['监督举报电话：12345、0453-3921234转801', []],
    ['2023年投入0453-3921234元', []],
    ['编号 10453-39212345', []],
    // papers
    ['护照号码：E12345678', ['pii.passport warn E12345678']],
    ['护照（ＥＡ１２３４５６７）', ['pii.passport warn ＥＡ１２３４５６７']],
    ['型号E12345678', []],
    ['港澳居民来往内地通行证H1234567890', ['pii.permit warn H1234567890']],
    ['台胞证号01234567', ['pii.permit warn 01234567']],
    ['社保编号：1012345678', ['pii.social-security warn 1012345678']],
    ['车辆黑C·12345', ['pii.plate warn 黑C·12345']],
    ['新能源车黑CD12345', ['pii.plate warn 黑CD12345']],
    ['云A计划ABCDE', []],
    // homes
    ['家庭住址：测试镇甲村3组12号', ['pii.address warn 家庭住址：测试镇甲村3组12号']],
    ['住在幸福小区5号楼2单元301室', ['pii.address warn 住在幸福小区5号楼2单元301室']],
    ['幸福小区5栋2单元301室', ['pii.address warn 幸福小区5栋2单元301室']],
    ['地址：测试镇中心路1号', []],
    ['办公地点：测试镇中心路1号2单元301室', []],
    // days of birth: a month is what notices of appointments say
    ['王演示，1985年3月12日出生', ['pii.birth-date warn 1985年3月12日出生']],
    ['出生日期：1985-03-12', ['pii.birth-date warn 出生日期：1985-03-12']],
    ['王演示，男，1985年3月生', []],
    ['2023年3月12日生效', []],
    ['2023年3月12日生产安全会议', []],
    // children and the ill
    ['王演示（男，9岁）', ['pii.minor warn 王演示（男，9岁']],
    ['王演示，女，19岁', []],
    ['凡年满16周岁的居民', []],
    ['患者王演示确诊为肺结核病', ['pii.health warn 患者王演示确诊为肺结核病']],
    ['患有高血压的老人可以签约', []],
    ['王演示身患尿毒症，长期卧床', ['pii.health warn 王演示身患尿毒症']],
    ['其妻李试被诊断为抑郁症', ['pii.health warn 其妻李试被诊断为抑郁症']],
    ['赵示例因患脑梗死致贫', ['pii.health warn 赵示例因患脑梗死']],
    ['高血压、糖尿病患者可以签约', []],
    ['适龄儿童（6周岁）报名', []],
    // in a paragraph health is told of somebody, or of nobody
    ['残疾等级：一级、二级、三级', []],
    ['病种：高血压、糖尿病', []],
    ['致困原因：火灾、患病、就学', []],
    ['病种：肺结核，姓名：王演示', ['pii.health warn 病种：肺结核，姓名：王演示']],
    ['家住中心路44号5栋914室', ['pii.address warn 家住中心路44号5栋914室']],
    ['住测试镇甲村5组91号的王演示', ['pii.address warn 住测试镇甲村5组91号']],
    ['住房保障中心3号楼', []],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));

  test.each<[under: string, text: string, expected: string[]]>([
    ['护照号码', 'E12345678', ['pii.passport warn E12345678']],
    ['咨询电话', '0453-3921234', []],
    ['家庭电话', '3921234', ['pii.landline warn 3921234']],
    ['身份证号', '230000850312001', ['pii.resident-id block 230000850312001']],
    ['编号', '230000850312001', []],
    ['密级', '秘密', ['secrecy.mark block 秘密']],
    ['病种', '肺结核', ['pii.health warn 肺结核']],
    ['残疾等级', '二级', ['pii.health warn 二级']],
    ['致贫原因', '因病', ['pii.health warn 因病']],
    ['健康状况', '良好', []],
    ['家庭住址', '测试镇甲村三组', ['pii.address warn 测试镇甲村三组']],
    ['备注', '机密★1年', ['secrecy.mark block 机密★1年']],
    ['备注', '秘密', ['secrecy.mark warn 秘密']],
    ['索引号', withCheck('23000020230101001'), []],
  ])('below %s: %s', (under, text, expected) => expect(told(text, under)).toEqual(expected));
});
