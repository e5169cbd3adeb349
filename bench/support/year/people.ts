import type { Role } from '../../../src/platform/roles.ts';

/** The town of the simulated year, the city above it, and who works there. All of it is invented; 演示数据. */
export const CITY = { code: 'ycs', name: '榆川市人民政府（演示）', shortName: '榆川市' } as const;
export const TOWN = { code: 'qhz', name: '榆川市青禾镇人民政府（演示）', shortName: '青禾镇' } as const;

/** code, name, kind; the first office of an authority is 'office' */
export const OFFICES = [
  ['czs', '财政所', 'office'],
  ['nyz', '农业农村服务中心', 'office'],
  ['ncb', '村镇建设办公室', 'office'], // closed into nyz on 1 June
  ['jsc', '建设村', 'village'],
  ['xfc', '新丰村', 'village'],
  ['bgc', '北沟村', 'village'], // 北川村 from 20 July
] as const;
export type OfficeCode = 'office' | (typeof OFFICES)[number][0];

/** login, name, office, roles */
export const TOWN_PEOPLE = [
  ['editor1', '演示·甲文', 'office', ['editor']],
  ['editor2', '演示·乙财', 'czs', ['editor']],
  ['editor3', '演示·丙农', 'nyz', ['editor']],
  ['editor4', '演示·丁建', 'ncb', ['editor']],
  ['contact1', '演示·建设', 'jsc', ['contact']],
  ['contact2', '演示·新丰', 'xfc', ['contact']],
  ['contact3', '演示·北沟', 'bgc', ['contact']],
  ['head', '演示·戊明', 'office', ['disclosureHead']],
  ['secrecy', '演示·己慎', 'office', ['secrecyReviewer']],
  ['signer', '演示·庚签', null, ['signer']],
  ['deputy', '演示·辛代', 'office', ['officeReviewer']],
  ['officer', '演示·壬办', 'office', ['caseOfficer']],
] as const satisfies readonly (readonly [string, string, OfficeCode | null, readonly Role[]])[];

export const CITY_PEOPLE = [
  ['city', '演示·癸督', 'office', ['cityOffice', 'disclosureHead']],
] as const satisfies readonly (readonly [string, string, OfficeCode | null, readonly Role[]])[];

const three = (prefix: string) =>
  [
    ['systemAdmin', `${prefix}-sys`],
    ['securityAdmin', `${prefix}-sec`],
    ['auditAdmin', `${prefix}-aud`],
  ] as const;
/** The three administrators of each. */
export const CITY_ADMINS = three('c');
export const TOWN_ADMINS = three('t');

export type Login =
  | (typeof TOWN_PEOPLE)[number][0]
  | (typeof CITY_PEOPLE)[number][0]
  | (typeof CITY_ADMINS | typeof TOWN_ADMINS)[number][1]
  | `${'c' | 't'}-${'sys' | 'sec' | 'aud'}`;

/** Who writes for an office. */
export const WRITERS: Record<OfficeCode, Login> = {
  ...{ office: 'editor1', czs: 'editor2', nyz: 'editor3', ncb: 'editor4' },
  ...{ jsc: 'contact1', xfc: 'contact2', bgc: 'contact3' },
};
