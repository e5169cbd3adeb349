import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../platform/action.ts';
import { applicantOf } from '../receipt/receive.tsx';

/** Who acts when a citizen does, for an action. */
export function citizenOf(request: FastifyRequest): Caller {
  const { db, house, now, sealer } = request.server.services;
  return { db, house, sealer, who: applicantOf(request.authority.id), now: now(), address: request.ip };
}
