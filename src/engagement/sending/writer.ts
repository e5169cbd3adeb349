import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../platform/action.ts';
import { writerOf } from '../receive.ts';

/** Who acts when somebody does without an account, for an action. */
export function writerIn(request: FastifyRequest): Caller {
  const { db, house, now, sealer } = request.server.services;
  return { db, house, sealer, who: writerOf(request.authority.id), now: now(), address: request.ip };
}
