import { action, done } from '../../../platform/action.ts';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { conflict } from '../../../platform/outcome.ts';
import type { Role } from '../../../platform/roles.ts';
import type { Sealer } from '../../../platform/sealing/sealing.ts';

/** Half of a one-time password: the other administrator has the other. */
export interface Half {
  login: string;
  name: string;
  half: string;
}

const purposeOf = (staffId: number) => `first-half:${staffId}`;

/** The first half of the one-time password of a new authority's administrator waits for 平台安全管理员. */
export async function keepFirstHalf(tx: Tx, sealer: Sealer, staffId: number, half: string): Promise<void> {
  await tx
    .insertInto('first_halves')
    .values({ staff_id: staffId, sealed_half: sealer.seal(half, purposeOf(staffId)) })
    .execute();
}

/** Another password was set: the half is of none any more. */
export async function forgetFirstHalf(tx: Tx, staffId: number): Promise<void> {
  await tx.deleteFrom('first_halves').where('staff_id', '=', staffId).execute();
}

function base(db: Db | Tx, now: Date) {
  return db
    .selectFrom('first_halves as f')
    .innerJoin('staff as s', 's.id', 'f.staff_id')
    .innerJoin('authorities as a', 'a.id', 's.authority_id')
    .innerJoin('staff_roles as r', 'r.staff_id', 's.id')
    .select(['s.id', 's.name', 's.login', 'a.name as authority'])
    .select((eb) => eb.ref('r.role').$castTo<Role>().as('role'))
    .where('s.must_change_password', '=', true)
    .where('s.one_time_until', '>', now);
}
export type FirstHalf = Awaited<ReturnType<typeof firstHalvesOf>>[number];

/** Administrators of new authorities whose first halves were not looked at yet and still open an account. */
export function firstHalvesOf(db: Db, now: Date) {
  return base(db, now).orderBy('s.id').execute();
}

/** 平台安全管理员 reads a first half, once, and hands it over; who registered the authority has the second. */
export const readFirstHalf = action<{ id: number }, Half>(
  'organizations.readFirstHalf',
  ['platformSecurity'],
  async ({ db, now, sealer }, { id }) => {
    const of = await base(db, now).select('f.sealed_half').where('s.id', '=', id).forUpdate('f').executeTakeFirst();
    if (!of)
      return conflict(
        '前半段已经看过或者已经过期，不再显示。没有记下的，请在服务器上用命令 gongkai account reset 重置',
      );
    await forgetFirstHalf(db, id);
    const half = sealer.open<string>(of.sealed_half, purposeOf(id));
    return done({ login: of.login, name: of.name, half }, `staff:${id}`);
  },
);
