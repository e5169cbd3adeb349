import type { Failure } from '../outcome.ts';

/** HTTP status of a failure. */
export function statusOf(failure: Failure): 422 | 403 | 404 | 409 | 413 {
  return ({ invalid: 422, forbidden: 403, notFound: 404, conflict: 409, tooLarge: 413 } as const)[failure.code];
}
