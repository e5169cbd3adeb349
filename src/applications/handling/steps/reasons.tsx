import { z } from 'zod';
import { dueOf, parseDate, REASONS_LEAST_DAYS, REASONS_USUAL_DAYS } from '../../../law/index.ts';
import { action, done } from '../../../platform/action.ts';
import { invalid } from '../../../platform/outcome.ts';
import { day, optionalDay, text } from '../../fields.ts';
import { withoutApplicant } from '../../privacy/without-applicant.ts';
import { handlers } from '../../rules.ts';
import type { GivenFile } from '../../store.ts';
import { hold, type Seen, take } from './take.ts';
import { verb } from './verb.tsx';

/** 要求说明理由: number or frequency clearly exceed what is reasonable; which facts show it is said. The count goes on. art. 35 */
export const requestReasons = action<Seen & { on: string; by: string; what: string }, void>(
  'applications.requestReasons',
  handlers,
  async (act, { on, by, what, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const paper = { kind: 'reasons', content: { what, by } } as const;
    const taken = await take(act, got.held, { kind: 'reasonsRequested', on, by }, { note: what, paper });
    return taken.ok ? done(undefined, `application:${seen.id}`, { on, by }) : taken;
  },
);

export const reasonsRequest = verb({
  slug: 'reasons',
  done: '已要求申请人说明理由',
  prepares: 'reasons',
  schema: z.object({ on: day('日期'), by: day('说明理由的期限'), what: text('数量、频次的事实', 1000) }),
  fields: ({ of, Day, Field }) => (
    <>
      <Day label="告知日期" help="答复期限照常计算，不因此停止" />
      <Field
        name="by"
        label="请申请人在此日前说明理由"
        type="date"
        required
        help={`一个工作日，自告知次日起不少于 ${REASONS_LEAST_DAYS} 个工作日`}
        begins={of.calendar.countForward(parseDate(of.today), REASONS_USUAL_DAYS).date.toString()}
      />
      <Field
        name="what"
        label="申请的数量、频次明显超过合理范围的事实"
        type="textarea"
        required
        help="写明哪段时间、多少件、什么内容；以后不予处理的，这是依据"
      />
    </>
  ),
  run: requestReasons,
});

interface ReasonsInput extends Seen {
  on: string;
  reasons: string;
  files?: readonly GivenFile[];
}

/** 收到理由说明, by the officer, or by the applicant through the site (no version). art. 35 */
export const recordReasons = action<ReasonsInput, void>(
  'applications.recordReasons',
  [...handlers, 'anyone'],
  async (act, { on, reasons, files, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    if (!reasons.trim()) return invalid('请填写说明的理由', { reasons: '请填写说明的理由' });
    const without = withoutApplicant(act.sealer, got.held.row);
    const day = act.who.id === null ? act.today : on;
    const along = { note: without.text(reasons), files: without.files(files) };
    const taken = await take(act, got.held, { kind: 'reasonsGiven', on: day }, along);
    return taken.ok ? done(undefined, `application:${seen.id}`, { on: day }) : taken;
  },
);

export const reasonsReceipt = verb({
  slug: 'reasons-given',
  done: '已登记申请人说明的理由',
  files: 'clarification',
  schema: z.object({ on: day('日期'), reasons: text('申请人说明的理由', 5000) }),
  fields: ({ Day, Field, Files }) => (
    <>
      <Day label="收到说明的日期" />
      <Field name="reasons" label="申请人说明的理由" type="textarea" required />
      <Files label="随附材料" />
    </>
  ),
  run: recordReasons,
});

/** 确定延迟答复期限, by the head, before the limit ends: the reasons are sound, yet it cannot be answered in time. art. 35 */
export const deferReply = action<Seen & { by: string; reason: string; on?: string | null }, { due: string }>(
  'applications.deferReply',
  ['disclosureHead'],
  async (act, { by, reason, on, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const step = { kind: 'deferred', on: on ?? act.today, by, approvedBy: act.who.name } as const;
    const paper = { kind: 'deferral', content: { by, reason } } as const;
    const taken = await take(act, got.held, step, { note: reason, paper, field: on ? 'on' : 'by' });
    if (!taken.ok) return taken;
    const due = dueOf(taken.held.state, act.today, got.held.calendar)!.date.toString();
    return done({ due }, `application:${seen.id}`, { due });
  },
);

export const deferral = verb({
  slug: 'defer',
  done: ({ due }: { due: string }) => `已确定延迟到 ${due} 前答复，告知书已成文`,
  prepares: 'deferral',
  only: 'disclosureHead',
  schema: z.object({
    by: day('延迟答复的期限'),
    reason: text('不能按期答复的原因', 1000),
    on: optionalDay,
  }),
  fields: ({ Field }) => (
    <>
      <Field
        name="by"
        label="延迟到此日前答复"
        type="date"
        required
        help="一个晚于现在期限的工作日，长短应与申请的数量相称；确定后不能再延，也不因征求意见顺延"
      />
      <Field name="reason" label="不能按期答复的原因" type="textarea" required />
      <Field
        name="on"
        label="当时确定并告知申请人的日期"
        type="date"
        help="只在补录时填写：当时已确定并告知，现在才登记的"
      />
    </>
  ),
  run: deferReply,
});
