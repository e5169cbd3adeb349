import type { Caller } from '../../platform/action.ts';
import { invalid, type Outcome, ok } from '../../platform/outcome.ts';
import { noteFailed } from './failed.ts';
import { passwordMatches } from './passwords/hashing.ts';
import { LONGEST_PAUSE_MINUTES } from './throttle/rules.ts';
import { countOf, giveBack, takeTry } from './throttle/tries.ts';

/** Whether who is signed in knows their own password, before what only its owner may do; counted, so that nobody guesses it
 *  at a desk that was left. @param field the form's field */
export async function provePassword(
  { db, who, now, address = '' }: Caller,
  password: string,
  field: string,
): Promise<Outcome<void>> {
  const person = await db
    .selectFrom('staff')
    .select(['id', 'name', 'login', 'authority_id', 'password_hash'])
    .where('id', '=', who.id)
    .executeTakeFirst();
  if (!person) return invalid('请重新登录');
  const counts = [countOf('own', person.login)];
  const tried = await takeTry(db, counts, now);
  const right = tried === 'taken' && (await passwordMatches(person.password_hash, password));
  if (right) {
    await giveBack(db, counts, 'all');
    return ok(undefined);
  }
  const why = tried === 'taken' ? 'wrongOldPassword' : 'throttled';
  if (tried !== 'refusedAgain') await noteFailed(db, { at: now, why, person, address });
  const message =
    tried === 'taken' ? '原密码不正确' : `原密码连续输错，要等几分钟（最长 ${LONGEST_PAUSE_MINUTES} 分钟）才能再试`;
  return invalid(message, { [field]: message });
}
