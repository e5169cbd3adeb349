import { z } from 'zod';
import { action, done } from '../../../platform/action.ts';
import { check, field } from '../../../platform/http/form.ts';
import { has } from '../../../platform/roles.ts';
import { Field } from '../../../platform/ui/index.ts';
import { heads } from '../../rules.ts';
import { heldFor, take } from './take.ts';
import { verb } from './verb.tsx';

/** 作废: advertising, abuse, nothing that can be understood. Nothing is deleted. */
export const voidMessage = action<{ id: number; reason: string }, void>(
  'engagement.void',
  heads,
  async (act, { id, reason }) => {
    const got = await heldFor(act, id);
    if (!got.ok) return got;
    const taken = await take(act, got.value, { kind: 'voided', on: act.today }, reason);
    return taken.ok ? done(undefined, `message:${id}`) : taken;
  },
);

export const voiding = verb({
  slug: 'void',
  label: '作废',
  done: '已作废，内容和理由仍保存',
  offered: ({ state }, who) => has(who, ...heads) && state.open && state.phase !== 'merged',
  schema: z.object({ reason: field.required('理由', 500) }),
  check,
  fields: ({ typed, failure }) => (
    <Field
      name="reason"
      label="理由"
      required
      help="如广告、辱骂、无法看懂。留言不会删除，留言人可以看到理由"
      type="textarea"
      rows={2}
      typed={typed}
      failure={failure}
    />
  ),
  act: voidMessage,
});
