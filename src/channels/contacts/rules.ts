import { channelNames } from '../../law/index.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import { type Failure, forbidden, invalid, notFound } from '../../platform/outcome.ts';
import { has, type Role, type Who } from '../../platform/roles.ts';
import { handlers } from '../deliveries/rules.ts';
import type { DeliveryState, FollowUp } from '../tables.ts';
import type { PostingState, Todo } from './tables.ts';

/** Channels whose places are registered one by one, and where a person does what is to be done. */
const PLACED = ['board', 'serviceBoard', 'groups'] as const;
export type Placed = (typeof PLACED)[number];
export const isPlaced = (channel: string): channel is Placed => (PLACED as readonly string[]).includes(channel);

/** Who does what is to be done at a place. */
export const doers: readonly Role[] = handlers;

/** What the rules need to know of a posting. Days are YYYY-MM-DD. */
export interface Posted {
  authorityId: number;
  /** which keeps the place */
  officeId: number;
  tendedBy: number | null;
  givenTo: number | null;
  channel: Placed;
  state: PostingState;
  followUp: FollowUp | null;
  dueOn: string | null;
  endsOn: string | null;
  /** since when it may be out */
  plannedAt: Date;
}

/** What is to be done with it now; undefined: nothing. */
export function todoOf(
  { state, followUp, endsOn }: Pick<Posted, 'state' | 'followUp' | 'endsOn'>,
  today: string,
): Todo | undefined {
  if (state === 'due') return 'post';
  if (state !== 'up') return undefined;
  return followUp ?? (endsOn !== null && endsOn < today ? 'takeDown' : undefined);
}

/** By when that is to be done: what is over is taken down on the day after. */
export function dueOf({ state, followUp, dueOn, endsOn }: Posted): string | null {
  if (state === 'due' || followUp) return dueOn;
  return endsOn === null ? null : dayAfter(endsOn);
}

/** Days by which it is late; 0: it is not. */
export function daysLate(posted: Posted, today: string): number {
  const due = todoOf(posted, today) && dueOf(posted);
  return due && due < today ? (Date.parse(today) - Date.parse(due)) / 86_400_000 : 0;
}

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** What was withdrawn first, then what is late, the longest first, then by day. For sorting. */
export function before(one: Posted, other: Posted): number {
  const gone = ({ followUp }: Posted) => (followUp === 'takeDown' ? 0 : 1);
  return gone(one) - gone(other) || (dueOf(one) ?? '9').localeCompare(dueOf(other) ?? '9');
}

type Verdict = { ok: true } | Failure;

/** Whose it is: the office's that keeps the place, who tends it, who was asked in their place; and the head's. */
export function tends(
  who: Who,
  { authorityId, officeId, tendedBy, givenTo }: Pick<Posted, 'authorityId' | 'officeId' | 'tendedBy' | 'givenTo'>,
): boolean {
  if (who.authorityId !== authorityId || !has(who, ...doers)) return false;
  return has(who, 'disclosureHead') || who.officeId === officeId || [tendedBy, givenTo].includes(who.id ?? -1);
}

/** Whether a person may say that this was done there on that day. 先审后发 (条例 art. 17) holds at a place too. */
export function mayDo(posted: Posted | undefined, who: Who, what: Todo, on: string, now: Date): Verdict {
  const today = dayOf(now);
  if (!posted || posted.authorityId !== who.authorityId) return notFound();
  if (!tends(who, posted)) return forbidden('只能办理本村（社区、科室）的公开栏和微信群');
  if (todoOf(posted, today) !== what) return invalid('这项任务已经由他人办理，或者不用再办');
  if (on > today) return invalid('日期不能晚于今天，请检查手机的时间');
  if (now < posted.plannedAt) return invalid(`${minuteOf(posted.plannedAt)} 以后才能办理`);
  const from = dayOf(posted.plannedAt);
  if (on < from) return invalid(`不能早于签发公开的日期 ${from}`);
  return { ok: true };
}

/** What becomes of a posting when its document changes. 'due': it is posted (again) */
export type PostingStep = 'due' | 'replace' | 'takeDown' | 'remove';

/** @param delivery as it stands after the change, and whether it was called off before */
export function follows(
  kind: 'published' | 'corrected' | 'withdrawn',
  delivery: { state: DeliveryState; followUp: FollowUp | null; wasOff: boolean },
  { state, followUp }: Pick<Posted, 'state' | 'followUp'>,
): PostingStep | undefined {
  if (delivery.state === 'removed' || delivery.followUp === 'takeDown') {
    if (state === 'due') return 'remove';
    return state === 'up' && followUp !== 'takeDown' ? 'takeDown' : undefined;
  }
  if (state === 'up')
    return kind === 'corrected' || followUp === 'takeDown'
      ? followUp === 'replace'
        ? undefined
        : 'replace'
      : undefined;
  return state !== 'due' && delivery.wasOff ? 'due' : undefined;
}

/** '张贴' on a board, '转发' in a group. */
const doneWords: Record<'board' | 'group', Record<Todo, string>> = {
  board: { post: '张贴', replace: '替换', takeDown: '撤下' },
  group: { post: '转发', replace: '转发更正', takeDown: '告知撤下' },
};
export const wordFor = (channel: Placed, what: Todo): string =>
  doneWords[channel === 'groups' ? 'group' : 'board'][what];

/** '政务公开栏' */
export const kindName = (channel: Placed): string => channelNames[channel];
