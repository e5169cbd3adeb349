import type { Db } from '../platform/database/index.ts';
import { forgetSessions } from './sign-in/sessions.ts';
import { DEVICE_DAYS } from './sign-in/throttle/devices.ts';

const DAY = 86_400_000;

/** Takes away what signing in has left and nobody needs any more: sessions long ended, wrong tries that no longer count,
 *  browsers in which nobody signed in for half a year. */
export async function forgetOld(db: Db, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY);
  await forgetSessions(db, now);
  await db.deleteFrom('sign_in_throttles').where('failed_at', '<', before(2)).execute();
  await db.deleteFrom('known_devices').where('seen_at', '<', before(DEVICE_DAYS)).execute();
}
