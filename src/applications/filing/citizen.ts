import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../platform/action.ts';
import { personIn } from '../../platform/public-forms/index.ts';
import { applicantOf } from '../receipt/receive.tsx';

/** Who acts when a citizen does, for an action. */
export const citizenOf = (request: FastifyRequest): Caller => personIn(request, applicantOf(request.authority.id).name);
