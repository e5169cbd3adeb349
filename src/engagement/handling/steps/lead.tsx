import { z } from 'zod';
import { ELSEWHERE, type ElsewhereId, elsewheres, signpostsFor } from '../../../law/index.ts';
import { action, done } from '../../../platform/action.ts';
import { check, field } from '../../../platform/http/form.ts';
import { Field } from '../../../platform/ui/index.ts';
import { folded } from '../../alike.ts';
import { handlers } from '../../rules.ts';
import { heldFor, take } from './take.ts';
import { verb } from './verb.tsx';

/** 转其他渠道: where it belongs, told to who wrote it. */
export const leadElsewhere = action<{ id: number; where: ElsewhereId; reason: string }, void>(
  'engagement.lead',
  handlers,
  async (act, { id, where, reason }) => {
    const got = await heldFor(act, id);
    if (!got.ok) return got;
    const taken = await take(act, got.value, { kind: 'led', on: act.today, where }, reason);
    return taken.ok ? done(undefined, `message:${id}`, { into: ELSEWHERE[where].label }) : taken;
  },
);

export const leading = verb({
  slug: 'lead',
  label: '告知其他渠道',
  done: '已告知留言人应向哪里提出',
  offered: ({ state }) => state.open && state.phase !== 'merged',
  schema: z.object({
    where: z.enum(elsewheres as [ElsewhereId, ...ElsewhereId[]], '请选择渠道'),
    reason: field.required('告知的话', 500),
  }),
  check,
  fields: ({ row, typed, failure }) => (
    <>
      <Field
        name="where"
        label="应向哪里提出"
        required
        options={[
          { value: '', label: '请选择' },
          ...elsewheres.map((id) => ({ value: id, label: `${ELSEWHERE[id].label}（${ELSEWHERE[id].place}）` })),
        ]}
        typed={{ where: signpostsFor(folded(row.subject))[0] ?? '', ...typed }}
        failure={failure}
      />
      <Field
        name="reason"
        label="告知的话"
        help="留言人会看到"
        required
        type="textarea"
        rows={3}
        typed={typed}
        failure={failure}
      />
    </>
  ),
  act: leadElsewhere,
});
