import { type Act, action, done } from '../../../platform/action.ts';
import { invalid } from '../../../platform/outcome.ts';
import { type Role, roles } from '../../../platform/roles.ts';
import type { Account } from '../../authorities/make.ts';
import { lockOffices } from '../../offices/store.ts';
import { hashPassword, oneTimePassword } from '../../sign-in/passwords/hashing.ts';
import { oneTimeUntil } from '../../sign-in/rules.ts';
import { closeSessionsOf } from '../../sign-in/sessions.ts';
import { tellPerson } from '../notices.ts';
import { rolesOf } from '../renewing.ts';
import { administers, officeFault, rolesFault } from '../rules.ts';
import { lockPeople, lockStaff, saveRoles } from '../store.ts';
import { type Checked, checkStaff, type StaffRow } from './check.ts';
import { clearProposals, proposalsOf, propose } from './store.ts';

/** 系统管理员 enters the staff of a list, all of it or nothing, with the offices that are not there yet. Nobody can do
 *  anything before 安全管理员 gives the roles that the list asks for. @returns their one-time passwords, shown once */
export const importStaff = action<{ rows: StaffRow[] }, Account[]>(
  'organizations.importStaff',
  ['systemAdmin'],
  async (act, { rows }) => {
    const { db, who } = act;
    const there = await lockOffices(db, who.authorityId);
    const logins = await db.selectFrom('staff').select('login').execute();
    const checked = checkStaff(rows, new Set(logins.map(({ login }) => login)), new Set(there.map(({ name }) => name)));
    if (checked.faults.length)
      return invalid(`有 ${checked.faults.length} 处需要修改，一个人也没有导入`, { file: checked.faults.join('\n') });
    const offices = await addOffices(act, there, checked.offices);
    const accounts: Account[] = [];
    for (const person of checked.people) accounts.push(await addPerson(act, person, offices));
    return done(accounts, `authority:${who.authorityId}`, {
      people: checked.people.map(({ name, login }) => `${name}（${login}）`),
      offices: checked.offices.map(({ name }) => name),
    });
  },
);

type There = Awaited<ReturnType<typeof lockOffices>>;

/** @returns every office by its name */
async function addOffices(
  { db, who }: Act,
  there: There,
  fresh: Checked['offices'],
): Promise<ReadonlyMap<string, number>> {
  const offices = new Map(there.map(({ name, id }) => [name, id]));
  const codes = new Set(there.map(({ code }) => code));
  let position = Math.max(0, ...there.map((one) => one.position + 1));
  for (const { name, kind } of fresh) {
    let n = 1;
    while (codes.has(`${kind}-${n}`)) n += 1;
    const code = `${kind}-${n}`;
    codes.add(code);
    const { id } = await db
      .insertInto('offices')
      .values({ authority_id: who.authorityId, code, name, kind, position: position++ })
      .returning('id')
      .executeTakeFirstOrThrow();
    offices.set(name, id);
  }
  return offices;
}

async function addPerson(
  { db, who, now }: Act,
  person: Checked['people'][number],
  offices: ReadonlyMap<string, number>,
): Promise<Account> {
  const { login, name, telephone } = person;
  const password = oneTimePassword();
  const { id } = await db
    .insertInto('staff')
    .values({
      authority_id: who.authorityId,
      office_id: offices.get(person.office) ?? null,
      ...{ login, name, telephone },
      password_hash: await hashPassword(password),
      one_time_until: oneTimeUntil(now),
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await propose(db, id, person.roles);
  return { login, name, password };
}

/** 安全管理员 gives what a list asked for, to those that they choose. */
export const grantProposed = action<{ ids: number[] }, number>(
  'organizations.grantProposed',
  ['securityAdmin'],
  async (act, { ids }) => {
    const { db, who, now } = act;
    await lockPeople(db, who.authorityId);
    const asked = (await proposalsOf(db, who.authorityId)).filter(({ id }) => ids.includes(id) && id !== who.id);
    if (asked.length === 0) return invalid('请勾选要授权的人员', { ids: '请勾选要授权的人员' });
    const given: string[] = [];
    for (const { id, name, roles: wanted } of asked) {
      const staff = (await lockStaff(db, who.authorityId, id))!;
      const before = await rolesOf(db, id);
      const after: Role[] = [...new Set([...before, ...wanted])];
      const fault =
        rolesFault(after) ??
        officeFault(wanted, staff.office_id) ??
        (administers(wanted) ? '三员不能在这里授予' : undefined);
      if (fault) return invalid(`${name}：${fault}`, { ids: `${name}：${fault}` });
      await saveRoles(db, id, after);
      await clearProposals(db, id);
      await closeSessionsOf(db, id, now);
      const said = after.map((role) => roles[role]).join('、');
      await tellPerson(act, staff, `您的权限已由${who.name}改为：${said}`);
      given.push(`${name}：${said}`);
    }
    return done(given.length, `authority:${who.authorityId}`, { given });
  },
);
