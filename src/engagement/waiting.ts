import { MESSAGE_PHASES } from '../law/index.ts';
import { oncePer } from '../platform/once-per.ts';
import { has } from '../platform/roles.ts';
import type { Asked, DeskLine } from '../platform/room.ts';
import { waitingMessages } from './handling/list.ts';
import { DESK } from './paths.ts';
import { handlers } from './rules.ts';

const MOST = 8;
const waiting = oncePer(async ({ db, who, today }: Asked) =>
  has(who, ...handlers) ? waitingMessages(db, who, today) : { lines: [], total: 0 },
);

/** How many messages wait for this person. */
export const countWaiting = async (asked: Asked): Promise<number> => (await waiting(asked)).total;

/** Messages that wait for this person, the most urgent first. */
export async function messageLines(asked: Asked): Promise<DeskLine[]> {
  const { lines: all, total } = await waiting(asked);
  const lines: DeskLine[] = all.slice(0, MOST).map(({ id, subject, number, phase, dueOn }) => ({
    ...{ title: subject, href: `${DESK}/${id}`, note: number },
    tag: phase === 'assigned' ? '答复留言' : MESSAGE_PHASES[phase],
    ...(dueOn && { time: `${dueOn} 前答复`, by: dueOn }),
  }));
  if (total > MOST) lines.push({ title: `还有 ${total - MOST} 件留言`, href: `${DESK}?mine=yes`, note: '按期限排列' });
  return lines;
}
