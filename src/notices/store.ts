import { leftInWords } from '../law/index.ts';
import { calendarOf } from '../organizations/index.ts';
import type { OpenLimit } from '../platform/limits.ts';
import { has } from '../platform/roles.ts';
import type { Asked } from '../platform/room.ts';
import { readers, type Stage, stageOf } from './rules.ts';

/** An open limit as a person sees it. */
export interface Alert extends OpenLimit {
  /** undefined: more than five working days are left */
  stage: Stage | undefined;
  /** '还有 3 个工作日' */
  left: string;
}

/** Open limits of what a person handles: an officer's own and nobody's, the head's all. The nearest first. */
export async function limitsFor({ db, house, who, today }: Asked): Promise<Alert[]> {
  if (!has(who, ...readers)) return [];
  const [limits, calendar] = await Promise.all([house.limits(db, who.authorityId, today), calendarOf(db)]);
  return limits
    .filter(({ officerId }) => has(who, 'disclosureHead') || officerId === null || officerId === who.id)
    .map((limit) => ({
      ...limit,
      stage: stageOf(limit.on, today, calendar),
      left: leftInWords(limit.on, today, calendar),
    }));
}

/** Those within five working days, or over. */
export async function alertsFor(asked: Asked): Promise<Alert[]> {
  return (await limitsFor(asked)).filter(({ stage }) => stage !== undefined);
}
