import { isDay } from '../../../platform/dates.ts';
import { adminRoles, has, type Role, roles, type Who } from '../../../platform/roles.ts';

/** What a deputy may do for somebody: the steps of review. Other rights do not pass to them. */
export const deputised = ['officeReviewer', 'secrecyReviewer', 'signer', 'disclosureHead'] as const satisfies Role[];

/** Who names a deputy for anybody of the authority; everybody else for themselves. */
export const namesForAll: Role = 'disclosureHead';

/** The longest absence, in days. */
const LONGEST = 366;

/** Somebody is away, and another acts for them. Days are 'YYYY-MM-DD', both included. */
export interface Deputising {
  personId: number;
  deputyId: number;
  roles: readonly string[];
  from: string;
  to: string;
}

const overlap = (one: Pick<Deputising, 'from' | 'to'>, other: Pick<Deputising, 'from' | 'to'>) =>
  one.from <= other.to && other.from <= one.to;

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Who could act for this person: with an account in use and work of the authority, none of the three administrators. */
export const couldAct = (one: Who, personId: number): boolean =>
  one.id !== personId && one.roles.length > 0 && !has(one, ...adminRoles);

/** Roles of a person in which somebody may act for them. */
export const rolesToGive = (person: Who): Role[] => deputised.filter((role) => person.roles.includes(role));

/** What stands against it: field → sentence. Empty: it can be named.
 *  @param people everybody with an account in use
 *  @param others what was named before and is not over */
export function deputyFaults(
  asked: Deputising,
  people: readonly Who[],
  others: readonly Deputising[],
  today: string,
): Record<string, string> {
  const faults: Record<string, string> = {};
  const person = people.find(({ id }) => id === asked.personId);
  const deputy = people.find(({ id }) => id === asked.deputyId);
  const may = person ? rolesToGive(person) : [];
  if (!person || may.length === 0) faults.person = '请选择有审核、签发权限的人';
  if (!deputy || !couldAct(deputy, asked.personId)) faults.deputy = '请选择本机关在用账号、不担任三员的另一人';
  if (asked.roles.length === 0) faults.roles = '请选择代理哪些环节';
  else if (person && !asked.roles.every((role) => (may as string[]).includes(role)))
    faults.roles = `只能代理${person.name}现有的审核、签发权限`;
  if (!isDay(asked.from)) faults.from = '请填写开始日期';
  else if (asked.from < today) faults.from = '开始日期不能早于今天';
  if (!isDay(asked.to)) faults.to = '请填写结束日期';
  else if (asked.to < asked.from) faults.to = '结束日期不能早于开始日期';
  else if (daysBetween(asked.from, asked.to) > LONGEST) faults.to = '一次代理最长一年，更久的请调整人员权限';
  if (Object.keys(faults).length === 0) clash(asked, people, others, faults);
  return faults;
}

/** Two deputies for one role, or one who is away too. */
function clash(
  asked: Deputising,
  people: readonly Who[],
  others: readonly Deputising[],
  faults: Record<string, string>,
): void {
  const name = (id: number) => people.find((one) => one.id === id)?.name ?? '他人';
  const same = others.find(
    (one) =>
      one.personId === asked.personId && overlap(one, asked) && one.roles.some((role) => asked.roles.includes(role)),
  );
  if (same) {
    const both = same.roles.filter((role) => asked.roles.includes(role)).map((role) => roles[role as Role]);
    faults.deputy = `${same.from} 至 ${same.to} 已由${name(same.deputyId)}代理“${both.join('、')}”，请先结束原来的代理`;
    return;
  }
  const away = others.find((one) => one.personId === asked.deputyId && overlap(one, asked));
  if (away) faults.deputy = `${name(asked.deputyId)}在 ${away.from} 至 ${away.to} 也由他人代理，请选择其他人`;
}
