import type { MessageRating, MessageStep } from '../../law/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import { type Failure, notFound } from '../../platform/outcome.ts';
import { take } from '../handling/steps/take.ts';
import { holdMessage } from '../store.ts';

type Own = Extract<MessageStep, { kind: 'asked' | 'rated' | 'withdrawn' }>;

/** What who wrote a message does with it themselves; that it is theirs the browser's pass says. */
async function own(act: Act, id: number, step: Own, said: string): Promise<Failure | undefined> {
  const held = await holdMessage(act, id);
  if (!held) return notFound();
  const taken = await take(act, held, step, said);
  return taken.ok ? undefined : taken;
}

/** 追问, once: a new limit from today. */
export const askAgain = action<{ id: number; text: string }, void>(
  'engagement.ask',
  ['anyone'],
  async (act, { id, text }) => {
    const fault = await own(act, id, { kind: 'asked', on: act.today }, text);
    return fault ?? done(undefined, `message:${id}`);
  },
);

/** 评价 of an answer. */
export const rateAnswer = action<{ id: number; rating: MessageRating; text: string }, void>(
  'engagement.rate',
  ['anyone'],
  async (act, { id, rating, text }) => {
    const fault = await own(act, id, { kind: 'rated', on: act.today, rating }, text);
    return fault ?? done(undefined, `message:${id}`, { rating });
  },
);

/** 撤回 before the answer. */
export const withdrawMessage = action<{ id: number; text: string }, void>(
  'engagement.withdraw',
  ['anyone'],
  async (act, { id, text }) => {
    const fault = await own(act, id, { kind: 'withdrawn', on: act.today }, text);
    return fault ?? done(undefined, `message:${id}`);
  },
);
