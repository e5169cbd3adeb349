import { z } from 'zod';
import { action, done } from '../../../platform/action.ts';
import { check, field } from '../../../platform/http/form.ts';
import { has } from '../../../platform/roles.ts';
import { Field } from '../../../platform/ui/index.ts';
import { heads } from '../../rules.ts';
import { heldFor, take } from './take.ts';
import { verb } from './verb.tsx';

/** 重新办理, after 不满意, by decision of the head: a new limit from that day. */
export const reopenMessage = action<{ id: number; reason: string }, void>(
  'engagement.reopen',
  heads,
  async (act, { id, reason }) => {
    const got = await heldFor(act, id);
    if (!got.ok) return got;
    const taken = await take(act, got.value, { kind: 'reopened', on: act.today }, reason);
    return taken.ok ? done(undefined, `message:${id}`) : taken;
  },
);

export const reopening = verb({
  slug: 'reopen',
  label: '重新办理',
  done: '已决定重新办理，期限从明天起重新计算',
  offered: ({ state }, who) => has(who, ...heads) && state.phase === 'answered' && state.rating === 'unsatisfied',
  schema: z.object({ reason: field.required('要求', 500) }),
  check,
  fields: ({ typed, failure }) => (
    <Field name="reason" label="对承办科室的要求" required type="textarea" rows={2} typed={typed} failure={failure} />
  ),
  act: reopenMessage,
});
