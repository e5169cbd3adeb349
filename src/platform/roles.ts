/** Who may do what is said in these words; organizations/ gives them to people. */
export const roles = {
  editor: '信息编辑',
  officeReviewer: '科室负责人',
  secrecyReviewer: '保密审查员',
  signer: '分管领导',
  disclosureHead: '政府信息公开工作机构负责人',
  caseOfficer: '依申请公开经办人',
  contact: '村（社区）信息公开联系人',
  cityOffice: '市政务公开办',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
  platformOperator: '平台运行管理员',
  platformSecurity: '平台安全管理员',
  platformAuditor: '平台审计管理员',
} as const;

export type Role = keyof typeof roles;

/** 三员: kept apart from each other and from all business (等保 2.0). */
export const adminRoles: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'];

/** Who runs the platform for all its authorities: one of the three of the authority that does, besides what they are there;
 *  apart from each other as the three are. */
export const platformRoles = {
  systemAdmin: 'platformOperator',
  securityAdmin: 'platformSecurity',
  auditAdmin: 'platformAuditor',
} as const satisfies Partial<Record<Role, Role>>;

const ofPlatform: readonly Role[] = Object.values(platformRoles);

/** Whether what these may do concerns the platform and no single authority. */
export function runsPlatform(roles: readonly string[]): boolean {
  return roles.length > 0 && roles.every((role) => (ofPlatform as readonly string[]).includes(role));
}

/** Somebody who acts: a member of staff, or the program itself (id null, no roles). */
export interface Who {
  id: number | null;
  name: string;
  authorityId: number;
  officeId: number | null;
  roles: readonly Role[];
  /** for whom they act today while these are away: in steps of review, and in nothing else */
  actsFor?: readonly ActsFor[];
}

/** Somebody who is away, and as what another acts for them. */
export interface ActsFor {
  id: number;
  name: string;
  officeId: number | null;
  roles: readonly Role[];
}

/** Who acts without an account: an applicant, the command line. */
export function withoutAccount(authorityId: number, name: string): Who {
  return { id: null, name, authorityId, officeId: null, roles: [] };
}

/** The program itself, for what it does at a set time. */
export function program(authorityId: number): Who {
  return withoutAccount(authorityId, '系统');
}

export function has(who: Who, ...any: Role[]): boolean {
  return any.some((role) => who.roles.includes(role));
}

/** Has one of these roles, or acts today for somebody who has. */
export function reaches(who: Who, ...any: Role[]): boolean {
  return has(who, ...any) || (who.actsFor ?? []).some(({ roles }) => any.some((role) => roles.includes(role)));
}
