import type { FastifyRequest } from 'fastify';
import { FailureError, notFound } from '../platform/outcome.ts';

/** The Regulation has been in force since 2008. */
const FIRST = 2008;

/** The year of the address. @throws FailureError 404 */
export function yearOf(request: FastifyRequest): number {
  const text = (request.params as { year?: string }).year ?? '';
  if (!/^20\d\d$/.test(text) || Number(text) < FIRST) throw new FailureError(notFound());
  return Number(text);
}
