import type { Tx } from '../../platform/database/index.ts';
import { invalid, type Outcome, ok } from '../../platform/outcome.ts';
import { platformRoles } from '../../platform/roles.ts';
import type { House } from '../../platform/room.ts';
import { hashPassword, oneTimePassword } from '../sign-in/passwords/hashing.ts';
import { oneTimeUntil } from '../sign-in/rules.ts';
import { saveRoles, staffExists } from '../staff/store.ts';
import { hostFault, parentFault, repeated } from './rules.ts';
import { allAuthorities } from './store.ts';

export interface Account {
  login: string;
  name: string;
  password: string;
}

/** An authority as a form gives it: with its first office and its three administrators (三员). */
export interface NewAuthority {
  code: string;
  name: string;
  shortName: string;
  paperPrefix: string;
  siteIdCode: string;
  officeName: string;
  admins: { role: keyof typeof platformRoles; login: string; name: string }[];
}

/** Where a new authority stands: the first of the books, whose three run the platform too, or below another. */
interface Place {
  now: Date;
  primary: boolean;
  parentId: number | null;
  host: string | null;
}

/** of their one-time passwords, which may be parted in two */
const GROUPS = 4;

/** Makes an authority that can work from its first day. The caller holds the lock of `authorities`.
 *  @returns its id and the administrators' one-time passwords, shown once; or which field is taken already */
export async function makeAuthority(
  db: Tx,
  house: House,
  input: NewAuthority,
  place: Place,
): Promise<Outcome<{ id: number; accounts: (Account & { id: number })[] }>> {
  const taken = await takenFields(db, input, place);
  if (Object.keys(taken).length) return invalid('有内容需要修改，请看标出的地方', taken);
  const { id } = await db
    .insertInto('authorities')
    .values({
      code: input.code,
      name: input.name,
      short_name: input.shortName,
      paper_prefix: input.paperPrefix,
      site_id_code: input.siteIdCode,
      host: place.host,
      is_primary: place.primary,
      parent_id: place.parentId,
      contact: '{}',
      guide: '{}',
      opened_at: null,
      created_at: place.now, // its first briefing and the months that the city counts begin then
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('offices')
    .values({ authority_id: id, code: 'office', name: input.officeName, kind: 'office' })
    .execute();
  await house.tell('authority', db, id);
  const accounts: (Account & { id: number })[] = [];
  const one_time_until = oneTimeUntil(place.now);
  for (const { role, login, name } of input.admins) {
    const password = oneTimePassword(GROUPS);
    const staff = await db
      .insertInto('staff')
      .values({
        ...{ authority_id: id, login, name, password_hash: await hashPassword(password), one_time_until },
        created_at: place.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await saveRoles(db, staff.id, place.primary ? [role, platformRoles[role]] : [role]);
    accounts.push({ id: staff.id, login, name, password });
  }
  return ok({ id, accounts });
}

/** What another authority or person has already: form field → what to do. */
async function takenFields(db: Tx, input: NewAuthority, place: Place): Promise<Record<string, string>> {
  const others = await allAuthorities(db);
  const fields: Record<string, string> = {};
  if (others.some((one) => one.name === input.name)) fields.name = '平台上已有同名的行政机关';
  if (others.some((one) => one.code === input.code)) fields.code = '机关代码已被使用，请换一个';
  const wrong = {
    host: hostFault(others, undefined, place.host),
    parentId: parentFault(others, undefined, place.parentId),
  };
  if (wrong.host) fields.host = wrong.host;
  if (wrong.parentId) fields.parentId = wrong.parentId;
  for (const [n, { login }] of input.admins.entries())
    if (await staffExists(db, login)) fields[`login${n}`] = '登录名已被使用，请换一个';
  const login = repeated(input.admins.map((one) => one.login));
  if (login !== undefined) fields[`login${login}`] ??= '登录名与另一名管理员相同';
  const person = repeated(input.admins.map((one) => one.name));
  if (person !== undefined) fields[`name${person}`] ??= '三名管理员须由三个人分别担任；同名的请加以区别';
  return fields;
}
