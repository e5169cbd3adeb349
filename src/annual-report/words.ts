import type { ReplyTime } from '../applications/index.ts';
import { type Channel, cellTitle, channelNames } from '../law/index.ts';
import type { Standing } from './tables.ts';

/** What this room calls its things before people. */
export const standingNames: Record<Standing, string> = { done: '已完成', partly: '部分完成', open: '尚未完成' };

/** What table three does not tell of how applications were handled. */
export const replyTimeNames: Record<ReplyTime, string> = {
  late: '超过法定期限答复的申请',
  extended: '延长期限答复的申请',
  overdue: '年末已超过期限仍未答复的申请',
};
export const isReplyTime = (name: string): name is ReplyTime => Object.hasOwn(replyTimeNames, name);

export const stateNames = { draft: '编制中', published: '已发布', correcting: '更正中' } as const;

/** A figure of the report in words: a cell, or a channel ('channels.website'). */
export function figureTitle(path: string): string {
  const channel = /^channels\.(\w+)$/.exec(path)?.[1];
  return channel === undefined ? cellTitle(path) : `公开渠道 ${channelNames[channel as Channel] ?? channel}`;
}
