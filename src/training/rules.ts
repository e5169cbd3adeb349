import { has, type Role, type Who } from '../platform/roles.ts';
import { keepers, trainees } from './words.ts';

const MINUTE = 60_000;
/** Minutes that somebody may come late or go early without losing anything: ours. */
const GRACE = 15;
/** After the end one may still sign in at the door for so long, minutes. */
const DOOR_AFTER = 30;
/** Days after a training within which its quiz is answered, unless the plan says another day. */
export const QUIZ_DAYS = 14;
/** A quiz may be answered so often. */
export const TRIES = 2;

/** When a training is, and what it counts. */
export interface Held {
  startsAt: Date;
  endsAt: Date;
  hours: number;
}

/** For whom a training is meant. */
export interface Meant {
  authorityId: number;
  /** empty: whatever they do */
  roles: readonly Role[];
  /** empty: of every office */
  officeIds: readonly number[];
  /** also for the staff of the authorities below */
  below: boolean;
}

/** Somebody who may be meant. */
export interface Person {
  authorityId: number;
  officeId: number | null;
  roles: readonly Role[];
}

/** Whether a training is for somebody: by what they do and where. Of those below, all who do what it is for.
 *  @param parentId of their authority */
export function isMeant(meant: Meant, person: Person, parentId: number | null): boolean {
  const own = person.authorityId === meant.authorityId;
  if (!own && !(meant.below && parentId === meant.authorityId)) return false;
  const wanted = meant.roles.length ? meant.roles : trainees;
  if (!person.roles.some((role) => wanted.includes(role))) return false;
  return !own || meant.officeIds.length === 0 || meant.officeIds.includes(person.officeId ?? 0);
}

/** Whether it is somebody's to keep. */
export const keeps = (who: Who, { authorityId }: { authorityId: number }): boolean =>
  has(who, ...keepers) && who.authorityId === authorityId;

/** Minutes by which somebody came late, and went early; 0 within the grace. */
export function missedOf({ startsAt, endsAt }: Held, came: Date | null, left: Date | null) {
  const beyond = (ms: number) => (ms > GRACE * MINUTE ? Math.round(ms / MINUTE) : 0);
  return {
    late: came ? beyond(came.getTime() - startsAt.getTime()) : 0,
    early: left ? beyond(endsAt.getTime() - left.getTime()) : 0,
  };
}

/** 学时 that somebody's presence counts: all of them, or their share of the time in whole halves; less than half of the
 *  time counts nothing. @param came null: from the beginning @param left null: to the end */
export function countedHours(held: Held, came: Date | null, left: Date | null): number {
  const { late, early } = missedOf(held, came, left);
  if (!late && !early) return held.hours;
  const whole = (held.endsAt.getTime() - held.startsAt.getTime()) / MINUTE;
  const present = Math.max(0, whole - late - early);
  return present * 2 < whole ? 0 : Math.floor((held.hours * 2 * present) / whole) / 2;
}

/** What is wrong with the times at which somebody is said to have come and gone; undefined: nothing. */
export function timesFault(
  { startsAt, endsAt }: Held,
  came: Date | null,
  left: Date | null,
): { field: 'came' | 'left'; message: string } | undefined {
  if (came && came > endsAt) return { field: 'came', message: '到场时间晚于培训结束' };
  if (came && came < new Date(startsAt.getTime() - 3 * 60 * MINUTE))
    return { field: 'came', message: '到场时间早于培训开始三个多小时，请核对' };
  if (left && left < (came ?? startsAt)) return { field: 'left', message: '离开时间早于到场' };
  if (left && left > new Date(endsAt.getTime() + 12 * 60 * MINUTE))
    return { field: 'left', message: '离开时间晚于培训结束半天以上，请核对' };
  return undefined;
}

/** Whether the code at the door is taken now. */
export function doorIsOpen(
  training: Pick<Held, 'endsAt'> & { openedAt: Date | null; doorClosedAt: Date | null; cancelledAt: Date | null },
  now: Date,
): boolean {
  const { openedAt, doorClosedAt, cancelledAt, endsAt } = training;
  return (
    openedAt !== null &&
    doorClosedAt === null &&
    !cancelledAt &&
    now <= new Date(endsAt.getTime() + DOOR_AFTER * MINUTE)
  );
}

/** How a training stands. */
export type Standing = 'planned' | 'running' | 'over' | 'closed' | 'cancelled';

export function standingOf(
  {
    startsAt,
    endsAt,
    cancelledAt,
    closedAt,
  }: Pick<Held, 'startsAt' | 'endsAt'> & {
    cancelledAt: Date | null;
    closedAt: Date | null;
  },
  now: Date,
): Standing {
  if (cancelledAt) return 'cancelled';
  if (closedAt) return 'closed';
  if (now < startsAt) return 'planned';
  return now <= endsAt ? 'running' : 'over';
}

export const STANDINGS: Record<Standing, string> = {
  planned: '未开始',
  running: '进行中',
  over: '待办结',
  closed: '已办结',
  cancelled: '已取消',
};
