import { adminRoles, type Role } from '../../platform/roles.ts';

/** How far the last code's step may lie ahead of a code that is good now: codes are good one step early and late. */
const STEPS_AHEAD = 2;
/** A session ends after so long without a request, and in any case. */
const IDLE_MINUTES = 30;
const SESSION_HOURS = 12;

/** Whether a session may still be used. One that was last seen long after now is of a clock since put back: it ends
 *  too, else it would live until that time. */
export function sessionAlive(session: { created_at: Date; seen_at: Date }, now: Date): boolean {
  return (
    Math.abs(now.getTime() - session.seen_at.getTime()) < IDLE_MINUTES * 60_000 &&
    now.getTime() - session.created_at.getTime() < SESSION_HOURS * 3_600_000
  );
}

/** Whether a code of this time step may have been used before. A last step that lies well ahead of now is of a clock
 *  since put back: it forbids nothing, else its owner could not sign in until that time.
 *  @param steps numbers of 30 seconds since 1970 @param last of the code taken last */
export function codeUsed(step: number, last: number | null): boolean {
  return last !== null && step <= last && last - step <= STEPS_AHEAD;
}

/** Whether a second factor is asked at sign-in. 等保 2.0: administrators prove who they are in two ways */
export function needsSecondFactor(given: readonly Role[]): boolean {
  return given.some((role) => adminRoles.includes(role));
}

/** So many days a one-time password waits for its person; then another must be asked for. */
export const ONE_TIME_DAYS = 14;

export function oneTimeUntil(now: Date): Date {
  return new Date(now.getTime() + ONE_TIME_DAYS * 86_400_000);
}

/** Whether a one-time password has waited too long and opens nothing. @param one_time_until null: one of the
 *  demonstration's, which wait for ever */
export function oneTimeOver(
  { must_change_password, one_time_until }: { must_change_password: boolean; one_time_until: Date | null },
  now: Date,
): boolean {
  return must_change_password && one_time_until !== null && one_time_until < now;
}
