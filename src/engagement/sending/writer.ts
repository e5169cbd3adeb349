import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../platform/action.ts';
import { personIn } from '../../platform/public-forms/index.ts';
import { writerOf } from '../receive.ts';

/** Who acts when somebody does without an account, for an action. */
export const writerIn = (request: FastifyRequest): Caller => personIn(request, writerOf(request.authority.id).name);
