import type { FastifyRequest } from 'fastify';
import { idOf } from '../platform/http/form.ts';
import { staffOf } from '../platform/http/services.ts';
import { FailureError, notFound } from '../platform/outcome.ts';
import { has, type Who } from '../platform/roles.ts';
import { isMeant, keeps } from './rules.ts';
import { type Training, trainingById } from './store.ts';
import { trainees } from './words.ts';

/** Whether somebody may open a training's page and material: whom it is for, who was there, who keeps it; and of one's own
 *  authority everybody who does its disclosure work. @param there they were there */
export function mayOpen(who: Who, training: Training, parentId: number | null, there: boolean): boolean {
  if (there || keeps(who, training) || isMeant(training, who, parentId)) return true;
  return training.authorityId === who.authorityId && has(who, ...trainees);
}

/** The training of the address, that the people of this authority may meet. @throws FailureError 404 */
export async function reachedBy(request: FastifyRequest): Promise<Training> {
  const who = staffOf(request);
  const { db } = request.server.services;
  const { parentId } = request.authority;
  const training = await trainingById(db, who.authorityId, parentId, idOf(request));
  if (!training) throw new FailureError(notFound());
  return training;
}
