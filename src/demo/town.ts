import type { Role } from '../platform/roles.ts';

/** Invented but for the names of the town and of its authority; telephone numbers that cannot exist. */
export const town = {
  code: 'sfhz',
  name: '绥芬河市绥芬河镇人民政府',
  shortName: '绥芬河镇',
  contact: {
    address: '绥芬河市绥芬河镇示例路 1 号（演示）',
    postcode: '000000',
    telephone: '0000-0000000',
    email: 'gongkai@example.com',
    hours: '工作日 8:30 至 11:30，13:30 至 17:00',
  },
} as const;

/** Its site answers under a name that browsers lead to this machine. */
export const city = { code: 'sfh', name: '绥芬河市人民政府', shortName: '绥芬河市', host: 'sfh.localhost' } as const;

/** Where what is supplied to the city stands. */
export const cityColumns = [
  ['gonggao', '通知公告', 'notice'],
  ['zhengce', '政策文件', 'policy'],
] as const;

export const offices = [
  ['dzb', '党政综合办公室', 'office', '综合协调、政务公开、信访接待'],
  ['jjb', '经济发展办公室', 'office', '产业发展、统计、项目服务'],
  ['shb', '社会事务办公室', 'office', '民政救助、教育卫生、社会保障'],
  ['czs', '财政所', 'office', '预算执行、惠农补贴、村级财务监督'],
  ['zfd', '综合行政执法队', 'office', '市容环境、安全生产和应急'],
  ['bmz', '便民服务中心', 'office', '政务服务事项受理与代办'],
  ['nyz', '农业农村服务中心', 'office', '农业生产、土地承包、农田水利'],
  ['jsc', '建设村', 'village', '村务公开'],
  ['xfc', '新丰村', 'village', '村务公开'],
  ['bgc', '北沟村', 'village', '村务公开'],
  ['yhs', '迎晖社区', 'community', '居务公开'],
  ['qys', '清源社区', 'community', '居务公开'],
  ['hps', '和平里社区', 'community', '居务公开'],
] as const;
export type OfficeCode = (typeof offices)[number][0];
export const places = offices.filter(([, , kind]) => kind !== 'office').map(([code, name]) => ({ code, name }));
export const villages = places.slice(0, 3);

/** login, name, office, role */
export const people: [login: string, name: string, office: OfficeCode | null, roles: Role[]][] = [
  ['editor1', '演示·何知微', 'dzb', ['editor']],
  ['editor2', '演示·沈平野', 'jjb', ['editor']],
  ['editor3', '演示·方若水', 'shb', ['editor']],
  ['editor4', '演示·许清和', 'czs', ['editor']],
  ['editor5', '演示·彭望山', 'zfd', ['editor']],
  ['editor6', '演示·苏见微', 'bmz', ['editor']],
  ['editor7', '演示·田知秋', 'nyz', ['editor']],
  ['reviewer1', '演示·陆守正', 'dzb', ['officeReviewer']],
  ['reviewer2', '演示·郭行之', 'jjb', ['officeReviewer']],
  ['reviewer3', '演示·严思远', 'shb', ['officeReviewer']],
  ['reviewer4', '演示·钟敬之', 'czs', ['officeReviewer']],
  ['reviewer5', '演示·段明远', 'zfd', ['officeReviewer']],
  ['reviewer6', '演示·罗惟一', 'bmz', ['officeReviewer']],
  ['reviewer7', '演示·孟怀谷', 'nyz', ['officeReviewer']],
  ['reviewer8', '演示·石可风', 'jsc', ['officeReviewer']],
  ['reviewer9', '演示·梁以恒', 'xfc', ['officeReviewer']],
  ['reviewer10', '演示·戚长风', 'bgc', ['officeReviewer']],
  ['reviewer11', '演示·邵明夷', 'yhs', ['officeReviewer']],
  ['reviewer12', '演示·温如玉', 'qys', ['officeReviewer']],
  ['reviewer13', '演示·卓怀远', 'hps', ['officeReviewer']],
  ['secrecy', '演示·顾慎言', 'dzb', ['secrecyReviewer']],
  ['signer', '演示·江致远', null, ['signer']],
  ['head', '演示·宋明德', 'dzb', ['disclosureHead']],
  ['officer', '演示·叶青禾', 'dzb', ['caseOfficer']],
  ['contact1', '演示·白一舟', 'jsc', ['contact']],
  ['contact2', '演示·秦小满', 'xfc', ['contact']],
  ['contact3', '演示·韩北辰', 'bgc', ['contact']],
  ['contact4', '演示·丁晓岚', 'yhs', ['contact']],
  ['contact5', '演示·余清源', 'qys', ['contact']],
  ['contact6', '演示·谭和安', 'hps', ['contact']],
  ['sysadmin', '演示·系统管理员', null, ['systemAdmin', 'platformOperator']],
  ['secadmin', '演示·安全管理员', null, ['securityAdmin', 'platformSecurity']],
  ['auditor', '演示·审计管理员', null, ['auditAdmin', 'platformAuditor']],
];

export const columns = [
  ['jigou', '机构职能', 'other', '机构设置、职责、办公时间和联系方式'],
  ['dongtai', '工作动态', 'news', '各科室、村和社区的工作情况'],
  ['gonggao', '通知公告', 'notice', '面向群众的通知、公示和公告'],
  ['zhengce', '政策文件', 'policy', '与群众生产生活有关的政策'],
  ['jiedu', '政策解读', 'policy', '政策文件的说明和问答'],
  ['caizheng', '财政信息', 'other', '预算决算、重大支出'],
  ['jiti', '村集体收支', 'other', '村集体和社区收支明细'],
  ['jiuzhu', '社会救助', 'other', '低保、特困、临时救助公示'],
  ['butie', '惠农补贴', 'other', '补贴项目、标准和发放情况'],
  ['tudi', '农村土地', 'other', '承包经营权流转和宅基地审核'],
  ['shuili', '农田水利', 'other', '农田水利工程建设和管护'],
  ['minsheng', '民生保障', 'other', '医疗、养老、就业、教育'],
  ['banshi', '办事服务', 'other', '办事指南和服务事项'],
  ['yingji', '应急管理', 'other', '预案、预警和应对情况'],
  ['jiandu', '监督检查', 'other', '安全生产、环境和公共卫生检查'],
  ['xiangmu', '项目建设', 'other', '重大项目和政府采购'],
  ['tongji', '规划统计', 'other', '发展规划和统计信息'],
] as const;
export type ColumnSlug = (typeof columns)[number][0];

export const guide = {
  office: '绥芬河镇党政综合办公室',
  functions: [
    '贯彻落实农业农村工作政策，组织农田水利建设，管理农村土地承包经营权流转和宅基地使用审核。',
    '办理社会救助、社会保障、教育卫生、便民服务等事项，指导村民委员会、居民委员会的工作。',
    '负责辖区安全生产、应急管理、生态环境保护和综合行政执法，管理镇级财政。',
  ].join('\n'),
  leaders: [
    '演示·江致远，镇长，主持镇政府全面工作，分管财政、审计',
    '演示·宋明德，副镇长，分管政务公开、便民服务、社会事务',
    '演示·陆守正，副镇长，分管农业农村、安全生产',
  ].join('\n'),
};
