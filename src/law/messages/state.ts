import type { MessageKind, MessageRating } from './kinds.ts';
import type { ElsewhereId } from './signposts.ts';

export const MESSAGE_PHASES = {
  received: '待交办',
  assigned: '办理中',
  disputed: '待指定科室',
  merged: '合并办理',
  answered: '已答复',
  led: '已转其他渠道',
  withdrawn: '已撤回',
  voided: '已作废',
} as const;
export type MessagePhase = keyof typeof MESSAGE_PHASES;

/** A limit that runs, or ran: from receipt, from the second question, from the decision to take it up again. */
export interface Round {
  zero: string;
  from: 'received' | 'asked' | 'reopened';
  simple: boolean;
  /** working days; null: not extended */
  extension: number | null;
}

export interface MessageState {
  phase: MessagePhase;
  /** somebody waits for an answer, and the limit runs */
  open: boolean;
  sort: MessageKind;
  received: string;
  /** the one that runs, or the last */
  round: Round;
  /** each with the round that it ended */
  answers: (Round & { on: string })[];
  office: number | null;
  /** how often an office said that it is not theirs */
  transfers: number;
  /** the head decided whose it is: it goes to no other any more */
  decided: boolean;
  extended: boolean;
  askedAgain: boolean;
  /** of the last answer */
  rating: MessageRating | null;
  into: number | null;
  where: ElsewhereId | null;
  last: string;
}
