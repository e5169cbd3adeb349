import { z } from 'zod';
import { openOffices } from '../../../organizations/index.ts';
import { action, done } from '../../../platform/action.ts';
import { check, field } from '../../../platform/http/form.ts';
import { forbidden, invalid } from '../../../platform/outcome.ts';
import { has } from '../../../platform/roles.ts';
import { Choices, Field } from '../../../platform/ui/index.ts';
import { heads, intake } from '../../rules.ts';
import { tellOffice } from '../notices.ts';
import { heldFor, take } from './take.ts';
import { verb } from './verb.tsx';

/** 交办: which office answers, and whether it is simple. Where two offices said that it is not theirs, the head decides. */
export const assignMessage = action<{ id: number; office: number; simple: boolean; reason: string }, void>(
  'engagement.assign',
  intake,
  async (act, { id, office: officeId, simple, reason }) => {
    const got = await heldFor(act, id);
    if (!got.ok) return got;
    if (got.value.state.phase === 'disputed' && !has(act.who, ...heads))
      return forbidden('两个科室都认为不属于本科室，须由政府信息公开工作机构负责人指定');
    const office = (await openOffices(act.db, act.who.authorityId)).find((one) => one.id === officeId);
    if (!office) return invalid('请选择承办科室', { office: '请选择承办科室' });
    const taken = await take(act, got.value, { kind: 'assigned', on: act.today, office: officeId, simple }, reason);
    if (!taken.ok) return taken;
    await tellOffice(act, got.value.row, officeId);
    return done(undefined, `message:${id}`, { office: office.name, simple });
  },
);

export const assignment = verb({
  slug: 'assign',
  label: '交办',
  done: '已交办',
  offered: ({ state }, who) =>
    has(who, ...intake) &&
    state.open &&
    state.phase !== 'merged' &&
    !state.decided &&
    (state.phase !== 'disputed' || has(who, ...heads)),
  schema: z.object({
    office: field.count('请选择承办科室'),
    simple: z
      .literal('yes')
      .optional()
      .transform((given) => given === 'yes'),
    reason: field.optional('说明', 500),
  }),
  check,
  fields: ({ offices, typed, failure, state }) => (
    <>
      <Field
        name="office"
        label="承办科室"
        required
        options={[
          { value: '', label: '请选择' },
          ...offices.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        typed={{ office: String(state.office ?? ''), ...typed }}
        failure={failure}
      />
      <Choices
        name="simple"
        legend="难易"
        type="checkbox"
        options={[{ value: 'yes', label: '简单事项，1 个工作日内答复' }]}
        typed={{ simple: state.round.simple ? 'yes' : undefined, ...typed }}
        failure={failure}
      />
      <Field name="reason" label="说明" type="textarea" rows={2} typed={typed} failure={failure} />
    </>
  ),
  act: assignMessage,
});
