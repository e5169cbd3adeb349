import type { FastifyRequest } from 'fastify';

/** Slips are good as long as a form may lie open. */
const GOOD_FOR_MS = 24 * 3_600_000;

interface Slip<T> {
  /** ms since 1970 */
  at: number;
  value: T;
}

/** Something that the server says to itself through a page: sealed, so that nobody can read, make or change it. */
export function issue<T>(request: FastifyRequest, purpose: string, value: T): string {
  const { sealer, now } = request.server.services;
  const slip: Slip<T> = { at: now().getTime(), value };
  return sealer.seal(slip, purpose).toString('base64url');
}

/** What was issued; undefined when it is none of ours, for another purpose, or too old. */
export function readIssued<T>(request: FastifyRequest, purpose: string, text: string): T | undefined {
  const { sealer, now } = request.server.services;
  if (!/^[\w-]{20,4000}$/.test(text)) return undefined;
  try {
    const { at, value } = sealer.open<Slip<T>>(Buffer.from(text, 'base64url'), purpose);
    return now().getTime() - at <= GOOD_FOR_MS ? value : undefined;
  } catch {
    return undefined;
  }
}
