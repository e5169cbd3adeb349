import { z } from 'zod';
import { isDay } from '../../platform/dates.ts';
import { field, first, type Typed } from '../../platform/http/form.ts';
import { GROUNDS, type Ground, grounds, STATES } from '../rules.ts';
import type { OrderWish } from './store.ts';

const day = z.string('请填写办理期限').trim().refine(isDay, '请填写办理期限，如 2026-12-11');
const text = (label: string) =>
  z.string(`请填写${label}`).trim().min(1, `请填写${label}`).max(3_000, `${label}最多 3000 个字`);

export const newOrderForm = z.object({
  to: field.list(),
  ground: z.enum(grounds as [Ground, ...Ground[]], '请选择督办类别'),
  subject: field.required('督办事项', 100),
  why: text('事实和依据'),
  demand: text('整改要求'),
  dueOn: day,
});

const version = field.count('请刷新页面后再办理');
export const answerForm = z.object({ version, said: text('整改情况') });
export const acceptForm = z.object({ version, said: z.string().trim().max(3_000, '意见最多 3000 个字').default('') });
export const returnForm = z.object({ version, said: text('退回的理由'), dueOn: day });
export const extendForm = z.object({ version, said: text('延期的理由'), dueOn: day });
export const withdrawForm = z.object({ version, said: text('撤销的理由') });

/** What of the list is asked for; anything else is left out. */
export function wishOf(typed: Typed): OrderWish {
  const [state, ground, from, to, page] = ['state', 'ground', 'from', 'to', 'page'].map((name) => first(typed, name));
  return {
    state: state === 'open' || Object.hasOwn(STATES, state!) ? (state as OrderWish['state']) : '',
    late: first(typed, 'late') === 'yes',
    ground: Object.hasOwn(GROUNDS, ground!) ? (ground as Ground) : '',
    words: first(typed, 'q').trim().slice(0, 100),
    from: isDay(from!) ? from! : '',
    to: isDay(to!) ? to! : '',
    page: /^[1-9]\d{0,4}$/.test(page!) ? Number(page) : 1,
  };
}
