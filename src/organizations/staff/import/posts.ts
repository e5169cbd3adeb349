import { adminRoles, type Role, roles, runsPlatform } from '../../../platform/roles.ts';

/** Roles that a list of staff may ask for: one of the three (三员) is appointed by two (decision 116). */
export const askable = (Object.keys(roles) as Role[]).filter(
  (role) => !adminRoles.includes(role) && !runsPlatform([role]) && role !== 'cityOffice',
);

/** A post of a small town: who usually holds it, where, and with which roles. One person may hold several, but nobody
 *  reviews what they wrote or takes two steps of a round (条例 art. 17). */
export interface Post {
  office: string;
  post: string;
  roles: readonly Role[];
}

/** 小镇岗位: the fewest people by whom everything can be done. */
export const smallTown: readonly Post[] = [
  { office: '党政综合办公室', post: '办公室主任', roles: ['disclosureHead', 'officeReviewer'] },
  { office: '党政综合办公室', post: '办公室干事', roles: ['editor', 'caseOfficer'] },
  { office: '党政综合办公室', post: '保密员', roles: ['secrecyReviewer'] },
  { office: '', post: '分管副镇长', roles: ['signer'] },
  { office: '财政所', post: '所长', roles: ['officeReviewer'] },
  { office: '财政所', post: '干事', roles: ['editor'] },
  { office: '社会事务办公室', post: '主任', roles: ['officeReviewer'] },
  { office: '社会事务办公室', post: '干事', roles: ['editor'] },
  { office: '示例村', post: '村主任（初审本村文稿）', roles: ['officeReviewer'] },
  { office: '示例村', post: '村联系人', roles: ['contact'] },
];

/** Roles as a cell names them, in any of the usual separators; what is no role is said. */
export function rolesIn(text: string): { roles: Role[]; unknown: string[] } {
  const said = text
    .normalize('NFKC')
    .split(/[、,;\s/+]+/)
    .map((one) => one.trim())
    .filter(Boolean);
  const found = said.map(
    (one) => askable.find((role) => roles[role].normalize('NFKC') === one || short(role) === one) ?? one,
  );
  const known = (one: string): one is Role => (askable as readonly string[]).includes(one);
  return { roles: [...new Set(found.filter(known))], unknown: found.filter((one) => !known(one)) };
}

/** What offices call them for short. */
function short(role: Role): string | undefined {
  const words: Partial<Record<Role, string>> = {
    editor: '编辑',
    officeReviewer: '初审',
    secrecyReviewer: '保密审查',
    signer: '签发',
    disclosureHead: '公开负责人',
    caseOfficer: '依申请',
    contact: '联系人',
  };
  return words[role];
}
