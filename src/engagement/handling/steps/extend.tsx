import { z } from 'zod';
import { mostExtension } from '../../../law/index.ts';
import { action, done } from '../../../platform/action.ts';
import { check, field } from '../../../platform/http/form.ts';
import { Field } from '../../../platform/ui/index.ts';
import { handlers } from '../../rules.ts';
import { heldFor, take } from './take.ts';
import { verb } from './verb.tsx';

/** 延期: once, with the reason that who wrote it reads too. */
export const extendMessage = action<{ id: number; days: number; reason: string }, void>(
  'engagement.extend',
  handlers,
  async (act, { id, days, reason }) => {
    const got = await heldFor(act, id);
    if (!got.ok) return got;
    const taken = await take(act, got.value, { kind: 'extended', on: act.today, days }, reason);
    return taken.ok ? done(undefined, `message:${id}`, { days }) : taken;
  },
);

export const extension = verb({
  slug: 'extend',
  label: '延期',
  done: '已延期，留言人可以看到理由',
  offered: ({ state }) => state.phase === 'assigned' && !state.extended,
  schema: z.object({ days: field.count('请填写延长几个工作日'), reason: field.required('延期的理由', 500) }),
  check,
  fields: ({ state, typed, failure }) => (
    <>
      <Field
        name="days"
        label="延长几个工作日"
        required
        help={`最多 ${mostExtension(state.round)} 个，只能延期一次`}
        inputmode="numeric"
        typed={typed}
        failure={failure}
      />
      <Field
        name="reason"
        label="理由"
        help="留言人会看到"
        required
        type="textarea"
        rows={2}
        typed={typed}
        failure={failure}
      />
    </>
  ),
  act: extendMessage,
});
