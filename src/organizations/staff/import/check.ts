import type { Role } from '../../../platform/roles.ts';
import type { Office } from '../../authorities/store.ts';
import { loginFor } from './logins.ts';
import { rolesIn } from './posts.ts';

/** A row of the list, as its cells stand. */
export interface StaffRow {
  /** in the sheet, the head being 1 */
  row: number;
  name: string;
  login: string;
  office: string;
  telephone: string;
  roles: string;
}

/** Somebody to be entered. */
interface NewPerson {
  name: string;
  login: string;
  office: string;
  telephone: string;
  roles: Role[];
}

export interface Checked {
  people: NewPerson[];
  /** offices that are not there yet */
  offices: { name: string; kind: Office['kind'] }[];
  /** 第 3 行：… */
  faults: string[];
}

const MOST_ROWS = 200;
const LOGIN = /^[a-z0-9-]{3,40}$/;

/** What kind of office a name is of: 建设村, 迎晖社区, 财政所. */
function kindOf(name: string): Office['kind'] {
  if (/社区(居民委员会|居委会)?$/.test(name)) return 'community';
  return /(村|村民委员会|村委会)$/.test(name) ? 'village' : 'office';
}

/** Looks through a list of staff; all of it or nothing is entered.
 *  @param taken logins in use @param known names of offices */
export function checkStaff(rows: readonly StaffRow[], taken: ReadonlySet<string>, known: ReadonlySet<string>): Checked {
  const used = new Set([...taken, ...rows.map(({ login }) => login.toLowerCase()).filter(Boolean)]);
  const seen = new Set<string>();
  const offices = new Map<string, Office['kind']>();
  const faults: string[] = [];
  const people = rows.map((one) => {
    const { roles, unknown } = rolesIn(one.roles);
    const login = one.login.toLowerCase();
    const wrong = [
      !one.name && '没有姓名',
      [...one.name].length > 40 && '姓名超过 40 个字',
      [...one.office].length > 40 && '科室名称超过 40 个字',
      one.telephone.length > 30 && '电话过长',
      login && !LOGIN.test(login) && `登录名“${one.login}”应为 3 至 40 位小写字母、数字或短横线`,
      login && taken.has(login) && `登录名“${login}”已被使用`,
      login && seen.has(login) && `登录名“${login}”在表中重复`,
      unknown.length > 0 && `没有“${unknown.join('、')}”这样的权限，三员也不能在表中授予`,
      needsOffice(roles) && !one.office && '编辑、科室负责人、村（社区）联系人须填写所属科室',
    ].filter((fault): fault is string => Boolean(fault));
    faults.push(...wrong.map((fault) => `第 ${one.row} 行${one.name && `（${one.name}）`}：${fault}`));
    if (login) seen.add(login);
    if (one.office && !known.has(one.office)) offices.set(one.office, kindOf(one.office));
    const { name, office, telephone } = one;
    return { name, office, telephone, roles, login: login || (name ? loginFor(name, used) : '') };
  });
  if (rows.length === 0) faults.push('表中没有人员，请从第二行起一人一行填写');
  if (rows.length > MOST_ROWS) faults.push(`一次最多导入 ${MOST_ROWS} 人，请分几次导入`);
  return { people, offices: [...offices].map(([name, kind]) => ({ name, kind })), faults };
}

/** Who writes, or reviews first, does it for an office. */
export function needsOffice(roles: readonly Role[]): boolean {
  return roles.some((role) => ['editor', 'officeReviewer', 'contact'].includes(role));
}
