import { has, reaches } from '../platform/roles.ts';
import type { Asked, Place } from '../platform/room.ts';

export interface RailEntry {
  label: string;
  path: string;
  /** how many things wait there for this person */
  waiting: number;
  settings?: true;
  /** what an administrator does there */
  duty?: string;
}

const desk: Place = { label: '工作台', path: '/console', roles: 'everybody' };

/** What this person can go to, of all rooms. What waits is asked of all rooms at once, and only of those that this person
 *  sees. */
export async function railFor(asked: Asked): Promise<RailEntry[]> {
  const { house, who } = asked;
  return Promise.all(
    [desk, ...house.rooms.flatMap(({ places }) => places)]
      .filter(({ roles, deputies }) => roles === 'everybody' || (deputies ? reaches : has)(who, ...roles))
      .map(async ({ label, path, settings, waiting, duty }) => ({
        label,
        path,
        ...(settings && { settings }),
        waiting: waiting ? await waiting(asked) : 0,
        ...(duty && { duty: duty(who) }),
      })),
  );
}
