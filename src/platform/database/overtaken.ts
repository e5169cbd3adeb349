import { NoResultError } from 'kysely';

/** SQLSTATE of one who waits for another in a circle (40P01), whose view was overtaken (40001), whose row another took
 *  out meanwhile (23503: what it hangs on is gone), or put there first (23505). */
const STATE = new Set(['40P01', '40001', '23503', '23505']);

/** Whether this failed because somebody else changed the same things between two statements of one request: a row that the
 *  first one read was gone for the second. Nothing was written then; asked once more, it is answered by what stands now. */
export function isOvertaken(error: unknown): boolean {
  return error instanceof NoResultError || STATE.has(String((error as { code?: unknown }).code));
}
