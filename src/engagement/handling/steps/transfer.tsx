import { z } from 'zod';
import { MOST_TRANSFERS } from '../../../law/index.ts';
import { openOffices } from '../../../organizations/index.ts';
import { action, done } from '../../../platform/action.ts';
import { check, field } from '../../../platform/http/form.ts';
import { invalid } from '../../../platform/outcome.ts';
import { Field } from '../../../platform/ui/index.ts';
import { handlers } from '../../rules.ts';
import { tellHeads, tellOffice } from '../notices.ts';
import { heldFor, take } from './take.ts';
import { verb } from './verb.tsx';

/** 转办: not ours, says the office, and whose it may be; the clock goes on. The second time it goes to the head. */
export const transferMessage = action<{ id: number; to: string; reason: string }, void>(
  'engagement.transfer',
  handlers,
  async (act, { id, to, reason }) => {
    const got = await heldFor(act, id);
    if (!got.ok) return got;
    const { state, row } = got.value;
    const second = state.transfers + 1 >= MOST_TRANSFERS;
    const office = second
      ? undefined
      : (await openOffices(act.db, act.who.authorityId)).find((one) => String(one.id) === to);
    if (!second && !office) return invalid('请选择应由哪个科室承办', { to: '请选择应由哪个科室承办' });
    const step = { kind: 'transferred', on: act.today, from: state.office ?? 0, to: office?.id ?? null } as const;
    const taken = await take(act, got.value, step, reason);
    if (!taken.ok) return taken;
    await (office ? tellOffice(act, row, office.id) : tellHeads(act, row));
    return done(undefined, `message:${id}`, { into: office?.name ?? '由负责人指定' });
  },
);

export const transfer = verb({
  slug: 'transfer',
  label: '不属于本科室',
  done: '已转办，期限照算',
  offered: ({ state }) => state.phase === 'assigned' && !state.decided,
  schema: z.object({ to: z.string().default(''), reason: field.required('理由', 500) }),
  check,
  fields: ({ state, offices, typed, failure }) => (
    <>
      {state.transfers + 1 >= MOST_TRANSFERS ? (
        <p class="help">已有一个科室认为不属于本科室。再次退出后，由政府信息公开工作机构负责人指定。</p>
      ) : (
        <Field
          name="to"
          label="应由哪个科室承办"
          required
          options={[
            { value: '', label: '请选择' },
            ...offices
              .filter(({ id }) => id !== state.office)
              .map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          typed={typed}
          failure={failure}
        />
      )}
      <Field name="reason" label="理由" required type="textarea" rows={2} typed={typed} failure={failure} />
    </>
  ),
  act: transferMessage,
});
