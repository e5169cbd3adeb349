import type { FastifyRequest } from 'fastify';
import { check, idOf, typedIn } from '../../platform/http/form.ts';
import { callerOf } from '../../platform/http/services.ts';
import type { Outcome } from '../../platform/outcome.ts';
import { readTypedPoints } from '../round/forms.ts';
import { decideCorrection, proposeCorrection, withdrawCorrection } from './actions.ts';
import { decideCorrectionForm, proposeForm, withdrawForm } from './forms.tsx';

/** 提出更正, as it was sent. */
export async function sentProposal(request: FastifyRequest): Promise<Outcome<unknown>> {
  const typed = typedIn(request);
  const input = check(proposeForm, typed);
  if (!input.ok) return input;
  const points = readTypedPoints(typed, 'points');
  if (!points.ok) return points;
  return proposeCorrection(callerOf(request), { id: idOf(request), ...input.value, points: points.value });
}

/** 复核更正, as it was sent. */
export async function sentDecision(request: FastifyRequest): Promise<Outcome<unknown>> {
  const input = check(decideCorrectionForm, typedIn(request));
  if (!input.ok) return input;
  const { correction, agrees, ...rest } = input.value;
  const given = { id: idOf(request), ...rest, correctionId: correction, agrees: agrees === 'yes' };
  return decideCorrection(callerOf(request), given);
}

/** 撤回更正, as it was sent. */
export async function sentWithdrawal(request: FastifyRequest): Promise<Outcome<unknown>> {
  const input = check(withdrawForm, typedIn(request));
  if (!input.ok) return input;
  const { correction, version } = input.value;
  return withdrawCorrection(callerOf(request), { id: idOf(request), version, correctionId: correction });
}
