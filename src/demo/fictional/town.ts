import type { DemoPerson } from '../filed.ts';

/** Openly invented: a town that does not exist, so that a lively year of applications can be shown. */
export const fictional = {
  code: 'sfz',
  name: '示范镇人民政府（虚构）',
  shortName: '示范镇',
  host: 'sfz.localhost',
  contact: {
    address: '示范镇示例路 100 号（虚构）',
    postcode: '000000',
    telephone: '0000-0000001',
    email: 'sfz@example.com',
    hours: '工作日 8:30 至 11:30，13:30 至 17:00',
  },
} as const;

export const fictionalGuide = {
  office: '示范镇党政综合办公室',
  functions: [
    '落实农业农村政策，管理农村土地承包经营权流转和宅基地使用审核，组织农田水利建设和管护。',
    '负责村镇规划建设、征收补偿和危险房屋排查，办理社会救助和便民服务事项。',
  ].join('\n'),
  leaders: ['演示·金望舒，镇长，主持镇政府全面工作', '演示·章若谷，副镇长，分管政务公开、便民服务'].join('\n'),
};

export const fictionalOffices = [
  ['dzb', '党政综合办公室', '综合协调、政务公开'],
  ['nyz', '农业农村服务中心', '土地承包、农田水利、惠农补贴'],
  ['jsb', '规划建设办公室', '宅基地、征收、建设项目'],
] as const;

export const fictionalPeople: readonly DemoPerson[] = [
  ['sfz-officer1', '演示·纪常青', 'dzb', ['caseOfficer']],
  ['sfz-officer2', '演示·卫新竹', 'jsb', ['caseOfficer']],
  ['sfz-editor', '演示·鲁叶舟', 'dzb', ['editor']],
  ['sfz-reviewer', '演示·文若溪', 'dzb', ['officeReviewer']],
  ['sfz-secrecy', '演示·申守一', 'dzb', ['secrecyReviewer']],
  ['sfz-head', '演示·章若谷', 'dzb', ['disclosureHead']],
  ['sfz-signer', '演示·金望舒', null, ['signer']],
  ['sfz-sys', '演示·镇系统管理员', null, ['systemAdmin']],
  ['sfz-sec', '演示·镇安全管理员', null, ['securityAdmin']],
  ['sfz-aud', '演示·镇审计管理员', null, ['auditAdmin']],
];

export const villages = ['东示村', '西示村', '南范村', '北范村', '示范社区'] as const;
