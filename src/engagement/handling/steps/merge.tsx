import { z } from 'zod';
import { authorityById } from '../../../organizations/index.ts';
import { action, done } from '../../../platform/action.ts';
import { check, field } from '../../../platform/http/form.ts';
import { conflict, invalid } from '../../../platform/outcome.ts';
import { numbersMeant } from '../../../platform/public-forms/index.ts';
import { has } from '../../../platform/roles.ts';
import { Field } from '../../../platform/ui/index.ts';
import { alikeMessages } from '../../alike.ts';
import { messageNumber } from '../../numbers.ts';
import { intake } from '../../rules.ts';
import { holdMessage } from '../../store.ts';
import { heldFor, take } from './take.ts';
import { verb } from './verb.tsx';

/** 合并办理: answered together with another that asks the same; each has its own limit, and each is told. */
const mergeMessage = action<{ id: number; number: string }, void>(
  'engagement.merge',
  intake,
  async (act, { id, number }) => {
    const got = await heldFor(act, id);
    if (!got.ok) return got;
    const { paperPrefix } = (await authorityById(act.db, act.who.authorityId))!;
    const main = await act.db
      .selectFrom('messages')
      .select('id')
      .where('authority_id', '=', act.who.authorityId)
      .where(
        'number',
        'in',
        await numbersMeant(number, (year, serial) => [messageNumber({ paperPrefix }, year, serial)]),
      )
      .executeTakeFirst();
    if (!main || main.id === id) return invalid('没有找到主件', { number: '请填写另一件留言的编号，如 2026-1' });
    const into = (await holdMessage(act, main.id))!;
    if (!into.state.open || into.state.phase === 'merged')
      return conflict('那一件已经办结，或者自己也已合并，不能作为主件');
    const taken = await take(act, got.value, { kind: 'merged', on: act.today, into: main.id });
    if (!taken.ok) return taken;
    await act.db.updateTable('messages').set({ merged_into: main.id }).where('merged_into', '=', id).execute();
    return done(undefined, `message:${id}`, { into: into.row.number });
  },
);

export const merging = verb({
  slug: 'merge',
  label: '合并办理',
  done: '已合并，随主件一并答复',
  offered: ({ state }, who) => has(who, ...intake) && state.open && state.phase !== 'merged',
  schema: z.object({ number: field.required('主件的编号', 100) }),
  check,
  fields: ({ typed, failure }) => (
    <Field
      name="number"
      label="主件的编号"
      required
      help="可以只写年份和序号，如 2026-1"
      typed={typed}
      failure={failure}
    />
  ),
  act: mergeMessage,
});

/** 一并合并: all that came within the same hour and ask the same; one answer for all. @returns how many */
export const mergeFlood = action<{ id: number }, number>('engagement.mergeFlood', intake, async (act, { id }) => {
  const got = await heldFor(act, id);
  if (!got.ok) return got;
  if (!got.value.state.open || got.value.state.phase === 'merged')
    return conflict('这一件已经办结或者合并，不能作为主件');
  const flood = (await alikeMessages(act.db, id, 1000)).filter(
    ({ sameHour, sameText, likeness }) => sameHour && (sameText || likeness >= 0.6),
  );
  let count = 0;
  for (const one of flood) {
    const other = await holdMessage(act, one.id);
    if (!other?.state.open || other.state.phase === 'merged') continue;
    const taken = await take(act, other, { kind: 'merged', on: act.today, into: id });
    if (!taken.ok) continue;
    await act.db.updateTable('messages').set({ merged_into: id }).where('merged_into', '=', one.id).execute();
    count += 1;
  }
  return count ? done(count, `message:${id}`, { count }) : conflict('没有可以合并的留言');
});

export const floodMerging = verb({
  slug: 'merge-flood',
  label: '合并同时来的相同留言',
  done: '已合并，答复时一并告知每一位留言人',
  offered: ({ state }, who) => has(who, ...intake) && state.open && state.phase !== 'merged',
  schema: z.object({}),
  check,
  fields: () => <p class="help">一小时内内容相同或者相近的留言，都随这一件一并答复，每位留言人都会收到。</p>,
  act: mergeFlood,
});
