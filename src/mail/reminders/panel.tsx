import { z } from 'zod';
import { field, type Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Field, Form, Panel } from '../../platform/ui/index.ts';
import { OWN_MAIL } from '../paths.ts';
import type { MailMode } from '../tables.ts';
import { clockOf, MODE_NAMES, URGENT, type Wish } from './rules.ts';

const helps: Record<MailMode, string> = {
  daily: '工作日早上一封，写明新的和还没有办完的；没有新的提醒就不发',
  each: '有了就发；同一时间有几条的，合成一封',
  none: '只在“提醒”和工作台上看；期限已经超过的，仍然发给负责人',
};

/** How reminders are wanted, as the form holds it. */
export const wishForm = z
  .object({
    mode: z
      .string('请选择怎么发')
      .refine((text) => Object.hasOwn(helps, text), '请选择怎么发')
      .transform((text) => text as MailMode),
    quiet: field.list(),
    from: z.string().max(10, '时间不对').default(''),
    to: z.string().max(10, '时间不对').default(''),
  })
  .transform(({ quiet, ...rest }) => ({
    ...rest,
    quiet: quiet.includes('hours'),
    daysOff: quiet.includes('daysOff'),
  }));

const typedOf = ({ mode, quiet, from, to, daysOff }: Wish): Typed => ({
  ...{ mode, from: clockOf(from), to: clockOf(to) },
  quiet: [...(quiet ? ['hours'] : []), ...(daysOff ? ['daysOff'] : [])],
});

/** 提醒怎么发, 免打扰. @param typed what was typed and is wrong, in place of what is kept */
export function WishPanel({ wish, typed, failure }: { wish: Wish; typed: Typed; failure: Failure | undefined }) {
  const shown = { typed: failure ? typed : typedOf(wish), failure };
  return (
    <Panel title="提醒怎么发">
      <Form action={`${OWN_MAIL}/wish`} failure={failure} among="wish">
        <Choices
          name="mode"
          legend="发给我的提醒"
          type="radio"
          options={(['daily', 'each', 'none'] as const).map((value) => ({
            ...{ value, label: MODE_NAMES[value], help: helps[value] },
          }))}
          {...shown}
        />
        <Choices
          name="quiet"
          legend="免打扰"
          type="checkbox"
          help="这段时间里的提醒，过后一起发"
          options={[
            { value: 'hours', label: '在下面的时间不发' },
            { value: 'daysOff', label: '非工作日也不发', help: '按工作日历，调休上班的照常发' },
          ]}
          {...shown}
        />
        <Field name="from" label="从" inputmode="numeric" help="例如 20:00" {...shown} />
        <Field name="to" label="到" inputmode="numeric" help="例如 8:00；比开始早的，是第二天" {...shown} />
        <p class="help">不等时间、立即发的只有：{Object.values(URGENT).join('；')}。验证码和账号更改的邮件也立即发。</p>
        <button class="btn" type="submit">
          保存
        </button>
      </Form>
    </Panel>
  );
}
